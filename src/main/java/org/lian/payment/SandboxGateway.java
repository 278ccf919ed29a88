package org.lian.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.vocabulary.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The demo's channel: an outside cashier that is spoken to over HTTP only. Every message either way carries a time, a
 * nonce and an HMAC over direction, method, path, time, nonce and body; an answer is bound to its question's nonce.
 */
@Component
@Profile("demo")
class SandboxGateway implements PaymentGateway {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Environment environment;
    private final BusinessClock clock;
    private final String key;
    private final String url;
    private final String merchant;
    private final Duration freshness;

    SandboxGateway(DataFolder data, Environment environment, BusinessClock clock, PaymentSettings settings) {
        this.environment = environment;
        this.clock = clock;
        this.key = data.secret("sandbox-merchant-key", 32);
        this.url = settings.sandbox().url();
        this.merchant = settings.sandbox().merchant();
        this.freshness = settings.noticeFreshness();
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public String label() {
        return "演示渠道";
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WECHAT, Channel.ALIPAY, Channel.BANK_TRANSFER);
    }

    @Override
    public String merchant() {
        return merchant;
    }

    @Override
    public Offer create(Order order) {
        var body = Map.of(
                "merchant", merchant,
                "orderNo", order.orderNo(),
                "amountFen", order.amountFen(),
                "currency", "CNY",
                "channel", order.channel().name());
        var answer = ask("POST", "/sandbox/orders", body);
        if (answer == null || answer.payUrl == null) {
            throw new ChannelSilent("No offer for order " + order.orderNo(), null);
        }
        // Where the payer comes back to, as channels are told it.
        return new Offer(answer.payUrl + "?back=/filings/" + order.filing(), answer.qr, answer.account);
    }

    @Override
    public OrderAnswer query(String orderNo) {
        return answer(ask("GET", "/sandbox/orders/" + orderNo, null));
    }

    @Override
    public OrderAnswer close(String orderNo) {
        return answer(ask("POST", "/sandbox/orders/" + orderNo + "/closure", Map.of()));
    }

    @Override
    public Notice read(Map<String, String> headers, byte[] body) {
        var time = headers.getOrDefault("x-sandbox-timestamp", "");
        var nonce = headers.getOrDefault("x-sandbox-nonce", "");
        var signed = headers.getOrDefault("x-sandbox-signature", "");
        var expected = sign("NOTICE", "POST", "/api/v1/payment-notices/sandbox", time, nonce, body);
        if (nonce.isEmpty() || nonce.length() > 64 || !equal(expected, signed)) {
            throw Refusal.unauthenticated("支付通知的签名不正确");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), machineTime());
        if (age.abs().compareTo(freshness) > 0) {
            throw Refusal.unauthenticated("支付通知已过期，请用新的时间重新签名发送");
        }
        try {
            var told = JSON.readValue(body, Told.class);
            if (told.refundNo != null) {
                var answer = refundAnswer(told.state, told.amountFen, told.at);
                var refund = new RefundTold(told.refundNo, answer, told.currency);
                return new Notice(told.noticeId, nonce, told.merchant, told.orderNo, null, refund);
            }
            var money = told.state.equals("SUCCESS")
                    ? new Money(
                            name(),
                            told.tradeNo,
                            told.orderNo,
                            told.amountFen,
                            told.currency,
                            business(told.at),
                            told.at)
                    : null;
            return new Notice(told.noticeId, nonce, told.merchant, told.orderNo, money, null);
        } catch (IOException | NullPointerException e) {
            throw Refusal.invalid("body", "NOTICE_UNREADABLE", "支付通知的内容不完整");
        }
    }

    @Override
    public RefundAnswer refund(RefundOrder order) {
        var body = Map.of(
                "merchant", merchant,
                "refundNo", order.refundNo(),
                "orderNo", order.orderNo(),
                "tradeNo", order.tradeNo(),
                "amountFen", order.amountFen(),
                "currency", "CNY");
        var said = ask("POST", "/sandbox/refunds", body, SaidOfRefund.class);
        // A payment that the channel does not know gives nothing back.
        return said == null ? RefundAnswer.of(RefundStanding.FAILED) : said.answer();
    }

    @Override
    public RefundAnswer queryRefund(String refundNo) {
        var said = ask("GET", "/sandbox/refunds/" + refundNo, null, SaidOfRefund.class);
        return said == null ? RefundAnswer.of(RefundStanding.UNKNOWN) : said.answer();
    }

    @Override
    public Optional<List<StatementLine>> statement(LocalDate day) {
        var path = "/sandbox/statements/" + day;
        var bytes = call("GET", path, null);
        if (bytes == null) {
            throw new ChannelSilent("No statement for " + day, null);
        }
        var rows = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        var lines = rows.stream()
                .skip(1)
                .limit(Math.max(0, rows.size() - 2))
                .map(SandboxGateway::line)
                .toList();
        // The last line counts the others: a file cut short must not look like a quiet day.
        if (rows.size() < 2 || !rows.get(rows.size() - 1).equals("total," + lines.size())) {
            throw new ChannelSilent("The statement for " + day + " is not whole", null);
        }
        return Optional.of(lines);
    }

    private static StatementLine line(String row) {
        var cells = row.split(",", -1);
        return new StatementLine(
                StatementLine.Subject.valueOf(cells[0]),
                cells[1],
                cells[2],
                Long.parseLong(cells[3]),
                cells[4],
                Instant.parse(cells[5]));
    }

    private static RefundAnswer refundAnswer(String state, long amountFen, @Nullable Instant at) {
        return switch (state) {
            case "DONE" -> new RefundAnswer(RefundStanding.DONE, amountFen, at);
            case "FAILED" -> RefundAnswer.of(RefundStanding.FAILED);
            default -> RefundAnswer.of(RefundStanding.PROCESSING);
        };
    }

    /** The sandbox's words on a refund. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SaidOfRefund(
            String state, long amountFen, @Nullable Instant at) {
        RefundAnswer answer() {
            return refundAnswer(state, amountFen, at);
        }
    }

    /** The sandbox's words on an order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Said(
            @Nullable String state,
            @Nullable String payUrl,
            @Nullable String qr,
            @Nullable String account,
            @Nullable String orderNo,
            @Nullable String tradeNo,
            @Nullable Long amountFen,
            @Nullable String currency,
            @Nullable Instant paidAt) {}

    /** The content of a notice. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(
            String noticeId,
            String merchant,
            String orderNo,
            String tradeNo,
            @Nullable String refundNo,
            String state,
            long amountFen,
            String currency,
            Instant at) {
        Told {
            java.util.Objects.requireNonNull(noticeId);
            java.util.Objects.requireNonNull(merchant);
            java.util.Objects.requireNonNull(orderNo);
            java.util.Objects.requireNonNull(tradeNo);
            java.util.Objects.requireNonNull(state);
            java.util.Objects.requireNonNull(currency);
            java.util.Objects.requireNonNull(at);
        }
    }

    private OrderAnswer answer(@Nullable Said said) {
        if (said == null || said.state == null) {
            return OrderAnswer.of(Standing.UNKNOWN);
        }
        var standing = Standing.valueOf(said.state);
        if (standing != Standing.PAID) {
            return OrderAnswer.of(standing);
        }
        if (said.orderNo == null
                || said.tradeNo == null
                || said.amountFen == null
                || said.currency == null
                || said.paidAt == null) {
            throw new ChannelSilent("An incomplete answer", null);
        }
        return new OrderAnswer(
                standing,
                new Money(
                        name(),
                        said.tradeNo,
                        said.orderNo,
                        said.amountFen,
                        said.currency,
                        business(said.paidAt),
                        said.paidAt));
    }

    private @Nullable Said ask(String method, String path, @Nullable Object question) {
        return ask(method, path, question, Said.class);
    }

    private <T> @Nullable T ask(String method, String path, @Nullable Object question, Class<T> type) {
        var said = call(method, path, question);
        try {
            return said == null ? null : JSON.readValue(said, type);
        } catch (IOException e) {
            throw new ChannelSilent(method + " " + path + " answered in words unknown", e);
        }
    }

    /** The signed answer; null for 404. */
    private byte @Nullable [] call(String method, String path, @Nullable Object question) {
        try {
            var body = question == null ? new byte[0] : JSON.writeValueAsBytes(question);
            var time = Long.toString(machineTime().getEpochSecond());
            var nonce = UUID.randomUUID().toString();
            var request = HttpRequest.newBuilder(URI.create(base() + path))
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .header("X-Sandbox-Timestamp", time)
                    .header("X-Sandbox-Nonce", nonce)
                    .header("X-Sandbox-Signature", sign("REQUEST", method, path, time, nonce, body))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 404) {
                return null;
            }
            var signed = response.headers().firstValue("X-Sandbox-Signature").orElse("");
            if (response.statusCode() / 100 != 2
                    || !equal(sign("RESPONSE", method, path, time, nonce, response.body()), signed)) {
                throw new ChannelSilent(method + " " + path + " answered " + response.statusCode(), null);
            }
            return response.body();
        } catch (IOException e) {
            throw new ChannelSilent(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelSilent(method + " " + path, e);
        }
    }

    private String base() {
        if (!url.isBlank()) {
            return url;
        }
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port;
    }

    private String sign(String direction, String method, String path, String time, String nonce, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update(
                    String.join("\n", direction, method, path, time, nonce, "").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** The channel's clock is not the demo's: what it tells is moved to the court's time, and never into its future. */
    private Instant business(Instant atChannel) {
        var now = clock.now();
        var at = atChannel.plus(clock.offset());
        return at.isAfter(now) ? now : at;
    }

    private Instant machineTime() {
        return clock.database();
    }
}
