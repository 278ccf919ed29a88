package org.lian.payment;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 交费: opens orders at the channels and says where they stand. One case, one payer, one paid order for each thing that is paid. */
@Component
public class Payments {
    private static final Logger log = LoggerFactory.getLogger(Payments.class);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Orders orders;
    private final Bookkeeping books;
    private final Outbox outbox;
    private final List<PaymentGateway> gateways;
    private final BusinessClock clock;
    private final Duration queryAfter;

    Payments(
            JdbcClient jdbc,
            Orders orders,
            Bookkeeping books,
            Outbox outbox,
            List<PaymentGateway> gateways,
            BusinessClock clock,
            PaymentSettings settings) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.books = books;
        this.outbox = outbox;
        this.gateways = gateways;
        this.clock = clock;
        this.queryAfter = settings.queryAfter();
    }

    /**
     * The order to pay by: the open one of this channel for what is due, or a new one. An open one for something else is
     * closed first. Speaks to the channel, so the order is kept in transactions of its own.
     */
    public Order open(FilingId filing, Due due, Channel channel) {
        if (due.fen() <= 0) {
            throw Refusal.conflict("本案现在没有需要交纳的诉讼费。");
        }
        var gateway = gateways.stream()
                .filter(g -> g.channels().contains(channel))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "channel", "CHANNEL_UNAVAILABLE", channel.label() + "尚未开通，请选择其他支付方式，或到诉讼服务中心窗口交费。"));
        var order = books.together(() -> openOrInsert(filing, due, channel, gateway));
        if (!order.isFor(due)) {
            closeAt(gateway, order);
            order = books.together(() -> openOrInsert(filing, due, channel, gateway));
            if (!order.isFor(due)) {
                throw silent();
            }
        }
        return order.state() == PaymentState.CREATED ? offer(gateway, order) : order;
    }

    /** The channels that are set up here beside the window, in the order in which they are offered. */
    public List<Channel> onlineChannels() {
        return Stream.of(Channel.values())
                .filter(channel -> channel != Channel.COUNTER)
                .filter(channel -> gateways.stream().anyMatch(g -> g.channels().contains(channel)))
                .toList();
    }

    public List<Order> of(FilingId filing) {
        return orders.of(filing);
    }

    /** What has come in for a filing's fee, in fen. */
    public long paidFen(FilingId filing) {
        return orders.of(filing).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .mapToLong(Order::amountFen)
                .sum();
    }

    public Optional<Order> find(String orderNo) {
        return orders.find(orderNo);
    }

    /**
     * Asks the channels now about all open orders of a filing, before anything is decided on "not paid", and says whether
     * its fee has arrived. A silent channel is thrown: then nobody knows, and nothing may be decided.
     */
    public boolean queryNow(FilingId filing) {
        orders.of(filing).stream().filter(order -> order.state().isOpen()).forEach(this::query);
        return orders.isPaid(filing, Due.FEE);
    }

    /** As {@link #queryNow}, for a page: a silent channel only leaves what is known. */
    public void refresh(FilingId filing) {
        for (var order : orders.of(filing)) {
            try {
                if (order.state().isOpen()) {
                    query(order);
                }
            } catch (PaymentGateway.ChannelSilent e) {
                log.warn("The channel of order {} does not answer, its page shows what is known", order.orderNo(), e);
            }
        }
    }

    /**
     * 窗口交费: a clerk took the money and names the paper. Booked as any payment: the number of the paper counts once, and
     * the channels are asked first, so that nobody pays twice.
     */
    public Order paidAtCounter(Actor clerk, FilingId filing, CourtCode court, Due due, String receiptNumber) {
        var number = receiptNumber.strip();
        if (!number.matches("[A-Za-z0-9-]{4,40}")) {
            throw Refusal.invalid("receiptNumber", "MALFORMED", "请填写票据号：4 至 40 个字母、数字或横线");
        }
        refresh(filing);
        var order = open(filing, due, Channel.COUNTER);
        var now = clock.now();
        var money = new PaymentGateway.Money(
                CounterGateway.NAME,
                court.value() + "-" + number,
                order.orderNo(),
                due.fen(),
                "CNY",
                now,
                clock.database());
        var outcome = books.together(() -> {
            var became = books.received(money);
            if (became == Bookkeeping.Outcome.CREDITED) {
                books.confirmedBy(clerk, order, number);
            }
            return became;
        });
        return switch (outcome) {
            case CREDITED -> order;
            case NOTHING_NEW -> throw Refusal.conflict("票据号 " + number + " 已经登记过，请核对票据");
            default -> throw Refusal.conflict("本案诉讼费刚刚由其他渠道交纳，这笔窗口收款已列为待核对款项，请到“款项核对”办理退还");
        };
    }

    /**
     * A fee that was taken at the window.
     *
     * @param receiptNumber as the clerk typed it
     */
    public record TakenAtCounter(long fen, String receiptNumber) {}

    /** That of an order; empty where it was paid online. */
    public Optional<TakenAtCounter> takenAtCounter(String orderNo) {
        return jdbc.sql("""
                        select amount_fen, substr(trade_no, strpos(trade_no, '-') + 1) as number from payment_receipt
                        where order_no = ? and gateway = ? and state = 'CREDITED'""")
                .params(orderNo, CounterGateway.NAME)
                .query((row, number) -> new TakenAtCounter(row.getLong("amount_fen"), row.getString("number")))
                .optional();
    }

    /** The last of a filing; empty where something of what is due is not paid, and where it was paid online. */
    public Optional<TakenAtCounter> takenAtCounter(FilingId filing, Optional<Due> due) {
        var paid = orders.of(filing).stream()
                .filter(order -> order.state() == PaymentState.SUCCEEDED)
                .toList();
        return due.isPresent()
                                && paid.stream()
                                        .noneMatch(
                                                order -> order.hasPaid(due.get().item()))
                        || paid.isEmpty()
                ? Optional.empty()
                : takenAtCounter(paid.get(paid.size() - 1).orderNo());
    }

    /** Money that is credited to no fee, oldest first: for the court to look into. */
    public List<UnexpectedMoney> unexpected(Set<CourtCode> courts) {
        return jdbc.sql("""
                        select r.gateway, r.trade_no, r.order_no, r.filing_id, r.amount_fen, r.reason, r.paid_at,
                               o.channel, back.state as refund_state
                        from payment_receipt r left join payment_order o on o.order_no = r.order_no
                        left join filing f on f.id = r.filing_id
                        left join lateral (select b.state, b.court_code from refund b where b.gateway = r.gateway
                          and b.trade_no = r.trade_no order by b.requested_at desc, b.id limit 1) back on true
                        where r.state = 'UNEXPECTED' and (f.court_code = any (:courts)
                          or f.court_code is null and (back.court_code is null or back.state = 'DECLINED'
                            or back.court_code = any (:courts)))
                        order by r.recorded_at, r.trade_no""")
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .query((row, number) -> {
                    var refund = row.getString("refund_state");
                    var channel = row.getString("channel");
                    var filing = row.getObject("filing_id", UUID.class);
                    return new UnexpectedMoney(
                            row.getString("gateway"),
                            row.getString("trade_no"),
                            row.getString("order_no"),
                            filing == null ? null : new FilingId(filing),
                            row.getLong("amount_fen"),
                            UnexpectedMoney.Reason.valueOf(row.getString("reason")),
                            row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                            channel == null ? null : Channel.valueOf(channel),
                            refund == null ? null : Refund.State.valueOf(refund));
                })
                .list();
    }

    public List<DeadLetter> deadLetters() {
        return outbox.dead();
    }

    /** Sends a message that was given up once more. */
    public void redeliver(long deadLetterId, Actor administrator) {
        books.together(() -> {
            if (!outbox.revive(deadLetterId)) {
                throw Refusal.notFound("没有这条待重发的消息");
            }
            books.redelivered(administrator, deadLetterId);
            return deadLetterId;
        });
        log.info("Message {} is sent again by {}", deadLetterId, administrator.accountId());
    }

    /** Asks the channel about one order and acts on the answer, as a notice would. */
    void query(Order order) {
        var gateway = gatewayOf(order);
        var answer = gateway.query(order.orderNo());
        if (answer.standing() == PaymentGateway.Standing.WAITING && orders.isPaid(order.filing(), order.item())) {
            // Paid by another channel: nobody should pay this one as well.
            answer = gateway.close(order.orderNo());
        }
        act(gateway, order, answer);
    }

    /**
     * Waits until nobody else works on the filing's money; whoever will book something in this transaction asks before it
     * writes anything of the filing.
     */
    public void inTurn(FilingId filing) {
        orders.lockCase(filing);
    }

    private Order openOrInsert(FilingId filing, Due due, Channel channel, PaymentGateway gateway) {
        orders.lockCase(filing);
        var all = orders.of(filing);
        if (all.stream().anyMatch(order -> order.hasPaid(due.item()))) {
            throw Refusal.conflict("本案诉讼费已经交纳，不需要再次支付。到账情况见本案进度。");
        }
        return all.stream()
                .filter(order -> order.channel() == channel && order.state().isOpen())
                .findFirst()
                .orElseGet(() -> {
                    var order = new Order(
                            orderNo(),
                            filing,
                            due.fen(),
                            due.basis(),
                            due.item(),
                            channel,
                            PaymentState.CREATED,
                            null,
                            null,
                            null);
                    var now = clock.now();
                    orders.insert(order, gateway.name(), now, clock.database().plus(queryAfter));
                    return order;
                });
    }

    private Order offer(PaymentGateway gateway, Order order) {
        PaymentGateway.Offer offer;
        try {
            offer = gateway.create(order);
        } catch (PaymentGateway.ChannelSilent e) {
            log.warn("Order {} could not be opened at {}", order.orderNo(), gateway.name(), e);
            throw silent();
        }
        return books.together(() -> orders.offered(order.orderNo(), offer));
    }

    private void closeAt(PaymentGateway gateway, Order order) {
        try {
            var answer = order.state() == PaymentState.CREATED
                    ? gateway.query(order.orderNo())
                    : gateway.close(order.orderNo());
            if (answer.standing() == PaymentGateway.Standing.WAITING) {
                answer = gateway.close(order.orderNo());
            }
            // What the channel never heard of is closed by us alone.
            act(
                    gateway,
                    order,
                    answer.standing() == PaymentGateway.Standing.UNKNOWN
                            ? PaymentGateway.OrderAnswer.of(PaymentGateway.Standing.CLOSED)
                            : answer);
        } catch (PaymentGateway.ChannelSilent e) {
            log.warn("Order {} could not be closed at {}", order.orderNo(), gateway.name(), e);
            throw silent();
        }
    }

    private void act(PaymentGateway gateway, Order order, PaymentGateway.OrderAnswer answer) {
        switch (answer.standing()) {
            case PAID -> {
                var money = answer.money();
                if (money != null && money.currency().equals("CNY")) {
                    books.together(() -> books.received(money));
                }
            }
            case FAILED -> books.together(() -> books.ended(order.orderNo(), gateway.name(), PaymentState.FAILED));
            case CLOSED -> books.together(() -> books.ended(order.orderNo(), gateway.name(), PaymentState.CLOSED));
            case WAITING, UNKNOWN -> {}
        }
    }

    private PaymentGateway gatewayOf(Order order) {
        return gateways.stream()
                .filter(gateway -> gateway.channels().contains(order.channel()))
                .findFirst()
                .orElseThrow(() -> new PaymentGateway.ChannelSilent("No gateway for " + order.channel(), null));
    }

    private String orderNo() {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return CourtTime.DIGITS.format(clock.today()) + HexFormat.of().formatHex(bytes);
    }

    private static Refusal silent() {
        return Refusal.unavailable("支付渠道暂时没有响应，没有产生扣款。请稍后重试，或更换支付方式。");
    }
}
