package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.web.QuietBrowser;

/** 保全 whose papers nobody has signed for: what counts is the measure (民诉法 104(3); 财产保全规定 18, 23, 25). */
class PreservationWithoutReceiptStoryTests extends CourtInTime {
    @Test
    @DisplayName("诉前冻结，一张送达回证也没有：裁定立即移送执行，第三十一天摆在法官面前")
    void theThirtyDaysRunFromTheMeasure() {
        var court = time.at("2026-10-12T09:20");
        var filing = onPaper(court);
        Preserved.grant(court, filing);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        until(() -> assertThat(papersOnTheWay(court, filing)).isEqualTo(2));

        var late = time.at("2026-11-12T00:01");

        Preserved.decide(late, filing, Preserved.RELEASE);
    }

    @Test
    @DisplayName("送达被申请人的回证没有回来：起诉、续行、解除、复议都到法官手里，决定也另行送达")
    void everyMatterReachesAJudge() {
        var court = time.at("2026-10-12T09:20");
        var filing = onPaper(court);
        Preserved.grant(court, filing);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        court.say(filing, "preservation-matters", Map.of("matter", "SUIT_BROUGHT", "reason", Preserved.SUIT))
                .expecting(201);
        Preserved.decide(court, filing, Map.of("decision", "SUIT_PROVEN", "reason", Preserved.SUIT + "，已经立案。"));
        court.say(filing, "preservation-matters", Map.of("matter", "RENEWAL", "reason", "没有审结"))
                .expecting(201);
        Preserved.decide(court, filing, Map.of("decision", "RENEW", "until", "2028-10-11", "reason", "没有审结。"));
        until(() -> assertThat(papersOnTheWay(court, filing)).isEqualTo(4));
        var desk = QuietBrowser.as(court.port(), "clerk1");
        var printed = new StringBuilder();
        for (var item : court.clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            printed.append(desk.get("/staff/tasks/" + item.get("id").asText()).text());
        }
        assertThat(printed).as("each sheet is of its own decision").contains("已经依法起诉", "续行保全");
    }

    @Test
    @DisplayName("裁定以后、登记执行情况以前提出的：先由法官裁定，再登记执行情况；没有采取措施的不能续行；没有采取措施就解除的，不告诉被申请人")
    void beforeAnybodyRegisteredTheMeasures() {
        var court = time.at("2026-10-12T09:20");
        var kept = granted(court);
        court.say(kept, "preservation-matters", Map.of("matter", "RENEWAL", "reason", "要续行"))
                .expecting(422);
        court.say(kept, "preservation-matters", Map.of("matter", "RECONSIDERATION", "reason", "数额少了"))
                .expecting(201);
        court.say(kept, "preservation-matters", Map.of("matter", "SUIT_BROUGHT", "reason", Preserved.SUIT))
                .expecting(201);
        Preserved.decide(court, kept, Map.of("decision", "KEEP", "reason", "理由不成立。", "basis", "民事诉讼法第一百一十一条"));
        Preserved.decide(court, kept, Map.of("decision", "SUIT_PROVEN", "reason", Preserved.SUIT + "，已经立案。"));
        Preserved.executed(court, kept, "2026-10-12", "2027-10-11");
        court.taskFor(court.clerk, kept, "PAPER_SERVICE");

        var released = granted(court);
        court.say(released, "preservation-matters", Map.of("matter", "RELEASE", "reason", "已经和解"))
                .expecting(201);
        Preserved.decide(court, released, Preserved.RELEASE);
        court.waitsAt(released, "PRESERVATION_ENDED");
        assertThat(CasePapers.ofTheCase(court, released)).doesNotContain("PRESERVATION_RELEASE_TO_RESPONDENT");
    }

    @Test
    @DisplayName("没有按期交费、按撤诉处理的：本案里的保全当时提请法官，写明哪一件、怎样结束；法官还没有办完别的事项，排在后面")
    void theSuitIsDeemedWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var suit = court.owing();
        var number = court.filing(suit).get("caseNumber").asText();
        var draft = Preserved.draft("IN_SUIT", "PROPERTY");
        draft.put("facts", "被申请人正在转让房屋。本案案号" + number + "。");
        var filing = court.drafted(draft);
        court.insist(filing);
        Preserved.grant(court, filing);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        court.taskFor(court.clerk, filing, "PAPER_SERVICE");

        time.at("2026-10-20T00:00:30").waitsAt(suit, "FEE_OVERDUE");

        var late = time.at("2026-10-22T00:00:30");
        until(() -> late.say(filing, "preservation-matters", Map.of("matter", "RENEWAL", "reason", "没有审结"))
                .expecting(201));
        late.taskFor(late.as("judge1"), filing, "DECIDE_PRESERVATION");
        late.decideAs("judge1", suit, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        late.waitsAt(suit, "DEEMED_WITHDRAWN");

        Preserved.decide(late, filing, Map.of("decision", "KEEP", "reason", "不需要。", "basis", "民事诉讼法第一百零三条"));
        until(() -> assertThat(QuietBrowser.as(late.port(), "judge1")
                        .get("/staff/tasks/" + late.taskFor(late.as("judge1"), filing, "DECIDE_PRESERVATION"))
                        .text())
                .contains(number + "一案，已经按撤诉处理"));
        Preserved.decide(late, filing, Preserved.RELEASE);
    }

    @Test
    @DisplayName("被申请人下落不明的，登记公告；三十日期满视为送达，由系统记录，不占保全的期限；将来的日期不收")
    void byPublicNotice() {
        var court = time.at("2026-10-12T09:20");
        var filing = granted(court);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        var task = court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Map.of("noticeOn", "2026-10-13", "document", "公告栏"))
                .expecting(422);
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", Map.of("document", "公告栏"))
                        .expecting(422)
                        .text())
                .contains("公告送达的，改填发出公告的日期");
        court.clerk
                .post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of("noticeOn", "2026-10-12", "document", "人民法院公告网，第1号"))
                .expecting(204);
        assertThat(CasePapers.ofTheCase(court, filing)).doesNotContain("PRESERVATION_RULING_TO_RESPONDENT");

        var late = time.at("2026-11-12T00:01");

        until(() -> assertThat(CasePapers.ofTheCase(late, filing)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        late.taskFor(late.as("judge1"), filing, "DECIDE_PRESERVATION");
    }

    private static String granted(Stories court) {
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static String onPaper(Stories court) {
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var filing = court.drafted(draft);
        court.insist(filing);
        return filing;
    }

    /** Those that the window may see: the ruling itself went out while it was secret. */
    private static long papersOnTheWay(Stories court, String filing) {
        return court
                .clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("kind")
                .stream()
                .filter("PAPER_SERVICE"::equals)
                .count();
    }
}
