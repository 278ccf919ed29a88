package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.OwnCourt;
import org.lian.story.IpReviewStep;
import org.lian.story.Stories;

/** 知识产权案件由知产组复核: a court adds a step for people to its flow, with mouse and keys and no line of Java. */
@OwnCourt
@Tag("thorough")
class HumanStepStories extends InTheBrowser {
    private static final String BASIS = "登记立案规定第八条";

    @Test
    @DisplayName("管理员设知产组，规则维护人员画表单、画任务、第二人批准发布；知识产权案件由知产组在任务列表里认领办结，别的不经过；然后一步退回")
    void aStepOfTheCourtsOwn() {
        theAdministratorMakesTheGroup();
        theFormIsDrawnAndReleased();
        theStepIsDrawnAndReleased();

        var court = new Stories(port);
        var other = court.submitted();
        var filing = received(court);
        theClerkAnswers(court, filing);
        Assertions.assertThat(kinds(court, other)).containsExactly("REVIEW");

        var waiting = received(court);
        court.taskFor(court.clerk, waiting, "OWN_STEP");
        takenBack();
        var fresh = received(court);
        court.task(fresh, "REVIEW");
        Assertions.assertThat(kinds(court, fresh)).containsExactly("REVIEW");
        Assertions.assertThat(kinds(court, waiting)).containsExactly("OWN_STEP");
        theOneThatWaitsIsLedOn(court, waiting);
    }

    @ParameterizedTest
    @CsvSource({
        "task-review-filing, Field_competentCourt, 应当去哪一个法院",
        "task-forward-filing, Field_note, 备注（可以不填）",
        "task-confirm-fee, Field_confirmedFen, 核对后的应交金额（元）"
    })
    @DisplayName("程序自己的任务：在表单编辑器里改一个标签，存下来没有不能发布的问题；预览上就是这个标签")
    void theWordsOfAShippedTask(String form, String element, String label) {
        var analyst = signedIn(Browser.DESK, "analyst1");
        analyst.navigate("/workbench/rules/" + form);
        analyst.getByLabel("为什么修改").fill("写得再明白一些");
        analyst.getByLabel("依据的法律、条文").fill(BASIS);
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
        var draft = analyst.url().replace("/editor", "").replaceAll(".*/", "");
        analyst.locator(".fjs-element[data-id=" + element + "]").click();
        side(analyst, "属性");
        var text = analyst.locator("#bio-properties-panel-label");
        if (!text.isVisible()) {
            analyst.locator(".bio-properties-panel-group-header")
                    .filter(having("基本"))
                    .click();
        }
        text.fill(label);
        text.blur();
        assertThat(analyst.locator(".state-word")).containsText("未保存");
        assertThat(analyst.locator(".state-word")).hasText("已保存", soon());
        picture(analyst, "shipped-" + form);
        side(analyst, "问题");
        Assertions.assertThat(analyst.locator(".finding").filter(having("不能发布")).allInnerTexts())
                .isEmpty();
        analyst.navigate("/workbench/drafts/" + draft + "/form");
        assertThat(analyst.locator("main")).containsText(label);
    }

    private void theAdministratorMakesTheGroup() {
        var administrator = signedIn(Browser.DESK, "admin1");
        administrator.navigate("/admin/staff");
        administrator.getByRole(AriaRole.LINK, named("办理组")).click();
        administrator.getByLabel("编号").fill(IpReviewStep.GROUP);
        administrator.getByLabel("组名").fill("知产组");
        administrator.getByLabel("法院代字").fill("京0199");
        press(administrator, "设立");
        assertThat(administrator.locator("h1")).containsText("知产组");
        administrator.locator("input[value=clerk1]").check();
        press(administrator, "保存人员");
        assertThat(administrator.locator("main")).containsText("组里的人已保存");
        picture(administrator, "own-group");
        administrator.navigate("/admin/groups");
        picture(administrator, "own-groups");
    }

    private void theFormIsDrawnAndReleased() {
        var analyst = signedIn(Browser.DESK, "analyst1");
        analyst.navigate("/workbench");
        analyst.getByLabel("编号", new Page.GetByLabelOptions().setExact(true)).fill(IpReviewStep.FORM);
        analyst.getByLabel("标题").fill("知识产权案件复核");
        press(analyst, "新建表单");
        assertThat(analyst.locator("h1")).containsText("ip-review");
        var draft = analyst.url().replaceAll(".*/", "");
        analyst.getByRole(AriaRole.LINK, named("打开编辑器")).click();
        assertThat(analyst.locator(".fjs-powered-by").first()).isVisible();
        analyst.locator(".fjs-element[data-id=Field_outcome]").click();
        side(analyst, "属性");
        analyst.locator(".bio-properties-panel-group-header")
                .filter(having("基本"))
                .click();
        var label = analyst.locator("#bio-properties-panel-label");
        label.fill("复核意见");
        label.blur();
        assertThat(analyst.locator(".state-word")).containsText("未保存");
        assertThat(analyst.locator(".fjs-element[data-id=Field_outcome]")).containsText("复核意见");
        assertThat(analyst.locator(".state-word")).hasText("已保存", soon());
        picture(analyst, "form-editor");

        analyst.navigate("/workbench/drafts/" + draft + "/form");
        assertThat(analyst.locator("main")).containsText("知识产权案件复核");
        picture(analyst, "form-preview");
        explain(analyst, draft);
        release(analyst, draft, "supervisor1");
    }

    private void theStepIsDrawnAndReleased() {
        var analyst = signedIn(Browser.DESK, "analyst1");
        analyst.navigate("/workbench/rules/filing");
        analyst.getByLabel("为什么修改").fill("知识产权案件由知产组复核");
        analyst.getByLabel("依据的法律、条文").fill(BASIS);
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
        var draft = analyst.url().replace("/editor", "").replaceAll(".*/", "");
        assertThat(analyst.locator("g.djs-shape[data-element-id=Task_ReviewFiling]"))
                .isVisible();
        analyst.locator("#upload")
                .setInputFiles(new FilePayload(
                        "filing.bpmn",
                        "application/xml",
                        IpReviewStep.sketched("DISAGREE").getBytes(StandardCharsets.UTF_8)));
        press(analyst, "替换");
        assertThat(analyst.locator(".state-word")).hasText("已保存", soon());
        analyst.locator(".finding-go").filter(having("没有表单")).first().click();
        side(analyst, "属性");
        var form = analyst.locator("#bio-properties-panel-own-form");
        if (!form.isVisible()) {
            analyst.locator(".bio-properties-panel-group-header")
                    .filter(having("办理"))
                    .first()
                    .click();
        }
        form.selectOption(IpReviewStep.FORM);
        analyst.locator("#bio-properties-panel-own-group").selectOption(IpReviewStep.GROUP);
        assertThat(analyst.locator(".state-word")).containsText("未保存");
        // Not held to our own pages' rules: the library's fields of a task's clocks have no label.
        Pictures.take(analyst, java.nio.file.Path.of("target", "pictures", "own-step-drawn.png"), false);
        assertThat(analyst.locator(".state-word")).hasText("已保存", soon());
        side(analyst, "问题");
        Assertions.assertThat(analyst.locator(".finding").filter(having("不能发布")).allInnerTexts())
                .isEmpty();

        release(analyst, draft, "supervisor1");
    }

    private void theClerkAnswers(Stories court, String filing) {
        var task = court.taskFor(court.clerk, filing, "OWN_STEP");
        var clerk = signedIn(Browser.DESK, "clerk1");
        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("本院步骤").first().click();
        clerk.locator(".tasks-list li.task").first().click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        assertThat(sheet.locator("h1")).containsText("张三 诉 李四");
        clerk.locator("button.claim").first().click();
        sheet.locator("[data-answer=AGREE] .choice").click();
        assertThat(sheet.locator("[data-decide]")).hasText("同意");
        Pictures.take(clerk, java.nio.file.Path.of("target", "pictures", "own-step-tasklist.png"), false);
        sheet.locator("[data-decide]").click();
        assertThat(sheet.locator("#confirm")).containsText("案件接着办理。");
        sheet.locator("[data-yes]").click();
        assertThat(sheet.locator("[data-next]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));

        var review = court.task(filing, "REVIEW");
        Assertions.assertThat(review).isNotEqualTo(task);
        clerk.navigate("/staff/tasks/" + review);
        assertThat(clerk.locator(".facts").first()).containsText("复核意见：同意");
        Pictures.take(clerk, java.nio.file.Path.of("target", "pictures", "own-step-told.png"), false);
    }

    private void takenBack() {
        var analyst = signedIn(Browser.DESK, "analyst1");
        analyst.navigate("/workbench/rules/filing");
        analyst.getByLabel("为什么回退").fill("先不要这一步");
        press(analyst, "回退");
        assertThat(analyst.locator("main")).containsText("已回退到第 1 版的内容");
        assertThat(analyst.locator("main")).containsText("第 2 版");
        picture(analyst, "own-step-taken-back");
    }

    private void theOneThatWaitsIsLedOn(Stories court, String waiting) {
        court.decide(court.taskFor(court.clerk, waiting, "OWN_STEP"), Map.of("outcome", "AGREE"));
        court.task(waiting, "REVIEW");
    }

    private void explain(Page analyst, String draft) {
        analyst.navigate("/workbench/drafts/" + draft);
        analyst.getByLabel("为什么修改").fill("知识产权案件由知产组复核");
        analyst.getByLabel("依据的法律、条文").fill(BASIS);
        press(analyst, "保存原因和依据");
    }

    private void release(Page analyst, String draft, String second) {
        analyst.navigate("/workbench/drafts/" + draft);
        picture(analyst, "own-draft-" + second);
        press(analyst, "送第二人审批");
        var colleague = signedIn(Browser.DESK, second);
        colleague.navigate("/workbench/drafts/" + draft);
        colleague.getByLabel("审批意见").fill("同意");
        press(colleague, "批准");
        assertThat(colleague.locator("main")).containsText("已批准");
        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布");
    }

    private static String received(Stories court) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", "05.14.164.02");
        draft.put("claims", "请求判令被告停止侵害著作权，赔偿损失十万元。");
        draft.put("facts", "被告未经许可复制、发行原告的作品。");
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        return filing;
    }

    private static java.util.List<String> kinds(Stories court, String filing) {
        var kinds = new java.util.ArrayList<String>();
        court.clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")
                .forEach(item -> kinds.add(item.get("kind").asText()));
        return kinds;
    }

    private static void side(Page page, String name) {
        page.locator(".side-tabs [role=tab]", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    private static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(40_000);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
