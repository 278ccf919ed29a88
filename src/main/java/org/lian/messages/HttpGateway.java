package org.lian.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;

/**
 * A gateway for SMS or 微信服务通知 by the contract of src/docs/sms-contract.md: a signed request with the message's id as
 * idempotency key, a signed answer with the gateway's own number for it.
 */
class HttpGateway implements MessageChannel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final ChannelKind kind;
    private final Supplier<Optional<Settings>> settings;
    private final BusinessClock clock;

    HttpGateway(ChannelKind kind, Supplier<Optional<Settings>> settings, BusinessClock clock) {
        this.kind = kind;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The address of a gateway, and the key by which both sides sign.
     *
     * @param key Base64
     */
    record Settings(URI url, String key) {}

    @Override
    public ChannelKind kind() {
        return kind;
    }

    @Override
    public boolean isSetUp() {
        return settings.get().isPresent();
    }

    @Override
    public Optional<String> address(Contact contact) {
        return Phones.mobile(contact.phone());
    }

    /** The gateway's acknowledgement of a message. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Acknowledgement(@Nullable String providerId) {}

    @Override
    public String send(Notice notice) {
        var gateway = settings.get().orElseThrow(() -> new ChannelSilent("No gateway for " + kind));
        var path = gateway.url().getPath();
        var time = Long.toString(clock.database().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var body = body(notice);
        var request = HttpRequest.newBuilder(gateway.url())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notice.id().toString())
                .header("X-Lian-Timestamp", time)
                .header("X-Lian-Nonce", nonce)
                .header("X-Lian-Signature", sign(gateway.key(), "REQUEST", path, time, nonce, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404 || answer.statusCode() == 422) {
                throw new AddressRefused("answered " + answer.statusCode());
            }
            var signature = answer.headers().firstValue("X-Lian-Signature").orElse("");
            if (answer.statusCode() / 100 != 2
                    || !equal(sign(gateway.key(), "RESPONSE", path, time, nonce, answer.body()), signature)) {
                throw new ChannelSilent(kind + " answered " + answer.statusCode());
            }
            var number = JSON.readValue(answer.body(), Acknowledgement.class).providerId();
            if (number == null || number.isBlank()) {
                throw new ChannelSilent(kind + " gave no number");
            }
            return number;
        } catch (IOException e) {
            throw new ChannelSilent(kind + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelSilent(kind + " was interrupted", e);
        }
    }

    private static byte[] body(Notice notice) {
        var said = new LinkedHashMap<String, String>();
        said.put("id", notice.id().toString());
        said.put("to", notice.to());
        said.put("sender", notice.sender());
        said.put("title", notice.title());
        said.put("text", notice.text());
        try {
            return JSON.writeValueAsBytes(said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(String key, String direction, String path, String time, String nonce, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update(
                    String.join("\n", direction, "POST", path, time, nonce, "").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
