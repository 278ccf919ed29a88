package org.lian.web.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.deadlines.Deadlines;
import org.lian.deadlines.TimeUnit;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingStatus;
import org.lian.payment.Channel;
import org.lian.payment.Payments;
import org.lian.reference.TimeLimits;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The periods and the ways to pay as they are in force, for the pages that say what comes: they promise nothing else. */
@Component
class InForce {
    private static final String REVIEW = "review-clock";

    private final Decisions decisions;
    private final TimeLimits timeLimits;
    private final Payments payments;
    private final Deadlines deadlines;

    InForce(Decisions decisions, TimeLimits timeLimits, Payments payments, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.timeLimits = timeLimits;
        this.payments = payments;
    }

    /** For a civil claim that nothing is known of yet. */
    void show(Model model) {
        show(row(FilingFacts.of(Draft.of(Track.CIVIL, null))), model);
    }

    /** How long the court has for a filing of the procedure that nothing is known of yet. */
    String reviewOf(Track track) {
        return reviewOf(FilingFacts.of(Draft.of(track, null)));
    }

    /** The same where it is urgent; empty where that makes no difference. */
    String urgentReviewOf(Track track) {
        var facts = new HashMap<>(FilingFacts.of(Draft.of(track, null)));
        facts.put("urgent", "YES");
        var urgent = reviewOf(facts);
        return urgent.equals(reviewOf(track)) ? "" : urgent;
    }

    /** How long the court has for a filing of these facts. */
    String reviewOf(Map<String, Object> facts) {
        return within(row(facts));
    }

    private static String within(@Nullable Map<String, Object> review) {
        return review == null ? "法定期限以内" : period(review) + "以内";
    }

    /** For a filing: by the version that fixed its own period, once one did; with the article that the period is by. */
    void show(Filing filing, Model model) {
        show(
                decisions.shownFor(filing.id(), false).stream()
                        .filter(record -> record.decisionId().equals(REVIEW))
                        .filter(record -> record.fault() == null)
                        .reduce((earlier, later) -> later)
                        .map(record -> record.rows().get(0))
                        .orElseGet(() -> row(FilingFacts.of(filing))),
                model);
    }

    /**
     * The end of the review of a filing: its own, or as it will be counted in a moment; empty where nothing is reviewed or
     * nobody can say.
     */
    Optional<Instant> reviewDue(Filing filing, Instant receivedAt) {
        if (filing.status() != FilingStatus.UNDER_REVIEW) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(filing.dueAt()).or(() -> {
                var row = decisions.preview(REVIEW, FilingFacts.of(filing)).only();
                return Optional.of(deadlines
                        .days(
                                Integer.parseInt(String.valueOf(row.get("days"))),
                                TimeUnit.valueOf(String.valueOf(row.get("unit"))),
                                receivedAt,
                                String.valueOf(row.get("basis")))
                        .dueAt());
            });
        } catch (DecisionUnclear unclear) {
            return Optional.empty();
        }
    }

    private void show(@Nullable Map<String, Object> review, Model model) {
        var limit = timeLimits.find("fee.acceptance").orElseThrow();
        var online = payments.onlineChannels();
        model.addAttribute("reviewWithin", within(review));
        model.addAttribute("reviewBasis", review == null ? null : review.get("basis"));
        model.addAttribute(
                "payWithin",
                limit.length() + " " + TimeUnit.valueOf(limit.unit()).label() + "以内");
        model.addAttribute("payBy", online.isEmpty() ? "到法院窗口" : "用" + Channel.named(online) + "，或者到法院窗口");
    }

    /** Null where the table gives no answer: then the page names no number. */
    private @Nullable Map<String, Object> row(Map<String, Object> facts) {
        try {
            return decisions.preview(REVIEW, facts).only();
        } catch (DecisionUnclear unclear) {
            return null;
        }
    }

    private static String period(Map<String, Object> row) {
        return row.get("days") + " "
                + TimeUnit.valueOf(String.valueOf(row.get("unit"))).label();
    }
}
