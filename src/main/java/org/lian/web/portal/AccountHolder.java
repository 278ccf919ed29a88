package org.lian.web.portal;

import java.util.List;
import java.util.Optional;
import org.lian.filing.Party;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The holder of the account as a party: name, number and telephone were told at registration and are not typed again. */
@Component
class AccountHolder {
    private final Accounts accounts;

    AccountHolder(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account of who is signed in. */
    Optional<Account> account(Actor actor) {
        return accounts.find(actor.accountId());
    }

    /** Who is signed in as a party; nobody where a lawyer is, who files for somebody else. */
    Optional<Party> asParty(Actor actor) {
        return account(actor)
                .filter(account -> account.kind() != Account.Kind.LAWYER)
                .map(account -> new Party(
                        account.kind() == Account.Kind.ORGANISATION ? Party.Kind.ORGANISATION : Party.Kind.PERSON,
                        account.name(),
                        Choices.of(Party.IdType.class, "idType", account.idType()),
                        account.idNumber(),
                        account.phone(),
                        null,
                        List.of(),
                        null));
    }
}
