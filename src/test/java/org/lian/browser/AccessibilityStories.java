package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;

/**
 * WCAG 2.2 AA on every page that a stranger's and a party's links lead to, in every way to look at it: phone, 长辈版, dark
 * preference, wide desk, the narrowest screen, letters twice as large. In {@code mvn -Pthorough verify} each page in one of them in
 * turn, in the campaign ({@code -Daxe.every=1}) in all. {@code -Daxe.pictures=true} keeps a picture of each look in
 * target/pictures, for eyes.
 */
@CourtTest
@Tag("thorough")
class AccessibilityStories extends InTheBrowser {
    private static final int EVERY = Integer.getInteger("axe.every", Mode.values().length);
    private static final boolean PICTURES = Boolean.getBoolean("axe.pictures");
    private static final Pattern NO_PAGE = Pattern.compile(
            ".*(\\.(pdf|json|png|jsonl|csv|xlsx|yaml|dmn|bpmn|txt|md|zip)|/pdf|/materials/[^/]+|/picture|/display|/logout|/swagger-ui.*|/v3/.*|/papers/.*)$");
    private static final String LINKS =
            "[...document.querySelectorAll('a[href]')].filter(one => one.origin === location.origin).map(one => one.pathname)";

    /** A way to look at a page. */
    private enum Mode {
        PHONE,
        ELDER,
        DARK,
        DESK,
        NARROW,
        LARGE
    }

    /** Pages that were looked at, one of a kind. */
    private final Map<String, String> kinds = new HashMap<>();

    private final List<String> violations = new ArrayList<>();
    private int looks;

    @Test
    @Tag("campaign")
    @DisplayName("不登录走得到的每一种页面：手机、长辈版、深色、宽屏、320 像素、字放大一倍，都没有无障碍问题")
    void ofAStranger() {
        var page =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        crawl(
                page,
                List.of(
                        "/",
                        "/receipts",
                        "/status",
                        "/status/outages",
                        "/login",
                        "/register",
                        "/password",
                        "/no-such-page"),
                "/");
        assertThat(kinds.keySet())
                .contains(
                        "/",
                        "/help",
                        "/fees",
                        "/login",
                        "/register",
                        "/password",
                        "/rehearsal",
                        "/rulebook",
                        "/receipts");
        look(page);
        assertThat(violations).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("当事人从填写到移送、补正、释明、不予受理，链接走得到的每一种页面，每一种看法都没有无障碍问题")
    void ofAParty() {
        var court = new Stories(port);
        var divorce = Stories.loanDraft();
        divorce.put("causeCode", "02.02.014");
        divorce.put("claims", "请求判令离婚");
        divorce.remove("claimAmountFen");
        var corrected = court.submitted();
        court.decide(
                court.task(corrected, "REVIEW"),
                Map.of(
                        "outcome",
                        "CORRECT",
                        "items",
                        List.of(Map.of("code", "FACTS_MISSING"), Map.of("code", "EVIDENCE_MISSING"))));
        court.waitsAt(corrected, "CORRECTION_REQUIRED");
        var paid = court.owing();
        court.pay(paid);
        court.waitsAt(paid, "TRANSFERRED");
        var withdrawn = court.owing();
        court.say(withdrawn, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        var advised = court.submitted();
        court.decideAs(
                "clerk1",
                advised,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某市第二人民法院"));
        court.waitsAt(advised, "ADVISED");
        var refused = court.submitted();
        court.decideAs(
                "clerk1",
                refused,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(refused, "REFUSED");
        var agreed = court.drafted(Map.of("track", "JUDICIAL_CONFIRMATION"));
        var page = signedIn(Browser.PHONE, "zhangsan");
        for (var id : List.of(
                court.drafted(Stories.loanDraft()),
                court.drafted(divorce),
                court.submitted(),
                corrected,
                court.owing(),
                withdrawn,
                advised,
                refused,
                agreed,
                paid)) {
            var filing = "/filings/" + id;
            crawl(
                    page,
                    List.of(
                            filing,
                            filing + "/parties/plaintiffs/0",
                            filing + "/parties/defendants/0",
                            filing + "/parties/third-parties/0"),
                    filing);
        }
        crawl(page, List.of("/filings", "/inbox", "/account", "/counterclaims", "/ruling-requests"), "/inbox");
        assertThat(kinds.keySet())
                .contains(
                        "/filings/*/check",
                        "/filings/*/materials",
                        "/filings/*/receipt",
                        "/filings/*/payment",
                        "/filings/*/correction",
                        "/filings/*/withdrawal",
                        "/filings/*/reply",
                        "/filings/*/together",
                        "/filings/*/questions/property");
        look(page);
        assertThat(violations).isEmpty();
    }

    /** Remembers one page of each kind that links lead to below a path. */
    private void crawl(Page page, List<String> from, String below) {
        var seen = new LinkedHashSet<>(from);
        var ahead = new ArrayDeque<>(from);
        var known = new LinkedHashSet<String>();
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            var answer = page.navigate(path);
            if (answer == null
                    || !answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                continue;
            }
            kinds.putIfAbsent(kind(path) + standing(page, path), path);
            known.add(path);
            for (var link : (List<?>) page.evaluate(LINKS)) {
                var next = link.toString();
                if (next.startsWith(below)
                        && !NO_PAGE.matcher(next).matches()
                        && (below.equals("/") ? isNew(next) : true)
                        && seen.add(next)) {
                    ahead.add(next);
                }
            }
        }
    }

    /** Of the many pages of one rule or one table the first stands for all. */
    private boolean isNew(String path) {
        return !kinds.containsKey(kind(path));
    }

    /** A filing's own page is another at each status. */
    private static String standing(Page page, String path) {
        return kind(path).equals("/filings/*")
                ? String.join("", page.locator("h1 .tag").allInnerTexts())
                : "";
    }

    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("/\\d+(?=/|$)", "/*")
                .replaceAll("^/rulebook/.+", "/rulebook/*");
    }

    /** Each page that is remembered, in the modes whose turn it is. */
    private void look(Page page) {
        var paths = kinds.values().stream().sorted(Comparator.naturalOrder()).toList();
        var names = new HashMap<String, String>();
        kinds.forEach((kind, path) -> names.put(path, kind));
        for (var elder : List.of(false, true)) {
            page.navigate("/display?elder=" + (elder ? "on" : "off"));
            var at = 0;
            for (var path : paths) {
                at++;
                for (var mode : Mode.values()) {
                    if ((mode == Mode.ELDER) == elder && (at + mode.ordinal()) % EVERY == 0) {
                        look(page, path, mode, names.get(path));
                    }
                }
            }
        }
        page.navigate("/display?elder=off");
        System.out.println("axe: " + paths.size() + " kinds of pages, " + looks + " looks: " + paths);
    }

    private void look(Page page, String path, Mode mode, String kind) {
        page.setViewportSize(
                switch (mode) {
                    case DESK -> 1440;
                    case NARROW -> 320;
                    default -> Browser.PHONE;
                },
                800);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(mode == Mode.DARK ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.navigate(path);
        if (mode == Mode.LARGE) {
            page.evaluate("document.documentElement.style.fontSize = '36px'");
        }
        looks++;
        if (PICTURES) {
            var name = mode.name().toLowerCase(Locale.ROOT) + kind.replaceAll("[/*]+", "-");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "pictures", "look", name + ".png"))
                    .setFullPage(true));
        }
        try {
            browser.requireGoodPage(page);
            Accessibility.look(page);
        } catch (AssertionError found) {
            violations.add(mode + " " + path + ": " + found.getMessage());
        }
    }
}
