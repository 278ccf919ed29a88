package org.lian.workbench.analysis;

import java.util.Set;
import java.util.stream.Collectors;
import org.lian.workbench.analysis.DmnFile.Fact;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Output;
import org.lian.workbench.analysis.DmnFile.Table;

/**
 * The check of what other parts rely on: the facts that come in, the names and types that come out, how rows are
 * chosen.
 */
class ShapeChecks {
    /** Of a result that nobody could read. */
    static final String NAMELESS = "OUTPUT_NAME";

    private static final Set<String> POLICIES = Set.of("UNIQUE", "COLLECT", "RULE ORDER");
    private static final Set<String> TYPES = Set.of("", "string", "long", "integer", "boolean", "date");

    private final TableDraft draft;
    private final TableFindings findings;

    ShapeChecks(TableDraft draft, TableFindings findings) {
        this.draft = draft;
        this.findings = findings;
    }

    void check() {
        draft.file().facts().forEach(this::fact);
        draft.file().decisions().forEach(decision -> {
            var table = decision.table();
            if (table != null) {
                hitPolicy(decision, table);
                table.columns().forEach(column -> type(column.id(), column.label(), column.type()));
                table.outputs().forEach(output -> type(output.id(), output.label(), output.type()));
                table.outputs().stream()
                        .filter(output -> output.name().isBlank())
                        .forEach(output -> findings.block(
                                NAMELESS, "表“%s”有一个结果列没有名称，别的步骤读不到它。请给结果列起名".formatted(decision.label()), output.id()));
            } else if (decision.formula() == null) {
                findings.block("NO_LOGIC", "决策“%s”没有表格，请补上或者删除".formatted(decision.label()), decision.id());
            }
            draft.inForce(decision).ifPresent(inForce -> outputs(decision, inForce));
            if (decision.id().equals(draft.ruleId()) && table == null) {
                findings.block("NO_LOGIC", "“%s”应当是一张决策表".formatted(decision.label()), decision.id());
            }
        });
    }

    private void fact(Fact fact) {
        type(fact.id(), fact.label(), fact.type());
        var base = draft.base();
        if (base == null) {
            return;
        }
        var known = base.fact(fact.name());
        if (known.isEmpty()) {
            findings.block(
                    "UNKNOWN_INPUT",
                    "系统不提供输入“%s”（%s）。可以用的输入：%s"
                            .formatted(
                                    fact.label(),
                                    fact.name(),
                                    base.facts().stream()
                                            .map(each -> each.label() + "（" + each.name() + "）")
                                            .collect(Collectors.joining("、"))),
                    fact.id());
        } else if (!known.get().type().equals(fact.type())) {
            findings.block(
                    "INPUT_TYPE",
                    "输入“%s”的类型是 %s，由系统决定，不能改为 %s"
                            .formatted(fact.label(), word(known.get().type()), word(fact.type())),
                    fact.id());
        }
    }

    private void hitPolicy(Logic decision, Table table) {
        if (!POLICIES.contains(table.hitPolicy()) || !table.aggregation().isEmpty()) {
            findings.block(
                    "HIT_POLICY",
                    "表“%s”的命中策略不能用 %s%s：它会掩盖重叠，或者把各行合并成一个数。请用 UNIQUE（唯一）、COLLECT（收集）或者 RULE ORDER（按行序）"
                            .formatted(
                                    decision.label(),
                                    table.hitPolicy(),
                                    table.aggregation().isEmpty() ? "" : " 汇总"),
                    table.id());
        } else {
            draft.inForce(decision)
                    .map(Logic::table)
                    .filter(inForce -> !inForce.hitPolicy().equals(table.hitPolicy()))
                    .ifPresent(inForce -> findings.block(
                            "HIT_POLICY",
                            "表“%s”的命中策略由 %s 改成了 %s，程序按原来的方式读取结果，请改回"
                                    .formatted(decision.label(), inForce.hitPolicy(), table.hitPolicy()),
                            table.id()));
        }
    }

    private void outputs(Logic decision, Logic inForce) {
        for (var expected : inForce.outputs()) {
            var given = decision.outputs().stream()
                    .filter(output -> output.name().equals(expected.name()))
                    .findFirst();
            if (given.isEmpty()) {
                findings.block(
                        "OUTPUT_MISSING",
                        "“%s”缺少输出列“%s”（名称 %s），程序和流程图要读它，请恢复"
                                .formatted(decision.label(), expected.label(), expected.name()),
                        decision.table() == null
                                ? decision.id()
                                : decision.table().id());
            } else if (!given.get().type().equals(expected.type())) {
                outputType(given.get(), expected);
            }
        }
    }

    private void outputType(Output given, Output expected) {
        findings.block(
                "OUTPUT_TYPE",
                "输出列“%s”的类型应当是 %s，不能是 %s".formatted(expected.label(), word(expected.type()), word(given.type())),
                new DmnFile.Text("", given.id(), null, given.label(), false));
    }

    private void type(String element, String head, String type) {
        if (!TYPES.contains(type)) {
            findings.block(
                    "TYPE",
                    "类型 %s 不能用，请选 string（文字）、long（整数）、boolean（是否）或者 date（日期）；金额一律用整数（分）".formatted(type),
                    new DmnFile.Text("", element, null, head, false));
        }
    }

    private static String word(String type) {
        return switch (type) {
            case "string" -> "文字";
            case "long", "integer" -> "整数";
            case "boolean" -> "是否";
            case "date" -> "日期";
            case "" -> "不限";
            default -> type;
        };
    }
}
