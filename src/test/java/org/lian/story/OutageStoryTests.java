package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 系统中断 on the last day of a period. A recorded outage cannot be taken back, so the court is of this class alone. */
@OwnCourt
@Tag("thorough")
class OutageStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("最后一日本院系统中断：期满不退回，恢复后的次一工作日内仍可补正，过后才退回")
    void ourOwnOutageKeepsThePeriodOpen() {
        var court = time.at("2026-10-12T09:00");
        var filing = CorrectionStoryTests.noticed(court);
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        var expiry = CourtClock.instant("2026-10-20T00:01");
        // Outages are kept in real time; the court's clock will stand this far ahead of it.
        var ahead = Duration.between(Instant.now(), expiry);
        jdbc.sql("insert into outage (began_at, ended_at, cause, reasons) values (?, ?, 'STOPPED', '')")
                .params(
                        CourtClock.instant("2026-10-19T15:00").minus(ahead).atOffset(ZoneOffset.UTC),
                        CourtClock.instant("2026-10-19T21:00").minus(ahead).atOffset(ZoneOffset.UTC))
                .update();

        var later = time.at("2026-10-20T00:01");
        until(() -> {
            var view = later.waitsAt(filing, "CORRECTION_REQUIRED");
            assertThat(view.get("dueAt").asText()).isEqualTo("2026-10-21T00:00:00+08:00");
            assertThat(view.get("dueBasis").asText()).contains("系统中断");
        });

        time.at("2026-10-21T00:01").waitsAt(filing, "RETURNED");
    }
}
