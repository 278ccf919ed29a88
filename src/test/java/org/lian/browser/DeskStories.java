package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The filing desk on the screen of an office, 1366 wide: what a clerk sees before opening anything. */
@OwnCourt
class DeskStories extends InTheBrowser {
    private static final int OFFICE = 1366;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("任务列表和办理列表的每一行写明当事人、案由、金额、期限；逾期的在最上，是红的")
    void rowsSayWhatTheyAre() {
        var court = new Stories(port);
        var late = filed(court, "王小红", "赵六");
        filed(court, "北京某某科技发展有限公司", "上海某某国际贸易股份有限公司");
        filed(court, "陈七", "周八");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '10 days' where id_ = ?")
                .param(late)
                .update();
        var clerk = signedIn(OFFICE, "clerk1");
        clerk.setViewportSize(OFFICE, 768);

        clerk.navigate("/camunda/app/tasklist/default/");
        clerk.getByText("待审查").first().click();

        var cards = clerk.locator(".tasks-list li.task");
        assertThat(cards).hasCount(3);
        assertThat(cards.nth(0)).containsText("王小红 诉 赵六");
        assertThat(cards.nth(0)).containsText("民间借贷纠纷");
        assertThat(cards.nth(0)).containsText("100,000.00 元");
        assertThat(cards.nth(0).locator(".late")).containsText("已逾期");
        look(clerk, "tasklist-rows");

        cards.nth(1).click();
        assertThat(clerk.locator("iframe.lian-sheet")).isVisible();
        clerk.waitForTimeout(1500);
        look(clerk, "tasklist-sheet");

        clerk.navigate("/staff/desk");
        assertThat(clerk.locator(".desk-row").first()).containsText("王小红 诉 赵六");
        assertThat(clerk.locator(".desk h2").first()).hasText("已逾期");
        picture(clerk, "desk-rows");
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target", "pictures", name + ".png")));
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
                "kind", name.length() > 4 ? "ORGANISATION" : "PERSON", "name", name, "phone", "13900139000", "address", "北京市某某区一号");
    }
}
