package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;

/** A notice of the court's own, from its name to its first version, with mouse and keys. */
@OwnCourt
@Tag("thorough")
class OwnNoticeStories extends InTheBrowser {
    private static final int WIDE = 1366;

    @Test
    @DisplayName("新建文书：写编号和名称，打开编辑器，插入占位符，写了不得上诉看见为什么不行，改好，庭长批准，发布，列表里有它")
    void fromItsNameToItsFirstVersion() {
        var analyst = signedIn(WIDE, "analyst1");
        analyst.navigate("/workbench");
        analyst.getByLabel("文书编号").fill("notice-told-here");
        analyst.getByLabel("文书名称").fill("知识产权案件复核告知书");
        picture(analyst, "new-notice");
        press(analyst, "新建文书");
        assertThat(analyst.locator("h1")).containsText("知识产权案件复核告知书的草稿");
        var draft = analyst.url().replaceAll(".*/", "");
        picture(analyst, "new-notice-draft");

        analyst.navigate("/workbench/drafts/" + draft + "/editor");
        var text = analyst.getByLabel("文书的文字");
        var first = text.inputValue();
        assertThat(analyst.locator("[data-insert='{{filer}}']")).isVisible();
        text.fill(first.replace("请写明要告知的事项。", "现由本院知产组复核，不 得 上 诉。"));
        press(analyst, "保存并检查");
        assertThat(analyst.locator("main")).containsText("“不得上诉”：能不能上诉、复议、提出异议，权利是不是放弃，由法律规定");
        picture(analyst, "new-notice-barred");
        text.fill(first.replace("请写明要告知的事项。", "现由本院知产组复核，不影响法定的审查期限。"));
        press(analyst, "保存并检查");
        assertThat(analyst.locator("main")).not().containsText("由法律规定，不由文字决定");
        picture(analyst, "new-notice-editor");

        analyst.navigate("/workbench/drafts/" + draft);
        analyst.getByLabel("为什么修改").fill("知识产权案件由知产组复核，告诉当事人");
        analyst.getByLabel("依据的法律、条文").fill("登记立案规定第八条");
        press(analyst, "保存原因和依据");
        press(analyst, "送第二人审批");
        var supervisor = signedIn(WIDE, "supervisor1");
        supervisor.navigate("/workbench/drafts/" + draft);
        supervisor.getByLabel("审批意见").fill("同意");
        press(supervisor, "批准");
        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布");
        analyst.navigate("/workbench");
        assertThat(analyst.locator("main")).containsText("知识产权案件复核告知书");
        picture(analyst, "new-notice-published");
    }
}
