package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, in the build without windows where it is installed: it costs half as much. Where there is none the stories are skipped, unless {@code -Dbrowser.required} says
 * that they must run; {@code -Dbrowser.path} names another one.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** A phone in the hand, and a screen on the desk. */
    public static final int PHONE = 360;

    public static final int DESK = 1280;

    /** Milliseconds; a page on a busy machine is slow, not wrong. */
    private static final double LONGEST_WAIT = 30_000;

    /** Of this JVM, whose stories come one after the other. */
    private static com.microsoft.playwright.@Nullable Browser running;

    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Set<BrowserContext> withoutScript = new HashSet<>();

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    private static synchronized com.microsoft.playwright.Browser running(Path executable) {
        var chromium = running;
        if (chromium == null || !chromium.isConnected()) {
            PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
            chromium = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(ARGUMENTS));
            running = chromium;
        }
        return chromium;
    }

    public static Browser launch() {
        var executable = find();
        if (executable.isEmpty()) {
            var sentence = "No Chromium found: install one, or name it by -Dbrowser.path=/path/to/chromium";
            if (System.getProperty("browser.required") != null) {
                fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return new Browser(running(executable.orElseThrow()));
    }

    private static Optional<Path> find() {
        var named = System.getProperty("browser.path");
        return Stream.concat(Stream.ofNullable(named), named == null ? USUAL_PLACES.stream() : Stream.empty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A person with a browser of their own: no cookie is shared. */
    public BrowserContext person(String site, int width, boolean javaScript) {
        return person(site, width, javaScript, ServiceWorkerPolicy.BLOCK);
    }

    /** The same; a page's requests can be held up by a test only where no service worker stands before them. */
    BrowserContext person(String site, int width, boolean javaScript, ServiceWorkerPolicy workers) {
        var context = chromium.newContext(new NewContextOptions()
                .setServiceWorkers(workers)
                .setBaseURL(site)
                .setLocale("zh-CN")
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(javaScript));
        people.add(context);
        context.setDefaultTimeout(LONGEST_WAIT);
        if (!javaScript) {
            withoutScript.add(context);
        }
        // Choosers are listened for from the start: begun with each wait, the browser may hear of it after the key.
        context.onPage(page -> page.onFileChooser(chooser -> {}));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        return context;
    }

    /** What every page owes everybody: a title, one heading, no sideways scroll, nothing that axe or the policy refuses. */
    public void requireGoodPage(Page page) {
        assertThat(page.title()).as("title of %s", page.url()).isNotBlank();
        if (page.locator("main .errors:not(#errors):visible").count() > 0) {
            assertThat(page.title()).as("title of the faults on %s", page.url()).startsWith("错误：");
        }
        assertThat(page.locator("h1").count()).as("h1 of %s", page.url()).isEqualTo(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("sideways scroll of %s", page.url())
                .isEqualTo(0);
        assertThat(page.evaluate("""
                        [...document.querySelectorAll('input:not([type=hidden], [hidden]), select, textarea')]
                          .filter(field => field.labels.length === 0 && !field.ariaLabel).map(field => field.name).join()"""))
                .as("fields without a label on %s", page.url())
                .isEqualTo("");
        assertThat(page.locator("body").innerText())
                .as("a thing of the program on %s", page.url())
                .doesNotContainPattern("\\b[A-Z]\\w+\\[\\w+=");
        if (!withoutScript.contains(page.context())) {
            Accessibility.require(page);
        }
        var heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).isEmpty();
    }

    /** Sends its people home; the browser stays for the next story and ends with the JVM. */
    @Override
    public void close() {
        people.forEach(BrowserContext::close);
    }
}
