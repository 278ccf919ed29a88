package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 登记并确认诉讼费: where nothing is to choose, one act leads to the served fee notice. */
@CourtTest
class FeeWithRegistrationStoryTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("登记立案时一并确认：不再有确认诉讼费的任务，交费通知送达，记在同一个人名下")
    void oneAct() {
        var filing = court.submitted();
        court.decide(court.task(filing, "REVIEW"), Map.of("outcome", "REGISTER", "feeFen", 230_000));

        var due = court.waitsAt(filing, "FEE_DUE");

        assertThat(due.at("/fee/totalFen").asLong()).isEqualTo(230_000);
        assertThat(jdbc.sql(
                                "select clerk from task_done where filing_id = cast(? as uuid) and kind = 'Task_ConfirmFee'")
                        .param(filing)
                        .query(String.class)
                        .list())
                .containsExactly("clerk1");
        assertThat(jdbc.sql("select count(*) from fee_ahead").query(Long.class).single())
                .isZero();
    }

    @Test
    @DisplayName("不是登记立案的不能一并确认：指明，什么都没有办；适用简易程序的按那个数额")
    void refused() {
        var filing = court.submitted();
        var task = claimed(filing);
        for (var wrong : java.util.List.<Map<String, Object>>of(Map.of(
                "outcome",
                "REFUSE",
                "feeFen",
                230_000,
                "ground",
                "OTHER",
                "reason",
                "不符合条件",
                "basis",
                "民事诉讼法第一百二十二条"))) {
            assertThat(court.clerk
                            .post("/api/v1/tasks/" + task + "/completion", wrong)
                            .expecting(422)
                            .body()
                            .get("errors")
                            .findValuesAsText("field"))
                    .isNotEmpty();
        }
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        court.clerk
                .post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "outcome",
                                "REGISTER",
                                "feeFen",
                                115_000,
                                "confirmed",
                                Map.of("procedure", "SIMPLIFIED")))
                .expecting(204);
        assertThat(court.waitsAt(filing, "FEE_DUE").at("/fee/totalFen").asLong())
                .isEqualTo(115_000);
    }

    @Test
    @DisplayName("页面上的数额和登记时算出的不一样：照样登记立案，诉讼费的任务留着，在谁名下都不是，由人确认")
    void anotherSumThanShown() {
        for (var shown : java.util.List.<Map<String, Object>>of(
                Map.of("outcome", "REGISTER", "feeFen", 230_001),
                Map.of("outcome", "REGISTER", "feeFen", 230_000, "confirmed", Map.of("procedure", "SIMPLIFIED")))) {
            var filing = court.submitted();
            court.decide(court.task(filing, "REVIEW"), shown);

            var task = court.task(filing, "CONFIRM_FEE");
            assertThat(jdbc.sql("select count(*) from act_ru_task where id_ = ? and assignee_ is null")
                            .param(task)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            court.confirmFee(filing, shown.containsKey("confirmed") ? 115_000 : 230_000);
            court.waitsAt(filing, "FEE_DUE");
        }
    }

    @Test
    @DisplayName("算出的不是确认过的数额、确认的人不能办这件的：任务留着，由人确认")
    void staysOpen() {
        for (var ahead : Map.of("clerk1", 100L, "clerk3", 230_000L).entrySet()) {
            var filing = court.submitted();
            jdbc.sql("insert into fee_ahead (filing_id, username, fen, at) values (cast(? as uuid), ?, ?, now())")
                    .params(filing, ahead.getKey(), ahead.getValue())
                    .update();
            court.register(filing);
            court.confirmFee(filing, 230_000);
            court.waitsAt(filing, "FEE_DUE");
        }
    }

    @Test
    @DisplayName("办理页：写明一并确认多少；适用简易程序的按那个数额；数额要由人定的不给这个办法")
    void theSheetNamesTheSum() {
        var filing = court.submitted();
        var page = sheet(filing);
        assertThat(page).contains("登记并确认诉讼费", "data-fee=\"230000\"", "data-fee=\"115000\"");

        var divorce = Stories.loanDraft();
        divorce.put("causeCode", "02.02.014");
        divorce.remove("claimAmountFen");
        var ranged = court.drafted(divorce);
        court.insist(ranged);
        assertThat(sheet(ranged)).doesNotContain("登记并确认诉讼费");
    }

    private String sheet(String filing) {
        return QuietBrowser.as(port, "clerk1")
                .get("/staff/tasks/" + claimed(filing))
                .expecting(200)
                .text();
    }

    private String claimed(String filing) {
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        return task;
    }
}
