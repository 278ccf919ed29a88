package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Hears what a payload does in one person's browser: runs, asks, calls somebody, or makes the policy refuse it. */
final class Alarm {
    private static final String LISTEN = """
            Object.defineProperty(window, 'struck', { set: () => heard('ran in ' + location.href) });
            document.addEventListener('securitypolicyviolation',
                event => heard('refused by ' + event.violatedDirective + ' in ' + location.href + ' ' + event.blockedURI));
            """;

    private static final String LOOK = """
            result => [
              ...[...document.querySelectorAll('[planted], planted, [href^="javascript:" i], [src^="javascript:" i]')]
                .map(element => 'stands in the document: ' + element.outerHTML.slice(0, 200)),
              ...(document.documentElement.outerHTML.includes(result) ? ['evaluated'] : [])]""";

    private final List<String> heard = new ArrayList<>();
    private final String home;

    Alarm(BrowserContext context, String home) {
        this.home = home;
        context.exposeBinding("heard", (source, arguments) -> heard.add(String.valueOf(arguments[0])));
        context.addInitScript(LISTEN);
        context.onDialog(this::asked);
        context.onRequest(request -> called(request.url()));
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                heard.add(message.text());
            }
        });
    }

    private void asked(Dialog dialog) {
        heard.add("asked: " + dialog.message());
        dialog.dismiss();
    }

    private void called(String address) {
        if (!address.startsWith(home) && !address.matches("(?s)(data|blob|about):.*")) {
            heard.add("called " + address);
        }
    }

    /** What was heard since the last time, and what stands in the documents of the page now. */
    List<String> heardOn(Page page) {
        for (var frame : page.frames()) {
            // A frame that has just been pointed elsewhere has no document for a moment.
            frame.waitForFunction("() => document.documentElement !== null");
            ((List<?>) frame.evaluate(LOOK, Payloads.RESULT)).forEach(found -> heard.add(frame.url() + " " + found));
        }
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    void requireSilence(Page page) {
        assertThat(heardOn(page)).as(page.url()).isEmpty();
    }
}
