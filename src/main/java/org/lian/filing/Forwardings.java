package org.lian.filing;

import java.util.Map;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Materials;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 转交 to a court of this system: the filing arrives there with everything that was handed in, under a receipt of its
 * own. Its first moment stays, that court's clock runs from the arrival (民诉解释 126, 211).
 */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class Forwardings {
    private final FilingStore store;
    private final FindingStore findings;
    private final Acts acts;
    private final CourtActs courtActs;
    private final DraftChecks checks;
    private final CauseTellings tellings;
    private final Courts courts;
    private final Causes causes;
    private final Access access;
    private final CoPlaintiffs coPlaintiffs;
    private final Materials materials;
    private final PartyPapers partyPapers;
    private final Receipts receipts;
    private final ReceiptPaper receiptPaper;
    private final Journal journal;
    private final Messages messages;
    private final FilingProcess process;
    private final BusinessClock clock;

    Forwardings(
            FilingStore store,
            FindingStore findings,
            Acts acts,
            CourtActs courtActs,
            DraftChecks checks,
            CauseTellings tellings,
            Courts courts,
            Causes causes,
            Access access,
            CoPlaintiffs coPlaintiffs,
            Materials materials,
            PartyPapers partyPapers,
            Receipts receipts,
            ReceiptPaper receiptPaper,
            Journal journal,
            Messages messages,
            FilingProcess process,
            BusinessClock clock) {
        this.store = store;
        this.findings = findings;
        this.acts = acts;
        this.courtActs = courtActs;
        this.checks = checks;
        this.tellings = tellings;
        this.courts = courts;
        this.causes = causes;
        this.access = access;
        this.coPlaintiffs = coPlaintiffs;
        this.materials = materials;
        this.partyPapers = partyPapers;
        this.receipts = receipts;
        this.receiptPaper = receiptPaper;
        this.journal = journal;
        this.messages = messages;
        this.process = process;
        this.clock = clock;
    }

    /** Whether the court that the advice named takes filings here; what is not known exactly goes by hand. */
    public boolean isOnline(FilingId id) {
        return competent(id).isPresent();
    }

    private Optional<Court> competent(FilingId id) {
        var own = store.find(id).orElseThrow().court();
        return acts.last(id, Act.Kind.ADVICE)
                .map(advice -> advice.words().court())
                .flatMap(courts::named)
                .filter(court -> court.selfService() && !court.code().equals(own));
    }

    /** Has the filing arrive at the competent court, once: repeated, it gives the filing that arrived first. */
    public FilingId arrive(FilingId id) {
        var from = store.lock(id).orElseThrow();
        var before = from.forwarding().to();
        if (before != null) {
            return before;
        }
        var court = competent(id)
                .orElseThrow(() -> new IllegalStateException(
                        "The competent court of filing " + id + " takes no filings here any more"));
        var arrived = arrive(from, court);
        courtActs.forwardedOnline(id, court, clock.today(), arrived.id());
        return arrived.id();
    }

    private Filing arrive(Filing from, Court court) {
        var at = clock.certainly();
        var id = FilingId.random();
        var draft = from.draft().edit().courtCode(court.code().value()).draft();
        var cause = draft.causeCode();
        var version = cause == null
                ? null
                : causes.find(cause).map(known -> known.version()).orElse(null);
        store.insert(id, from.ownerId(), draft, version, at);
        access.carry(from.id(), id);
        store.arrived(id, from, at);
        tellings.of(from.id()).ifPresent(telling -> tellings.keep(id, telling));
        if (from.isReliefOpen()) {
            acts.last(from.id(), Act.Kind.DEFERRAL_REQUEST).ifPresent(request -> acts.carry(request, id));
        }
        var filing = store.find(id).orElseThrow();
        coPlaintiffs.carry(from, filing);
        var carried = materials.carry(from.id(), id, Actor.system());
        partyPapers.carried(filing, carried, at);
        findings.replace(id, checks.preview(filing, carried));
        var receipt = receipts.issue(filing, carried, at);
        receiptPaper.fixForwarded(
                filing, receipt, carried, from, receipts.ofFiling(from.id()).orElseThrow());
        var sender = courts.find(from.court()).map(Court::name).orElseThrow();
        journal.append(JournalEntry.shown(
                        id,
                        Actor.system(),
                        at,
                        Filings.RECEIVED,
                        "收到" + sender + "经申请人同意转交的立案申请，已出具收件回执 " + receipt.number() + "；首次提交的日期不变")
                .on(Law.FORWARDED)
                .with(Map.of(
                        "receipt", receipt.number(),
                        "digest", receipt.digest(),
                        "forwardedFrom", from.id().toString())));
        messages.tell(News.of(
                MessageKind.RECEIPT,
                id,
                from.ownerId(),
                receipt.number(),
                "材料已转到" + court.name() + "，收件回执 " + receipt.number()));
        process.start(id, court.code(), filing.track(), filing.isReliefOpen());
        return filing;
    }
}
