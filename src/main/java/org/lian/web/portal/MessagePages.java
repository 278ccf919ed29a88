package org.lian.web.portal;

import org.lian.filing.Filings;
import org.lian.messages.Messages;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 送达文书: what the court served, read by its addressee. */
@Controller
@RequestMapping("/filings/{id}/messages/{message}")
class MessagePages {
    private final Filings filings;
    private final Inbox inbox;
    private final LetterView view;
    private final Messages messages;

    MessagePages(Filings filings, Inbox inbox, LetterView view, Messages messages) {
        this.filings = filings;
        this.inbox = inbox;
        this.view = view;
        this.messages = messages;
    }

    @GetMapping
    String read(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId, Model model) {
        var filing = filings.find(actor, id);
        var message = find(filing.id(), messageId);
        messages.readAbout(actor, message.id());
        return view.page(filing, message, "/filings/" + filing.id(), model);
    }

    @GetMapping("/pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        return view.pdf(find(filings.find(actor, id).id(), messageId));
    }

    @PostMapping("/reading")
    String markRead(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        var filing = filings.find(actor, id);
        inbox.markRead(find(filing.id(), messageId).id(), actor);
        return "redirect:/filings/" + filing.id();
    }

    private Message find(FilingId filing, String messageId) {
        return LetterView.find(inbox.ofFilers(filing), messageId);
    }
}
