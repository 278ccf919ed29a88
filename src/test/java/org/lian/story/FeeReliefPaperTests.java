package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;

/** 司法救助决定书 as the party opens and prints it. */
class FeeReliefPaperTests extends CourtInTime {
    @Autowired
    Papers papers;

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("准予缓交的决定书：案号、申请、理由、缓交多少日、复核；打开两次字节相同")
    void deferred() {
        assertThat(decision("DEFERRAL_LEGAL_AID", Map.of("decision", "GRANT", "days", 60, "reason", "正在接受法律援助")))
                .contains("某某区人民法院司法救助决定书", "张三：", "民初", "同时申请缓交诉讼费用，情形是“正在接受法律援助”")
                .contains("正在接受法律援助。依照《诉讼费用交纳办法》第四十七条之规定", "准予缓交诉讼费。", "缓交 60 日", "由本院另行通知")
                .contains("二〇二六年十月十二日");
    }

    @Test
    @DisplayName("准予减交的决定书：减百分之多少，其余的按通知交")
    void reduced() {
        assertThat(decision("REDUCTION_DISASTER", Map.of("decision", "GRANT", "percent", 45)))
                .contains("经审查，依照《诉讼费用交纳办法》第四十六条之规定", "准予减交诉讼费 45%。")
                .contains("减去 45%，其余的按照本院送达的交纳诉讼费用通知书交纳");
    }

    @Test
    @DisplayName("准予减交的决定书：全额、减去多少、还应当交多少，数字和大写都有，和交费通知的账一样")
    void whatIsTakenOff() {
        assertThat(decision("REDUCTION_DISASTER", Map.of("decision", "GRANT", "percent", 45)))
                .containsPattern("本案诉讼费用 ?2,300\\.00 ?元（大写：人民币贰仟叁佰元整）")
                .containsPattern(" ?1,035\\.00 ?元（大写：人民币壹仟零叁拾伍元整）")
                .containsPattern(" ?1,265\\.00 ?元（大写：人民币壹仟贰佰陆拾伍元整）");
    }

    @Test
    @DisplayName("申请免交、准予减交的决定书：写明免交没有准许和理由")
    void anotherReliefThanAsked() {
        assertThat(decision(
                        "EXEMPTION_OTHER",
                        Map.of(
                                "decision", "GRANT",
                                "ground", "REDUCTION_OTHER",
                                "percent", 40,
                                "reason", "原告有固定的工资收入")))
                .contains("同时申请免交诉讼费用", "准予减交诉讼费 40%。", "原告有固定的工资收入")
                .contains("申请的免交诉讼费用没有准许，理由见上");
    }

    @Test
    @DisplayName("准予免交的决定书：写明免去多少")
    void exempted() {
        assertThat(decision("EXEMPTION_OTHER", Map.of("decision", "GRANT", "reason", "领取最低生活保障金")))
                .contains("准予免交诉讼费。", "本案诉讼费用 2,300.00 元（大写：人民币贰仟叁佰元整），全部免交")
                .doesNotContain("没有准许");
    }

    @Test
    @DisplayName("不准许的决定书：写明理由和依据，不写准予")
    void refused() {
        assertThat(decision("EXEMPTION_OTHER", Map.of("decision", "REFUSE", "reason", "收入足以交纳")))
                .contains("收入足以交纳。依照《诉讼费用交纳办法》第四十八条之规定", "不准许免交诉讼费用。", "第四十三条")
                .doesNotContain("准予");
    }

    private String decision(String ground, Map<String, Object> completion) {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "feeRelief",
                                Map.of("ground", ground, "statement", "每月收入两千元，要养三口人")))
                .expecting(201);
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", new HashMap<>(completion));
        until(() -> assertThat(papers.of(FilingId.of(filing)))
                .extracting(Paper::document)
                .contains("FEE_RELIEF_DECISION"));
        var paper = papers.of(FilingId.of(filing)).stream()
                .filter(one -> one.document().equals("FEE_RELIEF_DECISION"))
                .findFirst()
                .orElseThrow();
        var pdf = papers.pdf(paper.id());
        Printed.picture(ground, pdf);
        assertThat(papers.pdf(paper.id())).isEqualTo(pdf);
        return Printed.text(pdf);
    }
}
