package org.lian.materials;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Identifiers;

/**
 * The print on the photograph of an identity card, as a program read it: to be taken over or compared by a person, since
 * it may be wrong. The last digit of the number fits.
 *
 * @param name null where it was not read
 * @param address null where it was not read
 */
public record IdentityCard(
        @Nullable String name, String number, @Nullable String address) {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u3000\\u00A0]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final Pattern NAME =
            Pattern.compile("姓名[:：.]?(\\p{IsHan}[\\p{IsHan}·]{1,19}?)(?=性别|\\R|$|[^\\p{IsHan}·])");
    private static final Pattern ADDRESS = Pattern.compile(
            "住址[:：.]?(\\p{IsHan}(?s:.){5,90}?)(?=公民|民身份|身份号|号码[:：]?[0-9]{6}|[0-9]{17}[0-9Xx]|\\R\\R|\\z)");
    private static final Pattern NO_ADDRESS = Pattern.compile("[^\\p{IsHan}0-9A-Za-z()（）\\-#]");
    private static final Pattern PLACE = Pattern.compile("省|市|区|县|旗|州|盟");

    /** The card in a text; empty where no number with the right last digit stands in it. */
    static Optional<IdentityCard> in(String text, LocalDate today) {
        var print = BLANKS.matcher(text).replaceAll("");
        return NUMBER.matcher(print)
                .results()
                .map(found -> found.group().toUpperCase(Locale.ROOT))
                .filter(number -> Identifiers.residentId(number, today).valid())
                .findFirst()
                .map(number -> new IdentityCard(name(print), number, address(print)));
    }

    private static @Nullable String name(String print) {
        var found = NAME.matcher(print);
        return found.find() ? found.group(1) : null;
    }

    /** In lines, as a card has it; what is no place is left out rather than shown. */
    private static @Nullable String address(String print) {
        var found = ADDRESS.matcher(print);
        if (!found.find()) {
            return null;
        }
        var address = NO_ADDRESS.matcher(found.group(1)).replaceAll("");
        return PLACE.matcher(address).find() ? address : null;
    }
}
