package org.lian.messages;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mobile numbers of the mainland, as gateways take them. */
final class Phones {
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1[3-9][0-9]{9})");

    private Phones() {}

    /** Eleven digits; empty for a landline, a foreign number and anything else. */
    static Optional<String> mobile(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var number = MOBILE.matcher(typed.replaceAll("[ -]", ""));
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }

    /** 138****8000; whatever is too short is hidden whole. */
    static String masked(@Nullable String phone) {
        return phone == null || phone.length() < 8
                ? "****"
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
