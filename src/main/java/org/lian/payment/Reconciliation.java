package org.lian.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.payment.PaymentGateway.StatementLine;
import org.lian.payment.PaymentGateway.StatementLine.Subject;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 对账: a channel's statement of a day against our books. What we never heard of is booked as if a notice had told it;
 * every other difference stands before people until a later run finds it settled. May be repeated.
 */
@Component
public class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
    private static final int DAYS_BACK = 7;

    private final JdbcClient jdbc;
    private final ReconciliationRows rows;
    private final List<PaymentGateway> gateways;
    private final Bookkeeping books;
    private final RefundBooks refunds;
    private final Journal journal;
    private final BusinessClock clock;

    Reconciliation(
            JdbcClient jdbc,
            ReconciliationRows rows,
            List<PaymentGateway> gateways,
            Bookkeeping books,
            RefundBooks refunds,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.gateways = gateways;
        this.books = books;
        this.refunds = refunds;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * One day of one channel, as it was last compared, with what the reader may see of it.
     *
     * @param matched null for who does not see the whole channel
     */
    public record Run(
            String gateway,
            LocalDate day,
            Instant runAt,
            int runs,
            int payments,
            int refunds,
            @Nullable Integer matched,
            long receivedFen,
            long refundedFen,
            int openDifferences) {}

    /** Something that one side knows otherwise; {@code outcome} when it was booked by itself. */
    public record Difference(
            String gateway,
            LocalDate day,
            String subject,
            String number,
            Kind kind,
            @Nullable Long hereFen,
            @Nullable Long thereFen,
            @Nullable String outcome,
            @Nullable Instant settledAt) {}

    /** The kind of a difference between the two sides. */
    public enum Kind {
        MISSING_HERE("渠道有，本院没有"),
        MISSING_THERE("本院有，渠道没有"),
        AMOUNT_DIFFERS("金额不同");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A payment or a refund as one side knows it. */
    private record Known(Subject subject, String number) {}

    private record Found(
            Known known,
            Kind kind,
            @Nullable String orderNo,
            @Nullable Long hereFen,
            @Nullable Long thereFen,
            @Nullable String outcome) {}

    /** The day before today by the channels' clock: the latest that is over. */
    public LocalDate latestDay() {
        return LocalDate.ofInstant(machineTime(), BusinessClock.SHANGHAI).minusDays(1);
    }

    public List<String> channels() {
        return gateways.stream()
                .filter(gateway -> !(gateway instanceof CounterGateway))
                .map(PaymentGateway::name)
                .toList();
    }

    /** A channel as the staff read it; one that is no longer set up stands for itself. */
    public String label(String gatewayName) {
        return gateways.stream()
                .filter(gateway -> gateway.name().equals(gatewayName))
                .map(PaymentGateway::label)
                .findFirst()
                .orElse(gatewayName);
    }

    /** Compares one day of one channel, asked for by a person. */
    public Run repeat(Actor actor, String gatewayName, LocalDate day) {
        if (day.isAfter(latestDay())) {
            throw Refusal.invalid("day", "NOT_OVER", "这一天还没有结束，次日起才有对账单");
        }
        var gateway = gateways.stream()
                .filter(known -> known.name().equals(gatewayName) && channels().contains(gatewayName))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这个支付渠道"));
        try {
            compare(gateway, day);
        } catch (PaymentGateway.ChannelSilent e) {
            log.warn("No statement of {} for {}", gatewayName, day, e);
            throw Refusal.unavailable("支付渠道暂时没有给出对账单，请稍后再试");
        }
        books.together(() -> {
            journal.append(JournalEntry.internal(null, actor, clock.now(), "RECONCILED", "重新对账")
                    .with(Map.of("gateway", gatewayName, "day", day.toString())));
            return day;
        });
        return rows.run(actor, gatewayName, day);
    }

    /** Whatever day is over and not yet compared; a channel that gives no statement is asked again next time. */
    void runDue() {
        for (var gateway : gateways) {
            for (var back = DAYS_BACK - 1; back >= 0; back--) {
                var day = latestDay().minusDays(back);
                try {
                    if (!isDone(gateway.name(), day)) {
                        compare(gateway, day);
                    }
                } catch (PaymentGateway.ChannelSilent e) {
                    log.warn("No statement of {} for {}, it is asked again later", gateway.name(), day, e);
                }
            }
        }
    }

    /** The latest days, the newest first: of every court for who administers all, else of the reader's own. */
    public List<Run> runs(Actor reader, int limit) {
        return rows.runs(reader, limit);
    }

    /** What differs and is not settled, then the latest that was; of the reader's courts, and of no case. */
    public List<Difference> differences(Actor reader, int limit) {
        return rows.differences(reader, limit);
    }

    private void compare(PaymentGateway gateway, LocalDate day) {
        var statement = gateway.statement(day);
        if (statement.isEmpty()) {
            return;
        }
        var there = statement.get();
        var here = ours(gateway.name(), day, there);
        var differences = new ArrayList<Found>();
        var matched = 0;
        var seen = new HashSet<Known>();
        for (var line : there) {
            var known = new Known(line.subject(), line.number());
            if (!seen.add(known)) {
                continue;
            }
            var amount = here.remove(known);
            if (amount == null) {
                differences.add(new Found(
                        known, Kind.MISSING_HERE, line.orderNo(), null, line.amountFen(), book(gateway, line)));
            } else if (amount != line.amountFen() || !line.currency().equals("CNY")) {
                differences.add(new Found(known, Kind.AMOUNT_DIFFERS, line.orderNo(), amount, line.amountFen(), null));
            } else {
                matched++;
            }
        }
        here.forEach(
                (known, amount) -> differences.add(new Found(known, Kind.MISSING_THERE, null, amount, null, null)));
        var count = matched;
        books.together(() -> {
            keep(gateway.name(), day, there, count, differences);
            return day;
        });
        log.info("Reconciled {} for {}: {} matched, {} differences", gateway.name(), day, count, differences.size());
    }

    /** What we know of the day, and of what the statement names whatever its day here. */
    private Map<Known, Long> ours(String gateway, LocalDate day, List<StatementLine> there) {
        var from = CourtTime.column(day.atStartOfDay(BusinessClock.SHANGHAI).toInstant());
        var to = CourtTime.column(
                day.plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant());
        var found = new HashMap<Known, Long>();
        jdbc.sql("""
                        select trade_no, amount_fen from payment_receipt
                        where gateway = :gateway and (channel_at >= :from and channel_at < :to or trade_no in (:numbers))""")
                .param("gateway", gateway)
                .param("from", from)
                .param("to", to)
                .param("numbers", numbers(there, Subject.PAYMENT))
                .query((row, number) ->
                        found.put(new Known(Subject.PAYMENT, row.getString("trade_no")), row.getLong("amount_fen")))
                .list();
        jdbc.sql("""
                        select a.refund_no, f.amount_fen from refund_attempt a join refund f on f.id = a.refund_id
                        where f.gateway = :gateway and a.state = 'SUCCEEDED'
                          and (a.channel_at >= :from and a.channel_at < :to or a.refund_no in (:numbers))""")
                .param("gateway", gateway)
                .param("from", from)
                .param("to", to)
                .param("numbers", numbers(there, Subject.REFUND))
                .query((row, number) ->
                        found.put(new Known(Subject.REFUND, row.getString("refund_no")), row.getLong("amount_fen")))
                .list();
        return found;
    }

    private static Set<String> numbers(List<StatementLine> lines, Subject subject) {
        var numbers = new HashSet<String>();
        // An empty list is no SQL; no number is the empty text.
        numbers.add("");
        lines.stream().filter(line -> line.subject() == subject).forEach(line -> numbers.add(line.number()));
        return numbers;
    }

    /** Takes the statement's word as a notice's; null when that books nothing and people must look. */
    private @Nullable String book(PaymentGateway gateway, StatementLine line) {
        if (!line.currency().equals("CNY") || line.amountFen() <= 0) {
            return null;
        }
        if (line.subject() == Subject.PAYMENT) {
            var at = line.channelAt().plus(clock.offset());
            var money = new PaymentGateway.Money(
                    gateway.name(),
                    line.number(),
                    line.orderNo(),
                    line.amountFen(),
                    line.currency(),
                    at.isAfter(clock.now()) ? clock.now() : at,
                    line.channelAt());
            return books.together(() -> books.received(money)).name();
        }
        var answer =
                new PaymentGateway.RefundAnswer(PaymentGateway.RefundStanding.DONE, line.amountFen(), line.channelAt());
        var settled = books.together(() -> refunds.settle(gateway.name(), line.number(), answer, true));
        return settled == RefundBooks.Settled.REFUNDED ? settled.name() : null;
    }

    private void keep(String gateway, LocalDate day, List<StatementLine> there, int matched, List<Found> differences) {
        var now = CourtTime.column(clock.now());
        jdbc.sql("""
                        insert into reconciliation (gateway, day, run_at, payments, refunds, matched, received_fen,
                                                    refunded_fen)
                        values (:gateway, :day, :at, :payments, :refunds, :matched, :received, :refunded)
                        on conflict (gateway, day) do update set run_at = :at, runs = reconciliation.runs + 1,
                          payments = :payments, refunds = :refunds, matched = :matched, received_fen = :received,
                          refunded_fen = :refunded""")
                .param("gateway", gateway)
                .param("day", day)
                .param("at", now)
                .param("payments", count(there, Subject.PAYMENT))
                .param("refunds", count(there, Subject.REFUND))
                .param("matched", matched)
                .param("received", sum(there, Subject.PAYMENT))
                .param("refunded", sum(there, Subject.REFUND))
                .update();
        // Whatever this run does not find again is settled.
        jdbc.sql("""
                        update reconciliation_difference set settled_at = coalesce(settled_at, :at)
                        where gateway = :gateway and day = :day""")
                .param("at", now)
                .param("gateway", gateway)
                .param("day", day)
                .update();
        for (var found : differences) {
            keep(gateway, day, found, now);
        }
    }

    private void keep(String gateway, LocalDate day, Found found, OffsetDateTime now) {
        var fresh = jdbc.sql("""
                        insert into reconciliation_difference (gateway, day, subject, number, kind, order_no, here_fen,
                                                               there_fen, found_at, outcome, settled_at)
                        values (:gateway, :day, :subject, :number, :kind, :order, :here, :there, :at, :outcome, :settled)
                        on conflict (gateway, day, subject, number, kind) do update set settled_at = :settled,
                          here_fen = :here, there_fen = :there,
                          outcome = coalesce(:outcome, reconciliation_difference.outcome)
                        returning (xmax = 0)""")
                .param("gateway", gateway)
                .param("day", day)
                .param("subject", found.known().subject().name())
                .param("number", found.known().number())
                .param("kind", found.kind().name())
                .param("order", found.orderNo())
                .param("here", found.hereFen())
                .param("there", found.thereFen())
                .param("at", now)
                .param("outcome", found.outcome())
                .param("settled", found.outcome() == null ? null : now)
                .query(Boolean.class)
                .single();
        if (!fresh) {
            return;
        }
        journal.append(JournalEntry.internal(
                        null,
                        Actor.system(),
                        now.toInstant(),
                        "RECONCILIATION_DIFFERENCE",
                        "对账发现差异：" + found.kind().label())
                .with(Map.of(
                        "gateway",
                        gateway,
                        "day",
                        day.toString(),
                        "number",
                        found.known().number())));
        if (found.outcome() == null) {
            log.error(
                    "Statement of {} for {}: {} {} of {}",
                    gateway,
                    day,
                    found.known().subject(),
                    found.kind(),
                    found.known().number());
        }
    }

    private static int count(List<StatementLine> lines, Subject subject) {
        return Math.toIntExact(
                lines.stream().filter(line -> line.subject() == subject).count());
    }

    private static long sum(List<StatementLine> lines, Subject subject) {
        return lines.stream()
                .filter(line -> line.subject() == subject)
                .mapToLong(StatementLine::amountFen)
                .sum();
    }

    private boolean isDone(String gateway, LocalDate day) {
        return jdbc.sql("select exists (select from reconciliation where gateway = ? and day = ?)")
                .params(gateway, day)
                .query(Boolean.class)
                .single();
    }

    private Instant machineTime() {
        return clock.database();
    }
}
