package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.AnotherNode;
import org.lian.engine.DeploymentProof;
import org.lian.engine.ModelFinding;
import org.lian.engine.ModelGuard;
import org.lian.rules.AutoRegistrationRow;
import org.lian.rules.PublishedTables;
import org.lian.story.CourtClient.Answer;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** A fee is raised by two people, found wrong and taken back, while the court goes on. */
class RuleReleaseStoryTests extends CourtInTime {
    private static final String RULE = RaisedFee.RULE;
    private static final Map<String, Object> SMALL = Map.of("feeClass", "PROPERTY", "amountFen", 500_000);
    private static final String BASIS = RaisedFee.BASIS;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    FlywayConnectionDetails migration;

    @Autowired
    Environment environment;

    @Autowired
    ModelGuard guard;

    CourtClient author;
    CourtClient colleague;
    CourtClient supervisor;

    @BeforeEach
    void signIn() {
        author = CourtClient.as(port, "analyst1");
        colleague = CourtClient.as(port, "analyst2");
        supervisor = CourtClient.as(port, "supervisor1");
    }

    @AfterEach
    void theLawAgain() {
        RaisedFee.takeBack(repository);
    }

    @Test
    @DisplayName("改第一档：示例不符不能送批；改好示例，由庭长批准，不用重启就按新的收；以前的各自说明；一步回退")
    void raisedAndTakenBack() throws Exception {
        var before = inForce();
        var old = registered();
        assertThat(quote()).isEqualTo(5_000);

        var draft = begin(RaisedFee.table());
        assertThat(codes(draft)).contains("EXAMPLE_FAILED");
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        author.post(path(draft, "publications"), Map.of()).expecting(422);

        var mended = mend(draft);
        assertThat(blocking(mended)).isEmpty();
        author.post(path(draft, "publications"), Map.of()).expecting(409);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        author.put(path(draft, ""), Map.of("revision", mended.get("revision").asInt(), "reason", "再改"))
                .expecting(409);
        approve(author, draft).expecting(403);
        approve(supervisor, draft).expecting(201);
        assertThat(quote()).isEqualTo(5_000);

        var published = author.post(path(draft, "publications"), Map.of())
                .expecting(201)
                .body();

        assertThat(published.get("version").asInt()).isEqualTo(before + 1);
        assertThat(quote()).isEqualTo(6_000);
        var version = colleague
                .get("/api/v1/rules/" + RULE + "/versions/" + (before + 1))
                .expecting(200)
                .body();
        assertThat(version.get("author").asText()).isEqualTo("analyst1");
        assertThat(version.get("approver").asText()).isEqualTo("supervisor1");
        assertThat(version.get("reason").asText()).isEqualTo("提高第一档");
        assertThat(version.get("legalBasis").asText()).isEqualTo(BASIS);
        assertThat(version.get("examples").asText()).contains("6000");
        assertThat(new Stories(port).recomputesEqual(old)).isTrue();

        var back = colleague
                .post("/api/v1/rules/" + RULE + "/rollbacks", Map.of("toVersion", before, "reason", "数额有误"))
                .expecting(201)
                .body();

        assertThat(back.get("version").asInt()).isEqualTo(before + 2);
        assertThat(quote()).isEqualTo(5_000);
        assertThat(new Stories(port).recomputesEqual(old)).isTrue();

        var pages = Visitor.browser(port, "analyst2");
        var versions = "/workbench/rules/" + RULE + "/versions/";
        assertThat(pages.get(versions + before).body()).contains("判断过 ");
        assertThat(pages.get(versions + (before + 1)).body())
                .contains("改单元格", "<del>5000</del>", "<ins>6000</ins>", "analyst1 修改，supervisor1 批准", "提高第一档");
        assertThat(pages.get(versions + (before + 2)).body()).contains("回退到第 " + before + " 版", "<del>6000</del>");
    }

    @Test
    @DisplayName("历次的表都不能用：从出厂版本起草，带出厂的示例，改动法定行，由庭长批准，发布以后按出厂的收")
    void backToWhatWasShipped() throws Exception {
        RaisedFee.publish(port, 6_000, "提高第一档");
        RaisedFee.publish(port, 7_000, "再提高第一档");
        assertThat(quote()).isEqualTo(7_000);
        var page = "/workbench/rules/" + RULE;
        assertThat(Visitor.browser(port, "analyst2").get(page).body()).contains("恢复出厂版本");

        var draft = author.post(
                        "/api/v1/rules/" + RULE + "/drafts",
                        Map.of("shipped", true, "reason", "两次都改错了", "legalBasis", BASIS))
                .expecting(201)
                .body();

        assertThat(draft.get("xml").asText()).isEqualTo(RaisedFee.law());
        assertThat(blocking(draft)).isEmpty();
        assertThat(draft.get("statutory").asBoolean()).isTrue();
        assertThat(draft.get("examples").asText())
                .isEqualTo(Files.readString(Path.of("decisions/litigation-fee.examples.csv")));
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(colleague, draft).expecting(403);
        approve(supervisor, draft).expecting(201);
        author.post(path(draft, "publications"), Map.of()).expecting(201);
        assertThat(quote()).isEqualTo(5_000);
        assertThat(Visitor.browser(port, "analyst2").get(page).body()).doesNotContain("恢复出厂版本");
    }

    @Test
    @DisplayName("修改过草稿的人不能批准：服务拒绝，数据库也拒绝；批准以后内容不能再动")
    void nobodyApprovesHimself() {
        var draft = begin(RaisedFee.table());
        var mended = mend(draft);
        colleague
                .put(path(draft, ""), Map.of("revision", mended.get("revision").asInt(), "reason", "一起改的"))
                .expecting(200);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);

        approve(author, draft).expecting(403);
        approve(colleague, draft).expecting(403);
        for (var person : List.of("analyst1", "analyst2")) {
            assertThatThrownBy(() -> jdbc.sql("""
                                    update rule_draft set state = 'APPROVED', approver = ?, approver_role = 'SUPERVISOR',
                                      approved_sha256 = encode(sha256(content || convert_to(examples, 'UTF8')), 'hex')
                                    where id = cast(? as uuid)""").params(person, id(draft)).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        approve(supervisor, draft).expecting(201);
        assertThatThrownBy(() -> jdbc.sql("update rule_draft set content = '\\x00' where id = cast(? as uuid)")
                        .param(id(draft))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("流程图少了登记立案：存草稿时就指出来，写明条文，谁也送不了批")
    void aDiagramWithoutTheLaw() throws IOException {
        var draft = begin("filing", diagram("${issueCaseNumber}", "${setTaskDeadline}"));

        assertThat(draft.get("findings")).anySatisfy(finding -> {
            assertThat(finding.get("code").asText()).isEqualTo("STATUTE_STEP");
            assertThat(finding.get("severity").asText()).isEqualTo("BLOCKING");
            assertThat(finding.get("element").asText()).isEqualTo("Task_IssueCaseNumber");
            assertThat(finding.get("message").asText()).contains("登记立案", "第一百二十六条");
        });
        author.post(path(draft, "approval-requests"), Map.of()).expecting(422);
        author.post(path(draft, "publications"), Map.of()).expecting(422);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("改了法定的一步（审签裁定的办理组）：同事不能批，由庭长批准才能发布；改说明的，同事就能批")
    void aStatutoryDiagram() throws IOException {
        var groups = "name=\"审签裁定\" camunda:formKey=\"embedded:/forms/task.html\" camunda:candidateGroups=\"";
        var draft = begin("filing", diagram(groups + "filing-judges", groups + "filing-judges,supervisors"));
        assertThat(blocking(draft)).isEmpty();
        assertThat(codes(draft)).contains("STATUTE_CHANGED");
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);

        assertThat(approve(colleague, draft).expecting(403).body().get("detail").asText())
                .contains("改动了法定内容，须由庭长审批");
        assertThatThrownBy(() -> jdbc.sql("""
                                update rule_draft set state = 'APPROVED', approver = 'analyst2',
                                  approver_role = 'ANALYST',
                                  approved_sha256 = encode(sha256(content || convert_to(examples, 'UTF8')), 'hex')
                                where id = cast(? as uuid)""").param(id(draft)).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        approve(supervisor, draft).expecting(201);
        author.post(path(draft, "publications"), Map.of()).expecting(201);
        var version = inForce("filing");
        author.post("/api/v1/rules/filing/rollbacks", Map.of("toVersion", version - 1, "reason", "不用了"))
                .expecting(201);

        var harmless = begin("filing", diagram("相同当事人、相同案由：只提醒", "同一当事人、同一案由：只提醒"));
        assertThat(codes(harmless)).isEmpty();
        author.post(path(harmless, "approval-requests"), Map.of()).expecting(201);
        approve(colleague, harmless).expecting(201);
        author.post(path(harmless, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("自动登记：有数据行的前一版，一个人不能退回；没有数据行的可以")
    void rowsOfAutomaticRegistrationDoNotComeBackByOnePerson() throws IOException {
        var law = AutoRegistrationRow.shipped();
        var row = AutoRegistrationRow.ofLoans("京0198", "judge1", 10).table();
        PublishedTables.publish(repository, "auto-registration", row);
        PublishedTables.publish(repository, "auto-registration", law);
        var version = inForce("auto-registration");

        assertThat(author.post(
                                "/api/v1/rules/auto-registration/rollbacks",
                                Map.of("toVersion", version - 1, "reason", "试一试"))
                        .expecting(409)
                        .body()
                        .get("detail")
                        .asText())
                .contains("有自动登记的数据行，不能由一个人退回", "由庭长批准后发布");
        assertThat(inForce("auto-registration")).isEqualTo(version);

        PublishedTables.publish(repository, "auto-registration", row);
        author.post("/api/v1/rules/auto-registration/rollbacks", Map.of("toVersion", version, "reason", "先停下来"))
                .expecting(201);
    }

    @Test
    @DisplayName("前一版通不过现在的检查：一个人不能退回到它，写明是哪一处，要从它起草、由第二人批准；现行版本不变")
    void aBrokenVersionDoesNotComeBackByOnePerson() throws IOException {
        var law = Files.readString(Path.of("processes/complaint.bpmn"));
        var broken = law.replaceFirst(
                "(<bpmn:sequenceFlow id=\"Flow_ComplaintReceived_to_SetComplaintDeadline\"[^>]*?) />",
                "$1><bpmn:conditionExpression>\\${complaintId == 'x'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
        assertThat(broken).isNotEqualTo(law);
        packaged("complaint", broken);
        packaged("complaint", law);
        var version = inForce("complaint");

        var refused = author.post(
                        "/api/v1/rules/complaint/rollbacks", Map.of("toVersion", version - 1, "reason", "试一试"))
                .expecting(422)
                .body();

        assertThat(refused.get("detail").asText())
                .contains("第 " + (version - 1) + " 版", "一个人不能退回", "从这一版起草", "第二人批准", "排他网关");
        assertThat(refused.toString()).contains("CONDITION_PLACE");
        assertThat(inForce("complaint")).isEqualTo(version);
    }

    @Test
    @DisplayName("前一版表通不过它的示例：一个人不能退回到它，写明哪一行示例、应为多少；现行版本、收费都不变")
    void aTableDoesNotComeBackAgainstItsExamples() {
        PublishedTables.publish(repository, RULE, RaisedFee.table());
        RaisedFee.takeBack(repository);
        var version = inForce();

        var refused = author.post(
                        "/api/v1/rules/" + RULE + "/rollbacks", Map.of("toVersion", version - 1, "reason", "试一试"))
                .expecting(422)
                .body();

        assertThat(refused.get("detail").asText())
                .contains("第 " + (version - 1) + " 版", "一个人不能退回", "从这一版起草", "第二人批准", "示例第", "应为 5000，现在是 6000");
        assertThat(refused.toString()).contains("EXAMPLE_FAILED");
        assertThat(inForce()).isEqualTo(version);
        assertThat(quote()).isEqualTo(5_000);
    }

    @Test
    @DisplayName("前一版表通不过现在的检查：一个人不能退回到它，写明是哪一行")
    void aBrokenTableDoesNotComeBackByOnePerson() {
        var law = RaisedFee.law();
        PublishedTables.publish(repository, RULE, law.replaceFirst("<description>[^<]*第十三条[^<]*</description>", ""));
        RaisedFee.takeBack(repository);
        var version = inForce();

        var refused = author.post(
                        "/api/v1/rules/" + RULE + "/rollbacks", Map.of("toVersion", version - 1, "reason", "试一试"))
                .expecting(422)
                .body();

        assertThat(refused.get("detail").asText()).contains("第 " + (version - 1) + " 版", "一个人不能退回", "行");
        assertThat(inForce()).isEqualTo(version);
    }

    private void packaged(String rule, String diagram) {
        repository
                .createDeployment()
                .source("packaged")
                .addString("processes/" + rule + ".bpmn", diagram)
                .deploy();
    }

    private static String diagram(String old, String fresh) throws IOException {
        var law = Files.readString(Path.of("processes/filing.bpmn"));
        assertThat(law).contains(old);
        return law.replace(old, fresh);
    }

    private JsonNode begin(String rule, String xml) {
        return author.post(
                        "/api/v1/rules/" + rule + "/drafts", Map.of("xml", xml, "reason", "试改流程", "legalBasis", BASIS))
                .expecting(201)
                .body();
    }

    @Test
    @DisplayName("退回要写原因，草稿回到作者手里；别人已保存的不被覆盖")
    void returnedWithAReason() {
        var draft = begin(RaisedFee.table());
        var mended = mend(draft);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);

        supervisor.post(path(draft, "approvals"), Map.of("decision", "RETURN")).expecting(422);
        var returned = supervisor
                .post(path(draft, "approvals"), Map.of("decision", "RETURN", "comment", "请附省里的通知"))
                .expecting(201)
                .body();

        assertThat(returned.get("state").asText()).isEqualTo("DRAFT");
        assertThat(returned.get("comment").asText()).isEqualTo("请附省里的通知");
        var revision = mended.get("revision").asInt();
        author.put(path(draft, ""), Map.of("revision", revision, "reason", "一")).expecting(200);
        author.put(path(draft, ""), Map.of("revision", revision, "reason", "二")).expecting(409);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("定时发布：到了时间才生效；其间现行版本变了，就退回草稿，不覆盖")
    void publishedWhenItsTimeComes() {
        var draft = approved();
        var other = approved();
        var at = clock.now().plus(Duration.ofHours(2)).toString();
        for (var one : List.of(draft, other)) {
            var scheduled = author.post(path(one, "publications"), Map.of("effectiveAt", at))
                    .expecting(201)
                    .body();
            assertThat(scheduled.has("version")).isFalse();
        }
        assertThat(quote()).isEqualTo(5_000);

        clock.moveTo(Duration.ofHours(3));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(quote()).isEqualTo(6_000));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(List.of(state(draft), state(other)))
                .containsExactlyInAnyOrder("PUBLISHED", "DRAFT"));
        var late = state(draft).equals("DRAFT") ? draft : other;
        var found = author.get(path(late, "")).expecting(200).body();
        assertThat(codes(found)).contains("BASE_MOVED");
        assertThat(found.get("comment").asText()).contains("不能发布");
        author.post(path(late, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("到了时间引擎不收：退回草稿并说明，后面到期的照样发布")
    void refusedWhenItsTimeComes() throws IOException {
        var refused = approved();
        var next = author.post(
                        "/api/v1/rules/manual-decision/drafts",
                        Map.of(
                                "xml",
                                Files.readString(Path.of("processes/manual-decision.bpmn"))
                                        .replace("表修好以前，只对本案有效。", "只对本案有效。"),
                                "reason",
                                "改说明",
                                "legalBasis",
                                BASIS))
                .expecting(201)
                .body();
        author.post(path(next, "approval-requests"), Map.of()).expecting(201);
        approve(colleague, next).expecting(201);
        var at = clock.now().plus(Duration.ofHours(2));
        author.post(path(refused, "publications"), Map.of("effectiveAt", at.toString()))
                .expecting(201);
        author.post(
                        path(next, "publications"),
                        Map.of("effectiveAt", at.plusSeconds(1).toString()))
                .expecting(201);
        var asked = ReflectionTestUtils.getField(guard, "proofs");
        DeploymentProof no = (kind, rule, content) ->
                rule.equals(RULE) ? List.of(ModelFinding.error("NO", "今天不收", RULE)) : List.of();
        ReflectionTestUtils.setField(
                guard,
                "proofs",
                new StaticListableBeanFactory(Map.of("no", no)).getBeanProvider(DeploymentProof.class));
        try {
            clock.moveTo(Duration.ofHours(3));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(List.of(state(refused), state(next)))
                    .containsExactly("DRAFT", "PUBLISHED"));
        } finally {
            ReflectionTestUtils.setField(guard, "proofs", asked);
            clock.moveTo(Duration.ZERO);
        }
        assertThat(author.get(path(refused, ""))
                        .expecting(200)
                        .body()
                        .get("comment")
                        .asText())
                .contains("今天不收");
        assertThat(quote()).isEqualTo(5_000);
        author.post(path(refused, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("示例写错的，说明哪一行、怎么改：不认识的列、不是整数、不是 CSV、没有示例、太多")
    void examplesThatAreWrong() {
        assertThat(complaint("electronicConsent,=method\nYES,PAPER\n"))
                .contains("第 2 行", "method 应为 PAPER，现在是 ELECTRONIC");
        assertThat(complaint("consent,=method\nYES,ELECTRONIC\n")).contains("没有名为 consent 的输入", "electronicConsent");
        assertThat(complaint("a,a\n1,2\n")).contains("不是有效的 CSV");
        assertThat(complaint("# 只有说明\n")).contains("没有示例");
        assertThat(complaint("electronicConsent,=method\n" + "YES,ELECTRONIC\n".repeat(2_001)))
                .contains("最多 2000 行");
        assertThat(complaint("feeClass,amountFen,=outcome\nPROPERTY,一万,FEE\n", RULE))
                .contains("不是整数");
    }

    private String complaint(String examples) {
        return complaint(examples, "service-method");
    }

    private String complaint(String examples, String rule) {
        var draft = author.post(
                        "/api/v1/rules/" + rule + "/drafts",
                        Map.of("examples", examples, "reason", "试", "legalBasis", BASIS))
                .expecting(201)
                .body();
        author.post(path(draft, "discards"), Map.of()).expecting(204);
        return String.join("\n", blocking(draft));
    }

    @Test
    @DisplayName("两个节点共用一个数据库：发布和回退以后，五秒之内都用新的一版")
    @Tag("thorough")
    void onBothNodes() throws IOException {
        var before = inForce();
        try (var node = AnotherNode.beside(environment, database, migration)) {
            var elsewhere = CourtClient.as(node.port(), "analyst2");
            assertThat(RaisedFee.quote(elsewhere)).isEqualTo(5_000);
            var draft = approved();

            author.post(path(draft, "publications"), Map.of()).expecting(201);

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(RaisedFee.quote(elsewhere)).isEqualTo(6_000));
            elsewhere
                    .post("/api/v1/rules/" + RULE + "/rollbacks", Map.of("toVersion", before, "reason", "数额有误"))
                    .expecting(201);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(quote()).isEqualTo(5_000));
        }
    }

    @Test
    @DisplayName("试算：草稿怎么答；不认识的输入指出来")
    void tried() {
        var draft = begin(RaisedFee.table());

        var answer = author.post(path(draft, "evaluations"), Map.of("inputs", SMALL))
                .expecting(200)
                .body();
        assertThat(answer.get("rows").get(0).get("lowFen").asLong()).isEqualTo(6_000);
        assertThat(answer.get("ruleIds").toString()).contains("property-1");
        var refused = author.post(path(draft, "evaluations"), Map.of("inputs", Map.of("amount", 1)))
                .expecting(422)
                .body();
        assertThat(refused.get("errors").get(0).get("field").asText()).isEqualTo("inputs.amount");
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("回放：现行版本和草稿一起问过去的案件，变了几件、差多少、哪几件")
    void replayed() {
        for (var filing = 0; filing < 3; filing++) {
            registered();
        }
        var draft = begin(RaisedFee.table());

        var replay =
                author.post(path(draft, "replays"), Map.of()).expecting(201).body();

        var done = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> author.get("/api/v1/rule-replays/"
                                        + replay.get("id").asText() + "?limit=200")
                                .expecting(200)
                                .body(),
                        found -> found.get("state").asText().equals("DONE"));
        var expected = jdbc.sql("""
                        select count(*) from past_question where decision_id = 'litigation-fee'
                          and inputs ->> 'feeClass' = 'PROPERTY' and cast(inputs ->> 'amountFen' as bigint) <= 1000000""").query(Integer.class).single();
        assertThat(done.get("total").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(done.get("done").asInt()).isEqualTo(done.get("total").asInt());
        assertThat(done.get("changed").asInt()).isEqualTo(expected);
        author.post(path(draft, "discards"), Map.of()).expecting(204);
    }

    @Test
    @DisplayName("不是 XML 的不收；新规则有自己的编号；已有的规则不能换成另一种模型")
    void whatIsNoModel() throws IOException {
        begin("不是 XML", 422);
        begin("<html/>", 422);
        begin(Files.readString(Path.of("processes/complaint.bpmn")), 422);
        author.post("/api/v1/rules/No%20Name/drafts", Map.of("xml", RaisedFee.table()))
                .expecting(422);
        author.get("/api/v1/rules/unknown/versions").expecting(404);
        author.get("/api/v1/rule-drafts/1").expecting(404);
    }

    @Test
    @DisplayName("现行规则逐一列出，文件就是引擎所用的字节")
    void theRulesInForce() throws IOException {
        var rules = author.get("/api/v1/rules?limit=200").expecting(200).body().get("items");

        assertThat(rules.findValuesAsText("id"))
                .contains("litigation-fee", "review-clock", "filing", "service-of-document")
                .doesNotContain("fee-bracket");
        var file = author.download("/api/v1/rules/review-clock/versions/1");
        assertThat(file.statusCode()).isEqualTo(200);
    }

    private JsonNode approved() {
        var draft = begin(RaisedFee.table());
        mend(draft);
        author.post(path(draft, "approval-requests"), Map.of()).expecting(201);
        approve(supervisor, draft).expecting(201);
        return draft;
    }

    private Answer approve(CourtClient person, JsonNode draft) {
        return person.post(path(draft, "approvals"), Map.of("decision", "APPROVE", "comment", "同意"));
    }

    private JsonNode begin(String xml) {
        return begin(xml, 201);
    }

    private JsonNode begin(String xml, int status) {
        return author.post(
                        "/api/v1/rules/" + RULE + "/drafts", Map.of("xml", xml, "reason", "提高第一档", "legalBasis", BASIS))
                .expecting(status)
                .body();
    }

    private JsonNode mend(JsonNode draft) {
        return RaisedFee.mendExamples(author, id(draft));
    }

    private int quote() {
        return RaisedFee.quote(author);
    }

    private int inForce() {
        return inForce(RULE);
    }

    private int inForce(String rule) {
        return author.get("/api/v1/rules/" + rule + "/versions")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("version")
                .asInt();
    }

    private String state(JsonNode draft) {
        return author.get(path(draft, "")).expecting(200).get("state");
    }

    private String registered() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.register(filing);
        return filing;
    }

    private static List<String> codes(JsonNode draft) {
        return draft.get("findings").findValuesAsText("code");
    }

    private static List<String> blocking(JsonNode draft) {
        var blocking = new ArrayList<String>();
        draft.get("findings").forEach(finding -> {
            if (finding.get("severity").asText().equals("BLOCKING")) {
                blocking.add(finding.toString());
            }
        });
        return blocking;
    }

    private static String id(JsonNode draft) {
        return draft.get("id").asText();
    }

    private static String path(JsonNode draft, String act) {
        return "/api/v1/rule-drafts/" + id(draft) + (act.isEmpty() ? "" : "/" + act);
    }
}
