package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.DivisionAlone;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.filing.ReadCards;
import org.lian.filing.WindowEntries;
import org.lian.identity.Account;
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

/** The parties of a draft: each side's list, one page for one party. */
@Controller
@RequestMapping("/filings/{id}/parties")
class PartyPages {
    /** 人数众多, of whom some may act for all (民诉解释 75). */
    private static final int MANY = 10;

    private final DraftEditing editing;
    private final Filings filings;
    private final AccountHolder holder;
    private final ReadCards cards;
    private final WindowEntries window;
    private final AnswerForm form;
    private final BusinessClock clock;

    PartyPages(
            DraftEditing editing,
            Filings filings,
            AccountHolder holder,
            ReadCards cards,
            WindowEntries window,
            AnswerForm form,
            BusinessClock clock) {
        this.editing = editing;
        this.filings = filings;
        this.holder = holder;
        this.cards = cards;
        this.window = window;
        this.form = form;
        this.clock = clock;
    }

    @GetMapping("/{side}")
    String list(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable("side") String slug,
            @RequestParam(defaultValue = "") String back,
            Model model) {
        var side = Side.of(slug);
        var filing = editing.open(actor, id);
        var parties = side.of(filing.draft());
        model.addAttribute("filing", filing);
        model.addAttribute("side", side);
        model.addAttribute("step", step(side).place(filing.track()));
        model.addAttribute("parties", parties);
        model.addAttribute(
                "fingerprints",
                IntStream.range(0, parties.size())
                        .mapToObj(n -> DraftEditing.fingerprint(new PartyQuestion(side, n), filing.draft()))
                        .toList());
        model.addAttribute("next", next(filing, side, back));
        model.addAttribute(
                "myself",
                myself(actor, parties)
                        .filter(one -> window.standing(filing).isSelf())
                        .filter(one -> !one.naturalPerson()
                                || filing.track().word("claimantKind").isEmpty())
                        .map(Party::name)
                        .orElse(null));
        model.addAttribute("selfPath", listPath(id, Side.PLAINTIFFS) + "/" + placeOfMyself(parties));
        model.addAttribute("many", side == Side.PLAINTIFFS && parties.size() >= MANY);
        return "portal/parties";
    }

    @GetMapping("/{side}/{n}")
    String ask(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable("side") String slug,
            @PathVariable int n,
            @RequestParam(required = false) @Nullable String self,
            Model model) {
        var side = Side.of(slug);
        var filing = editing.open(actor, id);
        requirePlace(side, n, filing);
        var question = new PartyQuestion(side, n);
        var form = new LinkedHashMap<>(question.read(filing.draft()));
        if (side == Side.PLAINTIFFS && n == side.of(filing.draft()).size()) {
            // A lawyer files for somebody else, mostly with full powers.
            holder.account(actor)
                    .filter(account -> account.kind() == Account.Kind.LAWYER)
                    .ifPresent(lawyer -> {
                        form.put("agent", lawyer.name());
                        form.put("agentKind", Party.Representative.AgentKind.LAWYER.name());
                        form.put("authority", "SPECIAL");
                    });
            window.represented(filing)
                    .filter(party -> n == 0 || party.naturalPerson())
                    .map(party -> side.in(
                            filing.draft(),
                            Stream.concat(side.of(filing.draft()).stream(), Stream.of(party))
                                    .toList()))
                    .ifPresent(told -> form.putAll(question.read(told)));
        }
        if (side == Side.PLAINTIFFS) {
            model.addAttribute("cards", cards.offered(actor, filing, n));
        }
        var page = page(filing, question, form, model);
        if (self != null && side == Side.PLAINTIFFS && isMyself(actor, filing, n)) {
            model.addAttribute("myself", filing.draft().plaintiffs().get(n));
            return "portal/question-myself";
        }
        return page;
    }

    private boolean isMyself(Actor actor, Filing filing, int n) {
        var plaintiffs = filing.draft().plaintiffs();
        return n < plaintiffs.size()
                && holder.account(actor)
                        .filter(account ->
                                account.idNumber().equals(plaintiffs.get(n).idNumber()))
                        .isPresent();
    }

    /** Takes over what was read on the photograph of an identity card, to be looked at on the page. */
    @PostMapping("/plaintiffs/{n}/card")
    String takeCard(Actor actor, @PathVariable FilingId id, @PathVariable int n, @RequestParam String material) {
        var filing = editing.open(actor, id);
        requirePlace(Side.PLAINTIFFS, n, filing);
        cards.taken(actor, filing, n, MaterialPages.uuid(material)).ifPresent(party -> {
            var plaintiffs = new ArrayList<>(filing.draft().plaintiffs());
            if (n == plaintiffs.size()) {
                plaintiffs.add(party);
            } else {
                plaintiffs.set(n, party);
            }
            filings.update(actor, filing.id(), Side.PLAINTIFFS.in(filing.draft(), plaintiffs), filing.revision());
        });
        return "redirect:" + listPath(filing.id(), Side.PLAINTIFFS) + "/" + n + "?taken";
    }

    @PostMapping("/{side}/{n}")
    String save(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable("side") String slug,
            @PathVariable int n,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response,
            Model model) {
        var side = Side.of(slug);
        var filing = editing.open(actor, id);
        var question = new PartyQuestion(side, n);
        var list = listPath(filing.id(), side);
        return form.take(
                question,
                parameters,
                seen -> editing.save(actor, filing.id(), question, parameters, seen)
                        .draft(),
                list + "/" + n,
                "onward".equals(parameters.get("then")) || "check".equals(parameters.get("back"))
                        ? next(filing, side, parameters.getOrDefault("back", ""))
                        : list,
                again -> page(filing, question, again, model),
                response,
                model);
    }

    @PostMapping("/{side}/{n}/draft")
    String autosave(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable("side") String slug,
            @PathVariable int n,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var question = new PartyQuestion(Side.of(slug), n);
        return QuestionPages.autosave(
                question,
                parameters,
                seen -> editing.save(actor, id, question, parameters, seen).draft(),
                clock,
                model);
    }

    @PostMapping("/{side}/{n}/removal")
    String remove(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable("side") String slug,
            @PathVariable int n,
            @RequestParam String seen) {
        var side = Side.of(slug);
        var filing = editing.open(actor, id);
        var parties = new ArrayList<>(side.of(filing.draft()));
        if (n < 0
                || n >= parties.size()
                || !DraftEditing.fingerprint(new PartyQuestion(side, n), filing.draft())
                        .equals(seen)) {
            // Removed twice, or changed in another window: the list shows how it stands now.
            return "redirect:" + listPath(filing.id(), side);
        }
        parties.remove(n);
        filings.update(actor, filing.id(), side.in(filing.draft(), parties), filing.revision());
        return "redirect:" + listPath(filing.id(), side);
    }

    /** 本人是原告: taken from the account, only the address is still asked for. */
    @PostMapping("/plaintiffs/self")
    String addMyself(Actor actor, @PathVariable FilingId id) {
        var filing = editing.open(actor, id);
        var plaintiffs = new ArrayList<>(filing.draft().plaintiffs());
        var myself = myself(actor, plaintiffs);
        if (myself.isEmpty()) {
            return "redirect:" + listPath(filing.id(), Side.PLAINTIFFS);
        }
        var n = placeOfMyself(plaintiffs);
        if (n < plaintiffs.size()) {
            plaintiffs.set(n, myself.get().livingWith(plaintiffs.get(n)));
        } else {
            plaintiffs.add(myself.get());
        }
        filings.update(actor, filing.id(), Side.PLAINTIFFS.in(filing.draft(), plaintiffs), filing.revision());
        return "redirect:" + listPath(filing.id(), Side.PLAINTIFFS) + "/" + n + "?self";
    }

    /** That of somebody who was begun and never named, or after the last. */
    private static int placeOfMyself(List<Party> plaintiffs) {
        return IntStream.range(0, plaintiffs.size())
                .filter(n -> isNobody(plaintiffs.get(n)))
                .findFirst()
                .orElse(plaintiffs.size());
    }

    private static boolean isNobody(Party party) {
        return DraftQuestions.written(party.name()) == null && DraftQuestions.written(party.idNumber()) == null;
    }

    /** The account holder, where that person may still be added as a plaintiff. */
    private Optional<Party> myself(Actor actor, List<Party> plaintiffs) {
        return holder.asParty(actor).filter(one -> plaintiffs.stream()
                .noneMatch(plaintiff -> Objects.equals(one.idNumber(), plaintiff.idNumber())));
    }

    private static String page(Filing filing, PartyQuestion question, Map<String, String> form, Model model) {
        model.addAttribute("onward", question.side() != Side.THIRD_PARTIES);
        return page(filing, filing.draft(), question, form, listPath(filing.id(), question.side()), "", model);
    }

    /**
     * The form of one party.
     *
     * @param draft as it stands on the page: a correction has one of its own
     * @param list the page of all parties of the side
     * @param below where the pages of single parties are, below the list
     */
    static String page(
            Filing filing,
            Draft draft,
            PartyQuestion question,
            Map<String, String> form,
            String list,
            String below,
            Model model) {
        model.addAttribute("track", filing.track());
        model.addAttribute("needful", question.needed());
        model.addAttribute("side", question.side());
        model.addAttribute("list", list);
        model.addAttribute("address", list + below + "/" + question.n());
        model.addAttribute("form", form);
        model.addAttribute("divisionAlone", DivisionAlone.is(form.get("address")));
        model.addAttribute(
                "many", question.side() == Side.PLAINTIFFS && draft.plaintiffs().size() >= MANY);
        model.addAttribute("agentKinds", Party.Representative.AgentKind.values());
        model.addAttribute("seen", DraftEditing.fingerprint(question, draft));
        return "portal/question-party";
    }

    private static void requirePlace(Side side, int n, Filing filing) {
        if (n < 0 || n > side.of(filing.draft()).size()) {
            throw Refusal.notFound("没有这一位" + side.label(filing.track()) + "，可能已在别处删除");
        }
    }

    private static String listPath(FilingId id, Side side) {
        return "/filings/" + id + "/parties/" + side.slug();
    }

    private static DraftStep step(Side side) {
        return side == Side.PLAINTIFFS ? DraftStep.PLAINTIFFS : DraftStep.DEFENDANTS;
    }

    private static String next(Filing filing, Side side, String back) {
        return back.equals("check")
                ? "/filings/" + filing.id() + "/check"
                : step(side).nextPath(filing, false);
    }
}
