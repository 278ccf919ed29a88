package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The statutory clock: it warns, and then it files the case itself. Nobody fires a timer by hand here. */
@CourtTest
class ReviewClockStoryTests {
    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    @Autowired
    Deadlines deadlines;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    @Qualifier("camundaTaskExecutor")
    ThreadPoolTaskExecutor workers;

    @AfterEach
    void realTimeAgain() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    @DisplayName("期限预警：届满前二个工作日提到急件，前一个工作日进入庭长的列表")
    void warnsTheReviewerThenThePresidingJudge() {
        // A Monday; seven days from the next day end on Monday the 19th.
        var filing = courtAt("2026-10-12T09:00").submitted();
        var calm = taskSeenBy("clerk1", filing);
        assertThat(calm.get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        assertThat(calm.get("priority").asInt()).isLessThan(90);

        courtAt("2026-10-15T23:59");
        stays(() ->
                assertThat(taskSeenBy("clerk1", filing).get("priority").asInt()).isLessThan(90));
        courtAt("2026-10-16T00:00:30");
        until(() ->
                assertThat(taskSeenBy("clerk1", filing).get("priority").asInt()).isEqualTo(90));
        assertThat(taskSeenBy("supervisor1", filing)).isNull();

        courtAt("2026-10-19T00:00:30");
        until(() -> assertThat(taskSeenBy("supervisor1", filing)).isNotNull());
        assertThat(taskSeenBy("clerk1", filing)).isNotNull();
        assertThat(new Stories(port).filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("期限预警不把更急的任务往后放：95 仍是 95")
    void aWarningMovesNoTaskBack() {
        var filing = courtAt("2026-10-12T09:00").submitted();
        var urgent = taskSeenBy("clerk1", filing).get("id").asText();
        engine.getTaskService().setPriority(urgent, 95);

        courtAt("2026-10-16T00:00:30");

        until(() -> assertThat(timeline(CourtClient.as(port, "clerk1"), filing).toString())
                .contains("已提醒审查人"));
        assertThat(taskSeenBy("clerk1", filing).get("priority").asInt()).isEqualTo(95);
    }

    @Test
    @DisplayName("先行立案：期限届满自动登记，写明理由和条文；迟到的结论得到 409，意见留作内部记录")
    void theClockFilesTheCaseItself() {
        var court = courtAt("2026-10-12T09:00");
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        courtAt("2026-10-19T23:59");
        stays(() -> assertThat(new Stories(port).filing(filing).get("status").asText())
                .isEqualTo("UNDER_REVIEW"));
        court = courtAt("2026-10-20T00:00:30");

        var registered = court.waitsAt(filing, "REGISTERED");
        assertThat(registered.get("registeredByClock").asBoolean()).isTrue();
        assertThat(registered.get("caseNumber").asText()).startsWith("（2026）京0199民初");
        assertThat(entry(court.zhangsan, filing, "先行立案").get("what").asText())
                .isEqualTo("审查期限届满，依法先行立案，案号 " + registered.get("caseNumber").asText());
        assertThat(entry(court.zhangsan, filing, "先行立案").get("basis").asText()).isEqualTo("最高人民法院关于人民法院登记立案若干问题的规定第八条");

        var late = court.clerk
                .post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER", "reason", "借条复印件已与原件核对"))
                .expecting(409)
                .body();
        assertThat(late.get("detail").asText()).isEqualTo("已依法先行立案");
        assertThat(late.get("basis").asText()).isEqualTo("最高人民法院关于人民法院登记立案若干问题的规定第八条");
        assertThat(timeline(court.clerk, filing).toString()).contains("借条复印件已与原件核对");
        assertThat(timeline(court.zhangsan, filing).toString()).doesNotContain("借条复印件已与原件核对");

        // And the flow goes on as after any registration.
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
    }

    @ParameterizedTest(name = "{0} 收到 → {1} 届满，{2} 提醒，{3} 督办")
    @DisplayName("引擎的时钟等于期限计算的结果")
    @CsvSource({
        // New Year's day inside the period; the last day is a Tuesday.
        "2026-12-29T10:00, 2027-01-06, 2027-01-04, 2027-01-05",
        // The last day falls into the Spring Festival and rolls to the 24th; the Saturday before it is worked.
        "2026-02-09T10:00, 2026-02-25, 2026-02-14, 2026-02-24",
        // The last day is the last of the National Day holiday and rolls to the 8th.
        "2026-09-30T10:00, 2026-10-09, 2026-09-30, 2026-10-08",
        // Saturday the 10th is worked instead: the period ends there and does not roll.
        "2026-10-03T10:00, 2026-10-11, 2026-10-09, 2026-10-10",
        // Received half an hour after midnight in Beijing, when it is still the day before in UTC.
        "2026-10-13T00:30, 2026-10-21, 2026-10-19, 2026-10-20"
    })
    void theJobIsDueWhenTheCalculatorSays(String received, LocalDate due, LocalDate remind, LocalDate alert) {
        var court = courtAt(received);
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        court.task(filing, "REVIEW");

        var view = court.filing(filing);
        var receivedAt = java.time.OffsetDateTime.parse(
                        view.get("courtReceivedAt").asText())
                .toInstant();
        var calculated = deadlines.from("civil.filing.review", receivedAt);
        assertThat(receivedAt).isBetween(at(received), at(received).plusSeconds(30));
        assertThat(jobDue(filing, "BoundaryEvent_ReviewOverdue"))
                .isEqualTo(calculated.dueAt())
                .isEqualTo(midnight(due));
        assertThat(deadlines.workingDaysBefore(calculated.dueAt(), 2).dueAt()).isEqualTo(midnight(remind));
        assertThat(deadlines.workingDaysBefore(calculated.dueAt(), 1).dueAt()).isEqualTo(midnight(alert));
        if (midnight(remind).isAfter(receivedAt)) {
            assertThat(jobDue(filing, "BoundaryEvent_ReviewReminder")).isEqualTo(midnight(remind));
        } else {
            // The period is shorter than the warning: it is given at once.
            until(() -> assertThat(taskSeenBy("clerk1", filing).get("priority").asInt())
                    .isEqualTo(90));
        }
        assertThat(jobDue(filing, "BoundaryEvent_ReviewAlert")).isEqualTo(midnight(alert));
        assertThat(java.time.OffsetDateTime.parse(view.get("dueAt").asText()).toInstant())
                .isEqualTo(midnight(due));
        assertThat(view.get("dueBasis").asText()).contains("民事诉讼法第一百二十六条");
    }

    @Test
    @DisplayName("时钟可以拨回：先收到的时间不变，后来的申请按拨回后的时间起算")
    void theClockMayGoBack() {
        var later = courtAt("2026-10-14T09:00").submitted();
        var court = courtAt("2026-10-12T09:00");
        var earlier = court.submitted();

        assertThat(court.filing(later).get("courtReceivedAt").asText()).startsWith("2026-10-14T09:0");
        assertThat(court.filing(earlier).get("courtReceivedAt").asText()).startsWith("2026-10-12T09:0");
        assertThat(jobDue(later, "BoundaryEvent_ReviewOverdue")).isEqualTo(midnight(LocalDate.of(2026, 10, 22)));
        assertThat(jobDue(earlier, "BoundaryEvent_ReviewOverdue")).isEqualTo(midnight(LocalDate.of(2026, 10, 20)));

        // The flow still runs with the clock behind: jobs that are due now fire.
        court.register(later);
        court.waitsAt(later, "REGISTERED");
        court.task(later, "CONFIRM_FEE");
    }

    @Test
    @DisplayName("停机以后补做：逾期的时钟按先后顺序触发，先到期的先立案")
    void overdueTimersRunInDueOrder() {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        // Received in the reverse order of their days, so that the order of arrival says nothing.
        var filings = new HashMap<Integer, String>();
        for (var day : List.of(14, 13, 12)) {
            filings.put(day, courtAt("2026-10-" + day + "T09:00").submitted());
        }
        executor.shutdown();
        // One hand that takes one job at a time: what is taken first is also finished first.
        var hands = workers.getCorePoolSize();
        var atOnce = executor.getMaxJobsPerAcquisition();
        executor.setMaxJobsPerAcquisition(1);
        workers.setCorePoolSize(1);
        workers.setMaxPoolSize(1);
        try {
            Stories court;
            try {
                court = courtAt("2026-11-02T09:00");
            } finally {
                executor.start();
            }
            assertDealtWithInOrder(court, filings);
        } finally {
            executor.setMaxJobsPerAcquisition(atOnce);
            workers.setMaxPoolSize(hands);
            workers.setCorePoolSize(hands);
        }
    }

    private static void assertDealtWithInOrder(Stories court, Map<Integer, String> filings) {

        for (var filing : filings.values()) {
            assertThat(court.waitsAt(filing, "REGISTERED")
                            .get("registeredByClock")
                            .asBoolean())
                    .isTrue();
            var told = new ArrayList<String>();
            timeline(court.clerk, filing)
                    .forEach(entry -> told.add(entry.get("what").asText()));
            assertThat(told)
                    .filteredOn(text -> text.contains("工作日") || text.contains("先行立案"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("还剩二个工作日"),
                            second -> assertThat(second).contains("还剩一个工作日"),
                            third -> assertThat(third).contains("依法先行立案"));
        }
        assertThat(serial(court, filings.get(12))).isLessThan(serial(court, filings.get(13)));
        assertThat(serial(court, filings.get(13))).isLessThan(serial(court, filings.get(14)));
    }

    private static int serial(Stories court, String filing) {
        var number = court.filing(filing).get("caseNumber").asText();
        return Integer.parseInt(number.replaceAll(".*民初(\\d+)号", "$1"));
    }

    /** Moves the clock; everybody signs in anew, because old sessions may have ended. */
    private Stories courtAt(String local) {
        var real = clock.database();
        clock.moveTo(Duration.between(real, at(local)));
        return new Stories(port);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.SHANGHAI).toInstant();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    private Instant jobDue(String filing, String element) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(filing, "filing")
                .singleResult();
        Date due = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(element)
                .singleResult()
                .getDuedate();
        return due.toInstant();
    }

    private JsonNode taskSeenBy(String username, String filing) {
        var items = CourtClient.as(port, username)
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items");
        return items.isEmpty() ? null : items.get(0);
    }

    private static JsonNode timeline(CourtClient reader, String filing) {
        return reader.get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .body()
                .get("items");
    }

    private static JsonNode entry(CourtClient reader, String filing, String words) {
        for (var entry : timeline(reader, filing)) {
            if (entry.get("what").asText().contains(words)) {
                return entry;
            }
        }
        throw new AssertionError("Nothing says " + words);
    }

    private static void until(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(assertion);
    }

    private static void stays(org.awaitility.core.ThrowingRunnable assertion) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(6))
                .pollInterval(Duration.ofMillis(400))
                .untilAsserted(assertion);
    }
}
