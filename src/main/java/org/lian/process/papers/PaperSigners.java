package org.lian.process.papers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.process.TaskKind;
import org.lian.process.automatic.AutoRegistrationEnd;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The people who stand under a ruling (民诉法 157): the judge who signed it, the clerk who last worked on the case. */
@Component
class PaperSigners {
    private static final int LAST = 100;

    private final Accounts accounts;
    private final HistoryService history;
    private final AutoRegistrationEnd automatic;

    PaperSigners(Accounts accounts, HistoryService history, AutoRegistrationEnd automatic) {
        this.accounts = accounts;
        this.history = history;
        this.automatic = automatic;
    }

    /** The names of the judge and the clerk who last worked on a case, or who answers for it; empty where it met none. */
    record Handlers(Optional<String> judge, Optional<String> clerk) {}

    /** Who worked on the case before it is handed over. */
    Handlers handlers(FilingId filing) {
        var done = done(filing).toList();
        var people = people(done.stream())
                .distinct()
                .flatMap(person -> accounts.findByUsername(person).stream())
                .toList();
        var answering = done.stream().anyMatch(PaperSigners::isReview)
                ? Optional.<String>empty()
                : automatic.registrar(filing).map(this::name);
        return new Handlers(lastOf(people, Role.JUDGE).or(() -> answering), lastOf(people, Role.CLERK));
    }

    private static Optional<String> lastOf(List<Account> people, Role role) {
        return people.stream()
                .filter(account -> account.roles().contains(role))
                .map(Account::name)
                .findFirst();
    }

    /** The user name of the clerk; empty where the case has met none yet, as after 先行立案. */
    Optional<String> clerk(FilingId filing, String judge) {
        return people(done(filing))
                .filter(person -> !person.equals(judge))
                .filter(person -> accounts.findByUsername(person)
                        .filter(account -> account.roles().contains(Role.CLERK))
                        .isPresent())
                .findFirst();
    }

    private static boolean isReview(HistoricTaskInstance task) {
        return TaskKind.ofElement(task.getTaskDefinitionKey())
                .filter(TaskKind.REVIEW::equals)
                .isPresent();
    }

    private static Stream<String> people(Stream<HistoricTaskInstance> done) {
        return done.map(HistoricTaskInstance::getAssignee).filter(Objects::nonNull);
    }

    /** The finished tasks of the case, the last one first. */
    private Stream<HistoricTaskInstance> done(FilingId filing) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(filing.toString())
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                // The engine answers a person no question without bounds.
                .listPage(0, LAST)
                .stream();
    }

    String name(String username) {
        return accounts.findByUsername(username).map(Account::name).orElseThrow();
    }
}
