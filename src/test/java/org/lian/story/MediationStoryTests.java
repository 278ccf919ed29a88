package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 诉前调解: consent, every step with its period, and every way out of it. */
class MediationStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    private static final Map<String, Object> MEDIATE = Map.of("outcome", "MEDIATE");

    @Test
    @DisplayName("双方同意、达成协议的，以诉讼外调解结案，不登记立案")
    void agreement() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        Mediated.decide(
                court, filing, "MEDIATE", Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", "2026-10-12"));
        var settled = court.waitsAt(filing, "SETTLED");
        assertThat(settled.get("statusText").asText()).isEqualTo("调解成功");
        assertThat(settled.path("caseNumber").isValueNode()
                        && !settled.path("caseNumber").isNull())
                .isFalse();
    }

    @Test
    @DisplayName("调解不成的，登记立案，不再审查，首次提交的日期不变")
    void failure() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        court = time.at("2026-10-20T09:00");
        Mediated.decide(court, filing, "MEDIATE", Map.of("decision", "FAILED", "reason", "双方差距太大"));
        registered(court, filing);
    }

    @Test
    @DisplayName("三十日的调解期限从调解员确认的次日起算，期满自动终结并登记立案")
    void expiry() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        // Confirmed on the 12th: thirty days from the 13th end on the 11th of November.
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-12T00:00:00+08:00");
        court = time.at("2026-11-12T00:01");
        registered(court, filing);
    }

    @Test
    @DisplayName("申请人一键不再调解，随即登记立案")
    void revoked() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        court.say(filing, "mediation-end", Map.of()).expecting(201);
        registered(court, filing);
    }

    @Test
    @DisplayName("法院三个工作日内没有指定调解员的，调解终结并登记立案")
    void nobodyAppointed() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.concluded(court);
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-16T00:00:00+08:00");
        court = time.at("2026-10-16T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("没有在期限内指定调解员");
    }

    @Test
    @DisplayName("调解员三个工作日内没有确认的，由法院另行指定；不接受的也是")
    void notConfirmed() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.appointed(court);
        court = time.at("2026-10-16T00:01");
        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator2"));
        var second = court.as("mediator2");
        second.post(
                        "/api/v1/tasks/" + court.taskFor(second, filing, "CONFIRM_MEDIATION") + "/completion",
                        Map.of("decision", "DECLINED", "reason", "与申请人是邻居"))
                .expecting(204);
        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator1"));
        Mediated.decide(court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        // Thirty days from the confirmation that counted, on the 16th.
        Mediated.decide(court, filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "电话联系，同意"));
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-17T00:00:00+08:00");
    }

    @Test
    @DisplayName("对方当事人不同意调解的，调解终结并登记立案")
    void refused() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.confirmed(court);
        Mediated.decide(court, filing, "ASK_OTHER_SIDE", Map.of("decision", "REFUSE", "reason", "电话联系李四，明确不同意"));
        registered(court, filing);
        assertThat(ending(court, filing)).contains("对方当事人不同意调解");
    }

    @Test
    @DisplayName("三个工作日内联系不上对方的，调解终结并登记立案")
    void noContact() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.confirmed(court);
        court = time.at("2026-10-16T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("联系上对方");
    }

    @Test
    @DisplayName("调解员不能单独延长；申请人和对方都同意到同一天的，才延长到那一天")
    void longerOnlyByAll() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        var mediator = court.as("mediator1");
        var task = court.taskFor(mediator, filing, "MEDIATE");
        var longer = Map.<String, Object>of("decision", "EXTENDED", "until", "2026-12-01", "reason", "李四电话同意");
        assertThat(mediator.post("/api/v1/tasks/" + task + "/completion", longer)
                        .expecting(409)
                        .text())
                .contains("申请人还没有");
        court.say(filing, "mediation-extension", Map.of("until", "2026-11-30")).expecting(201);
        assertThat(mediator.post("/api/v1/tasks/" + task + "/completion", longer)
                        .expecting(422)
                        .text())
                .contains("2026-11-30");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-12T00:00:00+08:00");
        court.say(filing, "mediation-extension", Map.of("until", "2026-12-01")).expecting(201);
        mediator.post("/api/v1/tasks/" + task + "/completion", longer).expecting(204);
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-12-02T00:00:00+08:00");
        court = time.at("2026-12-02T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("期限届满");
    }

    @Test
    @DisplayName("不同意先行调解的、身份关系确认的案件，审查人不能选先行调解，写明条文")
    void notOffered() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        refused(court, filing, "没有表示愿意", "第一百二十五条");
        var due = court.filing(filing).get("dueAt").asText();
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        court.say(filing, "mediation", Map.of("consents", false)).expecting(201);
        refused(court, filing, "不同意先行调解", "第一百二十五条");
        // Saying no changes neither the period nor the place in the queue.
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo(due);
        assertThat(sheet("clerk1", court.task(filing, "REVIEW")))
                .contains("不能先行调解", "不同意先行调解")
                .doesNotContain("审查到此结束");
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");

        var status = Stories.loanDraft();
        status.put("causeCode", "02.02.017");
        status.remove("claimAmountFen");
        var marriage = court.drafted(status);
        court.insist(marriage);
        court.task(marriage, "REVIEW");
        court.say(marriage, "mediation", Map.of("consents", true)).expecting(201);
        refused(court, marriage, "身份关系", "第一百四十三条");
    }

    private String sheet(String username, String task) {
        return QuietBrowser.as(port, username)
                .get("/staff/tasks/" + task)
                .expecting(200)
                .text();
    }

    @Test
    @DisplayName("调解员只看得到指定给他的案件，别的调解员看不到；终结以后也看不到")
    void theMediatorSeesHisOwn() {
        var court = time.at("2026-10-12T09:00");
        var other = court.submitted();
        var filing = Mediated.appointed(court);
        var mine = court.as("mediator1");
        var colleague = court.as("mediator2");
        mine.get("/api/v1/filings/" + filing).expecting(200);
        mine.get("/api/v1/filings/" + other).expecting(404);
        mine.get("/api/v1/tasks/" + court.task(other, "REVIEW")).expecting(404);
        colleague.get("/api/v1/filings/" + filing).expecting(404);
        var task = court.taskFor(mine, filing, "CONFIRM_MEDIATION");
        colleague.get("/api/v1/tasks/" + task).expecting(404);
        colleague.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(404);
        assertThat(mine.post("/api/v1/tasks/" + task + "/release", Map.of())
                        .expecting(403)
                        .text())
                .contains("不能办理");
        assertThat(sheet("mediator1", task)).contains("接受委派", "李四").doesNotContain("回避本案", "标记为第十条情形");
        var pages = QuietBrowser.as(port, "mediator1");
        assertThat(pages.get("/staff").expecting(200).text()).contains("我的调解").doesNotContain("人工通知");
        assertThat(pages.get("/staff/desk?list=MINE").expecting(200).text()).contains("确认接受调解", "李四");
        assertThat(pages.get("/staff/desk?list=MEDIATION").expecting(200).text())
                .doesNotContain("李四");
        var engine = "/camunda/api/engine/engine/default/task/" + task;
        assertThat(pages.get(engine).status()).isEqualTo(403);
        assertThat(pages.get("/camunda/app/tasklist/default/").status()).isEqualTo(403);
        court.say(filing, "mediation-end", Map.of()).expecting(201);
        court.waitsAt(filing, "REGISTERED");
        mine.get("/api/v1/filings/" + filing).expecting(404);
    }

    @Test
    @DisplayName("调解中可以撤回申请：调解停止，调解员看不到案件")
    void withdrawn() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        court.say(filing, "withdrawal", Map.of("reason", "已经自行解决")).expecting(201);
        court.waitsAt(filing, "WITHDRAWN");
        court.as("mediator1").get("/api/v1/filings/" + filing).expecting(404);
    }

    @Test
    @DisplayName("达成协议以后，页面写明三十日的最后一天，可以共同申请司法确认")
    void confirmation() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        var page = TrackFilings.main(port, "/filings/" + filing);
        assertThat(page).contains("不再调解，直接立案", "对方同意，正在调解", "调解员一号（演示）");
        Mediated.decide(
                court, filing, "MEDIATE", Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", "2026-10-12"));
        assertThat(TrackFilings.main(port, "/filings/" + filing))
                .contains("申请司法确认", "双方可以共同申请", "11 月 11 日", "第二百零五条")
                .doesNotContain("不再调解，直接立案");
    }

    @Test
    @DisplayName("审查页只在适宜并且申请人同意时给出先行调解")
    void offered() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        assertThat(sheet("clerk1", court.task(filing, "REVIEW")))
                .contains("审查到此结束")
                .doesNotContain("不能先行调解");
    }

    @Test
    @DisplayName("每一步都告诉申请人，出具告知书、委派调解函和终结记录")
    void toldAndOnPaper() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        court.say(filing, "mediation-end", Map.of()).expecting(201);
        registered(court, filing);
        assertThat(ending(court, filing)).contains("不再审查");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/documents")
                        .expecting(200)
                        .text())
                .contains("诉前调解告知书", "委派调解函", "诉前调解终结记录");
        // The account is everybody's in this court, and the inbox shows the last ones.
        assertThat(jdbc.sql("select title from message where filing_id = cast(? as uuid)")
                        .param(filing)
                        .query(String.class)
                        .list()
                        .toString())
                .contains("已进入诉前调解", "法院已经指定调解员", "调解员已经接受委派", "对方当事人同意调解", "调解终结");
    }

    @Test
    @DisplayName("征求对方意见的时候也可以更换：回到指定，三日从新的指定起算，三十日不重新计算")
    void changedWhileTheOtherSideIsAsked() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.confirmed(court);
        court.taskFor(court.as("mediator1"), filing, "ASK_OTHER_SIDE");

        court.say(filing, "mediator-change", Map.of("reason", "他是对方的亲属")).expecting(201);

        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator2"));
        Mediated.decideAs("mediator2", court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        court.taskFor(court.as("mediator2"), filing, "ASK_OTHER_SIDE");
        court.as("mediator1").get("/api/v1/filings/" + filing).expecting(404);
    }

    @Test
    @DisplayName("当事人申请更换调解员：原来的没有了任务和案件，新的有任务、有委派函，三十日不重新计算；换过的不再指定")
    void changedByTheFiler() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        court.say(filing, "mediator-change", Map.of()).expecting(422);
        court = time.at("2026-10-19T09:00");
        court.say(filing, "mediator-change", Map.of("reason", "他是对方的亲属")).expecting(201);
        var first = court.as("mediator1");
        first.get("/api/v1/filings/" + filing).expecting(404);
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-23T00:00:00+08:00");
        assertThat(court.say(filing, "mediator-change", Map.of("reason", "再换"))
                        .expecting(409)
                        .text())
                .contains("正在等待指定");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("等待法院另行指定");
        var task = court.task(filing, "APPOINT_MEDIATOR");
        assertThat(sheet("clerk1", task)).contains("调解员二号").doesNotContain(">调解员一号");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of());
        court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Map.of("mediator", "mediator1"))
                .expecting(422);
        court.decide(task, Map.of("mediator", "mediator2"));
        var second = court.as("mediator2");
        second.get("/api/v1/filings/" + filing).expecting(200);
        Mediated.decideAs("mediator2", court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        Mediated.decideAs(
                "mediator2", court, filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "电话联系，同意"));
        court.taskFor(second, filing, "MEDIATE");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-12T00:00:00+08:00");
        assertThat(ending(court, filing)).contains("申请更换调解员", "调解期限不重新计算");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/documents")
                        .expecting(200)
                        .text()
                        .split("委派调解函", -1))
                .hasSize(3);
        court.say(filing, "mediator-change", Map.of("reason", "还要换")).expecting(409);
        court = time.at("2026-11-12T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("调解期限届满");
    }

    @Test
    @DisplayName("调解员自己写明理由不再继续，法院另行指定；另行指定的期限不超过三十日，期满终结")
    void changedByTheMediator() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.confirmed(court);
        var page = sheet("mediator1", court.taskFor(court.as("mediator1"), filing, "ASK_OTHER_SIDE"));
        assertThat(page).contains("更换调解员", "第十三条");
        Mediated.decide(court, filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "同意"));
        court = time.at("2026-11-11T09:00");
        court.taskFor(court.as("mediator1"), filing, "MEDIATE");
        court.as("mediator2")
                .post("/api/v1/filings/" + filing + "/mediator", Map.of("reason", "想接"))
                .expecting(404);
        court.as("mediator1")
                .post("/api/v1/filings/" + filing + "/mediator", Map.of("reason", "发现与对方是邻居"))
                .expecting(204);
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-12T00:00:00+08:00");
        court = time.at("2026-11-12T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("调解员不能继续调解", "调解期限届满");
    }

    @Test
    @DisplayName("对方当事人向法院申请的，由法院的人在案件页更换；外院的看不到；新的调解员联系不上对方的，终结")
    void changedByTheCourt() {
        var court = time.at("2026-10-12T09:00");
        var filing = Mediated.mediating(court);
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/filings/" + filing).expecting(200).text()).contains("更换调解员");
        court.as("clerk3")
                .post("/api/v1/filings/" + filing + "/mediator", Map.of("reason", "对方申请"))
                .expecting(404);
        var tooLong = "换".repeat(2001);
        assertThat(clerk.submit(
                                "/staff/filings/" + filing + "/mediator",
                                Map.of("_csrf", clerk.token("/staff/filings/" + filing), "reason", tooLong))
                        .expecting(422)
                        .text())
                .contains("理由不超过 2000 字", "value=\"" + tooLong + "\"", "办理经过");
        clerk.submit(
                        "/staff/filings/" + filing + "/mediator",
                        Map.of("_csrf", clerk.token("/staff/filings/" + filing), "reason", "李四到窗口申请更换"))
                .expecting(302);
        assertThat(clerk.get("/staff/filings/" + filing).expecting(200).text())
                .contains("法院更换调解员")
                .doesNotContain("谁申请，理由是什么");
        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator2"));
        Mediated.decideAs("mediator2", court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        court = time.at("2026-10-16T00:01");
        registered(court, filing);
        assertThat(ending(court, filing)).contains("联系上对方");
    }

    private static void refused(Stories court, String filing, String... words) {
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of());
        assertThat(court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", MEDIATE)
                        .expecting(409)
                        .text())
                .contains(words);
        court.clerk.post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);
    }

    /** The filing's history as its filer sees it. */
    private static String ending(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }

    private static void registered(Stories court, String filing) {
        var view = court.waitsAt(filing, "REGISTERED");
        assertThat(view.get("caseNumber").asText()).contains("民初");
        assertThat(view.get("firstSubmittedAt").asText()).startsWith("2026-10-12");
    }
}
