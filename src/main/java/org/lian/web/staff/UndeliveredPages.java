package org.lian.web.staff;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Disclosures;
import org.lian.messages.ChannelKind;
import org.lian.messages.Messages;
import org.lian.messages.Undelivered;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 人工通知: what no channel took; a person sends it once more, or tells it and says how. */
@Controller
@RequestMapping("/staff/messages")
class UndeliveredPages {
    private final Messages messages;
    private final Disclosures disclosures;

    UndeliveredPages(Messages messages, Disclosures disclosures) {
        this.messages = messages;
        this.disclosures = disclosures;
    }

    /** A message in the list. */
    record Row(UUID id, String title, String reference, String phone, String at, String why) {}

    @GetMapping
    ModelAndView list(Actor actor) {
        var page = new ModelAndView("staff/messages");
        page.addObject(
                "messages",
                messages.undelivered(actor).stream().map(UndeliveredPages::row).toList());
        page.addObject(
                "channels", messages.channels().stream().map(ChannelKind::label).collect(Collectors.joining("、")));
        return page;
    }

    @PostMapping("/{message}/sending")
    ModelAndView sendAgain(Actor actor, @PathVariable String message, RedirectAttributes next) {
        try {
            messages.sendAgain(actor, id(message));
        } catch (Refusal refusal) {
            return again(actor, refusal, message);
        }
        next.addFlashAttribute("notice", "已重新发送；仍然发不出去的会再次列在这里。");
        return new ModelAndView("redirect:/staff/messages");
    }

    @PostMapping("/{message}/telling")
    ModelAndView told(
            Actor actor,
            @PathVariable String message,
            @RequestParam(defaultValue = "") String how,
            RedirectAttributes next) {
        try {
            messages.doneByHand(actor, id(message), how);
        } catch (Refusal refusal) {
            return again(actor, refusal, message).addObject("how", how);
        }
        next.addFlashAttribute("notice", "已登记人工通知。");
        return new ModelAndView("redirect:/staff/messages");
    }

    /** 查看完整号码 to ring somebody up: the reason stays in the journal. */
    @PostMapping("/{message}/number")
    ModelAndView number(Actor actor, @PathVariable String message, @RequestParam(defaultValue = "") String reason) {
        try {
            var wanted = id(message);
            var waiting = messages.undelivered(actor).stream()
                    .filter(one -> one.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("没有找到这条等待人工通知的消息"));
            var address = disclosures.disclose(actor, waiting.filing(), reason).serviceAddress();
            return list(actor)
                    .addObject("opened", wanted)
                    .addObject("number", address == null || address.phone() == null ? "没有填写" : address.phone());
        } catch (Refusal refusal) {
            return again(actor, refusal, message).addObject("reason", reason);
        }
    }

    /** The list with the reason, what was typed at its message; a message that is gone by now is said to be. */
    private ModelAndView again(Actor actor, Refusal refusal, String message) {
        FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.NOT_FOUND);
        return FormAgain.on(list(actor), refusal).addObject("at", message);
    }

    private static Row row(Undelivered message) {
        return new Row(
                message.id(),
                message.title(),
                message.reference(),
                message.phone(),
                Minutes.of(message.at()),
                why(message.channel(), message.lastError()));
    }

    private static String why(@Nullable String channel, @Nullable String error) {
        var name = channel == null ? "" : ChannelKind.valueOf(channel).label();
        return switch (String.valueOf(error)) {
            case "AddressRefused" -> name + "的接收方说没有这个号码或者地址";
            case "ChannelSilent" -> name + "一直没有接通";
            default -> "没有可用的手机号码或者邮箱";
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("没有找到这条等待人工通知的消息");
        }
    }
}
