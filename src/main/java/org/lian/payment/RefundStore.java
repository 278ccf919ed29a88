package org.lian.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refunds and their tries at the channels. */
@Repository
class RefundStore {
    private final JdbcClient jdbc;

    RefundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The money that was received, of which a refund gives back; {@code account} is where the ledger holds it. */
    record Received(
            String gateway,
            String tradeNo,
            String orderNo,
            @Nullable FilingId filing,
            long amountFen,
            boolean credited,
            long refundsFen) {
        long leftFen() {
            return amountFen - refundsFen;
        }
    }

    /** One try at the channel. */
    record Attempt(String refundNo, UUID refund, int n, String state, int queries) {
        boolean waits() {
            return state.equals("SENT");
        }
    }

    private static final String RECEIVED = """
            select r.gateway, r.trade_no, r.order_no, r.filing_id, r.amount_fen, r.state,
                   (select coalesce(sum(f.amount_fen), 0) from refund f
                    where f.gateway = r.gateway and f.trade_no = r.trade_no and f.state <> 'DECLINED') as refunds_fen
            from payment_receipt r\s""";

    /** Locks the receipt, so that two refunds of it wait for each other. */
    Optional<Received> lockReceipt(String gateway, String tradeNo) {
        jdbc.sql("select 1 from payment_receipt where gateway = ? and trade_no = ? for update")
                .params(gateway, tradeNo)
                .query()
                .listOfRows();
        return jdbc.sql(RECEIVED + "where r.gateway = ? and r.trade_no = ?")
                .params(gateway, tradeNo)
                .query(RefundStore::received)
                .optional();
    }

    Received receipt(String gateway, String tradeNo) {
        return jdbc.sql(RECEIVED + "where r.gateway = ? and r.trade_no = ?")
                .params(gateway, tradeNo)
                .query(RefundStore::received)
                .single();
    }

    /** What a filing's fee was paid with, the credited money first. */
    List<Received> receipts(FilingId filing) {
        return jdbc.sql(RECEIVED
                        + "where r.filing_id = ? order by r.state = 'CREDITED' desc, r.recorded_at, r.trade_no")
                .param(filing.value())
                .query(RefundStore::received)
                .list();
    }

    /** @param item tells it from others of the same reason */
    void insert(Refund refund, String item) {
        jdbc.sql("""
                        insert into refund (id, filing_id, court_code, gateway, trade_no, amount_fen, reason, basis,
                                            requested_by, requested_at, effective_at, state, item)
                        values (:id, :filing, :court, :gateway, :trade, :amount, :reason, :basis, :by, :at, :effective,
                                'REQUESTED', :item)""")
                .param("id", refund.id())
                .param(
                        "filing",
                        refund.filing() == null ? null : refund.filing().value())
                .param("court", refund.court() == null ? null : refund.court().value())
                .param("gateway", refund.gateway())
                .param("trade", refund.tradeNo())
                .param("amount", refund.amountFen())
                .param("reason", refund.reason().name())
                .param("basis", refund.basis())
                .param("by", refund.requestedBy())
                .param("at", CourtTime.column(refund.requestedAt()))
                .param("effective", CourtTime.column(refund.effectiveAt()))
                .param("item", item)
                .update();
    }

    Optional<Refund> find(UUID id) {
        return jdbc.sql("select * from refund where id = ?")
                .param(id)
                .query(RefundStore::refund)
                .optional();
    }

    Optional<Refund> lock(UUID id) {
        return jdbc.sql("select * from refund where id = ? for update")
                .param(id)
                .query(RefundStore::refund)
                .optional();
    }

    Optional<Refund> alive(String gateway, String tradeNo, Refund.Reason reason, String item) {
        return jdbc.sql("""
                        select * from refund where gateway = ? and trade_no = ? and reason = ? and item = ?
                          and state <> 'DECLINED'""")
                .params(gateway, tradeNo, reason.name(), item)
                .query(RefundStore::refund)
                .optional();
    }

    List<Refund> of(FilingId filing) {
        return jdbc.sql("select * from refund where filing_id = ? order by requested_at, id")
                .param(filing.value())
                .query(RefundStore::refund)
                .list();
    }

    /** Those that nobody has decided, in order. */
    List<Refund> undecided() {
        return jdbc.sql("select * from refund where state = 'REQUESTED' order by requested_at, id")
                .query(RefundStore::refund)
                .list();
    }

    /** The newest first of these courts, as many as a page shows. */
    List<Refund> latest(Set<CourtCode> courts, int limit) {
        return jdbc.sql("""
                        select refund.* from refund left join filing on filing.id = refund.filing_id
                        where coalesce(refund.court_code, filing.court_code) = any (:courts)
                        order by refund.requested_at desc, refund.id limit :limit""")
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .param("limit", limit)
                .query(RefundStore::refund)
                .list();
    }

    void decide(UUID id, Refund.State state, String by, @Nullable String voucher, Instant at) {
        jdbc.sql("""
                        update refund set state = :state, decided_by = :by, voucher = :voucher, decided_at = :at,
                          approvals = approvals + case when :state = 'APPROVED' then 1 else 0 end
                        where id = :id""")
                .param("state", state.name())
                .param("by", by)
                .param("voucher", voucher)
                .param("at", CourtTime.column(at))
                .param("id", id)
                .update();
    }

    /** How many tries at the channel people have allowed. */
    int approvals(UUID id) {
        return jdbc.sql("select approvals from refund where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    void succeeded(UUID id, Instant at) {
        jdbc.sql("update refund set state = 'SUCCEEDED', ended_at = ? where id = ?")
                .params(CourtTime.column(at), id)
                .update();
    }

    Optional<Attempt> attempt(String refundNo) {
        return jdbc.sql("select refund_no, refund_id, n, state, queries from refund_attempt where refund_no = ?")
                .param(refundNo)
                .query(RefundStore::attempt)
                .optional();
    }

    Optional<Attempt> latestAttempt(UUID refund) {
        return jdbc.sql("""
                        select refund_no, refund_id, n, state, queries from refund_attempt
                        where refund_id = ? order by n desc limit 1""").param(refund).query(RefundStore::attempt).optional();
    }

    void insertAttempt(Attempt attempt, Instant at) {
        jdbc.sql("insert into refund_attempt (refund_no, refund_id, n, state, sent_at) values (?, ?, ?, 'SENT', ?)")
                .params(attempt.refundNo(), attempt.refund(), attempt.n(), CourtTime.column(at))
                .update();
    }

    /** False when the try had ended before. */
    boolean endAttempt(String refundNo, String state, @Nullable Instant channelAt, Instant at) {
        return jdbc.sql("""
                                update refund_attempt set state = :state, channel_at = :channel, ended_at = :at
                                where refund_no = :no and state = 'SENT'""")
                        .param("state", state)
                        .param("channel", channelAt == null ? null : CourtTime.column(channelAt))
                        .param("at", CourtTime.column(at))
                        .param("no", refundNo)
                        .update()
                == 1;
    }

    int countQuery(String refundNo) {
        return jdbc.sql("update refund_attempt set queries = queries + 1 where refund_no = ? returning queries")
                .param(refundNo)
                .query(Integer.class)
                .single();
    }

    private static Received received(ResultSet row, int number) throws SQLException {
        var filing = row.getObject("filing_id", UUID.class);
        return new Received(
                row.getString("gateway"),
                row.getString("trade_no"),
                row.getString("order_no"),
                filing == null ? null : new FilingId(filing),
                row.getLong("amount_fen"),
                row.getString("state").equals("CREDITED"),
                row.getLong("refunds_fen"));
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        var filing = row.getObject("filing_id", UUID.class);
        var court = row.getString("court_code");
        return new Refund(
                row.getObject("id", UUID.class),
                filing == null ? null : new FilingId(filing),
                court == null ? null : new CourtCode(court),
                row.getString("gateway"),
                row.getString("trade_no"),
                row.getLong("amount_fen"),
                Refund.Reason.valueOf(row.getString("reason")),
                row.getString("basis"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                Refund.State.valueOf(row.getString("state")),
                row.getString("voucher"));
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getString("refund_no"),
                row.getObject("refund_id", UUID.class),
                row.getInt("n"),
                row.getString("state"),
                row.getInt("queries"));
    }
}
