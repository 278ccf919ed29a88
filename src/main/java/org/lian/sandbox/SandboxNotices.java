package org.lian.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The notices to the merchant of how an order ended; each is repeated a few times until it is answered. */
@Component
@Profile("demo")
class SandboxNotices {
    private static final Logger log = LoggerFactory.getLogger(SandboxNotices.class);
    private static final String PATH = "/api/v1/payment-notices/sandbox";
    private static final int TRIES = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "sandbox-notices");
        thread.setDaemon(true);
        return thread;
    });
    private final SandboxSignature signature;
    private final SandboxBooks books;
    private final String noticeUrl;
    private final Environment environment;

    SandboxNotices(SandboxSignature signature, SandboxBooks books, SandboxSettings settings, Environment environment) {
        this.signature = signature;
        this.books = books;
        this.noticeUrl = settings.noticeUrl();
        this.environment = environment;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Sending reports its own failures.
    void send(SandboxOrder order, Duration delay) {
        threads.schedule(told(() -> send(words(order), 1)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the refund when its time has come, and tells it unless the notice is to be lost. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void tellRefund(String refundNo, Duration delay) {
        threads.schedule(
                told(() -> books.settledRefund(refundNo)
                        .filter(refund -> refund.behaviour() != SandboxRefund.Behaviour.LOSE_NOTICE)
                        .ifPresent(refund -> send(words(refund), 1))),
                delay.toMillis() + 50,
                TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Map<String, @Nullable Object> words, int attempt) {
        var answered = false;
        try {
            var body = json.writeValueAsBytes(words);
            var time = Long.toString(books.epochSecond());
            var nonce = UUID.randomUUID().toString();
            var request = HttpRequest.newBuilder(URI.create(target()))
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .header("X-Sandbox-Timestamp", time)
                    .header("X-Sandbox-Nonce", nonce)
                    .header("X-Sandbox-Signature", signature.sign("NOTICE", "POST", PATH, time, nonce, body))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            answered =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException | RuntimeException e) {
            log.warn("The notice for order {} was not answered", words.get("orderNo"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!answered && attempt < TRIES) {
            threads.schedule(told(() -> send(words, attempt + 1)), 1L << attempt, TimeUnit.SECONDS);
        }
    }

    /** A schedule keeps to itself what its work throws: an Error is told as any thread's is. */
    private static Runnable told(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Error error) {
                var here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, error);
            }
        };
    }

    private static Map<String, @Nullable Object> words(SandboxRefund refund) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("noticeId", refund.noticeId());
        body.put("merchant", refund.merchant());
        body.put("orderNo", refund.orderNo());
        body.put("tradeNo", refund.tradeNo());
        body.put("refundNo", refund.refundNo());
        body.put("state", refund.state().name());
        body.put("amountFen", refund.amountFen());
        body.put("currency", refund.currency());
        body.put("at", String.valueOf(refund.endedAt()));
        return body;
    }

    private static Map<String, @Nullable Object> words(SandboxOrder order) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("noticeId", order.noticeId());
        body.put("merchant", order.merchant());
        body.put("orderNo", order.orderNo());
        body.put("tradeNo", order.tradeNo());
        body.put("state", order.state() == SandboxOrder.State.PAID ? "SUCCESS" : "FAILED");
        body.put("amountFen", order.paidFen() == null ? order.amountFen() : order.paidFen());
        body.put("currency", order.currency());
        body.put("at", String.valueOf(order.endedAt()));
        return body;
    }

    private String target() {
        if (!noticeUrl.isBlank()) {
            return noticeUrl;
        }
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port + PATH;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
