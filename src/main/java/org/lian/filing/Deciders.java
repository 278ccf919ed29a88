package org.lian.filing;

import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The person of the court behind what the flow carries out: whose act it follows. Nobody's is the system's own. */
@Component
class Deciders {
    private final Acts acts;
    private final Accounts accounts;

    Deciders(Acts acts, Accounts accounts) {
        this.acts = acts;
        this.accounts = accounts;
    }

    Actor of(FilingId id, Act.Kind decision) {
        return acts.last(id, decision)
                .flatMap(act -> accounts.findByUsername(act.actor()))
                .map(Account::actor)
                .orElse(Actor.system());
    }
}
