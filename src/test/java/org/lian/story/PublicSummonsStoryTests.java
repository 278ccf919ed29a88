package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 公示催告: whoever lost a bill applies alone; a hundred yuan, seven days, 驳回申请 without a remedy. */
@Tag("thorough")
class PublicSummonsStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告人", "被申请人", "诉讼请求", "诉状", "撤诉", "案由"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("公示催告：持票人一个人申请，七日内审查，民催字案号，申请费一百元，交费以后移送民事审判庭；没有诉讼的用词")
    void fromTheHomePageToTheDivision() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请公示催告", "每件 100 元", "公告不少于六十日");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.PUBLIC_SUMMONS));
        for (var finding : court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .body()
                .get("items")) {
            assertThat(finding.get("severity").asText()).as(finding.toString()).isNotEqualTo("BLOCKING");
        }
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("公示催告申请书", "申请人：张三", "支付人：某某银行某某支行", "票据主要内容")
                .doesNotContain(OF_A_SUIT);

        var filer = QuietBrowser.as(port, "zhangsan");
        assertThat(filer.get("/filings/" + filing + "/complaint-preview.pdf").header("content-disposition"))
                .contains(URLEncoder.encode("公示催告申请书（预览", StandardCharsets.UTF_8));
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(filer.get("/filings/" + filing).text())
                .contains("某某银行某某支行</span> <span class=\"whole\">申请公示催告</span>");
        assertThat(filer.get("/filings/" + filing + "/receipt").text()).contains("某某银行某某支行　申请公示催告<");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        court.register(filing);
        court.confirmFee(filing, 10_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民催\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("通知支付人停止支付", "第二百三十条"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("支付人不知道的，不写也能提交、生成申请书、立案")
    void nobodyIsNamed() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.PUBLIC_SUMMONS);
        draft.remove("defendants");
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.ownPaper(court, filing)).contains("申请人：张三").doesNotContain("支付人：");
        court.submit(filing).expecting(201);
        court.register(filing);
        court.confirmFee(filing, 10_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(court.filing(filing).get("title").asText()).isEqualTo("张三 申请公示催告");
    }

    @Test
    @DisplayName("补正：没有写明票据主要内容，引第二百二十九条；补齐以后重新计算七日")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PUBLIC_SUMMONS);
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction(5, "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .anyMatch(said -> said.contains("没有写明票面金额、发票人、持票人、背书人等票据主要内容"));
        court = time.at("2026-10-14T09:00");
        court.say(filing, "correction", Map.of("claims", "对汇票 10200052 号（票面金额十万元，发票人甲公司，背书人乙厂）公示催告。"))
                .expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");
    }

    @Test
    @DisplayName("不符合条件：裁定驳回申请，没有上诉、复议；知道票据在谁手里的，可以起诉")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PUBLIC_SUMMONS);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_LOST",
                        "reason", "票据由申请人交给他人贴现，没有丢失",
                        "basis", "民事诉讼法第二百二十九条"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));

        court.waitsAt(filing, "REFUSED");
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("民事裁定书（驳回申请）"))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling).contains("民催").doesNotContain("上诉", "复议"));
    }

    @Test
    @DisplayName("七日期满没有决定：不先行立案，由庭长当日决定")
    void escalatedNeverRegistered() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.PUBLIC_SUMMONS);
        court.task(filing, "REVIEW");

        court = time.at("2026-10-20T00:01");

        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).hasNonNull("caseNumber")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "billEndorsable, NOT_ENDORSABLE",
        "billLost, NOT_LOST",
        "applicantEntitled, NOT_ENTITLED",
        "courtJurisdiction, OTHER_COURT"
    })
    @DisplayName("公示催告的条件，答了不符合的，提交以前就说明理由")
    void conditionsAreSaidBefore(String fact, String ground) {
        var check = CourtClient.anonymous(port)
                .post("/api/v1/eligibility-checks", Map.of("track", "PUBLIC_SUMMONS", "answers", Map.of(fact, "NO")))
                .expecting(200)
                .body();

        assertThat(check.get("grounds").toString()).contains(ground);
    }
}
