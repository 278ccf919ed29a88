package org.lian.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a table, right or wrong.
 *
 * @param version 0 for a draft
 * @param inputs those facts that the table reads and somebody knew
 * @param fault Chinese, why there is no answer; null when there is one
 */
public record Answer(
        int version,
        List<String> ruleIds,
        Map<String, Object> inputs,
        List<Map<String, Object>> rows,
        @Nullable String fault) {

    /** What the engine gave; a row with an empty cell is no answer. */
    static Answer of(int version, List<String> ruleIds, Map<String, Object> inputs, List<Map<String, Object>> rows) {
        var hollow = rows.stream().anyMatch(row -> row.values().stream().anyMatch(Objects::isNull));
        return new Answer(version, List.copyOf(ruleIds), inputs, List.copyOf(rows), hollow ? "有单元格没有算出结果" : null);
    }

    /** The engine gave nothing. */
    static Answer failed(int version, List<String> ruleIds, Map<String, Object> inputs) {
        return new Answer(version, List.copyOf(ruleIds), inputs, List.of(), "多行同时命中或者无法计算");
    }
}
