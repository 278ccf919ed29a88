package org.lian.process.automatic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** The table 自动登记, in which a court says what is registered without a review; shipped without a row. */
@Component
class AutoRegistrationTable {
    static final String ID = "auto-registration";

    private final Decisions decisions;
    private final BusinessClock clock;

    AutoRegistrationTable(Decisions decisions, BusinessClock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * The wish of the court for filings of a kind.
     *
     * @param judge user name of the judge who answers for the registration
     * @param samplePercent share that is reviewed by a person all the same, from 1 to 100
     * @param waits how long a filing can be taken out, counted while the court works
     * @param version of the table
     */
    record Rule(String judge, long samplePercent, Duration waits, int version) {}

    /**
     * The row that the filing meets today; empty where a person reviews it.
     *
     * @throws DecisionUnclear where the table gives no answer, or a row without its judge, share or wait
     */
    Optional<Rule> of(Filing filing) {
        return rule(decisions.preview(ID, facts(filing)));
    }

    /** Keeps the row among the filing's decisions. */
    void record(Filing filing) {
        decisions.evaluate(ID, facts(filing), filing.id(), Visibility.INTERNAL);
    }

    private Map<String, Object> facts(Filing filing) {
        var facts = new HashMap<>(FilingFacts.of(filing));
        facts.put("court", filing.court().value());
        facts.put("on", clock.today().toString());
        return facts;
    }

    private static Optional<Rule> rule(Decision decision) {
        return decision.rows().stream()
                .findFirst()
                .map(row -> new Rule(
                        Objects.toString(required(row.get("judge"), "负责的法官")),
                        (Long) required(row.get("samplePercent"), "抽查的百分比"),
                        Duration.ofMinutes((Long) required(row.get("waitMinutes"), "等待的分钟")),
                        decision.version()));
    }

    private static Object required(@Nullable Object cell, String head) {
        if (cell == null) {
            throw new DecisionUnclear(ID, "命中的那一行没有写" + head);
        }
        return cell;
    }
}
