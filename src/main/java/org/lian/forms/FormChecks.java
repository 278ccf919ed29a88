package org.lian.forms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that is asked of a form before a person answers it. */
@Component
public class FormChecks {
    /**
     * Checks a file.
     *
     * @param base the version in force; null for a new form
     */
    public List<FormFlaw> check(String formId, String text, @Nullable String base) {
        var read = FormReading.read(formId, text);
        var flaws = new ArrayList<>(read.flaws());
        if (read.form() != null && ShippedForms.isShipped(formId)) {
            var shipped = ShippedForms.find(formId).orElseThrow();
            flaws.addAll(ShippedFloor.check(shipped, read.form()));
            flaws.addAll(FormTexts.barred(read.form(), shipped));
            return flaws;
        }
        if (base == null && formId.startsWith(ShippedForms.PREFIX)) {
            flaws.add(new FormFlaw("FORM_ID", "以 task- 开头的编号留给程序自己的任务。请换一个编号", null));
        }
        var before = base == null ? null : FormReading.read(formId, base).form();
        if (read.form() != null) {
            flaws.addAll(FormTexts.barred(read.form(), before));
        }
        if (read.form() != null && before != null) {
            kept(before, read.form(), flaws);
        }
        return flaws;
    }

    /**
     * The words that the supervisor decides about: what is said otherwise than before.
     *
     * @param base the version in force; null for a new form, which says all of it for the first time
     */
    public List<FormFlaw> locked(String formId, String text, @Nullable String base) {
        var form = FormReading.read(formId, text).form();
        return form == null
                ? List.of()
                : FormTexts.locked(
                        form,
                        base == null ? null : FormReading.read(formId, base).form());
    }

    /** The form in a file that passed the checks. */
    public Form read(String formId, String text) {
        var read = FormReading.read(formId, text);
        if (read.form() == null) {
            throw new IllegalStateException("The form " + formId + " is not to be used: "
                    + read.flaws().get(0).code());
        }
        return read.form();
    }

    /** The form in a draft, to be shown; null where it cannot be read yet. */
    public @Nullable Form preview(String formId, String text) {
        return FormReading.read(formId, text).form();
    }

    /** Filings walk the diagram that they began with, and it goes on asking for these variables. */
    private static void kept(Form before, Form now, List<FormFlaw> flaws) {
        for (var was : before.variables()) {
            var is = now.field(was.key()).orElse(null);
            if (is == null || is.type() != was.type()) {
                flaws.add(new FormFlaw(
                        "FORM_VARIABLE_GONE",
                        "变量 %s（%s）%s：在办的案件按原来的流程图走，还要看它。请改回；要换的，另起一张表单"
                                .formatted(was.key(), was.label(), is == null ? "没有了" : "换了种类"),
                        was.key()));
            } else if (before.alwaysGiven().contains(was.key())
                    && !now.alwaysGiven().contains(was.key())) {
                flaws.add(new FormFlaw(
                        "FORM_VARIABLE_GONE",
                        "变量 %s（%s）原来总有值，现在可以不填：在办的案件走到看它的条件会失败。请改回必填".formatted(was.key(), was.label()),
                        was.key()));
            }
        }
    }
}
