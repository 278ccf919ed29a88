package org.lian.web.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.lian.forms.PublishedForms;
import org.lian.forms.ShippedForms;
import org.lian.identity.StaffGroups;
import org.springframework.stereotype.Component;

/** The choices of an analyst for a step that the court adds: a form in force, a group that people work in. */
@Component
class StepChoices {
    /** Analysts take no tasks. */
    private static final String NO_TASKS = "analysts";

    private final PublishedForms forms;
    private final StaffGroups groups;
    private final ObjectMapper json = new ObjectMapper();

    StepChoices(PublishedForms forms, StaffGroups groups) {
        this.forms = forms;
        this.groups = groups;
    }

    /** One choice, as the file names it and as a person reads it. */
    record Choice(String id, String name) {}

    /** The forms as JSON, for the editor. */
    String forms() {
        return written(forms.current().stream()
                .filter(form -> !ShippedForms.isShipped(form.form()))
                .map(form -> new Choice(form.form(), form.name()))
                .toList());
    }

    /** The groups as JSON, for the editor. */
    String groups() {
        return written(groups.working().stream()
                .filter(group -> !group.code().equals(NO_TASKS))
                .map(group -> new Choice(group.code(), group.name()))
                .toList());
    }

    private String written(List<Choice> choices) {
        try {
            return json.writeValueAsString(choices);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
