package org.lian.process.conclusions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Jurisdiction;
import org.lian.filing.Mediations;
import org.lian.forms.Conclusion;
import org.lian.process.CorrectionNotices;
import org.lian.process.ReviewGrounds;
import org.lian.process.TaskKind;
import org.lian.process.filing.CaseRegistration;
import org.lian.process.filing.CauseParts;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 审查立案材料: corrects what the reviewer corrected, then takes the conclusion. */
@Component
@Variables(sets = {Variable.REVIEW_OUTCOME, Variable.BEFORE_OUTCOME, Variable.CAUSE_PART})
class ReviewDecision implements TaskDecision<ReviewDecision.Review> {
    /**
     * The conclusion of a review; whatever it is, the reviewer may have corrected the filing, for a reason that is
     * told. The basis is what stands beside the article of the ground.
     */
    sealed interface Review {
        FilingLifecycle.@Nullable Confirmed confirmed();

        @Nullable
        String reason();

        @Conclusion("REGISTER")
        record Register(
                FilingLifecycle.@Nullable Confirmed confirmed,
                @Nullable String reason) implements Review {}

        @Conclusion("CORRECT")
        record Correct(
                FilingLifecycle.@Nullable Confirmed confirmed,
                List<CorrectionNotices.Item> items,
                @Nullable Integer days,
                @Nullable String reason)
                implements Review {}

        @Conclusion("ADVISE")
        record Advise(
                FilingLifecycle.@Nullable Confirmed confirmed,
                String ground,
                @Nullable String competentCourt,
                String reason,
                @Nullable String basis)
                implements Review {}

        /** 先行调解: the conditions are met, and the filer agrees. */
        @Conclusion("MEDIATE")
        record Mediate(
                FilingLifecycle.@Nullable Confirmed confirmed,
                @Nullable String reason) implements Review {}

        @Conclusion("REFUSE")
        record Refuse(
                FilingLifecycle.@Nullable Confirmed confirmed,
                String ground,
                String reason,
                @Nullable String basis) implements Review {}
    }

    private final FilingLifecycle filings;
    private final CaseRegistration registration;
    private final CorrectionNotices notices;
    private final ReviewGrounds grounds;
    private final CourtActs acts;
    private final Mediations mediations;
    private final Jurisdiction jurisdiction;
    private final Courts courts;

    ReviewDecision(
            FilingLifecycle filings,
            CaseRegistration registration,
            CorrectionNotices notices,
            ReviewGrounds grounds,
            CourtActs acts,
            Mediations mediations,
            Jurisdiction jurisdiction,
            Courts courts) {
        this.filings = filings;
        this.registration = registration;
        this.notices = notices;
        this.grounds = grounds;
        this.acts = acts;
        this.mediations = mediations;
        this.jurisdiction = jurisdiction;
        this.courts = courts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REVIEW;
    }

    @Override
    public Class<ReviewDecision.Review> answers() {
        return ReviewDecision.Review.class;
    }

    @Override
    public Map<String, Object> decide(Actor actor, TaskInHand task, Review review) {
        var filing = task.filing();
        confirm(actor, filing, review);
        // Until somebody decides otherwise the filing is on its way to be registered.
        var before = FilingVariables.Before.REGISTER;
        if (review instanceof Review.Correct correct) {
            notices.decide(actor, filing, correct.items(), correct.days(), correct.reason());
            before = FilingVariables.Before.CORRECT;
        } else if (review instanceof Review.Advise advise) {
            advise(actor, filing, advise);
        } else if (review instanceof Review.Mediate) {
            mediations.decide(actor, filing);
            before = FilingVariables.Before.MEDIATE;
        } else if (review instanceof Review.Refuse refuse) {
            var ground = grounds.refusal(filings.filing(filing), refuse.ground());
            acts.proposeRefusal(actor, filing, ground.code(), refuse.reason(), ground.basisWith(refuse.basis()));
        }
        return Map.of(
                Variable.CAUSE_PART.key(), CauseParts.of(filings.filing(filing)),
                Variable.REVIEW_OUTCOME.key(), Conclusions.of(review),
                Variable.BEFORE_OUTCOME.key(), before.name());
    }

    private void confirm(Actor actor, FilingId filing, Review review) {
        var confirmed = review.confirmed();
        if (confirmed == null) {
            return;
        }
        registration.requireKnownType(confirmed.typeCode());
        filings.correct(actor, filing, confirmed, review.reason());
        // Nothing is decided on the procedure of a case that is not registered.
        if (confirmed.procedure() != null && review instanceof Review.Register) {
            filings.decideProcedure(actor, filing, confirmed.procedure());
        }
    }

    private void advise(Actor actor, FilingId filing, Review.Advise advise) {
        var ground = grounds.advice(filings.filing(filing), advise.ground());
        var designated = ground.namesCourt() ? designated(filings.filing(filing)) : Optional.<Jurisdiction.Note>empty();
        var named = advise.competentCourt() == null
                ? designated.map(Jurisdiction.Note::court).filter(court -> !court.isEmpty())
                : Optional.of(courtName(advise.competentCourt()));
        if (ground.namesCourt() && named.isEmpty()) {
            throw Refusal.invalid("competentCourt", "MISSING", "不属于本院管辖的，请指明有管辖权的法院（民事诉讼法第一百二十七条第四项）");
        }
        var articles = ground.basisWith(advise.basis());
        acts.advise(
                actor,
                filing,
                ground.code(),
                ground.namesCourt() ? named.orElseThrow() : null,
                advise.reason() + designated.map(note -> "。" + note.text()).orElse(""),
                designated
                        .map(Jurisdiction.Note::basis)
                        .filter(article -> !articles.contains(article))
                        .map(article -> articles + "；" + article)
                        .orElse(articles));
    }

    /** A court's name for its code; any other text stays as it was written. */
    private String courtName(String written) {
        return courts.find(new CourtCode(written.strip())).map(Court::name).orElse(written);
    }

    /** What the table of special courts says of this court and this case. */
    private Optional<Jurisdiction.Note> designated(Filing filing) {
        return courts.find(filing.court()).flatMap(court -> jurisdiction.designated(filing.draft(), court));
    }
}
