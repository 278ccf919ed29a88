package org.lian.process.tasks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.process.TaskKind;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** The table 任务分派, in which a court says which tasks go to a person; shipped without a row. */
@Component
class AssignmentTable {
    static final String ID = "task-assignment";

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

    /**
     * The first row that the task meets; empty where the task stays in the lists.
     *
     * @throws DecisionUnclear where the table gives no answer
     */
    Optional<Rule> of(TaskKind kind, Filing filing) {
        var facts = new HashMap<>(FilingFacts.of(filing));
        facts.put("court", filing.court().value());
        facts.put("taskKind", kind.name());
        var decision = decisions.preview(ID, facts);
        return decision.rows().stream()
                .findFirst()
                .filter(row -> !QUEUE.equals(row.get("mode")))
                .map(row ->
                        new Rule(String.valueOf(row.getOrDefault("speciality", "")), first(row), decision.version()));
    }

    private static Duration first(Map<String, Object> row) {
        var mode = row.get("mode");
        if (mode == null) {
            throw new DecisionUnclear(ID, "符合的那一行没有写方式");
        }
        return "OFFER".equals(mode)
                ? Duration.ofHours(Math.max(1, (Long) row.getOrDefault("hours", 1L)))
                : Duration.ZERO;
    }
}
