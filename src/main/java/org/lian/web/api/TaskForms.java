package org.lian.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.forms.FormField;
import org.lian.forms.PublishedForms;
import org.lian.process.TaskView;
import org.springframework.stereotype.Component;

/** The form of a step that the court drew itself, as a client of the API fills it in. */
@Component
class TaskForms {
    private final PublishedForms forms;

    TaskForms(PublishedForms forms) {
        this.forms = forms;
    }

    /** The form in force; {@code outcome} is null for one without a conclusion. */
    record FormView(
            String id,
            int version,
            String title,
            List<String> facts,
            @Nullable FormField outcome,
            Map<String, String> consequences,
            List<FormField> fields) {}

    /** Null for a task of the program's. */
    @Nullable
    FormView of(TaskView task) {
        var form = task.form();
        return form == null ? null : forms.inForce(form).map(TaskForms::view).orElseThrow();
    }

    private static FormView view(PublishedForms.InForce asked) {
        var form = asked.form();
        return new FormView(
                form.id(),
                asked.version(),
                form.title(),
                form.facts(),
                form.conclusion(),
                form.consequences(),
                form.fields());
    }
}
