package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.workbench.NewDiagram;
import org.springframework.beans.factory.annotation.Autowired;

/** One analyst prepares the move of running filings in the browser, another starts it. */
@CourtTest
@Tag("thorough")
class DiagramMoveStories extends InTheBrowser {

    @Autowired
    RepositoryService repository;

    @AfterEach
    void theShippedDiagramAgain() {
        NewDiagram.publish(repository, NewDiagram.law());
    }

    @Test
    @DisplayName("准备迁移：看见几件在办、哪一步没有对应，指明改号的步骤，试迁，自己不能开始；另一人开始，看见每一件的结果")
    void preparedByOneStartedByAnother() {
        NewDiagram.publish(repository, NewDiagram.law());
        var court = new Stories(port);
        court.submitted();
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var onPaper = court.submitted(draft);
        court.register(onPaper);
        court.task(onPaper, "PAPER_SERVICE");
        NewDiagram.publish(repository, NewDiagram.changed());
        var planner = signedIn(Browser.DESK, "analyst1");

        planner.navigate("/workbench/rules/filing");
        assertThat(planner.locator("main")).containsText("在办案件");
        pictures(planner, "move-rule");
        planner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("准备迁移"))
                .first()
                .click();
        assertThat(planner.locator("main")).containsText("“送达受理文书”上停着 1 件");
        pictures(planner, "move-plan");
        planner.getByLabel("原版的步骤").selectOption("SubProcess_CourtReview");
        planner.getByLabel("在新版里是").selectOption("SubProcess_ReviewByCourt");
        press(planner, "记下对应关系");
        press(planner, "试迁");
        assertThat(planner.locator("main")).containsText("1 件可以迁移，1 件不能迁移", patiently());
        assertThat(planner.locator("main")).containsText("等待另一名规则维护人员");
        pictures(planner, "move-tried");

        var second = signedIn(Browser.DESK, "analyst2");
        second.navigate(planner.url());
        press(second, "开始迁移");
        assertThat(second.locator("main")).containsText("已完成", patiently());
        assertThat(second.locator("main")).containsText("共 2 件：已迁移 1 件，未能迁移 1 件");
        assertThat(second.locator("main")).containsText("停在这一步，新版没有与它对应的步骤");
        pictures(second, "move-done");
    }

    private static void pictures(Page page, String name) {
        for (var width : List.of(Browser.PHONE, Browser.DESK)) {
            page.setViewportSize(width, 800);
            picture(page, name + "-" + width);
        }
    }
}
