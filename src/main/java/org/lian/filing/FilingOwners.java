package org.lian.filing;

import java.util.Optional;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.transaction.OncePerTransaction;
import org.springframework.stereotype.Component;

/** The accounts that filings are of, each read once in a transaction: checks and papers ask who filed. */
@Component
class FilingOwners {
    private final Accounts accounts;
    private final OncePerTransaction<String, Account> known = new OncePerTransaction<>();

    FilingOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Who filed; empty where the account is gone. */
    Optional<Account> of(Filing filing) {
        return known.find(filing.ownerId(), accounts::find);
    }
}
