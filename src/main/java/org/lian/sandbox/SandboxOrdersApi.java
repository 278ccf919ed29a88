package org.lian.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The merchant's calls on orders, signed both ways: open an order, query it, close it. */
@RestController
@Profile("demo")
class SandboxOrdersApi {
    private final ObjectMapper json = new ObjectMapper();
    private final SandboxBooks books;
    private final MerchantCalls merchant;
    private final String publicUrl;

    SandboxOrdersApi(SandboxBooks books, MerchantCalls merchant, SandboxSettings settings) {
        this.books = books;
        this.merchant = merchant;
        this.publicUrl = settings.publicUrl();
    }

    @PostMapping("/sandbox/orders")
    ResponseEntity<byte[]> open(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MerchantCalls.LONGEST);
        if (!merchant.asks(request, body)) {
            return ResponseEntity.status(401).build();
        }
        var wanted = json.readTree(body);
        if (!isComplete(wanted)) {
            return ResponseEntity.unprocessableEntity().build();
        }
        var order = books.open(
                wanted.get("orderNo").asText(),
                wanted.get("merchant").asText(),
                wanted.get("amountFen").asLong(),
                wanted.get("currency").asText(),
                wanted.get("channel").asText());
        if (order.amountFen() != wanted.get("amountFen").asLong()) {
            return ResponseEntity.status(409).build();
        }
        return answer(request, 201, order);
    }

    @GetMapping("/sandbox/orders/{orderNo}")
    ResponseEntity<byte[]> query(@PathVariable String orderNo, HttpServletRequest request) throws IOException {
        if (!merchant.asks(request, new byte[0])) {
            return ResponseEntity.status(401).build();
        }
        var order = books.find(orderNo);
        return order.isEmpty() ? ResponseEntity.notFound().build() : answer(request, 200, order.get());
    }

    @PostMapping("/sandbox/orders/{orderNo}/closure")
    ResponseEntity<byte[]> close(@PathVariable String orderNo, HttpServletRequest request) throws IOException {
        if (!merchant.asks(request, request.getInputStream().readNBytes(MerchantCalls.LONGEST))) {
            return ResponseEntity.status(401).build();
        }
        var order = books.end(orderNo, SandboxOrder.State.CLOSED);
        return order.isEmpty() ? ResponseEntity.notFound().build() : answer(request, 200, order.get());
    }

    private static boolean isComplete(JsonNode wanted) {
        return wanted.path("orderNo").asText().matches("[A-Za-z0-9]{8,32}")
                && !wanted.path("merchant").asText().isEmpty()
                && wanted.path("amountFen").asLong() > 0
                && wanted.path("currency").asText().equals("CNY")
                && !wanted.path("channel").asText().isEmpty();
    }

    private ResponseEntity<byte[]> answer(HttpServletRequest request, int status, SandboxOrder order)
            throws IOException {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("orderNo", order.orderNo());
        said.put("state", order.state().name());
        if (order.state() == SandboxOrder.State.PAID) {
            said.put("tradeNo", order.tradeNo());
            said.put("amountFen", order.paidFen());
            said.put("currency", order.currency());
            said.put("paidAt", String.valueOf(order.endedAt()));
        }
        var payUrl = base() + "/sandbox/cashier/" + order.orderNo();
        said.put("payUrl", payUrl);
        if (order.channel().equals("BANK_TRANSFER")) {
            var digits =
                    String.format("%012d", Math.floorMod((long) order.orderNo().hashCode(), 1_000_000_000_000L));
            said.put("account", "演示银行某某支行 户名：诉讼费专户（演示） 账号：6299" + digits);
        } else {
            said.put("qr", payUrl);
        }
        return merchant.signed(request, status, MediaType.APPLICATION_JSON, json.writeValueAsBytes(said));
    }

    private String base() {
        return publicUrl.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl;
    }
}
