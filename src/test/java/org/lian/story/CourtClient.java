package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Somebody outside who speaks to the court over HTTP only, with a token of their own. */
public final class CourtClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final String base;
    private final String token;

    private CourtClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A caller without an account. */
    public static CourtClient anonymous(int port) {
        return new CourtClient("http://127.0.0.1:" + port, null);
    }

    /** A caller signed in as one of the demo accounts. */
    public static CourtClient as(int port, String username) {
        return as(port, username, "demo-" + username);
    }

    /** A caller signed in by name and password. */
    public static CourtClient as(int port, String username, String password) {
        var answer = anonymous(port).post("/api/v1/sessions", Map.of("username", username, "password", password));
        assertThat(answer.status()).isEqualTo(201);
        return new CourtClient(
                "http://127.0.0.1:" + port, answer.body().get("token").asText());
    }

    /** Status, headers and body of an answer; {@code body} is null where there is no JSON. */
    public record Answer(int status, JsonNode body, String text, java.net.http.HttpHeaders headers) {
        public Answer expecting(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        public String get(String field) {
            return body.get(field).asText();
        }
    }

    /** For a line that writes its headers itself. */
    public String token() {
        return token;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** The bytes of a download and its headers. */
    public HttpResponse<byte[]> download(String path) {
        return download(path, "*/*");
    }

    /** The same, of a kind. */
    public HttpResponse<byte[]> download(String path, String accept) {
        try {
            return HTTP.send(
                    request(path).header("Accept", accept).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json(body))));
    }

    public Answer post(String path, Object body, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json(body))));
    }

    public Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json(body))));
    }

    public Answer upload(String path, String kind, String fileName, byte[] content) {
        var boundary = "----" + UUID.randomUUID();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Any request. */
    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        var request = request(path);
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("content-type").orElse("");
            var body = type.contains("json") && !response.body().isEmpty() ? JSON.readTree(response.body()) : null;
            return new Answer(response.statusCode(), body, response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
