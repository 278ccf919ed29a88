package org.lian.workbench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.engine.MoveRoute;
import org.lian.vocabulary.Refusal;

/**
 * 迁移: running filings of a diagram on their way from one version to the one in force.
 *
 * @param renamed elements that bear another id in the target
 * @param planners everybody who had a hand in the plan; none of them starts it
 * @param note why it stopped by itself
 */
public record DiagramMove(
        UUID id,
        String rule,
        int from,
        int to,
        Map<String, String> renamed,
        State state,
        List<String> planners,
        Instant plannedAt,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String note) {

    /** The state of a move. */
    public enum State {
        PLANNED("准备中"),
        TRYING("正在试迁"),
        TRIED("试迁完毕"),
        MOVING("正在迁移"),
        STOPPED("已暂停"),
        DONE("已完成"),
        DISCARDED("已放弃");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The count of filings by where they stand.
     *
     * @param movable as the trial said
     * @param stuck as the trial said
     * @param stayed tried in earnest and could not move
     * @param gone finished meanwhile
     */
    public record Tally(int total, int movable, int stuck, int moved, int stayed, int gone) {
        public int tried() {
            return movable + stuck;
        }

        public int settled() {
            return moved + stayed + gone;
        }
    }

    /**
     * One filing.
     *
     * @param result in Chinese
     * @param reason why it cannot move; null when it can
     */
    public record Line(
            @Nullable String filing,
            String result,
            @Nullable String reason,
            @Nullable Instant at) {}

    public MoveRoute route() {
        return new MoveRoute(rule, from, to, renamed);
    }

    public boolean isOpen() {
        return state != State.DONE && state != State.DISCARDED;
    }

    /** Whether a node works on it now. */
    public boolean isRunning() {
        return state == State.TRYING || state == State.MOVING;
    }

    /** Whoever reads an id that is none finds no move. */
    public static UUID id(String text) {
        return Ids.read(text, "没有找到这次迁移");
    }

    void require(String otherwise, State... expected) {
        if (!List.of(expected).contains(state)) {
            throw Refusal.conflict(otherwise + "，这次迁移现在是“" + state.label() + "”");
        }
    }
}
