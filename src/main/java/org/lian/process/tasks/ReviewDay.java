package org.lian.process.tasks;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.lian.filing.FilingLifecycle;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/**
 * The day of a task that ends with the review: the one that the party was told. What the clock never registers comes
 * before the presiding judge earlier, by a timer of its own; the task's date, which lists and sheets show, does not move
 * for that.
 */
@Component
class ReviewDay implements TaskListener {
    private final FilingLifecycle filings;

    ReviewDay(FilingLifecycle filings) {
        this.filings = filings;
    }

    @Override
    public void notify(DelegateTask task) {
        var filing = FilingId.of((String) task.getVariable(Variable.FILING.key()));
        var end = filings.filing(filing).clocks().reviewDueAt();
        if (end != null) {
            task.setDueDate(Date.from(end));
        }
    }
}
