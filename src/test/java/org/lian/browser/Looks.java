package org.lian.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages, one of each kind, and every way to look at them: phone, 长辈版, dark preference, wide desk, the narrowest screen, letters
 * twice as large. Each page in one of them in turn, with {@code -Daxe.every=1} in all.
 */
final class Looks {
    private static final int EVERY = Integer.getInteger("axe.every", Mode.values().length);
    private static final Pattern NO_PAGE = Pattern.compile(
            ".*(\\.(pdf|json|png|jsonl|csv|xlsx|yaml|dmn|bpmn|txt|md|zip)|/pdf|/materials/[^/]+|/picture|/display|/logout|/swagger-ui.*|/v3/.*|/papers/.*)$");
    private static final String LINKS =
            "[...document.querySelectorAll('a[href]')].filter(one => one.origin === location.origin).map(one => one.pathname)";

    /** An address without a page. */
    static final String NOWHERE = "/no-such-page";

    /** A way to look at a page. */
    private enum Mode {
        PHONE,
        ELDER,
        DARK,
        DESK,
        NARROW,
        LARGE
    }

    private final Browser browser;
    private final Map<String, String> kinds = new TreeMap<>();

    /** Those whose turn is 长辈版, which is switched on once for all of them. */
    private final Map<String, String> forElders = new TreeMap<>();

    private final List<String> violations = new ArrayList<>();
    private int looks;

    Looks(Browser browser) {
        this.browser = browser;
    }

    /** The addresses that were found, with {@code *} for what differs from filing to filing. */
    Set<String> addresses() {
        return kinds.values().stream().map(Looks::kind).collect(Collectors.toSet());
    }

    /**
     * One page, another of its kind for each {@code of}, loaded in the way whose turn it is and looked at in it; no page where the
     * address leads on or leads nowhere.
     */
    boolean add(Page page, String path, String of) {
        var turns = turns(kinds.size() + 1);
        var first = turns.isEmpty() ? Mode.PHONE : turns.get(0);
        show(page, first == Mode.ELDER ? Mode.PHONE : first);
        var answer = page.navigate(path);
        if (answer == null
                || answer.status() == 404 && !path.equals(NOWHERE)
                || !answer.headers().getOrDefault("content-type", "").startsWith("text/html")
                || !kind(URI.create(page.url()).getPath()).equals(kind(path))) {
            return false;
        }
        var kind = kind(path) + standing(page, path) + of;
        if (kinds.putIfAbsent(kind, path) == null) {
            for (var mode : turns) {
                if (mode == Mode.ELDER) {
                    forElders.put(kind, path);
                } else {
                    if (mode != first) {
                        show(page, mode);
                        page.navigate(path);
                    }
                    look(page, path, mode, kind);
                }
            }
        }
        return true;
    }

    /** The ways in which the page of this number is looked at. */
    private static List<Mode> turns(int at) {
        return Stream.of(Mode.values())
                .filter(mode -> (at + mode.ordinal()) % EVERY == 0)
                .toList();
    }

    /** Looks at one page of each kind that links lead to below a path. */
    void crawl(Page page, List<String> from, String below) {
        var seen = new LinkedHashSet<>(from);
        var ahead = new ArrayDeque<>(from);
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            if (!add(page, path, "")) {
                continue;
            }
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
                .replaceAll("^/(plaintiffs|counterclaims|joint|agreements|sandbox/cashier)/[\\w-]{20,}", "/$1/*")
                .replaceAll("^/problems/[^/]+", "/problems/*")
                .replaceAll("^/rulebook/(?!time-limits$|case-types$).+", "/rulebook/*");
    }

    /** What is wrong with the pages, those of 长辈版 with the rest. */
    List<String> look(Page page) {
        if (!forElders.isEmpty()) {
            show(page, Mode.ELDER);
            page.navigate("/display?elder=on");
            forElders.forEach((kind, path) -> {
                page.navigate(path);
                look(page, path, Mode.ELDER, kind);
            });
            page.navigate("/display?elder=off");
        }
        System.out.println("axe: " + kinds.size() + " kinds of pages, " + looks + " looks: " + kinds.keySet());
        return violations;
    }

    /** The screen and what its owner prefers. */
    private static void show(Page page, Mode mode) {
        page.setViewportSize(
                switch (mode) {
                    case DESK -> 1440;
                    case NARROW -> 320;
                    default -> Browser.PHONE;
                },
                800);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(mode == Mode.DARK ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    private void look(Page page, String path, Mode mode, String kind) {
        if (mode == Mode.LARGE) {
            page.evaluate("document.documentElement.style.fontSize = '36px'");
        }
        looks++;
        var name = mode.name().toLowerCase(Locale.ROOT) + kind.replaceAll("[/*]+", "-");
        Pictures.take(page, Path.of("target", "pictures", "look", name + ".png"), true);
        try {
            Accessibility.look(page);
            browser.requireGoodPage(page);
        } catch (AssertionError found) {
            violations.add(mode + " " + path + ": " + found.getMessage());
        }
    }
}
