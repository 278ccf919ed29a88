package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 看板、登记簿、月报的起止日期: within what the court can have numbers of. */
@CourtTest
class BoardPeriodTests {
    private static final List<String> PAGES = List.of(
            "/staff/board",
            "/staff/register",
            "/staff/register.csv",
            "/staff/register.xlsx",
            "/staff/report.xlsx",
            "/staff/report.pdf");

    @LocalServerPort
    int port;

    @Autowired
    BusinessClock clock;

    QuietBrowser head;

    @BeforeEach
    void signIn() {
        new Stories(port).submitted();
        head = QuietBrowser.as(port, "supervisor1");
    }

    @Test
    @DisplayName("早于本院第一件申请的年份的、晚于本月末的，不接受，写明是哪个日期、最早最晚到哪一天；日期框也只到这里")
    void outsideOfWhatTheCourtHas() {
        var today = clock.today();
        var latest = today.with(TemporalAdjusters.lastDayOfMonth());
        for (var page : PAGES) {
            assertThat(head.get(page + "?from=1900-01-01&to=" + today)
                            .expecting(422)
                            .text())
                    .as(page)
                    .contains("开始的日期不能早于 ");
            assertThat(head.get(page + "?from=" + today + "&to=2199-12-31")
                            .expecting(422)
                            .text())
                    .as(page)
                    .contains("结束的日期不能晚于本月末 " + latest);
        }
        for (var page : List.of("/staff/board", "/staff/register")) {
            assertThat(head.get(page).expecting(200).text())
                    .containsPattern("name=\"from\"[^>]* min=\"\\d{4}-01-01\" max=\"" + latest)
                    .containsPattern("name=\"to\"[^>]* min=\"\\d{4}-01-01\" max=\"" + latest);
        }
    }

    @Test
    @DisplayName("起止日期颠倒的，写明是哪两个日期、怎样改，不叫人去找管理员")
    void reversed() {
        var today = clock.today();
        var first = today.minusDays(1);
        for (var page : PAGES) {
            assertThat(head.get(page + "?from=" + today + "&to=" + first)
                            .expecting(422)
                            .text())
                    .as(page)
                    .contains("开始的日期 " + today + " 晚于结束的日期 " + first + "：请改其中一个，或者把两个对调")
                    .doesNotContain("本院的管理员");
        }
    }

    @Test
    @DisplayName("在范围以内没有申请的日子照样看；整月写到月末")
    void emptyDaysWithin() {
        var first = LocalDate.parse(head.get("/staff/board").text().replaceAll("(?s).* min=\"([^\"]+)\".*", "$1"));
        head.get("/staff/board?from=" + first + "&to=" + first).expecting(200);
        head.get("/staff/register?from=" + first + "&to=" + first).expecting(200);
        var month = clock.today().withDayOfMonth(1);
        head.get("/staff/board?from=" + month + "&to=" + month.with(TemporalAdjusters.lastDayOfMonth()))
                .expecting(200);
    }
}
