package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.lian.filing.CoPlaintiffSignatures;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.ServiceAddress;
import org.lian.messages.Messages;
import org.lian.process.ServiceOnPlaintiffs;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 在网上收文书: a plaintiff in whose name another filed joins by a link, and reads what is served on him, nothing else. */
@Controller
class JoinedPages {
    private final CoPlaintiffs plaintiffs;
    private final ServiceOnPlaintiffs service;
    private final Filings filings;
    private final Inbox inbox;
    private final LetterView view;
    private final Messages messages;
    private final CoPlaintiffSignatures signatures;

    JoinedPages(
            CoPlaintiffs plaintiffs,
            ServiceOnPlaintiffs service,
            Filings filings,
            Inbox inbox,
            LetterView view,
            Messages messages,
            CoPlaintiffSignatures signatures) {
        this.plaintiffs = plaintiffs;
        this.service = service;
        this.filings = filings;
        this.inbox = inbox;
        this.view = view;
        this.messages = messages;
        this.signatures = signatures;
    }

    /** A served document in the list. */
    record Row(UUID id, String title, String at, boolean read) {}

    @GetMapping("/plaintiffs/{token}")
    String opened(Actor reader, @PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // The address is half of the key: no other site is told of it.
        response.setHeader("Referrer-Policy", "no-referrer");
        return page(reader, token, model);
    }

    @PostMapping("/plaintiffs/{token}")
    String join(
            Actor reader,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "false") boolean agreed,
            HttpServletResponse response,
            Model model) {
        try {
            if (!agreed) {
                throw Refusal.invalid("agreed", "MISSING", "请勾选“同意在网上接收文书”；不同意的不用办，文书由法院另行送达");
            }
            return "redirect:/joined/" + service.join(reader, token, number);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return page(reader, token, model);
        }
    }

    @GetMapping("/joined/{id}")
    String joined(Actor reader, @PathVariable FilingId id, Model model) {
        var filing = plaintiffs.requireJoined(reader, id);
        var court = filings.court(filing);
        model.addAttribute("filing", filing);
        model.addAttribute("unsigned", signatures.isAsked(reader, filing));
        model.addAttribute("court", court == null ? "" : court.name());
        model.addAttribute(
                "letters",
                inbox.ofFiling(filing.id(), reader).stream()
                        .map(message -> new Row(
                                message.id(),
                                message.title(),
                                Times.served(message.servedAt()),
                                message.readAt() != null))
                        .toList());
        return "portal/joined";
    }

    /** 签名 on what was filed in one's own name. */
    @PostMapping("/joined/{id}/signature")
    String sign(
            Actor reader,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "false") boolean read,
            RedirectAttributes next,
            HttpServletResponse response,
            Model model) {
        try {
            signatures.sign(reader, id, read);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return joined(reader, id, model);
        }
        next.addFlashAttribute("notice", "已经签名，法院收到了");
        return "redirect:/joined/" + id;
    }

    @GetMapping("/joined/{id}/messages/{message}")
    String read(Actor reader, @PathVariable FilingId id, @PathVariable("message") String messageId, Model model) {
        var filing = plaintiffs.requireJoined(reader, id);
        var message = LetterView.find(inbox.ofFiling(filing.id(), reader), messageId);
        messages.readAbout(reader, message.id());
        return view.page(filing, message, "/joined/" + filing.id(), model);
    }

    @GetMapping("/joined/{id}/messages/{message}/pdf")
    ResponseEntity<byte[]> paper(Actor reader, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        var filing = plaintiffs.requireJoined(reader, id);
        return view.pdf(LetterView.find(inbox.ofFiling(filing.id(), reader), messageId));
    }

    @PostMapping("/joined/{id}/messages/{message}/reading")
    String markRead(Actor reader, @PathVariable FilingId id, @PathVariable("message") String messageId) {
        var filing = plaintiffs.requireJoined(reader, id);
        inbox.markRead(
                LetterView.find(inbox.ofFiling(filing.id(), reader), messageId).id(), reader);
        return "redirect:/joined/" + filing.id();
    }

    /** 变更送达地址 of one's own: the party's address and phone, nobody else's. */
    @GetMapping("/joined/{id}/address")
    String askAddress(Actor reader, @PathVariable FilingId id, Model model) {
        var filing = plaintiffs.requireJoined(reader, id);
        var self = plaintiffs.self(reader, filing).orElseThrow(() -> Refusal.notFound("当事人改过，您不在这件申请里了"));
        return address(
                filing,
                Map.of(
                        "serviceAddress.address",
                                DraftQuestions.shown(self.party().address()),
                        "serviceAddress.phone",
                                DraftQuestions.shown(self.party().phone())),
                model);
    }

    @PostMapping("/joined/{id}/address")
    String changeAddress(
            Actor reader,
            @PathVariable FilingId id,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var filing = plaintiffs.requireJoined(reader, id);
        try {
            plaintiffs.move(
                    reader,
                    id,
                    new ServiceAddress(
                            typed.get("serviceAddress.address"), typed.get("serviceAddress.phone"), null, null));
            next.addFlashAttribute("notice", "您的送达地址已经变更，以后给您的纸质文书按新的送达。");
            return "redirect:/joined/" + filing.id();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return address(filing, typed, model);
        }
    }

    private static String address(Filing filing, Map<String, String> form, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("form", form);
        return "portal/joined-address";
    }

    private String page(Actor reader, String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("opened", plaintiffs.opened(reader, token));
        return "portal/plaintiff-link";
    }
}
