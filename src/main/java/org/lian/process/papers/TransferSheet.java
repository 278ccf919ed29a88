package org.lian.process.papers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.fees.Fees;
import org.lian.filing.CourtLaterFilings;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.GivenPaper;
import org.lian.filing.GivenPapers;
import org.lian.filing.PaymentObligation;
import org.lian.filing.ServiceAbroad;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.process.fee.ReliefWords;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 立案移送表: what is handed over to the division with a registered case (登记立案规定 12). */
@Component
public class TransferSheet {
    private final GivenPapers given;
    private final FilingLifecycle filings;
    private final CaseParties parties;
    private final PaperSigners signers;
    private final Materials materials;
    private final Fees fees;
    private final PaymentObligation obligation;
    private final ServiceAbroad serviceAbroad;
    private final CourtLaterFilings laterFilings;
    private final BusinessClock clock;

    TransferSheet(
            GivenPapers given,
            FilingLifecycle filings,
            CaseParties parties,
            PaperSigners signers,
            Materials materials,
            Fees fees,
            PaymentObligation obligation,
            ServiceAbroad serviceAbroad,
            CourtLaterFilings laterFilings,
            BusinessClock clock) {
        this.given = given;
        this.filings = filings;
        this.parties = parties;
        this.signers = signers;
        this.materials = materials;
        this.fees = fees;
        this.obligation = obligation;
        this.serviceAbroad = serviceAbroad;
        this.laterFilings = laterFilings;
        this.clock = clock;
    }

    /** Fixes it with the hand-over; repeated it is the same. */
    public void give(FilingId id) {
        var filing = filings.filing(id);
        given.give(filing, GivenPaper.TRANSFER_SHEET, GivenPaper.TRANSFER_SHEET.name(), clock.now(), words(filing));
    }

    private Map<String, Object> words(Filing filing) {
        var draft = filing.draft();
        var amount = draft.claimAmountFen();
        var handlers = signers.handlers(filing.id());
        var words = new HashMap<String, Object>();
        words.put("number", Objects.requireNonNull(filing.caseNumber()));
        words.put("particulars", parties.all(filing));
        words.put("claims", draft.claimLines());
        words.put("claimsWord", filing.track().word("claims"));
        words.put("causeWord", filing.track().asks(Track.Asks.CAUSE) ? "案由" : "类别");
        words.put("amountWord", filing.track().word("amountWord"));
        words.put("feeWord", filing.track().word("feeTitle"));
        words.put("hasClaims", !draft.claimLines().isEmpty());
        words.put("amount", amount == null ? List.of() : List.of(inFull(amount)));
        words.put("fee", fee(filing));
        words.put(
                "servedAbroad",
                serviceAbroad.of(draft).stream().map(ServiceAbroad.Served::said).toList());
        words.put("department", Objects.requireNonNull(filing.department()));
        var receivedAt = Objects.requireNonNull(filing.firstSubmittedAt());
        words.put(
                "receivedOn",
                GivenPapers.day(receivedAt)
                        // 反家暴法 28, 民诉法 103, 104: what is decided within hours is taken over with its hour.
                        + (filing.track().hidesClaimant() || filing.track().isRuledOn()
                                ? " " + CourtTime.MINUTE_OF_DAY.format(receivedAt)
                                : ""));
        words.put("registeredOn", GivenPapers.day(Objects.requireNonNull(filing.registeredAt())));
        words.put("byClock", filing.registeredByClock());
        words.put("judge", GivenPapers.maybe(handlers.judge()));
        words.put("clerk", GivenPapers.maybe(handlers.clerk()));
        var handedIn = materials.of(filing.id());
        words.put("hasMaterials", !handedIn.isEmpty());
        words.put("materials", listed(handedIn, filing.track()));
        var later = laterFilings.of(filing.id());
        words.put("hasLater", !later.isEmpty());
        words.put(
                "later",
                later.stream()
                        .map(one -> Map.of(
                                "kind", one.kind().name(),
                                "receivedOn", GivenPapers.day(one.receivedAt()),
                                "state", one.label()))
                        .toList());
        return words;
    }

    private static List<Map<String, String>> listed(List<Material> handedIn, Track track) {
        return IntStream.range(0, handedIn.size())
                .mapToObj(at -> Map.of(
                        "position", String.valueOf(at + 1),
                        "kind", handedIn.get(at).kind().label(track),
                        "name", handedIn.get(at).fileName(),
                        "pages", handedIn.get(at).extent()))
                .toList();
    }

    private String fee(Filing filing) {
        if (filings.isFeeSettled(filing.id())) {
            return fees.bill(filing.id())
                    .map(bill -> inFull(bill.payableFen()) + "，已经交纳"
                            + ReliefWords.granted(filing)
                                    .map(granted -> "（" + granted + "）")
                                    .orElse(""))
                    .orElse("已经交纳");
        }
        var relief = filing.relief();
        if (relief != null && relief.state() == Filing.Relief.State.DEFERRED) {
            return "准予缓交";
        }
        if (relief != null && relief.state() == Filing.Relief.State.EXEMPTED) {
            return "准予免交";
        }
        var draft = filing.draft();
        var free = fees.feeClassOf(filing.track(), draft.causeCode(), draft.claimAmountFen() != null)
                .filter("NO_FEE"::equals)
                .isPresent();
        return obligation
                .notInAdvance(filing)
                .map(basis -> (free ? "不交纳（" : "不预交（") + basis + "）")
                .orElse("现在不交纳");
    }

    private static String inFull(long fen) {
        var sum = new Fen(fen);
        return sum + "（" + InWords.money(sum) + "）";
    }
}
