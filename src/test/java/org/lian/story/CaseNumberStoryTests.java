package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.casenumber.CaseNumbers;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Case numbers run on without a gap, however many register at once and however many of them are undone. */
@CourtTest
class CaseNumberStoryTests {
    private static final int FILINGS = 16;

    @LocalServerPort
    int port;

    @Autowired
    CaseNumbers caseNumbers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("八路同时登记，有抢输的、有撤回的，案号仍然连续")
    void eightAtOnceWithRollbacksLeaveNoGap() throws Exception {
        var court = new Stories(port);
        var filings = new ArrayList<String>();
        for (var i = 0; i < FILINGS; i++) {
            var filing = court.drafted(Stories.loanDraft());
            court.insist(filing);
            filings.add(filing);
        }
        var works = new ArrayList<Callable<Integer>>();
        for (var filing : filings) {
            var task = court.task(filing, "REVIEW");
            court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
            // Decided twice at the same moment: one of the two is undone, number and all.
            for (var twice = 0; twice < 2; twice++) {
                works.add(() -> court.clerk
                        .post("/api/v1/tasks/" + task + "/completion", Map.of("outcome", "REGISTER"))
                        .status());
            }
            works.add(this::aNumberTakenAndUndone);
        }

        var statuses = together(works);

        assertThat(statuses).containsOnly(204, 409, 0);
        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(FILINGS);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(FILINGS);
        var numbers = new HashSet<String>();
        for (var filing : filings) {
            numbers.add(court.filing(filing).get("caseNumber").asText());
        }
        assertThat(numbers).hasSize(FILINGS).allMatch(number -> number.matches("（20\\d\\d）京0199民初[1-9]\\d*号"));
        var serials = numbers.stream()
                .map(number -> Integer.valueOf(number.replaceAll(".*民初(\\d+)号", "$1")))
                .sorted()
                .toList();
        assertThat(serials.get(FILINGS - 1) - serials.get(0)).isEqualTo(FILINGS - 1);
        assertNoGap();
    }

    /** Somebody whose registration fails after the number was taken. */
    private int aNumberTakenAndUndone() {
        transaction.executeWithoutResult(status -> {
            caseNumbers.issueFor(FilingId.random(), new CourtCode("京0199"), "民初", null);
            status.setRollbackOnly();
        });
        return 0;
    }

    private void assertNoGap() {
        var series = jdbc.sql("""
                        select court_code, acceptance_year, specialty_code, type_code,
                          count(*) as issued, min(serial_number) as first, max(serial_number) as last
                        from case_number where court_code in ('京0199', '京0198')
                        group by 1, 2, 3, 4""").query().listOfRows();
        assertThat(series).isNotEmpty().allSatisfy(row -> {
            assertThat(((Number) row.get("first")).longValue()).isEqualTo(1);
            assertThat(((Number) row.get("last")).longValue()).isEqualTo(((Number) row.get("issued")).longValue());
        });
        var counters = jdbc.sql("select * from case_number_counter where court_code = '京0199' and type_code = '民初'")
                .query()
                .listOfRows();
        assertThat(counters).isNotEmpty();
    }

    private static List<Integer> together(List<Callable<Integer>> works) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> done : pool.invokeAll(works)) {
                statuses.add(done.get());
            }
            return statuses;
        } finally {
            pool.shutdownNow();
        }
    }
}
