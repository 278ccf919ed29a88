package org.lian.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 财政电子票据: one for each payment, wanted in the transaction that tells of it, issued afterwards, tried again until it is;
 * reddened where all of the payment went back.
 */
@Component
public class IssuedReceipts implements FeePaidListener {
    private static final Logger log = LoggerFactory.getLogger(IssuedReceipts.class);
    private static final int AT_ONCE = 20;
    /** Longer than any call: meanwhile no other node takes it. */
    private static final Duration TAKEN = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Bookkeeping books;
    private final Journal journal;
    private final BusinessClock clock;
    private final Optional<ElectronicReceipts> issuer;

    IssuedReceipts(
            JdbcClient jdbc,
            Bookkeeping books,
            Journal journal,
            BusinessClock clock,
            ObjectProvider<ElectronicReceipts> issuer) {
        this.jdbc = jdbc;
        this.books = books;
        this.journal = journal;
        this.clock = clock;
        this.issuer = Optional.ofNullable(issuer.getIfAvailable());
    }

    /**
     * A receipt as its payer sees it.
     *
     * @param number null until it is issued
     * @param attempts that failed so far
     * @param redNumber of the red receipt that took it back
     */
    public record Receipt(
            String orderNo,
            @Nullable String code,
            @Nullable String number,
            @Nullable String checkCode,
            @Nullable String link,
            boolean redWanted,
            @Nullable String redNumber,
            int attempts) {}

    private record Due(
            String orderNo,
            FilingId filing,
            long amountFen,
            Instant paidAt,
            @Nullable String number,
            int attempts) {
        ElectronicReceipts.Paid paid() {
            return new ElectronicReceipts.Paid(orderNo, amountFen, paidAt);
        }
    }

    /** The receipts of a filing's payments. */
    public List<Receipt> of(FilingId filing) {
        return jdbc.sql("select * from electronic_receipt where filing_id = ? order by paid_at, order_no")
                .param(filing.value())
                .query(IssuedReceipts::receipt)
                .list();
    }

    /** At the window the payer was given a receipt of paper, whose number the clerk wrote down. */
    @Override
    public void feePaid(FeePaid paid) {
        if (issuer.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into electronic_receipt (order_no, filing_id, amount_fen, paid_at, next_attempt_at)
                        select order_no, :filing, :amount, :at, :next from payment_order
                        where order_no = :order and channel <> 'COUNTER' on conflict do nothing""")
                .param("order", paid.orderNo())
                .param("filing", paid.filing().value())
                .param("amount", paid.amountFen())
                .param("at", CourtTime.column(paid.paidAt()))
                .param("next", CourtTime.column(clock.database()))
                .update();
    }

    /** Something of an order's payment went back: its receipt is reddened once all of it did. */
    void refunded(String orderNo) {
        jdbc.sql("""
                        update electronic_receipt e set red_wanted = true, attempts = 0, next_attempt_at = :now
                        where e.order_no = :order and not e.red_wanted and e.amount_fen = (
                          select sum(f.amount_fen) from refund f
                          join payment_receipt r on r.gateway = f.gateway and r.trade_no = f.trade_no
                          where r.order_no = e.order_no and r.state = 'CREDITED' and f.state = 'SUCCEEDED')""")
                .param("order", orderNo)
                .param("now", CourtTime.column(clock.database()))
                .update();
    }

    /** Issues and reddens what is due; what fails is put off, longer each time. */
    void workDue() {
        issuer.ifPresent(port -> take().forEach(due -> work(port, due)));
    }

    private List<Due> take() {
        var now = clock.database();
        return jdbc.sql("""
                        update electronic_receipt set next_attempt_at = :later
                        where order_no in (
                          select order_no from electronic_receipt
                          where next_attempt_at <= :now and (issued_at is null or (red_wanted and red_at is null))
                          order by next_attempt_at limit :most for update skip locked)
                        returning *""")
                .param("later", CourtTime.column(now.plus(TAKEN)))
                .param("now", CourtTime.column(now))
                .param("most", AT_ONCE)
                .query((row, number) -> new Due(
                        row.getString("order_no"),
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        row.getLong("amount_fen"),
                        row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                        row.getString("number"),
                        row.getInt("attempts")))
                .list();
    }

    private void work(ElectronicReceipts port, Due due) {
        try {
            if (due.number() == null) {
                issued(due, port.issue(due.paid()));
            } else {
                port.redden(due.paid(), due.number()).ifPresentOrElse(red -> reddened(due, red), () -> keptAsItIs(due));
            }
        } catch (RuntimeException failure) {
            putOff(due, failure);
        }
    }

    private void issued(Due due, ElectronicReceipts.Ticket ticket) {
        books.together(() -> {
            var changed = jdbc.sql("""
                            update electronic_receipt set code = :code, number = :number, check_code = :check, link = :link,
                              issued_at = :at, attempts = 0, last_error = null, next_attempt_at = :next
                            where order_no = :order and issued_at is null""")
                    .param("code", ticket.code())
                    .param("number", ticket.number())
                    .param("check", ticket.checkCode())
                    .param("link", ticket.link())
                    .param("at", CourtTime.column(clock.now()))
                    .param("next", CourtTime.column(clock.database()))
                    .param("order", due.orderNo())
                    .update();
            if (changed == 1) {
                journal(due, "ELECTRONIC_RECEIPT_ISSUED", "开具财政电子票据", ticket.number());
            }
            return changed;
        });
    }

    private void reddened(Due due, String red) {
        books.together(() -> {
            var changed = jdbc.sql("""
                            update electronic_receipt set red_number = :red, red_at = :at, attempts = 0, last_error = null
                            where order_no = :order and red_at is null""")
                    .param("red", red)
                    .param("at", CourtTime.column(clock.now()))
                    .param("order", due.orderNo())
                    .update();
            if (changed == 1) {
                journal(due, "ELECTRONIC_RECEIPT_REDDENED", "财政电子票据冲红", red);
            }
            return changed;
        });
    }

    /** The issuer reddens none by itself: nobody waits for it. */
    private void keptAsItIs(Due due) {
        jdbc.sql("update electronic_receipt set red_wanted = false where order_no = ? and red_at is null")
                .param(due.orderNo())
                .update();
    }

    private void putOff(Due due, RuntimeException failure) {
        var attempts = due.attempts() + 1;
        var grown = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), 20));
        var pause = grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
        log.warn("The receipt of order {} failed, attempt {}, again in {}", due.orderNo(), attempts, pause, failure);
        // The kind of failure alone: a message could carry what people wrote.
        jdbc.sql("""
                        update electronic_receipt set attempts = :attempts, last_error = :error, next_attempt_at = :next
                        where order_no = :order""")
                .param("attempts", attempts)
                .param("error", failure.getClass().getSimpleName())
                .param("next", CourtTime.column(clock.database().plus(pause)))
                .param("order", due.orderNo())
                .update();
    }

    private void journal(Due due, String kind, String text, String number) {
        journal.append(JournalEntry.internal(due.filing(), Actor.system(), clock.now(), kind, text)
                .with(Map.of("order", due.orderNo(), "number", number)));
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getString("order_no"),
                row.getString("code"),
                row.getString("number"),
                row.getString("check_code"),
                row.getString("link"),
                row.getBoolean("red_wanted"),
                row.getString("red_number"),
                row.getInt("attempts"));
    }
}
