package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.story.CourtClock;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;

/** An analyst who has seen no program writes the words of a paper, and another one puts them in force. */
@OwnCourt
@Tag("thorough")
class PaperTemplateStories extends InTheBrowser {
    private static final int WIDE = 1366;

    @Autowired
    Papers papers;

    private Paper acceptance(Stories court) {
        var filing = court.submitted();
        court.register(filing);
        var found = new ArrayList<Paper>();
        CourtClock.until(() -> {
            found.clear();
            papers.of(FilingId.of(filing)).stream()
                    .filter(paper -> paper.document().equals("ACCEPTANCE_NOTICE"))
                    .forEach(found::add);
            Assertions.assertThat(found).isNotEmpty();
        });
        return found.get(0);
    }

    private byte[] preview(Page person, String draft, String with) {
        var answer =
                person.request().get("http://127.0.0.1:" + port + "/workbench/drafts/" + draft + "/preview?" + with);
        Assertions.assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @DisplayName("改受理通知书：从列表打开，插入占位符，删掉法定内容看见条文，改好，预览，同事批准，发布，新送达的用新文字，回退")
    void writtenApprovedAndTakenBack() {
        Printed.needsTheFont();
        var court = new Stories(port);
        var old = acceptance(court);
        var analyst = signedIn(WIDE, "analyst1");

        analyst.navigate("/workbench");
        assertThat(analyst.locator("main")).containsText("补正通知书");
        picture(analyst, "papers-list");
        analyst.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受理案件通知书"))
                .click();
        picture(analyst, "papers-rule");
        analyst.getByLabel("为什么修改").fill("写明立案庭在哪里");
        analyst.getByLabel("依据的法律、条文").fill("民事诉讼法第一百二十六条");
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
        var draft = analyst.url().replace("/editor", "").replaceAll(".*/", "");
        var text = analyst.getByLabel("文书的文字");
        var shipped = text.inputValue();
        picture(analyst, "papers-editor");

        text.fill(shipped.replace("本案已于{{registeredOn}}登记立案，", ""));
        press(analyst, "保存并检查");
        assertThat(analyst.locator("main")).containsText("《受理案件通知书》必须写明登记立案的日期（民事诉讼法第一百二十六条）");
        picture(analyst, "papers-editor-findings");
        analyst.navigate("/workbench/drafts/" + draft);
        assertThat(button(analyst, "送第二人审批")).isDisabled();
        analyst.navigate("/workbench/drafts/" + draft + "/editor");

        text.fill(shipped.replace("<p>二、", "<p>立案庭在诉讼服务中心一楼，案号。</p>\n<p>二、"));
        text.evaluate("area => { const at = area.value.lastIndexOf('案号。</p>') + 2; area.setSelectionRange(at, at); }");
        analyst.locator("[data-insert='{{caseNumber}}']").click();
        Assertions.assertThat(text.inputValue()).contains("<p>立案庭在诉讼服务中心一楼，案号{{caseNumber}}。</p>");
        press(analyst, "保存并检查");
        assertThat(analyst.locator("main")).containsText("没有问题。");
        for (var sample : List.of("USUAL", "LEAST", "MANY")) {
            var pdf = preview(analyst, draft, "sample=" + sample);
            Printed.picture("papers-preview-" + sample.toLowerCase(Locale.ROOT), pdf);
            Assertions.assertThat(Printed.text(pdf)).contains("诉讼服务中心一楼，案号（2026）京0105民初123号");
        }
        var day = old.text().replaceAll("(?s).*本案已于(.*?)登记立案.*", "$1");
        Assertions.assertThat(Printed.text(preview(analyst, draft, "case=" + old.filing())))
                .contains("本案已于" + day + "登记立案", "张三诉李四民间借贷纠纷");

        analyst.navigate("/workbench/drafts/" + draft);
        assertThat(analyst.locator(".wording ins")).containsText("诉讼服务中心一楼");
        picture(analyst, "papers-draft");
        press(analyst, "送第二人审批");
        var colleague = signedIn(WIDE, "analyst2");
        colleague.navigate("/workbench/drafts/" + draft);
        colleague.getByLabel("审批意见").fill("同意");
        press(colleague, "批准");
        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布");

        var fresh = acceptance(court);
        Assertions.assertThat(fresh.text()).contains("立案庭在诉讼服务中心一楼");
        Assertions.assertThat(fresh.templateNumber()).isEqualTo(2);
        Assertions.assertThat(papers.find(old.id()).orElseThrow()).isEqualTo(old);
        analyst.navigate("/workbench/rules/acceptance-notice/versions/2");
        assertThat(analyst.locator("main")).containsText("analyst1 修改，analyst2 批准");
        picture(analyst, "papers-version");

        analyst.navigate("/workbench/rules/acceptance-notice");
        analyst.getByLabel("为什么回退").fill("楼层有误");
        press(analyst, "回退");
        assertThat(analyst.locator("main")).containsText("已回退到第 1 版的内容，现行版本为第 3 版");
        Assertions.assertThat(acceptance(court).text()).doesNotContain("立案庭在诉讼服务中心一楼");
    }
}
