package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lian.procedures.WordChecks;
import org.springframework.stereotype.Component;

/** The checks of the draft of the words of procedures. */
@Component
class WordDraftChecks {
    private final WordChecks words;

    WordDraftChecks(WordChecks words) {
        this.words = words;
    }

    List<RuleFinding> check(byte[] content) {
        return words.check(text(content)).stream()
                .map(flaw -> RuleFinding.blocking(flaw.code(), flaw.message(), null, flaw.line(), null))
                .toList();
    }

    boolean touchesStatutory(byte[] content, byte[] base) {
        return words.touchesStatute(text(base), text(content));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
