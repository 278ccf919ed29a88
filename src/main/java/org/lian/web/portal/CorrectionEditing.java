package org.lian.web.portal;

import java.util.Map;
import java.util.Optional;
import org.lian.filing.Corrections;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.process.PapersOnTheWay;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The answering of one item of a correction notice at a time; what is saved stays until the correction is handed in.
 */
@Component
class CorrectionEditing {
    private final Filings filings;
    private final Corrections corrections;
    private final PapersOnTheWay papers;

    CorrectionEditing(Filings filings, Corrections corrections, PapersOnTheWay papers) {
        this.papers = papers;
        this.filings = filings;
        this.corrections = corrections;
    }

    /** A filing that waits for its correction, and the notice that it waits on. */
    record Waiting(Filing filing, Corrections.Notice notice) {
        Corrections.Item item(int number) {
            if (number < 0 || number >= notice.items().size()) {
                throw Refusal.notFound("补正通知没有这一项");
            }
            return notice.items().get(number);
        }

        /** The item, where it asks for a field to be written anew. */
        Corrections.Item fieldItem(int number) {
            var item = item(number);
            if (!item.asksForField()) {
                throw Refusal.notFound("这一项要求重新提交材料，请上传文件");
            }
            return item;
        }
    }

    Waiting open(Actor actor, FilingId id) {
        var filing = filings.find(actor, id);
        return corrections
                .notice(filing)
                .filter(Corrections.Notice::open)
                .map(notice -> new Waiting(filing, notice))
                .orElseThrow(() -> new NoticeClosed(filing));
    }

    /** A notice that is on its way on paper: to be read at once, and answered when it was signed for. */
    Optional<Corrections.Notice> onTheWay(Filing filing) {
        var from = filing.clocks().reviewFrom();
        return filing.status() != FilingStatus.UNDER_REVIEW
                        || from == null
                        || papers.of(filing).isEmpty()
                ? Optional.empty()
                : corrections.notice(filing).filter(notice -> !notice.issuedAt().isBefore(from));
    }

    /** The same, with its filing. */
    Optional<Waiting> onTheWay(Actor actor, FilingId id) {
        var filing = filings.find(actor, id);
        return onTheWay(filing).map(notice -> new Waiting(filing, notice));
    }

    /** The draft as it is written by now. */
    Draft written(Filing filing) {
        return corrections.written(filing);
    }

    Draft save(Actor actor, FilingId id, int number, DraftQuestion question, Map<String, String> form, String seen)
            throws ChangedElsewhere {
        var waiting = open(actor, id);
        var item = waiting.fieldItem(number);
        var before = written(waiting.filing());
        var changed = question.write(before, form);
        if (item.answered() && question.read(changed).equals(question.read(before))) {
            return before;
        }
        if (!DraftEditing.fingerprint(question, before).equals(seen)) {
            throw new ChangedElsewhere(waiting.filing(), before);
        }
        corrections.keep(actor, id, number, changed);
        return changed;
    }
}
