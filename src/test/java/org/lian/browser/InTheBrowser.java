package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A story of people who sign in, each with a browser of their own, and of the pictures that are looked at afterwards. */
public abstract class InTheBrowser {
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    protected static Browser browser;

    private static boolean formWasFilledIn;

    @LocalServerPort
    protected int port;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
        formWasFilledIn = false;
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    protected Page signedIn(int width, String username) {
        return signedIn(width, username, true);
    }

    /**
     * A page behind the log-in. The first person of a class fills in the form in the browser; the others send the same form
     * without drawing it, which is what most of a log-in costs.
     */
    protected Page signedIn(int width, String username, boolean javaScript) {
        var person = browser.person("http://127.0.0.1:" + port, width, javaScript);
        var page = person.newPage();
        if (javaScript && formWasFilledIn) {
            page.navigate(entered(person.request(), username));
            return page;
        }
        page.navigate("/login");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill("demo-" + username);
        page.locator("main").getByRole(AriaRole.BUTTON).first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
        formWasFilledIn = true;
        return page;
    }

    /** Where the log-in leads to. */
    private static String entered(APIRequestContext requests, String username) {
        var form = TOKEN.matcher(requests.get("/login").text());
        assertThat(form.find()).isTrue();
        var answer = requests.post(
                "/login",
                RequestOptions.create()
                        .setMaxRedirects(0)
                        .setForm(FormData.create()
                                .set("_csrf", form.group(1))
                                .set("username", username)
                                .set("password", "demo-" + username)));
        assertThat(answer.status()).isEqualTo(302);
        var there = answer.headers().get("location");
        assertThat(there).isNotNull().doesNotContain("/login");
        return there;
    }

    protected static void picture(Page page, String name) {
        browser.requireGoodPage(page);
        Pictures.take(page, PICTURES.resolve(name + ".png"), true);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void press(Page page, String name) {
        button(page, name).click();
    }

    /** For what the server works on in the background. */
    static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
