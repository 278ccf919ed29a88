package org.lian.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A story of people who sign in, each with a browser of their own, and of the pictures that are looked at afterwards. */
public abstract class InTheBrowser {
    private static final Path PICTURES = Path.of("target", "pictures");

    protected static Browser browser;

    @LocalServerPort
    protected int port;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
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

    protected Page signedIn(int width, String username, boolean javaScript) {
        var page = browser.person("http://127.0.0.1:" + port, width, javaScript).newPage();
        page.navigate("/login");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill("demo-" + username);
        page.locator("main").getByRole(AriaRole.BUTTON).first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
        return page;
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
