package org.lian.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.TiedAccounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 退费: asked for, decided, sent to the channel the money came by, and booked when the channel has paid it out. */
@Component
public class Refunds {
    private static final Logger log = LoggerFactory.getLogger(Refunds.class);
    private static final LegalBasis FEES_ACT = LegalBasis.of("诉讼费用交纳办法", 53);
    /** Of a reason that a filing has once. */
    private static final String ONLY = "";

    private static final Set<Role> DECIDING = Set.of(Role.JUDGE, Role.SUPERVISOR);
    private static final Duration FIRST_QUERY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final RefundStore store;
    private final RefundBooks refundBooks;
    private final Bookkeeping books;
    private final Orders orders;
    private final List<PaymentGateway> gateways;
    private final RefundProcess process;
    private final Journal journal;
    private final BusinessClock clock;
    private final TiedAccounts tied;

    Refunds(
            RefundStore store,
            RefundBooks refundBooks,
            Bookkeeping books,
            Orders orders,
            List<PaymentGateway> gateways,
            RefundProcess process,
            Journal journal,
            BusinessClock clock,
            TiedAccounts tied) {
        this.tied = tied;
        this.store = store;
        this.refundBooks = refundBooks;
        this.books = books;
        this.orders = orders;
        this.gateways = gateways;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Asks that part or all of what a filing paid goes back, on the basis of a document that takes effect now, and starts
     * the flow. Asked again for the same reason it is the same refund.
     */
    @Transactional
    public Refund request(FilingId filing, long amountFen, Refund.Reason reason, LegalBasis basis) {
        return request(filing, amountFen, reason, basis, ONLY).get(0);
    }

    /**
     * The same for one of several things that may be a reason, each a refund of its own; what no single payment of the
     * filing covers goes back of several.
     *
     * @param item tells it from the others
     */
    @Transactional
    public List<Refund> request(FilingId filing, long amountFen, Refund.Reason reason, LegalBasis basis, String item) {
        orders.lockCase(filing);
        var receipts = store.receipts(filing);
        var known = receipts.stream()
                .flatMap(received -> store.alive(received.gateway(), received.tradeNo(), reason, item).stream())
                .toList();
        if (!known.isEmpty()) {
            return requireSameAmount(known, amountFen);
        }
        var single = receipts.stream()
                .filter(received -> received.leftFen() >= amountFen)
                .findFirst();
        if (single.isPresent()) {
            return List.of(ask(Actor.system(), single.get(), null, amountFen, reason, basis, item));
        }
        var several = receipts.stream()
                .filter(received -> received.credited() && received.leftFen() > 0)
                .toList();
        if (several.stream().mapToLong(RefundStore.Received::leftFen).sum() < amountFen) {
            throw Refusal.conflict(receipts.isEmpty() ? "本案没有收到过诉讼费，没有可以退的款项" : "要退的金额超过了本案已收且尚未退还的金额", FEES_ACT);
        }
        var asked = new ArrayList<Refund>();
        var left = amountFen;
        for (var received : several) {
            var share = Math.min(left, received.leftFen());
            if (share > 0) {
                asked.add(ask(Actor.system(), received, null, share, reason, basis, item));
                left -= share;
            }
        }
        return List.copyOf(asked);
    }

    /** What goes back of what the filing paid, or has gone, for that reason. */
    public long backFen(FilingId filing, Refund.Reason reason) {
        return store.of(filing).stream()
                .filter(refund -> refund.reason() == reason && refund.state() != Refund.State.DECLINED)
                .mapToLong(Refund::amountFen)
                .sum();
    }

    /** Asks that money which is credited to no fee goes back whole; decided by somebody else than who asks. */
    @Transactional
    public Refund requestUnexpected(Actor supervisor, CourtCode court, String gateway, String tradeNo) {
        var received = store.lockReceipt(gateway, tradeNo).orElseThrow(() -> Refusal.notFound("没有这笔款项"));
        if (received.credited()) {
            throw Refusal.conflict("这笔款项已经计入诉讼费，退费须依生效文书办理", FEES_ACT);
        }
        var known = store.alive(gateway, tradeNo, Refund.Reason.UNEXPECTED_MONEY, ONLY);
        if (known.isPresent()) {
            return known.get();
        }
        if (received.leftFen() <= 0) {
            throw Refusal.conflict("这笔款项已经退还");
        }
        return ask(
                supervisor,
                received,
                received.filing() == null ? court : null,
                received.leftFen(),
                Refund.Reason.UNEXPECTED_MONEY,
                FEES_ACT,
                ONLY);
    }

    public Optional<Refund> find(UUID id) {
        return store.find(id);
    }

    /** Those that wait for their decision, in order. */
    public List<Refund> undecided() {
        return store.undecided();
    }

    public List<Refund> of(FilingId filing) {
        return store.of(filing);
    }

    /** The newest refunds of these courts, for the page of the money that came and went. */
    public List<Refund> latest(Set<CourtCode> courts, int limit) {
        return store.latest(courts, limit);
    }

    /** 准予退费: from here it is sent to the channel; a refund at the window names the paper that proves the payment. */
    @Transactional
    public void approve(Actor actor, UUID id, @Nullable String voucher) {
        var refund = locked(id);
        requireAnother(actor, refund);
        requireUndecided(refund);
        var paper = voucher == null || voucher.isBlank() ? null : voucher.strip();
        if (byHand(refund) && paper == null) {
            throw Refusal.invalid("voucher", "MISSING", "窗口收的款在窗口退，请填写退款凭证号");
        }
        if (paper != null && paper.length() > 100) {
            throw Refusal.invalid("voucher", "TOO_LONG", "退款凭证号最多 100 个字");
        }
        store.decide(id, Refund.State.APPROVED, actor.accountId(), byHand(refund) ? paper : null, clock.now());
        append(refund, actor, "REFUND_APPROVED", "核定退费 " + new Fen(refund.amountFen()));
    }

    /** 不予退费, with its reason; what was received stays where it is booked. */
    @Transactional
    public void decline(Actor actor, UUID id, @Nullable String reason) {
        var refund = locked(id);
        requireAnother(actor, refund);
        requireUndecided(refund);
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明不予退费的理由，系统将一并告知当事人");
        }
        if (reason.length() > 500) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由最多 500 个字");
        }
        store.decide(id, Refund.State.DECLINED, actor.accountId(), null, clock.now());
        append(refund, actor, "REFUND_DECLINED", "不予退费 " + new Fen(refund.amountFen()) + "，理由：", reason.strip());
    }

    /**
     * Sends the approved refund to its channel; asked again it asks for nothing new. Leaves the JVM: the try is kept
     * before, its outcome after, each in a transaction of its own.
     */
    public void send(UUID id) {
        var attempt = books.together(() -> {
            var refund = locked(id);
            var latest = store.latestAttempt(id);
            var n = latest.map(RefundStore.Attempt::n).orElse(0) + 1;
            // A step that is repeated must not try again on its own: each try is a person's.
            if (refund.state() != Refund.State.APPROVED || n > store.approvals(id)) {
                return latest;
            }
            var next = new RefundStore.Attempt(refundNo(id, n), id, n, "SENT", 0);
            store.insertAttempt(next, clock.now());
            return Optional.of(next);
        });
        attempt.filter(RefundStore.Attempt::waits).ifPresent(this::ask);
    }

    /** How the latest try ended, as far as it is known here. */
    public Refund.Outcome outcome(UUID id) {
        var refund = store.find(id).orElseThrow();
        if (refund.state() == Refund.State.SUCCEEDED) {
            return Refund.Outcome.REFUNDED;
        }
        return store.latestAttempt(id).filter(RefundStore.Attempt::waits).isPresent()
                ? Refund.Outcome.WAITING
                : Refund.Outcome.FAILED;
    }

    /** Asks the channel how the latest try stands, then says so. */
    public Refund.Outcome queryNow(UUID id) {
        store.latestAttempt(id).filter(RefundStore.Attempt::waits).ifPresent(attempt -> {
            // Apart from the caller's transaction: what it locked, the outcome's own one would wait for.
            books.together(() -> store.countQuery(attempt.refundNo()));
            var refund = store.find(id).orElseThrow();
            var answer = gatewayOf(refund).queryRefund(attempt.refundNo());
            if (answer.standing() == PaymentGateway.RefundStanding.UNKNOWN) {
                // The channel never heard of it: the question was lost on its way, so it is put again.
                ask(attempt);
            } else {
                books.together(() -> refundBooks.settle(refund.gateway(), attempt.refundNo(), answer, false));
            }
        });
        return outcome(id);
    }

    /** When to ask again if no notice comes: soon at first, later each time. */
    public Instant nextQueryAt(UUID id) {
        var queries = store.latestAttempt(id).map(RefundStore.Attempt::queries).orElse(0);
        var delay = FIRST_QUERY.multipliedBy(1L << Math.min(queries, 20));
        return clock.now().plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }

    /** The days are over and nothing is decided: said where the court and the filer read it. */
    @Transactional
    public void overdue(UUID id) {
        var refund = locked(id);
        append(refund, Actor.system(), "REFUND_OVERDUE", "退费期限已届满，已提请庭长督办");
        log.warn("Refund {} is overdue", id);
    }

    private Refund ask(
            Actor actor,
            RefundStore.Received from,
            @Nullable CourtCode court,
            long amountFen,
            Refund.Reason reason,
            LegalBasis basis,
            String item) {
        if (amountFen <= 0) {
            throw Refusal.conflict("没有可以退的金额", FEES_ACT);
        }
        var now = clock.now();
        var refund = new Refund(
                UUID.randomUUID(),
                from.filing(),
                court,
                from.gateway(),
                from.tradeNo(),
                amountFen,
                reason,
                basis.text(),
                actor.accountId(),
                now,
                now,
                Refund.State.REQUESTED,
                null);
        store.insert(refund, item);
        append(refund, actor, "REFUND_REQUESTED", "提出退费 " + new Fen(amountFen) + "（" + reason.label() + "）");
        process.start(refund);
        log.info("Refund {} of {} requested", refund.id(), from.tradeNo());
        return refund;
    }

    private void ask(RefundStore.Attempt attempt) {
        var refund = store.find(attempt.refund()).orElseThrow();
        var received = store.receipt(refund.gateway(), refund.tradeNo());
        var answer = gatewayOf(refund)
                .refund(new PaymentGateway.RefundOrder(
                        attempt.refundNo(),
                        refund.tradeNo(),
                        received.orderNo(),
                        refund.amountFen(),
                        refund.voucher()));
        books.together(() -> refundBooks.settle(refund.gateway(), attempt.refundNo(), answer, false));
    }

    private Refund locked(UUID id) {
        var refund = store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这笔退费"));
        if (refund.filing() != null) {
            orders.lockCase(refund.filing());
        }
        return store.lock(id).orElseThrow();
    }

    /** Who asked does not decide. */
    private void requireAnother(Actor actor, Refund refund) {
        if (actor.accountId().equals(refund.requestedBy())) {
            throw Refusal.conflict("退费由您提出，请由其他法官或者庭长核定");
        }
        if (tied.barById(refund.requestedBy(), actor.username(), DECIDING)) {
            throw Refusal.conflict(TiedAccounts.words("提出退费的人") + "，请由其他法官或者庭长核定");
        }
    }

    private void requireUndecided(Refund refund) {
        var sent = store.latestAttempt(refund.id());
        var again = refund.state() == Refund.State.APPROVED
                && sent.isPresent()
                && sent.get().state().equals("FAILED");
        if (refund.state() != Refund.State.REQUESTED && !again) {
            throw Refusal.conflict("这笔退费已经作过决定");
        }
    }

    private static List<Refund> requireSameAmount(List<Refund> known, long amountFen) {
        var asked = known.stream().mapToLong(Refund::amountFen).sum();
        if (asked != amountFen) {
            throw Refusal.conflict("同一事由已经提出过退费 " + new Fen(asked) + "，不能再按另一金额提出");
        }
        return known;
    }

    /** Whether the window pays it out, because the window took it. */
    public boolean byHand(Refund refund) {
        return refund.gateway().equals(CounterGateway.NAME);
    }

    private PaymentGateway gatewayOf(Refund refund) {
        return gateways.stream()
                .filter(gateway -> gateway.name().equals(refund.gateway()))
                .findFirst()
                .orElseThrow(() -> new PaymentGateway.ChannelSilent("No gateway " + refund.gateway(), null));
    }

    private void append(Refund refund, Actor actor, String kind, String text) {
        append(refund, actor, kind, text, null);
    }

    private void append(Refund refund, Actor actor, String kind, String text, @Nullable String words) {
        var filing = refund.filing();
        var entry = filing == null
                ? JournalEntry.internal(null, actor, clock.now(), kind, text)
                : JournalEntry.shown(filing, actor, clock.now(), kind, text);
        journal.append(entry.on(new LegalBasis(refund.basis()))
                .saying(words)
                .with(Map.of("refund", refund.id().toString(), "amountFen", refund.amountFen())));
    }

    private static String refundNo(UUID id, int n) {
        return "R" + id.toString().replace("-", "") + n;
    }
}
