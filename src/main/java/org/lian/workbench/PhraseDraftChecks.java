package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.PhraseChecks;
import org.lian.suggestion.PhraseTrials;
import org.lian.suggestion.PhraseTrials.Example;
import org.lian.suggestion.PhraseTrials.Row;
import org.lian.suggestion.PhraseTrials.Score;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The checks of the draft of a table of phrases: each line, and whether the examples are found as well as before. */
@Component
class PhraseDraftChecks {
    /** Of a draft whose examples are being tried beside. */
    static final String RUNNING = "EXAMPLES_RUNNING";

    private static final int SHOWN_MISSES = 5;
    /** Of whoever publishes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PhraseChecks phrases;
    private final PhraseTrials trials;
    private final PhraseScores scores;

    PhraseDraftChecks(PhraseChecks phrases, PhraseTrials trials, PhraseScores scores) {
        this.phrases = phrases;
        this.trials = trials;
        this.scores = scores;
    }

    List<RuleFinding> check(byte[] content) {
        return phrases.check(text(content)).stream()
                .map(flaw -> RuleFinding.blocking(flaw.code(), flaw.message(), null, flaw.line(), null))
                .toList();
    }

    /**
     * @param base that the draft must not fall behind; null where there is nothing to compare with
     */
    List<RuleFinding> check(byte[] content, byte @Nullable [] base, String examples) {
        var findings = new ArrayList<>(check(content));
        try {
            var wanted = trials.examples(examples);
            if (wanted.isEmpty()) {
                findings.add(RuleFinding.blocking("EXAMPLES_MISSING", "没有示例，说不清改得好不好，请至少写一句", null, null, null));
            }
            findings.addAll(copied(text(content), wanted));
            if (findings.isEmpty() && base != null && !Arrays.equals(base, content)) {
                findings.addAll(compared(text(content), text(base), wanted));
            }
        } catch (Refusal unreadable) {
            findings.add(RuleFinding.blocking("EXAMPLES_FORMAT", unreadable.detail(), null, null, null));
        }
        return findings;
    }

    /** Waits until the examples were tried, so long as one waits who publishes. */
    void finish(byte[] content, byte @Nullable [] base, String examples) {
        if (base != null && !Arrays.equals(base, content)) {
            try {
                scores.of(text(content), text(base), trials.examples(examples), PATIENCE);
            } catch (Refusal unreadable) {
                // The checks say it.
                return;
            }
        }
    }

    /** An example that stands in the table proves nothing. */
    private List<RuleFinding> copied(String table, List<Example> examples) {
        var phrases = trials.rows(table).stream().map(Row::phrase).collect(Collectors.toSet());
        return examples.stream()
                .map(Example::phrase)
                .filter(phrases::contains)
                .map(phrase -> RuleFinding.blocking(
                        "EXAMPLE_IN_TABLE", "示例“" + phrase + "”原样写在表里，证明不了什么：请在表里或者示例里换个说法", null, null, null))
                .toList();
    }

    private List<RuleFinding> compared(String table, String base, List<Example> examples) {
        var state = scores.of(table, base, examples, PhraseScores.AT_ONCE);
        if (state.runs()) {
            return List.of(
                    RuleFinding.warning(RUNNING, "示例正在试：系统在算改过的说法，试完这里自己会说。现在就可以送批；试完没有变差，才能发布", null, null, null));
        }
        var compared = state.compared();
        if (compared == null) {
            return List.of(RuleFinding.blocking("EXAMPLES_NOT_RUN", "示例没有试完：系统正忙。过几秒重新打开，会再试，不用再保存", null, null, null));
        }
        var before = compared.before();
        var after = compared.after();
        return fell(before, after)
                ? List.of(RuleFinding.blocking(
                        "SCORE_FELL",
                        "改了以后，示例找得更差了：%s，原来%s。%s请改正说法，或者说明示例为什么不对、改正示例"
                                .formatted(words(after), words(before), missed(before, after)),
                        null,
                        null,
                        null))
                : List.of();
    }

    private static boolean fell(Score before, Score after) {
        return after.first() < before.first() || after.five() < before.five();
    }

    private static String words(Score score) {
        return "排第一的 %d 句、前五的 %d 句（共 %d 句）".formatted(score.first(), score.five(), score.examples());
    }

    private static String missed(Score before, Score after) {
        var lost = after.missed().stream()
                .filter(phrase -> !before.missed().contains(phrase))
                .limit(SHOWN_MISSES)
                .map(phrase -> "“" + phrase + "”")
                .collect(Collectors.joining("、"));
        return lost.isEmpty() ? "" : "不再找到的有" + lost + "。";
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
