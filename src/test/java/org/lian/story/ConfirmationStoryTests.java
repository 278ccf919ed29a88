package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 申请司法确认: both apply together; the same flow as a suit by other rows, without a fee and never by the clock. */
class ConfirmationStoryTests extends CourtInTime {
    private static final String[] OF_A_SUIT = {"原告", "被告", "起诉状", "诉讼请求", "撤诉", "案由", "生效法律文书"};

    @Autowired
    Papers papers;

    @Test
    @DisplayName("申请司法确认：三日内决定、民特案号、不收费，移送民事审判庭；每一页、每一份文书都不叫原告被告")
    void registeredWithoutAFee() {
        var court = time.at("2026-10-12T09:00");
        assertThat(QuietBrowser.stranger(port).get("/").expecting(200).text())
                .contains("申请司法确认", "调解组织主持调解的证明", "不收费");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        TrackFilings.draftPages(port, filing).forEach((page, said) -> {
            if (!page.equals("questions/cause")) {
                assertThat(said).as(page).doesNotContain(OF_A_SUIT);
            }
        });
        assertThat(TrackFilings.ownPaper(court, filing))
                .contains("司法确认申请书", "申请人：张三", "另一方申请人：李四", "EFFECTIVE_DOCUMENT.txt", "MEDIATION_PROOF.txt")
                .doesNotContain(OF_A_SUIT);

        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-16T00:00:00+08:00");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("由庭长当日决定").doesNotContain(OF_A_SUIT);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("另一方申请人", "届满仍未决定的，由庭长当日决定")
                .doesNotContain("系统依法先行立案", "适用程序", "调解意见");
        court.register(filing);

        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).matches("（2026）京0199民特\\d+号");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(done.get("title").asText()).isEqualTo("张三 与 李四");
        assertThat(TrackFilings.papers(papers, filing).keySet())
                .noneMatch(document -> document.matches("(EVIDENCE_NOTICE|RIGHTS_NOTICE|FEE_NOTICE).*"));
        TrackFilings.papers(papers, filing)
                .forEach((paper, said) -> assertThat(said).as(paper).doesNotContain(OF_A_SUIT));
        assertThat(TrackFilings.papers(papers, filing).values())
                .filteredOn(paper -> paper.startsWith("受理案件通知书"))
                .singleElement()
                .satisfies(notice -> assertThat(notice).contains("张三与李四一案", "不交纳案件受理费"));
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    @Test
    @DisplayName("缺少调解协议的，一次告知补正；补正事项和用词是司法确认的")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome",
                        "CORRECT",
                        "days",
                        7,
                        "items",
                        List.of(
                                Map.of("code", "AGREEMENT_MISSING"),
                                Map.of("code", "MEDIATION_PROOF_MISSING"),
                                Map.of("code", "NOT_SIGNED_BY_BOTH"))));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/correction"))
                .contains("没有提交调解协议", "没有提交调解组织主持调解的证明", "不是双方当事人共同提出")
                .doesNotContain(OF_A_SUIT);
        for (var item = 0; item < 3; item++) {
            assertThat(TrackFilings.main(port, "/filings/" + filing + "/correction/" + item))
                    .doesNotContain(OF_A_SUIT);
        }
    }

    @Test
    @DisplayName("涉及物权确权的，裁定不予受理；裁定写明重新调解或者起诉，没有上诉；另一名法官审签")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "RIGHTS_CONFIRMATION",
                        "reason", "协议约定某某小区的房屋归李四所有，属于物权确权",
                        "basis", "最高人民法院关于适用民事诉讼法的解释第三百五十五条第一款第五项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        var ruling = TrackFilings.papers(papers, filing).values().stream()
                .filter(said -> said.contains("裁定如下"))
                .findFirst()
                .orElseThrow();
        assertThat(ruling)
                .startsWith("民事裁定书（不予受理）")
                .contains("对张三的申请司法确认，本院不予受理", "民特", "第三百五十五条")
                .doesNotContain("上诉");
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("裁定不予受理")
                .doesNotContain(OF_A_SUIT)
                .doesNotContain("上诉");
    }

    @Test
    @DisplayName("三日届满没有决定的，时钟不立案：届满前一日到庭长手里，由庭长决定")
    void neverByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.JUDICIAL_CONFIRMATION);
        court.task(filing, "REVIEW");
        court = time.at("2026-10-15T00:01");
        court.taskFor(court.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
        court = time.at("2026-10-20T09:00");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).has("caseNumber")).isFalse();
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("caseNumber").asText()).contains("民特");
        assertThat(done.get("registeredByClock").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("回答不是双方一起申请、超过三十日的：机器写明条文，收下由法院决定")
    void whatTheTableSays() {
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.JUDICIAL_CONFIRMATION);
        draft.put("answers", Map.of("jointApplication", "NO", "within30Days", "NO"));
        var filing = TrackFilings.drafted(court, draft);
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check"))
                .contains("司法确认由双方当事人共同申请", "超过调解协议生效之日起三十日", "民事诉讼法第二百零五条");
    }
}
