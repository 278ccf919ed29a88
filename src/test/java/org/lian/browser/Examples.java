package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The examples of a draft in its editor, as an analyst's hand mends them. */
final class Examples {
    private static final Pattern MISMATCH = Pattern.compile("应为 (\\S+?)，现在是 ([A-Z_0-9]+)");

    private Examples() {}

    /** Writes into each example that no longer holds what the table gives now. */
    static void mend(Page analyst, String draft) {
        analyst.navigate("/workbench/drafts/" + draft + "/editor");
        analyst.locator("[role=tab]", new Page.LocatorOptions().setHasText("示例"))
                .first()
                .click();
        var wrong = analyst.locator(".examples tr.wrong");
        assertThat(wrong.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        var all = analyst.locator(".examples").getByText("个示例都相符");
        // A value that was typed while the list was drawn anew is typed again, until all agree.
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!all.isVisible() && System.nanoTime() < end) {
            // Between two runs the list is drawn anew.
            assertThat(wrong.or(all).first()).isVisible();
            // By their number: a row that is mended leaves the list while the next are written.
            for (var at : (List<?>) wrong.evaluateAll("rows => rows.map(row => row.dataset.at)")) {
                var row = analyst.locator(".examples tr[data-at='" + at + "']");
                var said = MISMATCH.matcher(
                        row.locator("xpath=following-sibling::tr[1]").innerText());
                while (said.find()) {
                    for (var cell : row.locator("td.expected input").all()) {
                        if (cell.inputValue().equals(said.group(1))) {
                            cell.fill(said.group(2));
                            break;
                        }
                    }
                }
            }
            assertThat(analyst.locator(".state-word"))
                    .hasText("已保存", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            analyst.waitForTimeout(500);
        }
        assertThat(analyst.locator(".examples")).containsText("个示例都相符", InTheBrowser.patiently());
    }
}
