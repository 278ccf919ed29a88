package org.lian.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a table, right or wrong.
 *
 * @param version 0 for a draft
 * @param inputs those facts that the table reads and somebody knew
 * @param fault Chinese, why there is no answer; null when there is one
 */
public record TableAnswer(
        int version,
        List<String> ruleIds,
        Map<String, Object> inputs,
        List<Map<String, Object>> rows,
        @Nullable String fault) {
    /** Said of a table that was not asked, as those before it took the time of them all. */
    static final String TOO_LONG = "各张表一起算得太久，没有再算";

    /** What the engine gave; a row with an empty cell, or with a value that nobody can work with, is no answer. */
    static TableAnswer of(
            String decision,
            int version,
            List<String> ruleIds,
            Map<String, Object> inputs,
            List<Map<String, Object>> rows) {
        return new TableAnswer(version, List.copyOf(ruleIds), inputs, List.copyOf(rows), fault(decision, rows));
    }

    private static @Nullable String fault(String decision, List<Map<String, Object>> rows) {
        if (rows.stream().anyMatch(row -> row.values().stream().anyMatch(Objects::isNull))) {
            return "有单元格没有算出结果";
        }
        return rows.stream()
                .flatMap(row -> AnswerDomains.fault(decision, row).stream())
                .findFirst()
                .orElse(null);
    }

    /** What a person gave in the table's place; it has to be usable like a table's. */
    static TableAnswer byHand(String decision, Map<String, Object> inputs, List<Map<String, Object>> rows) {
        return of(decision, 0, List.of(ManualDecisions.MANUAL), inputs, rows);
    }

    /** The engine gave nothing. */
    static TableAnswer failed(int version, List<String> ruleIds, Map<String, Object> inputs) {
        return new TableAnswer(version, List.copyOf(ruleIds), inputs, List.of(), "多行同时命中或者无法计算");
    }

    /** It was not asked: the decisions before it took the time of them all. */
    static TableAnswer tooLong(int version, Map<String, Object> inputs) {
        return new TableAnswer(version, List.of(), inputs, List.of(), TOO_LONG);
    }
}
