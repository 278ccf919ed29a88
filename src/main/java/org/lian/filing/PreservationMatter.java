package org.lian.filing;

/** A matter that comes up while a preservation is in force, and that a judge decides on. */
public enum PreservationMatter {
    /** 已经起诉、申请仲裁, 申请执行: what has to follow in time (民诉法 104, 民诉解释 163). */
    SUIT_BROUGHT("已经起诉、申请仲裁或者申请执行"),
    /** 续行: asked for seven days before the measure ends (财产保全规定 18). */
    RENEWAL("申请续行保全"),
    /** 解除: because the applicant gives it up, or the other side gives a guarantee (民诉法 107). */
    RELEASE("申请解除保全"),
    /** 复议: five days from the service of the ruling; it is carried out meanwhile (民诉法 111). */
    RECONSIDERATION("申请复议"),
    /** A period ended; the clock brings it, nobody asks for it. */
    PERIOD_OVER("期限届满"),
    /** 准许撤诉、按撤诉处理: the suit that it secures is no more (财产保全规定 23); its end brings it, nobody asks for it. */
    SUIT_ENDED("诉讼已经撤诉");

    private final String label;

    PreservationMatter(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a party may raise it. */
    boolean isAskedFor() {
        return this != PERIOD_OVER && this != SUIT_ENDED;
    }
}
