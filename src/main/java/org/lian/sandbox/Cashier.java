package org.lian.sandbox;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** 演示收银台: the page where a payer pays with pretended money, and where a test decides how the channel behaves. */
@RestController
@Profile("demo")
class Cashier {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private static final Pattern FILING = Pattern.compile("/filings/[0-9a-f-]{36}");

    private final SandboxBooks books;
    private final SandboxNotices notices;
    private final Duration delay;

    Cashier(SandboxBooks books, SandboxNotices notices, SandboxSettings settings) {
        this.books = books;
        this.notices = notices;
        this.delay = settings.delay();
    }

    /** The ways in which the channel can behave. */
    enum Action {
        SUCCEED,
        FAIL,
        /** Pays and tells it three times. */
        REPEAT_NOTICE,
        /** Pays and tells it late. */
        DELAY_NOTICE,
        /** Pays and never tells. */
        LOSE_NOTICE,
        /** Pays something else than was asked. */
        WRONG_AMOUNT,
        /** What a later refund of the paid order will come to. */
        REFUND_SUCCEEDS,
        REFUND_FAILS,
        REFUND_NOTICE_LOST
    }

    @GetMapping("/sandbox/cashier/{orderNo}")
    ResponseEntity<String> page(@PathVariable String orderNo, @RequestParam(defaultValue = "") String back) {
        return books.find(orderNo)
                .map(order -> ResponseEntity.ok().contentType(HTML).body(page(order, back(back))))
                .orElseGet(() ->
                        ResponseEntity.status(404).contentType(HTML).body(frame("<p>没有这笔订单。请回到立案页面重新选择支付方式。</p>")));
    }

    @GetMapping(value = "/sandbox/cashier.css", produces = "text/css;charset=UTF-8")
    String style() {
        return """
                body { font: 18px/1.6 sans-serif; margin: 0 auto; max-width: 28em; padding: 1em; color: #1d2129; }
                .demo { background: #fff3cd; border: 1px solid #8a6d00; padding: .6em; }
                .amount { font-size: 2em; font-weight: bold; }
                button { display: block; width: 100%; min-height: 48px; margin: .8em 0; font-size: 1em; }
                """;
    }

    @PostMapping(value = "/sandbox/cashier/{orderNo}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> act(@PathVariable String orderNo, @RequestBody Map<String, Object> wish) {
        return done(orderNo, String.valueOf(wish.get("action")));
    }

    @PostMapping(value = "/sandbox/cashier/{orderNo}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> press(
            @PathVariable String orderNo, @RequestParam String action, @RequestParam(defaultValue = "") String back) {
        var answer = done(orderNo, action);
        return answer.getStatusCode().value() == 404 || answer.getStatusCode().value() == 422
                ? answer
                : ResponseEntity.status(303)
                        .location(URI.create("/sandbox/cashier/" + orderNo + back(back)))
                        .build();
    }

    private ResponseEntity<Map<String, String>> done(String orderNo, String word) {
        var action = Arrays.stream(Action.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
        var order = books.find(orderNo);
        if (action.isEmpty()) {
            return said(422, orderNo, "没有这个动作");
        }
        if (order.isEmpty()) {
            return said(404, orderNo, "没有这笔订单");
        }
        var now = perform(order.get(), action.get());
        return now.isEmpty()
                ? said(409, orderNo, "订单已经结束，不能再这样操作")
                : said(202, orderNo, now.get().state().name());
    }

    /** Empty when the order has ended another way. */
    private Optional<SandboxOrder> perform(SandboxOrder order, Action action) {
        var behaviour =
                switch (action) {
                    case REFUND_SUCCEEDS -> SandboxRefund.Behaviour.SUCCEED;
                    case REFUND_FAILS -> SandboxRefund.Behaviour.FAIL;
                    case REFUND_NOTICE_LOST -> SandboxRefund.Behaviour.LOSE_NOTICE;
                    default -> null;
                };
        if (behaviour != null) {
            books.refundsWill(order.orderNo(), behaviour);
            return Optional.of(order);
        }
        var asked = order.amountFen();
        var now = (action == Action.FAIL
                        ? books.end(order.orderNo(), SandboxOrder.State.FAILED)
                        : books.pay(
                                order.orderNo(),
                                action == Action.WRONG_AMOUNT ? asked > 1 ? asked - 1 : asked + 1 : asked))
                .orElseThrow();
        var wanted = action == Action.FAIL ? SandboxOrder.State.FAILED : SandboxOrder.State.PAID;
        if (now.state() != wanted) {
            return Optional.empty();
        }
        switch (action) {
            case LOSE_NOTICE, REFUND_SUCCEEDS, REFUND_FAILS, REFUND_NOTICE_LOST -> {}
            case DELAY_NOTICE -> notices.send(now, delay);
            case REPEAT_NOTICE -> {
                notices.send(now, Duration.ofMillis(200));
                notices.send(now, Duration.ofMillis(300));
                notices.send(now, Duration.ofMillis(900));
            }
            case SUCCEED, FAIL, WRONG_AMOUNT -> notices.send(now, Duration.ofMillis(200));
        }
        return Optional.of(now);
    }

    private static ResponseEntity<Map<String, String>> said(int status, String orderNo, String state) {
        return ResponseEntity.status(status).body(Map.of("orderNo", orderNo, "state", state));
    }

    /** Where the payer came from, as a query that this page hands on; a filing's page and nothing else. */
    private static String back(String page) {
        return FILING.matcher(page).matches() ? "?back=" + page : "";
    }

    private static String page(SandboxOrder order, String back) {
        var amount = "%,.2f".formatted(BigDecimal.valueOf(order.amountFen(), 2));
        var number = HtmlUtils.htmlEscape(order.orderNo());
        var facts = """
                <p>诉讼费</p><p class="amount">¥ %s</p><p>订单号 %s</p>
                """.formatted(amount, number);
        return frame(facts
                + switch (order.state()) {
                    case WAITING -> buttons(number, back);
                    case PAID -> "<p role=\"status\"><strong>已模拟支付</strong>。请回到立案页面查看结果，通常几秒内到账。</p>";
                    case FAILED -> "<p role=\"status\"><strong>支付未成功</strong>，没有扣款。请回到立案页面重新支付。</p>";
                    case CLOSED -> "<p role=\"status\"><strong>订单已关闭</strong>。请回到立案页面查看。</p>";
                }
                + (back.isEmpty() ? "" : "<p><a href=\"" + back.substring("?back=".length()) + "\">回到立案页面</a></p>"));
    }

    private static String buttons(String number, String back) {
        return """
                <form method="post" action="/sandbox/cashier/%s%s">
                  <button type="submit" name="action" value="SUCCEED">模拟支付成功</button>
                  <button type="submit" name="action" value="FAIL">模拟支付失败</button>
                </form>
                """.formatted(number, back);
    }

    private static String frame(@Nullable String content) {
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                  <meta charset="UTF-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>演示收银台</title>
                  <link rel="stylesheet" href="/sandbox/cashier.css">
                </head>
                <body>
                  <h1>演示收银台</h1>
                  <p class="demo">这里不是真实支付，不会扣款，只用于演示。</p>
                  %s
                </body>
                </html>
                """.formatted(content);
    }
}
