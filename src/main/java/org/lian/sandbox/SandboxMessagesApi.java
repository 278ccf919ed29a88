package org.lian.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 演示短信和微信接口: takes signed messages by the contract, sends nothing anywhere, shows what it got. */
@RestController
@Profile("demo")
class SandboxMessagesApi {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final long FRESH_SECONDS = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final SandboxMessages messages;
    private final SandboxBooks books;
    private final SandboxSignature signature;

    SandboxMessagesApi(SandboxMessages messages, SandboxBooks books, SandboxSignature signature) {
        this.messages = messages;
        this.books = books;
        this.signature = signature;
    }

    @PostMapping("/sandbox/sms")
    ResponseEntity<byte[]> sms(HttpServletRequest request) throws IOException {
        return take("SMS", request);
    }

    @PostMapping("/sandbox/wechat")
    ResponseEntity<byte[]> wechat(HttpServletRequest request) throws IOException {
        return take("WECHAT", request);
    }

    /** What arrived, for people and tests; no account is asked for, as nothing here is real. */
    @GetMapping({"/sandbox/messages", "/api/v1/sandbox/messages"})
    Map<String, List<Map<String, @Nullable Object>>> got(@RequestParam(required = false) @Nullable String to) {
        return Map.of(
                "items", messages.of(to).stream().map(SandboxMessagesApi::shown).toList());
    }

    private ResponseEntity<byte[]> take(String channel, HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MerchantCalls.LONGEST);
        var key = header(request, "Idempotency-Key");
        if (!isGenuine(request, body) || key.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        var wanted = json.readTree(body);
        var to = wanted.path("to").asText();
        if (!to.matches("1[3-9][0-9]{9}") || wanted.path("text").asText().isEmpty()) {
            return ResponseEntity.unprocessableEntity().build();
        }
        var title = wanted.path("title").asText("");
        var number = messages.keep(
                channel,
                key,
                to,
                channel.equals("SMS") ? null : title,
                wanted.path("text").asText());
        var answer = json.writeValueAsBytes(Map.of("providerId", number));
        return ResponseEntity.status(201)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Lian-Signature", sign("RESPONSE", request, answer))
                .body(answer);
    }

    private boolean isGenuine(HttpServletRequest request, byte[] body) {
        var time = header(request, "X-Lian-Timestamp");
        return time.matches("\\d{1,12}")
                && Math.abs(books.epochSecond() - Long.parseLong(time)) <= FRESH_SECONDS
                && signature.isGenuine(
                        header(request, "X-Lian-Signature"),
                        "REQUEST",
                        request.getMethod(),
                        request.getRequestURI(),
                        time,
                        header(request, "X-Lian-Nonce"),
                        body)
                && books.firstSeen(header(request, "X-Lian-Nonce"));
    }

    private String sign(String direction, HttpServletRequest request, byte[] body) {
        return signature.sign(
                direction,
                request.getMethod(),
                request.getRequestURI(),
                header(request, "X-Lian-Timestamp"),
                header(request, "X-Lian-Nonce"),
                body);
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static Map<String, @Nullable Object> shown(SandboxMessages.Got got) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("id", got.key());
        said.put("channel", got.channel());
        said.put("to", got.to());
        said.put("title", got.title());
        said.put("text", got.text());
        said.put("providerId", got.providerId());
        said.put("at", got.at().atZone(BEIJING).toOffsetDateTime().toString());
        said.put("times", got.times());
        return said;
    }
}
