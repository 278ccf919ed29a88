package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The secrecy of a preservation until it is carried out: nobody of the other side, and of the court its judges alone. */
@ExtendWith(OutputCaptureExtension.class)
class PreservationSecrecyTests extends CourtInTime {
    private static final String OWED_TO = "欧阳慕容";

    private String applied(Stories court) {
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", OWED_TO,
                        "idType", "RESIDENT_ID",
                        "idNumber", "110105199001010023",
                        "phone", "13900139099")));
        draft.put("claims", "请求冻结" + OWED_TO + "银行存款十万元。");
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        var filing = court.drafted(draft);
        court.insist(filing);
        return filing;
    }

    @Test
    @DisplayName("执行以前：窗口人员在接口、页面、查找、任务、桌面、待送达和人工通知里都看不到；法官看得到；登记执行情况以后才看得到")
    void keptFromTheWindow(CapturedOutput log) {
        var court = time.at("2026-10-12T09:20");
        var filing = applied(court);
        var receipt = court.filing(filing).at("/receipt/number").asText();
        assertThat(court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty();
        unseen(court, filing, receipt);
        Preserved.grant(court, filing);
        var number = court.waitsAt(filing, "REGISTERED").get("caseNumber").asText();
        // No consent to electronic service: the ruling is handed over by the judge, not by the window.
        until(() -> assertThat(court.taskFor(court.as("judge1"), filing, "PAPER_SERVICE"))
                .isNotEmpty());
        unseen(court, filing, number);
        court.decideAs("judge1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS1"));
        court.waitsAt(filing, "TRANSFERRED");
        unseen(court, filing, number);
        assertThat(log.getAll()).doesNotContain(OWED_TO);

        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");

        court.clerk.get("/api/v1/filings/" + filing).expecting(200);
        assertThat(found(court, OWED_TO)).contains(filing);
    }

    private static void unseen(Stories court, String filing, String number) {
        var clerk = court.clerk;
        for (var path : List.of("", "/timeline", "/documents", "/materials", "/decisions/0/recomputation")) {
            assertThat(clerk.get("/api/v1/filings/" + filing + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(clerk.get("/api/v1/tasks?filingId=" + filing)
                        .expecting(200)
                        .body()
                        .get("items"))
                .isEmpty();
        for (var words : List.of(OWED_TO, "110105199001010023", "13900139099", number)) {
            assertThat(found(court, words)).as(words).doesNotContain(filing);
        }
        var pages = QuietBrowser.as(court.port(), "clerk1");
        assertThat(pages.get("/staff/filings/" + filing).status()).isEqualTo(404);
        // The page of a search says again what was looked for.
        assertThat(pages.get("/staff/search?q=" + OWED_TO).text()).doesNotContain(filing);
        for (var page : List.of("/staff", "/staff/desk", "/staff/undelivered")) {
            assertThat(pages.get(page).text()).as(page).doesNotContain(OWED_TO, filing);
        }
        for (var page : List.of("/staff/board", "/staff/register", "/api/v1/register", "/api/v1/statistics")) {
            assertThat(pages.get(page).status()).as(page).isIn(403, 404);
        }
        assertThat(court.as("judge1").get("/api/v1/filings/" + filing).status()).isEqualTo(200);
        assertThat(court.as("supervisor1").get("/api/v1/filings/" + filing).status())
                .isEqualTo(200);
    }

    private static String found(Stories court, String words) {
        return court.clerk
                .get("/api/v1/search?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                .text();
    }

    @Test
    @DisplayName("被申请人在自己的账号里看不到，拿案号提起反诉的，回答和没有这件案件一样；别的法院的法官也看不到")
    void keptFromTheOtherSide() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        var number = court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText();
        var lisi = court.as("lisi");

        assertThat(lisi.get("/api/v1/filings/" + filing).status()).isEqualTo(404);
        assertThat(lisi.get("/api/v1/filings").expecting(200).text()).doesNotContain(filing);
        assertThat(lisi.get("/api/v1/messages").expecting(200).text()).doesNotContain(filing);
        var named = lisi.post("/api/v1/counterclaims", Map.of("caseNumber", number));
        var unknown = lisi.post("/api/v1/counterclaims", Map.of("caseNumber", number.replaceAll("财保\\d+", "民初99999")));
        assertThat(named.status()).isEqualTo(unknown.status());
        assertThat(told(named)).isEqualTo(told(unknown));
        assertThat(court.as("clerk3").get("/api/v1/filings/" + filing).status()).isEqualTo(404);
    }

    private static String told(CourtClient.Answer answer) {
        return answer.body().get("detail").asText() + answer.body().get("errors");
    }
}
