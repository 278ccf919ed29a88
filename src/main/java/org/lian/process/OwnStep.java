package org.lian.process;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lian.filing.CourtActs;
import org.lian.forms.FormAnswers;
import org.lian.forms.PublishedForms;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/**
 * A step that the court drew itself: the answers are held against its form, kept with the filing in words, and what the
 * diagram may ask of them becomes its variables.
 */
@Component
class OwnStep {
    private final PublishedForms forms;
    private final CourtActs acts;

    OwnStep(PublishedForms forms, CourtActs acts) {
        this.forms = forms;
        this.acts = acts;
    }

    /**
     * Keeps the answers, and gives the variables.
     *
     * @param task which names its form
     */
    Map<String, Object> decide(Actor actor, TaskView task, TaskCompletion completion) {
        var asked = forms.answered(Objects.requireNonNull(task.form()), completion.formVersion());
        var given = FormAnswers.check(asked.form(), completion.conclusion(), completion.ownAnswers());
        acts.answered(
                actor,
                task.filing(),
                task.name() + "（表单 " + asked.form().id() + " 第 " + asked.version() + " 版）",
                given.said().stream()
                        .map(said -> said.label() + "：" + said.answer())
                        .collect(Collectors.joining("；")));
        return given.variables();
    }
}
