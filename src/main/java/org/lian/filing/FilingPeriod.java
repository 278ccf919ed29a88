package org.lian.filing;

/** A period of a filing whose end is told to the filer. */
public enum FilingPeriod {
    MEDIATION("诉前调解这一步的期限", "turn_due_at"),
    REVIEW("法院决定是否立案的期限", "review_due_at"),
    CORRECTION("补正期限", "turn_due_at"),
    PAYMENT("交纳诉讼费的期限", "fee_due_at"),
    BANK_DAY("逾期以后仍可到账、仍可交纳的期间", "turn_due_at");

    private final String label;
    private final String column;

    FilingPeriod(String label, String column) {
        this.label = label;
        this.column = column;
    }

    public String label() {
        return label;
    }

    String column() {
        return column;
    }
}
