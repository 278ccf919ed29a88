package org.lian.web.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.FilingHead;
import org.lian.filing.Filings;
import org.lian.payment.Payments;
import org.lian.payment.Reconciliation;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.payment.UnexpectedMoney;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 款项核对 and 对账: money that is credited to no fee, what goes back, and the days compared with the channels. */
@Controller
class MoneyPages {
    private static final int SHOWN = 100;
    private static final Refusal.Kind[] MENDABLE = {
        Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.NOT_FOUND, Refusal.Kind.UNAVAILABLE
    };

    private final Payments payments;
    private final Refunds refunds;
    private final Reconciliation reconciliation;
    private final Filings filings;

    MoneyPages(Payments payments, Refunds refunds, Reconciliation reconciliation, Filings filings) {
        this.payments = payments;
        this.refunds = refunds;
        this.reconciliation = reconciliation;
        this.filings = filings;
    }

    /** A sum that waits for the court, or one that went back. */
    record Sum(
            String gateway,
            String tradeNo,
            String orderNo,
            String amount,
            String reason,
            String channel,
            String paidAt,
            @Nullable String caseName,
            @Nullable String refund,
            boolean refundable) {}

    /** A refund in the list. */
    record Back(
            UUID id,
            String amount,
            String reason,
            String state,
            String requestedAt,
            @Nullable String caseName) {}

    @GetMapping("/staff/money")
    String money(Actor actor, Model model) {
        var mine = payments.unexpected(actor.courts()).stream()
                .flatMap(money -> sum(actor, money).stream())
                .toList();
        model.addAttribute("waiting", mine.stream().filter(Sum::refundable).toList());
        model.addAttribute(
                "handled", latest(mine.stream().filter(sum -> !sum.refundable()).toList()));
        model.addAttribute(
                "refunds",
                refunds.latest(actor.courts(), SHOWN).stream()
                        .flatMap(refund -> back(actor, refund).stream())
                        .toList());
        model.addAttribute(
                "courts", actor.courts().stream().map(CourtCode::value).sorted().toList());
        return "staff/money";
    }

    @PostMapping("/staff/money/refunds")
    ModelAndView refund(
            Actor supervisor,
            @RequestParam(defaultValue = "") String gateway,
            @RequestParam(defaultValue = "") String tradeNo,
            @RequestParam(defaultValue = "") String court,
            Model model,
            RedirectAttributes next) {
        try {
            request(supervisor, gateway, tradeNo, court);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, MENDABLE);
            model.addAttribute("chosen", court).addAttribute("at", tradeNo);
            return FormAgain.on(new ModelAndView(money(supervisor, model)), refusal);
        }
        next.addFlashAttribute("notice", "已提出退费，由其他法官或者庭长在任务列表里核定后退回。");
        return new ModelAndView("redirect:/staff/money");
    }

    private void request(Actor supervisor, String gateway, String tradeNo, String court) {
        var wanted = payments.unexpected(supervisor.courts()).stream()
                .filter(money ->
                        money.gateway().equals(gateway) && money.tradeNo().equals(tradeNo))
                .filter(money -> concerns(supervisor, money.filing()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有找到这笔待核对款项"));
        refunds.requestUnexpected(supervisor, courtOf(supervisor, court), wanted.gateway(), wanted.tradeNo());
    }

    @GetMapping("/staff/reconciliation")
    String reconciliation(Actor actor, Model model) {
        model.addAttribute(
                "runs",
                reconciliation.runs(actor, SHOWN).stream()
                        .map(run -> new Day(
                                reconciliation.label(run.gateway()),
                                run.day().toString(),
                                Minutes.of(run.runAt()),
                                run.runs(),
                                run.payments(),
                                run.refunds(),
                                run.matched(),
                                new Fen(run.receivedFen()).inYuan(),
                                new Fen(run.refundedFen()).inYuan(),
                                run.openDifferences()))
                        .toList());
        model.addAttribute(
                "differences",
                reconciliation.differences(actor, SHOWN).stream()
                        .map(this::difference)
                        .toList());
        model.addAttribute("whole", actor.administersAll());
        model.addAttribute(
                "channels",
                reconciliation.channels().stream()
                        .map(name -> Map.entry(name, reconciliation.label(name)))
                        .toList());
        model.addAttribute("latest", reconciliation.latestDay().toString());
        model.addAttribute("day", reconciliation.latestDay().toString());
        return "staff/reconciliation";
    }

    @PostMapping("/staff/reconciliation")
    ModelAndView repeat(
            Actor actor,
            @RequestParam(defaultValue = "") String gateway,
            @RequestParam(defaultValue = "") String day,
            Model model,
            RedirectAttributes next) {
        try {
            var run = reconciliation.repeat(actor, gateway, wanted(day));
            next.addFlashAttribute(
                    "notice",
                    run.day() + " 已对账：" + (run.matched() == null ? "" : "相符 " + run.matched() + " 笔，") + "未了差异 "
                            + run.openDifferences() + " 笔。");
        } catch (Refusal refusal) {
            FormAgain.require(refusal, MENDABLE);
            var page = reconciliation(actor, model);
            model.addAttribute("day", day).addAttribute("chosen", gateway);
            return FormAgain.on(new ModelAndView(page), refusal);
        }
        return new ModelAndView("redirect:/staff/reconciliation");
    }

    private LocalDate wanted(String day) {
        try {
            return CourtTime.typedDay(day);
        } catch (DateTimeParseException notADay) {
            throw Refusal.invalid("day", "MALFORMED", "请填写日期，例如 " + reconciliation.latestDay());
        }
    }

    /** A day that was compared. */
    record Day(
            String gateway,
            String day,
            String runAt,
            int runs,
            int payments,
            int refunds,
            @Nullable Integer matched,
            String received,
            String refunded,
            int open) {}

    /** A difference in words. */
    record Unlike(
            String day,
            String gateway,
            String what,
            String number,
            String kind,
            String here,
            String there,
            String outcome,
            boolean open) {}

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var page = new ModelAndView("staff/refused");
        page.addObject("title", refusal.kind().title());
        page.addObject("detail", refusal.detail());
        page.addObject("basis", refusal.basis());
        page.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
        return page;
    }

    private Optional<Sum> sum(Actor actor, UnexpectedMoney money) {
        var filing = money.filing();
        if (!concerns(actor, filing)) {
            return Optional.empty();
        }
        var head = head(actor, filing);
        var channel = money.channel();
        var refund = money.refund();
        return Optional.of(new Sum(
                money.gateway(),
                money.tradeNo(),
                money.orderNo(),
                new Fen(money.amountFen()).toString(),
                money.reason().label(),
                channel == null ? "来源待查" : channel.label(),
                Minutes.of(money.paidAt()),
                head.map(MoneyPages::caseName).orElse(null),
                refund == null ? null : refund.label(),
                refund == null || refund == Refund.State.DECLINED));
    }

    private Optional<Back> back(Actor actor, Refund refund) {
        var court = refund.court();
        var head = head(actor, refund.filing());
        if (court == null ? !concerns(actor, refund.filing()) : !actor.actsFor(court)) {
            return Optional.empty();
        }
        return Optional.of(new Back(
                refund.id(),
                new Fen(refund.amountFen()).toString(),
                refund.reason().label(),
                refund.state().label(),
                Minutes.of(refund.requestedAt()),
                head.map(MoneyPages::caseName).orElse(null)));
    }

    /** Money of no case concerns every court until one takes it on. */
    private boolean concerns(Actor actor, @Nullable FilingId filing) {
        return filing == null || head(actor, filing).isPresent();
    }

    private Optional<FilingHead> head(Actor actor, @Nullable FilingId filing) {
        return Optional.ofNullable(filing).flatMap(id -> filings.headOfOwnCourt(actor, id));
    }

    /** A list names no persons: who opens the filing leaves a trace, who looks at a list does not. */
    private static String caseName(FilingHead filing) {
        return filing.caseNumber() == null ? "尚无案号的申请" : filing.caseNumber();
    }

    private static CourtCode courtOf(Actor supervisor, String wanted) {
        return supervisor.courts().stream()
                .filter(court -> wanted.isBlank() || court.value().equals(wanted))
                .min(java.util.Comparator.comparing(CourtCode::value))
                .orElseThrow(() -> Refusal.forbidden("只能为您所在的法院办理"));
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }

    private Unlike difference(Reconciliation.Difference found) {
        var open = found.settledAt() == null;
        var outcome = found.outcome();
        return new Unlike(
                found.day().toString(),
                reconciliation.label(found.gateway()),
                found.subject().equals("PAYMENT") ? "收款" : "退款",
                found.number(),
                found.kind().label(),
                yuan(found.hereFen()),
                yuan(found.thereFen()),
                outcome == null
                        ? open ? "须人工核对" : "已消除"
                        : switch (outcome) {
                            case "CREDITED" -> "已补记为诉讼费";
                            case "UNEXPECTED" -> "已列为待核对款项";
                            case "REFUNDED" -> "已补记退款";
                            default -> "已处理";
                        },
                open);
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null ? "无" : new Fen(fen).inYuan();
    }
}
