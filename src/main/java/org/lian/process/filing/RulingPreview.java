package org.lian.process.filing;

import java.util.Map;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.documents.Papers;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.process.Tasks;
import org.lian.process.papers.CourtPaper;
import org.lian.process.papers.PaperWords;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The ruling that a judge is to sign, as it will be served: with the words as proposed and the judge's name. Nothing is kept. */
@Component
public class RulingPreview {
    private static final String NUMBER = "（案号在签发时编定）";

    private final Tasks tasks;
    private final Filings filings;
    private final Acts acts;
    private final Refusals refusals;
    private final Papers papers;
    private final PaperWords words;
    private final BusinessClock clock;

    RulingPreview(
            Tasks tasks,
            Filings filings,
            Acts acts,
            Refusals refusals,
            Papers papers,
            PaperWords words,
            BusinessClock clock) {
        this.tasks = tasks;
        this.filings = filings;
        this.acts = acts;
        this.refusals = refusals;
        this.papers = papers;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A ruling before it is signed.
     *
     * @param proposal the act that proposes it: another proposal is another ruling
     */
    public record Proposed(TaskView task, Filing filing, UUID proposal, String title, String text) {}

    /** Its words, for who may see the task; refused where nothing is to sign. */
    public Proposed of(Actor judge, String task) {
        var view = toSign(judge, task);
        var filing = filings.find(judge, view.filing());
        var proposal = proposal(filing);
        var text = papers.previewText(CourtPaper.REFUSAL_RULING.template(), filled(judge, filing, proposal));
        return new Proposed(view, filing, proposal.id(), CourtPaper.REFUSAL_RULING.fullName(filing.track()), text);
    }

    /** The same as the paper that is served. */
    public byte[] pdf(Actor judge, String task) {
        var filing = filings.find(judge, toSign(judge, task).filing());
        return papers.preview(
                CourtPaper.REFUSAL_RULING.template(), filled(judge, filing, proposal(filing)), clock.now());
    }

    private TaskView toSign(Actor judge, String task) {
        var view = tasks.find(judge, task);
        if (view.kind() != TaskKind.SIGN_REFUSAL) {
            throw Refusal.conflict("这项任务没有等待签发的裁定");
        }
        return view;
    }

    private Act proposal(Filing filing) {
        return acts.last(filing.id(), Act.Kind.REFUSAL_PROPOSAL)
                .orElseThrow(() -> Refusal.conflict("没有不予受理的建议，请打开任务写明理由和依据后签发"));
    }

    private Map<String, Object> filled(Actor judge, Filing filing, Act proposal) {
        var signed = new Act(
                proposal.id(),
                filing.id(),
                Act.Kind.REFUSAL,
                judge.username(),
                refusals.preview(filing, proposal.words()),
                clock.now());
        var all = words.of(filing, CourtPaper.REFUSAL_RULING, signed);
        all.put("number", NUMBER);
        return all;
    }
}
