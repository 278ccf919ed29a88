package org.lian.filing;

import org.lian.vocabulary.Track;

/** 什么时候申请保全: decides the number of its rulings, what has to follow it in time, and what guarantee it needs. */
public enum PreservationStage {
    /** 诉前、仲裁前 (民诉法 104); also where nobody said. */
    BEFORE_SUIT("起诉、申请仲裁以前的保全", "民事诉讼法第一百零四条"),
    /** 诉讼中 (民诉法 103). */
    IN_SUIT("诉讼中的保全", "民事诉讼法第一百零三条"),
    /** 仲裁中 (财产保全规定 3). */
    ARBITRATION("仲裁中的保全", "最高人民法院关于人民法院办理财产保全案件若干问题的规定第三条"),
    /** 执行前 (民诉解释 163). */
    BEFORE_ENFORCEMENT("判决、调解书生效以后、申请执行以前的保全", "最高人民法院关于适用民事诉讼法的解释第一百六十三条");

    private final String label;
    private final String basis;

    PreservationStage(String label, String basis) {
        this.label = label;
        this.basis = basis;
    }

    /** The article by which a court preserves at this stage. */
    public String basis() {
        return basis;
    }

    /** As a judge reads it. */
    public String label() {
        return label;
    }

    /** Whether evidence is what is to be preserved (民诉法 84). */
    public static boolean isOfEvidence(Draft draft) {
        return "EVIDENCE".equals(draft.answers().get("preservationKind"));
    }

    /** What the application says; 先予执行 is always in a suit. */
    public static PreservationStage of(Draft draft) {
        if (draft.track() != Track.PRESERVATION) {
            return IN_SUIT;
        }
        return switch (draft.answers().getOrDefault("preservationStage", "UNKNOWN")) {
            case "IN_SUIT" -> IN_SUIT;
            case "IN_ARBITRATION" -> ARBITRATION;
            case "BEFORE_ENFORCEMENT" -> BEFORE_ENFORCEMENT;
            default -> BEFORE_SUIT;
        };
    }
}
