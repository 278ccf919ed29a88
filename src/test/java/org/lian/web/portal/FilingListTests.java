package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 我的立案 of a lawyer: found among many, taken out as a table, and the next one for the same client. */
@CourtTest
class FilingListTests {
    private static final String PASSWORD = "yi-ju-hao-ji-de-hua";
    private static final Pattern TITLE = Pattern.compile("<h2><a href=\"/filings/([^\"]+)\">([^<]+)</a>");

    @LocalServerPort
    int port;

    private final String username = "lawyer-" + UUID.randomUUID().toString().substring(0, 8);
    private CourtClient program;
    private QuietBrowser browser;

    @BeforeEach
    void registered() {
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", username,
                                "password", PASSWORD,
                                "kind", "LAWYER",
                                "name", "王律师",
                                "idType", "OTHER",
                                "idNumber", username,
                                "phone", "13800138000"))
                .expecting(201);
        program = CourtClient.as(port, username, PASSWORD);
        browser = QuietBrowser.as(port, username, PASSWORD);
    }

    @Test
    @DisplayName("案件多了能找：按当事人、案由、状态、法院等我办的；等我办的在前；找不到的说一声")
    void found() {
        for (var name : List.of("甲公司", "乙公司")) {
            draft(name, "04.10.108.03");
        }
        assertThat(page("/filings")).doesNotContain("找一件");
        for (var name : List.of("丙公司", "丁公司")) {
            draft(name, "04.10.108.03");
        }
        assertThat(page("/filings")).contains("找一件");
        var returned = draft("戊公司", "04.10.103");
        submit(returned);
        submit(draft("己公司", "04.10.103"));
        var court = new Stories(port);
        court.decide(court.task(returned, "REVIEW"), Stories.correction("EVIDENCE_MISSING"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> titles(page("/filings?state=CORRECTION_REQUIRED")), titles -> titles.size() == 1);

        var all = page("/filings");
        assertThat(all).contains("找一件", "法院等我办的", "待提交（4）", "待审查（1）", "待补正（1）");
        assertThat(titles(all)).hasSize(6).first().asString().endsWith("戊公司");
        assertThat(titles(page("/filings?q=" + encoded("丙公"))))
                .singleElement()
                .asString()
                .endsWith("丙公司");
        assertThat(titles(page("/filings?q=" + encoded(" 丙 公司 ")))).hasSize(1);
        assertThat(titles(page("/filings?q=" + encoded("民间借贷")))).hasSize(4);
        assertThat(titles(page("/filings?state=UNDER_REVIEW"))).hasSize(1);
        assertThat(titles(page("/filings?state=MY_TURN")))
                .singleElement()
                .asString()
                .endsWith("戊公司");
        assertThat(titles(page("/filings?cause=04.10.103"))).hasSize(2);
        assertThat(titles(page("/filings?cause=04.10.108.03&state=MY_TURN"))).isEmpty();
        assertThat(page("/filings?q=" + encoded("没有这一家"))).contains("没有符合的立案申请", "看全部");
        assertThat(browser.get("/filings?state=NOTHING").status()).isEqualTo(422);
        assertThat(titles(page("/filings?q=" + encoded("{x}%2e")))).isEmpty();
        // Somebody else's are nobody's here.
        assertThat(titles(QuietBrowser.as(port, "lisi")
                        .get("/filings?q=" + encoded("丙公"))
                        .text()))
                .isEmpty();
    }

    @Test
    @DisplayName("找到的下载成表格：CSV 里像公式的名字不算公式，Excel 打得开；别人的一行也没有")
    void takenOut() throws Exception {
        draft("=1+1公司", "甲公司", "04.10.108.03");
        draft("乙公司", "04.10.103");

        var csv = browser.get("/filings/list.csv?cause=04.10.108.03").expecting(200);
        assertThat(csv.header("content-disposition")).contains(".csv");
        var lines = csv.text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("当事人,原告或者申请人,被告或者对方,案由,法院,案号,状态,现在轮到谁,最后一日");
        assertThat(lines.get(1)).startsWith("'=1+1公司 诉 甲公司,'=1+1公司,甲公司,").contains("民间借贷纠纷", "待提交", ",100000.00,");
        var book = browser.download("/filings/list.xlsx");
        var file = Files.write(Files.createTempFile(Path.of("target"), "list-", ".xlsx"), book);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(sheet).contains("<row r=\"3\"", "<v>100000.00</v>").doesNotContain("<row r=\"4\"", "<f>");
        }
        assertThat(QuietBrowser.stranger(port).get("/filings/list.csv").status())
                .isEqualTo(302);
        assertThat(QuietBrowser.as(port, "lisi").get("/filings/list.csv").text())
                .doesNotContain("=1+1");
    }

    @Test
    @DisplayName("为同一位当事人再立一件：当事人、代理人、送达地址、身份材料都在，授权委托书、对方和案情不带；只剩四项要填")
    void theSameClientAgain() {
        var first = draft("甲公司", "04.10.108.03");
        for (var kind : List.of("ORGANISATION_CERTIFICATE", "LAWYER_LICENCE", "POWER_OF_ATTORNEY", "EVIDENCE")) {
            program.upload("/api/v1/filings/" + first + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        submit(first);
        assertThat(page("/filings/" + first)).contains("为同一位当事人再立一件");

        var answer = again(browser, first);
        assertThat(answer.status()).isEqualTo(302);
        var path = answer.header("location").replaceFirst("^https?://[^/]+", "");
        assertThat(page(path)).contains("2 份身份材料都带过来了", "授权委托书要写明是哪一件案件");
        var draft = program.get("/api/v1" + path).expecting(200).body().get("draft");
        assertThat(draft.get("plaintiffs").get(0).get("name").asText()).isEqualTo("大客户公司");
        assertThat(draft.get("plaintiffs")
                        .get(0)
                        .get("representedBy")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("王律师");
        assertThat(draft.get("serviceAddress").get("address").asText()).isEqualTo("某某路 1 号");
        assertThat(draft.path("defendants")).isEmpty();
        assertThat(draft.path("facts").asText("")).isEmpty();
        assertThat(draft.path("causeCode").asText("")).isEmpty();
        assertThat(program.get("/api/v1" + path + "/materials")
                        .expecting(200)
                        .body()
                        .get("items")
                        .toString())
                .contains("ORGANISATION_CERTIFICATE", "LAWYER_LICENCE")
                .doesNotContain("POWER_OF_ATTORNEY", "EVIDENCE");
        assertThat(again(browser, first).status()).isEqualTo(302);
        assertThat(again(QuietBrowser.as(port, "lisi"), first).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("同一位当事人的几份草稿分得开：每份写着从哪里写起、写了什么；什么都没有写的也说")
    void draftsOfOneClient() {
        var client = List.of(Map.of("kind", "ORGANISATION", "name", "大客户公司", "address", "某某路 1 号"));
        program.post("/api/v1/filings", Map.of("plaintiffs", client, "claims", "请求判令支付三月份的货款。", "facts", "三月份送的货"))
                .expecting(201);
        program.post("/api/v1/filings", Map.of("plaintiffs", client, "facts", "四月份送的货，一直没有付款。" + "长".repeat(60)))
                .expecting(201);
        program.post("/api/v1/filings", Map.of("plaintiffs", client)).expecting(201);

        assertThat(page("/filings"))
                .contains("写了什么", "请求判令支付三月份的货款。", "四月份送的货，一直没有付款。", "对方和案情都还没有写")
                .doesNotContain("长".repeat(50));
    }

    private void submit(String filing) {
        program.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
    }

    private static QuietBrowser.Answer again(QuietBrowser who, String filing) {
        return who.submit("/filings/" + filing + "/same-client", Map.of("_csrf", who.token("/filings")));
    }

    private String draft(String defendant, String cause) {
        return draft("大客户公司", defendant, cause);
    }

    private String draft(String plaintiff, String defendant, String cause) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", cause);
        draft.put("claimAmountFen", 10_000_000);
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind",
                        "ORGANISATION",
                        "name",
                        plaintiff,
                        "address",
                        "某某路 1 号",
                        "representedBy",
                        List.of(Map.of(
                                "kind", "MANDATE", "name", "王律师", "authority", "GENERAL", "agentKind", "LAWYER")))));
        draft.put("defendants", List.of(Map.of("kind", "ORGANISATION", "name", defendant, "address", "某某路 2 号")));
        draft.put("serviceAddress", Map.of("address", "某某路 1 号", "phone", "13800138000", "electronic", true));
        return program.post("/api/v1/filings", draft)
                .expecting(201)
                .body()
                .get("id")
                .asText();
    }

    private String page(String path) {
        return browser.get(path).expecting(200).text();
    }

    private static List<String> titles(String page) {
        return TITLE.matcher(page).results().map(found -> found.group(2)).toList();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
