package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Arrivals;
import org.lian.filing.Corrections;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.portal.CorrectionEditing.Waiting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 补正: the items of the one notice, a page for each, and the check before it is handed in. */
@Controller
@RequestMapping("/filings/{id}/correction")
class CorrectionPages {
    private final CorrectionEditing editing;
    private final CorrectionItems items;
    private final Corrections corrections;
    private final Arrivals arrivals;
    private final Filings filings;
    private final AnswerForm form;
    private final UploadLimits limits;
    private final BusinessClock clock;

    CorrectionPages(
            CorrectionEditing editing,
            CorrectionItems items,
            Corrections corrections,
            Arrivals arrivals,
            Filings filings,
            AnswerForm form,
            UploadLimits limits,
            BusinessClock clock) {
        this.editing = editing;
        this.items = items;
        this.corrections = corrections;
        this.arrivals = arrivals;
        this.filings = filings;
        this.form = form;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, @PathVariable FilingId id, Model model) {
        var posted = editing.onTheWay(actor, id);
        model.addAttribute("posted", posted.isPresent());
        show(posted.orElseGet(() -> editing.open(actor, id)), model);
        return "portal/correction";
    }

    @GetMapping("/check")
    String check(Actor actor, @PathVariable FilingId id, Model model) {
        show(editing.open(actor, id), model);
        return "portal/correction-check";
    }

    @PostMapping
    String handIn(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "false") boolean partial,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var waiting = editing.open(actor, id);
        var filing = waiting.filing().id();
        try {
            corrections.submit(actor, filing, new Corrections.CorrectedFields(null, null, null, null, null, partial));
            next.addFlashAttribute("notice", waiting.filing().track().word("correctedNext"));
            return "redirect:/filings/" + filing;
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            model.addAttribute("faults", Faults.of(refusal));
            show(editing.open(actor, filing), model);
            return "portal/correction-check";
        }
    }

    @GetMapping("/{item}")
    String item(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @Nullable @RequestParam(name = TooMuchAtOnce.PARAMETER, required = false) String tooMuch,
            Model model) {
        if (tooMuch != null) {
            model.addAttribute("faults", limits.tooMuch());
        }
        var waiting = editing.open(actor, id);
        var written = editing.written(waiting.filing());
        var question = question(waiting, item);
        return page(waiting, item, question == null ? Map.of() : question.read(written), model);
    }

    @PostMapping("/{item}")
    String save(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var waiting = editing.open(actor, id);
        var question = required(waiting, item);
        return form.take(
                question,
                typed,
                seen -> editing.save(actor, waiting.filing().id(), item, question, typed, seen),
                address(waiting, item),
                "/filings/" + waiting.filing().id() + "/correction",
                again -> page(waiting, item, again, model),
                response,
                model);
    }

    @PostMapping("/{item}/draft")
    String autosave(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @RequestParam Map<String, String> typed,
            Model model) {
        var waiting = editing.open(actor, id);
        var question = required(waiting, item);
        return QuestionPages.autosave(
                question,
                typed,
                seen -> editing.save(actor, waiting.filing().id(), item, question, typed, seen),
                clock,
                model);
    }

    /** Back to what was submitted. */
    @PostMapping("/{item}/restoration")
    String restore(Actor actor, @PathVariable FilingId id, @PathVariable int item) {
        var waiting = editing.open(actor, id);
        waiting.fieldItem(item);
        corrections.restore(actor, waiting.filing().id(), item);
        return "redirect:" + address(waiting, item);
    }

    @PostMapping("/{item}/materials")
    String upload(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable int item,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var waiting = editing.open(actor, id);
        waiting.item(item);
        var kind = row(waiting, item).kind();
        var faults = MaterialPages.take(
                file,
                next,
                (name, content) -> arrivals.answer(
                        actor, waiting.filing().id(), item, kind == null ? "" : kind.name(), name, content));
        if (faults.none()) {
            return "redirect:" + address(waiting, item);
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        model.addAttribute("faults", faults);
        return page(editing.open(actor, waiting.filing().id()), item, Map.of(), model);
    }

    @PostMapping("/{item}/materials/{material}/removal")
    String remove(Actor actor, @PathVariable FilingId id, @PathVariable int item, @PathVariable String material) {
        var waiting = editing.open(actor, id);
        MaterialPages.remove(
                material, one -> corrections.takeBack(actor, waiting.filing().id(), one));
        return "redirect:" + address(waiting, item);
    }

    private void show(Waiting waiting, Model model) {
        var rows = items.of(waiting.filing(), waiting.notice());
        model.addAttribute("filing", waiting.filing());
        model.addAttribute("waiting", waiting.notice());
        model.addAttribute("turn", Turn.of(waiting.filing(), clock.today()));
        model.addAttribute("items", rows);
        model.addAttribute("open", rows.stream().filter(row -> !row.answered()).toList());
    }

    private String page(Waiting waiting, int item, Map<String, String> answer, Model model) {
        show(waiting, model);
        var written = editing.written(waiting.filing());
        var question = question(waiting, item);
        model.addAttribute("item", row(waiting, item));
        model.addAttribute("address", address(waiting, item));
        model.addAttribute("form", answer);
        if (question != null) {
            model.addAttribute("field", question.labels().keySet().iterator().next());
            model.addAttribute("before", question.read(waiting.filing().draft()));
            model.addAttribute("seen", DraftEditing.fingerprint(question, written));
        }
        var side = side(waiting.item(item));
        if (side != null) {
            var parties = side.of(written);
            model.addAttribute("side", side);
            model.addAttribute("parties", parties);
            model.addAttribute(
                    "fingerprints",
                    IntStream.range(0, parties.size())
                            .mapToObj(n -> DraftEditing.fingerprint(new PartyQuestion(side, n), written))
                            .toList());
        }
        model.addAttribute("limits", limits.shown());
        return "portal/correction-item";
    }

    private CorrectionItems.Row row(Waiting waiting, int item) {
        return items.of(waiting.filing(), waiting.notice()).get(item);
    }

    /** The form behind an item; null where it is about a material or about parties, who have pages of their own. */
    private static @Nullable DraftQuestion question(Waiting waiting, int number) {
        return switch (waiting.item(number).item().target()) {
            case "claims" -> isReturned(waiting, "claimAmountFen") ? TextQuestion.CLAIMS : TextQuestion.CLAIMS_WITH_SUM;
            case "facts" -> TextQuestion.FACTS;
            case "claimAmountFen" -> DraftQuestions.AMOUNT;
            default -> null;
        };
    }

    private static boolean isReturned(Waiting waiting, String field) {
        return waiting.notice().items().stream()
                .anyMatch(item -> item.item().target().equals(field));
    }

    private static DraftQuestion required(Waiting waiting, int number) {
        waiting.fieldItem(number);
        var question = question(waiting, number);
        if (question == null) {
            throw Refusal.notFound("当事人的信息请逐位修改");
        }
        return question;
    }

    static @Nullable Side side(Corrections.Item item) {
        return switch (item.item().target()) {
            case "plaintiffs" -> Side.PLAINTIFFS;
            case "defendants" -> Side.DEFENDANTS;
            default -> null;
        };
    }

    static String address(Waiting waiting, int item) {
        return "/filings/" + waiting.filing().id() + "/correction/" + item;
    }
}
