package org.lian.web.admin;

import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.payment.Payments;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 未送达的消息: what the outbox gave up, each with one button to send it once more. */
@Controller
@RequestMapping("/admin/messages")
class MessageAdministration {

    private final Payments payments;

    MessageAdministration(Payments payments) {
        this.payments = payments;
    }

    /** A dead letter in the list. */
    record Undelivered(
            long id,
            String topic,
            String aggregate,
            int attempts,
            String endedAt,
            @Nullable String error) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "letters",
                payments.deadLetters().stream()
                        .map(letter -> new Undelivered(
                                letter.id(),
                                topic(letter.topic()),
                                letter.aggregate(),
                                letter.attempts(),
                                CourtTime.ISO_SECOND.format(letter.endedAt()),
                                letter.lastError()))
                        .toList());
        return "admin/messages";
    }

    @PostMapping("/{message}/redelivery")
    String redeliver(Actor administrator, @PathVariable long message, RedirectAttributes next) {
        payments.redeliver(message, administrator);
        next.addFlashAttribute("notice", "已重发，几秒内送达；仍然失败的会再次出现在这里。");
        return "redirect:/admin/messages";
    }

    private static String topic(String topic) {
        return switch (topic) {
            case "FEE_PAID" -> "诉讼费已交纳";
            case "REFUND_SETTLED" -> "退费结果";
            default -> topic;
        };
    }
}
