package org.lian.workbench.analysis;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lian.reference.PackagedCodes;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Domain;

/** What an output may be, and how a value that is none is answered. */
final class Domains {
    private static final int LISTED = 12;
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

    private static Optional<Map.Entry<String, String>> nearest(Map<String, String> codes, String text) {
        var plain = plain(text);
        return codes.entrySet().stream()
                .min(Comparator.comparingInt(code ->
                        Math.min(distance(plain, plain(code.getKey())), distance(plain, plain(code.getValue())))));
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cf}", "").strip().toUpperCase(Locale.ROOT);
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = one.charAt(i - 1) == other.charAt(j - 1)
                        ? diagonal
                        : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
