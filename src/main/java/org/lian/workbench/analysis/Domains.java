package org.lian.workbench.analysis;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lian.reference.PackagedCodes;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Domain;

/** The values that an output may have, and the answer to a value that is none. */
final class Domains {
    private static final int LISTED = 12;
    /** A letter that is wrong, missing or too much. */
    private static final int WRONG = 2;

    private static final int TURNED = 1;
    private static final Domain TYPE_CODES = new Domain(PackagedCodes.caseTypes(), null, null);

    private Domains() {}

    static Domain ofOutput(String decision, String output) {
        return decision.equals("case-code") && output.equals("typeCode")
                ? TYPE_CODES
                : AnswerDomains.of(decision, output);
    }

    /** What it could be instead, for people. */
    static String remedy(Domain domain, Object value) {
        if (domain.codes().isEmpty()) {
            return "应当是 " + domain.words();
        }
        var nearest = nearest(domain.codes(), String.valueOf(value))
                .map(code -> "最接近的是 " + code.getKey()
                        + (code.getKey().equals(code.getValue()) ? "" : "（" + code.getValue() + "）"))
                .orElse("");
        return domain.codes().size() > LISTED ? nearest : nearest + "；可以用的有：" + domain.words();
    }

    /** Of the same parent where the code has one: {@code 12.85} is not {@code 10.35}. */
    private static Optional<Map.Entry<String, String>> nearest(Map<String, String> codes, String text) {
        var plain = plain(text);
        var parent = parent(codes, plain);
        return codes.entrySet().stream()
                .filter(code -> code.getKey().startsWith(parent))
                .min(Comparator.<Map.Entry<String, String>>comparingInt(code -> Math.min(
                                distance(plain, plain(code.getKey())), distance(plain, plain(code.getValue()))))
                        .thenComparingInt(code -> -shared(plain, code.getKey()))
                        .thenComparing(Map.Entry::getKey));
    }

    /** As much before a point as is a code; nothing where nothing is. */
    private static String parent(Map<String, String> codes, String text) {
        for (var end = text.lastIndexOf('.'); end > 0; end = text.lastIndexOf('.', end - 1)) {
            if (codes.containsKey(text.substring(0, end))) {
                return text.substring(0, end);
            }
        }
        return "";
    }

    private static int shared(String one, String other) {
        var length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cf}", "").strip().toUpperCase(Locale.ROOT);
    }

    /** Damerau's and Levenshtein's; two letters changed round are less than one wrong letter. */
    private static int distance(String one, String other) {
        var to = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                to[i][j] = i == 0 || j == 0 ? (i + j) * WRONG : step(to, one, other, i, j);
            }
        }
        return to[one.length()][other.length()];
    }

    private static int step(int[][] to, String one, String other, int i, int j) {
        var isSame = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(to[i - 1][j - 1] + (isSame ? 0 : WRONG), Math.min(to[i - 1][j], to[i][j - 1]) + WRONG);
        var isTurned =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isTurned ? Math.min(least, to[i - 2][j - 2] + TURNED) : least;
    }
}
