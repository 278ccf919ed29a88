package org.lian.web.staff;

import java.util.UUID;
import org.lian.messages.Messages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 紧急事项: what somebody on duty was told of leads to its case, and counts as seen. */
@Controller
class UrgentPages {
    private final Messages messages;

    UrgentPages(Messages messages) {
        this.messages = messages;
    }

    /** A press of the button and nothing less: a browser that fetches a link ahead has seen nothing. */
    @PostMapping("/staff/urgent/{message}")
    String open(Actor actor, @PathVariable String message) {
        return "redirect:/staff/filings/" + messages.read(actor, id(message)).filing();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("没有找到这条消息");
        }
    }
}
