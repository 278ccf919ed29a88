package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** WCAG 2.2 AA by axe: each kind of page once in a JVM, since a kind breaks as a whole. */
final class Accessibility {
    private static final String AXE = script();

    /** Kinds of pages that were looked at, 长辈版 apart. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** A bar that stays in view lies over whatever the page is scrolled to: one scrolls on, and the target is whole. */
    private static final String RUN = """
            () => {
              const bars = [...document.querySelectorAll('body *')].filter(one => getComputedStyle(one).position === 'sticky');
              bars.forEach(bar => { bar.style.position = 'static'; });
              return axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})
              .then(found => found.violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ': ' + node.target.join(' ') + ' ' + node.failureSummary)).join('\\n'))
                .finally(() => bars.forEach(bar => { bar.style.position = ''; }));
            }""";

    private Accessibility() {}

    /** The page has no violation that a machine can see; its script must be on. */
    static void require(Page page) {
        if (!SEEN.contains(kind(page))) {
            look(page);
        }
    }

    /** The same of a page whose kind was looked at before. */
    static void look(Page page) {
        SEEN.add(kind(page));
        page.evaluate(AXE);
        assertThat((String) page.evaluate(RUN)).as("axe on %s", page.url()).isEmpty();
    }

    /** The address without what tells one filing from another, and whether the page is in 长辈版. */
    private static String kind(Page page) {
        var elder = (Boolean) page.evaluate("document.documentElement.classList.contains('elder')");
        return URI.create(page.url())
                        .getPath()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                        .replaceAll("/\\d+(?=/|$)", "/*")
                + (elder ? " elder" : "");
    }

    private static String script() {
        try (var script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
