package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.printed;
import static org.lian.story.CasePapers.words;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.identity.Accounts;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 联系方式 on the papers in somebody's hand: where to go and whom to call, and by when the court decides. */
class PaperContactStoryTests extends CourtInTime {
    private static final String COUNTER = "北京市某某区立案路9号，电话 010-62340099，工作日9时至17时";

    private static final CourtCode COURT = new CourtCode("京0199");

    @Autowired
    CourtContacts contacts;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    private CourtContact demo;

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @BeforeEach
    void contactEntered() {
        demo = contacts.of(COURT).orElseThrow();
        enter(new CourtContact("010-62340099", "北京市某某区立案路9号", "工作日9时至17时"));
    }

    @AfterEach
    void asBefore() {
        enter(demo);
    }

    private void enter(CourtContact contact) {
        contacts.change(accounts.actorOf("admin1"), COURT, contact);
    }

    private void noContact() {
        jdbc.sql("delete from court_contact where court_code = '京0199'").update();
    }

    @Test
    @DisplayName("收件回执写明最迟哪一天决定、诉讼服务中心的地址、电话、办公时间，来问带什么；法院没有填的不编，回执照样核验得过")
    void theReceipt() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();

        assertThat(printed(court, filing, "RECEIPT"))
                .contains("本院最迟在2026年10月19日决定是否立案", "审查期限从次日起重新计算")
                .contains("本院诉讼服务中心：" + COUNTER + "。", "来问请带本回执和身份证件");
        var number = court.filing(filing).at("/receipt/number").asText();
        assertThat(court.zhangsan
                        .get("/api/v1/receipts/" + number)
                        .expecting(200)
                        .body()
                        .get("valid")
                        .asBoolean())
                .isTrue();

        noContact();
        assertThat(words(court, court.submitted(), "RECEIPT"))
                .contains("来问请带本回执和身份证件")
                .doesNotContain("本院诉讼服务中心：", "12368");
        enter(new CourtContact("010-62340099", "北京市某某区立案路9号", ""));
        assertThat(words(court, court.submitted(), "RECEIPT")).contains("电话 010-62340099。");
    }

    @Test
    @DisplayName("同意先行调解的，回执写最迟哪一天决定立案或者先行调解；按小时计算的，写到几时几分")
    void whatIsDecidedByThen() {
        var court = time.at("2026-10-12T09:00");
        var consents = court.drafted(Stories.loanDraft());
        court.materials(consents);
        court.say(consents, "submission", Map.of("consentOnline", true, "mediationConsent", true))
                .expecting(201);
        assertThat(words(court, consents, "RECEIPT")).contains("最迟在2026年10月19日决定是否立案或者先行调解");

        var urgent = TrackFilings.drafted(court, TrackFilings.draft(Track.PROTECTION_ORDER));
        court.insist(urgent);
        assertThat(words(court, urgent, "RECEIPT")).contains("最迟在2026年10月15日10时00分决定是否受理");
    }

    @Test
    @DisplayName("受理通知书写明打哪个电话、到哪里；交费通知书写明窗口在哪里")
    void noticesOfTheCourt() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();

        assertThat(printed(court, filing, "ACCEPTANCE_NOTICE")).contains("请写明或者说明案号。本院诉讼服务中心：" + COUNTER + "。");
        assertThat(printed(court, filing, "FEE_NOTICE")).contains("可以在本案页面用", "也可以到本院诉讼服务中心窗口交纳：" + COUNTER + "。");
    }

    @Test
    @DisplayName("补正通知书：纸质送达的先写邮寄和窗口的地址、电话，再写网上的页面；电子送达的先写页面；没有填的地址不编")
    void whereACorrectionIsHandedIn() {
        var court = time.at("2026-10-12T09:00");
        var online = court.submitted();
        court.decideAs("clerk1", online, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        assertThat(words(court, online, "CORRECTION_NOTICE"))
                .contains("日内补正：可以在“自助立案”本案的“补正”页面提交，也可以邮寄或者到本院诉讼服务中心提交。只需要补正以上事项");

        assertThat(correctionOnPaper(court))
                .contains("日内补正：可以邮寄或者到本院诉讼服务中心提交：" + COUNTER.replace(" ", "") + "；也可以在“自助立案”本案的“补正”页面提交。");
        noContact();
        assertThat(correctionOnPaper(court)).contains("日内补正：可以邮寄或者到本院诉讼服务中心提交；也可以在“自助立案”本案的“补正”页面提交。");
    }

    private String correctionOnPaper(Stories court) {
        var filing = onPaper(court);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        return print(court, filing, "correction-on-paper");
    }

    @Test
    @DisplayName("送达回证写明寄回哪里，信封写明寄件人的地址、电话；没有填的没有这几行")
    void theReturnOfAServiceReceipt() {
        var court = time.at("2026-10-12T09:00");

        assertThat(envelope(court))
                .contains("或者寄回某某区人民法院，" + COUNTER.replace(" ", "") + "。")
                .containsPattern("寄件人某某区人民法院寄件人地址北京市某某区立案路9号寄件人电话010-62340099");
        noContact();
        assertThat(envelope(court)).contains("或者寄回某某区人民法院。").doesNotContain("寄件人地址", "寄件人电话");
    }

    private String envelope(Stories court) {
        var filing = onPaper(court);
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
        return print(court, filing, "service-receipt-contact");
    }

    private static String onPaper(Stories court) {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区长安街一号三单元", "phone", "13800138000", "electronic", false));
        return court.submitted(draft);
    }

    /** All that is handed over with the paper, without its spaces. */
    private String print(Stories court, String filing, String picture) {
        var task = court.taskFor(court.as("clerk1"), filing, "PAPER_SERVICE");
        var pdf = QuietBrowser.as(port, "clerk1").download("/staff/tasks/" + task + "/print");
        Printed.picture(picture, pdf);
        return Printed.text(pdf).replaceAll("\\s", "");
    }
}
