package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.operations.FailedSubmissions;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 提交反复出错: everybody reads so at the status page, and who can mend it at the desk. */
@OwnCourt
@Tag("thorough")
class SubmissionsWatchedTests {
    private static final String WORDS = "提交立案申请时系统反复出错：刚刚开始，最近 10 分钟 3 次";
    private static final String FAILED = "系统运行但提交不成功：3 次提交都出错，没有一次成功";
    private static final Map<String, Object> SUBMISSION = Map.of("consentOnline", true, "insist", true);

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    FailedSubmissions failures;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("流程启动不了，提交三次都是 500：状态页和庭长的工作台写明从什么时候起、多少次；收费员不看到；一个小时里都是这样的，系统中断证明写明，再次收件后记下恢复的时间")
    void told() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var draft = Filed.draft(zhangsan);
        var submission = "/api/v1/filings/" + draft + "/submission";
        var supervisor = Visitor.browser(port, "supervisor1");
        repository.suspendProcessDefinitionByKey("filing");
        try {
            zhangsan.post(submission, SUBMISSION).expecting(500);
            zhangsan.post(submission, Map.of("consentOnline", false)).expecting(422);
            zhangsan.post(submission, SUBMISSION).expecting(500);
            assertThat(new Visitor(port).get("/status").body()).doesNotContain("反复出错");
            assertThat(supervisor.get("/staff").body()).doesNotContain("反复出错");

            zhangsan.post(submission, SUBMISSION).expecting(500);

            assertThat(new Visitor(port).get("/status").body()).contains(WORDS, "正常接收", "到诉讼服务中心窗口提交");
            assertThat(supervisor.get("/staff").body()).contains(WORDS, "恢复上一版");
            assertThat(Visitor.browser(port, "clerk1").get("/staff").body()).doesNotContain("反复出错");
            earlier("59 minutes");
            assertThat(new Visitor(port).get("/status/outages").body())
                    .contains(FAILED, "尚未恢复", "0 小时 59 分", "民事诉讼法第八十六条");
        } finally {
            repository.activateProcessDefinitionByKey("filing");
        }
        zhangsan.post(submission, SUBMISSION).expecting(201);

        assertThat(new Visitor(port).get("/status/outages").body())
                .contains(FAILED, "0 小时 59 分")
                .doesNotContain("尚未恢复");
        assertThat(jdbc.sql("""
                                select count(*) from journal_leaf
                                where kind = 'OUTAGE_RECORDED' and details->>'cause' = 'SUBMISSIONS_FAILED'""").query(Integer.class).single()).isPositive();
    }

    @Test
    @DisplayName("中间成功收过一件、只错了两次、一分钟就好了：都不是中断")
    void oneAcceptedIsNone() {
        var before = recorded();
        failures.failed();
        failures.failed();
        earlier("30 minutes");
        failures.accepted();
        failures.failed();
        failures.failed();
        earlier("30 minutes");
        failures.accepted();
        for (var i = 0; i < 5; i++) {
            failures.failed();
        }
        failures.accepted();

        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("最后一次出错以后一个多小时没有人提交：中断到最后一次出错为止，夜里不算")
    void quietHoursAreNone() {
        var before = recorded();
        for (var i = 0; i < 3; i++) {
            failures.failed();
        }
        jdbc.sql("""
                        update failed_submissions set began_at = began_at - interval '5 hours 20 minutes',
                            last_at = last_at - interval '5 hours'""").update();
        failures.failed();
        failures.accepted();

        assertThat(recorded()).isEqualTo(before + 1);
        assertThat(jdbc.sql("select ended_at - began_at < interval '21 minutes' from outage order by id desc limit 1")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** The faults so far were so much earlier. */
    private void earlier(String interval) {
        jdbc.sql("""
                        update failed_submissions set began_at = began_at - cast(? as interval),
                            last_at = last_at - cast(? as interval)""").params(interval, interval).update();
    }

    private int recorded() {
        return jdbc.sql("select count(*) from outage where cause = 'SUBMISSIONS_FAILED'")
                .query(Integer.class)
                .single();
    }
}
