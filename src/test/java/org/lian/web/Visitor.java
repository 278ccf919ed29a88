package org.lian.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the other end of the wire: a browser with cookies, or a program with a token. */
public class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token;

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** A program that signed in as one of the demo accounts. */
    public static Visitor program(int port, String username) throws Exception {
        var visitor = new Visitor(port);
        visitor.token = json(visitor.post(
                        "/api/v1/sessions", "{\"username\":\"%1$s\",\"password\":\"demo-%1$s\"}".formatted(username)))
                .get("token")
                .asText();
        return visitor;
    }

    /** A browser that signed in as one of the demo accounts. */
    public static Visitor browser(int port, String username) throws Exception {
        var visitor = new Visitor(port);
        visitor.logIn(username, "demo-" + username);
        return visitor;
    }

    public HttpResponse<String> logIn(String username, String password) throws Exception {
        return submit("/login", "/login", Map.of("username", username, "password", password));
    }

    public void token(String newToken) {
        token = newToken;
    }

    public String sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SESSION"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, (String) null, Map.of());
    }

    public HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, Map.of("Content-Type", "application/json"));
    }

    /** Posts a form with the CSRF token of the page it stands on. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) throws Exception {
        var form = new java.util.LinkedHashMap<>(fields);
        form.put("_csrf", csrf(page));
        return send("POST", action, encoded(form), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    public String csrf(String page) throws Exception {
        var found = CSRF.matcher(get(page).body());
        return found.find() ? found.group(1) : "";
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws Exception {
        return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public HttpResponse<String> send(String method, String path, byte[] body, Map<String, String> headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (token != null && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
