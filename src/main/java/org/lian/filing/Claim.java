package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 诉讼请求: one of the claims of a complaint.
 *
 * @param amountFen what it asks for, in fen; null where it asks for no certain sum
 */
public record Claim(@Nullable String text, @Nullable Long amountFen) {
    private static final Pattern NUMBER = Pattern.compile("^\\s*(?:\\d{1,2}\\s*(?:[、)）]|[.．](?!\\d))"
            + "|[(（][一二三四五六七八九十\\d]{1,3}[)）]、?|[一二三四五六七八九十]{1,3}[、.．])\\s*");

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
        return claims.stream().filter(claim -> FilingFacts.isWritten(claim.text())).toList();
    }
}
