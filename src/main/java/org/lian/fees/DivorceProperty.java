package org.lian.fees;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Refusal.Fault;

/**
 * 离婚案件涉及分割的财产: its total measures the fee, not what is claimed of it (诉讼费用交纳办法 13(二)1).
 *
 * @param extent null while nobody chose
 * @param totalFen of all the property to be divided, in fen; only where there is some
 */
public record DivorceProperty(
        @Nullable Extent extent, @Nullable Long totalFen) {
    /** The name of the answer in drafts and questions. */
    public static final String FIELD = "divorceProperty";

    /** The extent of what is to be divided, as a filer can say it. */
    public enum Extent {
        NONE("这次不分财产"),
        KNOWN("要分财产"),
        UNKNOWN("要分财产，总共值多少还不清楚");

        private final String label;

        Extent(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether the answer says all that is asked. */
    public boolean told() {
        return extent != null && (extent != Extent.KNOWN || totalFen != null);
    }

    /** The amount that the tariff is asked with, in fen; null where nobody knows it yet. */
    @Nullable
    Long chargedFen() {
        return extent == Extent.NONE ? Long.valueOf(0) : totalFen;
    }

    /** The answer in words, with the total. */
    public String said() {
        return extent == null ? "未填写" : extent.label() + (totalFen == null ? "" : "，总额 " + new Fen(totalFen));
    }

    /** What cannot be kept: a total that is none, or one beside an answer that has none. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (totalFen != null && totalFen < 0) {
            faults.add(new Fault(FIELD + ".totalFen", "NEGATIVE", "财产总额不能小于零"));
        }
        if (totalFen != null && extent != Extent.KNOWN) {
            faults.add(new Fault(
                    FIELD + ".totalFen",
                    "CONTRADICTS",
                    "只有选了“" + Extent.KNOWN.label() + "”（KNOWN）才填写财产总额；不分财产或者还不清楚的，请不要填写"));
        }
        return List.copyOf(faults);
    }
}
