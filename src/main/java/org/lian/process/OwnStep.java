package org.lian.process;

import org.lian.process.variables.Variables;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lian.filing.CourtActs;
import org.lian.forms.FormAnswers;
import org.lian.forms.PublishedForms;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * A step that the court drew itself: the answers are held against its form, kept with the filing in words, and what the
 * diagram may ask of them becomes its variables.
 */
@Component
@Variables
class OwnStep implements TaskDecision {
    private final PublishedForms forms;
    private final CourtActs acts;

    OwnStep(PublishedForms forms, CourtActs acts) {
        this.forms = forms;
        this.acts = acts;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.OWN_STEP;
    }

    @Override
    public Map<String, Object> decide(Actor actor, FilingId filing, Completion completion) {
        throw new IllegalStateException("A step of the court's own is decided by its form");
    }

    /** @param task of this kind, which names its form */
    Map<String, Object> decide(Actor actor, TaskView task, Completion completion) {
        var asked = forms.inForce(Objects.requireNonNull(task.form())).orElseThrow();
        if (completion.formVersion() != null && completion.formVersion() != asked.version()) {
            throw Refusal.conflict("表单“" + asked.form().title() + "”刚刚更新为第 " + asked.version() + " 版，请重新打开任务，核对以后再办");
        }
        var answers = completion.answers();
        var given = FormAnswers.check(asked.form(), completion.outcome(), answers == null ? Map.of() : answers);
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
