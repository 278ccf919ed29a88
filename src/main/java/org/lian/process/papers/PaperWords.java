package org.lian.process.papers;

import static org.lian.process.papers.PlaceWords.day;
import static org.lian.process.papers.PlaceWords.flat;
import static org.lian.process.papers.PlaceWords.letter;
import static org.lian.process.papers.PlaceWords.moment;
import static org.lian.process.papers.PlaceWords.put;
import static org.lian.process.papers.PlaceWords.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.Citations;
import org.lian.documents.InWords;
import org.lian.documents.OwnNotice;
import org.lian.fees.Fees;
import org.lian.filing.AcceptanceWords;
import org.lian.filing.Act;
import org.lian.filing.CorrectionItem;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.PaymentCodes;
import org.lian.filing.SuitAgain;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.payment.Channel;
import org.lian.payment.Payments;
import org.lian.process.clocks.AdvicePeriod;
import org.lian.process.clocks.CourtPeriods;
import org.lian.process.fee.FeeDuty;
import org.lian.process.fee.FeeReviewWords;
import org.lian.process.fee.GrantedWithdrawals;
import org.lian.process.fee.ReliefWords;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.reference.TimeLimits;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The words that the case gives to the places of a paper's template: names, dates, sums, articles. */
@Component
public class PaperWords {
    private final Courts courts;
    private final CourtContacts contacts;
    private final Filings filings;
    private final Materials materials;
    private final Fees fees;
    private final FeeDuty feeDuty;
    private final Payments payments;
    private final GrantedWithdrawals withdrawals;
    private final TimeLimits timeLimits;
    private final ReliefWords reliefWords;
    private final FeeReviewWords feeReviewWords;
    private final CaseParties parties;
    private final PaperSigners signers;
    private final RulingClerks clerks;
    private final BusinessClock clock;
    private final PaymentCodes codes;
    private final PreservationWords preservations;
    private final OrderWords orders;
    private final AdvicePeriod advicePeriod;
    private final String feeAccount;

    PaperWords(
            Courts courts,
            CourtContacts contacts,
            Filings filings,
            Materials materials,
            Fees fees,
            FeeDuty feeDuty,
            Payments payments,
            GrantedWithdrawals withdrawals,
            TimeLimits timeLimits,
            ReliefWords reliefWords,
            FeeReviewWords feeReviewWords,
            CaseParties parties,
            PaperSigners signers,
            RulingClerks clerks,
            BusinessClock clock,
            PaymentCodes codes,
            PreservationWords preservations,
            OrderWords orders,
            AdvicePeriod advicePeriod,
            CourtPeriods periods) {
        this.courts = courts;
        this.contacts = contacts;
        this.filings = filings;
        this.materials = materials;
        this.fees = fees;
        this.feeDuty = feeDuty;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.timeLimits = timeLimits;
        this.reliefWords = reliefWords;
        this.feeReviewWords = feeReviewWords;
        this.parties = parties;
        this.signers = signers;
        this.clerks = clerks;
        this.clock = clock;
        this.codes = codes;
        this.preservations = preservations;
        this.orders = orders;
        this.advicePeriod = advicePeriod;
        this.feeAccount = periods.feeAccount().strip();
    }

    /** The words of a paper; {@code act} is the act that it carries, null where none does. */
    public Map<String, Object> of(Filing filing, CourtPaper paper, @Nullable Act act) {
        var words = ofEvery(filing);
        var track = filing.track();
        words.put("title", paper.title(track));
        words.put("name", paper.fullName(track));
        words.put("returned", track.word("returned"));
        words.put("unpaidBasis", track.word("unpaidBasis"));
        words.put("withdrawal", track.word("withdrawal"));
        words.put("claimsWord", track.word("claims"));
        put(words, "caseNumber", filing.caseNumber());
        put(words, "registeredOn", day(filing.registeredAt()));
        switch (paper) {
            case ACCEPTANCE_NOTICE -> {
                accepted(words, filing);
                words.put("contact", contact(filing).stream().toList());
            }
            case EVIDENCE_NOTICE -> evidence(words, filing);
            case FEE_NOTICE -> fee(words, filing);
            case REFUSAL_RULING -> refusal(words, filing, required(act));
            case DEEMED_WITHDRAWAL_RULING -> deemedWithdrawal(words, filing, required(act));
            case WITHDRAWAL_RULING -> withdrawal(words, filing, required(act));
            case WITHDRAWAL_DENIAL -> denial(words, filing, required(act));
            case FEE_LEFT_NOTICE -> feeLeft(words, filing);
            case FEE_RELIEF_DECISION -> relief(words, filing, required(act));
            case FEE_REVIEW_DECISION -> feeReview(words, filing, required(act));
            case CORRECTION_NOTICE -> {
                correction(words, filing.id(), required(act));
                words.put("waysToCorrect", waysToCorrect(filing));
            }
            case ADVICE -> advice(words, filing, required(act));
            case RETURN_NOTICE, FORWARDING_NOTICE, PERIOD_NOTICE -> letter(words, required(act));
            case PRESERVATION_NOTICE -> correction(words, filing.id(), required(act));
            case PRESERVATION_RULING, PRESERVATION_RULING_TO_RESPONDENT ->
                signed(words, filing, required(act), preservations::ruling);
            case PRESERVATION_DISMISSAL -> {
                refusal(words, filing, required(act));
                PreservationWords.request(words, filing);
            }
            case PRESERVATION_REPLY,
                    PRESERVATION_REPLY_TO_RESPONDENT,
                    PRESERVATION_RELEASE,
                    PRESERVATION_RELEASE_TO_RESPONDENT -> signed(words, filing, required(act), preservations::decision);
            case PRESERVATION_RESULT -> preservations.result(words, filing, required(act));
            case PAYMENT_ORDER -> signed(words, filing, required(act), orders::order);
            case PAYMENT_ORDER_TO_RESPONDENT -> signed(words, filing, required(act), orders::debtorsOrder);
            case PAYMENT_ORDER_DISMISSAL -> signed(words, filing, required(act), orders::ruling);
            case PAYMENT_ORDER_PART_END, PAYMENT_ORDER_PART_END_TO_RESPONDENT ->
                signed(words, filing, required(act), orders::partEnd);
            case ORDER_REVOCATION, ORDER_REVOCATION_TO_RESPONDENT ->
                signed(words, filing, required(act), orders::revocation);
            case PAYMENT_ORDER_END, PAYMENT_ORDER_END_TO_RESPONDENT, OBJECTION_DENIAL_TO_RESPONDENT ->
                signed(words, filing, required(act), orders::decision);
            case RIGHTS_NOTICE -> words.put("appeal", procedure(filing) != Draft.Procedure.SMALL_CLAIMS);
            // What every paper has is enough: no number of days is set before a hearing is.
            case ADMINISTRATIVE_EVIDENCE_NOTICE, ADMINISTRATIVE_RIGHTS_NOTICE -> {}
        }
        return words;
    }

    /** The words of a notice of the court's own. */
    public Map<String, Object> of(Filing filing, OwnNotice notice) {
        var words = ofEvery(filing);
        words.put("title", notice.title());
        words.put("name", notice.name());
        return words;
    }

    /** What every filing has from its submission on. */
    private Map<String, Object> ofEvery(Filing filing) {
        var words = new HashMap<String, Object>();
        var track = filing.track();
        words.put("act", track.act());
        words.put("claimant", track.claimant());
        words.put("refusal", track.word("refusal"));
        words.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        words.put("filer", parties.filers(filing));
        words.put("matter", parties.matter(filing));
        put(words, "firstSubmittedOn", day(filing.firstSubmittedAt()));
        words.put("date", InWords.date(clock.today()));
        return words;
    }

    private static void accepted(Map<String, Object> words, Filing filing) {
        var track = filing.track();
        words.put("examined", !filing.registeredByClock());
        for (var sentence : List.of("unexamined", "feeNotice", "agentNotice", "publicationNotice", "honestyNotice")) {
            words.put(sentence, track.word(sentence));
        }
        words.put("found", AcceptanceWords.found(filing));
        var enclosed = track.words("encloses").stream()
                .map(paper -> CourtPaper.valueOf(paper).title(track))
                .collect(Collectors.joining("、"));
        words.put("enclosed", enclosed.isEmpty() ? List.of() : List.of(enclosed));
    }

    private void evidence(Map<String, Object> words, Filing filing) {
        var chosen = procedure(filing);
        words.put("procedure", "适用" + chosen.label());
        words.put(
                "days",
                String.valueOf(
                        timeLimits.find(evidenceLimit(chosen)).orElseThrow().length()));
        words.put("daysBasis", "最高人民法院关于适用民事诉讼法的解释" + evidenceArticle(chosen));
    }

    /** What the court decided; the ordinary one until it does. */
    private static Draft.Procedure procedure(Filing filing) {
        var decided = filing.marks().procedure();
        return decided == null ? Draft.Procedure.ORDINARY : decided;
    }

    private static String evidenceLimit(Draft.Procedure procedure) {
        return switch (procedure) {
            case ORDINARY -> "evidence.ordinary";
            case SIMPLIFIED -> "evidence.simple";
            case SMALL_CLAIMS -> "evidence.small";
        };
    }

    private static String evidenceArticle(Draft.Procedure procedure) {
        return switch (procedure) {
            case ORDINARY -> "第九十九条";
            case SIMPLIFIED -> "第二百六十六条";
            case SMALL_CLAIMS -> "第二百七十五条";
        };
    }

    private void advice(Map<String, Object> words, Filing filing, Act act) {
        letter(words, act);
        var reviewDue = filing.clocks().reviewDueAt();
        put(words, "replyBy", reviewDue == null ? null : moment(advicePeriod.replyDue(act.at(), reviewDue)));
    }

    private void relief(Map<String, Object> words, Filing filing, Act act) {
        letter(words, act);
        words.putAll(reliefWords.ofDecision(filing, act, (String) words.get("reason")));
    }

    private void feeReview(Map<String, Object> words, Filing filing, Act act) {
        letter(words, act);
        words.putAll(feeReviewWords.ofDecision(filing, act));
    }

    private void fee(Map<String, Object> words, Filing filing) {
        var id = filing.id();
        words.put("reliefDecided", filing.isReliefDecided());
        var bill = fees.bill(id).orElseThrow();
        var sum = new Fen(bill.payableFen());
        words.put("amount", sum.toString());
        words.put("total", sum.inYuan());
        words.put("amountInWords", InWords.money(sum));
        words.put(
                "lines",
                bill.lines().stream()
                        .map(line -> Map.of(
                                "item", line.item(), "yuan", new Fen(line.amountFen()).inYuan(), "basis", line.basis()))
                        .toList());
        words.put("paymentPeriod", feeDuty.paymentPeriod(id).text());
        words.put("judgeDecides", feeDuty.judgeDecidesOnUnpaid(id));
        pay(words, filing);
    }

    private void feeLeft(Map<String, Object> words, Filing filing) {
        var left = Objects.requireNonNull(filing.feeLeft());
        var sum = new Fen(left.fen());
        words.put("amount", sum.toString());
        words.put("amountInWords", InWords.money(sum));
        words.put("borne", GrantedWithdrawals.borne(filing, left));
        words.put("basis", left.basis());
        pay(words, filing);
    }

    private void pay(Map<String, Object> words, Filing filing) {
        words.put("paymentCode", codes.of(filing.id()));
        words.put("waysToPay", waysToPay(filing));
        words.put("account", feeAccount.isEmpty() ? List.of() : List.of(feeAccount));
    }

    /** Who cannot log in is led to the counter alone. */
    private String waysToPay(Filing filing) {
        var online = payments.onlineChannels();
        var counter = "到本院诉讼服务中心窗口交纳" + contact(filing).map(said -> "：" + said).orElse("") + "。";
        return online.isEmpty() || !filings.opensPages(filing)
                ? "请" + counter
                : "可以在本案页面用" + Channel.named(online) + "交纳，也可以" + counter;
    }

    /** Who gets the notice on paper is told of the post and the counter first, and of no page that he cannot open. */
    private String waysToCorrect(Filing filing) {
        var page = "可以在“自助立案”本案的“补正”页面提交";
        if (filing.draft().agreesToElectronicService()) {
            return page + "，也可以邮寄或者到本院诉讼服务中心提交。";
        }
        return "可以邮寄或者到本院诉讼服务中心提交" + contact(filing).map(said -> "：" + said).orElse("")
                + (filings.opensPages(filing) ? "；也" + page + "。" : "。");
    }

    private Optional<String> contact(Filing filing) {
        return contacts.of(filing.court()).map(CourtContact::said);
    }

    private void refusal(Map<String, Object> words, Filing filing, Act act) {
        put(words, "number", filing.rulingNumber());
        var track = filing.track();
        // Of a suit that is not taken nobody is a defendant yet; an application has its other side from the first.
        words.put("particulars", track.isSuit() ? parties.filersLines(filing) : parties.all(filing));
        words.put("filers", parties.filers(filing));
        words.put("refusedBy", track.word("refusedBy"));
        words.put("claimsWord", track.isSuit() ? track.word("claims") : "请求事项");
        words.put("rejected", track.word("refusal").startsWith("驳回"));
        var claims = filing.draft().claims();
        words.put("claims", claims == null || claims.isBlank() ? List.of() : List.of(sentence(claims)));
        letter(words, act);
        var basis = act.words().basis();
        put(words, "basis", basis == null ? null : Citations.of(basis, track.word("decisionBasis")));
        signed(words, filing, act);
    }

    private void deemedWithdrawal(Map<String, Object> words, Filing filing, Act act) {
        ruling(words, filing, act);
        words.put("amount", new Fen(fees.bill(filing.id()).orElseThrow().payableFen()).toString());
        words.put("unpaid", ReliefWords.unpaid(filing));
    }

    private void denial(Map<String, Object> words, Filing filing, Act act) {
        ruling(words, filing, act);
        letter(words, act);
    }

    private void withdrawal(Map<String, Object> words, Filing filing, Act act) {
        ruling(words, filing, act);
        words.put("feeLeft", withdrawals.words(filing.id(), act));
    }

    private void ruling(Map<String, Object> words, Filing filing, Act act) {
        put(words, "number", filing.caseNumber());
        words.put("particulars", parties.all(filing));
        var again = act.kind() == Act.Kind.DEEMED_WITHDRAWAL
                ? SuitAgain.afterNoPayment(filing)
                : SuitAgain.afterWithdrawal(filing);
        words.put("withdrawalBasis", filing.track().word("withdrawalBasis"));
        words.put("withdraws", filing.track().word("withdraws"));
        words.put("denialBasis", filing.track().word("denialBasis"));
        words.put("suitAgain", again.text() + "（" + again.basis() + "）。");
        signed(words, filing, act);
    }

    /** The words that a procedure's own class gives to its paper. */
    private interface ActWords {
        void put(Map<String, Object> words, Filing filing, Act act);
    }

    private void signed(Map<String, Object> words, Filing filing, Act act, ActWords own) {
        own.put(words, filing, act);
        signed(words, filing, act);
    }

    /** 民诉法 157: signed by the judge and the clerk, dated by the signature. */
    private void signed(Map<String, Object> words, Filing filing, Act act) {
        var judge = act.actor();
        words.put("judge", signers.name(judge));
        words.put("clerk", signers.name(clerks.beside(filing, judge)));
        words.put("date", InWords.date(CourtTime.day(act.at())));
    }

    private void correction(Map<String, Object> words, FilingId id, Act act) {
        put(
                words,
                "days",
                act.words().days() == null ? null : act.words().days().toString());
        var items = act.words().items();
        var handedIn = materials.of(id);
        words.put(
                "items",
                IntStream.range(0, items.size())
                        .mapToObj(at -> Map.of(
                                "position",
                                String.valueOf(at + 1),
                                "text",
                                flat(items.get(at).text()),
                                "file",
                                file(items.get(at), handedIn),
                                "basis",
                                items.get(at).basis()))
                        .toList());
    }

    private static String file(CorrectionItem item, List<Material> handedIn) {
        return handedIn.stream()
                .filter(material -> material.id().equals(item.material()))
                .map(Material::fileName)
                .findFirst()
                .orElse("另行提交或者填写");
    }

    private static Act required(@Nullable Act act) {
        if (act == null) {
            throw new IllegalStateException("The paper carries an act that nobody has done");
        }
        return act;
    }
}
