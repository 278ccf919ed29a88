package org.lian.web.portal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.documents.Papers;
import org.lian.filing.Filings;
import org.lian.messages.Messages;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
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
    private final Papers papers;
    private final Messages messages;

    MessagePages(Filings filings, Inbox inbox, Papers papers, Messages messages) {
        this.filings = filings;
        this.inbox = inbox;
        this.papers = papers;
        this.messages = messages;
    }

    /** A document with its text; one that was not served is only shown. */
    record Letter(
            UUID id,
            String title,
            String text,
            boolean served,
            String at,
            boolean read,
            @Nullable String basis,
            boolean paper,
            String unprintable) {}

    @GetMapping
    String read(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId, Model model) {
        var filing = filings.find(actor, id);
        var message = find(filing.id(), messageId);
        messages.readAbout(actor, message.id());
        var court = filings.court(filing);
        model.addAttribute("filing", filing);
        model.addAttribute("court", court == null ? "" : court.name());
        model.addAttribute(
                "message",
                new Letter(
                        message.id(),
                        message.title(),
                        message.text(),
                        message.served(),
                        Times.served(message.servedAt()),
                        message.readAt() != null,
                        message.basis(),
                        message.paper() != null,
                        message.paper() == null ? "" : papers.unprintable(message.title() + message.text())));
        return "portal/message";
    }

    @GetMapping("/pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        var message = find(filings.find(actor, id).id(), messageId);
        var paper = message.paper();
        if (paper == null) {
            throw Refusal.notFound("这份文书没有 PDF，请阅读正文，也可以在页面上打印");
        }
        return Downloads.paper(message.title(), papers.pdf(paper));
    }

    @PostMapping("/reading")
    String markRead(Actor actor, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        var filing = filings.find(actor, id);
        inbox.markRead(find(filing.id(), messageId).id(), actor);
        return "redirect:/filings/" + filing.id();
    }

    private Message find(FilingId filing, String messageId) {
        return inbox.ofFiling(filing).stream()
                .filter(message -> message.id().toString().equals(messageId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
    }
}
