package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import org.lian.payment.PaymentNotices;
import org.lian.vocabulary.Refusal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API at which payment channels tell of payments; they prove themselves by signature, not by a session. */
@RestController
class PaymentNoticesApi {
    private static final int LONGEST = 64 * 1024;

    private final PaymentNotices notices;

    PaymentNoticesApi(PaymentNotices notices) {
        this.notices = notices;
    }

    /** The answer that a channel waits for before it stops repeating itself. */
    record Received(String code) {}

    @Operation(summary = "支付渠道的到账通知")
    @PostMapping("/api/v1/payment-notices/{gateway}")
    Received receive(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        // The bytes as they came: the signature covers them.
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw Refusal.invalid("body", "NOTICE_TOO_LONG", "支付通知过长");
        }
        var headers = new HashMap<String, String>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        notices.receive(gateway, headers, body);
        return new Received("SUCCESS");
    }
}
