package org.lian.process.papers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 民诉法 126, 行诉法 51: the article by which a court refuses at all, beside the one of which the reason is a case. */
final class RefusalArticles {
    private RefusalArticles() {}

    /** How it goes on behind the reason's basis, without the name of a law that was just named; empty where the basis says it. */
    static Optional<String> besides(@Nullable String basis, String decision) {
        if (basis == null || basis.contains(decision)) {
            return Optional.empty();
        }
        var law = decision.substring(0, Math.max(0, decision.indexOf('第')));
        var isOfOneLaw = !law.isEmpty() && basis.startsWith(law) && !basis.contains("；");
        var article = isOfOneLaw ? decision.substring(law.length()) : decision;
        return isOfOneLaw && basis.contains(article) ? Optional.empty() : Optional.of(article);
    }
}
