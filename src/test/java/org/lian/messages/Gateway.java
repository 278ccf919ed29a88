package org.lian.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A gateway of SMS or 微信 by the contract of sms-contract.md, written from the document and not from the product. */
final class Gateway implements AutoCloseable {
    static final String KEY = Base64.getEncoder().encodeToString("a key that both sides have 32 by".getBytes());

    /** What it does with a request. */
    enum Mood {
        TAKES,
        /** Answers 503. */
        DOWN,
        /** Knows no such number. */
        REFUSES,
        /** Keeps the message and hangs up before it answers. */
        HANGS_UP,
        /** Answers without a signature. */
        UNSIGNED,
        /** Answers when the gate is opened. */
        HOLDS
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    /** Of every request that came, the idempotency key. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** By idempotency key, once each. */
    final Map<String, JsonNode> kept = new LinkedHashMap<>();

    /** The keys of those whom it lets wait. */
    final Set<String> inside = ConcurrentHashMap.newKeySet();

    /** How long it takes for an answer. */
    volatile Duration pause = Duration.ZERO;

    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile Mood mood = Mood.TAKES;

    Gateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/send", this::take);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "gateway");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var key = header(exchange, "Idempotency-Key");
            asked.add(key);
            if (!sign(exchange, "REQUEST", body).equals(header(exchange, "X-Lian-Signature"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            rest();
            if (mood == Mood.DOWN) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            if (mood == Mood.HOLDS) {
                inside.add(key);
                passed(gate);
                inside.remove(key);
            }
            if (mood == Mood.REFUSES) {
                exchange.sendResponseHeaders(422, -1);
                return;
            }
            synchronized (kept) {
                kept.putIfAbsent(key, json.readTree(body));
            }
            if (mood == Mood.HANGS_UP) {
                return;
            }
            var answer = ("{\"providerId\": \"P-" + key + "\"}").getBytes(StandardCharsets.UTF_8);
            if (mood != Mood.UNSIGNED) {
                exchange.getResponseHeaders().set("X-Lian-Signature", sign(exchange, "RESPONSE", answer));
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void passed(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sign(HttpExchange exchange, String direction, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
            mac.update((direction + "\nPOST\n/send\n" + header(exchange, "X-Lian-Timestamp") + "\n"
                            + header(exchange, "X-Lian-Nonce") + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** What it holds for a number. */
    List<JsonNode> of(String to) {
        synchronized (kept) {
            return kept.values().stream()
                    .filter(one -> one.get("to").asText().equals(to))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
