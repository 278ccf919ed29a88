package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Arrivals;
import org.lian.filing.Claim;
import org.lian.filing.FeeOfChange;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.filing.LaterFiling;
import org.lian.filing.LaterFilingCorrection;
import org.lian.filing.LaterFilings;
import org.lian.filing.LaterKind;
import org.lian.materials.Material;
import org.lian.vocabulary.Actor;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 续递: which kind, then one question a page, then the check before it is handed in, and what came of it. */
@Controller
@RequestMapping("/filings/{id}/later")
class LaterPages {
    private final LaterFilings laterFilings;
    private final Arrivals arrivals;
    private final LaterOffers offers;
    private final LaterFilingCorrection correction;
    private final FeeOfChange feeOfChange;
    private final Filings filings;
    private final FilingActions actions;
    private final AnswerForm form;
    private final UploadLimits limits;
    private final BusinessClock clock;

    LaterPages(
            LaterFilings laterFilings,
            Arrivals arrivals,
            LaterOffers offers,
            LaterFilingCorrection correction,
            FeeOfChange feeOfChange,
            Filings filings,
            FilingActions actions,
            AnswerForm form,
            UploadLimits limits,
            BusinessClock clock) {
        this.laterFilings = laterFilings;
        this.arrivals = arrivals;
        this.offers = offers;
        this.correction = correction;
        this.feeOfChange = feeOfChange;
        this.filings = filings;
        this.actions = actions;
        this.form = form;
        this.limits = limits;
        this.clock = clock;
    }

    /** A later filing that is written now. */
    private record Open(Filing filing, LaterFiling later) {
        String address() {
            return "/filings/" + filing.id() + "/later/" + later.id();
        }

        /** The page of its first question. */
        String first() {
            var asks = later.kind().asks();
            return address() + (asks.claims() ? "/claims" : asks.party() ? "/party" : "/reason");
        }
    }

    /** A line of the list of what was handed in. */
    record Row(
            String name,
            String state,
            String tone,
            @Nullable String at,
            String path) {
        static Row of(LaterFiling later) {
            var received = later.received();
            return new Row(
                    later.kind().name(),
                    later.label(),
                    switch (later.state()) {
                        case ACCEPTED, HANDED_ON -> "ok";
                        case REFUSED -> "bad";
                        case CORRECTION, WRITING -> "warn";
                        case RECEIVED -> "";
                    },
                    received == null ? null : Times.minute(received.at()) + " 提交",
                    "/filings/" + later.filing() + "/later/" + later.id());
        }
    }

    /** One that the court wants corrected, for the first page of its filing. */
    record ToCorrect(String name, String what, String until, String path) {}

    /** Those that wait for the filer's correction. */
    static List<ToCorrect> toCorrect(List<LaterFiling> handedIn, LaterFilingCorrection correction) {
        return handedIn.stream()
                .filter(later -> later.state() == LaterFiling.State.CORRECTION)
                .map(later -> new ToCorrect(
                        later.kind().name(),
                        Objects.requireNonNullElse(
                                Objects.requireNonNull(later.decision()).reason(), ""),
                        correction.due(later).map(Times::deadline).orElse(""),
                        Row.of(later).path()))
                .toList();
    }

    @GetMapping
    String choose(Actor actor, @PathVariable FilingId id, Model model, RedirectAttributes next) {
        var filing = filings.find(actor, id);
        var refusal = actions.of(filing).refusal(FilingAct.HAND_IN_LATER);
        if (refusal != null) {
            next.addFlashAttribute("problem", refusal.detail() + "。");
            return "redirect:/filings/" + filing.id();
        }
        return choosing(filing, model);
    }

    @PostMapping
    String begin(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String kind,
            HttpServletResponse response,
            Model model) {
        var filing = filings.find(actor, id);
        try {
            if (kind.isBlank()) {
                throw Refusal.invalid("kind", "MISSING", "请选择一种");
            }
            return "redirect:" + new Open(filing, laterFilings.begin(actor, filing.id(), kind)).first();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            model.addAttribute("faults", Faults.of(refusal));
            return choosing(filing, model);
        }
    }

    private String choosing(Filing filing, Model model) {
        model.addAttribute("filing", filing);
        model.addAttribute("kinds", offers.of(filing));
        model.addAttribute(
                "handedIn", laterFilings.of(filing).stream().map(Row::of).toList());
        return "portal/later";
    }

    /** Where it stands: the check before it is handed in, or what came of it. */
    @GetMapping("/{later}")
    String show(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, Model model) {
        return page(found(actor, id, later), model);
    }

    private String page(Open open, Model model) {
        var later = open.later();
        var draft = laterFilings.written(open.filing(), later);
        model.addAttribute("filing", open.filing());
        model.addAttribute("later", later);
        model.addAttribute("row", Row.of(later));
        model.addAttribute("address", open.address());
        model.addAttribute(
                "before",
                later.received() == null && later.kind().asks().claims() ? before(open.filing()) : later.linesBefore());
        model.addAttribute("written", later.lines());
        model.addAttribute("files", files(open));
        model.addAttribute("asksProperty", asksProperty(open));
        model.addAttribute("property", draft.divorceProperty());
        var decision = later.decision();
        model.addAttribute("decided", decision == null ? null : Times.minute(decision.at()));
        model.addAttribute("until", correction.due(later).map(Times::deadline).orElse(null));
        if (later.state().open() && later.kind().asks().claims()) {
            model.addAttribute(
                    "feeChange",
                    feeOfChange.of(open.filing(), draft).map(ShownFee::of).orElse(null));
        }
        return "portal/later-check";
    }

    /**
     * The fee before and after a change, in yuan.
     *
     * @param more to be paid beside what was, if the court takes the change; null where nothing is
     * @param less what goes back of what was paid; null where nothing does
     */
    record ShownFee(
            String before,
            String after,
            @Nullable String more,
            @Nullable String less) {
        static ShownFee of(FeeOfChange.Change change) {
            var more = change.moreFen();
            return new ShownFee(
                    Yuan.shown(change.beforeFen()),
                    Yuan.shown(change.afterFen()),
                    more > 0 ? Yuan.shown(more) : null,
                    more < 0 ? Yuan.shown(-more) : null);
        }
    }

    private static List<String> before(Filing filing) {
        var lines = new ArrayList<>(filing.draft().claimLines());
        var sum = filing.draft().claimAmountFen();
        if (sum != null) {
            lines.add("合计 " + Yuan.shown(sum) + " 元");
        }
        return lines;
    }

    private List<Material> files(Open open) {
        return filings.materials(open.filing()).stream()
                .filter(material -> open.later().materials().contains(material.id()))
                .toList();
    }

    private boolean asksProperty(Open open) {
        return open.later().kind().asks().claims() && filings.asksProperty(open.filing());
    }

    @PostMapping("/{later}")
    String handIn(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var open = found(actor, id, later);
        try {
            laterFilings.handIn(actor, open.filing().id(), later);
            next.addFlashAttribute("notice", "已经收到，法院出具了收件凭证。");
            return "redirect:" + open.address();
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            model.addAttribute("faults", Faults.of(refusal));
            return page(found(actor, id, later), model);
        }
    }

    @PostMapping("/{later}/removal")
    String giveUp(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, RedirectAttributes next) {
        var open = found(actor, id, later);
        laterFilings.giveUp(actor, open.filing().id(), later);
        next.addFlashAttribute("notice", "已经删除，没有提交给法院。");
        return "redirect:/filings/" + open.filing().id();
    }

    @GetMapping("/{later}/claims")
    String claims(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam(required = false) @Nullable String more,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::claims);
        return claims(
                open,
                LaterQuestion.CLAIMS.read(laterFilings.written(open.filing(), open.later())),
                more == null ? 0 : 1,
                model);
    }

    @PostMapping("/{later}/claims")
    String saveClaims(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::claims);
        var more = "more".equals(typed.get("then"));
        return form.take(
                LaterQuestion.CLAIMS,
                typed,
                seen -> saveChange(actor, open, typed, more, seen),
                open.address() + "/claims",
                more ? open.address() + "/claims?more#claim-more" : open.address() + next(open),
                again -> claims(open, LaterQuestion.over(again, typed), 0, model),
                response,
                model);
    }

    /** Who goes on hears at once that nothing would change; where property is asked too, that may be the change. */
    private org.lian.filing.Draft saveChange(
            Actor actor, Open open, Map<String, String> typed, boolean more, String seen) throws ChangedElsewhere {
        if (!more && !asksProperty(open)) {
            var before = laterFilings.written(open.filing(), open.later());
            laterFilings.requireChange(open.filing(), open.later(), LaterQuestion.CLAIMS.write(before, typed));
        }
        return save(actor, open, LaterQuestion.CLAIMS, typed, seen);
    }

    @PostMapping("/{later}/claims/draft")
    String autosaveClaims(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam Map<String, String> typed,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::claims);
        return QuestionPages.autosave(
                LaterQuestion.CLAIMS,
                typed,
                seen -> save(actor, open, LaterQuestion.CLAIMS, typed, seen),
                clock,
                model);
    }

    private String next(Open open) {
        return asksProperty(open) ? "/property" : "/reason";
    }

    private String claims(Open open, Map<String, String> answer, int more, Model model) {
        var draft = laterFilings.written(open.filing(), open.later());
        var rows = ClaimRows.shown(answer, more);
        model.addAttribute("filing", open.filing());
        model.addAttribute("later", open.later());
        model.addAttribute("address", open.address());
        model.addAttribute("form", answer);
        model.addAttribute("seen", DraftEditing.fingerprint(LaterQuestion.CLAIMS, draft));
        model.addAttribute("before", before(open.filing()));
        model.addAttribute("rows", rows);
        model.addAttribute("withMore", ClaimRows.withMore(answer));
        model.addAttribute("against", ClaimRows.choosable(draft.defendants()));
        model.addAttribute("by", ClaimRows.choosable(draft.plaintiffs()));
        model.addAttribute("manners", org.lian.filing.Liable.Manner.values());
        model.addAttribute("full", rows.size() == Claim.MOST);
        return "portal/later-claims";
    }

    @GetMapping("/{later}/property")
    String property(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::claims);
        return property(open, DraftQuestions.PROPERTY.read(laterFilings.written(open.filing(), open.later())), model);
    }

    @PostMapping("/{later}/property")
    String saveProperty(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::claims);
        return form.take(
                DraftQuestions.PROPERTY,
                typed,
                seen -> save(actor, open, DraftQuestions.PROPERTY, typed, seen),
                open.address() + "/property",
                open.address() + "/reason",
                again -> property(open, again, model),
                response,
                model);
    }

    private String property(Open open, Map<String, String> answer, Model model) {
        if (!asksProperty(open)) {
            throw Refusal.notFound("这类案件不问要分的财产");
        }
        model.addAttribute("filing", open.filing());
        model.addAttribute("later", open.later());
        model.addAttribute("address", open.address());
        model.addAttribute("form", answer);
        model.addAttribute(
                "seen",
                DraftEditing.fingerprint(DraftQuestions.PROPERTY, laterFilings.written(open.filing(), open.later())));
        return "portal/later-property";
    }

    @GetMapping("/{later}/party")
    String party(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::party);
        var question = question(open);
        return party(open, question, question.read(laterFilings.written(open.filing(), open.later())), model);
    }

    @PostMapping("/{later}/party")
    String saveParty(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::party);
        var question = question(open);
        return form.take(
                question,
                typed,
                seen -> save(actor, open, question, typed, seen),
                open.address() + "/party",
                open.address() + "/reason",
                again -> party(open, question, again, model),
                response,
                model);
    }

    @PostMapping("/{later}/party/draft")
    String autosaveParty(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam Map<String, String> typed,
            Model model) {
        var open = writing(actor, id, later, LaterKind.Asks::party);
        var question = question(open);
        return QuestionPages.autosave(question, typed, seen -> save(actor, open, question, typed, seen), clock, model);
    }

    private static PartyQuestion question(Open open) {
        var side =
                switch (open.later().kind().asks()) {
                    case PLAINTIFF -> Side.PLAINTIFFS;
                    case DEFENDANT -> Side.DEFENDANTS;
                    default -> Side.THIRD_PARTIES;
                };
        return new PartyQuestion(side, side.of(open.filing().draft()).size());
    }

    private String party(Open open, PartyQuestion question, Map<String, String> answer, Model model) {
        model.addAttribute("filing", open.filing());
        PartyPages.page(
                open.filing(),
                laterFilings.written(open.filing(), open.later()),
                question,
                answer,
                open.address(),
                "",
                model);
        model.addAttribute("address", open.address() + "/party");
        model.addAttribute("laterName", open.later().kind().name());
        return "portal/question-party";
    }

    private org.lian.filing.Draft save(
            Actor actor, Open open, DraftQuestion question, Map<String, String> typed, String seen)
            throws ChangedElsewhere {
        var now = found(actor, open.filing().id(), open.later().id());
        var before = laterFilings.written(now.filing(), now.later());
        var changed = question.write(before, typed);
        if (question.read(changed).equals(question.read(before))) {
            return before;
        }
        if (!DraftEditing.fingerprint(question, before).equals(seen)) {
            throw new ChangedElsewhere(now.filing(), before);
        }
        laterFilings.keep(actor, now.filing().id(), now.later().id(), changed);
        return laterFilings.written(
                now.filing(), laterFilings.find(now.filing(), now.later().id()));
    }

    @GetMapping("/{later}/reason")
    String reason(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, Model model) {
        var open = writing(actor, id, later, asks -> true);
        var said = open.later().content().reason();
        return reason(open, said == null ? "" : said, model);
    }

    @PostMapping("/{later}/reason")
    String say(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var open = writing(actor, id, later, asks -> true);
        try {
            if (reason.isBlank() && open.later().kind().asks() != LaterKind.Asks.FILES) {
                throw Refusal.invalid("reason", "MISSING", "请写明");
            }
            laterFilings.say(actor, open.filing().id(), later, DraftQuestions.written(reason));
            return "redirect:" + open.address() + "/files";
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal));
            return reason(open, reason, model);
        }
    }

    private static String reason(Open open, String said, Model model) {
        model.addAttribute("filing", open.filing());
        model.addAttribute("later", open.later());
        model.addAttribute("address", open.address());
        model.addAttribute("reason", said);
        return "portal/later-reason";
    }

    @GetMapping("/{later}/files")
    String files(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @Nullable @RequestParam(name = TooMuchAtOnce.PARAMETER, required = false) String tooMuch,
            Model model) {
        if (tooMuch != null) {
            model.addAttribute("faults", limits.tooMuch());
        }
        return files(writing(actor, id, later, asks -> true), null, model);
    }

    @PostMapping("/{later}/files")
    String upload(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID later,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var open = writing(actor, id, later, asks -> true);
        var faults = MaterialPages.take(
                file,
                next,
                (name, content) -> arrivals.later(actor, open.filing().id(), later, kind, name, content));
        if (faults.none()) {
            return "redirect:" + open.address() + "/files";
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        model.addAttribute("faults", faults);
        return files(found(actor, id, later), kind, model);
    }

    @PostMapping("/{later}/files/{material}/removal")
    String remove(Actor actor, @PathVariable FilingId id, @PathVariable UUID later, @PathVariable String material) {
        var open = writing(actor, id, later, asks -> true);
        MaterialPages.remove(
                material, one -> laterFilings.takeBack(actor, open.filing().id(), later, one));
        return "redirect:" + open.address() + "/files";
    }

    private String files(Open open, @Nullable String kind, Model model) {
        model.addAttribute("filing", open.filing());
        model.addAttribute("later", open.later());
        model.addAttribute("address", open.address());
        model.addAttribute("files", files(open));
        model.addAttribute("limits", limits.shown());
        model.addAttribute("kinds", choosable(open));
        model.addAttribute(
                "chosen",
                kind != null
                        ? kind
                        : open.later().kind().asks() == LaterKind.Asks.MANDATE
                                ? Material.Kind.POWER_OF_ATTORNEY.name()
                                : open.later().kind().asks() == LaterKind.Asks.PLAINTIFF
                                        ? Material.Kind.PLAINTIFF_IDENTITY.name()
                                        : Material.Kind.EVIDENCE.name());
        return "portal/later-files";
    }

    private static Map<String, String> choosable(Open open) {
        var kinds = new LinkedHashMap<String, String>();
        for (var kind : Material.Kind.values()) {
            kinds.put(kind.name(), kind.label(open.filing().track()));
        }
        return kinds;
    }

    private Open found(Actor actor, FilingId id, UUID later) {
        var filing = filings.find(actor, id);
        return new Open(filing, laterFilings.find(filing, later));
    }

    /** The same while it may be written, for a page of that question. */
    private Open writing(Actor actor, FilingId id, UUID later, java.util.function.Predicate<LaterKind.Asks> asked) {
        var open = found(actor, id, later);
        if (!open.later().state().open()) {
            throw Refusal.conflict("这一份已经提交，不能再改；要再变的，可以另外递交一份");
        }
        if (!asked.test(open.later().kind().asks())) {
            throw Refusal.notFound("没有这个页面");
        }
        return open;
    }
}
