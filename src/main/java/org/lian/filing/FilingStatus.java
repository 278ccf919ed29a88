package org.lian.filing;

/** Where a filing stands: one word in lists, details, API and messages. */
public enum FilingStatus {
    DRAFT("待提交", WaitingFor.FILER),
    UNDER_REVIEW("待审查", WaitingFor.COURT),
    REGISTERED("已立案", WaitingFor.COURT),
    FEE_DUE("待缴费", WaitingFor.FILER),
    TRANSFERRED("已移送", WaitingFor.NONE);

    /** Whose turn it is. */
    public enum WaitingFor {
        FILER,
        COURT,
        BANK,
        NONE
    }

    private final String label;
    private final WaitingFor waitingFor;

    FilingStatus(String label, WaitingFor waitingFor) {
        this.label = label;
        this.waitingFor = waitingFor;
    }

    /** The public word. */
    public String text() {
        return label;
    }

    public WaitingFor waitingFor() {
        return waitingFor;
    }
}
