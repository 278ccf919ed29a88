package org.lian.keys;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a key, of its file and in the header of what it sealed; the highest number of a kind is current. */
record KeyId(KeyKind kind, int number) {
    static final Comparator<KeyId> BY_NUMBER = Comparator.comparingInt(KeyId::number);

    private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9-]*)-([1-9][0-9]{0,8})");

    /** Empty for what is no key of ours, such as a password file beside the keys. */
    static Optional<KeyId> parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return KeyKind.ofPrefix(parts.group(1)).map(kind -> new KeyId(kind, Integer.parseInt(parts.group(2))));
    }

    KeyId next() {
        return new KeyId(kind, number + 1);
    }

    @Override
    public String toString() {
        return kind.prefix() + "-" + number;
    }
}
