package org.lian.web.portal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.documents.Papers;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one served document, for who filed as for who joined. */
@Component
class LetterView {
    private final Filings filings;
    private final Papers papers;

    LetterView(Filings filings, Papers papers) {
        this.filings = filings;
        this.papers = papers;
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

    /** The one of these messages that the address names. */
    static Message find(List<Message> messages, String id) {
        return messages.stream()
                .filter(message -> message.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
    }

    /** @param base the page that it hangs under: /filings/… of who filed, /joined/… of who joined */
    String page(Filing filing, Message message, String base, Model model) {
        var court = filings.court(filing);
        model.addAttribute("base", base);
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

    ResponseEntity<byte[]> pdf(Message message) {
        var paper = message.paper();
        if (paper == null) {
            throw Refusal.notFound("这份文书没有 PDF，请阅读正文，也可以在页面上打印");
        }
        return Downloads.paper(message.title(), papers.pdf(paper));
    }
}
