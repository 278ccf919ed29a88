package org.lian.process.tasks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.process.TaskKind;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The table 任务分派, in which a court says which tasks go to a person; shipped without a row. */
@Component
class AssignmentTable {
    static final String ID = "task-assignment";

    private static final Logger log = LoggerFactory.getLogger(AssignmentTable.class);
    private static final String QUEUE = "QUEUE";

    private final Decisions decisions;

    AssignmentTable(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The wish of the court for a task.
     *
     * @param speciality code of the group whose people are asked for; empty where none is
     * @param first how long the task waits for the one who is asked; zero where it is given at once
     */
    record Rule(String speciality, Duration first, int version) {
        boolean isOffer() {
            return !first.isZero();
        }
    }

    /** The first row that the task meets; empty where the task stays in the lists. */
    Optional<Rule> of(TaskKind kind, Filing filing) {
        var facts = new HashMap<>(FilingFacts.of(filing));
        facts.put("court", filing.court().value());
        facts.put("taskKind", kind.name());
        try {
            var decision = decisions.preview(ID, facts);
            return decision.rows().stream()
                    .findFirst()
                    .filter(row -> !QUEUE.equals(row.get("mode")))
                    .map(row -> new Rule(
                            String.valueOf(row.getOrDefault("speciality", "")),
                            "OFFER".equals(row.get("mode"))
                                    ? Duration.ofHours(Math.max(1, (Long) row.getOrDefault("hours", 1L)))
                                    : Duration.ZERO,
                            decision.version()));
        } catch (DecisionUnclear unclear) {
            // No task waits for a table that is to make things quicker: its groups see it as ever.
            log.warn("The table {} gives no answer for a task {}, which stays in the lists", ID, kind, unclear);
            return Optional.empty();
        }
    }
}
