package org.lian.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A person who opens pages with the alarm on, and remembers which pages and which payloads there were. */
final class Reader {
    /** Texts and typed values, as they are. */
    private static final String TEXT = """
            [document.documentElement.textContent,
              ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\\n')""";

    private static final String LINKS = """
            [...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href'))""";

    private final BrowserContext context;
    private final Alarm alarm;
    private final Set<String> opened;
    final Page page;

    Reader(Browser browser, String home, Set<String> opened) {
        this.context = browser.person(home, Browser.DESK, true);
        this.alarm = new Alarm(context, home);
        this.opened = opened;
        this.page = context.newPage();
    }

    Reader signIn(String username, String password) {
        open("/login");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(password);
        page.locator("main button").first().click();
        page.waitForURL(address -> !address.contains("/login"));
        return this;
    }

    void open(String path) {
        opened.add(path.replaceAll("[?#].*", ""));
        page.navigate(path);
        requireSilence();
    }

    void requireSilence() {
        alarm.requireSilence(page);
    }

    /** Opens a page and whatever its links lead to below the same path; downloads are no pages. */
    void crawl(String from) {
        var known = new HashSet<>(Set.of(from));
        var waiting = new ArrayDeque<>(known);
        while (!waiting.isEmpty()) {
            open(waiting.remove());
            for (var link : (List<?>) page.evaluate(LINKS)) {
                var path = link.toString().replaceAll("[?#].*", "");
                var download = path.matches(".*/materials/[^/]+|.*\\.json|.*[./]pdf");
                if (path.startsWith(from + "/") && !download && known.add(path)) {
                    waiting.add(path);
                }
            }
        }
    }

    /** Payloads that do not stand on the open page, letter for letter but for the letters that nobody sees. */
    Set<String> unseen() {
        var unseen = new LinkedHashSet<>(Payloads.all());
        for (var frame : page.frames()) {
            var text = seen(String.valueOf(frame.evaluate(TEXT)));
            unseen.removeIf(payload -> text.contains(seen(payload)));
        }
        return unseen;
    }

    /** A text as a reader sees it: the letters that nobody sees are none of it. */
    static String seen(String text) {
        return text.replaceAll("[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]", "")
                .replaceAll("\\s+", " ");
    }

    void press(String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
        page.waitForLoadState();
        requireSilence();
    }

    void leave() {
        context.close();
    }
}
