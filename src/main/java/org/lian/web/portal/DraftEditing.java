package org.lian.web.portal;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;

/**
 * The editing of a draft, one question at a time. A page carries a fingerprint of the answer it showed: work on other
 * questions in another window is no conflict, work on the same one is.
 */
@Component
class DraftEditing {
    private static final int ATTEMPTS = 3;

    private final Filings filings;
    private final FilingActions actions;

    DraftEditing(Filings filings, FilingActions actions) {
        this.filings = filings;
        this.actions = actions;
    }

    /** The draft, or a refusal once it was submitted. */
    Filing open(Actor actor, FilingId id) {
        var filing = filings.find(actor, id);
        actions.of(filing).require(FilingAct.EDIT);
        return filing;
    }

    Filing save(Actor actor, FilingId id, DraftQuestion question, Map<String, String> form, @Nullable String seen)
            throws ChangedElsewhere {
        for (var attempt = 1; ; attempt++) {
            var filing = open(actor, id);
            var changed = question.write(filing.draft(), form);
            if (question.read(changed).equals(question.read(filing.draft()))) {
                return filing;
            }
            if (!fingerprint(question, filing.draft()).equals(seen)) {
                throw new ChangedElsewhere(filing, filing.draft());
            }
            try {
                return filings.update(actor, id, changed, filing.revision());
            } catch (Refusal refusal) {
                // Another question was saved in this very moment: put this answer on top of it.
                if (refusal.kind() != Refusal.Kind.CONFLICT || attempt == ATTEMPTS) {
                    throw refusal;
                }
            }
        }
    }

    static String fingerprint(DraftQuestion question, Draft draft) {
        var answer = question.read(draft);
        var text = new StringBuilder();
        question.labels().keySet().forEach(field -> {
            var value = answer.getOrDefault(field, "");
            text.append(value.length()).append(':').append(value);
        });
        return HexFormat.of().formatHex(Sha256.of(text.toString()), 0, 12);
    }
}
