package org.lian.filing;

/** The two ways of 诉讼费用交纳办法 43: the court checks a sum, its president reviews a decision. */
public enum FeeReview {
    CALCULATION("对诉讼费的计算有异议"),
    DECISION("对诉讼费用的决定有异议");

    private final String label;

    FeeReview(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
