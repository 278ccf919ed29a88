package org.lian.process.automatic;

import java.time.Instant;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.process.automatic.AutoRegistrationStore.Entry;
import org.lian.process.automatic.AutoRegistrationStore.State;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The end of the wait: what is still clear is registered under its judge's name, everything else goes to a person. */
@Component
public class AutoRegistrationEnd {
    private final AutoRegistrationTable table;
    private final AutoRegistrationBounds bounds;
    private final AnsweringJudge judges;
    private final AutoRegistrationStore store;
    private final FilingLifecycle filings;
    private final BusinessClock clock;

    AutoRegistrationEnd(
            AutoRegistrationTable table,
            AutoRegistrationBounds bounds,
            AnsweringJudge judges,
            AutoRegistrationStore store,
            FilingLifecycle filings,
            BusinessClock clock) {
        this.table = table;
        this.bounds = bounds;
        this.judges = judges;
        this.store = store;
        this.filings = filings;
        this.clock = clock;
    }

    /** When the filing is registered, as it was decided. */
    Instant dueAt(FilingId id) {
        return store.find(id)
                .map(Entry::dueAt)
                .orElseThrow(() -> new IllegalStateException("Filing " + id + " waits for no registration"));
    }

    /** Whether the filing is registered now; it is looked at once more, as the hour may have brought something. */
    boolean settle(FilingId id) {
        var entry = store.lock(id).filter(one -> one.state() == State.WAITING);
        if (entry.isEmpty()) {
            return registrar(id).isPresent();
        }
        var against = against(filings.filing(id), entry.get());
        store.end(id, against.isEmpty() ? State.REGISTERED : State.PASSED_ON, clock.now(), null);
        filings.remark(
                Actor.system(),
                id,
                "AUTO_REGISTRATION",
                against.map(why -> "等待期间情况有变，由人审查：" + why)
                        .orElseGet(() ->
                                "等待期满，没有人取出，自动登记，由" + judges.name(entry.get().judge()) + "负责"),
                null);
        return against.isEmpty();
    }

    /** The judge under whose name a filing was registered automatically; empty where a person or the clock decided. */
    public Optional<String> registrar(FilingId id) {
        return store.find(id).filter(entry -> entry.state() == State.REGISTERED).map(Entry::judge);
    }

    private Optional<String> against(Filing filing, Entry entry) {
        var judge = judges.of(entry.judge(), filing);
        if (judge.isEmpty()) {
            return Optional.of("负责的法官“" + judges.name(entry.judge()) + "”今天不能负责这一件");
        }
        try {
            return table.of(filing)
                            .filter(rule -> rule.judge().equals(entry.judge()))
                            .isPresent()
                    ? bounds.against(filing, judge.get())
                    : Optional.of("自动登记表已经改动");
        } catch (DecisionUnclear unclear) {
            return Optional.of("自动登记表没有给出唯一结论：" + unclear.reason());
        }
    }
}
