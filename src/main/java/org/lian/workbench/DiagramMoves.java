package org.lian.workbench;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.engine.Migrations;
import org.lian.engine.MovePlan;
import org.lian.engine.RunningInstances;
import org.lian.identity.TiedAccounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.workbench.DiagramMove.Line;
import org.lian.workbench.DiagramMove.State;
import org.lian.workbench.DiagramMove.Tally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of running filings to the version in force: a plan, a trial of every one that leaves nothing behind, the start by
 * a second person, and the report. The work itself is done by {@link MoveWork}.
 */
@Component
public class DiagramMoves {
    private static final int LONGEST_ID = 200;
    private static final Set<Role> STARTING = EnumSet.of(Role.ANALYST, Role.SUPERVISOR);

    private final MoveStore moves;
    private final RuleVersions versions;
    private final RunningInstances running;
    private final Migrations migrations;
    private final Journal journal;
    private final BusinessClock clock;
    private final TiedAccounts tied;

    DiagramMoves(
            MoveStore moves,
            RuleVersions versions,
            RunningInstances running,
            Migrations migrations,
            Journal journal,
            BusinessClock clock,
            TiedAccounts tied) {
        this.moves = moves;
        this.versions = versions;
        this.running = running;
        this.migrations = migrations;
        this.journal = journal;
        this.clock = clock;
        this.tied = tied;
    }

    /** How many filings follow which version of a diagram, the newest first. */
    public List<RunningInstances.AtVersion> running(String rule) {
        return running.counts(rule);
    }

    public DiagramMove find(UUID id) {
        return moves.find(id).orElseThrow(() -> Refusal.notFound("没有找到这次迁移"));
    }

    /** Of a diagram, the newest first. */
    public List<DiagramMove> of(String rule) {
        return moves.of(rule);
    }

    /** Begins a plan from that version to the one in force, or shows the one that is open. */
    @Transactional
    public DiagramMove prepare(Actor analyst, String rule, int from) {
        var open = moves.openOf(rule, from);
        if (open.isPresent()) {
            return open.get();
        }
        var target = versions.inForce(rule).orElseThrow(() -> Refusal.notFound("没有找到这条规则"));
        if (target.kind() != RuleKind.PROCESS) {
            throw Refusal.conflict("只有流程图有在办案件可以迁移");
        }
        if (versions.find(rule, from).version() == target.version()) {
            throw Refusal.conflict("这些案件用的就是现行版本");
        }
        var id = UUID.randomUUID();
        if (!moves.add(id, rule, from, target.version(), analyst.username(), clock.now())) {
            // Somebody else was quicker by a moment.
            return moves.openOf(rule, from).orElseThrow(() -> Refusal.conflict("请再点一次“准备迁移”"));
        }
        var move = find(id);
        journal(analyst, move, "DIAGRAM_MOVE_PLANNED", "准备迁移在办案件");
        return move;
    }

    /** What the move means for what waits now. */
    public MovePlan plan(DiagramMove move) {
        return migrations.plan(move.route());
    }

    /** Says which step of the target a step of the source became; an empty word takes it back. */
    @Transactional
    public void rename(Actor analyst, UUID id, String from, String to) {
        var move = moves.locked(id);
        move.require("不能再改对应关系", State.PLANNED, State.TRIED);
        if (from.isBlank() || from.length() > LONGEST_ID || to.length() > LONGEST_ID) {
            throw Refusal.invalid("from", "REQUIRED", "请选择原版的步骤，编号最长 " + LONGEST_ID + " 个字符");
        }
        var renamed = new LinkedHashMap<>(move.renamed());
        if (to.isBlank()) {
            renamed.remove(from);
        } else {
            renamed.put(from, to.strip());
        }
        moves.rename(move, renamed, analyst.username());
    }

    /** Begins the trial of every filing. */
    @Transactional
    public void tryOut(Actor analyst, UUID id) {
        var move = moves.locked(id);
        move.require("不能试迁", State.PLANNED, State.TRIED);
        requireInForce(move);
        requirePossible(move);
        moves.forget(move);
        moves.list(move, running.of(move.rule(), move.from()));
        moves.state(move, State.TRYING);
        journal(analyst, move, "DIAGRAM_MOVE_TRIED", "试迁在办案件");
    }

    /** Begins to move them, or goes on after a stop; the second person's act. */
    @Transactional
    public void start(Actor second, UUID id) {
        var move = moves.locked(id);
        move.require("不能开始迁移", State.TRIED, State.STOPPED);
        var barred = barred(move, second.username());
        if (barred.isPresent()) {
            throw Refusal.forbidden(barred.get());
        }
        requireInForce(move);
        requirePossible(move);
        if (moves.tally(id).movable() == 0) {
            throw Refusal.conflict("没有一件可以迁移");
        }
        moves.list(move, running.of(move.rule(), move.from()));
        moves.start(move, second.username(), clock.now());
        journal(second, move, "DIAGRAM_MOVE_STARTED", "开始迁移在办案件");
    }

    /** Why somebody is not the second person of a move: having prepared it, or being tied to who did (ADR 0187). */
    public Optional<String> barred(DiagramMove move, String username) {
        if (move.planners().contains(username)) {
            return Optional.of("准备这次迁移的人不能开始迁移，请由另一名规则维护人员核对试迁结果后开始");
        }
        return move.planners().stream().anyMatch(planner -> tied.bar(planner, username, STARTING))
                ? Optional.of(TiedAccounts.words("准备这次迁移的人") + "，请由另一个人核对试迁结果后开始")
                : Optional.empty();
    }

    /** Stops after the filings in hand; what has moved stays moved. Anybody may. */
    @Transactional
    public void stop(Actor analyst, UUID id) {
        var move = moves.locked(id);
        move.require("没有可以暂停的", State.MOVING);
        moves.stop(move, null);
        journal(analyst, move, "DIAGRAM_MOVE_STOPPED", "暂停迁移在办案件");
    }

    /** Gives up what is left of it. */
    @Transactional
    public void discard(Actor analyst, UUID id) {
        var move = moves.locked(id);
        move.require("不能放弃", State.PLANNED, State.TRYING, State.TRIED, State.STOPPED);
        // What has begun keeps its report.
        moves.end(move, move.state() == State.STOPPED ? State.DONE : State.DISCARDED, clock.now());
        journal(analyst, move, "DIAGRAM_MOVE_GIVEN_UP", "放弃迁移在办案件");
    }

    public Tally tally(DiagramMove move) {
        return moves.tally(move.id());
    }

    /** Filing by filing, those that cannot move first. */
    public List<Line> lines(DiagramMove move, int limit) {
        return moves.lines(move.id(), limit);
    }

    private void requireInForce(DiagramMove move) {
        var now = versions.inForce(move.rule()).orElseThrow().version();
        if (now != move.to()) {
            throw Refusal.conflict("现行版本已经是第 " + now + " 版，请放弃这次迁移，重新准备");
        }
    }

    private void requirePossible(DiagramMove move) {
        plan(move).findings().stream()
                .filter(finding -> finding.isError())
                .findFirst()
                .ifPresent(error -> {
                    throw Refusal.conflict("计划还不能执行：" + error.message());
                });
    }

    private void journal(Actor actor, DiagramMove move, String kind, String text) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of("rule", move.rule(), "move", move.id().toString(), "from", move.from(), "to", move.to())));
    }
}
