package org.lian.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.casenumber.CaseNumbers;
import org.lian.clock.BusinessClock;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.PrintRun;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Filings;
import org.lian.filing.PaymentOrders;
import org.lian.process.papers.CourtDocuments;
import org.lian.process.papers.CourtPaper;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;

/**
 * The papers of a decision before it is taken, as they will be served: the decision is tried, its papers are read, and it
 * is taken back. Nothing is kept; a number that is issued with the signature is not shown, for another may have it first.
 */
@Component
public class RulingPreview {
    private static final String NUMBER = "（案号在签发时编定）";
    private static final String CODE = "（签发时生成）";
    private static final TaskCompletion SIGN = new TaskCompletion(Map.of("decision", "SIGN"), Map.of(), null, null);

    /** What is signed as it was proposed, with nothing to write: the rulings that are most alike. */
    private static final Set<TaskKind> TO_SIGN = EnumSet.of(TaskKind.SIGN_REFUSAL, TaskKind.SIGN_DEEMED_WITHDRAWAL);

    private final Tasks tasks;
    private final Filings filings;
    private final FilingLifecycle lifecycle;
    private final CourtActs courtActs;
    private final Acts acts;
    private final PaymentOrders orders;
    private final CourtDocuments documents;
    private final Papers papers;
    private final CaseNumbers numbers;
    private final BusinessClock clock;

    RulingPreview(
            Tasks tasks,
            Filings filings,
            FilingLifecycle lifecycle,
            CourtActs courtActs,
            Acts acts,
            PaymentOrders orders,
            CourtDocuments documents,
            Papers papers,
            CaseNumbers numbers,
            BusinessClock clock) {
        this.tasks = tasks;
        this.filings = filings;
        this.lifecycle = lifecycle;
        this.courtActs = courtActs;
        this.acts = acts;
        this.orders = orders;
        this.documents = documents;
        this.papers = papers;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** A paper that was not fixed: the words that will fill its template. */
    public record Proposed(String title, String text, String template, Map<String, Object> words) {}

    /** The papers of a decision before it is taken. */
    public record Proposal(TaskView task, Filing filing, List<Proposed> papers) {
        public String title() {
            return papers.stream().map(Proposed::title).collect(Collectors.joining("、"));
        }

        public String text() {
            return papers.stream().map(Proposed::text).collect(Collectors.joining("\n\n"));
        }

        /** Other words are another proposal. */
        public String digest() {
            return Sha256.hex(text());
        }
    }

    /** What signing as it was proposed would serve; refused where nothing is to sign. */
    public Proposal signed(Actor judge, String task) {
        if (!TO_SIGN.contains(tasks.find(judge, task).kind())) {
            throw Refusal.conflict("这项任务没有等待签发的裁定");
        }
        return of(judge, task, SIGN);
    }

    /** What the decision would serve, for who may take it. The filing is read with it and leaves that trace. */
    public Proposal of(Actor judge, String task, TaskCompletion decision) {
        var view = tasks.find(judge, task);
        var id = view.about();
        if (id == null || !view.kind().makesPapers()) {
            throw Refusal.conflict("这项任务的结论不产生要送达的文书");
        }
        var filing = filings.find(judge, id);
        var before = new Before(
                papers.of(id).stream().map(Paper::id).collect(Collectors.toSet()),
                acts.of(id).stream().map(Act::id).collect(Collectors.toSet()),
                numbers.all(id));
        var made = tasks.tried(judge, task, decision, () -> made(view.kind(), id, before));
        if (made.isEmpty()) {
            throw Refusal.conflict("按填写的结论办理，不马上产生要送达的文书");
        }
        return new Proposal(
                view,
                filing,
                made.stream()
                        .map(paper -> new Proposed(
                                paper.title(),
                                papers.previewText(paper.template(), paper.words()),
                                paper.template(),
                                paper.words()))
                        .toList());
    }

    /** The same as the papers that are served, one after the other. */
    public byte[] pdf(Proposal proposal) {
        var pdfs = proposal.papers().stream()
                .map(paper -> papers.preview(paper.template(), paper.words(), clock.now()))
                .toList();
        return pdfs.size() == 1 ? pdfs.get(0) : PrintRun.of(pdfs);
    }

    /** The papers, acts and numbers of the filing before the trial. */
    private record Before(Set<UUID> papers, Set<UUID> acts, Set<String> numbers) {}

    private record Made(String title, String template, Map<String, Object> words) {}

    /** The papers that the trial left, read before it is taken back. */
    private List<Made> made(TaskKind kind, FilingId id, Before before) {
        serveWhatWaits(kind, id, before);
        var open = unissued(kind, id, before);
        return papers.of(id).stream()
                .filter(paper -> !before.papers().contains(paper.id()))
                // Whatever second each was fixed in: the same papers twice are the same text.
                .sorted(Comparator.comparingInt(paper -> place(paper.document())))
                .map(paper -> {
                    var words = papers.words(paper.id()).orElseThrow();
                    var shown = new HashMap<String, Object>();
                    words.forEach((name, value) -> shown.put(name, withOpen(value, open)));
                    return new Made(String.valueOf(words.getOrDefault("name", paper.title())), paper.template(), shown);
                })
                .toList();
    }

    /** A ruling stands before what follows from it. */
    private static int place(String document) {
        return Arrays.stream(CourtPaper.values())
                .filter(paper -> paper.name().equals(document))
                .findFirst()
                .map(CourtPaper::ordinal)
                .orElse(Integer.MAX_VALUE);
    }

    /** What the flow serves after a wait of its own: the channels of payment are asked first, or the case is registered. */
    private void serveWhatWaits(TaskKind kind, FilingId id, Before before) {
        if (kind == TaskKind.SIGN_DEEMED_WITHDRAWAL
                && acts.last(id, Act.Kind.DEEMED_WITHDRAWAL)
                        .filter(signed -> !before.acts().contains(signed.id()))
                        .isPresent()) {
            courtActs.deemedWithdrawn(id);
            documents.fixed(lifecycle.filing(id), CourtPaper.DEEMED_WITHDRAWAL_RULING.name());
        } else if (kind == TaskKind.DEFERRAL && lifecycle.filing(id).caseNumber() != null) {
            documents.fixed(lifecycle.filing(id), CourtPaper.FEE_RELIEF_DECISION.name());
        }
    }

    /** What is given with the signature and was given to nobody yet, with what stands for it. */
    private Map<String, String> unissued(TaskKind kind, FilingId id, Before before) {
        var open = new HashMap<String, String>();
        var issued = new HashSet<>(numbers.all(id));
        issued.removeAll(before.numbers());
        issued.forEach(number -> open.put(number, NUMBER));
        if (kind == TaskKind.RULE_ON_PAYMENT_ORDER) {
            orders.objectionCode(id).ifPresent(code -> open.put(code, CODE));
        }
        return open;
    }

    private static Object withOpen(Object value, Map<String, String> open) {
        if (value instanceof String text) {
            var shown = text;
            for (var one : open.entrySet()) {
                shown = shown.replace(one.getKey(), one.getValue());
            }
            return shown;
        }
        if (value instanceof List<?> list) {
            var shown = new ArrayList<>();
            list.forEach(one -> shown.add(withOpen(one, open)));
            return shown;
        }
        if (value instanceof Map<?, ?> map) {
            var shown = new HashMap<String, Object>();
            map.forEach((name, one) -> shown.put(String.valueOf(name), withOpen(one, open)));
            return shown;
        }
        return value;
    }
}
