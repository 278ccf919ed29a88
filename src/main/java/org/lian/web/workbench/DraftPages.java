package org.lian.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.SampleCase;
import org.lian.process.PaperCases;
import org.lian.rules.PastQuestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.lian.web.Minutes;
import org.lian.web.security.PersonMark;
import org.lian.workbench.Replays;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDraft.State;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleReleases;
import org.lian.workbench.RuleRepairs;
import org.lian.workbench.RuleVersions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One draft: what it changes, what the checks and the past say of it, and the next step. */
@Controller
@RequestMapping("/workbench/drafts/{id}")
class DraftPages {
    private static final int SHOWN_CHANGES = 50;

    private final RuleDrafts drafts;
    private final RuleVersions versions;
    private final RuleReleases releases;
    private final Replays replays;
    private final RuleRepairs repairs;
    private final PaperCases cases;
    private final PaperEditor papers;
    private final PhraseEditor phrases;
    private final WordEditor words;
    private final StepChoices choices;

    DraftPages(
            RuleDrafts drafts,
            RuleVersions versions,
            RuleReleases releases,
            Replays replays,
            RuleRepairs repairs,
            PaperCases cases,
            PaperEditor papers,
            PhraseEditor phrases,
            WordEditor words,
            StepChoices choices) {
        this.drafts = drafts;
        this.versions = versions;
        this.releases = releases;
        this.replays = replays;
        this.repairs = repairs;
        this.cases = cases;
        this.papers = papers;
        this.phrases = phrases;
        this.words = words;
        this.choices = choices;
    }

    /** The draft's head and what the reader may do with it. */
    record Head(
            String id,
            String rule,
            String name,
            boolean table,
            boolean paper,
            boolean form,
            boolean phrases,
            boolean words,
            String state,
            String base,
            String author,
            String savedAt,
            String approver,
            String comment,
            String effectiveAt,
            boolean statutory,
            String reason,
            String legalBasis,
            boolean editable,
            boolean decides,
            boolean publishes,
            boolean open,
            boolean moved,
            int revision,
            String waits) {}

    @GetMapping
    ModelAndView show(Actor analyst, @PathVariable String id) {
        var draft = drafts.find(RuleDraft.id(id));
        var checked = drafts.check(draft);
        var replay = replays.latestOf(draft.id());
        return new ModelAndView("workbench/draft")
                .addObject("draft", head(draft, checked.statutory(), analyst))
                .addObject(
                        "publicationFault",
                        releases.publicationFault(draft.id()).orElse(""))
                .addObject("checked", checked)
                .addObject(
                        "differences",
                        draft.kind() == RuleKind.PHRASES ? phrases.named(checked.differences()) : checked.differences())
                .addObject("repairs", repairs.of(draft))
                .addObject("samples", SampleCase.values())
                .addObject("tracks", Track.values())
                .addObject("cases", draft.kind() == RuleKind.PAPER ? cases.last(draft.rule()) : List.of())
                .addObject("replay", replay.orElse(null))
                .addObject("heads", replay.isPresent() ? drafts.heads(draft) : Map.of())
                .addObject(
                        "changes",
                        replay.map(found -> replays.changes(found.id(), SHOWN_CHANGES, 0))
                                .orElse(null));
    }

    @GetMapping("/editor")
    ModelAndView editor(Actor analyst, @PathVariable String id, @RequestParam(defaultValue = "") String q, Model told) {
        var draft = drafts.find(RuleDraft.id(id));
        if (draft.kind() == RuleKind.PHRASES) {
            return phrases.editor(draft, name(draft), q.strip(), (String) told.getAttribute("sentence"));
        }
        if (draft.kind() == RuleKind.WORDS) {
            @SuppressWarnings("unchecked")
            var typed = (Map<String, String>) told.getAttribute("typed");
            return words.editor(draft, name(draft), q.strip(), typed);
        }
        if (draft.kind() == RuleKind.PAPER) {
            return papers.editor(draft, name(draft));
        }
        return new ModelAndView("workbench/editor")
                .addObject("draft", draft.id())
                .addObject("rule", draft.rule())
                .addObject("name", name(draft))
                .addObject("kind", draft.kind())
                .addObject("forms", draft.kind() == RuleKind.PROCESS ? choices.forms() : null)
                .addObject("groups", draft.kind() == RuleKind.PROCESS ? choices.groups() : null)
                .addObject("revision", draft.revision())
                .addObject("person", PersonMark.of(analyst))
                .addObject("logInName", analyst.username())
                .addObject(
                        "text",
                        draft.kind() == RuleKind.FORM && draft.state() == State.DRAFT
                                ? new String(draft.content(), StandardCharsets.UTF_8)
                                : null);
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        var draft = drafts.find(RuleDraft.id(id));
        return Download.of(draft.kind().resource(draft.rule()), draft.content());
    }

    @PostMapping("/file")
    String upload(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam MultipartFile file,
            RedirectAttributes next)
            throws IOException {
        var xml = new String(file.getBytes(), StandardCharsets.UTF_8);
        return act(
                next,
                "已换成上传的文件",
                () -> drafts.save(analyst, RuleDraft.id(id), revision, new RuleDrafts.Wish(xml, null, null, null)));
    }

    @PostMapping("/grounds")
    String explain(
            Actor analyst,
            @PathVariable String id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String legalBasis,
            RedirectAttributes next) {
        return act(
                next,
                "已保存修改原因和依据",
                () -> drafts.save(
                        analyst, RuleDraft.id(id), revision, new RuleDrafts.Wish(null, null, reason, legalBasis)));
    }

    @PostMapping("/rebase")
    String rebase(@PathVariable String id, RedirectAttributes next) {
        return act(next, "已改从现行版本改起，请核对差异", () -> drafts.rebase(RuleDraft.id(id)));
    }

    @PostMapping("/approval-request")
    String requestApproval(Actor analyst, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已送批", () -> releases.requestApproval(analyst, RuleDraft.id(id)));
    }

    @PostMapping("/approval")
    String decide(
            Actor second,
            @PathVariable String id,
            @RequestParam RuleReleases.Verdict decision,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes next) {
        return act(
                next,
                decision == RuleReleases.Verdict.APPROVE ? "已批准" : "已退回",
                () -> releases.decide(second, RuleDraft.id(id), decision, comment));
    }

    @PostMapping("/publication")
    String publish(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String effectiveAt,
            RedirectAttributes next) {
        NextPage.act(next, () -> {
            var published = releases.publish(analyst, RuleDraft.id(id), moment(effectiveAt));
            return published.version() == null
                    ? "已排定，到 " + Minutes.of(published.effectiveAt()) + " 自动发布"
                    : "已发布，现行的是第 " + published.version() + " 版";
        });
        return "redirect:/workbench/drafts/{id}";
    }

    @PostMapping("/discard")
    String discard(Actor analyst, @PathVariable String id, RedirectAttributes next) {
        return act(next, "已放弃这份草稿", () -> drafts.discard(analyst, RuleDraft.id(id)));
    }

    @PostMapping("/replays")
    String replay(
            Actor analyst,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String track,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "10000") int limit,
            RedirectAttributes next) {
        return act(
                next,
                "已开始回放",
                () -> replays.start(
                        analyst,
                        RuleDraft.id(id),
                        new PastQuestions.Scope(day(from), day(to), filled(track), filled(court), limit)));
    }

    /** Every filing that changes, for a spreadsheet. */
    @GetMapping("/replays/{replay}/changes.csv")
    ResponseEntity<byte[]> changes(@PathVariable String id, @PathVariable String replay) {
        var found = replays.find(RuleDraft.id(replay));
        if (!found.draft().equals(RuleDraft.id(id))) {
            throw Refusal.notFound("没有找到这次回放");
        }
        return Download.of("replay.csv", ReplayCsv.of(replays.changes(found.id(), Replays.HIGHEST_LIMIT, 0)));
    }

    /** @param touchesStatute as it stands now; what was handed in for approval says so itself */
    private Head head(RuleDraft draft, boolean touchesStatute, Actor reader) {
        var second = !draft.isEditedBy(reader.username()) && (!draft.statutory() || reader.is(Role.SUPERVISOR));
        return new Head(
                draft.id().toString(),
                draft.rule(),
                name(draft),
                draft.kind() == RuleKind.DECISION,
                draft.kind() == RuleKind.PAPER,
                draft.kind() == RuleKind.FORM,
                draft.kind() == RuleKind.PHRASES,
                draft.kind() == RuleKind.WORDS,
                draft.state().label(),
                draft.baseVersion() == null ? "新规则" : "从第 " + draft.baseVersion() + " 版改起",
                draft.author(),
                Minutes.of(draft.savedAt()),
                draft.approver() == null ? "" : draft.approver(),
                draft.comment() == null ? "" : draft.comment(),
                draft.effectiveAt() == null ? "" : Minutes.of(draft.effectiveAt()),
                draft.statutory() || touchesStatute,
                draft.reason(),
                draft.legalBasis(),
                draft.state() == State.DRAFT,
                draft.state() == State.SUBMITTED && second,
                draft.state() == State.APPROVED,
                draft.isOpen(),
                versions.inForce(draft.rule())
                        .map(current -> !Integer.valueOf(current.version()).equals(draft.baseVersion()))
                        .orElse(false),
                draft.revision(),
                second || draft.state() != State.SUBMITTED ? "" : waits(draft, reader));
    }

    /** For whom it waits, to a reader who has no button. */
    private static String waits(RuleDraft draft, Actor reader) {
        var whom = draft.statutory() ? "等庭长审批：这份草稿改动法定内容，或者对当事人有害处，只有庭长能批准" : "等待另一名规则维护人员审批";
        return whom + (draft.isEditedBy(reader.username()) ? "；您修改过它，不能批准。" : "。");
    }

    private String name(RuleDraft draft) {
        return versions.name(draft.rule());
    }

    /** Does it and shows the draft again, with what was done or why not. */
    private static String act(RedirectAttributes next, String done, Runnable act) {
        NextPage.act(next, done, act);
        return "redirect:/workbench/drafts/{id}";
    }

    private static @Nullable String filled(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : CourtTime.typedDay(text);
        } catch (DateTimeException notADay) {
            throw Refusal.invalid("from", "FORMAT", "请写成 2026-01-31 这样的日期");
        }
    }

    private static @Nullable Instant moment(String text) {
        try {
            // Whatever year: the release says itself how late it may be.
            return text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip())
                            .atZone(BusinessClock.SHANGHAI)
                            .toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.invalid("effectiveAt", "FORMAT", "请选择日期和时间");
        }
    }
}
