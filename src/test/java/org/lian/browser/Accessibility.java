package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** WCAG 2.2 AA by axe: each kind of page once in a run of the tests, whatever its JVMs, since a kind breaks as a whole. */
final class Accessibility {
    private static final String AXE = script();

    /** Kinds of pages that were looked at, 长辈版 apart: a file each, for the JVMs of one run see one another there. */
    private static final Path SEEN = seen();

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
        var kind = SEEN.resolve(kind(page));
        try {
            Files.createFile(kind);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        look(page);
    }

    /** The same of a page whose kind was looked at before. */
    static void look(Page page) {
        var kind = SEEN.resolve(kind(page));
        try {
            page.evaluate(AXE);
            assertThat((String) page.evaluate(RUN)).as("axe on %s", page.url()).isEmpty();
            Files.writeString(kind, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable found) {
            // Who tries once more looks once more.
            forget(kind);
            throw found;
        }
    }

    private static void forget(Path kind) {
        try {
            Files.deleteIfExists(kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of this run of Maven; of this JVM, where nobody says which run it is. */
    private static Path seen() {
        try {
            var run = System.getProperty("tests.run");
            return run == null
                    ? Files.createTempDirectory("axe")
                    : Files.createDirectories(Path.of("target", "axe", run.replaceAll("\\W", "-")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address without what tells one filing from another, and whether the page is in 长辈版, as the name of a file. */
    private static String kind(Page page) {
        var elder = (Boolean) page.evaluate("document.documentElement.classList.contains('elder')");
        var path = URI.create(page.url())
                .getPath()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("/\\d+(?=/|$)", "/*");
        return URLEncoder.encode(path + (elder ? " elder" : ""), StandardCharsets.UTF_8);
    }

    private static String script() {
        try (var script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
