package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Table;
import org.lian.workbench.analysis.DmnFile.Text;

/** The check of what stands in the cells: of the column's type, never nothing, and codes that programs know. */
class ValueChecks {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    /** A column of so many different codes names its rows; no program can know them all beforehand. */
    private static final int NAMES_ROWS = 10;

    /** In how many rows, of so many procedures, a name of a row stands on the average at the most. */
    private static final int PROCEDURES = 4;

    private static final Set<String> COMPARISONS =
            Set.of("Equal", "LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual", "In");

    private final TableDraft draft;
    private final Feel feel;
    private final TableFindings findings;
    private final Names names;

    ValueChecks(TableDraft draft, Feel feel, TableFindings findings) {
        this.draft = draft;
        this.feel = feel;
        this.findings = findings;
        names = draft.names();
    }

    void check() {
        for (var decision : draft.file().decisions()) {
            decision.texts().forEach(text -> Reading.of(feel, text).all().forEach(part -> comparison(text, part)));
            if (decision.table() != null) {
                table(decision, decision.table());
            }
        }
    }

    private void table(Logic decision, Table table) {
        for (int column = 0; column < table.columns().size(); column++) {
            var type = table.columns().get(column).type();
            for (var row : table.rows()) {
                var cell = row.tests().get(column);
                tested(Reading.of(feel, cell)).forEach(constant -> type(cell, constant, type));
            }
        }
        for (int column = 0; column < table.outputs().size(); column++) {
            output(decision, table, column);
        }
    }

    // Types

    /** Constants that the value of the column is compared with. */
    private static Stream<FeelNode> tested(FeelNode node) {
        if (node.isConstant()) {
            return Stream.of(node);
        }
        return node.is("Not", "AtLeastOne", "UnaryTestExpression", "ConstRange")
                        || node.kind().startsWith("Input")
                        || node.kind().endsWith("RangeBoundary")
                ? node.parts().stream().flatMap(ValueChecks::tested)
                : Stream.empty();
    }

    private void comparison(Text text, FeelNode node) {
        if (!COMPARISONS.contains(node.kind())) {
            return;
        }
        var sides = node.parts();
        for (int i = 0; i < 2; i++) {
            var side = sides.get(i);
            if (side.is("Ref")) {
                var type = names.type(String.valueOf(side.value()));
                tested(sides.get(1 - i)).forEach(constant -> type(text, constant, type));
            }
        }
    }

    private void type(Text text, FeelNode constant, String type) {
        if (constant.is("ConstNull")) {
            return;
        }
        var fits =
                switch (type) {
                    case "string" -> constant.is("ConstString");
                    case "long", "integer" -> isWhole(constant);
                    case "boolean" -> constant.is("ConstBool");
                    case "date" -> constant.is("ConstDate");
                    default -> true;
                };
        if (!fits) {
            findings.block("TYPE", "%s 与类型不符，这里应当是%s".formatted(constant.constant(), remedy(type)), text);
        }
    }

    private static boolean isWhole(FeelNode constant) {
        return constant.constant() instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static String remedy(String type) {
        return switch (type) {
            case "string" -> "文字，请加英文双引号";
            case "long", "integer" -> "整数，不加引号，不带小数";
            case "boolean" -> " true 或者 false，不加引号";
            default -> "日期，例如 date(\"2026-01-01\")";
        };
    }

    // Outputs

    private void output(Logic decision, Table table, int column) {
        var output = table.outputs().get(column);
        var inForce = draft.tableInForce(decision)
                .filter(before -> TableDraft.column(before, output) >= 0)
                .map(before -> constants(before, TableDraft.column(before, output)));
        var isDeciding = decision.id().equals(draft.ruleId());
        var mayBeNull = inForce.map(constants -> constants.stream().anyMatch(each -> each.is("ConstNull")))
                .orElse(!isDeciding);
        var mayBeBlank = inForce.map(constants ->
                        constants.isEmpty() || constants.stream().anyMatch(each -> "".equals(each.constant())))
                .orElse(true);
        for (var row : table.rows()) {
            var cell = row.results().get(column);
            if (cell.text().isEmpty()) {
                findings.block("EMPTY_OUTPUT", "没有填写，其他步骤要读它，请填写", cell);
                continue;
            }
            var given = given(Reading.of(feel, cell)).toList();
            given.forEach(constant -> type(cell, constant, output.type()));
            if (given.stream().anyMatch(each -> each.is("ConstNull")) && !mayBeNull) {
                findings.block("EMPTY_OUTPUT", "结果为空（null），其他步骤要读它，请填写", cell);
            }
            if (given.stream().anyMatch(each -> "".equals(each.constant())) && !mayBeBlank) {
                findings.block("EMPTY_OUTPUT", "结果是空文字，这一列从来不为空，请填写", cell);
            }
            var domain = Domains.ofOutput(decision.id(), output.name());
            if (domain.isOpen()) {
                inForce.ifPresent(constants -> code(cell, given, constants));
            } else {
                given.stream()
                        .map(FeelNode::constant)
                        .filter(value -> value != null && !domain.accepts(value))
                        .forEach(value -> findings.block(
                                TableChecks.OUT_OF_DOMAIN,
                                "“%s”不能用，程序按这个结果办理案件。%s".formatted(value, Domains.remedy(domain, value)),
                                cell));
            }
        }
    }

    /** What a result can be as it is written; the branches of a condition too. */
    private static Stream<FeelNode> given(FeelNode node) {
        if (node.is("If")) {
            return Stream.concat(given(node.part(1)), given(node.part(2)));
        }
        return node.isConstant() ? Stream.of(node) : Stream.empty();
    }

    private List<FeelNode> constants(Table table, int column) {
        return table.rows().stream()
                .flatMap(row -> given(Reading.of(feel, row.results().get(column))))
                .toList();
    }

    private void code(Text cell, List<FeelNode> given, List<FeelNode> inForce) {
        var texts = inForce.stream()
                .map(FeelNode::constant)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        var known = new LinkedHashSet<>(texts);
        known.remove("");
        if (known.isEmpty()
                || !known.stream().allMatch(text -> CODE.matcher(text).matches())) {
            return;
        }
        // One name may stand in a row for each procedure.
        var namesRows = known.size() >= NAMES_ROWS && PROCEDURES * known.size() > texts.size();
        for (var constant : given) {
            if (constant.constant() instanceof String text && !text.isEmpty() && !known.contains(text)) {
                var message = "“%s”不在现有取值之中：%s".formatted(text, String.join("、", known));
                if (namesRows) {
                    findings.warn("UNKNOWN_VALUE", message + "。新增代码可以，请核对拼写", cell);
                } else {
                    findings.block("UNKNOWN_VALUE", message + "。程序按这些代码处理，新代码要先由开发人员支持", cell);
                }
            }
        }
    }
}
