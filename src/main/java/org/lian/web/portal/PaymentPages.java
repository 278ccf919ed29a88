package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.filing.PaymentCodes;
import org.lian.payment.Channel;
import org.lian.payment.Order;
import org.lian.payment.Payments;
import org.lian.reference.CourtContacts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Yuan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 交纳诉讼费: the channel is chosen here, the money moves at the channel. */
@Controller
@RequestMapping("/filings/{id}/payment")
class PaymentPages {
    private final Filings filings;
    private final FilingActions actions;
    private final Payments payments;
    private final FeeOfFiling fees;
    private final CourtContacts contacts;
    private final PaymentCodes codes;
    private final BusinessClock clock;

    PaymentPages(
            Filings filings,
            FilingActions actions,
            Payments payments,
            FeeOfFiling fees,
            CourtContacts contacts,
            PaymentCodes codes,
            BusinessClock clock) {
        this.codes = codes;
        this.filings = filings;
        this.actions = actions;
        this.payments = payments;
        this.fees = fees;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** An order and what to do about it. */
    record Shown(
            String state,
            String channel,
            String amount,
            String help,
            @Nullable String account,
            @Nullable String payUrl) {}

    @GetMapping
    String choose(Actor actor, @PathVariable FilingId id, Model model) {
        var filing = filings.find(actor, id);
        if (!actions.of(filing).may(FilingAct.PAY)) {
            return "redirect:/filings/" + filing.id();
        }
        // Whoever has paid should not be asked again because a notice was lost.
        payments.refresh(filing.id());
        return page(filing, model);
    }

    @PostMapping
    String pay(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String channel,
            HttpServletResponse response,
            Model model) {
        var filing = filings.find(actor, id);
        if (!actions.of(filing).may(FilingAct.PAY)) {
            return "redirect:/filings/" + filing.id();
        }
        try {
            var chosen = Choices.of(Channel.class, "channel", channel);
            if (chosen == null) {
                throw Refusal.invalid("channel", "MISSING", "请选择一种付款方式");
            }
            var order = payments.open(filing.id(), fees.due(filing), chosen);
            if (order.payUrl() == null) {
                return "redirect:/filings/" + filing.id() + "/payment";
            }
            // Not a redirect: the pages' policy lets a form lead nowhere but to this site.
            model.addAttribute("filing", filing);
            model.addAttribute("payUrl", order.payUrl());
            model.addAttribute("channel", order.channel().label());
            return "portal/leaving";
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT) {
                return "redirect:/filings/" + filing.id();
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("faults", Faults.of(refusal));
            return page(filing, model);
        }
    }

    private String page(Filing filing, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("turn", Turn.of(filing, clock.today()));
        model.addAttribute("amount", Yuan.shown(fees.due(filing).fen()));
        fees.show(filing, model);
        model.addAttribute("beside", fees.paidBeside(filing).orElse(null));
        model.addAttribute("paymentCode", codes.of(filing.id()));
        model.addAttribute("channels", payments.onlineChannels());
        model.addAttribute("contact", contacts.of(filing.court()).orElse(null));
        model.addAttribute("orders", shown(payments.of(filing.id()), filing.feeSupplement() != null));
        return "portal/payment";
    }

    private static List<Shown> shown(List<Order> orders, boolean settled) {
        return orders.stream()
                .map(order -> new Shown(
                        order.state().label(),
                        order.channel().label(),
                        Yuan.shown(order.amountFen()),
                        help(order, settled),
                        order.state().isOpen() ? order.account() : null,
                        order.state().isOpen() ? order.payUrl() : null))
                .toList();
    }

    private static String help(Order order, boolean settled) {
        return switch (order.state()) {
            case CREATED, PENDING -> "已经付款的，请等一分钟再刷新，不会重复收费。还没有付的，可以继续，也可以换一种方式。";
            case SUCCEEDED -> settled ? "已经收到。" : "已经收到，正在办理后续手续。";
            case FAILED -> "这一笔没有付成，没有扣款的可以再付一次，也可以换一种方式。";
            case CLOSED -> "这一笔已经关闭，没有扣款。";
            case UNEXPECTED -> "收到的款项和应交的不一致，法院正在核对，多付的会退回。";
        };
    }
}
