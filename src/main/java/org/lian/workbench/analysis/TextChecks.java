package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.engine.Feel;
import org.lian.engine.FeelNode;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Text;

/**
 * The check of what a FEEL text may read and call: declared names, functions that end soon and answer tomorrow as
 * today.
 */
class TextChecks {
    private static final Set<String> UNREPEATABLE = Set.of("now", "today", "random number", "uuid");
    /** Regular expressions can run for ever, and nothing stops them. */
    private static final Set<String> UNBOUNDED = Set.of("matches", "replace", "split", "extract", "sort");

    private static final Set<String> FUNCTIONS = Set.of(
            "date",
            "number",
            "string",
            "not",
            "is defined",
            "get or else",
            "substring",
            "string length",
            "upper case",
            "lower case",
            "substring before",
            "substring after",
            "contains",
            "starts with",
            "ends with",
            "string join",
            "trim",
            "is blank",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "all",
            "any",
            "and",
            "or",
            "sublist",
            "append",
            "concatenate",
            "reverse",
            "index of",
            "union",
            "distinct values",
            "flatten",
            "is empty",
            "floor",
            "ceiling",
            "round up",
            "round down",
            "round half up",
            "round half down",
            "abs",
            "modulo",
            "odd",
            "even",
            "day of week",
            "day of year",
            "month of year",
            "last day of month");

    private static final Set<String> MAY_ROUND = Set.of("floor", "ceiling");

    private static final int MOST_LOOPS = 2;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000000");
    private static final int FINEST = 6;

    private final TableDraft draft;
    private final Feel feel;
    private final TableFindings findings;

    TextChecks(TableDraft draft, Feel feel, TableFindings findings) {
        this.draft = draft;
        this.feel = feel;
        this.findings = findings;
    }

    void check() {
        for (var decision : draft.file().decisions()) {
            var known = known(decision);
            decision.texts().forEach(text -> {
                var read = Reading.of(feel, text);
                invisible(text);
                names(text, read, known);
                loops(text, read);
                read.all()
                        .filter(part -> part.is("FunctionInvocation", "QualifiedFunctionInvocation"))
                        .forEach(call -> function(text, call));
            });
            if (decision.table() != null) {
                decision.table().columns().stream()
                        .filter(column -> column.expression().text().isEmpty())
                        .forEach(column -> findings.block("EMPTY_INPUT", "没有写读取哪个输入，请填写", column.expression()));
            }
        }
    }

    private Set<String> known(Logic decision) {
        var known = new LinkedHashSet<String>();
        draft.file().facts().forEach(fact -> known.add(fact.name()));
        draft.file().required(decision).forEach(required -> required.outputs()
                .forEach(output -> known.add(output.name())));
        return known;
    }

    private void names(Text text, FeelNode read, Set<String> known) {
        Reading.names(read).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.block(
                        "UNKNOWN_NAME",
                        "没有名为 %s 的输入。如果它是文字，请加英文双引号写成 \"%s\"；可以读取的名称：%s"
                                .formatted(name, name, known.stream().sorted().collect(Collectors.joining("、"))),
                        text));
    }

    private void loops(Text text, FeelNode read) {
        var isEndless =
                read.all().anyMatch(part -> part.is("IterationContext", "FunctionDefinition", "Exponentiation"));
        var loops = read.all()
                .filter(part -> part.is("For", "SomeItem", "EveryItem"))
                .mapToLong(part ->
                        part.parts().stream().filter(each -> each.is("Named")).count())
                .sum();
        var isHuge = read.all()
                .anyMatch(part -> part.value() instanceof BigDecimal number
                        && number.abs().compareTo(LARGEST) > 0);
        if (new Digits(draft.names()).areTooMany(read)) {
            findings.block(
                    "LOOP", "算出的数可能超过 %d 位，算不完。请少连乘、连除几次，不要用 number() 读不知道多长的数，或者改成若干行".formatted(Digits.MOST), text);
        } else if (new Steps(draft.names()).areTooMany(read)) {
            findings.block("LOOP", "列表套着列表逐个去算，一格可能要算 %d 步以上，算不完。请少套几层筛选或者循环，或者改成若干行".formatted(Steps.MOST), text);
        } else if (isEndless || loops > MOST_LOOPS || isHuge || new Growth(draft.names()).isTooMuch(read)) {
            findings.block("LOOP", "含有可能算不完的写法（按数字范围循环、多重循环、自定义函数、乘方或者过大的数），请改成若干行或者列出具体取值", text);
        }
    }

    /** What nobody sees makes a text another one: a row that reads "CIVIL" and never applies. */
    private void invisible(Text text) {
        text.text()
                .codePoints()
                .filter(c -> Character.getType(c) == Character.FORMAT)
                .findFirst()
                .ifPresent(c -> findings.block("INVISIBLE", "含有看不见的字符（U+%04X），请删去重新输入".formatted(c), text));
    }

    private void function(Text text, FeelNode call) {
        var name = String.valueOf(call.value());
        if (UNREPEATABLE.contains(name)) {
            findings.block("NOT_REPEATABLE", "不能用 %s()：同样的事实以后重新计算，结果必须相同。请把日期作为输入".formatted(name), text);
        } else if (UNBOUNDED.contains(name)) {
            findings.block("LOOP", "不能用 %s()，它可能算不完。请用 starts with()、contains() 或者列出具体取值".formatted(name), text);
        } else if (!FUNCTIONS.contains(name) || call.is("QualifiedFunctionInvocation")) {
            findings.block("UNKNOWN_FUNCTION", "没有函数 %s()，请检查拼写".formatted(name), text);
        } else if (!isCoarse(name, call)) {
            findings.block("LOOP", "%s() 的小数位数应当是 0 到 %d 的数字".formatted(name, FINEST), text);
        }
    }

    /** The engine writes down as many digits as it is asked for; floor() and ceiling() need not be told how many. */
    private static boolean isCoarse(String name, FeelNode call) {
        var arguments = call.part(0).parts();
        if (!name.startsWith("round") && (!MAY_ROUND.contains(name) || arguments.size() < 2)) {
            return true;
        }
        return arguments.size() > 1
                && arguments.get(1).value() instanceof BigDecimal digits
                && digits.signum() >= 0
                && digits.compareTo(BigDecimal.valueOf(FINEST)) <= 0;
    }
}
