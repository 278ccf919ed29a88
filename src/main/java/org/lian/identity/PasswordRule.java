package org.lian.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal.Fault;

/** The rule for every password: long enough, short enough to be hashed whole, and none that everybody tries first. */
final class PasswordRule {
    private static final int SHORTEST = 8;
    private static final int LONGEST_BYTES = 72;
    private static final int FEWEST_SIGNS = 4;

    /** Those that lists of stolen passwords begin with and that no other part of the rule meets. */
    private static final Set<String> TRIED_FIRST = Set.of(
            "password",
            "password1",
            "passw0rd",
            "p@ssw0rd",
            "12345678a",
            "a12345678",
            "a123456789",
            "123456789a",
            "1234qwer",
            "qwer1234",
            "qwertyui",
            "qwertyuiop",
            "asdfghjkl",
            "asdf1234",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "1qaz2wsx",
            "1qazxsw2",
            "zxcvbnm123",
            "abcd1234",
            "abc12345",
            "abc123456",
            "qq123456",
            "qwe123456",
            "woaini1314",
            "woaini520",
            "woaini521",
            "5201314520",
            "iloveyou",
            "admin123",
            "admin888",
            "administrator",
            "sunshine",
            "princess",
            "football",
            "superman",
            "computer",
            "welcome1",
            "letmein1",
            "trustno1",
            "147258369",
            "123qweasd",
            "qweasdzxc",
            "11223344",
            "12341234",
            "1234567890");

    private PasswordRule() {}

    /** Names what is wrong with it under the field; {@code own} are the names and numbers that anybody would try. */
    static void require(@Nullable String password, String field, List<Fault> faults, @Nullable String... own) {
        var typed = password == null ? "" : password;
        if (typed.length() < SHORTEST) {
            faults.add(new Fault(field, "INVALID", "密码用 8 位以上，可以用一句您记得住的话"));
        } else if (typed.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            faults.add(new Fault(field, "INVALID", "密码太长了，请用短一些的：汉字最多 24 个，字母和数字最多 72 个"));
        } else if (isGuessed(typed.toLowerCase(Locale.ROOT), own)) {
            faults.add(new Fault(field, "GUESSABLE", "这个密码别人一猜就中（连着的数字、用户名、电话号码、常用的词），请换一句您自己记得住的话"));
        }
    }

    private static boolean isGuessed(String typed, @Nullable String... own) {
        return typed.chars().distinct().count() < FEWEST_SIGNS
                || isRow(typed, 1)
                || isRow(typed, -1)
                || TRIED_FIRST.contains(typed)
                || Arrays.stream(own)
                        .anyMatch(name ->
                                name != null && name.toLowerCase(Locale.ROOT).equals(typed));
    }

    /** Whether each sign is the next one of the alphabet or the digits. */
    private static boolean isRow(String typed, int step) {
        return IntStream.range(1, typed.length()).allMatch(at -> typed.charAt(at) - typed.charAt(at - 1) == step);
    }
}
