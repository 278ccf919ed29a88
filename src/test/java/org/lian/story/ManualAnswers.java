package org.lian.story;

import java.util.HashMap;
import java.util.Map;
import org.lian.rules.Decisions;

/** What a person fills in for the loan of the stories where a table gives nothing. */
public final class ManualAnswers {
    static final String BASIS = "民事诉讼法第一百二十六条";

    /** An application for which no text names a fee. */
    public static final Map<String, Object> NO_FEE = Map.of(
            "dueNow", false,
            "deadlineKind", "NONE",
            "onUnpaid", "NONE",
            "timing", "AFTER",
            "basis", "诉讼费用交纳办法第十条");

    /** Seven days from receipt, then the court registers. */
    static final Map<String, Object> REVIEW_CLOCK = Map.of(
            "days", 7,
            "unit", "DAY",
            "deadlineKind", "REVIEW",
            "start", "RECEIPT",
            "onExpiry", "REGISTER",
            "afterFailedCorrection", "RETURN",
            "basis", BASIS);

    private ManualAnswers() {}

    public static Map<String, Object> completion(Map<String, Object> values) {
        return Map.of("values", values, "reason", "规则表正在修订", "basis", BASIS);
    }

    static Map<String, Object> caseCode(String type) {
        return Map.of("typeCode", type, "specialtyCode", "", "department", "民事审判第一庭", "basis", BASIS);
    }

    static Map<String, Object> fee(Decisions decisions) {
        var values = new HashMap<String, Object>();
        decisions
                .outputsOf("litigation-fee")
                .forEach(output -> values.put(
                        output.name(),
                        switch (output.type()) {
                            case "long" -> 0;
                            case "boolean" -> true;
                            default -> "无";
                        }));
        values.putAll(Map.of(
                "outcome", "FEE",
                "lowFen", 230_000,
                "highFen", 230_000,
                "tariffFen", 230_000,
                "parts", 1,
                "feeItem", "财产案件受理费",
                "feeBasis", "诉讼费用交纳办法第十三条"));
        return values;
    }
}
