package org.lian.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 办理列表: each row says whom and what it is about, and only to the court of the filing. */
@CourtTest
class DeskRowTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("每一行写明当事人、案由、金额、收到时间、期限和还有几天、承办人")
    void aRowSaysWhatItIs() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");

        var row = row("clerk1", task);

        assertThat(row.get("parties").asText()).isEqualTo("张三 诉 李四");
        assertThat(row.get("cause").asText()).isEqualTo("民间借贷纠纷");
        assertThat(row.get("amount").asText()).isEqualTo("100,000.00 元");
        assertThat(row.get("kind").asText()).isEqualTo("审查立案材料");
        assertThat(row.get("received").asText()).matches("\\d+月\\d+日 \\d\\d:\\d\\d");
        assertThat(row.get("due").asText()).matches("(\\d+年)?\\d+月\\d+日，还有 \\d+ 天");
        assertThat(row.has("holder")).as("nobody took it").isFalse();

        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(row("clerk1", task).get("mine").asBoolean()).isTrue();
        assertThat(row("clerk2", task).get("holder").asText())
                .isEqualTo(row("clerk1", task).get("holder").asText());
        assertThat(row("clerk2", task).get("mine").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("外院人员、别的岗位看不到这一行")
    void anotherCourtSeesNoRow() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");

        assertThat(rows("clerk3", task)).isEmpty();
        assertThat(rows("judge1", task)).as("offered to the clerks").isEmpty();
        assertThat(rows("supervisor1", task)).hasSize(1);
        assertThat(QuietBrowser.as(port, "clerk3")
                        .get("/staff/desk")
                        .expecting(200)
                        .text())
                .doesNotContain(task);
    }

    @Test
    @DisplayName("缺材料、没有同意电子送达、申请缓交、催办、重复，明天先行立案的，行上都看得到")
    void aRowCarriesItsFlags() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "旗五", "phone", "13900139000")));
        var first = court.drafted(draft);
        court.insist(first);
        court.task(first, "REVIEW");
        var filing = court.drafted(draft);
        court.say(
                        filing,
                        "submission",
                        Map.of(
                                "consentOnline", true,
                                "insist", true,
                                "feeRelief", Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助")))
                .expecting(201);
        var task = court.task(filing, "REVIEW");
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/reminders", Map.of())
                .expecting(201);

        assertThat(row("clerk1", task).get("flags").findValuesAsText("label"))
                .hasSize(6)
                .startsWith("催办", "缓减免", "纸质", "重复")
                .endsWith("缺原告身份证明等 2 份")
                .anyMatch(label -> label.startsWith("对方名称可疑"))
                .doesNotContain("请核对");
        due(task, "+ interval '1 day'");
        assertThat(row("clerk1", task).get("flags").findValuesAsText("label")).startsWith("催办", "明日先行立案", "缓减免");
        due(task, "+ interval '8 days'");
    }

    @Test
    @DisplayName("补正以后坚持起诉的，审查的法官在行上看得到“坚持”")
    void whoInsistedIsSeen() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.say(filing, "insistence", Map.of("reason", "请求已经写明")).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");

        assertThat(row("judge1", task).get("flags").findValuesAsText("label")).contains("坚持");
    }

    @Test
    @DisplayName("立案人答了情况紧急的，审查的法官在行上看得到")
    void whatIsUrgentSaysSo() {
        var court = new Stories(port);
        var draft = Stories.loanDraft();
        draft.put("answers", Map.of("urgent", "YES"));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);
        var task = court.taskFor(court.as("judge1"), filing, "REVIEW");

        assertThat(row("judge1", task).get("flags").get(0).toString()).contains("紧急", "true");
        assertThat(row("judge1", task).get("flags").findValuesAsText("label")).containsOnlyOnce("紧急");
    }

    @Test
    @DisplayName("申请不公开的案件，列表上只写姓氏")
    void secretsAreNotOnALyingList() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("confidentiality", "PRIVACY");
        var filing = court.drafted(draft);
        court.insist(filing);
        var task = court.task(filing, "REVIEW");

        assertThat(row("clerk1", task).get("parties").asText()).isEqualTo("张某 诉 李某（不公开）");
    }

    @Test
    @DisplayName("先到期的在前，逾期的在最上；按已逾期、今日、明后日、以后分组")
    void theLateOnesComeFirst() {
        var court = new Stories(port);
        var late = court.task(court.submitted(), "REVIEW");
        var today = court.task(court.submitted(), "REVIEW");
        var later = court.task(court.submitted(), "REVIEW");
        due(late, "- interval '3 days'");
        due(today, "");
        due(later, "+ interval '60 days'");

        var page = QuietBrowser.as(port, "clerk1")
                .get("/staff/desk?list=TO_REVIEW")
                .expecting(200)
                .text();

        assertThat(page.indexOf(late)).isBetween(page.indexOf("已逾期"), page.indexOf(today));
        // A court with many tasks shows it on a later page.
        assertThat(page.indexOf(later)).satisfiesAnyOf(at -> assertThat(at).isNegative(), at -> assertThat(at)
                .isGreaterThan(page.indexOf(today)));
        assertThat(page).contains("已逾期 3 天", "今日届满");
        assertThat(row("clerk1", late).get("late").asBoolean()).isTrue();
        assertThat(row("clerk1", today).get("flags").findValuesAsText("label")).contains("今日先行立案");
        due(late, "+ interval '8 days'");
        due(today, "+ interval '8 days'");
    }

    /** 24:00 of today, moved. */
    private void due(String task, String moved) {
        var day = "date_trunc('day', timezone('Asia/Shanghai', now())) + interval '1 day' " + moved;
        jdbc.sql("update act_ru_task set due_date_ = " + day + " where id_ = ?")
                .param(task)
                .update();
    }

    private JsonNode row(String username, String task) {
        var rows = rows(username, task);
        assertThat(rows).as(username).hasSize(1);
        return rows.get(0);
    }

    private JsonNode rows(String username, String task) {
        return QuietBrowser.as(port, username)
                .get("/staff/rows?task=" + task)
                .expecting(200)
                .json();
    }
}
