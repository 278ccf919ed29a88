package org.lian.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lian.documents.SampleCase;
import org.lian.documents.TemplateTrials;
import org.lian.process.PaperCases;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.RuleKind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The words of a paper as they would be printed. Nothing of a person is in it: see {@link TemplateTrials#ofCase}. */
@Component
public class PaperPreviews {
    private final TemplateTrials trials;
    private final PaperCases cases;

    PaperPreviews(TemplateTrials trials, PaperCases cases) {
        this.trials = trials;
        this.cases = cases;
    }

    /**
     * The PDF of these words.
     *
     * @param sample which case of examples; null for the usual one
     * @param caseNumber a case number or a filing's id; null for a case of examples
     */
    public ResponseEntity<byte[]> of(
            String rule, RuleKind kind, byte[] content, @Nullable SampleCase sample, @Nullable String caseNumber) {
        if (kind != RuleKind.PAPER) {
            throw Refusal.conflict("只有文书可以这样预览");
        }
        var text = new String(content, StandardCharsets.UTF_8);
        var pdf = caseNumber == null
                ? trials.sample(rule, text, sample == null ? SampleCase.USUAL : sample)
                : trials.ofCase(rule, text, cases.words(rule, caseNumber));
        return Downloads.paper("预览", pdf);
    }
}
