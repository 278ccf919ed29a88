package org.lian.messages;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One plain address of mail: no name, no list, no line break, nothing quoted. */
public final class MailAddress {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST = 200;

    private MailAddress() {}

    /** Whether mail can be sent to what was typed. */
    public static boolean reaches(@Nullable String email) {
        return email != null
                && email.length() <= LONGEST
                && PLAIN.matcher(email).matches();
    }
}
