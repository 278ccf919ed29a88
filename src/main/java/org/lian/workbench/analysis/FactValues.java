package org.lian.workbench.analysis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.lian.rules.Facts;

/** The check that a text which somebody wrote down for a fact is one that the fact can have. */
public final class FactValues {
    private static final String LIST = "list";

    private FactValues() {}

    /**
     * What is wrong with it, in Chinese, with what comes nearest; empty where it can be.
     *
     * @param type of the fact as the table has it; {@code list} has its items between {@code |}
     * @param text empty where the fact is not known
     */
    public static Optional<String> fault(String fact, String label, String type, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var items = type.equals(LIST) ? Arrays.stream(text.split("\\|")) : Stream.of(text);
        return items.flatMap(item -> remedy(fact, type, item).stream()
                        .map(remedy -> "输入“%s”（%s）不可能是“%s”。%s".formatted(label, fact, item, remedy)))
                .findFirst();
    }

    private static Optional<String> remedy(String fact, String type, String text) {
        return switch (type) {
            case "long", "integer" -> number(fact, text);
            case "boolean" ->
                text.equals("true") || text.equals("false") ? Optional.empty() : Optional.of("应当是 true 或者 false");
            case "date" -> isDate(text) ? Optional.empty() : Optional.of("应当是 2026-01-31 这样的日期");
            default -> {
                var domain = Facts.declared().domain(fact);
                yield domain.accepts(text) ? Optional.empty() : Optional.of(Domains.remedy(domain, text));
            }
        };
    }

    private static Optional<String> number(String fact, String text) {
        var range = Possible.Supplied.range(fact);
        try {
            var number = Long.parseLong(text);
            return number >= range.least().longValue() && number <= range.most().longValue()
                    ? Optional.empty()
                    : Optional.of("应当是 %s 至 %s 的整数".formatted(range.least(), range.most()));
        } catch (NumberFormatException notWhole) {
            return Optional.of("它不是整数");
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
