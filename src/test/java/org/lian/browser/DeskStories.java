package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.OwnCourt;
import org.lian.desk.AlikeTasks;
import org.lian.materials.WordFile;
import org.lian.story.Preserved;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The filing desk on the screen of an office, 1366 wide: what a clerk sees before opening anything. */
@OwnCourt
@Tag("thorough")
class DeskStories extends InTheBrowser {
    private static final int OFFICE = 1366;

    /** The lists of Tasklist whose number is not the one of {@code /staff/counts}. */
    private static final String OTHERWISE_COUNTED = """
            async () => {
              const answer = await fetch('/staff/counts', { headers: { Accept: 'application/json' } });
              const numbers = await answer.json();
              return [...document.querySelectorAll('.task-filter h4.name a')]
                .map(list => [list.firstChild.textContent.trim(), list.dataset.count])
                .filter(([name, count]) => count !== String(numbers[name]))
                .map(said => said.join(' '));
            }""";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngine engine;

    @Test
    @DisplayName("任务列表和办理列表的每一行写明当事人、案由、金额、期限；逾期的在最上，是红的；每个分类写的件数和工作台的一样；鼠标停在分类、任务上，没有黑条盖住上面一行")
    void rowsSayWhatTheyAre() {
        var court = new Stories(port);
        var late = filed(court, "王小红", "赵六");
        var soon = List.of(filed(court, "北京某某科技发展有限公司", "上海某某国际贸易股份有限公司"), filed(court, "陈七", "周八"));
        // On the first page, whatever other tests have left.
        soon.forEach(each -> jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '2 days' where id_ = ?")
                .param(each)
                .update());
        // The earliest of all that this court has.
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '4000 days' where id_ = ?")
                .param(late)
                .update();
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);

        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();

        var cards = clerk.locator(".tasks-list li.task");
        assertThat(cards.first()).containsText("王小红 诉 赵六");
        assertThat(cards.first()).containsText("民间借贷纠纷");
        assertThat(cards.first()).containsText("100,000.00 元");
        assertThat(cards.first().locator(".late")).containsText("已逾期");
        assertThat(card(clerk, "陈七")).containsText("还有");
        assertThat(cards.first()).hasClass(Pattern.compile("\\blian-first\\b"));
        assertThat(cards.first()).hasAttribute("data-group", "已逾期");
        var headings = (List<?>) clerk.locator(".tasks-list li.task.lian-first")
                .evaluateAll("cards => cards.map(card => card.dataset.group)");
        org.assertj.core.api.Assertions.assertThat(headings)
                .as("each group has one heading")
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
        assertThat(clerk.locator(".task-filter", new Page.LocatorOptions().setHasText("今日届满"))
                        .locator("a[data-count]"))
                .isVisible();
        look(clerk, "tasklist-rows");
        var lists = clerk.locator(".task-filter h4.name a");
        org.assertj.core.api.Assertions.assertThat((List<?>) clerk.evaluate(OTHERWISE_COUNTED))
                .as("the lists that do not say the number of the court's own desk")
                .isEmpty();
        org.assertj.core.api.Assertions.assertThat(lists.count()).isGreaterThan(10);
        for (var at : List.of(1, 4)) {
            lists.nth(at).hover();
            clerk.waitForTimeout(1000);
            assertThat(clerk.locator(".tooltip:visible")).hasCount(0);
        }
        cards.nth(1).hover();
        clerk.waitForTimeout(1000);
        assertThat(clerk.locator(".tooltip:visible")).hasCount(0);
        look(clerk, "tasklist-hovered");

        card(clerk, "北京某某科技").click();
        assertThat(clerk.locator("iframe.lian-sheet")).isVisible();
        clerk.waitForTimeout(1500);
        look(clerk, "tasklist-sheet");

        clerk.navigate("/staff/desk");
        assertThat(clerk.locator(".desk-row").first()).containsText("王小红 诉 赵六");
        assertThat(clerk.locator(".desk h2").first()).hasText("已逾期");
        picture(clerk, "desk-rows");
    }

    @Test
    @DisplayName("登记立案以后写明案号，可以复制、打印；按 N 打开下一件，别人承办的跳过")
    void aDecisionSaysItsNumberAndOpensTheNext() {
        var court = new Stories(port);
        var first = complete(court, "孙一");
        var others = complete(court, "孙二");
        var next = complete(court, "孙三");
        for (var each : List.of(first, others, next)) {
            jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '30 days' where id_ = ?")
                    .param(each)
                    .update();
        }
        court.clerk.post("/api/v1/tasks/" + first + "/claim", Map.of()).expecting(200);
        court.as("clerk2").post("/api/v1/tasks/" + others + "/claim", Map.of()).expecting(200);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        card(clerk, "孙一").click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        sheet.locator("[data-decide]").click();
        sheet.locator("[data-yes]").click();

        assertThat(sheet.locator("[data-number]")).containsText("民初");
        assertThat(sheet.locator("[data-copy]")).isVisible();
        assertThat(card(clerk, "孙一")).hasCount(0);
        look(clerk, "tasklist-done");
        var number = sheet.locator("[data-number]").textContent();
        sheet.locator("[data-next]").press("n");
        assertThat(sheet.locator("h1")).containsText("孙三");
        look(clerk, "tasklist-next");

        clerk.navigate("/staff/tasks/" + next);
        button(clerk, "认领").click();
        clerk.locator("[data-decide]").click();
        clerk.locator("[data-yes]").click();
        assertThat(clerk.locator("[data-number]")).containsText("民初");
        picture(clerk, "sheet-done");
        clerk.keyboard().press("n");
        clerk.waitForURL(java.util.regex.Pattern.compile(".*/staff/(tasks/.*|desk\\?.*)"));

        clerk.navigate("/staff");
        clerk.getByLabel("查找案件").fill(number.replaceFirst(".*京0199", ""));
        button(clerk, "查找").click();
        assertThat(clerk.locator(".desk-row")).containsText("孙一");
        picture(clerk, "search-found");
        clerk.locator(".desk-row").first().click();
        assertThat(clerk.locator("h1")).containsText("孙一");
        assertThat(clerk.locator(".doings")).containsText("登记立案");
        picture(clerk, "case-page");
    }

    @Test
    @DisplayName("认领的键在办理页面里也管用，任务列表里、单独打开都一样；办完按 C 打开下一件并认领，别人后来打开的不认领")
    void claimedByKey() {
        var court = new Stories(port);
        var tasks = Stream.of("卫一", "卫二", "卫三", "卫四")
                .map(name -> complete(court, name))
                .toList();
        tasks.forEach(
                each -> jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '60 days' where id_ = ?")
                        .param(each)
                        .update());
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        card(clerk, "卫一").click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        sheet.locator(".stage").click();
        clerk.keyboard().press("Control+Alt+c");
        sheet.locator("[data-decide]").waitFor();
        clerk.waitForTimeout(1000);
        look(clerk, "tasklist-claimed");
        clerk.keyboard().press("Control+Enter");
        sheet.locator("[data-yes]").click();
        sheet.locator("[data-next-claim]").waitFor();
        clerk.keyboard().press("c");
        assertThat(sheet.locator("h1")).containsText("卫二");
        sheet.locator("[data-decide]").waitFor();
        clerk.keyboard().press("Control+Enter");
        sheet.locator("[data-yes]").click();
        sheet.locator("[data-next-claim]").waitFor();

        clerk.navigate("/staff/tasks/" + tasks.get(2));
        clerk.keyboard().press("c");
        clerk.locator("[data-decide]").click();
        clerk.locator("[data-yes]").click();
        clerk.locator("[data-next-claim]").waitFor();
        clerk.keyboard().press("c");
        assertThat(clerk.locator("h1")).containsText("卫四");
        clerk.locator("[data-decide]").waitFor();
        clerk.keyboard().press("Control+Enter");
        clerk.locator("[data-yes]").click();
        clerk.locator("[data-next]").waitFor();

        clerk.navigate("/staff/tasks/" + court.task(court.submitted(), "REVIEW"));
        assertThat(clerk.locator("[data-unclaimed]")).isVisible();
    }

    @Test
    @DisplayName("认领错了：十秒内写“撤回”，以后写“放回”，按 R 也行；放回以后大家都可以认领，填写的内容还在这台电脑上")
    void putBack() {
        var court = new Stories(port);
        var task = complete(court, "放回一");
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/tasks/" + task);
        clerk.keyboard().press("c");
        assertThat(clerk.locator("[data-put-back]")).hasText("撤回");
        picture(clerk, "sheet-claimed");
        clerk.locator("[data-put-back]").click();
        assertThat(clerk.locator("[data-unclaimed]")).isVisible();

        clerk.keyboard().press("c");
        clerk.locator("[data-put-back]").waitFor();
        // As it is opened again the claim is not of just now.
        clerk.reload();
        assertThat(clerk.locator("[data-put-back]")).hasText("放回");
        picture(clerk, "sheet-held");
        clerk.keyboard().press("r");
        assertThat(clerk.locator("[data-unclaimed]")).isVisible();
        court.as("clerk2").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.as("clerk2").post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);
        clerk.setViewportSize(360, 740);
        clerk.keyboard().press("c");
        clerk.locator("[data-put-back]").waitFor();
        picture(clerk, "sheet-claimed-360");
    }

    @Test
    @DisplayName("审签：打开就看到谁建议、事由、理由、依据，右边是将要送达的裁定；照建议签发不再说没有看过文书")
    void theReasonBeforeTheSignature() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告不是合同当事人，与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        var judge = signedIn(OFFICE, "judge1");
        judge.setViewportSize(OFFICE, 768);
        judge.navigate("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL"));
        judge.keyboard().press("c");
        judge.locator("[data-decide]").waitFor();
        judge.locator("[data-pages] canvas").first().waitFor();
        assertThat(judge.getByText("原告不是合同当事人，与本案没有直接利害关系").first()).isInViewport();
        assertThat(judge.locator("[data-view-name]")).hasText("将要送达的裁定");
        picture(judge, "sheet-signing");
        judge.keyboard().press("Control+Enter");
        assertThat(judge.locator("[data-unread]")).isHidden();
        judge.locator("[data-no]").click();
        judge.setViewportSize(360, 740);
        picture(judge, "sheet-signing-360");
    }

    @Test
    @DisplayName("下一件不限于看到的那一页：任务列表的一页都由别人承办，按 N 打开后面一页的第一件，键盘接着用；办理列表里也一样")
    void theNextIsOnALaterPage() {
        var court = new Stories(port);
        var tasks = Stream.iterate(1, n -> n + 1)
                .limit(19)
                .map(n -> complete(court, "蒋" + "一二三四五六七八九十百千万甲乙丙丁戊己".charAt(n - 1)))
                .toList();
        for (var at = 0; at < tasks.size(); at++) {
            jdbc.sql(
                            "update act_ru_task set due_date_ = timestamp '2020-01-01' + ? * interval '1 minute', assignee_ = ? where id_ = ?")
                    .params(at, at == 0 ? "clerk1" : at < 17 ? "clerk2" : null, tasks.get(at))
                    .update();
        }
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        card(clerk, "蒋一").click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        sheet.locator("[data-decide]").click();
        sheet.locator("[data-yes]").click();
        sheet.locator("[data-next]").press("n");
        assertThat(sheet.locator("h1")).containsText("蒋戊");
        assertThat(sheet.locator("[data-unclaimed]")).isVisible();
        clerk.waitForTimeout(500);
        clerk.keyboard().press("c");
        sheet.locator("[data-decide]").waitFor();
        clerk.waitForTimeout(500);
        clerk.keyboard().press("Control+Enter");
        assertThat(sheet.locator("[data-yes]")).isFocused();
        look(clerk, "tasklist-next-page");
        clerk.keyboard().press("Enter");
        sheet.locator("[data-next]").waitFor();

        clerk.navigate("/staff/desk?list=TO_REVIEW");
        clerk.navigate("/staff/tasks/" + tasks.get(18));
        clerk.keyboard().press("c");
        clerk.locator("[data-decide]").waitFor();
        clerk.keyboard().press("Control+Enter");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("[data-next]")).isFocused();
        clerk.keyboard().press("n");
        clerk.waitForURL(Pattern.compile(".*/staff/(tasks/.*|desk.*)"));
        tasks.forEach(each -> jdbc.sql(
                        "update act_ru_task set assignee_ = null, due_date_ = now() + interval '9 days' where id_ = ?")
                .param(each)
                .update());
    }

    @Test
    @DisplayName("任务列表里：自己不能承办的任务没有“认领”按钮，旁边写明原因；换一件能办的，按钮还在")
    void whatOneMayNotTakeHasNoClaim() {
        var court = new Stories(port);
        var barred = complete(court, "沈一");
        var free = complete(court, "沈二");
        for (var each : List.of(barred, free)) {
            jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '120 days' where id_ = ?")
                    .param(each)
                    .update();
        }
        court.clerk.post("/api/v1/tasks/" + barred + "/claim", Map.of()).expecting(200);
        court.clerk
                .post("/api/v1/tasks/" + barred + "/release", Map.of("reason", "是原告的近亲属", "recusal", true))
                .expecting(204);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();

        card(clerk, "沈一").click();
        assertThat(clerk.frameLocator("iframe.lian-sheet").locator("h1")).containsText("沈一");
        var claim = clerk.locator(".task-card .meta .claim");
        assertThat(claim).isHidden();
        assertThat(clerk.locator(".task-card .lian-barred")).hasText("已在本案回避，不能再承办本案的任务");
        look(clerk, "tasklist-barred");

        card(clerk, "沈二").click();
        assertThat(clerk.frameLocator("iframe.lian-sheet").locator("h1")).containsText("沈二");
        assertThat(claim).isVisible();
        assertThat(clerk.locator(".task-card .lian-barred")).hasCount(0);
        for (var each : List.of(barred, free)) {
            court.decideAs("clerk2", filingOf(each), "REVIEW", Map.of("outcome", "REGISTER"));
        }
    }

    @Test
    @DisplayName("任务列表里：认领的时候办理页还在路上，到的是认领以前的那一页，再读一次，可以办理")
    void aSheetThatWasOnItsWayIsReadAgain() {
        var court = new Stories(port);
        var task = complete(court, "褚一");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '120 days' where id_ = ?")
                .param(task)
                .update();
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        card(clerk, "褚一").click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        assertThat(sheet.locator("[data-unclaimed]")).isVisible();
        var before = clerk.request().get("http://127.0.0.1:" + port + "/staff/tasks/" + task);
        clerk.route(
                "**/staff/tasks/" + task,
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setResponse(before)),
                new Page.RouteOptions().setTimes(1));

        clerk.locator(".task-card .meta .claim").click();

        assertThat(sheet.locator("[data-decide]")).isVisible();
        court.decideAs("clerk1", filingOf(task), "REVIEW", Map.of("outcome", "REGISTER"));
    }

    private String filingOf(String task) {
        return jdbc.sql("select distinct business_key from task_offer where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("办理页上已送达的文书：标题不折行，办公屏和窄屏都一样")
    void titlesOfWhatWasServedStayWhole() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        court.say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。")).expecting(201);
        var task = court.task(filing, "REVIEW");
        var clerk = signedIn(OFFICE, "clerk1");
        for (var width : List.of(OFFICE, 886)) {
            clerk.setViewportSize(width, 768);
            clerk.navigate("/staff/tasks/" + task);
            var title = clerk.getByText("补正通知书").first();
            title.scrollIntoViewIfNeeded();
            look(clerk, "sheet-served-" + width);
            org.assertj.core.api.Assertions.assertThat(
                            title.evaluate(
                                    "one => one.getBoundingClientRect().height < 1.5 * parseFloat(getComputedStyle(one).lineHeight)"))
                    .as("the title on one line")
                    .isEqualTo(true);
        }
        court.register(filing);
    }

    @Test
    @DisplayName("庭长的看板（全年的也是）、逾期预计、登记簿、改派在 1366 宽的屏上放得下")
    void theHeadSeesTheCourt() {
        var court = new Stories(port);
        var held = complete(court, "钱一");
        complete(court, "钱二");
        court.clerk.post("/api/v1/tasks/" + held + "/claim", Map.of()).expecting(200);
        var head = signedIn(OFFICE, "supervisor1");
        head.setViewportSize(OFFICE, 768);

        head.navigate("/staff/board");
        assertThat(head.locator("main")).containsText("其中期满先行立案");
        picture(head, "board");
        head.navigate("/staff/board?from=" + head.locator("input[name=from]").getAttribute("min"));
        assertThat(head.locator("svg.chart").first()).isVisible();
        picture(head, "board-year");
        head.navigate("/staff/forecast");
        assertThat(head.locator("main")).containsText("还不能预计");
        picture(head, "forecast-young");
        head.navigate("/staff/register");
        picture(head, "register");
        head.navigate("/staff/workload?holder=clerk1");
        head.locator("input[name=task]").first().check();
        head.getByLabel("立案窗口二号（演示）").check();
        head.getByLabel("理由").fill("工作量调整");
        picture(head, "workload");
        button(head, "改派勾选的任务").click();
        assertThat(head.locator("p.note.ok")).containsText("已改派 1 项");
    }

    @Test
    @DisplayName("改派：用鼠标拖，任务拖到同事上、看板上一个人拖到另一个人上；只用键盘，和没有脚本的浏览器，一样改派；外出的不能选")
    void tasksChangeHandsByMouseAndByKeyboard() {
        var court = new Stories(port);
        for (var name : List.of("褚一", "褚二", "褚三")) {
            court.clerk
                    .post("/api/v1/tasks/" + complete(court, name) + "/claim", Map.of())
                    .expecting(200);
        }
        var head = signedIn(OFFICE, "supervisor1");
        head.setViewportSize(OFFICE, 768);

        head.navigate("/staff/workload?holder=clerk1");
        head.locator("[data-task]", new Page.LocatorOptions().setHasText("褚一")).dragTo(colleague(head, "立案窗口二号"));
        assertThat(head.locator("[data-hand-over-said]")).containsText("已勾选 1 项，改派给 立案窗口二号（演示），请写明理由");
        assertThat(head.locator("input[name=reason]")).isFocused();
        picture(head, "workload-dragged");
        head.keyboard().type("工作量调整");
        head.keyboard().press("Enter");
        assertThat(head.locator("[role=status]").first()).containsText("已改派 1 项");
        assertThat(head.locator("[data-task]", new Page.LocatorOptions().setHasText("褚一")))
                .hasCount(0);

        head.navigate("/staff/board");
        head.locator("[data-holder=clerk2]").dragTo(head.locator("[data-holder=clerk1]"));
        head.waitForURL(Pattern.compile(".*/staff/workload\\?holder=clerk2&to=clerk1&all=true"));
        assertThat(head.locator("[data-task] input:checked"))
                .hasCount(head.locator("[data-task]").count());
        assertThat(head.getByLabel("立案窗口一号（演示）")).isChecked();
        head.getByLabel("理由").fill("二号去开会");
        button(head, "改派勾选的任务").click();
        assertThat(head.locator("[role=status]").first()).containsText("已改派");

        head.navigate("/staff/workload?holder=clerk1");
        head.locator("[data-task]", new Page.LocatorOptions().setHasText("褚二"))
                .locator("input")
                .focus();
        head.keyboard().press("Space");
        while (!"username".equals(head.evaluate("document.activeElement.name"))) {
            head.keyboard().press("Tab");
        }
        while (!"clerk2".equals(head.evaluate("document.activeElement.value"))) {
            head.keyboard().press("ArrowDown");
        }
        head.keyboard().press("Space");
        head.keyboard().press("Tab");
        head.keyboard().type("键盘改派");
        head.keyboard().press("Enter");
        assertThat(head.locator("[role=status]").first()).containsText("已改派 1 项");
        assertThat(head.locator("[data-task]", new Page.LocatorOptions().setHasText("褚二")))
                .hasCount(0);

        var plain = signedIn(OFFICE, "supervisor1", false);
        plain.navigate("/staff/workload?holder=clerk1");
        plain.getByLabel("改派 褚三 诉 李四").check();
        plain.getByLabel("立案窗口二号（演示）").check();
        plain.getByLabel("理由").fill("没有脚本");
        button(plain, "改派勾选的任务").click();
        assertThat(plain.locator("[role=status]").first()).containsText("已改派 1 项");

        for (var width : List.of(1920, 360)) {
            head.setViewportSize(width, 768);
            head.navigate("/staff/workload?holder=clerk1");
            picture(head, "workload-" + width);
        }
    }

    @Test
    @DisplayName("办理页在 1366 宽的屏上，出错的提示不盖住标题，选中的框不盖住自己的名称")
    void nothingCoversAnother() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.say(
                        filing,
                        "submissions",
                        Map.of("kind", "ADD_DEFENDANT", "reason", "他是共同借款人", "parties", List.of(party("王五"))))
                .expecting(201);
        uncovered("clerk1", court.taskFor(court.clerk, filing, "REVIEW_LATER_FILING"), "later", "REFUSE");
        var judge = court.as("judge1");
        var preservation = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        Preserved.grant(court, preservation);
        uncovered("judge1", court.taskFor(judge, preservation, "REGISTER_PRESERVATION"), "preservation", "EXECUTED");
    }

    private void uncovered(String username, String task, String name, String outcome) {
        var person = signedIn(OFFICE, username);
        person.setViewportSize(OFFICE, 768);
        person.navigate("/staff/tasks/" + task);
        button(person, "认领").click();
        person.locator("[data-decide]").waitFor();
        person.locator("input[name=outcome][value=" + outcome + "]").check();
        for (var field : person.locator("[data-answer=" + outcome + "] .line :is(input, textarea, select)")
                .all()) {
            field.focus();
            org.assertj.core.api.Assertions.assertThat(person.evaluate(COVERED))
                    .as(name)
                    .asString()
                    .isEmpty();
        }
        picture(person, "covered-" + name + "-focus");
        person.locator("[data-decide]").click();
        if (person.locator("dialog[open]").count() > 0) {
            person.locator("[data-yes]").click();
        }
        assertThat(person.locator("#errors")).isVisible();
        look(person, "covered-" + name);
        org.assertj.core.api.Assertions.assertThat(person.evaluate("""
                        () => document.querySelector('#decision h2').getBoundingClientRect().top
                          >= document.querySelector('.work').getBoundingClientRect().top - 1"""))
                .as("the question is read beside what is wrong with its answer")
                .isEqualTo(true);
        org.assertj.core.api.Assertions.assertThat(person.evaluate(COVERED))
                .as(name)
                .asString()
                .isEmpty();
    }

    /** What is in view and has something else lying over it, and a field whose ring lies over its label. */
    private static final String COVERED = """
            () => {
              const over = [];
              for (const one of document.querySelectorAll('h1, h2, .errors, .errors p, .line label, .line .fault, .due .tag')) {
                const at = one.getBoundingClientRect();
                if (!at.width || !one.checkVisibility()) { continue; }
                // The bar of the decision stays in view; what is scrolled goes under it.
                const work = one.closest('.work');
                const top = work?.getBoundingClientRect().top ?? 0;
                const bottom = work?.querySelector('.bar').getBoundingClientRect().top ?? innerHeight;
                if (at.top < top || at.bottom > bottom) { continue; }
                for (const y of [at.top + 2, (at.top + at.bottom) / 2, at.bottom - 2]) {
                  const seen = document.elementFromPoint(at.left + Math.min(12, at.width / 2), y);
                  if (seen && seen !== one && !one.contains(seen) && !seen.contains(one)) {
                    over.push(one.textContent.trim().slice(0, 30) + ' under ' + seen.tagName + '.' + seen.className);
                  }
                }
              }
              const focused = document.activeElement;
              const label = focused.closest('.line')?.querySelector('label');
              if (label && focused.matches('input:not([type=checkbox]), textarea, select')) {
                const style = getComputedStyle(focused);
                const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
                const above = focused.getBoundingClientRect().top - ring;
                if (label.getBoundingClientRect().bottom > above) { over.push('the ring over ' + label.textContent); }
              }
              return over.join('; ');
            }""";

    @Test
    @DisplayName("办理页上读得到 Word 文件的文字：说明只有文字，原件可以下载；1366、1920、手机宽都放得下")
    void aWordFileIsReadBesideTheDecision() throws java.io.IOException {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "EVIDENCE",
                        "借条.docx",
                        WordFile.of("借条", "今借到张三人民币十万元，二〇二六年三月一日归还。", "借款人：李四"))
                .expecting(201);
        court.insist(filing);
        var task = court.task(filing, "REVIEW");
        var clerk = signedIn(OFFICE, "clerk1");
        for (var width : List.of(OFFICE, 1920, 360)) {
            clerk.setViewportSize(width, 768);
            clerk.navigate("/staff/tasks/" + task);
            clerk.locator(".paper", new Page.LocatorOptions().setHasText("借条.docx"))
                    .click();
            assertThat(clerk.locator(".wording")).containsText("今借到张三人民币十万元");
            assertThat(clerk.locator("[data-pages]")).containsText("这里只有文字和表格的内容");
            assertThat(clerk.locator("[data-download]")).isVisible();
            picture(clerk, "word-file-" + width);
        }
    }

    /** Cells of a table whose rows are blocks that do not say their head, or are too narrow to read. */
    private static final String CRAMPED = """
            () => [...document.querySelectorAll('.numbers.blocks td')].filter(cell => cell.checkVisibility())
              .filter(cell => cell.getBoundingClientRect().width < 250
                || cell.dataset.head && getComputedStyle(cell, '::before').content !== `"${cell.dataset.head}"`)
              .map(cell => cell.textContent.trim())""";

    @Test
    @DisplayName("手机宽 360：登记簿、看板、故障、改派、一并登记的表一行一块，每格写明是什么，不用左右移动；办公屏上还是表")
    void onATelephoneARowIsABlock() {
        var court = new Stories(port);
        var held = complete(court, "柏一");
        court.clerk.post("/api/v1/tasks/" + held + "/claim", Map.of()).expecting(200);
        var ready = clean(court, "柏二");
        var registered = court.owing();
        var timer = jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_task t on t.proc_inst_id_ = j.process_instance_id_
                        where t.id_ = ? and j.type_ = 'timer' limit 1""").param(held).query(String.class).single();
        var retries = jdbc.sql("select retries_ from act_ru_job where id_ = ?")
                .param(timer)
                .query(Integer.class)
                .single();
        engine.getManagementService().setJobRetries(timer, 0);
        var head = signedIn(360, "supervisor1");
        var clerk = signedIn(360, "clerk1");
        for (var width : List.of(360, OFFICE)) {
            var pages = new java.util.LinkedHashMap<String, Page>();
            pages.put("/staff/register", head);
            pages.put("/staff/board", head);
            pages.put("/staff/incidents", head);
            pages.put("/staff/workload?holder=clerk1", head);
            pages.put("/staff/batch?task=" + ready + "&task=" + held, clerk);
            pages.forEach((path, person) -> {
                person.setViewportSize(width, 740);
                person.navigate(path);
                var cell = person.locator(".numbers.blocks tbody td").first();
                assertThat(cell).hasCSS("display", width == 360 ? "flow-root" : "table-cell");
                org.assertj.core.api.Assertions.assertThat(person.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(path)
                        .isEqualTo(0);
                if (width == 360) {
                    org.assertj.core.api.Assertions.assertThat((List<?>) person.evaluate(CRAMPED))
                            .as(path)
                            .isEmpty();
                }
                picture(person, "blocks-" + width + "-" + path.split("[/?]")[2]);
            });
        }
        engine.getManagementService().setJobRetries(timer, retries);
        org.assertj.core.api.Assertions.assertThat(registered).isNotBlank();
    }

    @Test
    @DisplayName("办理列表念出来听得懂：每组有名，每行一句话写明当事人、案由、金额、期限、标记和谁承办")
    void theListIsHeard() {
        var court = new Stories(port);
        var task = complete(court, "韩一");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '150 days' where id_ = ?")
                .param(task)
                .update();
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.navigate("/staff/desk?list=TO_REVIEW");

        var late = clerk.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("已逾期"));
        var row = late.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions()
                        .setName(Pattern.compile("^韩一 诉 李四，民间借贷纠纷，100,000\\.00 元，审查立案材料，.*收到，.*已逾期.*，由我承办$")));
        assertThat(row).hasCount(1);
        assertThat(late.getByRole(AriaRole.LIST)).isVisible();
    }

    @Test
    @DisplayName("任务列表没有读到的，用中文写明是什么没有读到、怎么办：卡片上、找下一件时都一样，不是空白，也不只是一个数字")
    void whatTasklistCouldNotReadIsSaid() {
        var court = new Stories(port);
        var task = complete(court, "蒋十");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '150 days' where id_ = ?")
                .param(task)
                .update();
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        var broken = new com.microsoft.playwright.Route.FulfillOptions()
                .setStatus(502)
                .setBody("bad gateway");
        clerk.route("**/staff/rows*", route -> route.fulfill(broken));
        clerk.route("**/staff/next*", route -> route.fulfill(broken));
        clerk.navigate("about:blank");
        clerk.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        clerk.getByText("我的任务").first().click();

        assertThat(clerk.locator(".tasks-list li.task .lian-unread").first()).containsText("没有读到当事人、案由和期限，请刷新页面");
        clerk.locator(".tasks-list li.task").first().click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        sheet.locator("[data-decide]").click();
        sheet.locator("[data-yes]").click();
        sheet.locator("[data-next]").click();
        assertThat(clerk.locator(".lian-barred")).containsText("没有找到下一件");
        assertThat(sheet.locator("[data-done]").first()).isVisible();
        look(clerk, "tasklist-unread");
    }

    @Test
    @DisplayName("在两千件里没有找到的，页面写明，点“在后面的任务里接着找”就找到")
    void whatWasNotLookedAtIsSaid() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("claimAmountFen", 765_432_100L);
        var sought = court.task(court.submitted(draft), "REVIEW");
        jdbc.sql("update act_ru_task set due_date_ = now() + interval '900 days' where id_ = ?")
                .param(sought)
                .update();
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(court.task(court.submitted(), "REVIEW"), 2_050);
            var clerk = signedIn(OFFICE, "clerk1");
            clerk.setViewportSize(OFFICE, 768);
            clerk.navigate("/staff/desk?list=TO_REVIEW&least=7654321&most=7654321");
            assertThat(clerk.locator(".desk-row")).hasCount(0);
            assertThat(clerk.locator("h1")).containsText("最先到期的 2000 件里符合条件 0 件");
            assertThat(clerk.locator("main")).containsText("这 2000 件里没有符合这些条件的任务");
            picture(clerk, "desk-goes-on");
            clerk.getByText("在后面的任务里接着找").click();
            assertThat(clerk.locator(".desk-row")).hasCount(1);
            assertThat(clerk.locator(".desk-row")).hasAttribute("href", "/staff/tasks/" + sought);
            assertThat(clerk.getByText("在后面的任务里接着找")).hasCount(0);
        } finally {
            alike.remove();
        }
    }

    /** What of a sheet one cannot see at once: what speaks against the filing, and the buttons that decide. */
    private static final String OUT_OF_SIGHT = """
            () => {
              const work = document.querySelector('.work').getBoundingClientRect();
              const bar = document.querySelector('.bar').getBoundingClientRect();
              const seen = one => {
                const at = one.getBoundingClientRect();
                return at.top >= 0 && at.bottom <= innerHeight + 1 && at.left >= 0 && at.right <= innerWidth + 1;
              };
              const decides = [...document.querySelectorAll('.bar .button')].filter(one => one.checkVisibility() && !seen(one));
              const against = [...document.querySelectorAll('.work .remarks:not(.related) > li')]
                .filter(one => one.checkVisibility() && !one.closest('details'))
                .filter(one => one.getBoundingClientRect().bottom > bar.top + 1 || one.getBoundingClientRect().top < work.top - 1);
              return [...decides, ...against].map(one => one.textContent.trim().slice(0, 40))
                .concat(document.documentElement.scrollHeight > innerHeight ? ['the page is longer than the screen'] : []);
            }""";

    @Test
    @DisplayName("1366×768：办理页单独打开、在任务列表里，对立案不利的和决定的按钮不用翻就看得见，上下都不切断")
    void whatSpeaksAgainstAFilingIsInSight() {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        var task = court.task(filing, "REVIEW");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '150 days' where id_ = ?")
                .param(task)
                .update();
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/tasks/" + task);
        assertThat(clerk.locator("[data-decide]")).isVisible();
        look(clerk, "sheet-in-sight");
        org.assertj.core.api.Assertions.assertThat((List<?>) clerk.evaluate(OUT_OF_SIGHT))
                .as("alone")
                .isEmpty();

        clerk.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        assertThat(sheet.locator("[data-decide]")).isVisible();
        clerk.waitForTimeout(1500);
        look(clerk, "tasklist-in-sight");
        var frame = clerk.frames().stream()
                .filter(one -> one.url().contains("/staff/tasks/"))
                .findFirst()
                .orElseThrow();
        org.assertj.core.api.Assertions.assertThat((List<?>) frame.evaluate(OUT_OF_SIGHT))
                .as("in Tasklist")
                .isEmpty();
        org.assertj.core.api.Assertions.assertThat(clerk.locator("iframe.lian-sheet")
                        .evaluate("one => one.getBoundingClientRect().bottom <= innerHeight"))
                .as("the frame ends above the end of the screen")
                .isEqualTo(true);
    }

    @Test
    @DisplayName("页面自动显示的材料不算看过：登记前还问一声；点开、按键翻到的才算，不再问")
    void whatThePageShowsByItselfNobodyOpened() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        for (var times = 0; times < 2; times++) {
            clerk.navigate("/staff/tasks/" + task);
            assertThat(clerk.locator(".paper[data-src]").first()).hasAttribute("aria-pressed", "true");
            clerk.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(clerk.locator(".paper.seen")).hasCount(0);
        }
        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("#confirm [data-unseen]")).containsText("份材料没有人点开看过");
        picture(clerk, "sheet-unopened");
        clerk.locator("[data-no]").click();

        clerk.locator(".paper[data-src]").first().click();
        var rest = clerk.locator(".paper[data-src]").count() - 1;
        for (var more = 0; more < rest; more++) {
            clerk.keyboard().press("j");
        }
        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("#confirm [data-unseen]")).isHidden();
        clerk.locator("[data-no]").click();
        clerk.reload();
        assertThat(clerk.locator(".paper[data-src]:not(.seen)")).hasCount(0);
        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("#confirm [data-unseen]")).isHidden();
        clerk.locator("[data-yes]").click();
        clerk.locator("[data-next]").waitFor();
    }

    private static Locator colleague(Page page, String name) {
        return page.locator("[data-colleague]", new Page.LocatorOptions().setHasText(name));
    }

    @Test
    @DisplayName("筛选、勾选、一并登记：三件案由相同的一次办完，各有案号；手机宽和办公屏上都放得下")
    void severalAtOnce() {
        var court = new Stories(port);
        for (var name : List.of("冯一", "冯二", "冯三")) {
            jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '90 days' where id_ = ?")
                    .param(clean(court, name))
                    .update();
        }
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/desk?list=TO_REVIEW");
        clerk.locator(".desk-narrow summary").click();
        clerk.getByLabel("金额（元）从").fill("10万");
        clerk.getByLabel("至").first().fill("5万");
        button(clerk, "筛选").click();
        assertThat(clerk.locator("[role=alert]")).containsText("金额“从”（100,000.00 元）大于“至”（50,000.00 元）");
        assertThat(clerk.getByLabel("金额（元）从")).hasValue("10万");
        picture(clerk, "desk-contradiction");
        clerk.getByLabel("至").first().fill("");
        clerk.getByLabel("机器检查").selectOption("没有问题的");
        picture(clerk, "desk-narrow");
        button(clerk, "筛选").click();
        clerk.getByLabel("全选").check();
        for (var box : clerk.locator("input[name=task]").all()) {
            assertThat(box).isChecked();
        }
        clerk.getByLabel("全选").uncheck();
        for (var name : List.of("冯一", "冯二", "冯三")) {
            clerk.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("选择 张三 诉 " + name)))
                    .check();
        }
        assertThat(clerk.locator("[data-ticked]")).hasText("已勾选 3 件");
        picture(clerk, "desk-narrowed");
        button(clerk, "勾选的一并登记立案…").click();
        assertThat(clerk.locator("main")).containsText("下列 3 件由您逐件认领");
        // A cell is a cell, whatever another page's styles call by its name.
        assertThat(clerk.locator("td.words").first()).hasCSS("display", "table-cell");
        picture(clerk, "batch");
        button(clerk, "确认登记勾选的").click();
        assertThat(clerk.locator("main")).containsText("民初", patiently());
        picture(clerk, "batch-done");
        clerk.setViewportSize(360, 740);
        clerk.navigate("/staff/desk?list=TO_REVIEW");
        picture(clerk, "desk-360");
    }

    @Test
    @DisplayName("一并登记的时候写明办了几件、一共几件，每一件办结就多一件；按钮不能再点第二次")
    void severalAreCounted() {
        var court = new Stories(port);
        var tasks = List.of(clean(court, "吴一"), clean(court, "吴二"), clean(court, "吴三"));
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/batch?back=/staff/desk&task=" + String.join("&task=", tasks));
        // The answer comes to a frame, since a page that leaves is not looked at.
        clerk.evaluate("""
                () => {
                  const said = document.querySelector('[data-progress-said]');
                  window.told = [];
                  new MutationObserver(() => window.told.push(said.textContent)).observe(said, { childList: true });
                  const away = document.body.appendChild(document.createElement('iframe'));
                  away.name = 'away';
                  away.hidden = true;
                  document.querySelector('form[data-progress]').target = 'away';
                  document.querySelector('[data-acts]').click();
                }""");
        assertThat(clerk.locator("[data-progress-said]")).containsText("正在登记：3 / 3，请不要关闭这一页。", patiently());
        assertThat(clerk.locator("[data-acts]")).isDisabled();
        org.assertj.core.api.Assertions.assertThat((List<?>) clerk.evaluate("window.told"))
                .first()
                .isEqualTo("正在登记：0 / 3，请不要关闭这一页。");
        picture(clerk, "batch-counted");
        clerk.setViewportSize(360, 740);
        picture(clerk, "batch-counted-360");
    }

    @Test
    @DisplayName("从办理列表打开的任务，认领、办结、看下一件以后都能回到那个列表和筛选；从任务列表来的回任务列表，名称不混")
    void leadsBackToWhereOneCameFrom() {
        var court = new Stories(port);
        var first = complete(court, "郑一");
        var second = complete(court, "郑二");
        for (var each : List.of(first, second)) {
            jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '90 days' where id_ = ?")
                    .param(each)
                    .update();
        }
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        var filtered = "/staff/desk?list=TO_REVIEW&least=50000&holder=-";

        clerk.navigate(filtered);
        clerk.locator(".desk-row", new Page.LocatorOptions().setHasText("郑一")).click();
        var back = clerk.locator(".alone a");
        assertThat(back).hasText("← 返回办理列表");
        assertThat(back).hasAttribute("href", filtered);
        button(clerk, "认领").click();
        assertThat(clerk.locator("[data-decide]")).isVisible();
        assertThat(back).hasAttribute("href", filtered);
        picture(clerk, "sheet-from-desk");
        clerk.locator("[data-decide]").click();
        clerk.locator("[data-yes]").click();
        var away = clerk.locator("[data-away]").first();
        assertThat(away).hasText("返回办理列表");
        assertThat(away).hasAttribute("href", filtered);
        clerk.keyboard().press("n");
        assertThat(clerk.locator("h1")).containsText("郑二");
        assertThat(back).hasAttribute("href", filtered);

        var own = signedIn(OFFICE, "clerk1");
        own.navigate("/staff/tasks/" + second);
        assertThat(own.locator(".alone a")).hasText("← 返回任务列表");
        assertThat(own.locator(".alone a")).hasAttribute("href", "/camunda/app/tasklist/default/");
        own.navigate("/staff/tasks/" + first);
        assertThat(own.locator(".alone a")).hasText("← 返回办理列表");

        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();
        card(clerk, "郑二").click();
        assertThat(clerk.frameLocator("iframe.lian-sheet").locator("h1")).containsText("郑二");
        assertThat(clerk.frameLocator("iframe.lian-sheet").locator(".alone")).isHidden();
        clerk.navigate("/staff/tasks/" + second);
        assertThat(back).hasText("← 返回任务列表");
    }

    @Test
    @DisplayName("一并登记的清单另列不登记的；改派没有选任务的在列表上说明；待补正的案件页写明要补什么：办公屏上放得下")
    void whatIsMissingIsSaid() {
        var court = new Stories(port);
        var done = complete(court, "吴一");
        var ready = complete(court, "吴二");
        var taken = complete(court, "吴三");
        court.as("clerk2").post("/api/v1/tasks/" + taken + "/claim", Map.of()).expecting(200);
        court.as("clerk2").post("/api/v1/tasks/" + done + "/claim", Map.of()).expecting(200);
        court.as("clerk2")
                .post("/api/v1/tasks/" + done + "/completion", Map.of("outcome", "REGISTER"))
                .expecting(204);
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/batch?task=" + done + "&task=" + ready + "&task=" + taken);
        assertThat(clerk.locator("table").last()).containsText("已由 立案窗口二号（演示） 办结");
        picture(clerk, "batch-rest");

        var head = signedIn(OFFICE, "supervisor1");
        head.setViewportSize(OFFICE, 768);
        head.navigate("/staff/desk?list=TO_REVIEW");
        button(head, "改派勾选的").click();
        assertThat(head.locator(".note.warn").first()).containsText("请先勾选要改派的任务");
        picture(head, "desk-assign-missing");

        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(
                        Map.of("code", "FACTS_MISSING", "text", "请写明借款的日期和交付的方式"), Map.of("code", "EVIDENCE_MISSING")));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        clerk.navigate("/staff/filings/" + filing);
        assertThat(clerk.locator("main")).containsText("等待当事人补正");
        picture(clerk, "case-awaiting");
        clerk.navigate("/staff");
        picture(clerk, "start-clerk");
        var admin = signedIn(OFFICE, "admin1");
        admin.navigate("/staff");
        picture(admin, "start-admin");
    }

    @Test
    @DisplayName("院长的工作台、看板、登记簿，法官一并审签的一页：办公屏和手机宽都放得下")
    void thePresidentAndTheRulings() {
        var court = new Stories(port);
        var tasks = List.of("郑一", "郑二").stream()
                .map(name -> {
                    var filing = court.submitted();
                    court.decideAs(
                            "clerk1",
                            filing,
                            "REVIEW",
                            Map.of(
                                    "outcome", "REFUSE",
                                    "ground", "NO_DIRECT_INTEREST",
                                    "reason", name + "不是合同当事人，与本案没有直接利害关系",
                                    "basis", "民事诉讼法第一百二十二条第一项"));
                    return court.taskFor(court.as("judge1"), filing, "SIGN_REFUSAL");
                })
                .toList();
        var president = signedIn(OFFICE, "president1");
        var judge = signedIn(OFFICE, "judge1");
        for (var width : List.of(OFFICE, 360)) {
            president.setViewportSize(width, 768);
            for (var path : List.of("", "/board", "/register")) {
                president.navigate("/staff" + path);
                picture(president, "president" + path.replace('/', '-') + "-" + width);
            }
            judge.setViewportSize(width, 768);
            judge.navigate("/staff/rulings?back=/staff/desk&task=" + String.join("&task=", tasks));
            assertThat(judge.locator("[data-ticked]")).hasText("已勾选 2 件");
            picture(judge, "rulings-" + width);
        }
    }

    @Test
    @DisplayName("看板的图和时间构成、外出登记、工作人员名单、手机号码、紧急事项：办公屏和手机宽都放得下")
    void theRestOfTheCourtsPages() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.decide(court.task(filing, "REVIEW"), Map.of("outcome", "REGISTER", "feeFen", 230_000));
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        var head = signedIn(OFFICE, "supervisor1");
        for (var width : List.of(OFFICE, 360)) {
            head.setViewportSize(width, 768);
            head.navigate("/staff/board");
            assertThat(head.locator("svg.chart").first()).isVisible();
            assertThat(head.locator("main")).containsText("时间用在哪里");
            picture(head, "board-" + width);
            head.navigate("/staff/absences");
            picture(head, "absences-" + width);
        }
        var judge = signedIn(OFFICE, "judge2");
        for (var width : List.of(OFFICE, 360)) {
            judge.setViewportSize(width, 768);
            judge.navigate("/staff");
            assertThat(judge.locator(".urgent")).containsText("一件保全申请等待裁定", patiently());
            picture(judge, "start-urgent-" + width);
            judge.navigate("/account");
            picture(judge, "account-phone-" + width);
        }
        var admin = signedIn(OFFICE, "admin1");
        for (var width : List.of(OFFICE, 360)) {
            admin.setViewportSize(width, 768);
            admin.navigate("/admin/staff?q=立案法官");
            assertThat(admin.locator("main")).containsText("judge2");
            picture(admin, "admin-staff-" + width);
            admin.navigate("/admin/staff/judge2");
            picture(admin, "admin-member-" + width);
        }
    }

    @Test
    @DisplayName("运行监督里的流程实例写明是哪件案件，可以点到案件页；案件页可以点回来")
    void anInstanceSaysItsCase() {
        var court = new Stories(port);
        var task = complete(court, "吴一");
        var instance = jdbc.sql("select proc_inst_id_ from act_ru_task where id_ = ?")
                .param(task)
                .query(String.class)
                .single();
        var head = signedIn(OFFICE, "supervisor1");
        head.setViewportSize(OFFICE, 768);

        head.navigate("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");

        assertThat(head.locator(".lian-case")).containsText("吴一 诉 李四");
        assertThat(head.locator(".lian-case")).containsText("审查立案材料：待认领");
        look(head, "cockpit-case");
        head.locator(".lian-case a").first().click();
        assertThat(head.locator("h1")).containsText("吴一 诉 李四");
        head.getByText("流程图上的位置").click();
        assertThat(head.locator(".lian-case")).containsText("吴一 诉 李四");
    }

    @Test
    @DisplayName("没有登录就打开运行监督的一个链接：登录以后还是到那里；第一次密码写错的也一样")
    void aDeepLinkSurvivesTheLogin() {
        var head = browser.person("http://127.0.0.1:" + port, OFFICE, true).newPage();

        head.navigate("/camunda/app/cockpit/default/#/processes");
        for (var password : List.of("not-mine-at-all", "demo-supervisor1")) {
            head.waitForURL(Pattern.compile(".*/login.*"));
            head.getByLabel("用户名").fill("supervisor1");
            head.getByLabel("密码").fill(password);
            head.locator("main").getByRole(AriaRole.BUTTON).first().click();
        }

        assertThat(head.locator("[ng-view] table").first()).isVisible();
        assertThat(head).hasURL(Pattern.compile(".*/camunda/app/cockpit/default/#/processes.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes", "decisions", "tasks"})
    @DisplayName("第一次来的浏览器直接打开运行监督的一页：表头是中文，不是代码")
    void headsAreWordsFromTheFirstTime(String opened) {
        var head = signedIn(OFFICE, "supervisor1");

        head.navigate("/camunda/app/cockpit/default/#/" + opened);

        assertThat(head.locator("[ng-view] table").first()).isVisible();
        assertThat(head.locator("[ng-view]")).not().containsText(Pattern.compile("[A-Z]+_[A-Z_]{3,}"));
    }

    @Test
    @DisplayName("没有自己任务的人打开任务列表，停在第一个有任务的分类；自己点开“我的任务”，不再被带走")
    void tasklistOpensWhereSomethingWaits() {
        var court = new Stories(port);
        court.submitted();
        engine.getTaskService().createTaskQuery().taskAssignee("clerk2").list().forEach(task -> court.as("clerk2")
                .post("/api/v1/tasks/" + task.getId() + "/release", Map.of())
                .expecting(204));
        var clerk = signedIn(OFFICE, "clerk2");
        assertThat(clerk.locator(".tasks-list li.task").first()).isVisible();
        assertThat(clerk.locator(".task-filter.active")).not().containsText("我的任务");

        clerk.getByText("我的任务").first().click();
        clerk.waitForTimeout(3000);
        assertThat(clerk.locator(".task-filter.active")).containsText("我的任务");
    }

    @Test
    @DisplayName("自动步骤的故障用中文写明案件、步骤、原因和办法；庭长点重试，步骤再走一遍")
    void anIncidentIsSaidInWords() {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        court.task(filing, "REVIEW");
        var timer = jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'timer' order by j.duedate_ limit 1""").param(filing).query(String.class).single();
        engine.getManagementService().setJobRetries(timer, 0);
        var head = signedIn(OFFICE, "supervisor1");
        head.setViewportSize(OFFICE, 768);

        head.navigate("/staff");
        assertThat(head.locator("main")).containsText("1 个自动步骤出了故障");
        head.getByText("查看故障").click();
        assertThat(head.locator("tbody tr")).hasCount(1);
        assertThat(head.locator("tbody tr")).containsText("张三 诉 李四");
        picture(head, "incidents");
        button(head, "重试").click();
        assertThat(head.locator("[role=status]")).containsText("已安排重试");
        head.navigate("/staff/incidents");
        assertThat(head.locator("main")).containsText("现在没有故障");
    }

    @Test
    @DisplayName("自动步骤还在重试的，另列一处：写明案件、步骤、下次什么时候试、怎么办；不写程序的原话")
    void whatIsTriedAgainIsSaidInWords() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.task(filing, "REVIEW");
        var timer = jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.type_ = 'timer' order by j.duedate_ limit 1""").param(filing).query(String.class).single();
        failed(timer, "java.net.ConnectException: Connection refused: 10.0.0.7:8443");
        try {
            var head = signedIn(OFFICE, "supervisor1");
            head.setViewportSize(OFFICE, 768);
            head.navigate("/staff/incidents");

            assertThat(head.locator("main")).containsText("现在没有故障");
            assertThat(head.locator("tbody tr")).hasCount(1);
            assertThat(head.locator("tbody tr")).containsText("张三 诉 李四");
            assertThat(head.locator("tbody tr")).containsText(Pattern.compile("还在自动重试，下次 20\\d\\d-.*，还试 \\d 次"));
            assertThat(head.locator("tbody tr")).containsText("对方系统没有应答");
            assertThat(head.locator("main")).containsText("现在不用处理");
            assertThat(head.locator("main")).not().containsText(Pattern.compile("Connect|10\\.0\\.0\\.7"));
            picture(head, "incidents-retrying");
        } finally {
            failed(timer, null);
        }
        court.register(filing);
    }

    private void failed(String job, String words) {
        jdbc.sql("update act_ru_job set exception_msg_ = ? where id_ = ?")
                .params(words, job)
                .update();
    }

    @Test
    @DisplayName("窗口收费没有登记成的，到案件页再按浏览器的返回：还是那一页，票据号还在")
    void backToARefusedReceipt() {
        var court = new Stories(port);
        var filing = court.submitted();
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);
        clerk.navigate("/staff/counter?number=" + filing);
        clerk.getByLabel("票据号").fill("票据 1");
        button(clerk, "确认已收款").click();
        assertThat(clerk.locator("[role=alert]")).containsText("请填写票据号");
        picture(clerk, "counter-refused");

        clerk.locator("form").getByText("案件页").click();
        assertThat(clerk.locator("h1")).containsText("张三 诉 李四");
        clerk.goBack();

        assertThat(clerk.getByLabel("票据号")).hasValue("票据 1");
        assertThat(button(clerk, "确认已收款")).isVisible();
        picture(clerk, "counter-back");
    }

    /** A filing with all its materials, which may be registered; its review. */
    private static String complete(Stories court, String plaintiff) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", plaintiff,
                        "idType", "RESIDENT_ID",
                        "idNumber", "11010519850312008X",
                        "phone", "13800138000",
                        "address", "北京市某某区一号")));
        return court.task(court.submitted(draft), "REVIEW");
    }

    private static Locator card(Page clerk, String party) {
        return clerk.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(party));
    }

    private static void look(Page page, String name) {
        Pictures.take(page, java.nio.file.Path.of("target", "pictures", name + ".png"), false);
    }

    /** With all that the law wants and nothing to look at, against somebody whom nobody else sues. */
    private static String clean(Stories court, String name) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(party("张三")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", name, "address", "北京市某某区二号")));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        return court.task(filing, "REVIEW");
    }

    private static String filed(Stories court, String plaintiff, String defendant) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(party(plaintiff)));
        draft.put("defendants", List.of(party(defendant)));
        var filing = court.drafted(draft);
        court.insist(filing);
        return court.task(filing, "REVIEW");
    }

    private static Map<String, Object> party(String name) {
        return Map.of(
                "kind",
                name.length() > 4 ? "ORGANISATION" : "PERSON",
                "name",
                name,
                "phone",
                "13900139000",
                "address",
                "北京市某某区一号");
    }
}
