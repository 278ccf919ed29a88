package org.lian.payment;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The receiver of the channels' notices: proved genuine, fresh and ours, each acts once. */
@Component
public class PaymentNotices {
    private static final Logger log = LoggerFactory.getLogger(PaymentNotices.class);

    private final JdbcClient jdbc;
    private final List<PaymentGateway> gateways;
    private final Bookkeeping books;
    private final RefundBooks refunds;
    private final BusinessClock clock;

    PaymentNotices(
            JdbcClient jdbc,
            List<PaymentGateway> gateways,
            Bookkeeping books,
            RefundBooks refunds,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.gateways = gateways;
        this.books = books;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** Returns when the notice needs no repetition; a Refusal otherwise. Header names in lower case. */
    public void receive(String gatewayName, Map<String, String> headers, byte[] body) {
        var gateway = gateways.stream()
                .filter(g -> g.name().equals(gatewayName))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这个支付渠道"));
        var notice = gateway.read(headers, body);
        requireOurs(gateway, notice);
        var outcome = books.together(() -> once(gateway.name(), notice, Sha256.of(body)));
        log.info("Notice {} of {} for order {}: {}", notice.id(), gateway.name(), notice.orderNo(), outcome);
    }

    private static void requireOurs(PaymentGateway gateway, PaymentGateway.Notice notice) {
        if (!notice.merchant().equals(gateway.merchant())) {
            log.error("Notice {} of {} is for another merchant", notice.id(), gateway.name());
            throw Refusal.invalid("merchant", "OTHER_MERCHANT", "支付通知的商户不是本院");
        }
        var money = notice.money();
        if (money != null && (!money.currency().equals("CNY") || money.amountFen() <= 0)) {
            log.error("Notice {} of {} tells of no money we can book", notice.id(), gateway.name());
            throw Refusal.invalid("currency", "NOT_BOOKABLE", "支付通知的币种或者金额不正确，只接受人民币");
        }
        var refund = notice.refund();
        if (refund != null && !refund.currency().equals("CNY")) {
            log.error("Notice {} of {} tells of a refund we cannot book", notice.id(), gateway.name());
            throw Refusal.invalid("currency", "NOT_BOOKABLE", "退款通知的币种不正确，只接受人民币");
        }
    }

    private String once(String gateway, PaymentGateway.Notice notice, byte[] hash) {
        requireUnusedNonce(gateway, notice);
        var first = jdbc.sql("""
                        insert into payment_notice (gateway, notice_id, order_no, body_sha256, outcome, received_at)
                        values (:gateway, :id, :order, :hash, 'RECEIVED', :at)
                        on conflict (gateway, notice_id) do nothing""")
                .param("gateway", gateway)
                .param("id", notice.id())
                .param("order", notice.orderNo())
                .param("hash", hash)
                .param("at", CourtTime.column(clock.now()))
                .update();
        if (first == 0) {
            requireSameWords(gateway, notice, hash);
            return Bookkeeping.Outcome.NOTHING_NEW.name();
        }
        var outcome = act(gateway, notice);
        jdbc.sql("update payment_notice set outcome = ? where gateway = ? and notice_id = ?")
                .params(outcome, gateway, notice.id())
                .update();
        return outcome;
    }

    private String act(String gateway, PaymentGateway.Notice notice) {
        var refund = notice.refund();
        if (refund != null) {
            return refunds.settle(gateway, refund.refundNo(), refund.answer(), true)
                    .name();
        }
        var money = notice.money();
        return (money == null ? books.ended(notice.orderNo(), gateway, PaymentState.FAILED) : books.received(money))
                .name();
    }

    /** A nonce serves one notice: who has copied a signature cannot use it for anything else. */
    private void requireUnusedNonce(String gateway, PaymentGateway.Notice notice) {
        jdbc.sql("""
                        insert into payment_nonce (gateway, nonce, notice_id, seen_at) values (?, ?, ?, ?)
                        on conflict (gateway, nonce) do nothing""")
                .params(gateway, notice.nonce(), notice.id(), CourtTime.column(clock.database()))
                .update();
        var owner = jdbc.sql("select notice_id from payment_nonce where gateway = ? and nonce = ?")
                .params(gateway, notice.nonce())
                .query(String.class)
                .single();
        if (!owner.equals(notice.id())) {
            throw Refusal.unauthenticated("支付通知的随机数已经用过");
        }
    }

    private void requireSameWords(String gateway, PaymentGateway.Notice notice, byte[] hash) {
        var known = jdbc.sql("select body_sha256 from payment_notice where gateway = ? and notice_id = ?")
                .params(gateway, notice.id())
                .query(byte[].class)
                .single();
        if (!MessageDigest.isEqual(known, hash)) {
            log.error("Notice {} of {} came again with other words", notice.id(), gateway);
            throw Refusal.conflict("同一编号的支付通知前后内容不一致");
        }
    }
}
