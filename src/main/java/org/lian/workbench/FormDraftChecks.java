package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.forms.FormChecks;
import org.springframework.stereotype.Component;

/** The checks of the draft of a form. */
@Component
class FormDraftChecks {
    private final FormChecks forms;

    FormDraftChecks(FormChecks forms) {
        this.forms = forms;
    }

    /** @param base the version that filings on their way count on; null for a new form */
    List<RuleFinding> check(String form, byte[] content, byte @Nullable [] base) {
        return forms.check(form, text(content), base == null ? null : text(base)).stream()
                .map(flaw -> RuleFinding.blocking(flaw.code(), flaw.message(), flaw.component(), null, null))
                .toList();
    }

    /** What is the supervisor's to allow. */
    List<RuleFinding> locked(String form, byte[] content, byte @Nullable [] base) {
        return forms.locked(form, text(content), base == null ? null : text(base)).stream()
                .map(flaw -> RuleFinding.warning(flaw.code(), flaw.message(), flaw.component(), null, null))
                .toList();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
