package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient.Answer;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One task, one person: whoever is first, of the right court and group, through either door. */
@CourtTest
class ClaimRaceTests {
    private static final int RACES = Integer.getInteger("claim.races", 50);

    @LocalServerPort
    int port;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @Tag("campaign")
    @DisplayName("两人抢一项任务，抢多少次都是一人认领，另一人得到 409 已被他人认领（-Dclaim.races 定多少次）")
    void everyRaceHasOneWinner() throws Exception {
        var clerks = Map.of("clerk1", court.clerk, "clerk2", court.as("clerk2"));
        var open = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            open.add(court.task(insisted(), "REVIEW"));
        }
        var both = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        var winners = new ArrayList<String>();
        try {
            for (var race = 0; race < RACES; race++) {
                var task = open.get(race % open.size());
                var first = pool.submit(() -> claim(both, clerks.get("clerk1"), task));
                var second = pool.submit(() -> claim(both, clerks.get("clerk2"), task));
                var answers = List.of(first.get(), second.get());

                assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
                var winner = answers.get(0).status() == 200 ? "clerk1" : "clerk2";
                var loser = answers.get(winner.equals("clerk1") ? 1 : 0);
                assertThat(loser.get("detail")).isEqualTo("已被他人认领");
                assertThat(answers.get(winner.equals("clerk1") ? 0 : 1).get("assignee"))
                        .isEqualTo(winner);
                assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                        .isEqualTo(winner);
                winners.add(winner);
                clerks.get(winner)
                        .post("/api/v1/tasks/" + task + "/release", Map.of())
                        .expecting(204);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(winners).hasSize(RACES);
        System.out.printf(
                "%d claim races, one winner each: clerk1 %d, clerk2 %d%n",
                RACES, Collections.frequency(winners, "clerk1"), Collections.frequency(winners, "clerk2"));
    }

    @Test
    @DisplayName("在任务列表里同一瞬间认领：一人认领，另一人得到 409 已被他人认领，不是系统故障")
    void theLoserInTasklistIsToldSo() throws Exception {
        var clerks = List.of(tasklist("clerk1"), tasklist("clerk2"));
        var release = List.of(court.clerk, court.as("clerk2"));
        var task = court.task(insisted(), "REVIEW");
        var both = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var race = 0; race < 20; race++) {
                var first = pool.submit(() -> claim(both, clerks.get(0), "clerk1", task));
                var second = pool.submit(() -> claim(both, clerks.get(1), "clerk2", task));
                var answers = List.of(first.get(), second.get());

                assertThat(answers).extracting(QuietBrowser.Answer::status).containsExactlyInAnyOrder(204, 409);
                var loser = answers.get(answers.get(0).status() == 409 ? 0 : 1);
                assertThat(loser.json().get("message").asText()).isEqualTo("已被他人认领");
                assertThat(loser.header("content-type")).startsWith("application/json");
                release.get(answers.get(0).status() == 204 ? 0 : 1)
                        .post("/api/v1/tasks/" + task + "/release", Map.of())
                        .expecting(204);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @DisplayName("认领的同一瞬间到了催办的时间：催办不占用任务，认领照样成功")
    void aReminderTakesNothing() throws Exception {
        var task = court.task(insisted(), "REVIEW");
        var reminded = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var reminder = pool.submit(() -> transaction.execute(status -> {
                jdbc.sql("update act_ru_task set rev_ = rev_ + 1, priority_ = priority_ + 1 where id_ = ?")
                        .param(task)
                        .update();
                reminded.countDown();
                await().until(this::somebodyWaitsForTheTask);
                return task;
            }));
            reminded.await();
            var answer = pool.submit(() -> court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()));
            reminder.get();
            assertThat(answer.get().expecting(200).get("assignee")).isEqualTo("clerk1");
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean somebodyWaitsForTheTask() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%act_ru_task%'""").query(Integer.class).single() > 0;
    }

    @Test
    @DisplayName("只有认领的人能作决定；别人认领的不能退回")
    void onlyTheAssigneeDecides() {
        var filing = insisted();
        var task = court.task(filing, "REVIEW");
        var other = court.as("clerk2");
        assertThat(other.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER"))
                        .expecting(409)
                        .get("detail"))
                .isEqualTo("请先认领这项任务，再作决定");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        assertThat(other.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER"))
                        .expecting(409)
                        .get("detail"))
                .isEqualTo("已被他人认领");
        other.post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(409);
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("外院书记员一律 404：任务、认领、退回、决定、案件、材料")
    void anotherCourtFindsNothing() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        var material = court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        var stranger = court.as("clerk3");

        assertThat(stranger.get("/api/v1/tasks?filingId=" + filing)
                        .expecting(200)
                        .body()
                        .get("items"))
                .isEmpty();
        stranger.get("/api/v1/tasks/" + task).expecting(404);
        stranger.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(404);
        stranger.post("/api/v1/tasks/" + task + "/release", Map.of("reason", "放回"))
                .expecting(404);
        stranger.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER"))
                .expecting(404);
        for (var part : List.of("", "/timeline", "/checks", "/materials", "/fee-preview", "/payments")) {
            stranger.get("/api/v1/filings/" + filing + part).expecting(404);
        }
        stranger.get("/api/v1/filings/" + filing + "/materials/" + material + "/content")
                .expecting(404);
        // A finished task is no more theirs than an open one.
        court.register(filing);
        stranger.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER", "reason", "偷看"))
                .expecting(404);
        assertThat(court.clerk.get("/api/v1/filings/" + filing + "/timeline").text())
                .doesNotContain("偷看");
    }

    @Test
    @DisplayName("当事人进不了任务，别人的案件也没有")
    void litigantsHaveNoTasks() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        for (var username : List.of("zhangsan", "lisi", "lawyer1", "analyst1", "admin1")) {
            var outsider = court.as(username);
            outsider.get("/api/v1/tasks").expecting(403);
            outsider.get("/api/v1/tasks/" + task).expecting(403);
            outsider.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(403);
            outsider.post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER"))
                    .expecting(403);
        }
        court.as("lisi").get("/api/v1/filings/" + filing).expecting(404);
        CourtClient.anonymous(port).get("/api/v1/tasks/" + task).expecting(401);
    }

    @Test
    @DisplayName("立案法官不认领窗口的任务，窗口不认领法官的任务：两扇门同一条规矩")
    void theGroupDecidesAtBothDoors() {
        var ofClerks = court.task(insisted(), "REVIEW");
        assertThat(claimThroughApi("judge1", ofClerks).status()).isEqualTo(403);
        assertThat(claimThroughTasklist("judge1", ofClerks)).isEqualTo(403);
        assertThat(claimThroughTasklist("clerk3", ofClerks)).isIn(403, 404);
        assertThat(claimThroughTasklist("zhangsan", ofClerks)).isIn(401, 403);
        assertThat(assigneeOf(ofClerks)).isNull();

        assertThat(claimThroughTasklist("clerk1", ofClerks)).isEqualTo(204);
        assertThat(assigneeOf(ofClerks)).isEqualTo("clerk1");
        assertThat(claimThroughApi("clerk2", ofClerks).expecting(409).get("detail"))
                .isEqualTo("已被他人认领");
        assertThat(claimThroughTasklist("clerk2", ofClerks)).isEqualTo(409);
        assertThat(assigneeOf(ofClerks)).isEqualTo("clerk1");

        // Ten plaintiffs: review-routing gives it to the judges.
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> Map.of("kind", "PERSON", "name", "原告" + i))
                        .toList());
        var filing = court.drafted(draft);
        court.insist(filing);
        var ofJudges = taskOf("judge1", filing);
        assertThat(claimThroughApi("clerk1", ofJudges).status()).isEqualTo(403);
        assertThat(claimThroughTasklist("clerk1", ofJudges)).isEqualTo(403);
        assertThat(assigneeOf(ofJudges)).isNull();
        assertThat(claimThroughApi("judge1", ofJudges).expecting(200).get("assignee"))
                .isEqualTo("judge1");
    }

    private String insisted() {
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        return filing;
    }

    private String taskOf(String username, String filing) {
        var person = court.as(username);
        return org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .until(
                        () -> {
                            var items = person.get("/api/v1/tasks?filingId=" + filing)
                                    .expecting(200)
                                    .body()
                                    .get("items");
                            return items.isEmpty() ? "" : items.get(0).get("id").asText();
                        },
                        id -> !id.isEmpty());
    }

    private String assigneeOf(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private static Answer claim(CyclicBarrier both, CourtClient clerk, String task) throws Exception {
        both.await();
        return clerk.post("/api/v1/tasks/" + task + "/claim", Map.of());
    }

    private Answer claimThroughApi(String username, String task) {
        return court.as(username).post("/api/v1/tasks/" + task + "/claim", Map.of());
    }

    private int claimThroughTasklist(String username, String task) {
        return claim(tasklist(username), username, task).status();
    }

    private QuietBrowser tasklist(String username) {
        var browser = QuietBrowser.as(port, username);
        browser.get("/camunda/app/tasklist/default/");
        return browser;
    }

    private static QuietBrowser.Answer claim(CyclicBarrier both, QuietBrowser tasklist, String username, String task)
            throws Exception {
        both.await();
        return claim(tasklist, username, task);
    }

    /** Tasklist's own claim, in a session of the product's login. */
    private static QuietBrowser.Answer claim(QuietBrowser tasklist, String username, String task) {
        return tasklist.post(
                "/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"" + username + "\"}");
    }
}
