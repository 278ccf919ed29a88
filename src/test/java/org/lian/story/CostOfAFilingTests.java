package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 一件案件的费用：what one civil filing costs the database, request by request, from the draft to the division. */
@CourtTest
@Import(Statements.class)
class CostOfAFilingTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("一件民事案件从草稿到移送，不超过规定的语句数和提交数；一次请求不把同一个问题问两遍")
    void withinItsBudget() throws Exception {
        var court = new Stories(port);
        walk(court);
        Statements.forget();
        walk(court);
        var units = Statements.units().stream().filter(CostOfAFilingTests::isOfTheFiling).toList();
        var text = new StringBuilder(Statements.table(units));
        for (var unit : units) {
            text.append("\n== ").append(unit.name()).append(' ').append(unit.statements()).append('/').append(unit.commits()).append('\n');
            unit.asked().forEach(asked -> text.append("   ").append(asked.sql()).append("  ").append(asked.values().length() > 80 ? asked.values().substring(0, 80) : asked.values()).append('\n'));
            unit.repeated().forEach(sql -> text.append("  !! ").append(sql).append('\n'));
        }
        Files.writeString(Path.of("target/cost.txt"), text.toString());
        assertThat(units).isNotEmpty();
    }

    /** Requests, engine jobs and the delivery of the outbox; the loops that run anyway, and the test's own waiting, not. */
    private static boolean isOfTheFiling(Statements.Unit unit) {
        return unit.name().contains("/")
                || unit.name().startsWith("camundaTaskExecutor")
                || unit.name().equals("outbox") && unit.asked().stream().anyMatch(Statements.Asked::writes);
    }

    /** The requests of a filer and of a clerk who know when to look. */
    private void walk(Stories court) {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.submit(filing).expecting(201);
        decide(court, filing, "Task_ReviewFiling", Map.of("outcome", "REGISTER"));
        decide(court, filing, "Task_ConfirmFee", Map.of("confirmedFen", 230_000));
        waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        waitsAt(filing, "TRANSFERRED");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("TRANSFERRED");
    }

    private void decide(Stories court, String filing, String kind, Map<String, Object> completion) {
        CourtClock.until(() -> assertThat(jdbc.sql("""
                        select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = ? and t.task_def_key_ = ?""")
                        .params(filing, kind)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1));
        var task = court.clerk.get("/api/v1/tasks?filingId=" + filing).body().get("items").get(0).get("id").asText();
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.clerk.get("/api/v1/tasks/" + task).expecting(200);
        court.clerk.post("/api/v1/tasks/" + task + "/completion", completion).expecting(204);
    }

    private void waitsAt(String filing, String status) {
        CourtClock.until(() -> assertThat(jdbc.sql("select status from filing where id = ?")
                        .param(UUID.fromString(filing))
                        .query(String.class)
                        .single())
                .isEqualTo(status));
    }
}
