package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * How long each kind of paper takes to be set once the fonts are parsed and the JVM is warm, beside the least that PDFBox
 * needs for the same words with the same fonts. {@code mvn -Pbench test}; {@code -Dbench.rounds} for more.
 */
@Tag("bench")
class PaperBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UP = 60;
    private static final double TARGET_MS = 15;
    private static final Instant MOMENT = Instant.parse("2026-11-28T01:00:00Z");
    private static final float MARGIN = 60;
    private static final float SIZE = 14;
    private static final int LINE = 32;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The middle and the slowest, in ms of one processor: what else the machine does is left out. */
    private record Times(double median, double slowest) {
        static Times of(Supplier<byte[]> work) {
            var nanos = new long[ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                var begin = THREADS.getCurrentThreadCpuTime();
                work.get();
                nanos[round] = THREADS.getCurrentThreadCpuTime() - begin;
            }
            Arrays.sort(nanos);
            return new Times(nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS - 1] / 1e6);
        }
    }

    @Test
    @DisplayName("每一种文书热排的中位数不超过 15 毫秒，每次的字节相同")
    void eachKindIsSetInTime() {
        Printed.needsTheFont();
        // Without a court nobody has configured the log, and each line of PDFBox would be timed too.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var templates = new Templates();
        var typeface = new Typeface();
        var typesetter = new Typesetter(typeface);
        var forms = PaperForms.declared().all();
        var pages = forms.stream().map(form -> page(templates, form)).toList();

        var begin = THREADS.getCurrentThreadCpuTime();
        typesetter.set(pages.get(0), MOMENT);
        var cold = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
        for (var round = 0; round < WARM_UP; round++) {
            pages.forEach(page -> typesetter.set(page, MOMENT));
        }
        var weights = typeface.weights();
        for (var round = 0; round < WARM_UP; round++) {
            pages.forEach(page -> bare(page, weights));
        }

        System.out.printf(Locale.ROOT, "first paper after the start, fonts parsed with it: %.0f ms%n%n", cold);
        System.out.println(
                "| paper | set, median ms | slowest | PDFBox alone, median ms | ratio |\n|---|---|---|---|---|");
        var slowest = 0.0;
        for (var at = 0; at < forms.size(); at++) {
            var page = pages.get(at);
            var first = typesetter.set(page, MOMENT);
            var ours = Times.of(() -> typesetter.set(page, MOMENT));
            var bare = Times.of(() -> bare(page, weights));
            slowest = Math.max(slowest, ours.median());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                    forms.get(at).name(),
                    ours.median(),
                    ours.slowest(),
                    bare.median(),
                    ours.median() / bare.median());
            assertThat(typesetter.set(page, MOMENT)).isEqualTo(first);
        }
        System.out.printf(Locale.ROOT, "%nslowest median %.1f ms; cold to that: %.0f times%n", slowest, cold / slowest);
        assertThat(slowest).as("the slowest kind, ms").isLessThanOrEqualTo(TARGET_MS);
    }

    private static String page(Templates templates, PaperForm form) {
        return templates
                .fill(
                        form.template(),
                        Templates.packaged(form.template()),
                        SampleCase.USUAL.words(form, PaperForms.declared().shared()))
                .page();
    }

    /** The same words line under line, nothing laid out: both fonts embedded as subsets, as in a paper. */
    private static byte[] bare(String page, Typeface.Weights weights) {
        try (var document = new PDDocument()) {
            var regular = font(document, weights.regular());
            var bold = font(document, weights.bold());
            var lines = ReadAloud.text(page)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split("(?<=\\G.{" + LINE + "})")))
                    .filter(line -> !line.isBlank())
                    .toList();
            write(document, List.of(ReadAloud.title(page)), bold);
            write(document, lines, regular);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDType0Font font(PDDocument document, TrueTypeFont font) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    private static void write(PDDocument document, List<String> lines, PDType0Font font) throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (var content = new PDPageContentStream(document, sheet)) {
            content.beginText();
            content.setFont(font, SIZE);
            content.setLeading(SIZE * 1.5f);
            content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
            for (var line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }
}
