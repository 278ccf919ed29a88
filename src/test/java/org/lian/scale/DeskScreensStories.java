package org.lian.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.browser.InTheBrowser;
import org.lian.browser.Pictures;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.database.Superuser;
import org.lian.keys.Vault;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every screen of the desk in a court that is full, on both screens of an office and on a telephone: nothing scrolls
 * sideways, no words are cut, none lie over others. Pictures for eyes go to target/pictures.
 */
@OwnCourt
@Tag("thorough")
class DeskScreensStories extends InTheBrowser {
    private record Screen(int width, int height) {}

    private static final List<Screen> OFFICE = List.of(new Screen(1366, 768), new Screen(1920, 1080));
    private static final Screen PHONE = new Screen(360, 740);

    /** Words that do not show whole: beside the field they stand in, or under other words. */
    private static final String CUT = """
            () => {
              const seen = one => {
                const style = getComputedStyle(one);
                const box = one.getBoundingClientRect();
                return style.visibility !== 'hidden' && style.clipPath === 'none' && box.width > 2 && box.height > 2;
              };
              const words = [...document.querySelectorAll('body *')].filter(one => seen(one)
                && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
              return words.filter(one => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
                  && !['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.tagName !== 'OPTION')
                .map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 40));
            }""";

    @Autowired
    DataSource database;

    @Autowired
    DataFolder folder;

    @Autowired
    Vault vault;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final TreeMap<String, List<String>> wrong = new TreeMap<>();

    @Test
    @DisplayName("案件很多的法院：立案工作台、看板、登记簿、审签、人员、运行监督的每一屏都放得下，没有被切断的字")
    void everyScreen() throws Exception {
        var court = new Stories(port);
        var past = court.owing();
        court.pay(past);
        court.waitsAt(past, "TRANSFERRED");
        var open = many(court);
        new ManyFilings(new Superuser(database, folder), vault, 9).make(open, past, 4_000, 12_000, 10, clock.now());
        var signed = Stream.of("原告不是借款合同的当事人。", "被告不明确，经释明没有补正。", "同一争议已经由本院判决，属于重复起诉。")
                .map(reason -> proposed(court, reason))
                .map(filing -> court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL"))
                .toList();
        var review = court.task(court.submitted(), "REVIEW");
        court.clerk.post("/api/v1/tasks/" + review + "/claim", Map.of()).expecting(200);
        var alike = List.of(complete(court, "冯一"), complete(court, "冯二"), complete(court, "冯三"));
        var instance = instance(review);
        var today = LocalDate.now(BusinessClock.SHANGHAI);

        var clerk = new HashMap<String, String>();
        clerk.put("start", "/staff");
        clerk.put("desk", "/staff/desk");
        clerk.put("desk-narrowed", "/staff/desk?list=TO_REVIEW&least=10000&clean=true");
        clerk.put("desk-mine", "/staff/desk?list=MINE");
        clerk.put("sheet", "/staff/tasks/" + review);
        clerk.put("batch", "/staff/batch?" + query(alike));
        clerk.put("search", "/staff/search?q=" + encoded("有限公司"));
        clerk.put("search-nothing", "/staff/search?q=" + encoded("查无此人"));
        clerk.put("case", "/staff/filings/" + past);
        clerk.put("counter", "/staff/counter?q=" + encoded("张三"));
        clerk.put("account", "/account");
        clerk.put("not-for-me", "/staff/board");
        clerk.put("not-for-me-admin", "/admin/staff");
        clerk.put("nowhere", "/staff/filings/00000000-0000-0000-0000-000000000000");
        walk("clerk1", clerk);
        walk(
                "judge1",
                Map.of(
                        "to-sign", "/staff/desk?list=TO_SIGN",
                        "rulings", "/staff/rulings?" + query(signed),
                        "sign", "/staff/tasks/" + signed.get(0)));
        var head = new HashMap<String, String>();
        head.put("head-start", "/staff");
        head.put("head-desk", "/staff/desk");
        head.put("board", "/staff/board");
        head.put("board-day", "/staff/board?from=" + today + "&to=" + today);
        head.put("board-week", "/staff/board?from=" + today.minusDays(6) + "&to=" + today);
        head.put("board-year", "/staff/board?from=" + today.minusDays(364) + "&to=" + today);
        head.put("register", "/staff/register?from=" + today.minusDays(200) + "&to=" + today);
        head.put("register-2", "/staff/register?from=" + today.minusDays(200) + "&to=" + today + "&first=201");
        head.put("forecast", "/staff/forecast?away=clerk1");
        head.put("workload", "/staff/workload?holder=clerk1");
        head.put("absences", "/staff/absences");
        head.put("incidents", "/staff/incidents");
        head.put("money", "/staff/money");
        head.put("reconciliation", "/staff/reconciliation");
        head.put("orders", "/staff/orders");
        walk("supervisor1", head);
        walk("admin1", Map.of("staff", "/admin/staff", "member", "/admin/staff/judge2", "admin-start", "/staff"));
        borrowed("clerk1", Map.of("tasklist", "/camunda/app/tasklist/default/"));
        borrowed(
                "supervisor1",
                Map.of(
                        "cockpit", "/camunda/app/cockpit/default/#/dashboard",
                        "cockpit-processes", "/camunda/app/cockpit/default/#/processes",
                        "cockpit-tasks", "/camunda/app/cockpit/default/#/tasks",
                        "cockpit-instance",
                                "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));

        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("任务列表和运行监督里没有用不了的入口，没有产品的名称和版本")
    void nothingBorrowedThatDoesNotWork() {
        var court = new Stories(port);
        var review = court.task(court.submitted(), "REVIEW");

        cleaned(
                "clerk1",
                "/camunda/app/tasklist/default/#/?task=" + review,
                ".task-card .nav-tabs a:has-text('流程图')",
                "历史记录");
        cleaned("supervisor1", "/camunda/app/cockpit/default/#/processes", "a:has-text('更多')", "批量操作");
        cleaned(
                "supervisor1",
                "/camunda/app/cockpit/default/#/process-instance/" + instance(review) + "/runtime",
                "text=变量",
                "null");
        court.clerk.post("/api/v1/tasks/" + review + "/claim", Map.of()).expecting(200);
        cleaned(
                "clerk2",
                "/camunda/app/tasklist/default/#/?task=" + review,
                ".task-card .nav-tabs a:has-text('流程图')",
                "取消认领");
    }

    /** What never works here is not shown, nor whose product it is. */
    private void cleaned(String username, String path, String press, String hidden) {
        var page = signedIn(OFFICE.get(0).width(), username);
        page.navigate("about:blank");
        page.navigate(path);
        page.locator(press).first().click();
        page.waitForTimeout(1000);
        shot(page, "cleaned-" + username, false);
        assertThat(page.locator("body").innerText())
                .as("%s at %s", username, path)
                .contains("工作台")
                .doesNotContain(hidden, "Camunda", "v7.");
        for (var useless : List.of(".sorting-choice", ".glyphicon-remove", ".glyphicon-trash", ".unclaim")) {
            assertThat(page.locator(useless + ":visible").all())
                    .as("%s: %s at %s", useless, username, path)
                    .isEmpty();
        }
    }

    private void walk(String username, Map<String, String> pages) {
        var page = signedIn(PHONE.width(), username);
        pages.forEach((name, path) -> {
            page.navigate(path);
            for (var screen : Stream.concat(OFFICE.stream(), Stream.of(PHONE)).toList()) {
                page.setViewportSize(screen.width(), screen.height());
                looked(page, name + "-" + screen.width());
            }
        });
        if (username.equals("supervisor1")) {
            page.setViewportSize(1000, 1400);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (var name : List.of("board", "register")) {
                page.navigate(pages.get(name));
                looked(page, name + "-print");
            }
        }
    }

    /** Pages of Tasklist and Cockpit; what they draw themselves is theirs, but nothing of it may scroll sideways. */
    private void borrowed(String username, Map<String, String> pages) {
        for (var screen : OFFICE) {
            var page = signedIn(screen.width(), username);
            page.setViewportSize(screen.width(), screen.height());
            pages.forEach((name, path) -> {
                page.navigate("about:blank");
                page.navigate(path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                shot(page, name + "-" + screen.width(), false);
                if (sideways(page) > 0) {
                    wrong.put(name + "-" + screen.width(), List.of("scrolls sideways"));
                }
            });
        }
    }

    private void looked(Page page, String name) {
        shot(page, name, true);
        var found = new ArrayList<String>();
        if (sideways(page) > 0) {
            found.add("scrolls sideways");
        }
        if (page.locator("body.sheet .split").count() > 0
                && page.viewportSize().width > PHONE.width()
                && !Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollHeight <= innerHeight"))) {
            found.add("an empty band below the sheet");
        }
        if (page.locator("svg.chart").count() > 0
                && page.locator("svg.chart").first().boundingBox().height < 60) {
            found.add("a chart too flat to read");
        }
        ((List<?>) page.evaluate(CUT)).forEach(words -> found.add(words.toString()));
        if (!found.isEmpty()) {
            wrong.put(name, found);
        }
    }

    /** Pixels by which a page is wider than its screen. */
    private static int sideways(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    private static void shot(Page page, String name, boolean whole) {
        Pictures.take(page, Path.of("target", "pictures", "screens", name + ".png"), whole);
    }

    /** A filing of each sort that a clerk meets; the review of the last. */
    private static String many(Stories court) {
        var long1 = new HashMap<>(Stories.loanDraft());
        long1.put("plaintiffs", List.of(organisation("北京某某互联网信息科技发展有限责任公司海淀分公司")));
        long1.put("defendants", List.of(organisation("上海某某国际货物运输代理股份有限公司浦东新区分公司"), organisation("某某建设集团第三工程局有限公司")));
        long1.put("claimAmountFen", 2_345_678_900L);
        insisted(court, long1);
        var many = new HashMap<>(Stories.loanDraft());
        many.put(
                "plaintiffs",
                Stream.of("钱一", "钱二", "钱三", "钱四", "钱五")
                        .map(DeskScreensStories::person)
                        .toList());
        many.put(
                "defendants",
                Stream.of("孙一", "孙二", "孙三", "孙四", "孙五", "孙六", "孙七", "孙八")
                        .map(DeskScreensStories::person)
                        .toList());
        insisted(court, many);
        return court.submitted();
    }

    private static void insisted(Stories court, Map<String, Object> draft) {
        var filing = court.drafted(draft);
        court.insist(filing);
        court.task(filing, "REVIEW");
    }

    private static String complete(Stories court, String plaintiff) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(person(plaintiff)));
        draft.put("defendants", List.of(person("对" + plaintiff)));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        return court.task(filing, "REVIEW");
    }

    private static String proposed(Stories court, String reason) {
        var filing = court.submitted();
        court.decideAs(
                "clerk2",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", reason,
                        "basis", "民事诉讼法第一百二十二条第一项"));
        return filing;
    }

    private String instance(String task) {
        return jdbc.sql("select proc_inst_id_ from act_ru_task where id_ = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private static Map<String, Object> person(String name) {
        return Map.of("kind", "PERSON", "name", name, "phone", "13900139000", "address", "北京市某某区一号");
    }

    private static Map<String, Object> organisation(String name) {
        return Map.of("kind", "ORGANISATION", "name", name, "phone", "13900139000", "address", "北京市某某区一号");
    }

    private static String query(List<String> tasks) {
        return tasks.stream().map(task -> "task=" + task).collect(Collectors.joining("&"));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
