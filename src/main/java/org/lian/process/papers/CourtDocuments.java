package org.lian.process.papers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.documents.OwnNotice;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.filing.Acts;
import org.lian.filing.CoPlaintiff;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.GivenPaper;
import org.lian.filing.OtherPlaintiffs;
import org.lian.filing.ReceiptPaper;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.messages.MessageKind;
import org.lian.rules.Decisions;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.OwedServices;
import org.lian.serviceofprocess.Served;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The papers that the flow serves: fixed as they go out, their words in documents/, one template each. */
@Component
public class CourtDocuments {
    private static final String ON_PAPER = "PAPER";

    private final Papers papers;
    private final PaperWords words;
    private final Inbox inbox;
    private final OtherPlaintiffs others;
    private final CoPlaintiffs plaintiffs;
    private final OwedServices owed;
    private final Acts acts;
    private final Decisions decisions;
    private final FilingLifecycle filings;

    CourtDocuments(
            Papers papers,
            PaperWords words,
            Inbox inbox,
            OtherPlaintiffs others,
            CoPlaintiffs plaintiffs,
            OwedServices owed,
            Acts acts,
            Decisions decisions,
            FilingLifecycle filings) {
        this.papers = papers;
        this.words = words;
        this.inbox = inbox;
        this.others = others;
        this.plaintiffs = plaintiffs;
        this.owed = owed;
        this.acts = acts;
        this.decisions = decisions;
        this.filings = filings;
    }

    /**
     * ELECTRONIC or PAPER, by the table service-method; what the font cannot print is for a person to make on paper.
     */
    String methodFor(FilingId id, String document) {
        var filing = filings.filing(id);
        var method = decisions
                .evaluate("service-method", FilingFacts.of(filing), id, Visibility.PARTY)
                .text("method");
        var printable = fixed(filing, document).stream()
                .allMatch(paper -> papers.unprintable(paper).isEmpty());
        return printable && !isToRespondent(filing, document) ? method : ON_PAPER;
    }

    /** Whether a document would reach who filed electronically, as things stand now. */
    public boolean isElectronic(FilingId id, String document) {
        return !methodFor(id, document).equals(ON_PAPER);
    }

    private static boolean isToRespondent(Filing filing, String document) {
        return OwnNotice.find(document).isEmpty()
                && !isGiven(document)
                && CourtPaper.of(document, filing).stream().anyMatch(CourtPaper::toRespondent);
    }

    /** Serves the document's papers on the filer and gives the moment of service. */
    Instant serve(FilingId id, String document) {
        var filing = filings.filing(id);
        return fixed(filing, document).stream()
                .map(paper -> {
                    var served = inbox.serve(paper, List.of(filing.ownerId()), "人民法院在线诉讼规则第三十一条");
                    serveOthers(filing, paper, served);
                    return served;
                })
                .map(Served::servedAt)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Keeps what was handed over on paper where the filer can read it too; what went to the other side is none of his papers. */
    public void servedOnPaper(Actor clerk, FilingId id, String document, Instant servedAt) {
        var filing = filings.filing(id);
        if (isToRespondent(filing, document)) {
            fixed(filing, document).forEach(paper -> inbox.handedToOthers(clerk, paper, servedAt, "民事诉讼法第八十八条、第九十一条"));
            return;
        }
        fixed(filing, document).forEach(paper -> {
            var served = inbox.servedOnPaper(clerk, paper, List.of(filing.ownerId()), servedAt, "民事诉讼法第八十八条、第九十一条");
            serveOthers(filing, paper, served);
        });
    }

    /**
     * The periods run from the service on who filed. Of the others, who joined gets it too; who is represented by who filed
     * has got it with him; to the rest the court hands it. Whoever has not joined hears of it.
     */
    private void serveOthers(Filing filing, Paper paper, Served served) {
        for (var one : plaintiffs.of(filing)) {
            var account = one.account();
            if (account != null && papers.unprintable(paper).isEmpty()) {
                inbox.serveBeside(paper, served, account);
            } else if (account != null || one.hands() == CoPlaintiff.Hands.COURT) {
                owed.owe(served, filing.id(), filing.court(), one.person());
            }
        }
        others.tell(filing, MessageKind.SERVED, paper.id().toString(), "《" + paper.title() + "》已送达提交申请的人");
    }

    /** The papers of a document, fixed the first time that somebody asks; those that are given were fixed before. */
    public List<Paper> fixed(Filing filing, String document) {
        if (isGiven(document)) {
            return papers.of(filing.id()).stream()
                    .filter(paper -> paper.document().equals(document))
                    .reduce((earlier, later) -> later)
                    .map(List::of)
                    .orElseThrow(() -> new IllegalStateException("No " + document + " was given in " + filing.id()));
        }
        return OwnNotice.find(document)
                .map(notice -> List.of(fixed(filing, notice)))
                .orElseGet(() -> CourtPaper.of(document, filing).stream()
                        .map(paper ->
                                fixed(filing, paper, DocumentOfAct.of(document).act()))
                        .toList());
    }

    /** Once for each filing. */
    private Paper fixed(Filing filing, OwnNotice notice) {
        return papers.fix(
                filing.id(),
                notice.document(),
                notice.document(),
                notice.template(),
                null,
                () -> words.of(filing, notice));
    }

    /** Whether a document is given and not served: the receipt, and what attests what happened. */
    public static boolean isGiven(String document) {
        return document.equals(ReceiptPaper.DOCUMENT) || GivenPaper.isOne(document);
    }

    /** Once for each act that it carries: a second notice is another paper, a repeated step is the same. */
    private Paper fixed(Filing filing, CourtPaper paper, @Nullable UUID carried) {
        var act = (carried == null
                        ? acts.last(filing.id(), paper.acts())
                        : acts.of(filing.id()).stream()
                                .filter(one -> one.id().equals(carried))
                                .findFirst())
                .orElse(null);
        var key = act == null ? paper.name() : act.id().toString();
        return papers.fix(filing.id(), paper.name(), key, paper.template(), null, () -> words.of(filing, paper, act));
    }
}
