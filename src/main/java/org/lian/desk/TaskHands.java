package org.lian.desk;

import java.util.Set;
import org.lian.identity.FilingHands;
import org.lian.process.OwnParts;
import org.lian.process.TaskSubjects;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hands that a filing goes through: of whom its open tasks are offered to, who decided one, and who took it down. */
@Component
class TaskHands implements FilingHands {
    private final Offers offers;
    private final TaskSubjects subjects;
    private final OwnParts parts;
    private final JdbcClient jdbc;

    TaskHands(Offers offers, TaskSubjects subjects, OwnParts parts, JdbcClient jdbc) {
        this.offers = offers;
        this.subjects = subjects;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    @Override
    public boolean has(Actor actor, FilingId filing) {
        return !offers.ofReader(DeskRows.reader(actor), true, true, subjects.keysOf(filing), Offers.From.START, 1)
                        .isEmpty()
                || decided(actor, filing)
                || parts.among(Set.of(filing))
                        .getOrDefault(actor.username(), Set.of())
                        .contains(filing);
    }

    private boolean decided(Actor actor, FilingId filing) {
        return jdbc.sql("select exists (select from handled_filing where clerk = ? and filing_id = ?)")
                .params(actor.username(), filing.value())
                .query(Boolean.class)
                .single();
    }
}
