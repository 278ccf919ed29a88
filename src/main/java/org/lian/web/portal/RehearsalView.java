package org.lian.web.portal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Admissibility;
import org.lian.filing.Draft;
import org.lian.filing.FilingQuestions;
import org.lian.filing.FilingQuestions.Asked;
import org.lian.filing.Filings;
import org.lian.filing.Jurisdiction;
import org.lian.filing.Jurisdiction.Candidate;
import org.lian.filing.Jurisdiction.Connection;
import org.lian.filing.OtherDesks;
import org.lian.filing.RequiredMaterials;
import org.lian.filing.ToldViolence;
import org.lian.filing.ToldWords;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.CourtPlaces;
import org.lian.reference.PlaceQuestions;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a {@link Rehearsal}: the next questions, and what the tables in force say so far. */
@Component
class RehearsalView {
    private final Causes causes;
    private final CauseChoices choices;
    private final Filings filings;
    private final Jurisdiction jurisdiction;
    private final FilingQuestions questions;
    private final Admissibility admissibility;
    private final RequiredMaterials required;
    private final FeePreview fees;
    private final InForce inForce;
    private final CourtPlaces places;

    RehearsalView(
            Causes causes,
            CauseChoices choices,
            Filings filings,
            Jurisdiction jurisdiction,
            FilingQuestions questions,
            Admissibility admissibility,
            RequiredMaterials required,
            FeePreview fees,
            InForce inForce,
            CourtPlaces places) {
        this.places = places;
        this.causes = causes;
        this.choices = choices;
        this.filings = filings;
        this.jurisdiction = jurisdiction;
        this.questions = questions;
        this.admissibility = admissibility;
        this.required = required;
        this.fees = fees;
        this.inForce = inForce;
    }

    /** A ground of the table: what it says, its article, and how the page draws it. */
    record Ground(String text, String basis, String tone) {
        private static Ground of(Map<String, Object> row) {
            return new Ground(
                    String.valueOf(row.get("text")),
                    String.valueOf(row.get("basis")),
                    "ACCEPT".equals(row.get("effect")) ? "ok" : "warn");
        }
    }

    /** A material to bring. */
    record Paper(String name, String note, String basis) {}

    /** As it may be gone on with: a cause of another procedure is none. */
    Rehearsal settled(Rehearsal rehearsal) {
        var known = causes.find(rehearsal.causeCode())
                .filter(cause -> cause.belongsTo(rehearsal.track()))
                .isPresent();
        return known ? rehearsal : rehearsal.withoutCause();
    }

    /** The draft that one goes on with: the other side as far as it was told, the answers to what is asked and no others. */
    Draft draft(Rehearsal rehearsal) {
        var suggested = suggested(rehearsal);
        var court = court(suggested == null ? List.of() : suggested.candidates());
        var draft = draft(rehearsal, court);
        var asked = questions.of(draft, rehearsal.facts(draft)).stream()
                .map(Asked::fact)
                .toList();
        return draft(rehearsal.keeping(asked), court)
                .edit()
                .defendants(rehearsal.other())
                .draft();
    }

    void show(Rehearsal rehearsal, Model model) {
        var form = rehearsal.form();
        model.addAttribute("rehearsal", rehearsal);
        model.addAttribute("form", form);
        model.addAttribute("property", isOfProperty(rehearsal));
        // A page waits for no computation: who tells waits, at the door.
        var atHand = choices.areAtHand(rehearsal.told());
        model.addAttribute("later", !atHand);
        model.addAttribute(
                "led",
                atHand
                        && rehearsal.track() != Track.CIVIL
                        && choices.clearlyMeant(rehearsal.told())
                                .filter(track -> track == rehearsal.track())
                                .isPresent());
        model.addAttribute("placeQuestions", PlaceQuestions.packaged());
        model.addAttribute("claimants", Rehearsal.Claimant.values());
        model.addAttribute("respondents", Rehearsal.Respondent.values());
        var violence = ToldViolence.advice(rehearsal.track(), rehearsal.causeCode(), ToldWords.of(rehearsal.told()));
        model.addAttribute("violence", violence.orElse(null));
        var near = near(rehearsal);
        var offer = choices.of(
                atHand ? rehearsal.told() : "",
                rehearsal.track(),
                Draft.of(rehearsal.track(), near),
                rehearsal.causeCode());
        model.addAttribute("offer", offer);
        model.addAttribute("near", near);
        // The advice has the button of the protection order.
        var desks = offer.desks().stream()
                .filter(desk -> violence.isEmpty() || desk.online() != Track.PROTECTION_ORDER)
                .toList();
        model.addAttribute("desks", desks);
        model.addAttribute("asksNear", desks.stream().anyMatch(OtherDesks.Desk::court));
        if (!rehearsal.isEnough()) {
            return;
        }
        show(withoutUnreadable(rehearsal, model), near, model);
    }

    /** An amount that cannot be read is asked for, and hides nothing of what depends on none. */
    private static Rehearsal withoutUnreadable(Rehearsal rehearsal, Model model) {
        try {
            Yuan.fen("amount", rehearsal.amount());
            return rehearsal;
        } catch (Refusal unreadable) {
            model.addAttribute("faults", Faults.of(unreadable));
            return rehearsal.withoutAmount();
        }
    }

    private void show(Rehearsal rehearsal, @Nullable String near, Model model) {
        var draft = ask(rehearsal, model);
        var facts = rehearsal.facts(draft);
        model.addAttribute(
                "cause",
                causes.find(rehearsal.causeCode()).map(one -> one.name()).orElse(null));
        model.addAttribute("within", inForce.reviewOf(facts));
        model.addAttribute("urgently", facts.get("urgent") == null ? inForce.urgentReviewOf(rehearsal.track()) : "");
        fees.show(rehearsal.track(), draft, facts, model);
        if (isOfProperty(rehearsal) && rehearsal.amount().isEmpty()) {
            fees.showTold(draft, ToldWords.of(rehearsal.told()), model);
        }
        try {
            // The office of the court that was asked for, where the places lead to none.
            var found = admissibility.of(
                    draft.courtCode() == null && near != null
                            ? draft.edit().courtCode(near).draft()
                            : draft,
                    facts);
            model.addAttribute("assessment", found);
            model.addAttribute(
                    "grounds", found.grounds().stream().map(Ground::of).toList());
            model.addAttribute("papers", papers(rehearsal, facts));
        } catch (DecisionUnclear unclear) {
            model.addAttribute("unclear", true);
        }
    }

    /** The places and the questions that still matter; gives the draft that they are of. */
    private Draft ask(Rehearsal rehearsal, Model model) {
        var suggested = suggested(rehearsal);
        var courts = suggested == null ? List.<Candidate>of() : suggested.candidates();
        var draft = draft(rehearsal, court(courts));
        var asked = questions.of(draft, rehearsal.facts(draft)).stream()
                .filter(one -> !one.fact().equals(Rehearsal.COURT_FACT))
                .toList();
        model.addAttribute("courtNotes", suggested == null ? List.of() : suggested.notes());
        model.addAttribute("noLocalCourt", suggested != null && suggested.isOfOneKind());
        model.addAttribute("places", suggested == null ? List.of() : suggested.asked(rehearsal.places()));
        model.addAttribute("courts", courts);
        model.addAttribute("notOfTheDefendant", suggested != null && suggested.isElsewhere());
        // What else may be chosen is known by its place alone: nobody is sent away before he has told it.
        var further = suggested == null
                ? List.<Connection>of()
                : suggested.unknown().stream()
                        .filter(one -> !rehearsal.places().containsKey(one.place()))
                        .toList();
        model.addAttribute("further", further);
        model.addAttribute(
                "elsewhere",
                !courts.isEmpty()
                        && further.isEmpty()
                        && courts.stream().noneMatch(one -> one.court().selfService()));
        model.addAttribute("asked", asked);
        model.addAttribute(
                "open", asked.stream().filter(one -> one.answer() == null).count());
        return draft;
    }

    private List<Paper> papers(Rehearsal rehearsal, Map<String, Object> facts) {
        return required.previewItems(facts, rehearsal.agentKinds()).stream()
                .map(item -> new Paper(
                        item.name(),
                        item.kind().equals("COMPLAINT")
                                ? "不用另写，在网上回答问题就可以"
                                : item.isAdvisable()
                                        ? "有就带上"
                                        : item.isReplaceable() ? "或者" + item.alternative() + "。有其中一样就行" : "",
                        item.basis()))
                .toList();
    }

    private Jurisdiction.@Nullable Suggestion suggested(Rehearsal rehearsal) {
        try {
            var draft = draft(rehearsal, null);
            return jurisdiction.of(draft, rehearsal.facts(draft), rehearsal.places());
        } catch (DecisionUnclear unclear) {
            return null;
        }
    }

    private Draft draft(Rehearsal rehearsal, @Nullable String court) {
        return rehearsal.draft(court, isOfProperty(rehearsal));
    }

    /** The one court of the place that was asked for; null where the words name none or several. */
    private @Nullable String near(Rehearsal rehearsal) {
        var named = places.of(rehearsal.places().getOrDefault(Rehearsal.NEAR, ""));
        return named.size() == 1 ? named.get(0).code().value() : null;
    }

    /** Whether the amount is that of the property that a divorce divides. */
    boolean isOfProperty(Rehearsal rehearsal) {
        return filings.asksProperty(rehearsal.track(), rehearsal.causeCode());
    }

    /** The court that takes it online, where the places lead to one alone. */
    private static @Nullable String court(List<Candidate> candidates) {
        var found = candidates.stream()
                .map(Candidate::court)
                .filter(Court::selfService)
                .distinct()
                .toList();
        return found.size() == 1 ? found.get(0).code().value() : null;
    }
}
