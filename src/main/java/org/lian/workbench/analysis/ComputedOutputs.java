package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Text;

/** Cells that the draft lets compute a result that may lie outside of what its consumer accepts, and what to try them with. */
class ComputedOutputs {
    private record Cell(Logic decision, Row row, int column) {
        Text text() {
            return row.results().get(column);
        }
    }

    private final TableDraft draft;
    private final Feel feel;
    private final List<Cell> unproven = new ArrayList<>();

    ComputedOutputs(TableDraft draft, Feel feel) {
        this.draft = draft;
        this.feel = feel;
        var possible = new Possible(draft, feel);
        for (var decision : draft.file().decisions()) {
            var table = decision.table();
            if (table != null) {
                table.rows().forEach(row -> prove(possible, decision, row));
            }
        }
    }

    private void prove(Possible possible, Logic decision, Row row) {
        for (int column = 0; column < row.results().size(); column++) {
            var cell = row.results().get(column);
            var domain = Domains.ofOutput(
                    decision.id(), decision.outputs().get(column).name());
            if (!domain.isOpen()
                    && !Reading.of(feel, cell).isConstant()
                    && isChanged(new Cell(decision, row, column))
                    && !possible.isWithin(decision, row, column, domain)) {
                unproven.add(new Cell(decision, row, column));
            }
        }
    }

    /** Facts of numbers that are worth trying: small, large, and around what stands in the formulas. */
    Set<Long> numbers() {
        var numbers = new TreeSet<Long>();
        if (!unproven.isEmpty()) {
            for (long number = Possible.Supplied.MOST; number > 0; number /= 10) {
                numbers.add(number);
            }
            numbers.add(0L);
            unproven.stream()
                    .flatMap(cell -> Reading.of(feel, cell.text()).all())
                    .map(FeelNode::constant)
                    .filter(BigDecimal.class::isInstance)
                    .map(number -> ((BigDecimal) number).longValue())
                    .flatMap(number -> Stream.of(number - 1, number, number + 1))
                    .filter(number -> number >= 0 && number <= Possible.Supplied.MOST)
                    .forEach(numbers::add);
        }
        return numbers;
    }

    /** Says what nobody could prove or refute, where the draft made it so; at run time such a value goes to a person. */
    void warn(TableFindings findings) {
        var refuted = new HashSet<List<String>>();
        findings.all().stream()
                .filter(finding -> finding.code().equals(TableChecks.OUT_OF_DOMAIN))
                .forEach(finding -> refuted.add(key(finding.row(), finding.cell())));
        for (var cell : unproven) {
            var text = cell.text();
            if (!refuted.contains(key(text.row(), text.head()))) {
                var domain = Domains.ofOutput(
                        cell.decision().id(),
                        cell.decision().outputs().get(cell.column()).name());
                findings.warn(
                        "NOT_PROVEN",
                        "没有证明结果总在可以用的范围内（%s）。算出范围以外的，转人工认定；请用 min()、max() 限定，或者用示例逐一核对".formatted(domain.words()),
                        text);
            }
        }
    }

    private static List<String> key(@Nullable Integer row, @Nullable String cell) {
        return List.of(String.valueOf(row), String.valueOf(cell));
    }

    private boolean isChanged(Cell cell) {
        return draft.inForce(cell.decision())
                .filter(before -> heads(before).equals(heads(cell.decision()))
                        && formulas(draft.file(), cell).equals(formulas(draft.base(), cell)))
                .map(Logic::table)
                .flatMap(before -> before.row(cell.row().id()))
                .filter(before -> before.content().equals(cell.row().content()))
                .isEmpty();
    }

    private static List<String> heads(Logic decision) {
        return decision.table() == null
                ? List.of()
                : decision.table().columns().stream()
                        .map(column -> column.expression().text())
                        .toList();
    }

    /** What the cell rests on and no table gives. */
    private static Set<String> formulas(@Nullable DmnFile file, Cell cell) {
        var formulas = new LinkedHashSet<String>();
        if (file != null) {
            file.decision(cell.decision().id()).stream()
                    .flatMap(decision -> file.required(decision).stream())
                    .map(Logic::formula)
                    .filter(Objects::nonNull)
                    .forEach(formula -> formulas.add(formula.text()));
        }
        return formulas;
    }
}
