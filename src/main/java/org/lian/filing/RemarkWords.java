package org.lian.filing;

import java.util.Map;

/** The remarks of the machine in as few characters as fit beside a row; in full they stand on the sheet. */
final class RemarkWords {
    private static final String OTHER = "请核对";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("FILER_IS_NO_PARTY", "缺授权"),
            Map.entry("PLAINTIFF_PHONE_MISSING", "没有电话"),
            Map.entry("PHONE_DOUBTFUL", "电话可疑"),
            Map.entry("SERVICE_PHONE_DOUBTFUL", "电话可疑"),
            Map.entry("ADDRESS_DOUBTFUL", "地址不全"),
            Map.entry("SERVICE_ADDRESS_DOUBTFUL", "送达地址不全"),
            Map.entry("SERVICE_ADDRESS_MISSING", "没有送达地址"),
            Map.entry("PLAINTIFF_ADDRESS_MISSING", "没有地址"),
            Map.entry("DEFENDANT_ADDRESS_MISSING", "没有对方地址"),
            Map.entry("DEFENDANT_PLACE_MISSING", "没有对方地址"),
            Map.entry("DEFENDANT_NAME_DOUBTFUL", "对方名称可疑"),
            Map.entry("SERVED_ABROAD", "境外送达"),
            Map.entry("ID_NUMBER_DOUBTFUL", "证件号码可疑"),
            Map.entry("IDENTITY_CARD_DIFFERS", "证件不符"),
            Map.entry("IDENTITY_OF_EACH", "缺身份证明"),
            Map.entry("LEGAL_REPRESENTATIVE_MISSING", "缺法定代表人"),
            Map.entry("GUARDIAN_MISSING", "缺法定代理人"),
            Map.entry("ELECTED_NUMBER", "代表人人数"),
            Map.entry("PLAINTIFF_MISSING", "没有原告"),
            Map.entry("DEFENDANT_MISSING", "没有被告"),
            Map.entry("COURT_DOUBTFUL", "管辖可疑"),
            Map.entry("COURT_TO_BE_CHECKED", "核对管辖"),
            Map.entry("CAUSE_MISSING", "没有案由"),
            Map.entry("CAUSE_TOO_GENERAL", "案由太宽"),
            Map.entry("AMOUNT_UNSTATED", "没有金额"),
            Map.entry("AMOUNT_MISSING", "没有金额"),
            Map.entry("CLAIM_SUM_MISSING", "没有金额"),
            Map.entry("AMOUNT_DIFFERS", "金额不符"),
            Map.entry("CLAIM_SUM_DIFFERS", "金额不符"),
            Map.entry("FACTS_SUM_DIFFERS", "金额不符"),
            Map.entry("FOREIGN_SUM", "外币"),
            Map.entry("INTEREST_INCOMPLETE", "利息不全"),
            Map.entry("INTEREST_OF_ANOTHER_DAY", "利息日期"),
            Map.entry("CLAIM_VAGUE", "请求不明"),
            Map.entry("CLAIM_TEXT_MISSING", "请求不明"),
            Map.entry("CLAIM_OF_NO_PARTY", "请求的对象"),
            Map.entry("FACTS_SHORT", "事实太短"),
            Map.entry("ABUSIVE_WORDS", "用语不当"),
            Map.entry("WHEREABOUTS_TOLD", "写出住处"),
            Map.entry("PROCEDURE_BARRED", "程序不适用"),
            Map.entry("DIVORCE_PROPERTY_MISSING", "财产没有说"),
            Map.entry("CONFIRMATION_LATE", "超过三十日"),
            Map.entry("COMPLAINT_UNPRINTABLE", "起诉状有生字"));

    private RemarkWords() {}

    /** What a remark is about; of one without a short word, that it is to be looked at. */
    static String of(String code) {
        return BY_CODE.getOrDefault(code, OTHER);
    }
}
