package org.lian.messages;

import java.time.Instant;
import java.util.Optional;
import org.lian.vocabulary.FilingId;

/**
 * The knowledge of a filing that is needed before somebody is written to about it; whoever keeps the filings answers.
 */
public interface Correspondence {
    /** How the account is reached about the filing; empty where there is no such filing or account. */
    Optional<Contact> contact(FilingId filing, String accountId);

    /** Whether the filer's period with that end still runs. */
    boolean stillRuns(FilingId filing, Instant dueAt);
}
