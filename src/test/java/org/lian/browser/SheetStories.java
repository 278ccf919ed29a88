package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a sheet says to who is about to decide, and what it keeps for who comes back to it. */
@OwnCourt
@Tag("thorough")
class SheetStories {
    private static final String WRONG_NUMBER = "110105198503120081";

    private static Browser browser;

    @LocalServerPort
    int port;

    private Stories court;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("写了一半的不予受理：离开、重新载入以后，结论、事由、理由都还是原来的，按钮不变回登记立案；勾选的补正事项也在")
    void aHalfWrittenRefusalComesBack() {
        var clerk = sheet("clerk1", court.submitted(between("赵一", "钱一")), "REVIEW");
        var address = clerk.url();
        clerk.locator("[data-answer=REFUSE] .choice").click();
        clerk.locator("#REFUSE-ground").selectOption("NO_DIRECT_INTEREST");
        var basis = clerk.locator("#REFUSE-basis").inputValue();
        clerk.locator("#REFUSE-reason").fill("原告不是借款合同的当事人。");
        clerk.navigate("/staff/desk");
        clerk.navigate(address);
        for (var times = 0; times < 2; times++) {
            assertThat(clerk.locator("[name=outcome]:checked")).hasValue("REFUSE");
            assertThat(clerk.locator("[data-decide]")).hasText("提出不予受理建议");
            assertThat(clerk.locator("#REFUSE-ground")).isVisible();
            assertThat(clerk.locator("#REFUSE-ground")).hasValue("NO_DIRECT_INTEREST");
            assertThat(clerk.locator("#REFUSE-basis")).hasValue(basis);
            assertThat(clerk.locator("#REFUSE-reason")).hasValue("原告不是借款合同的当事人。");
            clerk.reload();
        }
        clerk.keyboard().press("2");
        assertThat(clerk.locator("[data-decide]")).hasText("发出补正通知");
        clerk.locator("[data-item]").first().check();
        clerk.reload();
        assertThat(clerk.locator("[data-decide]")).hasText("发出补正通知");
        assertThat(clerk.locator("[data-item]").first()).isChecked();
        clerk.keyboard().press("1");
        clerk.reload();
        assertThat(clerk.locator("[data-decide]")).hasText("登记立案");
    }

    @Test
    @DisplayName("机器检查没有通过的，登记前逐项说一遍，最多三项，其余说数目；当事人的姓名写在检查里，同样的只说一次；重复的申请点得到")
    void openChecksAreSaidBeforeRegistering() {
        var first = court.submitted(doubtful());
        court.waitsAt(first, "UNDER_REVIEW");
        var filing = court.submitted(doubtful());
        var clerk = sheet("clerk1", filing, "REVIEW");
        var checks = clerk.locator("[data-open-checks]");
        Assertions.assertThat(checks.innerText())
                .contains("原告 周二、被告 吴二：证件号码可能有误")
                .containsOnlyOnce("证件号码可能有误");
        assertThat(checks).containsText("给当事人的提示：提交人（张三）不在原告和代理人里");

        picture(clerk, "sheet-checks");
        checks.getByText("看是哪几件").click();
        assertThat(clerk.locator("#related")).isInViewport();
        assertThat(clerk.locator(".remarks.related a").first()).hasAttribute("href", "/staff/filings/" + first);

        var open = checks.locator("> li").count();
        clerk.locator("[data-answer=REGISTER] .choice").click();
        clerk.locator("[data-decide]").click();
        var said = clerk.locator("#confirm [data-checks]");
        assertThat(said.locator("li")).hasCount(Math.min(open, 3));
        assertThat(said).containsText("请核对：");
        Assertions.assertThat(said.innerText().contains("另有 " + (open - 3) + " 项"))
                .isEqualTo(open > 3);
        picture(clerk, "sheet-checks-asked");
        clerk.locator("[data-no]").click();
        clerk.locator("[data-answer=REFUSE] .choice").click();
        clerk.locator("#REFUSE-ground").selectOption("NO_DIRECT_INTEREST");
        clerk.locator("#REFUSE-reason").fill("原告不是借款合同的当事人。");
        clerk.locator("[data-decide]").click();
        assertThat(said).isHidden();
    }

    @Test
    @DisplayName("没有问题的登记立案不多问：没有没通过的检查；全部无问题不算看过材料")
    void aCleanFilingIsAskedNothingMore() {
        var clerk = sheet("clerk1", court.submitted(between("张三", "孙三")), "REVIEW");
        clerk.keyboard().press("a");
        clerk.locator("[data-with-fee]").click();
        assertThat(clerk.locator("#confirm [data-checks]")).isHidden();
        assertThat(clerk.locator("#confirm [data-unread]")).isHidden();
        assertThat(clerk.locator("#confirm [data-unseen]")).containsText("还有 3 份材料没有人点开看过");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("main")).containsText("诉讼费 2,300.00 元由您确认");
    }

    @Test
    @DisplayName("签发裁定以前：没有看照送达样子的文书、没有点开材料的，确认里写明，从那里打得开文书；看过的不再说，看过以后又改的再说")
    void signingUnreadIsSaid() {
        var filing = court.submitted(between("郑四", "王四"));
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告不是借款合同的当事人。",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        var judge = sheet("judge1", filing, "SIGN_REFUSAL");
        var unread = judge.locator("#confirm [data-unread]");
        judge.locator("[data-decide]").click();
        assertThat(unread).containsText("您还没有看照送达样子的文书");
        assertThat(judge.locator("#confirm [data-unseen]")).containsText("份材料没有人点开看过");
        for (var width : List.of(360, 1366)) {
            judge.setViewportSize(width, 768);
            picture(judge, "sheet-unread-" + width);
        }
        judge.context()
                .waitForPage(() -> unread.getByRole(AriaRole.BUTTON).click())
                .close();
        judge.bringToFront();
        assertThat(unread).isHidden();
        judge.locator("[data-no]").click();

        judge.locator("#SIGN-reason").fill("原告不是借款合同的当事人，也没有受让债权。");
        judge.locator("[data-decide]").click();
        assertThat(unread).containsText("又改了填写的内容");
        judge.locator("[data-no]").click();
        judge.context().waitForPage(() -> judge.locator("[data-look]").click()).close();
        judge.bringToFront();
        judge.locator(".paper[data-src]").first().click();
        for (var more = judge.locator(".paper[data-src]").count(); more > 1; more--) {
            judge.keyboard().press("j");
        }
        judge.locator("[data-decide]").click();
        assertThat(unread).isHidden();
        assertThat(judge.locator("#confirm [data-unseen]")).isHidden();
        judge.locator("[data-yes]").click();
        assertThat(judge.locator("main")).containsText("裁定已签发并送达");
    }

    @Test
    @DisplayName("申请缓交的：按钮和确认写明转法官审批缓交，不写登记立案")
    void aRequestForReliefGoesToAJudge() {
        var clerk = sheet("clerk1", askingForRelief("陈五"), "REVIEW");
        clerk.locator("[data-answer=REGISTER] .choice").click();
        assertThat(clerk.locator("[data-decide]")).hasText("审查通过，转法官审批缓交诉讼费");
        assertThat(clerk.locator("[data-with-fee]")).hasCount(0);
        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("#confirm-title")).hasText("审查通过，转法官审批缓交诉讼费？");
        assertThat(clerk.locator("[data-yes]")).containsText("确认审查通过，转法官审批缓交诉讼费");
        for (var width : List.of(360, 1366)) {
            clerk.setViewportSize(width, 768);
            picture(clerk, "sheet-relief-" + width);
        }
    }

    @Test
    @DisplayName("更正了金额：写明诉讼费重新计算、登记以后另行确认；改回去就不写；“加 Shift 连诉讼费”只在有那个按钮时写")
    void aCorrectedAmountMeansANewFee() {
        var clerk = sheet("clerk1", court.submitted(between("张三", "林六")), "REVIEW");
        var anew = clerk.locator("[data-fee-anew]");
        var key = clerk.locator("[data-fee-key]");
        assertThat(anew).isHidden();
        assertThat(key).isVisible();
        clerk.locator(".corrections summary").click();
        clerk.locator("#amount").fill("200000.00");
        assertThat(clerk.locator("[data-with-fee]")).isHidden();
        assertThat(anew).containsText("诉讼费要按更正的内容重新计算");
        assertThat(key).isHidden();
        for (var width : List.of(360, 1366)) {
            clerk.setViewportSize(width, 768);
            picture(clerk, "sheet-fee-anew-" + width);
        }
        clerk.locator("#amount").fill("100000.00");
        assertThat(anew).isHidden();
        assertThat(key).isVisible();
        clerk.locator("[data-answer=REFUSE] .choice").click();
        assertThat(anew).isHidden();
        assertThat(key).isHidden();
    }

    @Test
    @DisplayName("别人先认领了：写明由谁承办，不再给认领的按钮")
    void whoWasFasterIsNamed() {
        var task = court.task(court.submitted(between("张三", "黄七")), "REVIEW");
        var clerk = staff("clerk1");
        clerk.navigate("/staff/tasks/" + task);
        assertThat(button(clerk, "认领")).isVisible();
        court.as("clerk2").post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        button(clerk, "认领").click();
        assertThat(clerk.locator("#errors")).containsText("已被他人认领");
        assertThat(clerk.locator("main")).containsText(Pattern.compile("这项任务由 \\S+ 承办，您可以查看，不能办理"));
        assertThat(button(clerk, "认领")).hasCount(0);
    }

    @Test
    @DisplayName("1366：事实一栏的名称（不能先行调解、申请人的说明）不断在词中间")
    void labelsStayWhole() {
        var filing = askingForRelief("何八");
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        var judge = sheet("judge1", filing, "DEFERRAL");
        judge.setViewportSize(1366, 768);
        picture(judge, "sheet-labels");
        var label = judge.locator("#decision .facts dt", new Page.LocatorOptions().setHasText("申请人的说明"));
        Assertions.assertThat(label.evaluate(
                        "one => one.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(one).lineHeight)"))
                .isEqualTo(true);
    }

    private static Map<String, Object> between(String plaintiff, String defendant) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(person(plaintiff, "11010519850312008X")));
        draft.put(
                "defendants",
                List.of(Map.of("kind", "PERSON", "name", defendant, "phone", "13900139000", "address", "北京市某某区二号")));
        return draft;
    }

    private String askingForRelief(String defendant) {
        var filing = court.submitted(between("张三", defendant));
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/fee-relief",
                        Map.of("kind", "DEFERRAL", "ground", "工资还没有发", "materialIds", List.of()))
                .expecting(201);
        return filing;
    }

    private static Map<String, Object> doubtful() {
        var draft = between("周二", "吴二");
        draft.put("plaintiffs", List.of(person("周二", WRONG_NUMBER)));
        draft.put("defendants", List.of(person("吴二", WRONG_NUMBER)));
        return draft;
    }

    private static Map<String, Object> person(String name, String number) {
        return Map.of(
                "kind", "PERSON",
                "name", name,
                "idType", "RESIDENT_ID",
                "idNumber", number,
                "phone", "13800138000",
                "address", "北京市某某区一号");
    }

    private Page sheet(String username, String filing, String kind) {
        var task = court.taskFor(court.as(username), filing, kind);
        var person = staff(username);
        person.navigate("/staff/tasks/" + task);
        button(person, "认领").click();
        assertThat(person.locator("[data-decide]")).isVisible();
        return person;
    }

    private static Locator button(Page person, String name) {
        return person.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        Pictures.take(page, java.nio.file.Path.of("target", "pictures", name + ".png"), false);
    }

    private Page staff(String username) {
        var desk =
                browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        desk.navigate("/login");
        desk.getByLabel("用户名").fill(username);
        desk.getByLabel("密码").fill("demo-" + username);
        desk.locator("main").getByRole(AriaRole.BUTTON).first().click();
        desk.waitForURL(Pattern.compile(".*/(camunda/app/tasklist/.*|staff)"));
        return desk;
    }
}
