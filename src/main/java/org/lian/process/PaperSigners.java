package org.lian.process;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who stands under a ruling (民诉法 157): the judge who signed it, the clerk who last worked on the case. */
@Component
class PaperSigners {
    private static final int LAST = 100;

    private final Accounts accounts;
    private final HistoryService history;

    PaperSigners(Accounts accounts, @Lazy HistoryService history) {
        this.accounts = accounts;
        this.history = history;
    }

    /** The user name of the clerk; empty where the case has met none yet, as after 先行立案. */
    Optional<String> clerk(FilingId filing, String judge) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(filing.toString())
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                // The engine answers a person no question without bounds.
                .listPage(0, LAST)
                .stream()
                .map(HistoricTaskInstance::getAssignee)
                .filter(person -> person != null && !person.equals(judge))
                .filter(person -> accounts.findByUsername(person)
                        .filter(account -> account.roles().contains(Role.CLERK))
                        .isPresent())
                .findFirst();
    }

    String name(String username) {
        return accounts.findByUsername(username).map(Account::name).orElseThrow();
    }
}
