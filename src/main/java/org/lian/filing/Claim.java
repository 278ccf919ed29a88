package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.PlainText;

/**
 * 诉讼请求: one of the claims of a complaint.
 *
 * @param amountFen what it asks for, in fen; null where it asks for no certain sum
 */
public record Claim(@Nullable String text, @Nullable Long amountFen) {
    /** More are put together. */
    public static final int MOST = 50;

    private static final Pattern NUMBER = Pattern.compile("^\\s*(?:\\d{1,2}\\s*(?:[、)）]|[.．](?!\\d))"
            + "|[(（][一二三四五六七八九十\\d]{1,3}[)）]、?|[一二三四五六七八九十]{1,3}[、.．])\\s*");

    boolean isEmpty() {
        return !FilingFacts.isWritten(text) && amountFen == null;
    }

    /** The claim as it is kept. */
    Claim plain() {
        return new Claim(text == null ? null : PlainText.line(text), amountFen);
    }

    /** The claim with its sum. */
    String said() {
        return String.valueOf(text)
                        .strip()
                        .replaceFirst("^[0-9０-９]{1,2}\\s*[、.．](?![0-9])\\s*", "")
                        .replaceFirst("[；;。.，,、\\s]+$", "")
                + (amountFen == null ? "" : "，金额 " + new Fen(amountFen));
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
                .map(Claim::amountFen)
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
