package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.deadlines.Deadline;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 立案申请的状态只照表前进: Java's table, the database's, and what a step that comes too late is told. */
@CourtTest
class FilingMovesTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    DataFolder folder;

    @Autowired
    FilingLifecycle lifecycle;

    @Autowired
    CourtActs acts;

    private FilingId filing;

    @BeforeEach
    void draft() {
        filing = FilingId.of(CourtClient.as(port, "zhangsan")
                .post("/api/v1/filings", Stories.loanDraft())
                .expecting(201)
                .get("id"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("从每一个状态到每一个状态：数据库准许的和程序里写的一样，一个不多，一个不少")
    void theDatabaseAgrees(FilingStatus before) throws SQLException {
        for (var after : FilingStatus.values()) {
            stands(before);
            if (before == after || before.mayBecome(after)) {
                put(after);
                assertThat(lifecycle.filing(filing).status()).isEqualTo(after);
            } else {
                assertThatThrownBy(() -> put(after))
                        .as("%s to %s", before, after)
                        .isInstanceOf(UncategorizedSQLException.class)
                        .hasMessageContaining("cannot go from " + before + " to " + after);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("流程图绕回登记立案以前的，走到的第一步就用中文退回，说明现在是什么状态、请谁检查")
    void noStepLeadsBack(FilingStatus status) throws SQLException {
        var deadline = new Deadline(Instant.now(), "民事诉讼法第一百二十六条", List.of(), true);
        stands(status);
        if (status != FilingStatus.UNDER_REVIEW && status != FilingStatus.CORRECTION_REQUIRED) {
            refused(status, () -> lifecycle.reviewDue(filing, deadline));
        }
        if (status != FilingStatus.UNDER_REVIEW && status != FilingStatus.CORRECTION_REQUIRED) {
            refused(status, () -> acts.awaitCorrection(filing, deadline));
        }
        if (status != FilingStatus.UNDER_REVIEW && status != FilingStatus.ADVISED) {
            refused(status, () -> acts.awaitReply(filing, deadline));
            refused(status, () -> acts.recordSilence(filing));
            refused(
                    status,
                    () -> lifecycle.registered(
                            filing,
                            new CaseNumber(2026, "京0199", null, "民初", 999_999),
                            Actor.system(),
                            Registering.REVIEWED));
        }
        assertThat(lifecycle.filing(filing).status()).isEqualTo(status);
    }

    private void refused(FilingStatus status, Runnable step) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.detail())
                .contains("现在是“" + status.text() + "”", "请庭长通知规则维护人员检查流程图"));
    }

    private void put(FilingStatus status) {
        jdbc.sql("update filing set status = :status where id = :id")
                .params(Map.of("status", status.name(), "id", filing.value()))
                .update();
    }

    private void stands(FilingStatus status) throws SQLException {
        new Superuser(dataSource, folder)
                .run("update filing set status = '%s' where id = '%s'".formatted(status, filing));
    }
}
