package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.CourtClient;
import org.lian.story.RaisedFee;
import org.lian.story.Stories;

/** An analyst raises a fee in the browser, a supervisor approves it, and it is taken back, all without a restart. */
@OwnCourt
@Tag("thorough")
class RuleReleaseStories extends InTheBrowser {
    private static final String FIRST_BRACKET = "td[data-element-id=property-1-out-2]";

    @Test
    @DisplayName("改第一档：看见差异和不符的示例，改好示例，回放，自己不能批准，庭长批准，不用重启就按新的收，旧案件照旧说明，回退复原")
    void raisedApprovedAndTakenBack() {
        var court = new Stories(port);
        var small = Stories.loanDraft();
        small.put("claimAmountFen", 500_000);
        var old = court.submitted(small);
        court.register(old);
        court.waitsAt(old, "REGISTERED");
        var analyst = signedIn(Browser.DESK, "analyst1");

        analyst.navigate("/workbench");
        picture(analyst, "workbench");
        analyst.getByRole(AriaRole.LINK, named("诉讼费")).click();
        analyst.getByLabel("为什么修改").fill("提高第一档");
        analyst.getByLabel("依据的法律、条文").fill("诉讼费用交纳办法第十三条");
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
        var draft = analyst.url().replace("/editor", "").replaceAll(".*/", "");
        analyst.locator(".views [role=tab]", new Page.LocatorOptions().setHasText("金额分档"))
                .click();
        analyst.locator(FIRST_BRACKET).click();
        analyst.keyboard().press("End");
        analyst.keyboard().press("Backspace");
        analyst.keyboard().press("Backspace");
        analyst.keyboard().press("Backspace");
        analyst.keyboard().press("Backspace");
        analyst.keyboard().type("6000");
        assertThat(analyst.locator(".state-word")).containsText("未保存");
        assertThat(analyst.locator(".state-word")).hasText("已保存");
        picture(analyst, "workbench-editor");

        analyst.navigate("/workbench/drafts/" + draft);
        assertThat(analyst.locator("main")).containsText("示例第");
        assertThat(analyst.getByRole(AriaRole.ROW).filter(having("改单元格"))).containsText("5000");
        assertThat(button(analyst, "送第二人审批")).isDisabled();
        picture(analyst, "workbench-draft");

        Examples.mend(analyst, draft);
        analyst.navigate("/workbench/drafts/" + draft);
        press(analyst, "开始回放");
        assertThat(analyst.locator("main")).containsText("1 件里有 1 件会不一样", patiently());
        assertThat(analyst.locator("main")).containsText("1 件变多，0 件变少；差额合计 1000");
        assertThat(analyst.locator("main h3").filter(having("应交高端（分）"))).hasCount(1);
        picture(analyst, "workbench-replay");
        press(analyst, "送第二人审批");
        assertThat(analyst.locator("main")).containsText("须由庭长");
        assertThat(button(analyst, "批准")).hasCount(0);
        var colleague = signedIn(Browser.DESK, "analyst2");
        colleague.navigate("/workbench/drafts/" + draft);
        assertThat(button(colleague, "批准")).hasCount(0);

        var supervisor = signedIn(Browser.DESK, "supervisor1");
        supervisor.navigate("/workbench");
        assertThat(supervisor.locator("main")).containsText("待您审批");
        supervisor
                .locator("tr", new Page.LocatorOptions().setHasText("待您审批"))
                .getByRole(AriaRole.LINK)
                .click();
        supervisor.getByLabel("审批意见").fill("同意");
        picture(supervisor, "workbench-approval");
        supervisor.setViewportSize(Browser.PHONE, 800);
        picture(supervisor, "workbench-approval-phone");
        press(supervisor, "批准");
        assertThat(supervisor.locator("main")).containsText("已批准");
        Assertions.assertThat(quote()).isEqualTo(5_000);

        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布");
        Assertions.assertThat(quote()).isEqualTo(6_000);
        Assertions.assertThat(court.recomputesEqual(old)).isTrue();

        analyst.navigate("/workbench/rules/litigation-fee");
        assertThat(analyst.locator("main")).containsText("analyst1 修改，supervisor1 批准");
        picture(analyst, "workbench-versions");
        analyst.getByLabel("为什么回退").fill("数额有误");
        press(analyst, "回退");
        assertThat(analyst.locator("main")).containsText("已回退到第 1 版的内容，现行版本为第 3 版");
        Assertions.assertThat(quote()).isEqualTo(5_000);
        Assertions.assertThat(court.recomputesEqual(old)).isTrue();

        var filer = signedIn(Browser.DESK, "zhangsan");
        filer.navigate("/filings/" + old + "/rules");
        var judged = filer.locator("article:has(h2:text-is('诉讼费'))").first();
        assertThat(judged).containsText("第 1 版");
        assertThat(judged).containsText("重新计算：一致");
        assertThat(judged).containsText("，到 ");
        picture(filer, "workbench-old-filing");
    }

    private int quote() {
        return RaisedFee.quote(CourtClient.anonymous(port));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
