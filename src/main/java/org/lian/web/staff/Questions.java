package org.lian.web.staff;

import java.util.Map;
import java.util.Objects;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.forms.PublishedForms;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The questions of tasks: the form in force, with what is known of the task. */
@Component
class Questions {
    private final PublishedForms forms;
    private final Backgrounds backgrounds;

    Questions(PublishedForms forms, Backgrounds backgrounds) {
        this.forms = forms;
        this.backgrounds = backgrounds;
    }

    /** The question of a task on a filing; {@code clear} when the machine found nothing that stands against registering. */
    Question of(TaskView task, Filing filing, boolean clear) {
        if (task.kind() == TaskKind.OWN_STEP) {
            return FormQuestions.of(inForce(Objects.requireNonNull(task.form())), FilingFacts.of(filing));
        }
        var asked = inForce(task.kind().form());
        var known = asked.form().facts().isEmpty() ? Map.<String, Object>of() : FilingFacts.of(filing);
        return TaskQuestions.of(asked, backgrounds.of(task, filing, clear), known);
    }

    /** The question of a task on a refund, on a complaint or on a later filing. */
    Question of(Actor actor, TaskView task) {
        return TaskQuestions.of(inForce(task.kind().form()), backgrounds.of(actor, task), Map.of());
    }

    private PublishedForms.InForce inForce(String form) {
        return forms.inForce(form).orElseThrow();
    }
}
