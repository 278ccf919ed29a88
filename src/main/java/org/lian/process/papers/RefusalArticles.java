package org.lian.process.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * 民诉法 126, 行诉法 51: the articles of a refusal, that by which a court refuses at all among them; laws before
 * interpretations (法释〔2009〕14号 2).
 */
final class RefusalArticles {
    private static final String INTERPRETATION = "最高人民法院";

    private RefusalArticles() {}

    /** The articles in the order in which a ruling cites them; the decision's is not said twice. */
    static String cited(String basis, String decision) {
        var laws = new ArrayList<>(laws(basis));
        if (!basis.contains(decision) && laws.stream().noneMatch(law -> isPartOf(law, decision))) {
            add(laws, decision);
        }
        laws.sort(Comparator.comparing(law -> law.startsWith(INTERPRETATION)));
        return String.join("、", laws);
    }

    /** Behind the other articles of its law, whose name is not said again; else behind all. */
    private static void add(List<String> laws, String decision) {
        var law = law(decision);
        for (var at = 0; at < laws.size(); at++) {
            if (!law.isEmpty() && law(laws.get(at)).equals(law)) {
                laws.set(at, laws.get(at) + "、" + decision.substring(law.length()));
                return;
            }
        }
        laws.add(decision);
    }

    /** One for each law: its name with the articles that follow it. */
    private static List<String> laws(String basis) {
        return Arrays.stream(basis.split("[；;]|、(?!第)"))
                .map(String::strip)
                .filter(law -> !law.isEmpty())
                .toList();
    }

    private static boolean isPartOf(String law, String decision) {
        return law(law).equals(law(decision))
                && law.contains(decision.substring(law(decision).length()));
    }

    private static String law(String articles) {
        return articles.substring(0, Math.max(0, articles.indexOf('第')));
    }
}
