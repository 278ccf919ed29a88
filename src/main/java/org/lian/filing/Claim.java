package org.lian.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.InWords;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.WrittenSum;

/**
 * 诉讼请求: one of the claims of a complaint.
 *
 * @param amountFen what it asks for, in fen; null where it asks for no certain sum
 * @param interest that runs on it until it is paid; null for none
 * @param periodic what is paid again and again; null for nothing
 * @param against of several defendants those of whom it is asked; empty for all in one way
 * @param by of several plaintiffs the names of those who ask it; empty for all
 * @param foreign the sum in the currency in which it is asked; null for 人民币
 */
public record Claim(
        @Nullable String text,
        @Nullable Long amountFen,
        @Nullable Interest interest,
        @Nullable Periodic periodic,
        List<Liable> against,
        List<String> by,
        @Nullable ForeignSum foreign) {
    /** More are put together. */
    public static final int MOST = 50;

    private static final Pattern NUMBER = Pattern.compile("^\\s*(?:\\d{1,2}\\s*(?:[、)）]|[.．](?!\\d))"
            + "|[(（][一二三四五六七八九十\\d]{1,3}[)）]、?|[一二三四五六七八九十]{1,3}[、.．])\\s*");

    public Claim {
        against = against == null ? List.of() : List.copyOf(against);
        by = by == null ? List.of() : List.copyOf(by);
    }

    /** One that all ask of all, once and for all. */
    public Claim(@Nullable String text, @Nullable Long amountFen) {
        this(text, amountFen, null, null, List.of(), List.of(), null);
    }

    /** Whether nothing was written in it. */
    public boolean blank() {
        return !FilingFacts.isWritten(text)
                && amountFen == null
                && interest == null
                && periodic == null
                && foreign == null;
    }

    /** What it comes to, in fen: its sum and the interest that has run; null where neither is certain. */
    @Nullable
    Long worthFen() {
        var run = interest == null ? Optional.<Long>empty() : interest.countedFen(amountFen);
        return run.isEmpty() ? amountFen : Long.valueOf(run.get() + (amountFen == null ? 0 : amountFen));
    }

    /** Whether its interest is counted up to a day; yes where there is none. */
    boolean isCounted() {
        return interest == null || interest.countedTo() != null;
    }

    /** The same with its interest counted up to that day. */
    Claim countedTo(LocalDate day) {
        var run = Objects.requireNonNull(interest);
        return new Claim(text, amountFen, run.countedTo(day), periodic, against, by, foreign);
    }

    /** The same with its sum counted from the foreign one, where that is whole. */
    Claim inYuan() {
        return foreign == null || !foreign.isWhole()
                ? this
                : new Claim(text, foreign.fen().orElseThrow(), interest, periodic, against, by, foreign);
    }

    /** The claim as it is kept. */
    Claim plain() {
        return new Claim(
                Party.line(text),
                amountFen,
                interest == null
                        ? null
                        : new Interest(
                                interest.baseFen(),
                                Party.line(interest.rate()),
                                Party.line(interest.from()),
                                Party.line(interest.countedTo())),
                periodic == null
                        ? null
                        : new Periodic(
                                periodic.eachFen(),
                                periodic.every(),
                                Party.line(periodic.from()),
                                Party.line(periodic.until())),
                against.stream()
                        .map(one -> new Liable(Party.line(one.name()), one.manner()))
                        .toList(),
                by.stream().map(PlainText::line).toList(),
                foreign == null ? null : foreign.plain());
    }

    /** The claim with all that was said of it, its sum last where its words do not name it. */
    String said() {
        return said(sum -> "");
    }

    /** The same as a signed paper says it: the sum in characters follows the one in figures. */
    String saidInCapitals() {
        return said(sum -> "（" + InWords.money(sum) + "）");
    }

    /** Whether that sum is the one that the words name, however they write it. */
    static boolean names(@Nullable String words, @Nullable Long fen) {
        return words != null && fen != null && Set.copyOf(WrittenSum.in(words)).equals(Set.of(fen));
    }

    private String said(Function<Fen, String> capitals) {
        var sum = amountFen == null ? "" : capitals.apply(new Fen(amountFen));
        var named = foreign == null && names(text, amountFen);
        return String.valueOf(text)
                        .strip()
                        .replaceFirst("^[0-9０-９]{1,2}\\s*[、.．](?![0-9])\\s*", "")
                        .replaceFirst("[；;。.，,、\\s]+$", "")
                + (named ? sum : "")
                + (by.isEmpty() ? "" : "（由" + String.join("、", by) + "提出）")
                + (interest == null ? "" : interest.said(amountFen))
                + (periodic == null ? "" : periodic.said(text))
                + against.stream().map(one -> "，由" + one.said()).collect(Collectors.joining())
                + (foreign != null && foreign.isWhole()
                        ? foreign.said() + sum
                        : amountFen == null || named ? "" : "，金额 " + new Fen(amountFen) + sum);
    }

    /** The claims as one text, a numbered line each; one that asks for nothing yet is left out. */
    static @Nullable String text(List<Claim> claims) {
        var written = claims.stream()
                .filter(claim -> FilingFacts.isWritten(claim.text()))
                .toList();
        return written.isEmpty()
                ? null
                : IntStream.range(0, written.size())
                        .mapToObj(
                                at -> (at + 1) + ". " + written.get(at).said() + (at == written.size() - 1 ? "。" : "；"))
                        .collect(Collectors.joining("\n"));
    }

    /** What they ask for together, in fen; null where none names a sum. */
    static @Nullable Long sum(List<Claim> claims) {
        return claims.stream()
                .map(Claim::worthFen)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    /** The claims of a text that was written as a whole: a line each, or as its numbers part it. */
    public static List<Claim> listOf(@Nullable String written) {
        var claims = new ArrayList<Claim>();
        var lines = written == null
                ? List.<String>of()
                : written.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        var numbered = lines.stream().anyMatch(line -> NUMBER.matcher(line).find());
        for (var line : lines) {
            var begins = !numbered || NUMBER.matcher(line).find() || claims.isEmpty();
            var text = NUMBER.matcher(line).replaceFirst("");
            if (begins) {
                claims.add(new Claim(text, null));
            } else {
                var last = claims.remove(claims.size() - 1);
                claims.add(new Claim(last.text() + text, null));
            }
        }
        return claims.stream()
                .filter(claim -> FilingFacts.isWritten(claim.text()))
                .toList();
    }
}
