package org.lian.web.portal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.fees.FeeClasses;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Fees;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.PaymentObligation;
import org.lian.filing.SuggestedProcedures;
import org.lian.filing.ToldParticulars;
import org.lian.filing.ToldWords;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The preview of a fee on a page: either the table of the fee, or a sentence on what is missing for it. */
@Component
class FeePreview {
    /** A sum by which every fee that goes by the sum is more than the least. */
    private static final long SOME_FEN = 10_000_000;

    private final Filings filings;
    private final Fees fees;
    private final PaymentObligation obligation;
    private final SuggestedProcedures procedures;

    FeePreview(Filings filings, Fees fees, PaymentObligation obligation, SuggestedProcedures procedures) {
        this.filings = filings;
        this.fees = fees;
        this.obligation = obligation;
        this.procedures = procedures;
    }

    /** The fee of a filing. */
    void show(Filing filing, Model model) {
        show(filing, filings.feeQuestion(filing), model);
    }

    /** The fee of a filing with another amount, or another property, while one types. */
    void show(Filing filing, FeeQuestion question, Model model) {
        if (question.causeCode() == null && filing.track().asks(Track.Asks.CAUSE)) {
            model.addAttribute("feeProblem", "选好案由以后，可以预先算出诉讼费。");
            return;
        }
        show(question, model);
        // What a judge has granted or has yet to decide is told in words of its own.
        var relief = filing.relief();
        if (relief == null || relief.state() == Filing.Relief.State.REFUSED) {
            notInAdvance(obligation.notInAdvance(filing), model);
        }
        var wish = filing.draft().procedure();
        if (model.getAttribute("fee") instanceof FeeTable fee
                && filing.marks().procedure() == null
                && wish != null
                && wish != Draft.Procedure.ORDINARY
                && procedures.isOpen(filing, wish)) {
            var halved = FeeTable.of(fees.quote(question.under(wish.name())));
            model.addAttribute("fee", fee.wishing(wish.label(), halved));
        }
    }

    /**
     * The fee of a case that nobody has filed.
     *
     * @param facts those of the draft, and what was told beside it
     */
    void show(Track track, Draft draft, Map<String, Object> facts, Model model) {
        var court = draft.courtCode();
        show(
                new FeeQuestion(
                                null,
                                track,
                                draft.causeCode(),
                                draft.claimAmountFen(),
                                null,
                                Set.of(),
                                court == null ? null : new CourtCode(court))
                        .dividing(draft.divorceProperty())
                        .about(draft.answers().get("ipOrMaritime")),
                model);
        notInAdvance(obligation.notInAdvance(track, draft, facts), model);
    }

    /** What a divorce would cost with the property that was told, where that makes it more: nobody has said yet what it divides. */
    void showTold(Draft draft, ToldWords told, Model model) {
        var worth = ToldParticulars.worthOfProperty(told);
        if (worth.isEmpty()) {
            return;
        }
        var question = new FeeQuestion(null, Track.CIVIL, draft.causeCode(), null, null, Set.of(), null);
        var with = FeeTable.of(fees.quote(question.dividing(new DivorceProperty(Extent.KNOWN, worth.get()))));
        var without = FeeTable.of(fees.quote(question.dividing(new DivorceProperty(Extent.NONE, null))));
        if (!with.lines().equals(without.lines())) {
            model.addAttribute("toldWorth", Yuan.shown(worth.get()));
            model.addAttribute("toldFee", with);
        }
    }

    /** What costs nothing has no bill of nothing beside the sentence that says so. */
    private static void notInAdvance(Optional<String> basis, Model model) {
        basis.ifPresent(article -> {
            model.addAttribute("notInAdvance", article);
            if (model.getAttribute("fee") instanceof FeeTable fee && fee.isNothing()) {
                model.addAttribute("fee", null);
            }
        });
    }

    void show(String feeClass, @Nullable Long amountFen, boolean simplified, Model model) {
        show(
                new FeeQuestion(feeClass, null, amountFen, null, simplified ? Set.of("SIMPLIFIED") : Set.of(), null),
                model);
    }

    private void show(FeeQuestion question, Model model) {
        try {
            var fee = FeeTable.of(fees.quote(question));
            model.addAttribute("fee", fee);
            model.addAttribute(
                    "feeDepends",
                    question.amountFen() == null
                            && fee.total() != null
                            && !fee.total()
                                    .equals(FeeTable.of(fees.quote(question.of(SOME_FEN)))
                                            .total()));
        } catch (Refusal refusal) {
            model.addAttribute(
                    "feeProblem",
                    Fees.asksAmount(refusal)
                            ? "填写金额以后，可以预先算出诉讼费。"
                            : FeeClasses.whyUnpriced(refusal).orElse("现在还不能预先算出诉讼费，登记立案以后由法院核定。"));
        }
    }
}
