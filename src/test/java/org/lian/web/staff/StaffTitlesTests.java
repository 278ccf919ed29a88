package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The titles of the pages of the staff, as their templates say them. */
class StaffTitlesTests {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>(.*?)</title>");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);
    /** What is printed, what belongs to a task, and the frame, which has no title of its own. */
    private static final Set<String> OTHERWISE = Set.of(
            "frame.html",
            "approval-sheet.html",
            "report-paper.html",
            "file-cover.html",
            "task.html",
            "root.html",
            "closed.html",
            "first-administrator.html",
            "staff-access.html");
    /** Of a page about one case or one person: its kind, and no name of a party, stands in the title. */
    private static final Map<String, String> OF_ONE = Map.of(
            "case.html", "案件",
            "assistance-one.html", "核对原件",
            "window-entry.html", "窗口录入",
            "group.html", "办理组",
            "staff-member.html", "工作人员",
            "desk.html", "待审查 · 办理列表",
            "start.html", "工作台");

    @Test
    @DisplayName("工作台每一页的标题写法一样：页名就是页上的大标题，后面是“工作台”")
    void titlesSayWhatStandsOnThePage() throws IOException {
        var wrong = new ArrayList<String>();
        for (var folder : Set.of("staff", "admin")) {
            try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates", folder))) {
                for (var page : pages.sorted().toList()) {
                    var name = page.getFileName().toString();
                    var text = Files.readString(page, StandardCharsets.UTF_8);
                    var title = TITLE.matcher(text);
                    if (OTHERWISE.contains(name) || !title.find()) {
                        continue;
                    }
                    var heading = HEADING.matcher(text);
                    assertThat(heading.find()).as(name).isTrue();
                    var wanted = OF_ONE.getOrDefault(name, words(heading.group(1)));
                    var said = title.group(1).replaceAll("\\[\\[.*?]]", "");
                    if (!said.equals(wanted + " · 工作台") && !name.equals("start.html")) {
                        wrong.add(folder + "/" + name + ": " + said + ", not " + wanted + " · 工作台");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "").strip();
    }
}
