package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.process.AbsentColleagues;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** 认领时限、办理时限、外出: a task that nobody takes or decides finds somebody else. */
class TaskClockStoryTests extends CourtInTime {
    @Autowired
    AbsentColleagues colleagues;

    @Autowired
    TaskService tasks;

    @Test
    @DisplayName("期满前无人认领的审查任务：值班人员看得到、能承办；期限前最后一个工作日提请庭长")
    void anUnclaimedReview() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        assertThat(kinds(court, "judge2", filing)).as("not on duty's list yet").isEmpty();

        var late = time.at("2026-10-19T09:00");
        until(() -> assertThat(kinds(late, "judge2", filing)).contains("REVIEW"));
        until(() -> assertThat(kinds(late, "supervisor1", filing)).contains("REVIEW"));
        late.decideAs("judge2", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        late.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("已经有人承办的任务不提请值班人员，办理期限到了才提请庭长")
    void aClaimedTaskIsNotOfferedToDuty() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", correction());
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.say(filing, "extension", Map.of("reason", "住院治疗")).expecting(201);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "EXTENSION");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        var late = time.at("2026-10-15T09:00");
        until(() -> assertThat(remarks(late, filing)).contains("办理期限已到尚未办结，已提请庭长"));

        assertThat(remarks(late, filing)).doesNotContain("已提请值班人员");
        late.as("supervisor1")
                .post("/api/v1/tasks/" + task + "/assignment", Map.of("username", "supervisor1", "reason", "逾期"))
                .expecting(200);
        late.as("supervisor1")
                .post("/api/v1/tasks/" + task + "/completion", Map.of("decision", "GRANT", "until", "2026-10-30"))
                .expecting(204);
    }

    @Test
    @DisplayName("裁定由法官作出：值班的窗口人员也不能承办审签")
    void onlyJudgesSign() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        var task = court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
        assertThat(court.as("supervisor1")
                        .post("/api/v1/tasks/" + task + "/assignment", Map.of("username", "clerk2", "reason", "人手不足"))
                        .expecting(403)
                        .text())
                .containsAnyOf("裁定由法官作出", "不在承办这项任务的办理组");
    }

    @Test
    @DisplayName("外出：名下任务立即退回，不能改派给外出的人；返岗后可以；只能由本院庭长登记")
    void absence() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var clerk = court.as("clerk2");
        var task = court.taskFor(clerk, filing, "REVIEW");
        clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var supervisor = Visitor.browser(port, "supervisor1");
        assertThat(supervisor
                        .submit(
                                "/staff/absences",
                                "/staff/absences",
                                Map.of("username", "clerk2", "until", "2026-10-11"))
                        .body())
                .contains("最后一日不能早于今天");
        assertThat(supervisor
                        .submit(
                                "/staff/absences",
                                "/staff/absences",
                                Map.of("username", "clerk3", "until", "2026-10-16"))
                        .body())
                .contains("本院没有这名工作人员");

        assertThat(supervisor
                        .submit(
                                "/staff/absences",
                                "/staff/absences",
                                Map.of("username", "clerk2", "until", "2026-10-16"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(supervisor.get("/staff/absences").body()).contains("2026-10-16 以前不在岗");
        assertThat(court.clerk.get("/api/v1/tasks/" + task).body().get("task").has("assignee"))
                .isFalse();
        assertThat(court.as("supervisor1")
                        .post("/api/v1/tasks/" + task + "/assignment", Map.of("username", "clerk2", "reason", "熟悉本案"))
                        .expecting(409)
                        .text())
                .contains("已登记外出");
        supervisor.submit("/staff/absences", "/staff/absences", Map.of("username", "clerk2"));
        court.as("supervisor1")
                .post("/api/v1/tasks/" + task + "/assignment", Map.of("username", "clerk2", "reason", "熟悉本案"))
                .expecting(200);
    }

    @Test
    @DisplayName("外出写第一日、最后一日和代办人：第一日早上名下的任务交给代办人，代办人不能承办的退回办理组；本人和代办人在工作台上看得到")
    void substitute() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var first = court.submitted();
        var second = court.submitted();
        var clerk = court.as("clerk2");
        var given = court.task(first, "REVIEW");
        var recused = court.task(second, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + recused + "/claim", Map.of()).expecting(200);
        court.clerk
                .post("/api/v1/tasks/" + recused + "/release", Map.of("recusal", true, "reason", "与当事人有亲属关系"))
                .expecting(204);
        for (var filing : List.of(first, second)) {
            clerk.post("/api/v1/tasks/" + court.taskFor(clerk, filing, "REVIEW") + "/claim", Map.of())
                    .expecting(200);
        }
        var supervisor = Visitor.browser(port, "supervisor1");
        var page = "/staff/absences";
        assertThat(supervisor
                        .submit(
                                page,
                                page,
                                Map.of(
                                        "username",
                                        "clerk2",
                                        "from",
                                        "2026-10-14",
                                        "until",
                                        "2026-10-13",
                                        "substitute",
                                        "clerk1"))
                        .body())
                .contains("最后一日不能早于第一日");
        assertThat(supervisor
                        .submit(page, page, Map.of("username", "clerk2", "until", "2026-10-16", "substitute", "clerk3"))
                        .body())
                .contains("代办人请选本院在岗的另一名工作人员");
        supervisor.submit(
                page,
                page,
                Map.of(
                        "username", "clerk2",
                        "from", "2026-10-14",
                        "until", "2026-10-16",
                        "substitute", "clerk1",
                        "reason", "培训"));
        assertThat(supervisor.get(page).body()).contains("2026-10-14 至 2026-10-16 不在岗", "培训");
        assertThat(Visitor.browser(port, "clerk2").get("/staff").body()).contains("庭长登记您 2026-10-14 至 2026-10-16 外出");
        assertThat(Visitor.browser(port, "clerk1").get("/staff").body()).contains("外出，名下的任务由您代办");
        colleagues.handOverBegun();
        assertThat(holder(recused)).isEqualTo("clerk2");

        time.at("2026-10-14T08:30");
        colleagues.handOverBegun();

        assertThat(holder(recused)).isNull();
        assertThat(holder(given)).isEqualTo("clerk1");
        assertThat(Visitor.browser(port, "clerk2")
                        .get("/staff/tasks/" + recused)
                        .body())
                .contains("您登记了外出，到 10月16日 为止");
        assertThat(Visitor.browser(port, "clerk1").get("/staff/tasks/" + given).body())
                .doesNotContain("您登记了外出");
        supervisor.submit(page, page, Map.of("username", "clerk2"));
    }

    @Test
    @DisplayName("二十四小时的申请：开头不说“还剩二个工作日”“超过认领时限”“期限已到”；过半提醒，写明几点届满；列表写小时，标明紧急")
    void hoursAreHours() {
        var court = time.at("2026-10-12T09:20");
        var draft = new HashMap<>(TrackFilings.draft(Track.PROTECTION_ORDER));
        draft.put("answers", Map.of("urgent", "YES"));
        var filing = TrackFilings.drafted(court, draft);
        court.submit(filing).expecting(201);
        court.taskFor(court.as("judge1"), filing, "REVIEW");

        assertThat(remarks(court, filing)).doesNotContain("工作日", "超过认领时限", "办理期限", "督办");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/desk?list=TO_REVIEW")
                        .text())
                .contains("10月13日 10:00，还有 24 小时", "紧急");

        var later = time.at("2026-10-12T22:30");
        until(() -> assertThat(remarks(later, filing))
                .containsPattern("审查期限 .*届满，还没有决定，已提醒审查人")
                .doesNotContain("工作日", "办理期限已到"));
    }

    private static Map<String, Object> correction() {
        return Stories.correction("CLAIMS_NOT_SPECIFIC");
    }

    private static List<String> kinds(Stories court, String username, String filing) {
        return StreamSupport.stream(
                        court.as(username)
                                .get("/api/v1/tasks?filingId=" + filing)
                                .expecting(200)
                                .body()
                                .get("items")
                                .spliterator(),
                        false)
                .map(item -> item.get("kind").asText())
                .toList();
    }

    private @Nullable String holder(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    /** What the court's own timeline of the filing says. */
    private static String remarks(Stories court, String filing) {
        return court.as("judge1")
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }

    @Test
    @DisplayName("不先行立案的：审查任务、审签任务、列表、审查页与告诉当事人的是同一天；提前一天到庭长手里")
    void oneDayEverywhere() {
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.submitted(court, Track.SPECIAL_PROCEDURE);
        var end = "2026-10-20T00:00:00+08:00";
        var task = court.task(filing, "REVIEW");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo(end);
        assertThat(dueAt(court, "clerk1", task)).isEqualTo(end);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task)
                        .expecting(200)
                        .text())
                .contains("法定审查期限还剩 7 天");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/rows?task=" + task)
                        .text())
                .contains("10月19日");
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "RIGHTS_DISPUTE",
                        "reason", "属于民事权益争议",
                        "basis", "民事诉讼法第一百八十六条"));
        assertThat(dueAt(court, "judge1", court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL")))
                .isEqualTo(end);

        var early = time.at("2026-10-19T00:01");

        early.taskFor(early.as("supervisor1"), filing, "DECIDE_AT_EXPIRY");
    }

    private static String dueAt(Stories court, String who, String task) {
        return court.as(who)
                .get("/api/v1/tasks/" + task)
                .expecting(200)
                .body()
                .at("/task/dueAt")
                .asText();
    }
}
