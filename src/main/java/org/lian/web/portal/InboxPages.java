package org.lian.web.portal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.messages.InboxMessage;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 消息: what the account was told, over all its filings; opening one leads to what it tells of. */
@Controller
@RequestMapping("/inbox")
class InboxPages {
    private static final int ON_A_PAGE = 30;

    private final Messages messages;
    private final Filings filings;
    private final CoPlaintiffs joined;

    InboxPages(Messages messages, Filings filings, CoPlaintiffs joined) {
        this.messages = messages;
        this.filings = filings;
        this.joined = joined;
    }

    /** A message in the list. */
    record Row(UUID id, String title, String filing, String at, boolean unread) {}

    @GetMapping
    String list(Actor actor, @RequestParam(defaultValue = "0") int from, Model model) {
        var first = Math.max(0, Math.min(from, 1_000_000));
        var found = messages.of(actor, ON_A_PAGE + 1, first);
        var names = new HashMap<FilingId, String>();
        model.addAttribute(
                "messages",
                found.stream()
                        .limit(ON_A_PAGE)
                        .map(message -> row(message, names, actor))
                        .toList());
        model.addAttribute("unread", messages.unread(actor));
        model.addAttribute("older", found.size() > ON_A_PAGE ? "/inbox?from=" + (first + ON_A_PAGE) : null);
        return "portal/inbox";
    }

    @GetMapping("/{message}")
    String open(Actor actor, @PathVariable String message) {
        var opened = messages.read(actor, id(message));
        return "redirect:" + page(opened, joined.hasJoined(actor, opened.filing()));
    }

    @PostMapping("/reading")
    String readAll(Actor actor) {
        messages.readAll(actor);
        return "redirect:/inbox";
    }

    private Row row(InboxMessage message, Map<FilingId, String> names, Actor actor) {
        return new Row(
                message.id(),
                message.title(),
                names.computeIfAbsent(message.filing(), id -> name(actor, id)),
                Times.minute(message.at()),
                message.readAt() == null);
    }

    private String name(Actor actor, FilingId id) {
        try {
            return title(filings.find(actor, id));
        } catch (Refusal notHis) {
            return joined.hasJoined(actor, id) ? title(joined.requireJoined(actor, id)) : "";
        }
    }

    private static String title(Filing filing) {
        var number = filing.caseNumber();
        return number == null ? filing.title() : number + "　" + filing.title();
    }

    private static String page(InboxMessage message, boolean joined) {
        var filing = (joined ? "/joined/" : "/filings/") + message.filing();
        if (message.subject() != null) {
            return filing + "/messages/" + message.subject();
        }
        return message.kind() == MessageKind.RECEIPT ? filing + "/receipt" : filing;
    }

    private static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("没有找到这条消息");
        }
    }
}
