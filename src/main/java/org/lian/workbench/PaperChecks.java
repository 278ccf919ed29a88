package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lian.documents.TemplateChecks;
import org.springframework.stereotype.Component;

/** The checks of the words of a paper. */
@Component
class PaperChecks {
    private final TemplateChecks templates;

    PaperChecks(TemplateChecks templates) {
        this.templates = templates;
    }

    List<RuleFinding> check(String paper, byte[] content) {
        return templates.check(paper, text(content)).stream()
                .map(flaw -> RuleFinding.blocking(flaw.code(), flaw.message(), null, flaw.line(), null))
                .toList();
    }

    /** What of the law's words is no longer as it was, so that a supervisor decides. */
    List<RuleFinding> touched(String paper, byte[] content, byte[] base) {
        return templates.touched(paper, text(base), text(content)).stream()
                .map(flaw -> RuleFinding.warning(flaw.code(), flaw.message(), null, flaw.line(), null))
                .toList();
    }

    boolean touchesStatutory(String paper, byte[] content, byte[] base) {
        return templates.touchesStatutory(paper, text(base), text(content));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
