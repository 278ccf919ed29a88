package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.Tariff.Bracket;

/**
 * The check that whoever asks for more pays no less: a tariff neither falls within a bracket nor jumps where the next one
 * begins. A court may wish a step, so it is told to the supervisor and not refused.
 */
class TariffChecks {
    private final TableDraft draft;
    private final TableFindings findings;

    TariffChecks(TableDraft draft, TableFindings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    void check() {
        for (var decision : draft.file().decisions()) {
            if (decision.table() != null) {
                Tariff.of(decision.table()).ifPresent(tariff -> check(decision, tariff));
            }
        }
    }

    private void check(Logic decision, Tariff tariff) {
        var before = draft.tableInForce(decision).flatMap(Tariff::of);
        tariff.brackets()
                .forEach((schedule, brackets) -> schedule(
                        decision,
                        brackets,
                        before.map(Tariff::brackets)
                                .map(all -> all.getOrDefault(schedule, List.of()))
                                .orElse(List.of())));
        tariff.unread().stream()
                .filter(row -> draft.changes(decision, row))
                .forEach(row -> findings.harm(
                        "TARIFF", "%s第 %d 行的收费是算式，没有核对金额多的是不是反而少收".formatted(decision.label(), row.number()), row));
    }

    private void schedule(Logic decision, List<Bracket> brackets, List<Bracket> before) {
        for (var at = 0; at < brackets.size(); at++) {
            var bracket = brackets.get(at);
            var next = at + 1 < brackets.size() ? Optional.of(brackets.get(at + 1)) : Optional.<Bracket>empty();
            var isChanged = draft.changes(decision, bracket.row())
                    || next.filter(each -> draft.changes(decision, each.row())).isPresent();
            var said = new ArrayList<String>();
            if (isChanged) {
                within(bracket).ifPresent(said::add);
                next.flatMap(each -> edge(bracket, each)).ifPresent(said::add);
            }
            if (!said.isEmpty()) {
                least(brackets, before).ifPresent(words -> said.add(0, words));
                findings.harm("TARIFF", "%s：%s".formatted(name(bracket), String.join("，", said)), bracket.row());
            }
        }
    }

    /** What the least claim costs now, where that is otherwise than in force. */
    private static Optional<String> least(List<Bracket> brackets, List<Bracket> before) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var now = fee(brackets.get(0));
        var then = fee(before.get(0));
        return now.compareTo(then) == 0
                ? Optional.empty()
                : Optional.of("最低 %s → %s 元".formatted(yuan(then), yuan(now)));
    }

    private static BigDecimal fee(Bracket lowest) {
        return lowest.fee(lowest.from());
    }

    private static Optional<String> within(Bracket bracket) {
        return bracket.rate().signum() < 0
                ? Optional.of("%s以上，金额越多反而收得越少".formatted(Sums.words(bracket.from())))
                : Optional.empty();
    }

    private static Optional<String> edge(Bracket lower, Bracket higher) {
        var edge = lower.to();
        if (edge == null || edge.compareTo(higher.from()) > 0) {
            return Optional.empty();
        }
        var jump = higher.fee(edge).subtract(lower.fee(edge));
        if (jump.abs().compareTo(BigDecimal.ONE) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%s零 1 分%s %s 元".formatted(Sums.words(edge), jump.signum() < 0 ? "反而少" : "一下多", yuan(jump.abs())));
    }

    private static String name(Bracket bracket) {
        var basis = bracket.row().basis();
        var said = basis.indexOf('；');
        return said < 0 ? basis : basis.substring(0, said);
    }

    private static String yuan(BigDecimal fen) {
        return Sums.plain(fen.divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP));
    }
}
