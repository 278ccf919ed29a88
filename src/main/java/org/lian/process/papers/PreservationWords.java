package org.lian.process.papers;

import static org.lian.process.papers.PlaceWords.letter;
import static org.lian.process.papers.PlaceWords.put;
import static org.lian.process.papers.PlaceWords.sentence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.casenumber.CaseNumbers;
import org.lian.documents.InWords;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.NumberedSuits;
import org.lian.filing.PreservationFollow;
import org.lian.filing.PreservationMatter;
import org.lian.filing.PreservationStage;
import org.lian.filing.Renewals;
import org.lian.filing.ToldPreservations;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** The words of the papers of a preservation and of 先予执行, by its stage. */
@Component
class PreservationWords {
    private final CaseParties parties;
    private final Fees fees;
    private final CaseNumbers numbers;
    private final Renewals renewals;
    private final ToldPreservations told;
    private final NumberedSuits suits;

    PreservationWords(
            CaseParties parties,
            Fees fees,
            CaseNumbers numbers,
            Renewals renewals,
            ToldPreservations told,
            NumberedSuits suits) {
        this.parties = parties;
        this.fees = fees;
        this.numbers = numbers;
        this.renewals = renewals;
        this.told = told;
        this.suits = suits;
    }

    /** The ruling that preserves: what was asked for, what guarantees it, what is preserved, and who bears the fee. */
    void ruling(Map<String, Object> words, Filing filing, Act act) {
        put(words, "number", filing.caseNumber());
        words.put("particulars", parties.all(filing));
        put(words, "measures", sentence(Objects.requireNonNull(act.words().document())));
        letter(words, act);
        words.put("suit", suit(filing));
        follows(words, filing);
        asked(words, filing, act);
        fee(words, filing);
    }

    /** The suit that it is asked for in: by who sues whom, where this court has it, else by its number alone. */
    private Object suit(Filing filing) {
        var number = filing.caseNumber();
        if (number == null || PreservationStage.of(filing.draft()) != PreservationStage.IN_SUIT) {
            return false;
        }
        return suits.find(number).map(parties::matter).orElse(number) + "一案";
    }

    /** What was done, or that nothing could be. */
    void result(Map<String, Object> words, Filing filing, Act act) {
        letter(words, act);
        put(words, "number", filing.caseNumber());
        words.put(
                "executionNumber",
                numbers.ofExecution(filing.id())
                        .<Object>map(CaseNumber::toString)
                        .orElse(false));
        words.put("executed", act.words().isGranted());
        words.put("taken", filing.track().word("taken"));
        words.put("lasts", filing.track().lasts());
        var until = act.words().until();
        put(words, "renewBy", until == null ? null : InWords.day(renewals.askedBy(until)));
        follows(words, filing);
        var on = act.words().ground();
        put(words, "doneOn", on == null ? null : InWords.day(LocalDate.parse(on)));
    }

    private static void follows(Map<String, Object> words, Filing filing) {
        var follow = PreservationFollow.of(filing);
        words.put("beforeSuit", follow.filter(PreservationFollow.SUIT::equals).isPresent());
        words.put(
                "beforeEnforcement",
                follow.filter(PreservationFollow.ENFORCEMENT::equals).isPresent());
    }

    /** What was decided on a matter that came up. */
    void decision(Map<String, Object> words, Filing filing, Act act) {
        var track = filing.track();
        words.put("taken", track.word("taken"));
        put(words, "number", filing.caseNumber());
        words.put("particulars", parties.all(filing));
        words.put("asked", cause(filing, act));
        letter(words, act);
        words.put(
                "outcome",
                switch (Objects.requireNonNull(act.words().document())) {
                    case "RENEW" -> "续行保全，到" + words.get("until") + "为止。";
                    case "SUIT_PROVEN" ->
                        "已经依法"
                                + PreservationFollow.of(filing)
                                        .map(PreservationFollow::act)
                                        .orElse("起诉")
                                + "，保全继续。";
                    case "RELEASE" -> release(words, filing, act);
                    default -> track.word("kept") + (isAskedFor(act) ? "，对该申请不予准许。" : "。");
                });
    }

    /** What is released, until when it would have lasted, and whether a reconsideration, which is given once, is left. */
    private String release(Map<String, Object> words, Filing filing, Act act) {
        var track = filing.track();
        var preserved = told.preserved(filing.id());
        var ruled = sentence(Objects.requireNonNull(preserved.ruling().words().document()));
        put(words, "ruledOn", PlaceWords.day(preserved.ruling().at()));
        words.put("measures", ruled);
        var on = preserved.on();
        words.put("doneOn", on == null ? false : InWords.day(on));
        words.put("done", said(preserved.done()).<Object>map(done -> done + "。").orElse(false));
        words.put("reconsidered", matter(act) == PreservationMatter.RECONSIDERATION);
        if (!track.lasts()) {
            return track.word("released") + "。";
        }
        var until = preserved.until();
        return track.word("released") + "，解除的措施是："
                + said(preserved.done()).or(() -> said(ruled)).orElseThrow()
                + (until == null ? "" : "（到" + InWords.day(until) + "为止）") + "。";
    }

    /** What made a judge decide, as precisely as the court knows it. */
    private String cause(Filing filing, Act act) {
        var raised = told.raised(filing.id(), act);
        var who = raised.words().isGranted() ? "被申请人" : "申请人";
        return switch (matter(act)) {
            case SUIT_ENDED -> said(raised.words().reason()).orElseThrow();
            case RELEASE, RECONSIDERATION -> who + matter(act).label();
            case PERIOD_OVER ->
                "RELEASE".equals(act.words().document())
                        ? told.missed(filing.id(), act.at())
                                .map(PreservationFollow::missed)
                                .orElse("保全期限届满")
                        : matter(act).label();
            case SUIT_BROUGHT, RENEWAL -> matter(act).label();
        };
    }

    private static boolean isAskedFor(Act decision) {
        return matter(decision) != PreservationMatter.SUIT_ENDED;
    }

    private static PreservationMatter matter(Act decision) {
        return PreservationMatter.valueOf(
                Objects.requireNonNull(decision.words().ground()));
    }

    /** What was asked for, in the ruling that refuses it. */
    static void request(Map<String, Object> words, Filing filing) {
        var draft = filing.draft();
        words.put(
                "request",
                said(draft.claims())
                        .<Object>map(text -> text.replaceFirst("^请求[：:]?", ""))
                        .orElse(false));
        words.put("amount", money(Optional.ofNullable(draft.claimAmountFen())));
        words.put("amountWord", filing.track().word("amountWord"));
    }

    private static void asked(Map<String, Object> words, Filing filing, Act ruling) {
        request(words, filing);
        words.put(
                "guarantee",
                said(ruling.words().ground()).<Object>map(text -> text).orElse(false));
    }

    private void fee(Map<String, Object> words, Filing filing) {
        var fee = money(fees.bill(filing.id()).filter(FeeBill::confirmed).map(FeeBill::payableFen));
        var isPaid = !Boolean.FALSE.equals(fee);
        var stage = PreservationStage.of(filing.draft());
        words.put("fee", fee);
        words.put("feeBeforeSuit", isPaid && stage == PreservationStage.BEFORE_SUIT);
        words.put("feeInSuit", isPaid && stage == PreservationStage.IN_SUIT);
    }

    /** Typed text for the middle of a sentence; empty where nobody said anything. */
    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).filter(typed -> !typed.isBlank()).map(typed -> typed.strip()
                .replaceAll("[。；;]+$", ""));
    }

    private static Object money(Optional<Long> fen) {
        return fen.filter(sum -> sum > 0)
                .<Object>map(sum -> new Fen(sum).toString())
                .orElse(false);
    }
}
