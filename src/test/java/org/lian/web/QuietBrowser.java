package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, signs in by the product's own form, sends what it is told to send. */
public final class QuietBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();

    private QuietBrowser(int port) {
        this.port = port;
    }

    public static QuietBrowser stranger(int port) {
        return new QuietBrowser(port);
    }

    /** Signed in as a demo account. */
    public static QuietBrowser as(int port, String username) {
        return as(port, username, "demo-" + username);
    }

    public static QuietBrowser as(int port, String username, String password) {
        var visitor = stranger(port);
        var answer = visitor.login(username, password);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).doesNotContain("/login");
        return visitor;
    }

    /** Its cookies, as it sends them. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Status, headers and body of an answer. */
    public record Answer(int status, String text, java.net.http.HttpHeaders headers) {
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public List<String> all(String name) {
            return headers.allValues(name);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        public Answer expecting(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }
    }

    /** The form login, with the page's token. */
    public Answer login(String username, String password) {
        return submit("/login", Map.of("_csrf", token("/login"), "username", username, "password", password));
    }

    /** The token that a page hands to its forms. */
    public String token(String page) {
        var answer = get(page);
        var found = TOKEN.matcher(answer.text());
        assertThat(found.find()).as("%s %s", answer.status(), page).isTrue();
        return found.group(1);
    }

    public Answer get(String path) {
        return send("GET", path, "", "");
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer submit(String path, Map<String, String> form) {
        return send(
                "POST",
                path,
                "application/x-www-form-urlencoded",
                form.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(method, path, contentType, body, Map.of());
    }

    public Answer send(String method, String path, String contentType, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty() && contentType.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        withCookies(request);
        // Camunda's own guard against forged requests.
        if (path.startsWith("/camunda") && cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void withCookies(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
    }

    /** The bytes of a file that a page links to. */
    public byte[] download(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
        withCookies(request);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void loseCookie(String name) {
        cookies.remove(name);
    }

    public void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The status of a request line exactly as written; no client library tidies it up. */
    public int rawStatus(String method, String target) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + (cookies.isEmpty() ? "" : "Cookie: " + cookies() + "\r\n")
                    + (cookies.containsKey("XSRF-TOKEN") ? "X-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN") + "\r\n" : "")
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.matches("(?i).*;\\s*Max-Age=0(;.*)?")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
