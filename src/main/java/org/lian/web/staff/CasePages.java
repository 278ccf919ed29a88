package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRows;
import org.lian.fees.Fees;
import org.lian.filing.CoPlaintiff;
import org.lian.filing.CounterclaimLinks;
import org.lian.filing.Counterclaims;
import org.lian.filing.Filing;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.GivenPaper;
import org.lian.filing.MediatorChanges;
import org.lian.filing.RelatedFilings;
import org.lian.filing.RespondentRequests;
import org.lian.journal.Journal;
import org.lian.payment.Payments;
import org.lian.process.CaseInstances;
import org.lian.process.FilingPapers;
import org.lian.process.ServiceOnPlaintiffs;
import org.lian.process.TaskMatters;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.OwedService;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.lian.web.LinkAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 案件页: everything of a filing for its court, whether a task is open or not; each look is a reading. */
@Controller
class CasePages {

    private final Filings filings;
    private final RelatedFilings related;
    private final DeskRows rows;
    private final WorkSheets sheets;
    private final TaskMatters matters;
    private final FilingPapers papers;
    private final Inbox inbox;
    private final Payments payments;
    private final Fees fees;
    private final Doers doers;
    private final CaseInstances instances;
    private final MediatorChanges mediatorChanges;
    private final OtherActs otherActs;
    private final Counterclaims counterclaims;
    private final ServiceOnPlaintiffs service;
    private final CounterclaimLinks counterclaimLinks;
    private final RespondentRequests respondents;
    private final OrderNotes orders;
    private final LinkAddress address;
    private final BusinessClock clock;

    CasePages(
            Filings filings,
            RelatedFilings related,
            DeskRows rows,
            WorkSheets sheets,
            TaskMatters matters,
            FilingPapers papers,
            Inbox inbox,
            Payments payments,
            Fees fees,
            Doers doers,
            CaseInstances instances,
            MediatorChanges mediatorChanges,
            OtherActs otherActs,
            Counterclaims counterclaims,
            ServiceOnPlaintiffs service,
            CounterclaimLinks counterclaimLinks,
            RespondentRequests respondents,
            OrderNotes orders,
            LinkAddress address,
            BusinessClock clock) {
        this.filings = filings;
        this.related = related;
        this.rows = rows;
        this.sheets = sheets;
        this.matters = matters;
        this.papers = papers;
        this.inbox = inbox;
        this.payments = payments;
        this.fees = fees;
        this.doers = doers;
        this.instances = instances;
        this.mediatorChanges = mediatorChanges;
        this.otherActs = otherActs;
        this.counterclaims = counterclaims;
        this.service = service;
        this.counterclaimLinks = counterclaimLinks;
        this.respondents = respondents;
        this.orders = orders;
        this.address = address;
        this.clock = clock;
    }

    /** A step that was done: when, by whom, and its basis. */
    record Step(
            String at, String who, String what, @Nullable String basis) {}

    /**
     * A document that was served or shown.
     *
     * @param paper null where no paper was kept
     * @param read when its addressee opened it; null while nobody did
     */
    record Served(
            String title,
            String at,
            @Nullable String read,
            @Nullable UUID paper) {}

    /**
     * A plaintiff who did not file.
     *
     * @param owed the hash by which the form names him; null unless papers are still to be handed to him
     */
    record Other(String name, String hands, @Nullable String owed, List<String> papers) {}

    /** A payment order. */
    record Paid(String orderNo, String amount, String channel, String state) {}

    @GetMapping("/staff/filings/{id}")
    ModelAndView of(Actor actor, @PathVariable FilingId id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = filings.find(actor, id);
        var bill = fees.bill(filing.id());
        var others = others(filing);
        return new ModelAndView("staff/case")
                .addObject("filing", filing)
                .addObject("filingId", filing.id().toString())
                .addObject("cause", sheets.causeName(filing))
                .addObject("amount", WorkSheets.amount(filing.draft().claimAmountFen()))
                .addObject("facts", sheets.facts(filing))
                .addObject("answers", sheets.answers(filing))
                .addObject("parties", WorkSheets.parties(filing.draft(), filing.track()))
                .addObject("elsewhere", elsewhere(actor, filing))
                .addObject("open", rows.ofFiling(actor, filing.id()))
                .addObject("correction", correction(filing))
                .addObject("papers", sheets.papers(filing))
                .addObject("served", served(filing))
                .addObject("others", others)
                .addObject("owes", others.stream().anyMatch(other -> other.owed() != null))
                .addObject("bill", bill.isEmpty() ? null : sheets.bill(filing))
                .addObject("paid", paid(filing))
                .addObject("deferred", filing.isDeferred())
                .addObject("payUntil", payUntil(filing))
                .addObject("takesFees", actor.is(Role.CLERK))
                .addObject(
                        "proven",
                        actor.is(Role.CLERK)
                                && papers.given(filing.id(), GivenPaper.PAYMENT_PROOF)
                                        .isPresent())
                .addObject("registersAt", otherActs.registersAt(filing))
                .addObject("replaceable", otherActs.mayReplaceMediator(filing))
                .addObject("related", related(actor, filing))
                .addObject("atWindow", actor.is(Role.CLERK) && filings.isAtWindow(filing.id()))
                .addObject("mainSuit", filings.mainSuit(filing).orElse(null))
                .addObject("counterclaims", counterclaims.against(actor, filing))
                .addObject("defendants", counterclaimLinks.defendants(filing))
                .addObject("preserved", respondents.mayBeTaken(filing))
                .addAllObjects(orders.of(actor, filing))
                .addObject(
                        "instance",
                        actor.is(Role.SUPERVISOR) ? instances.of(filing.id()).orElse(null) : null)
                .addObject(
                        "steps",
                        filings.timeline(actor, filing).stream()
                                .map(leaf -> step(filing, leaf))
                                .toList());
    }

    /** The last day to pay; null where none runs. */
    private static @Nullable String payUntil(Filing filing) {
        var due = filing.status() == FilingStatus.FEE_DUE ? filing.clocks().feeDueAt() : null;
        return due == null ? null : CourtTime.DAY.format(due.minusNanos(1));
    }

    private @Nullable AwaitedCorrection correction(Filing filing) {
        return filing.status() != FilingStatus.CORRECTION_REQUIRED
                ? null
                : filings.correction(filing)
                        .map(notice -> AwaitedCorrection.of(notice, filings.materials(filing), clock))
                        .orElse(null);
    }

    /** 反诉链接 for a defendant, in the answer alone: nobody sees it a second time. */
    @PostMapping("/staff/filings/{id}/counterclaim-links")
    ModelAndView counterclaimLink(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String party,
            HttpServletResponse response) {
        try {
            var link = address.of("/counterclaims/" + counterclaimLinks.hand(actor, id, party));
            return of(actor, id, response).addObject("counterclaimLink", link);
        } catch (Refusal refusal) {
            return again(actor, id, refusal, response, "counterclaim", Map.of());
        }
    }

    /** 登记送达回证: what was handed to a plaintiff who did not file. */
    @PostMapping("/staff/filings/{id}/service")
    ModelAndView handedOver(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String proof,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            service.handedOver(actor, id, person, TypedDay.read("on", on), proof);
        } catch (Refusal refusal) {
            return again(actor, id, refusal, response, "service", Map.of("person", person, "on", on, "reason", proof));
        }
        next.addFlashAttribute("served_on", "送达已经登记。");
        return new ModelAndView("redirect:/staff/filings/" + id + "#others");
    }

    /** 被申请人的请求: what the other side of a preservation asks, as somebody of the court takes it down. */
    @PostMapping("/staff/filings/{id}/preservation")
    ModelAndView takeDown(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            respondents.takeDown(actor, id, matter, PlainText.line(reason));
        } catch (Refusal refusal) {
            return again(actor, id, refusal, response, "preservation", Map.of("matter", matter, "reason", reason));
        }
        next.addFlashAttribute("taken_down", "已经记下，由法官裁定，结果送达双方。");
        return new ModelAndView("redirect:/staff/filings/" + id);
    }

    /** 更换调解员, as a party asked the court for it. */
    @PostMapping("/staff/filings/{id}/mediator")
    ModelAndView replaceMediator(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response) {
        var filing = filings.find(actor, id).id();
        try {
            mediatorChanges.replace(actor, filing, reason);
        } catch (Refusal refusal) {
            return again(actor, id, refusal, response, "mediator", Map.of("reason", reason));
        }
        return new ModelAndView("redirect:/staff/filings/" + filing);
    }

    /**
     * 改了再交: the case with the reason and everything as it was typed.
     *
     * @param form which of the page's forms; what is no longer offered shows what was typed beside the reason
     */
    ModelAndView again(
            Actor actor,
            FilingId id,
            Refusal refusal,
            HttpServletResponse response,
            String form,
            Map<String, String> typed) {
        FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT, Refusal.Kind.NOT_FOUND);
        return FormAgain.listed(of(actor, id, response), refusal)
                .addObject("refused", form)
                .addObject("typed", typed);
    }

    /** A paper of the case, as it is printed. */
    @GetMapping("/staff/filings/{id}/papers/{paper}")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable FilingId id, @PathVariable UUID paper) {
        var found = matters.paper(filings.find(actor, id), paper);
        return Downloads.paper(found.title(), matters.pdf(found));
    }

    /** 缴费凭证 of who paid at the window and has no account to open it; the newest, where fees were paid more than once. */
    @GetMapping("/staff/filings/{id}/payment-proof")
    Object paymentProof(Actor clerk, @PathVariable FilingId id, HttpServletResponse response) {
        var proof = papers.given(filings.find(clerk, id).id(), GivenPaper.PAYMENT_PROOF);
        return proof.isPresent()
                ? Downloads.paper(proof.get().title(), papers.pdf(proof.get()))
                : closed(Refusal.notFound("这一件还没有缴费凭证：诉讼费到账以后自动生成，刚收的请过一会儿再打开"), response)
                        .addObject("back", "/staff/filings/" + id);
    }

    private List<Served> served(Filing filing) {
        return inbox.ofFiling(filing.id()).stream()
                .map(message -> new Served(
                        message.title(),
                        time(message.servedAt()) + (message.served() ? " 送达" : " 发布"),
                        message.readAt() == null ? null : time(message.readAt()),
                        message.paper()))
                .toList();
    }

    private List<Other> others(Filing filing) {
        var named = service.of(filing).stream()
                .map(one -> new Other(
                        one.plaintiff().titled(),
                        one.plaintiff().hands().label(),
                        one.owed() ? one.person() : null,
                        one.papers().stream().map(CasePages::brought).toList()));
        var former = service.former(filing).entrySet().stream()
                .map(one -> new Other(
                        "补正以前写明的当事人",
                        CoPlaintiff.Hands.COURT.label(),
                        one.getKey(),
                        one.getValue().stream().map(CasePages::brought).toList()));
        return Stream.concat(named, former).toList();
    }

    private static String brought(OwedService paper) {
        var done = paper.doneAt();
        if (done == null) {
            return paper.title() + "：还没有送达";
        }
        var proof = paper.proof();
        return paper.title() + "："
                + (proof == null
                        ? time(done) + " 送达"
                        : LocalDate.ofInstant(done, BusinessClock.SHANGHAI) + " 送达，" + proof);
    }

    private List<Paid> paid(Filing filing) {
        return payments.of(filing.id()).stream()
                .map(order -> new Paid(
                        order.orderNo(),
                        new Fen(order.amountFen()).toString(),
                        order.channel().label(),
                        order.state().label()))
                .toList();
    }

    /** The same filing at another court, where the reader acts for that one too. */
    private @Nullable FilingId elsewhere(Actor actor, Filing filing) {
        return filings.forwardedFrom(filing)
                .or(() -> filings.forwardedTo(filing))
                .filter(end -> actor.actsFor(end.court().code()))
                .map(Filings.OtherEnd::id)
                .orElse(null);
    }

    private List<FilingRow> related(Actor actor, Filing filing) {
        return related.of(actor, filing.id());
    }

    private Step step(Filing filing, Journal.Leaf leaf) {
        var basis = leaf.basis();
        return new Step(time(leaf.at()), doers.of(filing, leaf), leaf.text(), basis == null ? null : basis.text());
    }

    private static String time(Instant at) {
        return CourtTime.ISO_MINUTE.format(at);
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return closed(refusal, response);
    }

    static ModelAndView closed(Refusal refusal, HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        return new ModelAndView("staff/closed")
                .addObject("title", refusal.kind().title())
                .addObject("detail", refusal.detail())
                .addObject("taskId", "");
    }
}
