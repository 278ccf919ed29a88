package org.lian.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;

/** Notices as the sandbox would send them, signed with its key. */
class SandboxTold {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataFolder data;
    private final BusinessClock clock;

    SandboxTold(DataFolder data, BusinessClock clock) {
        this.data = data;
        this.clock = clock;
    }

    Map<String, Object> success(Order order, String trade, long amount) {
        return payment(order, trade, "SUCCESS", amount);
    }

    Map<String, Object> failure(Order order) {
        return payment(order, "none" + UUID.randomUUID(), "FAILED", order.amountFen());
    }

    Map<String, Object> refund(String refundNo, String state, long amount) {
        var notice = notice("order", "trade", state, amount);
        notice.put("refundNo", refundNo);
        return notice;
    }

    private Map<String, Object> payment(Order order, String trade, String state, long amount) {
        return notice(order.orderNo(), trade, state, amount);
    }

    private Map<String, Object> notice(String orderNo, String trade, String state, long amount) {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("noticeId", UUID.randomUUID().toString());
        notice.put("merchant", "lian-demo");
        notice.put("orderNo", orderNo);
        notice.put("tradeNo", trade);
        notice.put("state", state);
        notice.put("amountFen", amount);
        notice.put("currency", "CNY");
        notice.put("at", machineTime().toString());
        return notice;
    }

    Instant machineTime() {
        return clock.database();
    }

    static byte[] body(Map<String, Object> notice) {
        try {
            return JSON.writeValueAsBytes(notice);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> signed(Map<String, Object> notice) {
        return signed(notice, machineTime(), UUID.randomUUID().toString());
    }

    Map<String, String> signed(Map<String, Object> notice, Instant at, String nonce) {
        try {
            var time = Long.toString(at.getEpochSecond());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(data.secret("sandbox-merchant-key", 32)), "HmacSHA256"));
            mac.update(("NOTICE\nPOST\n/api/v1/payment-notices/sandbox\n" + time + "\n" + nonce + "\n").getBytes());
            return Map.of(
                    "x-sandbox-timestamp", time,
                    "x-sandbox-nonce", nonce,
                    "x-sandbox-signature", Base64.getEncoder().encodeToString(mac.doFinal(body(notice))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
