package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lian.OwnCourt;
import org.lian.forms.FormFiles;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 本院自己加一步人工任务: a group, a form and a step in the diagram, walked and taken back, without a line of Java. */
@OwnCourt
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HumanStepStoryTests extends CourtInTime {
    private static final String COPYRIGHT = "05.14.164.02";
    private static final String BASIS = "最高人民法院关于人民法院登记立案若干问题的规定第八条";

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    Stories court;
    CourtClient author;
    CourtClient supervisor;
    CourtClient colleague;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
        author = CourtClient.as(port, "analyst1");
        colleague = CourtClient.as(port, "analyst2");
        supervisor = CourtClient.as(port, "supervisor1");
    }

    private JsonNode begin(String rule, String file) {
        return author.post(
                        "/api/v1/rules/" + rule + "/drafts",
                        Map.of("xml", file, "reason", "知识产权案件先由知产组看", "legalBasis", BASIS))
                .expecting(201)
                .body();
    }

    private static List<String> blocking(JsonNode draft) {
        var codes = new java.util.ArrayList<String>();
        draft.get("findings").forEach(finding -> {
            if (finding.get("severity").asText().equals("BLOCKING")) {
                codes.add(finding.get("code").asText() + " "
                        + finding.get("message").asText());
            }
        });
        return codes;
    }

    private int release(JsonNode draft, CourtClient second) {
        author.post(path(draft) + "/approval-requests", Map.of()).expecting(201);
        return approved(draft, second);
    }

    private static String path(JsonNode draft) {
        return "/api/v1/rule-drafts/" + draft.get("id").asText();
    }

    private int approved(JsonNode draft, CourtClient second) {
        second.post(path(draft) + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);
        return author.post(path(draft) + "/publications", Map.of())
                .expecting(201)
                .body()
                .get("version")
                .asInt();
    }

    private static Map<String, Object> copyright() {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", COPYRIGHT);
        draft.put("claims", "请求判令被告停止侵害著作权，赔偿损失十万元。");
        draft.put("facts", "被告未经许可复制、发行原告的作品。");
        return draft;
    }

    /** Received, and waiting for the group. */
    private String waitingForTheGroup() {
        var filing = court.drafted(copyright());
        court.materials(filing);
        court.insist(filing);
        court.taskFor(court.clerk, filing, "OWN_STEP");
        return filing;
    }

    @Test
    @Order(1)
    @DisplayName("管理员设知产组、放人；随岗位的组动不了；普通人员设不了")
    void theAdministratorMakesAGroup() throws Exception {
        var administrator = Visitor.browser(port, "admin1");

        assertThat(administrator
                        .submit(
                                "/admin/groups",
                                "/admin/groups",
                                Map.of("code", IpReviewStep.GROUP, "name", "知产组", "court", "京0199"))
                        .statusCode())
                .isEqualTo(302);
        var page = "/admin/groups/" + IpReviewStep.GROUP;
        assertThat(administrator.get(page).body()).contains("知产组", "clerk1");
        administrator.submit(page, page + "/members", Map.of("members", "clerk1"));
        assertThat(administrator.get(page).body()).contains("组里的人已保存");
        assertThat(administrator
                        .submit("/admin/groups", "/admin/groups", Map.of("code", "x", "name", "A", "court", "沪9999"))
                        .body())
                .contains("编号用 2 至 40 个", "请填写组名", "没有代字为");
        assertThat(administrator
                        .submit(
                                "/admin/groups",
                                "/admin/groups",
                                Map.of("code", "analysts", "name", "冒名组", "court", "京0199"))
                        .body())
                .contains("已经有编号为 analysts 的办理组");
        for (var shipped : List.of("filing-clerks", "filing-judges", "supervisors", "filing-duty")) {
            for (var act : List.of("/name", "/members", "/retirement")) {
                assertThat(administrator
                                .submit(
                                        page,
                                        "/admin/groups/" + shipped + act,
                                        Map.of("name", "改名组", "members", "clerk1"))
                                .statusCode())
                        .isEqualTo(409);
            }
        }
        assertThat(administrator
                        .submit(page, page + "/members", Map.of("members", "analyst1"))
                        .body())
                .contains("不能进办理组", "错误：")
                .doesNotContainPattern("value=\"clerk1\" checked");
        assertThat(administrator
                        .submit(page, page + "/name", Map.of("name", "组".repeat(60)))
                        .body())
                .contains("错误：", "value=\"" + "组".repeat(60) + "\"");
        assertThat(jdbc.sql("select kind from journal_leaf where kind like 'GROUP%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("GROUP_MADE", "GROUP_FILLED");
    }

    @Test
    @Order(2)
    @DisplayName("先发布表单，再画任务：表单由另一人批准；画了任务的流程图须由庭长批准")
    void theFormAndTheStepAreReleased() {
        assertThat(blocking(begin("filing", IpReviewStep.drawn())))
                .anySatisfy(finding -> assertThat(finding).contains("没有编号为 ip-review 的表单"));

        var form = begin(IpReviewStep.FORM, FormFiles.ipReview());
        assertThat(form.get("kind").asText()).isEqualTo("FORM");
        assertThat(blocking(form)).isEmpty();
        assertThat(release(form, supervisor)).isEqualTo(1);

        var diagram = begin("filing", IpReviewStep.telling());
        assertThat(blocking(diagram)).isEmpty();
        var path = "/api/v1/rule-drafts/" + diagram.get("id").asText();
        author.post(path + "/approval-requests", Map.of()).expecting(201);
        colleague
                .post(path + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(403);
        supervisor
                .post(path + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                .expecting(201);
        author.post(path + "/publications", Map.of()).expecting(201);
    }

    @Test
    @Order(3)
    @DisplayName("知识产权案件先到知产组：组里的人认领、照表单答，答案记在案件上、引擎里没有一个字；别的案由不经过")
    void aFilingWalksThroughIt() throws Exception {
        var other = court.submitted();
        assertThat(names(other)).containsExactly("审查立案材料");

        var filing = waitingForTheGroup();
        assertThat(names(filing)).containsExactly("知识产权案件复核");
        var task = court.taskFor(court.clerk, filing, "OWN_STEP");
        var outsider = CourtClient.as(port, "clerk2");
        outsider.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        var detail = court.clerk.get("/api/v1/tasks/" + task).expecting(200).body();
        assertThat(detail.at("/form/id").asText()).isEqualTo(IpReviewStep.FORM);
        assertThat(detail.at("/form/outcome/options/1/value").asText()).isEqualTo("RETURN");
        assertThat(detail.at("/facts/causeCode").asText()).isEqualTo(COPYRIGHT);
        var page = Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body();
        assertThat(page)
                .contains("知识产权案件复核", "同意登记", "接着登记立案。", "退回的理由", "请核对案由和请求的金额。", "案由")
                .doesNotContain("没有记录");

        var completion = "/api/v1/tasks/" + task + "/completion";
        assertThat(court.clerk
                        .post(completion, Map.of("outcome", "RETURN", "answers", Map.of()))
                        .expecting(422)
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("answers." + FormFiles.NOTE);
        court.clerk.post(completion, Map.of("outcome", "REGISTER")).expecting(422);
        court.clerk
                .post(completion, Map.of("outcome", "AGREE", "answers", Map.of("reviewOutcome", "REGISTER")))
                .expecting(422);
        court.clerk
                .post(completion, Map.of("outcome", "AGREE", "formVersion", 7))
                .expecting(409);
        court.clerk
                .post(
                        completion,
                        Map.of(
                                "outcome",
                                "RETURN",
                                "formVersion",
                                1,
                                "answers",
                                Map.of(FormFiles.NOTE, "请检索同一作品的案件", FormFiles.DAYS, 3)))
                .expecting(204);

        // Back over the search to the group, as the diagram says.
        var again = await().atMost(Duration.ofSeconds(20))
                .until(() -> court.taskFor(court.clerk, filing, "OWN_STEP"), id -> !id.equals(task));
        court.decide(again, Map.of("outcome", "AGREE", "answers", Map.of(FormFiles.URGENT, true)));
        var review = court.task(filing, "REVIEW");

        var sheet =
                Visitor.browser(port, "clerk1").get("/staff/tasks/" + review).body();
        assertThat(sheet).contains("知识产权案件复核（表单 ip-review 第 1 版）", "复核意见：退回审查", "退回的理由：请检索同一作品的案件", "复核意见：同意登记");
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing, "filing")
                .singleResult()
                .getId();
        var variables = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .list();
        assertThat(variables)
                .filteredOn(one -> one.getName().startsWith("form_"))
                .extracting(one -> one.getName() + "=" + one.getValue())
                .contains(FormFiles.OUTCOME + "=AGREE", FormFiles.URGENT + "=true", FormFiles.DAYS + "=3");
        assertThat(variables).noneMatch(one -> String.valueOf(one.getValue()).contains("检索同一作品"));
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'OWN_STEP'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @Order(4)
    @DisplayName("没有人办：期限一到照样先行立案，任务随法院审查一起结束")
    void nobodyAnswers() {
        var filing = waitingForTheGroup();
        var task = court.taskFor(court.clerk, filing, "OWN_STEP");

        var later = time.at(clock.today().plusDays(12) + "T10:00");

        CourtClock.until(() ->
                assertThat(later.filing(filing).path("caseNumber").asText()).startsWith("（"));
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    @Order(5)
    @DisplayName("组还有任务、图还用着它，不能停用；停用以后新图不能再用")
    void aGroupInUseStays() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        var page = "/admin/groups/" + IpReviewStep.GROUP;

        assertThat(administrator.submit(page, page + "/retirement", Map.of()).body())
                .contains("还不能停用", "现行流程图");
    }

    @Test
    @Order(6)
    @DisplayName("表单下一版不能少变量；新版只管以后打开的任务，打开着旧版的人办不了，被告知")
    void aNewVersionOfTheForm() {
        assertThat(blocking(
                        begin(IpReviewStep.FORM, FormFiles.ipReview().replace(FormFiles.DAYS, "form_ip_review_other"))))
                .singleElement()
                .asString()
                .contains("FORM_VARIABLE_GONE");

        var filing = waitingForTheGroup();
        var task = court.taskFor(court.clerk, filing, "OWN_STEP");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(release(begin(IpReviewStep.FORM, FormFiles.ipReview().replace("退回的理由", "退回的原因")), colleague))
                .isEqualTo(2);

        var completion = "/api/v1/tasks/" + task + "/completion";
        court.clerk
                .post(completion, Map.of("outcome", "AGREE", "formVersion", 1))
                .expecting(409);
        court.clerk
                .post(completion, Map.of("outcome", "AGREE", "formVersion", 2))
                .expecting(204);
        court.task(filing, "REVIEW");
    }

    @Test
    @Order(7)
    @DisplayName("复核以后送达本院自己写的告知书：模板、说明、流程图各一个文件，当事人收到的是填好的文书")
    void aNoticeOfTheCourtsOwn() {
        var filing = waitingForTheGroup();
        court.decide(court.taskFor(court.clerk, filing, "OWN_STEP"), Map.of("outcome", "AGREE"));
        court.task(filing, "REVIEW");

        var documents = court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .text();
        assertThat(documents).contains("NOTICE_IP_REVIEW", "知识产权案件复核告知书");
        assertThat(jdbc.sql("select count(*) from court_paper where filing_id = cast(? as uuid) and document = ?")
                        .params(filing, "NOTICE_IP_REVIEW")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(blocking(begin("filing", IpReviewStep.telling().replace("NOTICE_IP_REVIEW", "NOTICE_NONE"))))
                .anySatisfy(finding -> assertThat(finding).contains("DOCUMENT_UNKNOWN", "NOTICE_IP_REVIEW"));
    }

    @Test
    @Order(8)
    @DisplayName("一步退回：新案件不再经过，正在等的照旧办完；然后组可以停用，停用的组新图不能用")
    void takenBack() throws Exception {
        var waiting = waitingForTheGroup();
        var inForce = author.get("/api/v1/rules/filing/versions")
                .expecting(200)
                .body()
                .at("/items/0/version")
                .asInt();
        author.post("/api/v1/rules/filing/rollbacks", Map.of("toVersion", inForce - 1, "reason", "先不要这一步"))
                .expecting(201);

        var fresh = court.drafted(copyright());
        court.materials(fresh);
        court.insist(fresh);
        court.task(fresh, "REVIEW");
        assertThat(names(fresh)).containsExactly("审查立案材料");

        var administrator = Visitor.browser(port, "admin1");
        var page = "/admin/groups/" + IpReviewStep.GROUP;
        assertThat(administrator.submit(page, page + "/retirement", Map.of()).body())
                .contains("还有 1 项任务等它办理");
        court.decide(court.taskFor(court.clerk, waiting, "OWN_STEP"), Map.of("outcome", "AGREE"));
        court.task(waiting, "REVIEW");
        assertThat(administrator.submit(page, page + "/retirement", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(blocking(begin("filing", IpReviewStep.drawn())))
                .anySatisfy(finding -> assertThat(finding).contains("ip-group 已经停用"));
    }

    @Test
    @Order(8)
    @DisplayName("程序自己的任务：本院改一句说到期限的后果，经庭长同意，办理人下一次打开就看到，不用重启；少一个字段发布不了；一步退回")
    void theWordsOfAShippedTask() {
        var form = "task-review-filing";
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        var sheet = "/staff/tasks/" + task;
        var words = "本院口径：一次说全，补正后审查期限重新计算";
        var changed = FormFiles.shipped(form).replace("仅此一次，须一并列明全部问题；补正后审查期限重新计算", words);
        assertThat(QuietBrowser.as(port, "clerk1").get(sheet).text())
                .contains("仅此一次，须一并列明全部问题")
                .doesNotContain(words);

        assertThat(blocking(begin(form, changed.replace("\"required\": true", "\"required\": false"))))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding).contains("FORM_"));
        assertThat(blocking(begin(form, changed.replace("adviceBasis", "ourBasis"))))
                .anySatisfy(finding -> assertThat(finding).contains("FORM_TASK_FIELD", "adviceBasis", "请改回"));
        assertThat(QuietBrowser.as(port, "clerk1").get(sheet).text()).doesNotContain(words);
        var draft = begin(form, changed);
        assertThat(blocking(draft)).isEmpty();
        author.post(path(draft) + "/approval-requests", Map.of()).expecting(201);
        // The words speak of a period.
        assertThat(colleague
                        .post(path(draft) + "/approvals", Map.of("decision", "APPROVE", "comment", "同意"))
                        .expecting(403)
                        .text())
                .contains("须由庭长审批");
        assertThat(approved(draft, supervisor)).isEqualTo(2);

        assertThat(QuietBrowser.as(port, "clerk1").get(sheet).text())
                .contains(words, "data-version=\"2\"")
                .doesNotContain("仅此一次，须一并列明全部问题");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var completion = "/api/v1/tasks/" + task + "/completion";
        court.clerk
                .post(completion, Map.of("outcome", "REGISTER", "formVersion", 1))
                .expecting(409);
        court.clerk
                .post(completion, Map.of("outcome", "REGISTER", "formVersion", 2))
                .expecting(204);
        author.post("/api/v1/rules/" + form + "/rollbacks", Map.of("toVersion", 1, "reason", "还是原来的说法"))
                .expecting(201);
        var next = court.submitted();
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + court.task(next, "REVIEW"))
                        .text())
                .contains("仅此一次，须一并列明全部问题");
    }

    private List<String> names(String filing) {
        return tasks.createTaskQuery().processInstanceBusinessKey(filing).list().stream()
                .map(task -> task.getName())
                .toList();
    }
}
