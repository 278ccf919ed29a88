package org.lian.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The hand of a layman on a phone: it taps and types what it sees, and the browser counts. A turn is a document in the
 * window, a tap a touch of the page (the picker of photographs is not of the page), a field one that was typed into.
 */
final class LayHand {
    /** What makes a layman stop. */
    private static final Pattern ALARMING =
            Pattern.compile("坚持提交|驳回|错误|失败|不符合|不合格|(?<!婚姻)无效|非法|异常|违法|未通过|(?<!能)不能立案|处需要修改|还缺|没听懂");

    private static final String COUNTING = """
            if (window === top && location.protocol === 'http:') {
              heard('turn', location.pathname);
              addEventListener('pointerdown', event => event.isTrusted && heard('tap', ''), true);
              addEventListener('input', event => event.isTrusted
                && event.target.matches('textarea, input:not([type=radio], [type=checkbox], [type=file])')
                && heard('field', location.pathname + ' ' + event.target.name), true);
            }""";

    /** Seen by the person: not what is folded away. */
    private static final String SEEN = "document.body.innerText";

    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger taps = new AtomicInteger();
    private final Set<String> typed = new LinkedHashSet<>();
    private final Set<String> alarms = new LinkedHashSet<>();
    private final String name;
    private int pictures;

    final Page page;

    /** @param name of the case, for its pictures */
    LayHand(Page page, String name) {
        this.page = page;
        this.name = name;
        page.context().exposeBinding("heard", (source, words) -> {
            switch (String.valueOf(words[0])) {
                case "turn" -> turns.incrementAndGet();
                case "tap" -> taps.incrementAndGet();
                default -> typed.add(String.valueOf(words[1]));
            }
            return null;
        });
        page.context().addInitScript(COUNTING);
    }

    /** 慢速 3G and a slow phone: 400 kbit/s either way, 400 ms to the server and back, a sixth of this processor. */
    LayHand slowly() {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Network.enable");
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 400);
        network.addProperty("downloadThroughput", 400 * 1000 / 8);
        network.addProperty("uploadThroughput", 400 * 1000 / 8);
        session.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", 6);
        session.send("Emulation.setCPUThrottlingRate", processor);
        return this;
    }

    int turns() {
        return turns.get();
    }

    int taps() {
        return taps.get();
    }

    Set<String> typed() {
        return typed;
    }

    /** Words on the way that make a layman stop. */
    Set<String> alarms() {
        return alarms;
    }

    LayHand open(String path) {
        page.navigate(path);
        return look();
    }

    /** Taps a field and writes into it. */
    LayHand type(String label, String text) {
        var field = page.getByLabel(label).first();
        unfold(field);
        field.click();
        field.fill(text);
        return this;
    }

    /** Taps an answer, as it reads. */
    LayHand choose(String text) {
        page.locator("main .choice:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + text)))
                .first()
                .click();
        return this;
    }

    /** Taps an answer of a question. */
    LayHand answer(String question, String text) {
        page.locator("fieldset", new Page.LocatorOptions().setHasText(question))
                .locator(".choice", new Locator.LocatorOptions().setHasText(text))
                .first()
                .click();
        return this;
    }

    /** Taps a button or a link that leads to another page, and looks at it. */
    LayHand go(String text) {
        var key = key(text);
        page.waitForNavigation(() -> key.click());
        return look();
    }

    /** Photographs what is needed first, by the button that stands beside it. */
    LayHand photograph(String file, byte[] content) {
        FileChooser chooser = page.waitForFileChooser(
                () -> page.locator("form.need label.button").first().click());
        page.waitForNavigation(() -> chooser.setFiles(new FilePayload(file, "image/png", content)));
        return look();
    }

    boolean sees(String text) {
        return String.valueOf(page.evaluate(SEEN)).contains(text);
    }

    private Locator key(String text) {
        var name = Pattern.compile("^" + text);
        return page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .or(page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)))
                .first();
    }

    private static void unfold(Locator field) {
        var folded = field.locator("xpath=ancestor::details[not(@open)]/summary");
        while (folded.count() > 0) {
            folded.first().click();
        }
    }

    private LayHand look() {
        page.waitForLoadState();
        var seen = String.valueOf(page.evaluate(SEEN));
        ALARMING.matcher(seen)
                .results()
                .forEach(found -> alarms.add(page.url().replaceAll(".*/", "") + ": " + found.group() + " in "
                        + seen.substring(Math.max(0, found.start() - 10), Math.min(seen.length(), found.end() + 10))
                                .replaceAll("\\s+", " ")));
        Pictures.take(page, Path.of("target", "pictures", "lay-%s-%02d.png".formatted(name, ++pictures)), true);
        return this;
    }
}
