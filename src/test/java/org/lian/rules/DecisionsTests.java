package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every answer of a table is kept with what made it; what is unclear goes to a person and breaks nothing. */
@CourtTest
class DecisionsTests {
    private static final Map<String, Object> CIVIL = Map.of("track", "CIVIL", "causeCode", "04.10.103");

    @Autowired
    Decisions decisions;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void published() throws IOException {
        PublishedTables.publish(repository);
    }

    @Test
    @DisplayName("判定留下记录：版本、行、事实、结果、可见范围、时间")
    void recorded() {
        var filing = FilingId.random();

        var decision = decisions.evaluate("review-clock", CIVIL, filing, Visibility.PARTY);

        assertThat(decision.number("days")).isEqualTo(7);
        assertThat(decision.text("onExpiry")).isEqualTo("REGISTER");
        assertThat(decision.ruleIds()).containsExactly("clock-civil");
        var kept = decisions.ofFiling(filing);
        assertThat(kept).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(decision.version()).isPositive();
            assertThat(row.ruleIds()).isEqualTo(decision.ruleIds());
            assertThat(row.inputs()).isEqualTo(CIVIL);
            assertThat(row.rows()).hasSize(1);
            assertThat(row.visibility()).isEqualTo(Visibility.PARTY);
            assertThat(row.fault()).isNull();
            assertThat(Duration.between(row.at(), clock.now())).isLessThan(Duration.ofMinutes(1));
        });
        assertThat(decisions.recompute(kept.get(0).id()).equal()).isTrue();
        assertThatThrownBy(() -> jdbc.sql("delete from decision_record").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("只看不留：预览不记录")
    void previewKeepsNothing() {
        var before = jdbc.sql("select count(*) from decision_record")
                .query(Long.class)
                .single();

        decisions.preview("review-clock", CIVIL);

        assertThat(jdbc.sql("select count(*) from decision_record")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("表不读的事实不进记录")
    void whatATableDoesNotReadIsNotKept() {
        var filing = FilingId.random();

        decisions.evaluate(
                "review-clock", Map.of("track", "CIVIL", "phone", "13800138000"), filing, Visibility.INTERNAL);

        assertThat(decisions.ofFiling(filing).get(0).inputs()).containsOnlyKeys("track");
    }

    @Test
    @DisplayName("行序表的各行按序，编号与行一一对应")
    void rowsAndRulesGoTogether() {
        var decision =
                decisions.preview("review-routing", Map.of("track", "CIVIL", "minor", "YES", "wageClaim", "YES"));

        assertThat(decision.ruleIds()).containsExactly("route-minor", "route-wage", "route-ordinary");
        assertThat(decision.rows()).extracting(row -> row.get("flag")).containsExactly("MINOR", "WAGE", "ORDINARY");
        assertThatThrownBy(decision::only).isInstanceOf(DecisionUnclear.class);
    }

    @Test
    @DisplayName("有登录的工作人员、没有引擎权限，照样判定")
    void authenticatedUserDoesNotMatter() {
        identity.setAuthentication("clerk1", List.of("filing-clerks"), List.of("京0199"));
        try {
            assertThat(decisions.preview("review-clock", CIVIL).number("days")).isEqualTo(7);
            assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("clerk1");
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    @DisplayName("没有行、没有发布、单元格为空、多行：都转人工，事务不坏，记录留下")
    void unclearLeavesTheTransactionAlive() {
        PublishedTables.publish(repository, "broken-table", table("UNIQUE", "a", "missing.thing", "-", "1"));
        PublishedTables.publish(
                repository,
                "broken-overlap",
                table("UNIQUE", "-", "1", "-", "2").replace("broken-table", "broken-overlap"));
        var filing = FilingId.random();

        transaction.executeWithoutResult(status -> {
            assertUnclear(() -> decisions
                    .evaluate("eligibility-outcome", Map.of("effects", List.of()), filing, Visibility.INTERNAL)
                    .only());
            assertUnclear(() -> decisions.evaluate("never-published", Map.of(), filing, Visibility.INTERNAL));
            assertUnclear(() -> decisions.evaluate("broken-table", Map.of("x", "a"), filing, Visibility.INTERNAL));
            assertUnclear(() -> decisions.evaluate("broken-overlap", Map.of("x", "a"), filing, Visibility.INTERNAL));
            assertThat(status.isRollbackOnly()).isFalse();
        });

        assertThat(decisions.ofFiling(filing)).hasSize(4);
        assertThat(decisions.ofFiling(filing).subList(1, 4))
                .allSatisfy(row -> assertThat(row.fault()).isNotBlank());
    }

    @Test
    @DisplayName("判定随事务撤回")
    void recordBelongsToTheTransaction() {
        var filing = FilingId.random();

        transaction.executeWithoutResult(status -> {
            decisions.evaluate("review-clock", CIVIL, filing, Visibility.INTERNAL);
            status.setRollbackOnly();
        });

        assertThat(decisions.ofFiling(filing)).isEmpty();
    }

    @Test
    @DisplayName("发布的每张表，示例在真引擎里结果相同")
    void examplesOnThePublishedTables() throws IOException {
        var tables = new Tables();
        for (var id : Tables.ids()) {
            for (var example : tables.examples(id)) {
                assertThat(decisions.preview(id, example.inputs()).rows())
                        .as(example.toString())
                        .isEqualTo(tables.ask(id, example.inputs()));
            }
        }
    }

    private static void assertUnclear(org.assertj.core.api.ThrowableAssert.ThrowingCallable question) {
        assertThatThrownBy(question).isInstanceOfSatisfying(DecisionUnclear.class, unclear -> {
            assertThat(unclear.decisionId()).isNotBlank();
            assertThat(unclear.reason()).isNotBlank();
        });
    }

    /** Two rows over one input x. */
    private static String table(
            String hitPolicy, String firstTest, String firstOut, String secondTest, String secondOut) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="broken" name="坏表" namespace="test">
                  <decision id="broken-table" name="坏表" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t" hitPolicy="%s">
                      <input id="i" label="某"><inputExpression id="e" typeRef="string"><text>x</text></inputExpression></input>
                      <output id="o" label="果" name="out" />
                      <rule id="one"><inputEntry id="a"><text>%s</text></inputEntry>
                        <outputEntry id="b"><text>%s</text></outputEntry></rule>
                      <rule id="two"><inputEntry id="c"><text>%s</text></inputEntry>
                        <outputEntry id="d"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(
                        hitPolicy,
                        firstTest.equals("-") ? "" : "\"" + firstTest + "\"",
                        firstOut,
                        secondTest.equals("-") && firstTest.equals("-") ? "" : "\"zzz\"",
                        secondOut);
    }
}
