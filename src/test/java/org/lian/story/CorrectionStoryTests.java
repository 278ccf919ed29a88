package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 补正: one complete notice, the clock that stands and starts anew, and every way out of the wait. */
class CorrectionStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("补正通知一次性列明，写明条文和期限；补正后审查期限从次日重新起算")
    void correctionRestartsTheClock() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);

        var view = court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(view.get("waitingFor").asText()).isEqualTo("FILER");
        // Served on the 12th; seven days from the 13th end on the 19th.
        assertThat(view.get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        assertThat(view.get("correction").get("open").asBoolean()).isTrue();
        assertThat(items(view))
                .extracting(item -> item.get("code").asText())
                .containsExactly("UNREADABLE", "CLAIMS_NOT_SPECIFIC");
        assertThat(items(view))
                .allSatisfy(item -> assertThat(item.get("basis").asText()).contains("第"));

        court = time.at("2026-10-15T10:00");
        var evidence = items(view).get(0).get("materialId").asText();
        assertThat(evidence).isNotEmpty();
        answer(court, filing, 0, "EVIDENCE").expecting(201);
        court.say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。")).expecting(201);

        court.task(filing, "REVIEW");
        var again = court.waitsAt(filing, "UNDER_REVIEW");
        assertThat(again.get("dueAt").asText()).isEqualTo("2026-10-23T00:00:00+08:00");
        assertThat(again.get("draft").get("claims").asText()).contains("利息");
        assertThat(again.get("firstSubmittedAt").asText()).startsWith("2026-10-12");
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("发出补正通知以前，页面知道每个天数的最后一天：第七天按法院的日历就是通知的期限；遇放假顺延")
    void theLastDayIsKnownBefore() {
        var court = time.at("2026-09-28T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        var sheet = QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + task)
                .expecting(200)
                .text();

        var days = sheet.replaceAll("(?s).*data-last-days=\"([^\"]+)\".*", "$1").split(" ");
        assertThat(days).hasSize(60).startsWith("2026-09-29", "2026-09-30");
        assertThat(days[6]).as("七日到十月五日，在国庆假期里").isEqualTo("2026-10-08");
    }

    @Test
    @DisplayName("补正回来又快到期的，督办的列表里也标着补正已回")
    void supervisorsSeeThatItWasCorrected() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court = time.at("2026-10-15T10:00");
        answer(court, filing, 0, "EVIDENCE").expecting(201);
        court.say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。")).expecting(201);
        court.task(filing, "REVIEW");

        time.at("2026-10-22T09:00");

        await().untilAsserted(() -> assertThat(marks(filing))
                .containsKeys("*", "filing-duty", "supervisors")
                .doesNotContainValue(null));
    }

    @Test
    @DisplayName("只补被退回的：没有要求的材料和填写项不收，没有补齐的指明哪一项，可以先交一部分")
    void onlyWhatWasReturned() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");

        assertThat(court.say(filing, "correction", Map.of("facts", "另一番事实"))
                        .expecting(422)
                        .text())
                .contains("NOT_RETURNED", "facts");
        assertThat(answer(court, filing, 1, "EVIDENCE").expecting(422).text()).contains("NOT_A_MATERIAL");
        assertThat(answer(court, filing, 9, "EVIDENCE").expecting(422).text()).contains("item");
        answer(court, filing, 0, "EVIDENCE").expecting(201);
        assertThat(court.say(filing, "correction", Map.of()).expecting(422).text())
                .contains("UNANSWERED", "items[1]");

        court.say(filing, "correction", Map.of("partial", true)).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(court.say(filing, "correction", Map.of()).expecting(409).text())
                .contains("补充证据");
    }

    @Test
    @DisplayName("补正事项只能来自目录；没有事项、没有材料、期限过长都指明字段")
    void itemsComeFromTheCatalogue() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        for (var wrong : List.<Map.Entry<Map<String, Object>, String>>of(
                Map.entry(Map.of("outcome", "CORRECT"), "items"),
                Map.entry(Map.of("outcome", "CORRECT", "items", List.of()), "items"),
                Map.entry(Stories.correctionOf(Map.of("code", "BRING_PAPER", "text", "请到窗口递交纸质材料")), "items[0].code"),
                Map.entry(Stories.correctionOf(Map.of("code", "UNREADABLE")), "items[0].materialId"),
                Map.entry(
                        Stories.correctionOf(
                                Map.of("code", "UNREADABLE", "materialId", "5c1e1f0a-0000-0000-0000-000000000000")),
                        "items[0].materialId"),
                Map.entry(Stories.correction(0, "FACTS_MISSING"), "days"))) {
            assertThat(court.clerk
                            .post("/api/v1/tasks/" + task + "/completion", wrong.getKey())
                            .expecting(422)
                            .text())
                    .contains("\"" + wrong.getValue() + "\"");
        }
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("第二次补正：首次就能发现的问题书记员不能再提，庭长写明理由可以；补正后才显出的问题可以")
    void asecondNoticeIsForASupervisor() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        answer(court, filing, 0, "EVIDENCE").expecting(201);
        court.say(filing, "correction", Map.of("partial", true)).expecting(201);

        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var refused = court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Stories.correctionOf(Map.of("code", "FACTS_MISSING")))
                .expecting(409);
        assertThat(refused.text()).contains("庭长", "第七条");
        court.clerk.post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);

        var supervisor = court.as("supervisor1");
        supervisor.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(supervisor
                        .post(
                                "/api/v1/tasks/" + task + "/completion",
                                Stories.correctionOf(Map.of("code", "FACTS_MISSING")))
                        .expecting(422)
                        .text())
                .contains("\"reason\"");
        supervisor
                .post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "outcome",
                                "CORRECT",
                                "items",
                                List.of(Map.of("code", "FACTS_MISSING")),
                                "reason",
                                "首次审查遗漏，事实部分确实无法据以审查"))
                .expecting(204);
        var second = court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(items(second)).hasSize(1);

        court.say(filing, "correction", Map.of("facts", "补充的事实与理由。")).expecting(201);
        var material = material(court, filing);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(Map.of("code", "NEWLY_SHOWN", "materialId", material, "text", "补充的事实提到另一份合同")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
    }

    @Test
    @DisplayName("补正期满：退回并记录在册，随后可以坚持起诉，由法官决定")
    void lateMeansReturnedAndInsistingIsStillPossible() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");

        court = time.at("2026-10-20T00:00:30");
        var returned = court.waitsAt(filing, "RETURNED");
        assertThat(returned.get("statusText").asText()).isEqualTo("已退回（可坚持）");
        assertThat(returned.get("outcome").get("basis").asText()).contains("第七条");
        assertThat(returned.get("outcome").get("remedy").asText()).contains("坚持起诉");
        assertThat(court.say(filing, "withdrawal", Map.of()).expecting(409).text())
                .contains("办结");

        court = time.at("2026-11-02T09:00");
        court.say(filing, "insistence", Map.of("reason", "材料已经足够")).expecting(201);
        var judge = court.as("judge1");
        court.taskFor(judge, filing, "SIGN_REFUSAL");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-10T00:00:00+08:00");
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "REGISTER"));
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("不补正而坚持起诉：转法官，审查期限重新起算；期满仍先行立案")
    void insistingInsteadGoesToTheJudge() {
        var court = time.at("2026-10-12T09:00");
        var filing = noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");

        court = time.at("2026-10-14T09:00");
        court.say(filing, "insistence", Map.of()).expecting(201);
        court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        assertThat(court.waitsAt(filing, "UNDER_REVIEW").get("dueAt").asText()).isEqualTo("2026-10-22T00:00:00+08:00");

        court = time.at("2026-10-22T00:00:30");
        assertThat(court.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("申请延期：准许的延到指定的日子，不准许的写明理由并按原期限退回")
    void extensions() {
        var court = time.at("2026-10-12T09:00");
        var granted = noticed(court);
        var denied = noticed(court);
        court.waitsAt(granted, "CORRECTION_REQUIRED");
        court.waitsAt(denied, "CORRECTION_REQUIRED");

        assertThat(court.say(granted, "extension", Map.of()).expecting(422).text())
                .contains("reason");
        court.say(granted, "extension", Map.of("reason", "等待银行出具流水")).expecting(201);
        assertThat(court.say(granted, "extension", Map.of("reason", "再催一次"))
                        .expecting(409)
                        .text())
                .contains("已经申请延长期限");
        court.say(denied, "extension", Map.of("reason", "最近较忙")).expecting(201);

        var clerk = court.as("clerk1");
        var task = court.taskFor(clerk, granted, "EXTENSION");
        clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(clerk.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "GRANT"))
                        .expecting(422)
                        .text())
                .contains("until");
        clerk.post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "GRANT", "until", "2026-10-30"))
                .expecting(204);
        court.decideAs("clerk1", denied, "EXTENSION", Map.of("decision", "REFUSE", "reason", "不属于正当理由"));
        assertThat(court.waitsAt(granted, "CORRECTION_REQUIRED").get("dueAt").asText())
                .isEqualTo("2026-10-31T00:00:00+08:00");

        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(denied, "RETURNED");
        assertThat(court.filing(granted).get("status").asText()).isEqualTo("CORRECTION_REQUIRED");
        court = time.at("2026-10-31T00:00:30");
        court.waitsAt(granted, "RETURNED");
    }

    /** A filing whose evidence cannot be read and whose claims are not specific. */
    static String noticed(Stories court) {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(
                        Map.of("code", "UNREADABLE", "materialId", material(court, filing), "text", "第 2 页看不清"),
                        Map.of("code", "CLAIMS_NOT_SPECIFIC")));
        return filing;
    }

    private Map<String, String> marks(String filing) {
        var marks = new HashMap<String, String>();
        jdbc.sql("select grp, mark from task_offer where business_key = ?")
                .param(filing)
                .query(row -> {
                    marks.put(row.getString("grp"), row.getString("mark"));
                });
        return marks;
    }

    private static String material(Stories court, String filing) {
        for (var material : court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .expecting(200)
                .body()
                .get("items")) {
            if (material.get("kind").asText().equals("EVIDENCE")) {
                return material.get("id").asText();
            }
        }
        throw new AssertionError("No evidence in " + filing);
    }

    private static CourtClient.Answer answer(Stories court, String filing, int item, String kind) {
        return court.zhangsan.upload(
                "/api/v1/filings/" + filing + "/correction/materials?item=" + item,
                kind,
                "清晰的借条.txt",
                Stories.text("清晰的借条 " + item));
    }

    private static List<JsonNode> items(JsonNode filing) {
        var items = new java.util.ArrayList<JsonNode>();
        filing.get("correction").get("items").forEach(items::add);
        return items;
    }
}
