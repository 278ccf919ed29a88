package org.lian.fees;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;

/** 本院的收费规定: dated rows that a court or its province sets; without a row the law's own sum or range stays. */
@Component
class CourtRules {
    static final String PROVINCE = "provincial-amount";
    static final String USUAL = "usual-amount";
    static final String ROUNDING = "fee-rounding";

    private final Decisions decisions;
    private final BusinessClock clock;

    CourtRules(Decisions decisions, BusinessClock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Preview or recorded evaluation. */
    interface Asking {
        Decision ask(String decisionId, Map<String, Object> facts);
    }

    /** 办法 13, last paragraph: the province's amount, where its notice is a row. */
    Optional<Decision> ofTheProvince(String feeClass, @Nullable CourtCode court, Asking tables) {
        if (court == null || court.value().isEmpty()) {
            return Optional.empty();
        }
        var facts = dated();
        // 案号规定 4: a court's code begins with its province's.
        facts.put("province", court.value().substring(0, 1));
        facts.put("feeClass", feeClass);
        return row(tables.ask(PROVINCE, facts));
    }

    /** What this court usually charges inside a range, which a person still confirms. */
    Optional<Decision> usual(String feeClass, @Nullable CourtCode court, Asking tables) {
        var facts = ofTheCourt(court);
        facts.put("feeClass", feeClass);
        // Recorded only where the court has such a rule: its absence decides nothing.
        return row(decisions.preview(USUAL, facts)).map(found -> tables.ask(USUAL, facts));
    }

    /** How this court rounds a fee. */
    Optional<Decision> rounding(@Nullable CourtCode court, Asking tables) {
        var facts = ofTheCourt(court);
        return row(decisions.preview(ROUNDING, facts)).map(found -> tables.ask(ROUNDING, facts));
    }

    private Map<String, Object> ofTheCourt(@Nullable CourtCode court) {
        var facts = dated();
        if (court != null) {
            facts.put("court", court.value());
        }
        return facts;
    }

    private Map<String, Object> dated() {
        var facts = new HashMap<String, Object>();
        facts.put("on", clock.today().toString());
        return facts;
    }

    private static Optional<Decision> row(Decision decision) {
        return decision.rows().isEmpty() ? Optional.empty() : Optional.of(decision);
    }
}
