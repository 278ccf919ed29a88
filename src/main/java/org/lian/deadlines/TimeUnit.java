package org.lian.deadlines;

/** 时、日、月、年 of 民诉法 85, and the 工作日 of the mediation rules. */
public enum TimeUnit {
    DAY("日"),
    WORKING_DAY("个工作日"),
    HOUR("小时"),
    MONTH("个月"),
    YEAR("年");

    private final String label;

    TimeUnit(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
