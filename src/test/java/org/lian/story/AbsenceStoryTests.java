package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.process.AbsentColleagues;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 外出: what an absent person holds is somebody's to do, and nobody disposes of another court's. */
@CourtTest
class AbsenceStoryTests {
    private static final String AWAY = "clerk2";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AbsentColleagues absentColleagues;

    @Autowired
    Accounts accounts;

    @Autowired
    BusinessClock clock;

    private Stories court;

    @BeforeEach
    void ofTwoCourts() {
        court = new Stories(port);
        jdbc.sql(
                        "insert into account_court (account_id, court_code) select id, '京0198' from account where username = ?")
                .param(AWAY)
                .update();
    }

    @AfterEach
    void ofOneAgain() {
        absentColleagues.record(accounts.actorOf("supervisor1"), AWAY, null);
        jdbc.sql("delete from account_court where court_code = '京0198' and account_id ="
                        + " (select id from account where username = ?)")
                .param(AWAY)
                .update();
        jdbc.sql("update act_ru_task set assignee_ = null where assignee_ = ?")
                .param(AWAY)
                .update();
    }

    @Test
    @DisplayName("同时在两个法院任职的人外出：本院的任务交给代办人；别的法院的不交给代办人，也不留在外出的人名下，退回那个法院的办理组，办理经过写明")
    void ofAnotherCourt() {
        var own = task(court.submitted());
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("courtCode", "京0198");
        var theirsFiling = court.drafted(draft);
        court.materials(theirsFiling);
        court.insist(theirsFiling);
        var theirs = task(theirsFiling);
        for (var task : List.of(own, theirs)) {
            court.as(AWAY).post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        }

        var done = record("clerk1");

        assertThat(done).isEqualTo(new AbsentColleagues.HandedOver(1, 0));
        assertThat(holder(own)).contains("clerk1");
        assertThat(holder(theirs)).isEmpty();
        assertThat(jdbc.sql(
                                "select text from journal_leaf where filing_id = cast(? as uuid) and kind = 'TASK_RELEASED'")
                        .param(theirsFiling)
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("承办人外出", "退回办理组"));
    }

    @Test
    @DisplayName("代办人不能承办的（审查的人不审签自己提出的）退回办理组，不留在外出的人名下；调解员的任务留给调解员")
    void whatTheSubstituteMayNotTake() {
        var filing = court.submitted();
        jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?")
                .params(AWAY, task(filing))
                .update();
        var mediation = court.submitted();
        court.say(mediation, "mediation", Map.of("consents", true)).expecting(201);
        court.decideAs("clerk1", mediation, "REVIEW", Map.of("outcome", "MEDIATE"));
        court.decideAs("clerk1", mediation, "APPOINT_MEDIATOR", Map.of("mediator", "mediator1"));
        court.waitsAt(mediation, "IN_MEDIATION");
        var mediators = task(mediation);
        jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?")
                .params(AWAY, mediators)
                .update();

        var done = record("judge2");
        var held = holder(task(filing));
        jdbc.sql("update act_ru_task set assignee_ = 'mediator1' where id_ = ?")
                .param(mediators)
                .update();

        assertThat(done.given() + done.returned()).isEqualTo(1);
        assertThat(held).isNotEqualTo(Optional.of(AWAY));
    }

    @Test
    @DisplayName("日期写错、年份不对、没有写最后一日的：指明是哪一栏，什么都没有登记，写过的都还在")
    void whatWasTypedStays() {
        var head = QuietBrowser.as(port, "supervisor1");
        var typed = new HashMap<>(Map.of("username", AWAY, "substitute", "clerk1", "reason", "<b>探亲</b>"));
        typed.put("_csrf", head.token("/staff"));
        for (var wrong : Map.of(
                        List.of("2026-13-01", "2026-12-09"), "第一日写成 2026-11-28 的样子",
                        List.of("2026-12-01", "20261209"), "最后一日写成 2026-11-28 的样子",
                        List.of("2026-12-01", "9999-12-31"), "最后一日写成 2026-11-28 的样子",
                        List.of("2026-12-01", ""), "请写明最后一日",
                        List.of("2026-12-01", "1999-01-01"), "最后一日不能早于今天")
                .entrySet()) {
            typed.put("from", wrong.getKey().get(0));
            typed.put("until", wrong.getKey().get(1));
            var page = head.submit("/staff/absences", typed).expecting(422).text();
            assertThat(page)
                    .contains(wrong.getValue(), "value=\"" + wrong.getKey().get(0) + "\"", "&lt;b&gt;探亲&lt;/b&gt;")
                    .contains("value=\"" + wrong.getKey().get(1) + "\"")
                    .containsPattern("<option value=\"clerk1\" selected");
            assertThat(page).contains("登记外出").doesNotContain("<b>探亲");
        }
        assertThat(jdbc.sql("select count(*) from staff_absence where account_id = (select id from account where"
                                + " username = ?)")
                        .param(AWAY)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private AbsentColleagues.HandedOver record(String substitute) {
        return absentColleagues.record(
                accounts.actorOf("supervisor1"),
                AWAY,
                new Absences.Absence(clock.today(), clock.today().plusDays(3), substitute, null));
    }

    private String task(String filing) {
        return org.awaitility.Awaitility.await()
                .until(
                        () -> jdbc.sql(
                                        "select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                                                + " where e.business_key_ = ?")
                                .param(filing)
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private Optional<String> holder(String task) {
        return jdbc.sql("select assignee_ from act_ru_task where id_ = ? and assignee_ is not null")
                .param(task)
                .query(String.class)
                .optional();
    }
}
