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
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Value;
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
    private final String merchant;
    private final Duration freshness;

    SandboxGateway(
            DataFolder data,
            Environment environment,
            BusinessClock clock,
            @Value("${lian.payment.sandbox.merchant:lian-demo}") String merchant,
            @Value("${lian.payment.notice-freshness:5m}") Duration freshness) {
        this.environment = environment;
        this.clock = clock;
        this.key = data.secret("sandbox-merchant-key", 32);
        this.merchant = merchant;
        this.freshness = freshness;
    }

    @Override
    public String name() {
        return "sandbox";
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
        return new Offer(answer.payUrl, answer.qr, answer.account);
    }

    @Override
    public Answer query(String orderNo) {
        return answer(ask("GET", "/sandbox/orders/" + orderNo, null));
    }

    @Override
    public Answer close(String orderNo) {
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
            var money = told.state.equals("SUCCESS")
                    ? new Money(name(), told.tradeNo, told.orderNo, told.amountFen, told.currency, business(told.at))
                    : null;
            return new Notice(told.noticeId, nonce, told.merchant, told.orderNo, money);
        } catch (IOException | NullPointerException e) {
            throw Refusal.invalid("body", "NOTICE_UNREADABLE", "支付通知的内容不完整");
        }
    }

    /** What the sandbox says of an order. */
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

    /** What a notice holds. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(
            String noticeId,
            String merchant,
            String orderNo,
            String tradeNo,
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

    private Answer answer(@Nullable Said said) {
        if (said == null || said.state == null) {
            return Answer.of(Standing.UNKNOWN);
        }
        var standing = Standing.valueOf(said.state);
        if (standing != Standing.PAID) {
            return Answer.of(standing);
        }
        if (said.orderNo == null
                || said.tradeNo == null
                || said.amountFen == null
                || said.currency == null
                || said.paidAt == null) {
            throw new ChannelSilent("An incomplete answer", null);
        }
        return new Answer(
                standing,
                new Money(name(), said.tradeNo, said.orderNo, said.amountFen, said.currency, business(said.paidAt)));
    }

    private @Nullable Said ask(String method, String path, @Nullable Object question) {
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
            return JSON.readValue(response.body(), Said.class);
        } catch (IOException e) {
            throw new ChannelSilent(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelSilent(method + " " + path, e);
        }
    }

    private String base() {
        var configured = environment.getProperty("lian.payment.sandbox.url");
        if (configured != null) {
            return configured;
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
        return clock.now().minus(clock.offset());
    }
}
