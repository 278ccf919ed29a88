package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Jurisdiction;
import org.lian.filing.Liable;
import org.lian.filing.SuggestedProcedures;
import org.lian.filing.ToldViolence;
import org.lian.filing.ToldWords;
import org.lian.filing.Whereabouts;
import org.lian.reference.Courts;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Yuan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One question of a draft on one page: asked, saved as one types, saved for good. */
@Controller
@RequestMapping("/filings/{id}/questions/{slug}")
class QuestionPages {
    private static final int COURTS = 20;
    private static final String PLACE = "place.";
    private static final Set<DraftQuestions> FEE = EnumSet.of(DraftQuestions.AMOUNT, DraftQuestions.PROPERTY);

    private final DraftEditing editing;
    private final Filings filings;
    private final AccountHolder holder;
    private final Courts courts;
    private final Jurisdiction jurisdiction;
    private final CauseChoices causes;
    private final SuggestedProcedures procedures;
    private final FeePreview fees;
    private final ConflictPage conflicts;
    private final BusinessClock clock;

    QuestionPages(
            DraftEditing editing,
            Filings filings,
            AccountHolder holder,
            Courts courts,
            Jurisdiction jurisdiction,
            CauseChoices causes,
            SuggestedProcedures procedures,
            FeePreview fees,
            ConflictPage conflicts,
            BusinessClock clock) {
        this.editing = editing;
        this.filings = filings;
        this.holder = holder;
        this.courts = courts;
        this.jurisdiction = jurisdiction;
        this.causes = causes;
        this.procedures = procedures;
        this.fees = fees;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @GetMapping
    String ask(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable String slug,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var question = question(slug);
        var filing = editing.open(actor, id);
        var form = new LinkedHashMap<>(question.read(filing.draft()));
        if (FEE.contains(question)) {
            // The fee line while one types.
            form.replaceAll((field, kept) -> parameters.getOrDefault(field, kept));
        }
        if (question == DraftQuestions.SERVICE_ADDRESS) {
            takeOverPhone(actor, filing, form);
        }
        model.addAttribute("more", parameters.containsKey("more") ? 1 : 0);
        model.addAttribute("told", told(parameters));
        var q = parameters.containsKey("q") ? causes.told(parameters, "q") : null;
        // What was told stands in the box until something else is told.
        var told = q == null && question == DraftQuestions.CAUSE ? causes.told(id) : q;
        return page(filing, question, form, told == null ? "" : told, model);
    }

    /** The telephone that was told when the filing was begun at the window stands there until an address is given. */
    private void takeOverPhone(Actor actor, Filing filing, Map<String, String> form) {
        if (filing.draft().serviceAddress() == null && filings.isAtWindow(filing.id())) {
            holder.account(actor).ifPresent(person -> form.replace(DraftQuestions.PHONE, "", person.phone()));
        }
    }

    /** Where the places are that decide on the court, by their codes. */
    private static Map<String, String> told(Map<String, String> parameters) {
        var told = new LinkedHashMap<String, String>();
        parameters.forEach((name, text) -> {
            if (name.startsWith(PLACE) && Jurisdiction.isPlace(name.substring(PLACE.length())) && !text.isBlank()) {
                told.put(name.substring(PLACE.length()), text.strip());
            }
        });
        return told;
    }

    @PostMapping
    String save(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable String slug,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response,
            Model model) {
        var question = question(slug);
        var filingId = id;
        var more = "more".equals(parameters.get("then"));
        var later = more || "list".equals(parameters.get("then"));
        try {
            var missing = later ? List.<Refusal.Fault>of() : question.missing(parameters);
            if (!missing.isEmpty()) {
                throw Refusal.invalid(missing);
            }
            editing.save(actor, filingId, question, causes.decided(parameters), parameters.get("seen"));
            if (question == DraftQuestions.CAUSE) {
                causes.keep(filingId, parameters);
                begin(actor, filingId, parameters.getOrDefault("told", ""));
            }
        } catch (ChangedElsewhere changed) {
            return conflicts.show(changed, question, parameters, address(filingId, question), response, model);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            var filing = editing.open(actor, filingId);
            var form = new LinkedHashMap<>(question.read(filing.draft()));
            form.keySet().forEach(field -> form.put(field, parameters.getOrDefault(field, "")));
            model.addAttribute("phoneless", DraftQuestions.isPhoneless(parameters));
            model.addAttribute("sent", parameters);
            // The fingerprint of the page that was sent, so that a conflict is still seen after the correction.
            var page = page(filing, question, form, parameters.getOrDefault("told", ""), model);
            model.addAttribute("seen", parameters.getOrDefault("seen", ""));
            return page;
        }
        if (more) {
            return "redirect:" + address(filingId, question) + "?more"
                    + ("check".equals(parameters.get("back")) ? "&back=check" : "") + "#claim-more";
        }
        if (later) {
            return "redirect:/filings/" + filingId;
        }
        return "redirect:"
                + ("check".equals(parameters.get("back"))
                        ? "/filings/" + filingId + "/check"
                        : nextPath(step(question), editing.open(actor, filingId)));
    }

    /** What was told is not typed twice: it begins the facts. */
    private void begin(Actor actor, FilingId id, String told) {
        var filing = editing.open(actor, id);
        var begun = causes.begun(filing.draft(), told);
        if (!begun.equals(filing.draft())) {
            filings.update(actor, id, begun, filing.revision());
        }
    }

    /** 自动保存: answers with a line of text and the new fingerprint. */
    @PostMapping("/draft")
    String autosave(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable String slug,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var question = question(slug);
        return autosave(
                question,
                parameters,
                seen -> {
                    var saved = editing.save(actor, id, question, causes.decided(parameters), seen)
                            .draft();
                    warn(saved, question, model);
                    return saved;
                },
                clock,
                model);
    }

    /**
     * The way to save what was typed over the answer with that fingerprint, and to give the answers as they stand then.
     */
    interface Saving {
        Draft save(String seen) throws ChangedElsewhere;
    }

    static String autosave(
            DraftQuestion question, Map<String, String> parameters, Saving saving, BusinessClock clock, Model model) {
        model.addAttribute("seen", parameters.getOrDefault("seen", ""));
        try {
            var saved = saving.save(parameters.getOrDefault("seen", ""));
            model.addAttribute("seen", DraftEditing.fingerprint(question, saved));
            model.addAttribute("saved", true);
            model.addAttribute("text", "已自动保存 " + Times.clock(clock.now()));
        } catch (ChangedElsewhere changed) {
            model.addAttribute("text", "这一问在别处改过，还没有自动保存；点“保存”可以对比两份内容");
        } catch (Refusal refusal) {
            model.addAttribute("text", "还没有保存：" + refusal.detail());
        }
        return "portal/saved";
    }

    /** What was typed leads to where she hides: said while it is typed. */
    private static void warn(Draft draft, DraftQuestions question, Model model) {
        var track = draft.track();
        if (question == DraftQuestions.CLAIMS && track != null && track.hidesClaimant()) {
            model.addAttribute("whereabouts", Whereabouts.sentences(draft, track));
        }
    }

    private String page(Filing filing, DraftQuestions question, Map<String, String> form, String q, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("step", step(question).place(filing.track()));
        model.addAttribute("form", form);
        model.addAttribute("seen", DraftEditing.fingerprint(question, filing.draft()));
        model.addAttribute("q", q);
        warn(filing.draft(), question, model);
        switch (question) {
            case COURT -> courts(filing, form.getOrDefault("courtCode", ""), q, model);
            case CAUSE -> model.addAttribute("offer", causes.of(q, filing, form.getOrDefault("causeCode", "")));
            case CLAIMS -> {
                var cause = filings.cause(filing);
                model.addAttribute("offered", ClaimRows.offer(form, filing.draft(), causes.told(filing.id())));
                model.addAttribute("loan", cause != null && cause.name().contains("借贷"));
                var more = model.getAttribute("more") instanceof Integer added ? added : 0;
                var rows = ClaimRows.shown(form, more);
                model.addAttribute("ticks", ClaimTicks.of(filing.draft(), sent(model), causes.told(filing.id())));
                model.addAttribute("violence", violence(filing).orElse(null));
                model.addAttribute("begun", causes.isTold(filing.id(), form.get("facts")));
                model.addAttribute("rows", rows);
                model.addAttribute("withMore", ClaimRows.withMore(form));
                model.addAttribute("against", ClaimRows.choosable(filing.draft().defendants()));
                model.addAttribute("by", ClaimRows.choosable(filing.draft().plaintiffs()));
                model.addAttribute("manners", Liable.Manner.values());
                model.addAttribute("full", rows.size() == Claim.MOST);
                model.addAttribute("elements", ElementFields.questions(filing.draft()));
                model.addAttribute("anyElement", ElementFields.isAnyWritten(form));
            }
            case AMOUNT -> {
                var sum = filing.draft().claimsSum();
                model.addAttribute("sum", sum == null ? null : Yuan.shown(sum));
                fee(filing, "claimAmountFen", form, question, model);
            }
            case PROPERTY -> fee(filing, DraftQuestions.TOTAL, form, question, model);
            case PROCEDURE -> model.addAttribute("offered", offered(filing));
            case SERVICE_ADDRESS -> {
                model.addAttribute("paperOnly", !filings.offersElectronicService(filing));
                if (!model.containsAttribute("phoneless")) {
                    model.addAttribute(
                            "phoneless",
                            form.getOrDefault(DraftQuestions.PHONE, "").isEmpty());
                }
            }
        }
        return "portal/question-" + question.slug();
    }

    private Optional<ToldViolence.Advice> violence(Filing filing) {
        var draft = filing.draft();
        return ToldViolence.advice(filing.track(), draft.causeCode(), ToldWords.of(draft, causes.told(filing.id())));
    }

    /** What the page was sent with, where it comes back with a fault. */
    private static Map<String, String> sent(Model model) {
        var sent = new LinkedHashMap<String, String>();
        if (model.getAttribute("sent") instanceof Map<?, ?> form) {
            form.forEach((field, text) -> sent.put(String.valueOf(field), String.valueOf(text)));
        }
        return sent;
    }

    /** The procedures that the law leaves open for the filing: what nobody may choose is not offered. */
    private List<String> offered(Filing filing) {
        return Stream.of(Draft.Procedure.values())
                .filter(procedure -> procedures.isOpen(filing, procedure))
                .map(Draft.Procedure::name)
                .toList();
    }

    private void courts(Filing filing, String chosen, String q, Model model) {
        var suggested = suggested(filing, model);
        var found = new ArrayList<>(courts.search(q, true, COURTS));
        found.removeIf(
                court -> suggested.stream().anyMatch(one -> one.court().code().equals(court.code())));
        model.addAttribute("searchable", !q.isEmpty() || found.size() == COURTS);
        if (!chosen.isEmpty()
                && suggested.stream()
                        .noneMatch(one -> one.court().code().value().equals(chosen))
                && found.stream().noneMatch(court -> court.code().value().equals(chosen))) {
            courts.find(new CourtCode(chosen)).ifPresent(court -> found.add(0, court));
        }
        model.addAttribute("courts", found);
    }

    /** The courts of the places that the draft or the filer tells; a table that fails suggests nothing. */
    private List<Jurisdiction.Candidate> suggested(Filing filing, Model model) {
        var told = new LinkedHashMap<String, String>();
        if (model.getAttribute("told") instanceof Map<?, ?> given) {
            given.forEach((place, text) -> told.put(String.valueOf(place), String.valueOf(text)));
        }
        model.addAttribute("told", told);
        try {
            var suggestion = jurisdiction.of(filing.draft(), told);
            model.addAttribute("jurisdiction", suggestion);
            model.addAttribute("places", suggestion.asked(told));
            return suggestion.candidates();
        } catch (DecisionUnclear unclear) {
            return List.of();
        }
    }

    /** The fee as the page stands while one types, with the sum of that field in capitals. */
    private void fee(Filing filing, String field, Map<String, String> form, DraftQuestions question, Model model) {
        try {
            var fen = Yuan.fen(field, form.get(field));
            if (fen != null) {
                model.addAttribute("capitals", Yuan.capitals(fen));
            }
            var typed = question.write(filing.draft(), form);
            var asked = filings.feeQuestion(filing);
            fees.show(
                    filing,
                    question == DraftQuestions.PROPERTY
                            ? asked.dividing(typed.divorceProperty())
                            : asked.of(typed.claimAmountFen()),
                    model);
        } catch (Refusal unreadable) {
            model.addAttribute("feeProblem", unreadable.detail());
        }
    }

    private String nextPath(DraftStep step, Filing filing) {
        return step.nextPath(filing, filings.asksProperty(filing));
    }

    private static DraftQuestions question(String slug) {
        return DraftQuestions.find(slug).orElseThrow(() -> Refusal.notFound("没有这个页面"));
    }

    private static DraftStep step(DraftQuestions question) {
        return DraftStep.valueOf(question.name());
    }

    private static String address(FilingId id, DraftQuestions question) {
        return "/filings/" + id + "/questions/" + question.slug();
    }
}
