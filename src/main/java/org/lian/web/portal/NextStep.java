package org.lian.web.portal;

import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.FilingStatus;

/** The one thing to do next with a filing, on its first card. */
public record NextStep(String label, String path) {
    /**
     * What the filer's turn is about, or the document in which the court ended the matter.
     *
     * @param may what the filing's standing allows now
     * @param payable whether the fee is still open
     * @param document the page of that document; null when none was served yet
     */
    static @Nullable NextStep of(
            Filing filing, FilingActions.Standing may, boolean payable, @Nullable String document) {
        var page = "/filings/" + filing.id();
        if (may.may(FilingAct.REPLY)) {
            return new NextStep("去答复", page + "/reply");
        }
        if (may.may(FilingAct.ANSWER_ITEM)) {
            return new NextStep("去补正", page + "/correction");
        }
        if (may.may(FilingAct.INSIST)) {
            return new NextStep("坚持" + filing.track().act(), page + "/insistence");
        }
        if (may.may(FilingAct.PAY)) {
            return payable ? new NextStep("去交费", page + "/payment") : null;
        }
        if (document == null || !filing.status().ended()) {
            return null;
        }
        return new NextStep(
                filing.status() == FilingStatus.FORWARDED
                        ? "看转交通知"
                        : "看" + filing.track().word("refusedBy") + "书",
                document);
    }
}
