package org.lian.web.portal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.AssistingCourts;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Confirmations;
import org.lian.filing.Corrections;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingQuestions;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.GivenPaper;
import org.lian.filing.LaterFilingCorrection;
import org.lian.filing.LaterFilings;
import org.lian.filing.LaterProcedures;
import org.lian.filing.OrderStandings;
import org.lian.filing.PreservationDrafts;
import org.lian.filing.SameClient;
import org.lian.filing.SuitAgain;
import org.lian.filing.WindowEntries;
import org.lian.filing.WindowOffice;
import org.lian.journal.Journal;
import org.lian.materials.Material;
import org.lian.process.FilingPapers;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One filing: a draft's 填写清单, or what was submitted with whose turn it is. */
@Controller
@RequestMapping("/filings")
class FilingPages {
    private static final Set<String> OF_MONEY =
            Set.of(GivenPaper.PAYMENT_PROOF.name(), GivenPaper.REFUND_NOTICE.name());

    private final Filings filings;
    private final LaterProcedures laterProcedures;
    private final OrderStandings orders;
    private final FilingActions actions;
    private final SameClient sameClient;
    private final Courts courts;
    private final CourtContacts contacts;
    private final Inbox inbox;
    private final FiledAnswers answers;
    private final FeeOfFiling fees;
    private final CourtsTurn courtsTurn;
    private final CourtsDecision decision;
    private final MediationCard mediation;
    private final CorrectionItems corrections;
    private final CorrectionEditing correcting;
    private final WindowOffice office;
    private final CurrentTurn turns;
    private final FilingPapers papers;
    private final LaterFilings laterFilings;
    private final LaterOffers laterOffers;
    private final LaterFilingCorrection laterCorrection;
    private final AssistingCourts assisting;
    private final Confirmations confirmations;
    private final MoneyCard money;
    private final WhereToGo whereToGo;
    private final WhoActed whoActed;
    private final FilingQuestions questions;
    private final CauseChoices causes;
    private final WindowEntries window;

    FilingPages(
            Filings filings,
            LaterProcedures laterProcedures,
            OrderStandings orders,
            FilingActions actions,
            SameClient sameClient,
            Courts courts,
            CourtContacts contacts,
            Inbox inbox,
            FiledAnswers answers,
            FeeOfFiling fees,
            CourtsTurn courtsTurn,
            CourtsDecision decision,
            MediationCard mediation,
            CorrectionItems corrections,
            CorrectionEditing correcting,
            WindowOffice office,
            CurrentTurn turns,
            FilingPapers papers,
            LaterFilings laterFilings,
            LaterOffers laterOffers,
            LaterFilingCorrection laterCorrection,
            AssistingCourts assisting,
            Confirmations confirmations,
            MoneyCard money,
            WhereToGo whereToGo,
            WhoActed whoActed,
            CauseChoices causes,
            WindowEntries window,
            FilingQuestions questions) {
        this.filings = filings;
        this.questions = questions;
        this.laterProcedures = laterProcedures;
        this.actions = actions;
        this.sameClient = sameClient;
        this.courts = courts;
        this.contacts = contacts;
        this.inbox = inbox;
        this.answers = answers;
        this.fees = fees;
        this.courtsTurn = courtsTurn;
        this.decision = decision;
        this.mediation = mediation;
        this.corrections = corrections;
        this.correcting = correcting;
        this.office = office;
        this.turns = turns;
        this.papers = papers;
        this.laterFilings = laterFilings;
        this.laterOffers = laterOffers;
        this.laterCorrection = laterCorrection;
        this.assisting = assisting;
        this.confirmations = confirmations;
        this.money = money;
        this.whereToGo = whereToGo;
        this.whoActed = whoActed;
        this.causes = causes;
        this.window = window;
        this.orders = orders;
    }

    /** A new draft of a track; the only court that takes it is chosen at once, what was told already begins the facts. */
    @PostMapping
    String create(
            Actor actor,
            @RequestParam(defaultValue = "CIVIL") String track,
            @RequestParam(defaultValue = "") String told) {
        var draft = Draft.of(Choices.one(Track.class, "track", track), onlyCourt());
        var filing = filings.begin(actor, causes.begun(draft, told));
        return "redirect:" + DraftStep.COURT.path(filing.id());
    }

    /** A new draft that begins with the client of this filing. */
    @PostMapping("/{id}/same-client")
    String sameClient(Actor actor, @PathVariable FilingId id, RedirectAttributes next) {
        var begun = sameClient.begin(actor, id, onlyCourt());
        next.addFlashAttribute(
                "notice",
                begun.track().claimant() + "、代理人、送达地址和 "
                        + filings.materials(begun).size() + " 份身份材料都带过来了。授权委托书要写明是哪一件案件，请另外上传；其余的只填这一件的。");
        return "redirect:/filings/" + begun.id();
    }

    /** The one court that takes filings online here; null where there is a choice. */
    private @Nullable String onlyCourt() {
        var open = courts.search("", true, 2);
        return open.size() == 1 ? open.get(0).code().value() : null;
    }

    /** 删除草稿. */
    @PostMapping("/{id}/removal")
    String discard(Actor actor, @PathVariable FilingId id) {
        filings.discard(actor, id);
        return "redirect:/filings?removed";
    }

    @GetMapping("/{id}")
    String show(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(required = false) @Nullable String added,
            Model model) {
        var filing = filings.find(actor, id);
        model.addAttribute("filing", filing);
        model.addAttribute(
                "attempts",
                filings.attempts(filing).stream()
                        .map(tried -> new Tried(tried.number(), Times.second(tried.at()), tried.words()))
                        .toList());
        if (filing.status() == FilingStatus.DRAFT) {
            return draft(filing, model);
        }
        if (added != null) {
            model.addAttribute("notice", "证据已经收到，加在“材料”里。");
        }
        return submitted(actor, filing, model);
    }

    private String draft(Filing filing, Model model) {
        var materials = filings.materials(filing);
        var rows = DraftStep.rows(
                filing,
                filings.asksProperty(filing),
                filings.checks(filing, materials),
                filings.isAtWindow(filing.id())
                        ? window.notEntered(filing).stream()
                                .map(WindowEntries.Missing::field)
                                .toList()
                        : List.of(),
                materials,
                questions.open(filing.draft()).size());
        model.addAttribute("steps", rows);
        model.addAttribute("where", filings.takenElsewhere(filing).isEmpty() ? null : office.of(filing));
        model.addAttribute("progress", DraftStep.Progress.of(rows));
        model.addAttribute(
                "confirmBy", confirmations.until(filing).map(Times::deadline).orElse(null));
        return "portal/draft";
    }

    /** One submission that another desk takes. */
    record Tried(String number, String at, String text) {}

    /** One document in the list; one that was not served is only shown. */
    record Letter(UUID id, String title, boolean served, String at, boolean read, boolean paper) {}

    /** One entry of the timeline. */
    record Event(
            String text,
            String at,
            String time,
            String who,
            @Nullable String basis) {}

    private String submitted(Actor actor, Filing filing, Model model) {
        model.addAttribute("mayPreserve", PreservationDrafts.mayBegin(filing));
        model.addAttribute("mayPreserveUrgently", PreservationDrafts.mayBeginUrgently(filing));
        var standing = orders.standing(filing.id());
        model.addAttribute("order", standing.orElse(null));
        model.addAttribute(
                "orderUntil",
                standing.map(OrderStandings.Standing::until)
                        .map(CourtTime.DAY::format)
                        .orElse(null));
        model.addAttribute("otherPlaintiffs", CoPlaintiffs.hasOthers(filing));
        var cause = filings.cause(filing);
        var materials = filings.materials(filing);
        model.addAttribute("cause", FilingCards.matter(filing, cause));
        model.addAttribute("turn", turns.of(filing));
        model.addAttribute(
                "from", filings.forwardedFrom(filing).map(FilingPages::linked).orElse(null));
        model.addAttribute(
                "to", filings.forwardedTo(filing).map(FilingPages::linked).orElse(null));
        model.addAttribute("mainSuit", filings.mainSuit(filing).orElse(null));
        if (filing.registeredAt() == null && !filing.status().ended()) {
            model.addAttribute("advice", FilingQuestions.advice(filing.draft()));
            model.addAttribute("where", office.of(filing));
        }
        model.addAttribute("afterwards", laterProcedures.of(filing));
        model.addAttribute("sixMonths", SuitAgain.of(filing) == SuitAgain.AFTER_SIX_MONTHS);
        model.addAttribute("materials", materials);
        model.addAttribute("groups", answers.of(filing, materials));
        fees.show(filing, model);
        model.addAttribute("money", money.of(filing));
        waysOut(actor, filing, model);
        courtsTurn.show(filing, model);
        var letters = letters(filing);
        model.addAttribute("messages", letters);
        model.addAttribute(
                "unread", letters.stream().filter(letter -> !letter.read()).count());
        var documents = papers.of(filing);
        model.addAttribute("ownPapers", ownPapers(documents, materials));
        model.addAttribute(
                "givenPapers",
                listed(documents.stream().filter(entry -> entry.isGiven() && !OF_MONEY.contains(entry.kind()))));
        model.addAttribute("moneyPapers", listed(documents.stream().filter(entry -> OF_MONEY.contains(entry.kind()))));
        model.addAttribute(
                "history",
                sinceSubmission(filings.timeline(actor, filing))
                        .map(leaf -> new Event(
                                leaf.text(),
                                leaf.at().toString(),
                                Times.second(leaf.at()),
                                whoActed.of(actor, leaf),
                                leaf.basis() == null ? null : leaf.basis().text()))
                        .toList());
        model.addAttribute("ahead", Turn.ahead(filing, !model.containsAttribute("notInAdvance") && !filing.isSpared()));
        model.addAttribute("contact", contacts.of(filing.court()).orElse(null));
        return "portal/filing";
    }

    /** What the filer did while it was a draft is no progress of the case. */
    private static Stream<Journal.Leaf> sinceSubmission(List<Journal.Leaf> timeline) {
        return timeline.stream().dropWhile(leaf -> !leaf.kind().equals(Filings.RECEIVED));
    }

    /** The same filing at another court. */
    record Linked(FilingId id, String court, String receipt, String at) {}

    private static Linked linked(Filings.OtherEnd end) {
        return new Linked(end.id(), end.court().name(), end.receipt(), Times.second(end.at()));
    }

    /** What the court decided, what the filer can do next, and what else is possible. */
    private void waysOut(Actor actor, Filing filing, Model model) {
        var may = actions.of(filing);
        var decided = decision.of(filing).orElse(null);
        model.addAttribute("decision", decided);
        model.addAttribute("place", whereToGo.of(filing).orElse(null));
        model.addAttribute("requests", decision.requests(filing));
        model.addAttribute(
                "step", NextStep.of(filing, may, fees.payable(filing), decided == null ? null : decided.document()));
        model.addAttribute("may", may);
        if (may.may(FilingAct.PAY) && fees.payable(filing)) {
            model.addAttribute("toPay", Yuan.shown(fees.due(filing).fen()));
        }
        mediation.of(filing, may).ifPresent(card -> model.addAttribute("mediation", card));
        if (may.may(FilingAct.CHOOSE_ASSISTING_COURT)) {
            assisting.of(filing.id()).ifPresent(chosen -> model.addAttribute("nearby", chosen));
        }
        model.addAttribute("byRuling", filing.registeredAt() != null);
        var handedIn = laterFilings.of(filing);
        model.addAttribute("later", handedIn.stream().map(LaterPages.Row::of).toList());
        model.addAttribute("laterToCorrect", LaterPages.toCorrect(handedIn, laterCorrection));
        model.addAttribute(
                "laterKinds",
                laterOffers.of(filing).stream().map(kind -> kind.name()).toList());
        model.addAttribute("ended", filing.status().ended());
        filings.correction(filing)
                .filter(Corrections.Notice::open)
                .ifPresent(notice -> model.addAttribute("items", corrections.of(filing, notice)));
        correcting.onTheWay(filing).ifPresent(notice -> {
            model.addAttribute("items", corrections.of(filing, notice));
            model.addAttribute("posted", true);
        });
    }

    /** One paper that was made from the filer's own words, or that the court gave. */
    record ListedPaper(UUID id, String title, String at, String text, String unprintable, boolean given) {}

    /** What was handed in as a material stands among the materials. */
    private List<ListedPaper> ownPapers(List<FilingPapers.Entry> documents, List<Material> materials) {
        var handedIn = materials.stream().map(Material::paper).toList();
        return listed(documents.stream().filter(entry -> entry.ofParty() && !handedIn.contains(entry.paper())));
    }

    private List<ListedPaper> listed(Stream<FilingPapers.Entry> entries) {
        return entries.map(entry -> new ListedPaper(
                        entry.id(),
                        entry.title(),
                        Times.second(entry.at()),
                        entry.text(),
                        papers.unprintable(entry),
                        entry.isGiven()))
                .toList();
    }

    private List<Letter> letters(Filing filing) {
        return inbox.ofFilers(filing.id()).stream()
                .map(message -> new Letter(
                        message.id(),
                        message.title(),
                        message.served(),
                        Times.served(message.servedAt()),
                        message.readAt() != null,
                        message.paper() != null))
                .toList();
    }
}
