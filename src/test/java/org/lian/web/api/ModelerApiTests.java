package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.web.Visitor;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleVersions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda Modeler 的 Deploy: the requests that it sends, with its own field names. */
@CourtTest
class ModelerApiTests {
    private static final String BASE = "/api/v1/modeler";

    @LocalServerPort
    int port;

    @Autowired
    RuleDrafts drafts;

    @Autowired
    RuleVersions versions;

    @Autowired
    Accounts accounts;

    @AfterEach
    void nothingIsLeft() {
        drafts.open().stream()
                .filter(draft -> draft.state() == RuleDraft.State.DRAFT)
                .forEach(draft -> drafts.discard(accounts.actorOf(draft.author()), draft.id()));
    }

    @Test
    @DisplayName("没有登录：401，不弹浏览器的密码框；Modeler 由此知道要填用户名和密码")
    void asksForALogin() throws Exception {
        var answer = new Visitor(port).get(BASE + "/deployment?maxResults=0");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).noneMatch(value -> value.startsWith("Basic"));
    }

    @Test
    @DisplayName("用户名和密码、或者令牌，都能连上；问得到引擎版本")
    void connects() throws Exception {
        var basic = get("/deployment?maxResults=0", basic("analyst1", "demo-analyst1"));
        assertThat(basic.statusCode()).isEqualTo(200);
        assertThat(basic.body()).isEqualTo("[]");
        assertThat(basic.headers().allValues("Set-Cookie"))
                .as("no session begins")
                .isEmpty();

        var bearer = Visitor.program(port, "analyst1").get(BASE + "/version");
        assertThat(Visitor.json(bearer).get("version").asText()).startsWith("7.24");
    }

    @Test
    @DisplayName("密码错 401，别的岗位 403，只在这几个地址认用户名和密码")
    void others() throws Exception {
        assertThat(get("/version", basic("analyst1", "wrong")).statusCode()).isEqualTo(401);
        assertThat(get("/version", "Basic %%%").statusCode()).isEqualTo(401);
        assertThat(get("/version", basic("clerk1", "demo-clerk1")).statusCode()).isEqualTo(403);
        assertThat(new Visitor(port)
                        .send("GET", "/api/v1/rules", "", Map.of("Authorization", basic("analyst1", "demo-analyst1")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("试密码太多次：429，和登录页同一道锁")
    void guessing() throws Exception {
        var last = 0;
        for (int i = 0; i < 30 && last != 429; i++) {
            last = get("/version", basic("nobody-modeler", "guess-" + i)).statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    @DisplayName("部署：成为这条规则的草稿，现行版本不变；再部署改的是同一份草稿")
    void deploys() throws Exception {
        var diagram = Files.readString(Path.of("processes/refund.bpmn"));
        var before = versions.inForce("refund").orElseThrow().version();

        var first = deploy("refund.bpmn", diagram.replace("退", "还"));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        var draft = Visitor.json(first);
        assertThat(draft.at("/links/0/href").asText())
                .endsWith("/workbench/drafts/" + draft.get("id").asText());
        assertThat(versions.inForce("refund").orElseThrow().version()).isEqualTo(before);
        var filed = drafts.find(UUID.fromString(draft.get("id").asText()));
        assertThat(filed.rule()).isEqualTo("refund");
        assertThat(filed.author()).isEqualTo("analyst1");
        assertThat(filed.baseVersion()).isEqualTo(before);

        var second = deploy("refund.bpmn", diagram);
        assertThat(id(second)).isEqualTo(filed.id());
        assertThat(id(deploy("refund.bpmn", diagram))).isEqualTo(filed.id());
        var now = drafts.find(filed.id());
        assertThat(now.revision()).as("an equal file is no new revision").isEqualTo(filed.revision() + 1);
        assertThat(new String(now.content(), StandardCharsets.UTF_8)).isEqualTo(diagram);
    }

    @Test
    @DisplayName("别人的草稿没有改动的，另开一份；同事也改过的那份，不覆盖：409，说明是谁的、什么时候起、怎么办")
    void nobodyElsesDraft() throws Exception {
        var table = Files.readString(Path.of("decisions/review-clock.dmn"));
        var other = drafts.begin(
                accounts.actorOf("analyst2"), "review-clock", new RuleDrafts.Wish(null, null, "修改", "民事诉讼法"));

        var own = id(deploy("review-clock.dmn", table + "\n"));
        assertThat(own).isNotEqualTo(other.id());
        assertThat(drafts.find(other.id()).revision()).isEqualTo(other.revision());

        drafts.save(accounts.actorOf("analyst2"), own, 1, new RuleDrafts.Wish(null, null, "同事改过", null));
        assertTrouble(deploy("review-clock.dmn", table + "\n\n"), 409, "analyst1");
        assertThat(drafts.openOf("review-clock")).hasSize(2);
    }

    @Test
    @DisplayName("在工作台改过的草稿，部署不覆盖它，哪怕部署的就是现行的文件：409")
    void changedInTheWorkbench() throws Exception {
        var diagram = Files.readString(Path.of("processes/refund.bpmn"));
        var draft = id(deploy("refund.bpmn", diagram.replace("退", "还")));
        var typed = diagram.replace("退", "返");
        drafts.save(accounts.actorOf("analyst1"), draft, 1, new RuleDrafts.Wish(typed, null, null, null));

        for (var file : new String[] {diagram, diagram.replace("退", "还"), diagram + "\n"}) {
            var refused = deploy("refund.bpmn", file);
            assertTrouble(refused, 409, "您自己（analyst1）的草稿");
            assertTrouble(refused, 409, "年");
            assertTrouble(refused, 409, "请在工作台打开");
            assertTrouble(refused, 409, "放弃");
            assertTrouble(refused, 409, "/workbench/drafts/" + draft);
        }
        assertThat(new String(drafts.find(draft).content(), StandardCharsets.UTF_8))
                .isEqualTo(typed);
        assertThat(id(deploy("refund.bpmn", typed))).as("the same once more").isEqualTo(draft);
        assertThat(drafts.openOf("refund")).hasSize(1);
    }

    @Test
    @DisplayName("同事有一份改过的草稿：409，不另开一份")
    void aColleaguesChangedDraft() throws Exception {
        var diagram = Files.readString(Path.of("processes/refund.bpmn"));
        drafts.begin(
                accounts.actorOf("analyst2"),
                "refund",
                new RuleDrafts.Wish(diagram.replace("退", "返"), null, "修改", "民事诉讼法"));

        assertTrouble(deploy("refund.bpmn", diagram.replace("退", "还")), 409, "analyst2 的草稿");
        assertThat(drafts.openOf("refund")).hasSize(1);
    }

    @Test
    @DisplayName("部署的和现行版本完全一样，又没有草稿：409，说没有可改的，不留草稿")
    void nothingToChange() throws Exception {
        var diagram = Files.readString(Path.of("processes/refund.bpmn"));

        assertTrouble(deploy("refund.bpmn", diagram), 409, "没有可改的");
        assertTrouble(deploy("refund.bpmn", diagram.replace("\n", "\r\n")), 409, "没有可改的");
        assertThat(drafts.openOf("refund")).isEmpty();
    }

    @Test
    @DisplayName("不是模型、没有文件、几个文件、种类不对、名称不对：Modeler 看得到的中文说明，不留草稿")
    void refuses() throws Exception {
        var diagram = Files.readString(Path.of("processes/refund.bpmn"));
        var count = drafts.open().size();

        assertTrouble(deploy("refund.bpmn", "<html>"), 422, "不是有效的 DMN 或 BPMN 文件");
        assertTrouble(deploy("refund.bpmn", diagram.replace("退", "还") + "<"), 422, "不是有效的 DMN 或 BPMN 文件");
        assertTrouble(deploy(Map.of()), 422, "一次部署一个文件");
        assertTrouble(deploy(Map.of("refund.bpmn", diagram, "form.html", "<form>")), 422, "一次部署一个文件");
        assertTrouble(deploy("review-clock.bpmn", diagram), 422, "这条规则是决策表");
        assertTrouble(deploy("退费.bpmn", diagram), 422, "规则的编号用小写字母");
        assertThat(drafts.open()).hasSize(count);
    }

    private static void assertTrouble(HttpResponse<String> answer, int status, String message) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode trouble;
        try {
            trouble = Visitor.json(answer);
        } catch (Exception e) {
            throw new IOException(e);
        }
        assertThat(trouble.get("message").asText()).contains(message);
    }

    private static UUID id(HttpResponse<String> answer) throws Exception {
        return UUID.fromString(Visitor.json(answer).get("id").asText());
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return new Visitor(port).send("GET", BASE + path, "", Map.of("Authorization", authorization));
    }

    private HttpResponse<String> deploy(String name, String content) throws Exception {
        return deploy(Map.of(name, content));
    }

    private HttpResponse<String> deploy(Map<String, String> files) throws Exception {
        var boundary = "----WebKitFormBoundary" + UUID.randomUUID().toString().replace("-", "");
        var body = new StringBuilder();
        var fields = new HashMap<>(Map.of(
                "deployment-name", "refund",
                "deployment-source", "Camunda Modeler",
                "enable-duplicate-filtering", "true"));
        fields.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        files.forEach((name, content) -> body.append(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/xml\r\n\r\n"
                                .formatted(boundary, name, name))
                .append(content)
                .append("\r\n"));
        body.append("--").append(boundary).append("--\r\n");
        return new Visitor(port)
                .send(
                        "POST",
                        BASE + "/deployment/create",
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        Map.of(
                                "Authorization",
                                basic("analyst1", "demo-analyst1"),
                                "Accept",
                                "application/json",
                                "Content-Type",
                                "multipart/form-data; boundary=" + boundary));
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
