package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.rules.PublishedTables;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** What the second person sees and decides: the proof beside the table, what one person may take back, and from when. */
@Tag("thorough")
class RuleReviewStoryTests extends CourtInTime {
    private static final String RULE = RaisedFee.RULE;
    private static final String RULES = "/api/v1/rules/" + RULE;

    @Autowired
    RepositoryService repository;

    CourtClient author;
    CourtClient colleague;

    @BeforeEach
    void signIn() {
        author = CourtClient.as(port, "analyst1");
        colleague = CourtClient.as(port, "analyst2");
    }

    @AfterEach
    void theLawAgain() {
        realTimeAgain();
        RaisedFee.takeBack(repository);
    }

    // The proof

    @Test
    @DisplayName("改了一行又删掉用到它的示例：不能送批；没有改的行没有示例，只提醒")
    void aChangedRowNeedsAnExample() {
        var draft = begin(RaisedFee.table());
        var lines = draft.get("examples").asText().lines().toList();
        var examples = Stream.concat(
                        lines.stream().filter(line -> line.startsWith("feeClass,")),
                        lines.stream().filter(line -> line.startsWith("DIVORCE,")))
                .collect(Collectors.joining("\n"));

        var found = save(draft, examples);

        assertThat(findings(found, "ROW_WITHOUT_EXAMPLE"))
                .anyMatch(finding -> finding.get("severity").asText().equals("BLOCKING")
                        && finding.get("element").asText().equals("property-1")
                        && finding.get("row").asInt() == 1
                        && finding.get("message").asText().startsWith("表“金额分档”第 1 行")
                        && finding.get("message").asText().contains("请补一行示例"))
                .anyMatch(finding -> finding.get("severity").asText().equals("WARNING"))
                .filteredOn(finding -> finding.get("severity").asText().equals("BLOCKING"))
                .hasSize(1);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        discard(draft);
    }

    @Test
    @DisplayName("一行里加了一个取值，只有原来那个取值的示例：不能送批，说出是哪一行、哪个取值；补上示例就没有了")
    void anAddedValueNeedsAnExample() throws Exception {
        var law = Files.readString(Path.of("decisions/payment-obligation.dmn"));
        var draft = author.post(
                        "/api/v1/rules/payment-obligation/drafts",
                        Map.of(
                                "xml",
                                law.replaceAll("(?s)<rule id=\"pay-objection\".*?</rule>", "")
                                        .replace(
                                                "<text>\"BANKRUPTCY\"<",
                                                "<text>\"BANKRUPTCY\",\"JURISDICTION_OBJECTION\"<"),
                                "reason",
                                "并成一行",
                                "legalBasis",
                                RaisedFee.BASIS))
                .expecting(201)
                .body();
        var all = draft.get("examples").asText();
        var without = all.lines()
                .filter(line -> !line.startsWith("JURISDICTION_OBJECTION,"))
                .collect(Collectors.joining("\n"));

        var found = save(draft, without);

        assertThat(findings(found, "VALUE_WITHOUT_EXAMPLE")).singleElement().satisfies(finding -> {
            assertThat(finding.get("severity").asText()).isEqualTo("BLOCKING");
            assertThat(finding.get("message").asText()).contains("第 ", "\"JURISDICTION_OBJECTION\"", "请补一行示例");
        });
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        assertThat(findings(save(found, all), "VALUE_WITHOUT_EXAMPLE")).isEmpty();
        discard(draft);
    }

    @Test
    @DisplayName("改回以前当过现行的整张表，是修复，不是新增：不要求逐个取值补示例")
    void whoGoesBackAddsNothing() throws Exception {
        var law = Files.readString(Path.of("decisions/case-code.dmn"));
        var broken = law.replaceFirst("(?s)<rule .*</rule>", "");
        PublishedTables.publish(repository, "case-code", broken);
        try {
            var draft = author.post(
                            "/api/v1/rules/case-code/drafts",
                            Map.of("xml", law, "reason", "补回各行", "legalBasis", RaisedFee.BASIS))
                    .expecting(201)
                    .body();
            assertThat(findings(draft, "VALUE_WITHOUT_EXAMPLE")).isEmpty();
            discard(draft);
        } finally {
            PublishedTables.publish(repository, "case-code", law);
        }
    }

    @Test
    @DisplayName("增加、删除、改应得值的示例都在差异里：接口、草稿页、审批人、版本页都看得到，点名“应得值改动”")
    void theProofIsPartOfTheReview() throws Exception {
        var draft = begin(RaisedFee.table());
        var examples = draft.get("examples").asText();
        var first = examples.lines()
                .filter(line -> line.startsWith("PROPERTY,"))
                .findFirst()
                .orElseThrow();
        var gone = examples.lines()
                .filter(line -> line.startsWith("DIVORCE,"))
                .findFirst()
                .orElseThrow();
        var changed = RaisedFee.mendExamples(author, id(draft))
                .get("examples")
                .asText()
                .replace(gone + "\n", "");
        var found =
                save(author.get(path(draft, "")).expecting(200).body(), changed + first.replace("5000", "6000") + "\n");

        assertThat(first).contains("5000");
        var kinds = kinds(found);
        assertThat(kinds).contains("EXAMPLE_EXPECTATION_CHANGED", "EXAMPLE_REMOVED", "EXAMPLE_ADDED");
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        var approver = Visitor.browser(port, "supervisor1")
                .get("/workbench/drafts/" + id(draft))
                .body();
        assertThat(approver).contains("应得值改动", "删除示例", "增加示例", "证明也改了", "<ins>6000</ins>");
        // What it does to people is the first thing that is said.
        assertThat(approver.indexOf("最低 50 → 60 元，1 万元零 1 分反而少 10 元。")).isBetween(0, approver.indexOf("改动法定内容，须由庭长审批"));
        assertThat(Visitor.browser(port, "supervisor1").get("/staff").body()).contains("份待您审批");
        var colleague = Visitor.browser(port, "analyst2");
        assertThat(colleague.get("/workbench").body()).contains("等庭长审批");
        assertThat(colleague.get("/workbench/drafts/" + id(draft)).body())
                .contains("只有庭长能批准")
                .doesNotContain("value=\"APPROVE\"");
        CourtClient.as(port, "supervisor1")
                .post(path(draft, "approvals"), Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);
        var version = author.post(path(draft, "publications"), Map.of())
                .expecting(201)
                .get("version");
        assertThat(Visitor.browser(port, "analyst2")
                        .get("/workbench/rules/" + RULE + "/versions/" + version)
                        .body())
                .contains("应得值改动", "删除示例");
    }

    @Test
    @DisplayName("示例没有动的，差异里没有示例；只换了次序、注释的也没有")
    void nothingChangedIsNoDifference() {
        var draft = begin(RaisedFee.table());
        var lines = draft.get("examples").asText().lines().toList();
        var head = lines.stream()
                .filter(line -> line.startsWith("feeClass,"))
                .findFirst()
                .orElseThrow();
        var turned = new ArrayList<>(lines.subList(lines.indexOf(head) + 1, lines.size()));
        Collections.reverse(turned);

        assertThat(kinds(draft)).noneMatch(kind -> kind.startsWith("EXAMPLE"));
        var found = save(draft, "# 另一句说明\n" + head + "\n" + String.join("\n", turned) + "\n");
        assertThat(kinds(found)).noneMatch(kind -> kind.startsWith("EXAMPLE"));
        discard(draft);
    }

    // The way back

    @Test
    @DisplayName("一个人只能把新发布的退回前一版：更早的、退掉的又要拿回来的，都从那一版起草，由第二人批准")
    void oneStepBack() throws Exception {
        var law = inForce();
        RaisedFee.publish(port, 6_000, "提高");
        RaisedFee.publish(port, 7_000, "再提高");

        assertThat(rollBack(law, 409)).contains("退回前一版", "从这一版起草", "第 " + (law + 1) + " 版");
        assertThat(RaisedFee.quote(author)).isEqualTo(7_000);
        rollBack(law + 1, 201);
        assertThat(RaisedFee.quote(author)).isEqualTo(6_000);
        assertThat(rollBack(law + 2, 409)).contains("从这一版起草");
        rollBack(law, 409);
        rollBack(law + 1, 409);
        assertThat(RaisedFee.quote(author)).isEqualTo(6_000);

        var browser = Visitor.browser(port, "analyst2");
        var page = "/workbench/rules/" + RULE;
        assertThat(browser.get(page).body()).contains("从第 " + law + " 版起草").doesNotContain("为什么回退");
        var opened = browser.submit(page, page + "/drafts", Map.of("fromVersion", String.valueOf(law)));
        var draft = opened.headers().firstValue("Location").orElseThrow().replaceFirst(".*/drafts/", "");
        var found = author.get("/api/v1/rule-drafts/" + draft).expecting(200).body();
        assertThat(found.get("xml").asText()).isEqualTo(RaisedFee.law());
        assertThat(found.get("baseVersion").asInt()).isEqualTo(inForce());
        assertThat(found.get("state").asText()).isEqualTo("DRAFT");
        colleague.post("/api/v1/rule-drafts/" + draft + "/discards", Map.of()).expecting(204);
    }

    @Test
    @DisplayName("生效七天以内有回退的按钮，七天以后没有，接口也不收")
    void withinSevenDays() throws Exception {
        var law = inForce();
        RaisedFee.publish(port, 6_000, "提高");
        clock.moveTo(Duration.ofDays(6));
        assertThat(page()).contains("为什么回退", "退回第 " + law + " 版");
        clock.moveTo(Duration.ofDays(8));
        assertThat(page()).contains("历次版本").doesNotContain("为什么回退");
        assertThat(rollBack(law, 409)).contains("7 天以内", "现在没有可以这样退回的版本", "从这一版起草");
        clock.moveTo(Duration.ofDays(6));
        rollBack(law, 201);
        realTimeAgain();
        assertThat(RaisedFee.quote(CourtClient.as(port, "analyst1"))).isEqualTo(5_000);
    }

    @Test
    @DisplayName("草稿改没改动法定内容，保存时就答得出，不等送批：接口和草稿页都是")
    void whatTouchesTheLawIsSaidAtOnce() throws Exception {
        var draft = begin(RaisedFee.law());
        assertThat(draft.get("statutory").asBoolean()).isFalse();
        var raised = author.put(
                        path(draft, ""),
                        Map.of("revision", draft.get("revision").asInt(), "xml", RaisedFee.table()))
                .expecting(200)
                .body();

        assertThat(raised.get("statutory").asBoolean()).isTrue();
        assertThat(author.get(path(draft, ""))
                        .expecting(200)
                        .body()
                        .get("statutory")
                        .asBoolean())
                .isTrue();
        assertThat(Visitor.browser(port, "analyst1")
                        .get("/workbench/drafts/" + id(draft))
                        .body())
                .contains("改动法定内容，须由庭长审批");
        discard(draft);
    }

    // From when

    @Test
    @DisplayName("生效时间不能倒签，也不能在两年以后：说明怎么办，草稿仍是已批准；刚过去的一分钟算现在")
    void notBackdated() throws Exception {
        var draft = begin(RaisedFee.table());
        RaisedFee.mendExamples(author, id(draft));
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        CourtClient.as(port, "supervisor1")
                .post(path(draft, "approvals"), Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);

        for (var past : List.of(
                "2020-01-01T00:00:00+08:00",
                clock.now().minus(Duration.ofMinutes(3)).toString())) {
            var refused = author.post(path(draft, "publications"), Map.of("effectiveAt", past))
                    .expecting(422)
                    .body();
            assertThat(refused.get("errors").get(0).get("field").asText()).isEqualTo("effectiveAt");
            assertThat(refused.toString()).contains("不能倒签", "立即生效");
        }
        for (var far : List.of(
                "3026-01-01T00:00:00+08:00",
                clock.now().plus(Duration.ofDays(732)).toString())) {
            var refused = author.post(path(draft, "publications"), Map.of("effectiveAt", far))
                    .expecting(422)
                    .body();
            assertThat(refused.get("errors").get(0).get("field").asText()).isEqualTo("effectiveAt");
            assertThat(refused.toString()).contains("TOO_FAR", "两年以内");
        }
        assertThat(author.get(path(draft, "")).expecting(200).get("state")).isEqualTo("APPROVED");
        var browser = Visitor.browser(port, "analyst1");
        var page = "/workbench/drafts/" + id(draft);
        browser.submit(page, page + "/publication", Map.of("effectiveAt", "2020-01-01T00:00"));
        assertThat(browser.get(page).body()).contains("不能倒签");
        assertThat(RaisedFee.quote(author)).isEqualTo(5_000);

        author.post(
                        path(draft, "publications"),
                        Map.of(
                                "effectiveAt",
                                clock.now().minus(Duration.ofMinutes(1)).toString()))
                .expecting(201);
        assertThat(RaisedFee.quote(author)).isEqualTo(6_000);
    }

    private String page() throws Exception {
        return Visitor.browser(port, "analyst2").get("/workbench/rules/" + RULE).body();
    }

    private String rollBack(int version, int status) {
        // A session ends when the calendar moves on.
        return CourtClient.as(port, "analyst2")
                .post(RULES + "/rollbacks", Map.of("toVersion", version, "reason", "数额有误"))
                .expecting(status)
                .body()
                .toString();
    }

    private JsonNode begin(String xml) {
        return author.post(RULES + "/drafts", Map.of("xml", xml, "reason", "提高第一档", "legalBasis", RaisedFee.BASIS))
                .expecting(201)
                .body();
    }

    private JsonNode save(JsonNode draft, String examples) {
        return author.put(
                        path(draft, ""),
                        Map.of("revision", draft.get("revision").asInt(), "examples", examples))
                .expecting(200)
                .body();
    }

    private void discard(JsonNode draft) {
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    private int inForce() {
        return author.get(RULES + "/versions")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("version")
                .asInt();
    }

    private static List<JsonNode> findings(JsonNode draft, String code) {
        return StreamSupport.stream(draft.get("findings").spliterator(), false)
                .filter(finding -> finding.get("code").asText().equals(code))
                .toList();
    }

    private static List<String> kinds(JsonNode draft) {
        return draft.get("difference").findValuesAsText("kind");
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asText();
    }

    private static String path(JsonNode draft, String act) {
        return "/api/v1/rule-drafts/" + id(draft) + (act.isEmpty() ? "" : "/" + act);
    }
}
