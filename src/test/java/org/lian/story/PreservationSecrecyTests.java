package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The secrecy of a preservation until it is carried out: nobody of the other side, and of the court its judges alone. */
@ExtendWith(OutputCaptureExtension.class)
class PreservationSecrecyTests extends CourtInTime {
    private static final String OWED_TO = "欧阳慕容";

    /** Of one that no other story here carries out. */
    private static final String UNEXECUTED = "上官婉晴";

    private String applied(Stories court) {
        return applied(court, OWED_TO);
    }

    private String applied(Stories court, String owedTo) {
        var draft = Preserved.draft("BEFORE_SUIT", "PROPERTY");
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", owedTo,
                        "idType", "RESIDENT_ID",
                        "idNumber", "110105199001010023",
                        "phone", "13900139099")));
        draft.put("claims", "请求冻结" + owedTo + "银行存款十万元。");
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
        var number = court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText();
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
        untoldByNumbers(pages, filing);
        assertThat(court.as("judge1").get("/api/v1/filings/" + filing).status()).isEqualTo(200);
        assertThat(court.as("supervisor1").get("/api/v1/filings/" + filing).status())
                .isEqualTo(200);
    }

    /** The engine's own routes: a number that moves when an application comes tells of it. */
    private static void untoldByNumbers(QuietBrowser clerk, String filing) {
        clerk.get("/camunda/app/tasklist/default/").expecting(200);
        var engine = "/camunda/api/engine/engine/default";
        for (var asked : List.of(
                "/task/count",
                "/task/count?processDefinitionKey=preservation",
                "/task/count?processVariables=filingId_eq_" + filing,
                "/task?maxResults=50",
                "/process-definition/statistics",
                "/history/user-operation/count",
                "/task/report/candidate-group-count")) {
            assertThat(clerk.get(engine + asked).status()).as(asked).isEqualTo(403);
        }
        assertThat(clerk.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .status())
                .isEqualTo(403);
        assertThat(clerk.post(engine + "/history/task/count", "{\"processDefinitionKey\":\"preservation\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("执行以前：庭长的登记簿（页面、接口、CSV、XLSX、PDF）、看板、月报、各种列表，法官、庭长的桌面和案件页的标题，都没有被申请人的全名")
    void noListHasTheFullName() throws IOException {
        var court = time.at("2026-10-12T09:20");
        var filing = applied(court, UNEXECUTED);
        assertThat(court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty();
        noFullName(court, filing, "");
        Preserved.grant(court, filing);
        var number = court.waitsAt(filing, "TRANSFERRED").get("caseNumber").asText();
        noFullName(court, filing, number);

        assertThat(QuietBrowser.as(court.port(), "judge1")
                        .get("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "PAPER_SERVICE"))
                        .text())
                .contains(UNEXECUTED);
    }

    private static void noFullName(Stories court, String filing, String number) throws IOException {
        var day = "?from=2026-10-12&to=2026-10-12";
        for (var who : List.of("supervisor1", "judge1")) {
            var pages = QuietBrowser.as(court.port(), who);
            for (var page : List.of("/staff", "/staff/desk", "/staff/undelivered")) {
                assertThat(pages.get(page).text()).as(who + " " + page).doesNotContain(UNEXECUTED);
            }
            assertThat(heads(
                            pages.get("/staff/filings/" + filing).expecting(200).text()))
                    .as(who)
                    .doesNotContain(UNEXECUTED)
                    .contains("（保密）");
            assertThat(court.as(who).get("/api/v1/tasks").expecting(200).text())
                    .as(who)
                    .doesNotContain(UNEXECUTED);
        }
        var head = QuietBrowser.as(court.port(), "supervisor1");
        for (var page : List.of("/staff/register" + day, "/staff/register.csv" + day, "/staff/board")) {
            assertThat(head.get(page).expecting(200).text()).as(page).doesNotContain(UNEXECUTED);
        }
        assertThat(head.get("/staff/register" + day).text()).contains(number);
        for (var file : List.of("/staff/register.xlsx" + day, "/staff/report.xlsx" + day)) {
            assertThat(unpacked(head.download(file))).as(file).isNotEmpty().doesNotContain(UNEXECUTED);
        }
        for (var file : List.of("/staff/register.pdf" + day, "/staff/report.pdf" + day)) {
            assertThat(Printed.text(head.download(file)).replaceAll("\\s", ""))
                    .as(file)
                    .isNotEmpty()
                    .doesNotContain(UNEXECUTED);
        }
        assertThat(court.as("supervisor1")
                        .get("/api/v1/register" + day + "&limit=200")
                        .expecting(200)
                        .text())
                .doesNotContain(UNEXECUTED);
    }

    /** The name of the page in the browser and its first heading, which whoever passes by reads. */
    private static String heads(String page) {
        return Pattern.compile("<(title|h1)\\b.*?</\\1>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    private static String unpacked(byte[] book) throws IOException {
        var file = Files.write(Files.createTempFile(Path.of("target"), "book-", ".xlsx"), book);
        var text = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);
        return text.toString();
    }

    private static String found(Stories court, String words) {
        return court.clerk
                .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
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
