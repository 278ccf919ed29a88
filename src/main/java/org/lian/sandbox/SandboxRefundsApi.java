package org.lian.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Refunds, signed both ways: the same number again is the same refund, and nothing goes back twice. */
@RestController
@Profile("demo")
class SandboxRefundsApi {
    private final ObjectMapper json = new ObjectMapper();
    private final SandboxBooks books;
    private final SandboxNotices notices;
    private final MerchantCalls merchant;
    private final Duration delay;

    SandboxRefundsApi(SandboxBooks books, SandboxNotices notices, MerchantCalls merchant, SandboxSettings settings) {
        this.books = books;
        this.notices = notices;
        this.merchant = merchant;
        this.delay = settings.refundDelay();
    }

    @PostMapping("/sandbox/refunds")
    ResponseEntity<byte[]> open(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MerchantCalls.LONGEST);
        if (!merchant.asks(request, body)) {
            return ResponseEntity.status(401).build();
        }
        var wanted = json.readTree(body);
        if (!isComplete(wanted)) {
            return ResponseEntity.unprocessableEntity().build();
        }
        var number = wanted.get("refundNo").asText();
        var isNew = books.findRefund(number).isEmpty();
        var refund = books.openRefund(
                number,
                wanted.get("merchant").asText(),
                wanted.get("orderNo").asText(),
                wanted.get("tradeNo").asText(),
                wanted.get("amountFen").asLong(),
                delay);
        if (refund.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (refund.get().amountFen() != wanted.get("amountFen").asLong()) {
            return ResponseEntity.status(409).build();
        }
        if (isNew) {
            notices.tellRefund(number, delay);
        }
        return answer(request, isNew ? 201 : 200, refund.get());
    }

    @GetMapping("/sandbox/refunds/{refundNo}")
    ResponseEntity<byte[]> query(@PathVariable String refundNo, HttpServletRequest request) throws IOException {
        if (!merchant.asks(request, new byte[0])) {
            return ResponseEntity.status(401).build();
        }
        var refund = books.settledRefund(refundNo);
        return refund.isEmpty() ? ResponseEntity.notFound().build() : answer(request, 200, refund.get());
    }

    private static boolean isComplete(JsonNode wanted) {
        return wanted.path("refundNo").asText().matches("[A-Za-z0-9]{8,40}")
                && !wanted.path("merchant").asText().isEmpty()
                && !wanted.path("orderNo").asText().isEmpty()
                && !wanted.path("tradeNo").asText().isEmpty()
                && wanted.path("amountFen").asLong() > 0
                && wanted.path("currency").asText().equals("CNY");
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, int status, SandboxRefund refund)
            throws IOException {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("refundNo", refund.refundNo());
        said.put("state", refund.state().name());
        said.put("amountFen", refund.amountFen());
        if (refund.endedAt() != null) {
            said.put("at", refund.endedAt().toString());
        }
        return merchant.signed(request, status, MediaType.APPLICATION_JSON, json.writeValueAsBytes(said));
    }
}
