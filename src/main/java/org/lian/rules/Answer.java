package org.lian.rules;

import java.util.List;
import java.util.Map;
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
        @Nullable String fault) {}
