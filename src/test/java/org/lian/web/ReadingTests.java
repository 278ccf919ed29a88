package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.story.CourtClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** 查阅记录: the court's people leave a trace when they read of persons, and say why before they see a number. */
@CourtTest
class ReadingTests {
    private static final String ID_NUMBER = "11010519850312008X";
    private static final String PHONE = "13800138000";

    /** Every route on which staff read of a filing, with what the reading is. */
    private static final Map<String, String> READ = read();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    private static Map<String, String> read() {
        var routes = new LinkedHashMap<String, String>();
        routes.put("/api/v1/filings/{id}", "FACTS");
        routes.put("/api/v1/filings/{id}/materials", "FACTS");
        routes.put("/api/v1/filings/{id}/materials/{material}/content", "MATERIAL");
        routes.put("/api/v1/filings/{id}/checks", "FACTS");
        routes.put("/api/v1/filings/{id}/questions", "FACTS");
        routes.put("/api/v1/filings/{id}/fee-preview", "FACTS");
        routes.put("/api/v1/filings/{id}/timeline", "FACTS");
        routes.put("/api/v1/filings/{id}/payments", "FACTS");
        routes.put("/api/v1/filings/{id}/submissions", "FACTS");
        routes.put("/api/v1/filings/{id}/submissions/kinds", "FACTS");
        routes.put("/api/v1/filings/{id}/documents", "FACTS");
        routes.put("/api/v1/filings/{id}/documents/{document}", "FACTS");
        routes.put("/staff/tasks/{taskId}/papers/{paper}", "FACTS");
        routes.put("/staff/tasks/{taskId}/print", "FACTS");
        routes.put("/api/v1/filings/{id}/decisions/{n}/recomputation", "FACTS");
        routes.put("/api/v1/filings/{id}/plaintiffs", "FACTS");
        routes.put("/api/v1/tasks/{id}", "FACTS");
        routes.put("/staff/tasks/{taskId}", "FACTS");
        routes.put("/staff/tasks/{taskId}/parties", "FACTS");
        routes.put("/staff/filings/{id}", "FACTS");
        routes.put("/staff/filings/{id}/rules", "FACTS");
        routes.put("/staff/filings/{id}/approval-sheet", "FACTS");
        routes.put("/staff/filings/{id}/file-cover", "FACTS");
        routes.put("/staff/filings/{id}/papers/{paper}", "FACTS");
        routes.put("/staff/tasks/{taskId}/materials/{materialId}", "MATERIAL");
        return routes;
    }

    @Test
    @DisplayName("法院人员的每一次查阅都记入日志；没有一个查阅的地址漏记")
    void everyReadingRouteLeavesATrace() {
        assertThat(mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                        .flatMap(info -> info.getPatternValues().stream())
                        .filter(pattern -> pattern.matches(
                                "(/api/v1/(filings|tasks)|/staff/(tasks|filings|assistance|window))/\\{.*"))
                        .collect(Collectors.toSet()))
                // A mediator's page, those of a court nearby and those of the window have other readers;
                // SettlementStoryTests, AssistingCourtStoryTests, WindowFilingStoryTests and CounterStoryTests read
                // their traces; SeveralRulingsTests that of a ruling, which a review has none of.
                .isEqualTo(Stream.concat(
                                READ.keySet().stream(),
                                Stream.of(
                                        "/api/v1/filings/{id}/readings",
                                        "/staff/tasks/{taskId}/agreement",
                                        "/staff/tasks/{taskId}/ruling",
                                        "/staff/filings/{id}/payment-proof",
                                        "/staff/window/{id}",
                                        "/staff/window/{id}/record",
                                        "/staff/assistance/{id}",
                                        "/staff/assistance/{id}/materials/{material}"))
                        .collect(Collectors.toSet()));
        var page = QuietBrowser.as(port, "judge1");
        var client = CourtClient.as(port, "judge1");

        READ.forEach((route, what) -> {
            var filed = Filed.submitted(port);
            var path = route.replace("/filings/{id}", "/filings/" + filed.filing())
                    .replace("/tasks/{id}", "/tasks/" + filed.task())
                    .replace("{taskId}", filed.task())
                    .replaceAll("\\{material(Id)?}", filed.material())
                    .replaceAll("\\{document}|\\{paper}", receiptOf(filed))
                    .replace("{n}", "0");

            var status = path.startsWith("/api/")
                    ? client.get(path).status()
                    : page.get(path).status();

            // A review hands nothing over and has no file; whoever asked has looked at the filing all the same.
            assertThat(status).as(route).isEqualTo(route.matches(".*/(print|file-cover)") ? 409 : 200);
            var readings = readings(filed).findValuesAsText("what");
            assertThat(readings).as(route).containsExactly(what);
            assertThat(readings(filed).get(0).get("reader").asText()).isEqualTo("judge1");
        });
    }

    /** The document that every submitted filing has; its filer's look leaves no trace. */
    private String receiptOf(Filed filed) {
        return CourtClient.as(port, "zhangsan")
                .get("/api/v1/filings/" + filed.filing() + "/documents")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
    }

    @Test
    @DisplayName("当事人看自己的申请不记，也看不到法院的查阅记录")
    void theFilersOwnReadingIsTheirs() {
        var filed = Filed.submitted(port);
        var zhangsan = CourtClient.as(port, "zhangsan");
        zhangsan.get("/api/v1/filings/" + filed.filing()).expecting(200);
        zhangsan.get("/api/v1/filings/" + filed.filing() + "/materials/" + filed.material() + "/content")
                .expecting(200);
        QuietBrowser.as(port, "zhangsan").get("/filings/" + filed.filing()).expecting(200);

        assertThat(readings(filed)).isEmpty();

        CourtClient.as(port, "clerk1").get("/api/v1/filings/" + filed.filing()).expecting(200);
        assertThat(zhangsan.get("/api/v1/filings/" + filed.filing() + "/timeline")
                        .expecting(200)
                        .text())
                .doesNotContain("查阅");
        assertThat(zhangsan.get("/api/v1/filings/" + filed.filing() + "/readings")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("十分钟内的同一查阅只记一次，过后再记；换一个人、换一份材料另记")
    void onePageIsOneReading() {
        var filed = Filed.submitted(port);
        var clerk = CourtClient.as(port, "clerk1");
        for (var times = 0; times < 10; times++) {
            clerk.get("/api/v1/filings/" + filed.filing()).expecting(200);
            clerk.get("/api/v1/filings/" + filed.filing() + "/materials/" + filed.material() + "/content")
                    .expecting(200);
        }
        assertThat(readings(filed)).hasSize(2);

        CourtClient.as(port, "clerk2").get("/api/v1/filings/" + filed.filing()).expecting(200);
        assertThat(readings(filed)).hasSize(3);

        clock.moveTo(Duration.ofMinutes(11));
        try {
            clerk.get("/api/v1/filings/" + filed.filing()).expecting(200);
            assertThat(readings(filed)).hasSize(4);
        } finally {
            clock.moveTo(Duration.ZERO);
        }
    }

    @Test
    @DisplayName("办理页自动显示的材料记为“自动显示”，不算打开过；点开以后才算")
    void whatThePageShowsByItselfIsNotOpened() {
        var filed = Filed.submitted(port);
        var clerk = QuietBrowser.as(port, "clerk1");
        var file = "/staff/tasks/" + filed.task() + "/materials/" + filed.material();

        clerk.get(file + "?unasked=true");

        assertThat(readings(filed).findValuesAsText("unasked")).containsExactly("true");
        assertThat(clerk.get("/staff/tasks/" + filed.task()).text()).doesNotContain("class=\"paper seen\"");

        clerk.get(file);

        assertThat(readings(filed).get(1).get("unasked").asBoolean()).isFalse();
        assertThat(clerk.get("/staff/tasks/" + filed.task()).text()).contains("class=\"paper seen\"");
    }

    @Test
    @DisplayName("没有查到的材料不会记成查阅")
    void whatWasNotReadIsNotRecorded() {
        var filed = Filed.submitted(port);

        assertThat(CourtClient.as(port, "clerk1")
                        .get("/api/v1/filings/" + filed.filing()
                                + "/materials/00000000-0000-4000-8000-000000000000/content")
                        .status())
                .isEqualTo(404);
        assertThat(CourtClient.as(port, "clerk3")
                        .get("/api/v1/filings/" + filed.filing())
                        .status())
                .isEqualTo(404);

        assertThat(readings(filed)).isEmpty();
    }

    @Test
    @DisplayName("号码平时遮盖；写明理由才看得到，理由密封在日志里")
    void aNumberWantsAReason() {
        var filed = Filed.submitted(port);
        var clerk = CourtClient.as(port, "clerk1");
        var path = "/api/v1/filings/" + filed.filing() + "/disclosures";
        assertThat(clerk.get("/api/v1/filings/" + filed.filing()).expecting(200).text())
                .contains("1101**********008X")
                .doesNotContain(ID_NUMBER, PHONE);

        for (var nothing : List.of(Map.of(), Map.of("reason", " "), Map.of("reason", "长".repeat(201)))) {
            var refused = clerk.post(path, nothing).expecting(422);
            assertThat(refused.body().get("errors").get(0).get("field").asText())
                    .isEqualTo("reason");
            assertThat(refused.text()).doesNotContain(ID_NUMBER);
        }
        assertThat(readings(filed).findValuesAsText("what")).doesNotContain("NUMBERS");

        var numbers =
                clerk.post(path, Map.of("reason", "核对身份证件"), "the-same-key").expecting(201);
        clerk.post(path, Map.of("reason", "核对身份证件"), "the-same-key").expecting(201);

        assertThat(numbers.body().get("plaintiffs").get(0).get("idNumber").asText())
                .isEqualTo(ID_NUMBER);
        assertThat(numbers.body().get("serviceAddress").get("phone").asText()).isEqualTo(PHONE);
        var readings = readings(filed);
        assertThat(readings.findValuesAsText("what"))
                .as("each time, whatever the Idempotency-Key")
                .containsExactly("NUMBERS", "NUMBERS", "FACTS");
        assertThat(readings.get(0).get("reason").asText()).isEqualTo("核对身份证件");
        assertThat(jdbc.sql(
                                "select text || details::text || encode(words, 'escape') from journal_leaf where kind = 'NUMBERS_READ'")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(leaf -> leaf.contains("核对身份证件") || leaf.contains(ID_NUMBER));
    }

    @Test
    @DisplayName("外院人员和当事人看不到完整号码，也看不到查阅记录；查阅记录只给庭长")
    void onlyTheCourtOfTheFiling() {
        var filed = Filed.submitted(port);
        var reason = Map.of("reason", "核对身份证件");
        var disclosures = "/api/v1/filings/" + filed.filing() + "/disclosures";

        assertThat(CourtClient.as(port, "clerk3").post(disclosures, reason).status())
                .isEqualTo(404);
        for (var caller : List.of("zhangsan", "lisi", "analyst1", "admin1")) {
            assertThat(CourtClient.as(port, caller).post(disclosures, reason).status())
                    .as(caller)
                    .isEqualTo(403);
        }
        for (var caller : List.of("clerk1", "judge1", "clerk3", "admin1")) {
            assertThat(CourtClient.as(port, caller)
                            .get("/api/v1/filings/" + filed.filing() + "/readings")
                            .status())
                    .as(caller)
                    .isEqualTo(403);
        }
        assertThat(readings(filed)).isEmpty();
    }

    @Test
    @DisplayName("工作页面上不用脚本也能写明理由查看完整号码；没写的，页面说明")
    void theFormWorksWithoutScripts() {
        var filed = Filed.submitted(port);
        var clerk = QuietBrowser.as(port, "clerk1");
        var sheet = "/staff/tasks/" + filed.task();
        var token = clerk.token(sheet);
        assertThat(clerk.get(sheet).text()).contains("查看完整号码").doesNotContain(ID_NUMBER, PHONE);

        var refused = clerk.submit(sheet + "/parties", Map.of("_csrf", token, "reason", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("请写明查看完整号码的理由").doesNotContain(ID_NUMBER);

        var shown = clerk.submit(sheet + "/parties", Map.of("_csrf", token, "reason", "电话核实送达地址"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains(ID_NUMBER, PHONE);
        assertThat(shown.header("cache-control")).contains("no-store");
        assertThat(readings(filed).get(0).get("reason").asText()).isEqualTo("电话核实送达地址");
        assertThat(clerk.get(sheet + "/parties").expecting(200).text())
                .contains("1101**********008X")
                .doesNotContain(ID_NUMBER, PHONE);
    }

    private JsonNode readings(Filed filed) {
        return CourtClient.as(port, "supervisor1")
                .get("/api/v1/filings/" + filed.filing() + "/readings")
                .expecting(200)
                .body()
                .get("items");
    }
}
