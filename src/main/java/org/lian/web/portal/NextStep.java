package org.lian.web.portal;

import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;

/** The one thing to do next with a filing, on its first card. */
public record NextStep(String label, String path) {
    /**
     * What the filer's turn is about, or the document in which the court ended the matter.
     *
     * @param payable whether the fee is still open
     * @param document the page of that document; null when none was served yet
     */
    static @Nullable NextStep of(Filing filing, boolean payable, @Nullable String document) {
        var page = "/filings/" + filing.id();
        return switch (filing.status()) {
            case ADVISED -> new NextStep("去答复", page + "/reply");
            case CORRECTION_REQUIRED -> new NextStep("去补正", page + "/correction");
            case RETURNED -> new NextStep("坚持起诉", page + "/insistence");
            case FEE_DUE, FEE_OVERDUE -> payable ? new NextStep("去交费", page + "/payment") : null;
            case REFUSED, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN ->
                document == null ? null : new NextStep("看裁定书", document);
            case FORWARDED -> document == null ? null : new NextStep("看转交通知", document);
            case DRAFT, UNDER_REVIEW, WITHDRAWN, REGISTERED, WITHDRAWAL_PENDING, TRANSFERRED -> null;
        };
    }
}
