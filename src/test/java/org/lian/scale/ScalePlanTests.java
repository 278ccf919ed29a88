package org.lian.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.keys.Vault;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * 列表、查找、看板、登记簿 over some ten thousand filings that {@link ManyFilings} made: PostgreSQL itself says which
 * statements it ran with a sequential scan. {@link ScaleBench} measures how long they take among ten million.
 */
@OwnCourt
@ExtendWith(OutputCaptureExtension.class)
@Tag("thorough")
class ScalePlanTests {
    private static final List<String> GREAT = List.of(
            "filing",
            "filing_party_index",
            "organisation_gram",
            "court_event",
            "task_done",
            "filing_phase",
            "task_offer",
            "act_ru_task",
            "act_ru_job",
            "journal_leaf");

    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    DataFolder folder;

    @Autowired
    Vault vault;

    @Autowired
    BusinessClock clock;

    @Autowired
    ScheduledTaskHolder tasks;

    @Test
    @DisplayName("四万件：列表、查找、看板、登记簿的每一条语句都走索引，一张大表也不从头读到尾")
    void nothingIsReadFromEndToEnd(CapturedOutput output) throws Exception {
        var court = new Stories(port);
        var past = court.owing();
        court.pay(past);
        court.waitsAt(past, "TRANSFERRED");
        var open = court.submitted();
        var superuser = new Superuser(database, folder);
        new ManyFilings(superuser, vault).make(open, past, 2_000, 40_000, 10, clock.now());
        tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals("org.lian.supervision.ClosedMonths.sum"))
                .findFirst()
                .orElseThrow()
                .run();
        superuser.run("vacuum analyze");
        var clerk = QuietBrowser.as(port, "clerk1");
        var head = QuietBrowser.as(port, "supervisor1");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        explain(superuser, "on");
        var begin = output.getOut().length();
        for (var list : List.of("TO_REVIEW", "DUE_TODAY", "MINE", "TO_REVIEW&open=true", "TO_REVIEW&cause=04.10.108.03")) {
            clerk.get("/staff/desk?list=" + list).expecting(200);
        }
        clerk.get("/staff").expecting(200);
        for (var terms : List.of(
                "q=" + encoded("张伟"),
                "q=" + ManyFilings.phone(20_000),
                "q=" + encoded("民初1000010号"),
                "q=" + encoded(ManyFilings.OFTEN),
                "q=" + encoded("建设银行"),
                "q=" + encoded("有限公司"),
                "q=" + encoded("物业管理有限") + "&status=TRANSFERRED",
                "cause=" + encoded("民间借贷"),
                "from=" + today.minusDays(90) + "&to=" + today.minusDays(90),
                "clerk=clerk1",
                "status=REFUSED")) {
            assertThat(clerk.get("/staff/search?" + terms).expecting(200).text()).as(terms).contains("/staff/filings/");
        }
        head.get("/staff/board").expecting(200);
        head.get("/staff/board?from=" + today.minusMonths(36).withDayOfMonth(1) + "&to=" + today).expecting(200);
        head.get("/staff/register?from=" + today.minusDays(60) + "&to=" + today.minusDays(31)).expecting(200);
        court.register(open);
        explain(superuser, "off");

        var plans = output.getOut().substring(begin);
        assertThat(plans.split("Query Text:", -1)).as("plans were written down").hasSizeGreaterThan(100);
        assertThat(plans).contains("Index Scan using");
        assertThat(scans(plans)).isEmpty();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** Each statement of the court is explained with the plan that it was run by, those of triggers too. */
    private static void explain(Superuser superuser, String onOrOff) throws SQLException {
        superuser.run(
                setting("session_preload_libraries", "auto_explain"),
                setting("auto_explain.log_min_duration", onOrOff.equals("on") ? "0" : "-1"),
                setting("auto_explain.log_nested_statements", onOrOff));
        superuser.endConnections();
    }

    private static String setting(String name, String value) {
        return "do $$ begin execute format('alter role lian_app in database %%I set %s = %s', current_database()); end $$"
                .formatted(name, value);
    }

    /** The statements that read a great table from end to end, by the table. */
    private static Map<String, String> scans(String plans) {
        var found = new TreeMap<String, String>();
        for (var plan : plans.split("Query Text:", -1)) {
            var scan = SCAN.matcher(plan);
            while (scan.find()) {
                if (GREAT.contains(scan.group(1))) {
                    found.put(
                            scan.group(1) + " " + plan.strip().split("\n", 2)[0],
                            plan.substring(0, Math.min(3_000, plan.length())));
                }
            }
        }
        return found;
    }
}
