package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the president of a court reads: its numbers, and who is late; he changes nothing there. */
@CourtTest
class PresidentPagesTests {
    @LocalServerPort
    int port;

    @Test
    @DisplayName("院长的工作台有三个数，看得到看板、登记簿、月报；改派、故障、逾期预计是庭长的，页面上没有它们的链接")
    void readsAndChangesNothing() {
        var president = QuietBrowser.as(port, "president1");

        assertThat(president.get("/staff").expecting(200).text())
                .contains("本院今天", "今日收到", "今日立案", "已逾期未办结", "href=\"/staff/board\"", "href=\"/staff/register\"");
        assertThat(president.get("/staff/board").expecting(200).text())
                .contains("收案与立案", "现在各人名下")
                .doesNotContain("/staff/workload", "/staff/forecast", "/staff/incidents", "改派");
        for (var page : List.of(
                "/staff/register",
                "/staff/register.csv",
                "/staff/register.xlsx",
                "/staff/report.xlsx",
                "/staff/report.pdf")) {
            assertThat(president.get(page).status()).as(page).isEqualTo(200);
        }
        assertThat(QuietBrowser.as(port, "supervisor1")
                        .get("/staff/board")
                        .expecting(200)
                        .text())
                .contains("/staff/forecast");
        assertThat(QuietBrowser.as(port, "supervisor1").get("/staff").text()).doesNotContain("本院今天");
    }

    @Test
    @DisplayName("只是打开一页而无权的：写明由谁查看，不说“刚才的操作没有生效”；提交的照旧说")
    void readingIsNoAct() {
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/staff/board").expecting(403).text())
                .contains("这一页由岗位是“庭长”、“院长”的人办理")
                .doesNotContain("刚才的操作没有生效");
        assertThat(clerk.submit("/staff/absences", java.util.Map.of("_csrf", clerk.token("/staff")))
                        .expecting(403)
                        .text())
                .contains("刚才的操作没有生效");
    }
}
