package org.lian.filing;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Materials;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 转入诉讼: the suit that an order without force becomes, brought on the day of the application (民诉解释 439). */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class SuitsAfterOrders {
    private static final LegalBasis SUIT = LegalBasis.of("民事诉讼法", 228);

    private final FilingStore store;
    private final FindingStore findings;
    private final Acts acts;
    private final OrderObjections objections;
    private final Access access;
    private final DraftChecks checks;
    private final Materials materials;
    private final Receipts receipts;
    private final ReceiptPaper receiptPaper;
    private final Journal journal;
    private final Messages messages;
    private final FilingProcess process;
    private final BusinessClock clock;

    SuitsAfterOrders(
            FilingStore store,
            FindingStore findings,
            Acts acts,
            OrderObjections objections,
            Access access,
            DraftChecks checks,
            Materials materials,
            Receipts receipts,
            ReceiptPaper receiptPaper,
            Journal journal,
            Messages messages,
            FilingProcess process,
            BusinessClock clock) {
        this.store = store;
        this.findings = findings;
        this.acts = acts;
        this.objections = objections;
        this.access = access;
        this.checks = checks;
        this.materials = materials;
        this.receipts = receipts;
        this.receiptPaper = receiptPaper;
        this.journal = journal;
        this.messages = messages;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Begins the suit on what that ruling ended, once: repeated, it gives the one that was begun.
     *
     * @param ruling the id of the ruling; null for an order that ended on an earlier diagram, as a whole
     * @param paidFen what was paid for the order; it counts for the suit where nothing of the order stands any more
     */
    public FilingId begin(FilingId id, @Nullable String ruling, long paidFen) {
        var from = store.lock(id).orElseThrow();
        var before = acts.of(id, Act.Kind.SUIT_AFTER_ORDER).stream()
                .filter(begun -> Objects.equals(ruling, begun.words().ground()))
                .findFirst();
        if (before.isPresent()) {
            return FilingId.of(Objects.requireNonNull(before.get().words().document()));
        }
        var part = acts.of(id, Act.Kind.PAYMENT_ORDER_DECISION).stream()
                .filter(decision -> decision.id().toString().equals(ruling))
                .map(decision -> decision.words().part())
                .filter(Objects::nonNull)
                .findFirst();
        var suit = begin(from, ruling, part.orElse(null), part.isEmpty() ? paidFen : 0);
        acts.append(
                Actor.system(),
                id,
                Act.Kind.SUIT_AFTER_ORDER,
                Act.Words.none()
                        .inDocument(suit.id().toString(), null)
                        .onGround(ruling)
                        .ofOrder(part.orElse(null)));
        var what = part.flatMap(OrderPart::said).map(said -> "就" + said).orElse("");
        journal.append(JournalEntry.shown(
                        id,
                        Actor.system(),
                        clock.now(),
                        "SUIT_AFTER_ORDER",
                        "七日内没有表示不同意提起诉讼，" + what + "已转入诉讼；起诉的时间是申请支付令的时间")
                .on(SUIT));
        return suit.id();
    }

    /** What the application asked for, without what was ended before and what stands. */
    private Draft draft(Filing from, @Nullable String ruling, @Nullable OrderPart part) {
        var known = from.draft();
        var suit = Draft.of(Track.CIVIL, known.courtCode())
                .edit()
                .plaintiffs(known.plaintiffs())
                .defendants(known.defendants())
                .claimItems(known.claimItems())
                .claims(known.claims())
                .facts(known.facts())
                .claimAmountFen(known.claimAmountFen())
                .serviceAddress(known.serviceAddress())
                .draft();
        if (part == null && objections.endedParts(from.id(), ruling).isEmpty()) {
            return suit;
        }
        var scope = objections.scopeBefore(from, ruling);
        var asked = part == null ? scope.rest() : part;
        var claims = scope.claimsOf(asked);
        return suit.edit()
                .defendants(known.defendants().stream()
                        .filter(party -> asked.debtors().contains(party.name()))
                        .toList())
                .claimItems(claims)
                .claimAmountFen(Claim.sum(claims))
                .draft();
    }

    private Filing begin(Filing from, @Nullable String ruling, @Nullable OrderPart part, long paidFen) {
        var at = clock.certainly();
        var id = FilingId.random();
        var draft = draft(from, ruling, part);
        store.insert(id, from.ownerId(), draft, null, at);
        access.carry(from.id(), id);
        store.afterOrder(id, Objects.requireNonNull(from.firstSubmittedAt()), paidFen);
        store.submitted(id, from.ownerId(), null, false, at);
        var filing = store.find(id).orElseThrow();
        var carried = materials.carry(from.id(), id, Actor.system());
        findings.replace(id, checks.preview(filing, carried));
        var receipt = receipts.issue(filing, carried, at);
        receiptPaper.fixNew(filing, receipt, carried, false);
        journal.append(JournalEntry.shown(
                        id,
                        Actor.system(),
                        at,
                        Filings.RECEIVED,
                        "支付令 " + from.caseNumber() + " 失效，转入诉讼，已出具收件回执 " + receipt.number() + "；起诉的时间是申请支付令的时间")
                .on(SUIT)
                .with(Map.of(
                        "receipt", receipt.number(),
                        "digest", receipt.digest(),
                        "order", from.id().toString())));
        messages.tell(News.of(
                MessageKind.RECEIPT, id, from.ownerId(), receipt.number(), "支付令失效，已经转入诉讼，收件回执 " + receipt.number()));
        process.start(id, filing.court(), filing.track(), filing.isReliefOpen());
        return filing;
    }
}
