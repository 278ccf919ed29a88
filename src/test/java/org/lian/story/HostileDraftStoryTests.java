package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft whose evaluation would take all time or memory is never evaluated, and can always be opened and given up. */
@CourtTest
class HostileDraftStoryTests {
    private static final String RULE = "service-method";
    private static final String CELL = "<text>\"PAPER\"</text>";
    private static final String EXAMPLES = "electronicConsent,=method\nYES,ELECTRONIC\nNO,PAPER\n";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    CourtClient analyst;

    @BeforeEach
    void signIn() {
        analyst = CourtClient.as(port, "analyst1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string(string join(for i in 1..100000000 return \"aaaaaaaaaa\"))",
                "string(for a in [1,2,3], b in [1,2,3], c in [1,2,3] return a)",
                "string(for a in [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26] return partial)",
            })
    @DisplayName("可能算不完的草稿从不运行：没有示例结果，不能试算、回放；页面照样打开，说明是哪一格")
    void neverEvaluated(String bomb) throws Exception {
        var draft = begin(service().replaceFirst(CELL, "<text>" + bomb + "</text>"));

        assertThat(draft.get("findings").findValuesAsText("code"))
                .contains("LOOP")
                .doesNotContain("EXAMPLE_FAILED");
        isClosed(draft);
        opensAndIsGivenUp(draft);
    }

    @Test
    @DisplayName("有别的毛病、还没查到循环的草稿也不运行：没有看过的不算没有问题")
    void notLookedAt() throws Exception {
        var draft = begin(service()
                .replaceFirst(CELL, "<text>string(string join(for i in 1..100000000 return \"aaaaaaaaaa\"))</text>")
                .replaceFirst("<inputEntry id=\"[^\"]+\"", "<inputEntry id=\"" + RULE + "\""));

        assertThat(draft.get("findings").findValuesAsText("code")).containsExactly("DUPLICATE_ID");
        isClosed(draft);
        opensAndIsGivenUp(draft);
    }

    @Test
    @DisplayName("决策图一步步把列表翻倍：一步不能超过引擎允许的大小，堆内存不会被吃光")
    void doubling() throws Exception {
        var graph = new StringBuilder(service().replaceFirst(CELL, "<text>string(l40)</text>"));
        var steps = new StringBuilder();
        for (int step = 1; step <= 40; step++) {
            steps.append("""
                    <decision id="l%1$d" name="第 %1$d 步" camunda:historyTimeToLive="P3650D"><variable id="l%1$d-v" name="l%1$d" />
                    %2$s<literalExpression id="l%1$d-e"><text>%3$s</text></literalExpression></decision>
                    """.formatted(
                            step,
                            step == 1 ? "" : requirement("r" + step, step - 1),
                            step == 1 ? "[1, 2]" : "concatenate(l%1$d, l%1$d)".formatted(step - 1)));
        }
        graph.insert(graph.indexOf("<decisionTable"), requirement("r0", 40));
        graph.insert(graph.indexOf("<dmndi:DMNDI>"), steps);

        var draft = begin(graph.toString());

        // It was run, and came to nothing within the bounds.
        assertThat(draft.get("examplesRun").get("failed")).hasSize(2);
        assertThat(draft.get("findings").findValuesAsText("code"))
                .contains("FAILS", "EXAMPLE_FAILED")
                .doesNotContain("LOOP", "CHECK_FAILED");
        opensAndIsGivenUp(draft);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 600, 5_000})
    @DisplayName("括号套得再深，解析器也碰不到：保存、打开、放弃都行，Modeler 交来的也一样")
    void brackets(int depth) throws Exception {
        var deep = service().replaceFirst(CELL, "<text>" + "(".repeat(depth) + "1" + ")".repeat(depth) + "</text>");

        var draft = begin(deep);
        var handedIn = analyst.upload(
                        "/api/v1/modeler/deployment/create", "", RULE + ".dmn", deep.getBytes(StandardCharsets.UTF_8))
                .expecting(200)
                .get("id");

        assertThat(handedIn).isEqualTo(id(draft));
        assertThat(draft.get("findings").findValuesAsText("code")).containsExactly("LOOP");
        isClosed(draft);
        opensAndIsGivenUp(draft);
    }

    @Test
    @DisplayName("一格里连写八千项：有答复，不是故障")
    void terms() throws Exception {
        for (var text : new String[] {"1" + "+1".repeat(8_000), "1" + "+1".repeat(900)}) {
            var draft = begin(service().replaceFirst(CELL, "<text>" + text + "</text>"));

            assertThat(draft.get("findings").findValuesAsText("code")).containsExactly("LOOP");
            opensAndIsGivenUp(draft);
        }
    }

    @Test
    @DisplayName("以前存下的草稿，检查它会出故障的，页面也打开：说检查没有完成，可以放弃")
    void storedBefore() throws Exception {
        var draft = begin(service());
        jdbc.sql("update rule_draft set content = ?, revision = revision + 1 where id = cast(? as uuid)")
                .params("<definitions".getBytes(StandardCharsets.UTF_8), id(draft))
                .update();

        var found =
                analyst.get("/api/v1/rule-drafts/" + id(draft)).expecting(200).body();

        assertThat(found.get("findings").toString()).contains("BLOCKING");
        opensAndIsGivenUp(draft);
    }

    private void isClosed(JsonNode draft) {
        var path = "/api/v1/rule-drafts/" + id(draft);
        assertThat(draft.has("examplesRun")).isFalse();
        analyst.post(path + "/evaluations", Map.of("inputs", Map.of("electronicConsent", "NO")))
                .expecting(409);
        analyst.post(path + "/example-runs", Map.of()).expecting(409);
        analyst.post(path + "/replays", Map.of()).expecting(409);
    }

    private void opensAndIsGivenUp(JsonNode draft) throws Exception {
        var page = "/workbench/drafts/" + id(draft);
        var browser = Visitor.browser(port, "analyst1");
        for (var address : new String[] {page, page + "/editor", page + "/file"}) {
            assertThat(browser.get(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(browser.get(page).body()).contains("不能发布", "放弃这份草稿");

        assertThat(browser.submit(page, page + "/discard", Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(analyst.get("/api/v1/rule-drafts/" + id(draft))
                        .expecting(200)
                        .get("state"))
                .isEqualTo("DISCARDED");
    }

    private JsonNode begin(String xml) {
        return analyst.post(
                        "/api/v1/rules/" + RULE + "/drafts",
                        Map.of("xml", xml, "examples", EXAMPLES, "reason", "试", "legalBasis", "民事诉讼法第八十八条"))
                .expecting(201)
                .body();
    }

    private static String requirement(String id, int step) {
        return "<informationRequirement id=\"%s\"><requiredDecision href=\"#l%d\" /></informationRequirement>"
                .formatted(id, step);
    }

    private static String service() throws IOException {
        return Files.readString(Path.of("decisions", RULE + ".dmn"));
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asText();
    }
}
