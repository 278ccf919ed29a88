package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences of a paper's words, line by line; a line is a paragraph. */
final class PaperDifference {
    private static final String PART = "正文";
    /** Nobody compares more by eye; then all counts as changed. */
    private static final long MOST_PAIRS = 1_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<RuleChange> changes = new ArrayList<>();

    private PaperDifference(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<RuleChange> between(byte[] before, byte[] after) {
        return new PaperDifference(lines(before), lines(after)).find();
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private List<RuleChange> find() {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            hunk(0, before.size(), 0, after.size());
            return changes;
        }
        var common = common();
        var old = 0;
        var now = 0;
        while (old < before.size() || now < after.size()) {
            if (old < before.size() && now < after.size() && before.get(old).equals(after.get(now))) {
                old++;
                now++;
                continue;
            }
            var oldFrom = old;
            var nowFrom = now;
            while ((old < before.size() || now < after.size())
                    && !(old < before.size()
                            && now < after.size()
                            && before.get(old).equals(after.get(now)))) {
                if (now == after.size() || (old < before.size() && common[old + 1][now] >= common[old][now + 1])) {
                    old++;
                } else {
                    now++;
                }
            }
            hunk(oldFrom, old, nowFrom, now);
        }
        return changes;
    }

    /** Lines that changed together stand beside each other. */
    private void hunk(int oldFrom, int oldTo, int nowFrom, int nowTo) {
        var pairs = Math.max(oldTo - oldFrom, nowTo - nowFrom);
        for (var at = 0; at < pairs; at++) {
            var was = oldFrom + at < oldTo ? before.get(oldFrom + at) : null;
            var is = nowFrom + at < nowTo ? after.get(nowFrom + at) : null;
            change(was, is, is == null ? oldFrom + at + 1 : nowFrom + at + 1);
        }
    }

    private void change(@Nullable String was, @Nullable String is, int line) {
        var kind = was == null ? "LINE_ADDED" : is == null ? "LINE_REMOVED" : "LINE_CHANGED";
        var what = was == null ? "增加" : is == null ? "删除" : "改文字";
        changes.add(new RuleChange(kind, what, PART, null, line, null, was, is, false));
    }

    /** How many lines two ends have in common. */
    private int[][] common() {
        var common = new int[before.size() + 1][after.size() + 1];
        for (var old = before.size() - 1; old >= 0; old--) {
            for (var now = after.size() - 1; now >= 0; now--) {
                common[old][now] = before.get(old).equals(after.get(now))
                        ? common[old + 1][now + 1] + 1
                        : Math.max(common[old + 1][now], common[old][now + 1]);
            }
        }
        return common;
    }
}
