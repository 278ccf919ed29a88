package org.lian.web.staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.desk.DeskRows;
import org.lian.filing.ComputedFees;
import org.lian.filing.Disclosures;
import org.lian.filing.FilingFacts;
import org.lian.filing.Filings;
import org.lian.filing.RelatedFilings;
import org.lian.grievances.Reminders;
import org.lian.identity.Absences;
import org.lian.materials.Pictures;
import org.lian.materials.Wordings;
import org.lian.process.ClerkChoices;
import org.lian.process.CorrectionNotices;
import org.lian.process.TaskKind;
import org.lian.process.TaskMatters;
import org.lian.process.Tasks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The work sheet of a task, which Tasklist shows in its frame too. */
@Controller
class StaffPages {
    /** Of the pages: nothing but our own files; Tasklist, of the same origin, may frame them. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; "
            + "style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'self'";
    /** Of a filer's file: whatever it holds, it runs nothing and reaches nothing. */
    private static final String FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";

    private static final MediaType PLAIN_TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Tasks tasks;
    private final Filings filings;
    private final Pictures pictures;
    private final Wordings wordings;
    private final Disclosures disclosures;
    private final WorkSheets sheets;
    private final RootSheets rootSheets;
    private final Questions questions;
    private final OtherActs otherActs;
    private final CorrectionNotices notices;
    private final TaskMatters matters;
    private final RelatedFilings related;
    private final ComputedFees computedFees;
    private final Reminders reminders;
    private final Absences absences;
    private final DeskRows rows;
    private final ClerkChoices clerks;

    StaffPages(
            Tasks tasks,
            Filings filings,
            Pictures pictures,
            Wordings wordings,
            Disclosures disclosures,
            WorkSheets sheets,
            RootSheets rootSheets,
            Questions questions,
            OtherActs otherActs,
            CorrectionNotices notices,
            TaskMatters matters,
            RelatedFilings related,
            ComputedFees computedFees,
            Reminders reminders,
            Absences absences,
            DeskRows rows,
            ClerkChoices clerks) {
        this.tasks = tasks;
        this.filings = filings;
        this.pictures = pictures;
        this.wordings = wordings;
        this.disclosures = disclosures;
        this.sheets = sheets;
        this.rootSheets = rootSheets;
        this.questions = questions;
        this.otherActs = otherActs;
        this.notices = notices;
        this.matters = matters;
        this.related = related;
        this.computedFees = computedFees;
        this.reminders = reminders;
        this.absences = absences;
        this.rows = rows;
        this.clerks = clerks;
    }

    @GetMapping("/staff/tasks/{taskId}")
    ModelAndView task(Actor actor, @PathVariable String taskId, jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var task = tasks.find(actor, taskId);
        var place = rows.place(actor, task.id()).map(ListPlace::word).orElse("");
        var ofItsOwn = rootSheets.of(actor, task);
        if (ofItsOwn.isPresent()) {
            return ofItsOwn.get().addObject("place", place);
        }
        var filing = filings.find(actor, task.filing());
        var sheet = sheets.of(actor, task, filing);
        var page = new ModelAndView("staff/task", "sheet", sheet)
                .addObject("turn", sheets.turn(actor, task))
                .addObject("place", place);
        page.addObject("barred", sheets.barred(actor, task)).addObject("urgent", FilingFacts.isUrgent(filing.draft()));
        page.addObject(
                "reminded",
                reminders
                        .latest(filing.id())
                        .map(CourtTime.CLOSE_MINUTE::format)
                        .orElse(null));
        page.addObject(
                "away",
                Optional.ofNullable(absences.current().get(actor.username()))
                        .map(until ->
                                CourtTime.CLOSE_DAY_OF_THIS_YEAR.format(until.atStartOfDay(BusinessClock.SHANGHAI)))
                        .orElse(null));
        page.addObject("filingId", filing.id().toString());
        page.addObject("lists", Desk.lists(actor));
        page.addObject("track", filing.track());
        page.addObject("served", matters.served(filing));
        page.addObject("related", related.of(actor, filing.id()));
        if (task.kind().makesPapers()) {
            page.addObject("opened", filings.openedMaterials(filing));
        }
        if (task.kind() == TaskKind.REVIEW) {
            page.addObject("choices", sheets.choices(filing));
            page.addObject("items", notices.choices(filing)).addObject("lastDays", notices.lastDays());
            page.addObject(
                    "feesAhead",
                    computedFees.of(filing).entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)));
        } else if (task.kind() == TaskKind.RULE_ON_PRESERVATION) {
            page.addObject("items", notices.choices(filing)).addObject("lastDays", notices.lastDays());
        } else if (task.kind() == TaskKind.CHECK_FEE) {
            page.addObject("choices", sheets.choices(filing));
        } else if (task.kind() == TaskKind.CONFIRM_FEE) {
            page.addObject("bill", sheets.bill(filing)).addObject("granted", sheets.granted(filing));
        }
        page.addObject("proposal", sheet.signs() && sheet.holder() != WorkSheet.Holder.ANOTHER && actor.is(Role.JUDGE));
        page.addObject("question", questions.of(task, filing, sheet.clear()));
        page.addObject("clerks", clerks.of(task, filing, actor));
        return task.kind().isMediators()
                ? page.addObject("replaceable", otherActs.mayReplaceMediator(filing))
                : page.addObject("more", otherActs.of(actor, taskId, filing));
    }

    /** The parties to be corrected, their numbers masked; a mask sent back replaces no number. */
    @GetMapping("/staff/tasks/{taskId}/parties")
    @ResponseBody
    PartySheet parties(Actor actor, @PathVariable String taskId) {
        var filing = filings.find(actor, tasks.find(actor, taskId).filing());
        return PartySheet.of(filing.draft().masked());
    }

    /** 查看完整号码 for a browser without scripts: the sheet again, with the numbers or with what is missing. */
    @PostMapping("/staff/tasks/{taskId}/parties")
    ModelAndView numbers(
            Actor actor,
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String reason,
            jakarta.servlet.http.HttpServletResponse response) {
        var page = task(actor, taskId, response);
        try {
            var filing = filings.find(actor, tasks.find(actor, taskId).filing());
            var draft = disclosures.disclose(actor, filing.id(), reason);
            page.addObject("numbers", PartySheet.of(draft).people(filing.track()));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID);
            page.addObject("numbersFault", refusal.detail()).addObject("numbersReason", reason);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    /**
     * A material beside the decision: shown in the page only when it is a PDF or a picture, otherwise a download.
     *
     * @param words whether its words alone are asked for, of a file that no browser shows
     * @param unasked whether the page shows it by itself, and nobody has opened it
     */
    @GetMapping("/staff/tasks/{taskId}/materials/{materialId}")
    ResponseEntity<?> material(
            Actor actor,
            @PathVariable String taskId,
            @PathVariable UUID materialId,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestParam(defaultValue = "false") boolean words,
            @RequestParam(defaultValue = "false") boolean unasked)
            throws IOException {
        var filing = tasks.find(actor, taskId).filing();
        var content = unasked
                ? filings.showMaterial(actor, filing, materialId)
                : filings.openMaterial(actor, filing, materialId);
        if (words) {
            content.stream().close();
            return ResponseEntity.ok()
                    .contentType(PLAIN_TEXT)
                    .cacheControl(CacheControl.noStore())
                    .header("Content-Security-Policy", FILE_POLICY)
                    .body(wordings.of(content.material()).orElseThrow(() -> Refusal.notFound("这份文件的文字读不出来，请下载原件查看")));
        }
        var shown = download ? Optional.<byte[]>empty() : pictures.instead(content.material());
        if (shown.isPresent()) {
            content.stream().close();
            return Downloads.picture(shown.get());
        }
        var inline =
                !download && WorkSheet.Viewer.of(content.material().mediaType()).isOfTheFile();
        return Downloads.of(content, inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .header("Content-Security-Policy", FILE_POLICY)
                .body(new InputStreamResource(content.stream()));
    }

    /** A paper that was served or is to be handed over, as it is printed. */
    @GetMapping("/staff/tasks/{taskId}/papers/{paper}")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable String taskId, @PathVariable UUID paper) {
        var found = matters.paper(filings.find(actor, tasks.find(actor, taskId).filing()), paper);
        return Downloads.paper(found.title(), matters.pdf(found));
    }

    /** All that is handed over on paper, in one print. */
    @GetMapping("/staff/tasks/{taskId}/print")
    ResponseEntity<byte[]> print(Actor actor, @PathVariable String taskId) {
        var task = tasks.find(actor, taskId);
        filings.find(actor, task.filing());
        return Downloads.paper("送达文书、送达回证", matters.print(actor, task));
    }

    /** A task that is closed, another court's or unknown: said in words inside the frame, never as an error page. */
    @ExceptionHandler
    ModelAndView refused(
            Refusal refusal,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        response.setStatus(refusal.kind().status());
        var page = new ModelAndView("staff/closed");
        page.addObject(
                "title",
                refusal.kind() == Refusal.Kind.CONFLICT
                        ? refusal.detail()
                        : refusal.kind().title());
        page.addObject("detail", refusal.kind() == Refusal.Kind.CONFLICT ? null : refusal.detail());
        page.addObject("basis", refusal.basis());
        page.addObject("taskId", request.getRequestURI().replaceFirst(".*/staff/tasks/([^/]+).*", "$1"));
        return page;
    }
}
