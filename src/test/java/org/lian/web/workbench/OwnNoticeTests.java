package org.lian.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.documents.OwnNotice;
import org.lian.filing.FilingLifecycle;
import org.lian.process.papers.CourtDocuments;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A notice of the court's own: made in the running court, and what no draft of a paper may say. */
@CourtTest
class OwnNoticeTests {
    private static final String NAME = "知识产权案件复核告知书";

    @LocalServerPort
    int port;

    @Autowired
    CourtDocuments documents;

    @Autowired
    FilingLifecycle filings;

    @Autowired
    PlatformTransactionManager transactions;

    private CourtClient analyst;

    @BeforeEach
    void signIn() {
        analyst = CourtClient.as(port, "analyst1");
    }

    /** The file of the exercise of CONTRIBUTING. */
    private static String exercise() {
        try {
            return new ClassPathResource("documents/notice-ip-review.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CourtClient.Answer begin(String rule, Map<String, String> more) {
        var draft = new HashMap<>(Map.of("reason", "告知由知产组复核", "legalBasis", "登记立案规定第八条"));
        draft.putAll(more);
        return analyst.post("/api/v1/rules/" + rule + "/drafts", draft);
    }

    private static List<String> codes(JsonNode draft) {
        var codes = new ArrayList<String>();
        draft.get("findings").forEach(finding -> codes.add(finding.get("code").asText()));
        return codes;
    }

    @Test
    @DisplayName("练习里的文书在运行的法院里起草：说出名称，就是文书，不是表单；庭长批准、发布以后可以送达，写的是这件案件")
    void theExerciseIsPosted() {
        begin("notice-told-by-api", Map.of("xml", exercise())).expecting(422);
        begin("notice-told-by-api", Map.of("xml", exercise(), "name", "Notice 1"))
                .expecting(422);
        begin("notice-Told", Map.of("xml", exercise(), "name", NAME)).expecting(422);
        begin("notice-told-by-api", Map.of("xml", exercise(), "name", "不得上诉告知书"))
                .expecting(422);
        var draft = begin("notice-told-by-api", Map.of("xml", exercise(), "name", NAME))
                .expecting(201)
                .body();
        assertThat(draft.get("kind").asText()).isEqualTo("PAPER");
        assertThat(draft.get("name").asText()).isEqualTo(NAME);
        draft.get("findings")
                .forEach(finding -> assertThat(finding.get("severity").asText()).isEqualTo("WARNING"));
        assertThat(OwnNotice.find("NOTICE_TOLD_BY_API")).isEmpty();

        var path = "/api/v1/rule-drafts/" + draft.get("id").asText();
        assertThat(analyst.post(path + "/approval-requests", Map.of())
                        .expecting(201)
                        .body()
                        .get("statutory")
                        .asBoolean())
                .isTrue();
        CourtClient.as(port, "supervisor1")
                .post(path + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);
        analyst.post(path + "/publications", Map.of()).expecting(201);

        assertThat(OwnNotice.documents()).contains("NOTICE_TOLD_BY_API");
        var filing = new Stories(port).submitted();
        var paper = new TransactionTemplate(transactions).execute(status -> documents
                .fixed(filings.filing(FilingId.of(filing)), "NOTICE_TOLD_BY_API")
                .get(0));
        assertThat(paper.title()).isEqualTo(NAME);
        assertThat(paper.text()).contains("张三", "现由本院知产组复核");
        assertThat(QuietBrowser.as(port, "supervisor1")
                        .get("/staff/board")
                        .expecting(200)
                        .text())
                .contains(NAME);
        begin("notice-told-by-api", Map.of("xml", exercise(), "name", "另一个名称")).expecting(409);
        begin("notice-told-by-api", Map.of("xml", exercise())).expecting(201);
    }

    @Test
    @DisplayName("在规则工作台新建文书：写编号和名称就有草稿；写错的说出原因，写的还在")
    void begunInTheWorkbench() {
        var browser = QuietBrowser.as(port, "analyst1");
        var made = browser.submit(
                "/workbench/papers",
                Map.of("_csrf", browser.token("/workbench"), "id", "begun-here", "name", "案件分流告知书"));
        var draft = made.expecting(302).header("Location");
        var page = draft.replaceFirst("https?://[^/]+", "");
        assertThat(browser.get(page).expecting(200).text()).contains("案件分流告知书", "打开编辑器");
        assertThat(browser.get(page + "/editor").expecting(200).text()).contains("案件分流告知书", "{{filer}}：");

        browser.submit(
                        "/workbench/papers",
                        Map.of("_csrf", browser.token("/workbench"), "id", "UPPER", "name", "案件分流告知书"))
                .expecting(302);
        assertThat(browser.get("/workbench").expecting(200).text())
                .contains("文书的编号写成 notice- 开头", "value=\"UPPER\"", "value=\"案件分流告知书\"");
    }

    @Test
    @DisplayName("受理通知书的草稿写了账号、终局、视为放弃、网址、电话的，不能发布；不写送给谁的，须由庭长批准")
    void whatNoDraftMaySay() {
        var shipped = new ClassPathResource("documents/acceptance-notice.html");
        for (var line : List.of(
                "<p>请汇款至账号六二二二零二零零一二三四五六七八九零一，户名王某。</p>",
                "<p>本通知为终局，不得上诉、不得复议。</p>",
                "<p>逾期三十日不交的，视为放弃。</p>",
                "<p>请到 http://evil.example/pay 交费。</p>",
                "<p>请拨打 13800138000 交费。</p>",
                "")) {
            String text;
            try {
                text = shipped.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            text = line.isEmpty()
                    ? text.replace("{{filer}}", "某某")
                    : text.replace("{{>signed-by-court}}", line + "\n{{>signed-by-court}}");
            var draft = begin("acceptance-notice", Map.of("xml", text))
                    .expecting(201)
                    .body();
            assertThat(codes(draft)).as(line).contains("LOCKED_WORDS_CHANGED");
            if (!line.isEmpty()) {
                assertThat(codes(draft)).as(line).containsAnyOf("NUMBER", "CONTACT", "REMEDY_BARRED");
                analyst.post("/api/v1/rule-drafts/" + draft.get("id").asText() + "/approval-requests", Map.of())
                        .expecting(422);
            } else {
                var sent = analyst.post(
                                "/api/v1/rule-drafts/" + draft.get("id").asText() + "/approval-requests", Map.of())
                        .expecting(201)
                        .body();
                assertThat(sent.get("statutory").asBoolean()).isTrue();
            }
            analyst.post("/api/v1/rule-drafts/" + draft.get("id").asText() + "/discards", Map.of());
        }
    }
}
