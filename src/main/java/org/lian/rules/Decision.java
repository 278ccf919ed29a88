package org.lian.rules;

import java.util.List;
import java.util.Map;

/**
 * The answer of a table: the rows that fired, in order, and the ids of all rules behind them (for a DRD those of its
 * inner tables too).
 */
public record Decision(String id, int version, List<String> ruleIds, List<Map<String, Object>> rows) {

    /** The one row of a table that must answer once. */
    public Map<String, Object> only() {
        if (rows.isEmpty()) {
            throw new DecisionUnclear(id, "没有一行命中");
        }
        if (rows.size() > 1) {
            throw new DecisionUnclear(id, "命中多行：" + ruleIds);
        }
        return rows.get(0);
    }

    /** A text of the one row. */
    public String text(String output) {
        return (String) value(output);
    }

    /** A whole number of the one row. */
    public long number(String output) {
        return ((Number) value(output)).longValue();
    }

    /** A yes or no of the one row. */
    public boolean flag(String output) {
        return (Boolean) value(output);
    }

    private Object value(String output) {
        var value = only().get(output);
        if (value == null) {
            throw new DecisionUnclear(id, "没有给出 " + output);
        }
        return value;
    }

    /** For answers that name what they rest on. */
    public Decisions.Used used() {
        return new Decisions.Used(id, version, ruleIds);
    }
}
