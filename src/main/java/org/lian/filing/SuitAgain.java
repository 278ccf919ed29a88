package org.lian.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 再次起诉 after 撤诉 or 按撤诉处理: what the law says of it, by cause and by how the suit ended (民诉解释 214, 民诉法 127(7)). */
public enum SuitAgain {
    FREE("可以再次起诉", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款"),
    AFTER_SIX_MONTHS(
            "没有新情况、新理由，六个月内又起诉的，人民法院不予受理；有新情况、新理由，或者满六个月的，可以再次起诉", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第二款、民事诉讼法第一百二十七条第七项"),
    /** What was withdrawn by ruling does not come again. */
    ADMINISTRATIVE_GRANTED("以同一事实和理由重新起诉的，人民法院不予立案", "行政诉讼法第六十二条、最高人民法院关于适用行政诉讼法的解释第六十条第一款"),
    /** What was not paid for may, while the time to sue runs. */
    ADMINISTRATIVE_DEEMED("在法定的起诉期限以内可以再次起诉，诉讼费要依法预交", "最高人民法院关于适用行政诉讼法的解释第六十一条"),
    /** The award takes effect by the ruling. */
    AWARD_GRANTED("原仲裁裁决自准许撤诉的裁定送达之日起发生法律效力", "最高人民法院关于人民法院对经劳动争议仲裁裁决的纠纷准予撤诉或驳回起诉后劳动争议仲裁裁决从何时起生效的解释第一条"),
    /** No article says it of 按撤诉处理; the time to sue on the award goes on as it began. */
    AWARD_DEEMED("收到仲裁裁决书之日起十五日以内可以再次起诉；期满没有起诉的，仲裁裁决发生法律效力", "劳动争议调解仲裁法第四十八条、第五十条"),
    /** What is no suit is applied for again. */
    APPLICATION("可以再次申请", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款"),
    /** The six months bind after a judgment or a mediation that upheld the adoption, not after a withdrawal. */
    FREE_UNLESS_UPHELD(
            "可以再次起诉；但判决、调解维持收养关系的，没有新情况、新理由，六个月内又起诉的，人民法院不予受理", "最高人民法院关于适用民事诉讼法的解释第二百一十四条第一款、民事诉讼法第一百二十七条第七项");

    private static final String DIVORCE = "02.02.014";
    private static final String ADOPTION = "02.02.025";
    /** 劳动争议, 人事争议. */
    private static final List<String> LABOUR = List.of("07.19", "07.20");

    private final String text;
    private final String basis;

    SuitAgain(String text, String basis) {
        this.text = text;
        this.basis = basis;
    }

    /** After a withdrawal that the court grants, or has granted. */
    public static SuitAgain afterWithdrawal(Filing filing) {
        return of(filing, ADMINISTRATIVE_GRANTED, AWARD_GRANTED);
    }

    /** After 按撤诉处理. */
    public static SuitAgain afterNoPayment(Filing filing) {
        return of(filing, ADMINISTRATIVE_DEEMED, AWARD_DEEMED);
    }

    /** By how the suit ended; of one that goes on, as if it were withdrawn. */
    public static SuitAgain of(Filing filing) {
        return filing.status() == FilingStatus.DEEMED_WITHDRAWN ? afterNoPayment(filing) : afterWithdrawal(filing);
    }

    private static SuitAgain of(Filing filing, SuitAgain administrative, SuitAgain award) {
        return switch (filing.track().suit()) {
            case ADMINISTRATIVE -> administrative;
            case CIVIL, PRIVATE_PROSECUTION ->
                isOnAward(filing) ? award : of(filing.draft().causeCode());
            default -> APPLICATION;
        };
    }

    /** A labour or personnel dispute on which a commission gave an award. */
    private static boolean isOnAward(Filing filing) {
        var cause = filing.draft().causeCode();
        return cause != null
                && LABOUR.stream().anyMatch(cause::startsWith)
                && "YES".equals(filing.draft().answers().get("labourArbitrated"));
    }

    static SuitAgain of(@Nullable String cause) {
        if (cause == null) {
            return FREE;
        }
        return cause.equals(DIVORCE) ? AFTER_SIX_MONTHS : cause.startsWith(ADOPTION) ? FREE_UNLESS_UPHELD : FREE;
    }

    /** A sentence without its full stop. */
    public String text() {
        return text;
    }

    public String basis() {
        return basis;
    }
}
