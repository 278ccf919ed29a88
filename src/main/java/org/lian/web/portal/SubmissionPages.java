package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingQuestions;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.PartyPapers;
import org.lian.filing.Receipt;
import org.lian.filing.Receipts;
import org.lian.filing.Submission;
import org.lian.filing.WindowEntries;
import org.lian.filing.WindowOffice;
import org.lian.materials.Material;
import org.lian.process.FilingPapers;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.Downloads;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 核对并提交, and the 收件回执 that follows at once. */
@Controller
@RequestMapping("/filings/{id}")
class SubmissionPages {
    /** The fields of the page itself; all others are asked on pages of their own. */
    private static final Set<String> ON_THE_PAGE = Set.of("consentOnline", "feeRelief.ground", "feeRelief.statement");

    private final DraftEditing editing;
    private final Filings filings;
    private final Receipts receipts;
    private final FilingPapers papers;
    private final FiledAnswers answers;
    private final BusinessClock clock;
    private final FeePreview fees;
    private final InForce inForce;
    private final WindowOffice office;
    private final FilingQuestions questions;
    private final PartyPapers ownPapers;
    private final ReliefChoices reliefChoices;
    private final WindowEntries window;

    SubmissionPages(
            DraftEditing editing,
            Filings filings,
            Receipts receipts,
            FilingPapers papers,
            FiledAnswers answers,
            FeePreview fees,
            InForce inForce,
            WindowOffice office,
            FilingQuestions questions,
            PartyPapers ownPapers,
            ReliefChoices reliefChoices,
            WindowEntries window,
            BusinessClock clock) {
        this.clock = clock;
        this.editing = editing;
        this.filings = filings;
        this.receipts = receipts;
        this.papers = papers;
        this.answers = answers;
        this.fees = fees;
        this.inForce = inForce;
        this.office = office;
        this.questions = questions;
        this.ownPapers = ownPapers;
        this.reliefChoices = reliefChoices;
        this.window = window;
    }

    /** A finding with the page that mends it. */
    record Shown(
            String message,
            @Nullable String basis,
            @Nullable String path) {}

    @GetMapping("/check")
    String check(Actor actor, @PathVariable FilingId id, Model model) {
        var filing = filings.find(actor, id);
        return filing.status() == FilingStatus.DRAFT
                ? check(filing, model)
                : "redirect:/filings/" + filing.id() + "/receipt";
    }

    @PostMapping("/submission")
    String submit(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "false") boolean consentOnline,
            @RequestParam(defaultValue = "false") boolean mediationConsent,
            @RequestParam(defaultValue = "false") boolean insist,
            @RequestParam(name = "feeRelief.ground", defaultValue = "") String ground,
            @RequestParam(name = "feeRelief.statement", defaultValue = "") String statement,
            HttpServletResponse response,
            Model model) {
        var filing = filings.find(actor, id);
        var receiptPage = "redirect:/filings/" + filing.id() + "/receipt";
        if (filing.status() != FilingStatus.DRAFT) {
            // A second click: the first one was received, here is its receipt.
            return receiptPage;
        }
        model.addAttribute("consentOnline", consentOnline);
        model.addAttribute("mediation", Boolean.toString(mediationConsent));
        model.addAttribute("insist", insist);
        model.addAttribute("ground", ground);
        model.addAttribute("statement", statement);
        if (filing.revision() != revision) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("changed", true);
            return check(filing, model);
        }
        try {
            filings.submit(
                    actor,
                    filing.id(),
                    new Submission(
                            consentOnline && !filings.isAtWindow(filing.id()),
                            mediationConsent,
                            relief(ground, statement),
                            insist));
            return receiptPage;
        } catch (Refusal refusal) {
            return switch (refusal.kind()) {
                case CONFLICT -> receiptPage;
                case INVALID -> {
                    response.setStatus(refusal.kind().status());
                    model.addAttribute("faults", faults(filing, refusal, insist));
                    yield check(filing, model);
                }
                default -> throw refusal;
            };
        }
    }

    private static Submission.@Nullable ReliefRequest relief(String ground, String statement) {
        if (ground.isBlank() && !statement.isBlank()) {
            throw Refusal.invalid(
                    "feeRelief.ground", "NOT_CHOSEN", "您写了理由：要申请缓交、减交、免交的，请选择属于哪种情形；不申请的，请清空理由（诉讼费用交纳办法第四十八条）");
        }
        return ground.isBlank() ? null : new Submission.ReliefRequest(ground, DraftQuestions.written(statement));
    }

    /** What blocks is listed on the page already; the summary says it once, with the two ways on. */
    private Faults faults(Filing filing, Refusal refusal, boolean insist) {
        var blocking = filings.checks(filing).stream()
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                .map(Finding::code)
                .toList();
        var shown = new ArrayList<Faults.Shown>();
        var listed = refusal.faults().stream()
                .filter(fault -> blocking.contains(fault.code()))
                .count();
        if (listed > 0 && !insist) {
            shown.add(new Faults.Shown("insist", "还缺 " + listed + " 项：请先补齐，或者勾选“坚持提交”"));
        }
        refusal.faults().stream()
                .filter(fault -> !blocking.contains(fault.code()) || insist)
                .forEach(fault -> shown.add(
                        new Faults.Shown(ON_THE_PAGE.contains(fault.field()) ? fault.field() : null, fault.message())));
        return new Faults(List.copyOf(shown));
    }

    @GetMapping("/receipt")
    String receipt(Actor actor, @PathVariable FilingId id, Model model) {
        var filing = filings.find(actor, id);
        var receipt = receiptOf(filing);
        var court = filings.court(filing);
        var cause = filings.cause(filing);
        var listed = receipt.materials().stream().map(Receipt.Item::id).toList();
        model.addAttribute("filing", filing);
        model.addAttribute("receipt", receipt);
        inForce.show(filing, model);
        model.addAttribute(
                "decision",
                inForce.reviewDue(filing, receipt.receivedAt().toInstant())
                        .map(due -> Turn.decision(filing.track(), due, clock.today()))
                        .orElse(null));
        model.addAttribute("pays", filing.track().asks(Track.Asks.RELIEF));
        model.addAttribute("receivedAt", Times.second(receipt.receivedAt().toInstant()));
        model.addAttribute("court", court == null ? "" : court.name());
        model.addAttribute("cause", FilingCards.matter(filing, cause));
        model.addAttribute(
                "materials",
                filings.materials(filing).stream()
                        .filter(material -> listed.contains(material.id().toString()))
                        .toList());
        model.addAttribute(
                "unprintable", papers.receipt(filing).map(papers::unprintable).orElse(""));
        return "portal/receipt";
    }

    /** What {@code GET /api/v1/receipts/{number}} answers: enough to verify without this system. */
    @GetMapping(value = "/receipt.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receiptFile(Actor actor, @PathVariable FilingId id) {
        var receipt = receiptOf(filings.find(actor, id));
        var file = receipts.file(receipt.number()).orElseThrow();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("收件回执-" + receipt.number() + ".json", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.text().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receiptPaper(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        var receipt = papers.receipt(filing).orElseThrow(SubmissionPages::notSubmitted);
        return Downloads.paper("收件回执-" + receiptOf(filing).number(), papers.pdf(receipt));
    }

    /** The same as a picture: what people keep in their album and send to their children. */
    @GetMapping(value = "/receipt.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> receiptPicture(Actor actor, @PathVariable FilingId id) {
        var filing = filings.find(actor, id);
        var receipt = papers.receipt(filing).orElseThrow(SubmissionPages::notSubmitted);
        return Downloads.picture("收件回执-" + receiptOf(filing).number(), papers.picture(receipt));
    }

    private Receipt receiptOf(Filing filing) {
        var receipt = filings.receipt(filing);
        if (receipt == null) {
            throw notSubmitted();
        }
        return receipt;
    }

    private static Refusal notSubmitted() {
        return Refusal.notFound("这件申请还没有提交，提交以后才有收件回执");
    }

    private String check(Filing filing, Model model) {
        var materials = filings.materials(filing);
        var findings = filings.checks(filing, materials);
        model.addAttribute("filing", filing);
        var atWindow = filings.isAtWindow(filing.id());
        model.addAttribute("atWindow", atWindow);
        model.addAttribute(
                "missingPleading", window.missingPleading(filing, materials).orElse(null));
        model.addAttribute("blocking", shown(findings, Finding.Severity.BLOCKING, filing));
        model.addAttribute("warnings", shown(findings, Finding.Severity.WARNING, filing));
        model.addAttribute("elsewhere", shown(filings.takenElsewhere(filing), Finding.Severity.WARNING, filing));
        model.addAttribute("where", office.of(filing));
        model.addAttribute("advice", FilingQuestions.advice(filing.draft()));
        model.addAttribute("unanswered", questions.open(filing.draft()));
        model.addAttribute("hardship", "YES".equals(filing.draft().answers().get("feeRelief")));
        var groups = answers.of(filing, materials);
        model.addAttribute("groups", groups);
        model.addAttribute("doubted", doubted(groups, findings, filing));
        model.addAttribute(
                "complaint",
                !atWindow
                        && ownPapers.makesComplaint(filing, materials)
                        && ownPapers.unprintable(filing, materials).isEmpty());
        model.addAttribute("reliefs", reliefChoices.of(filing));
        model.addAttribute(
                "proven", materials.stream().anyMatch(material -> material.kind() == Material.Kind.RELIEF_PROOF));
        fees.show(filing, model);
        return "portal/check";
    }

    /** The groups of answers in which something is remarked, by their titles. */
    private static Set<String> doubted(List<FiledAnswers.Group> groups, List<Finding> findings, Filing filing) {
        var pages = findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.PASSED)
                .flatMap(finding -> Stream.ofNullable(DraftStep.pathOf(finding.field(), filing)))
                .map(SubmissionPages::page)
                .collect(Collectors.toSet());
        return groups.stream()
                .filter(group -> group.lines().stream()
                        .flatMap(line -> Stream.ofNullable(line.path()))
                        .anyMatch(path -> pages.contains(page(path))))
                .map(FiledAnswers.Group::title)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String page(String path) {
        return path.replaceFirst("[?#].*", "");
    }

    private static List<Shown> shown(List<Finding> findings, Finding.Severity severity, Filing filing) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding ->
                        new Shown(finding.message(), finding.basis(), DraftStep.pathOf(finding.field(), filing)))
                .toList();
    }
}
