package org.lian.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.suggestion.PhraseTable.Phrase;

/** The meanings of a changed table of phrases, solved from the shipped ones. */
@Tag("long")
@Tag("thorough")
class PhraseTuningTests {
    private static final String LOAN = "04.10.108.03";

    private final Meanings shipped = shipped();
    private final PhraseTuning tuning = new PhraseTuning(shipped);

    private static Meanings shipped() {
        try {
            return Meanings.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Phrase> changed() {
        var phrases = new ArrayList<>(PhraseTable.read());
        phrases.remove(17);
        phrases.remove(900);
        phrases.set(40, new Phrase("02.02.014", true, phrases.get(40).text()));
        phrases.add(3, new Phrase(LOAN, true, "铁子拿了我的票子装死不认账"));
        phrases.add(new Phrase("01.01.002", true, "没有一句话的案由也来了一句"));
        phrases.add(new Phrase(LOAN, true, "没有一句话的案由也来了一句"));
        return List.copyOf(phrases);
    }

    @Test
    @DisplayName("增、删、改几句以后，权重和全部重新解方程的一样")
    void theWeightsAreThoseOfTheWholeSolution() {
        var phrases = changed();
        var directions =
                phrases.stream().map(phrase -> tuning.direction(phrase.text())).toArray(float[][]::new);
        var whole = PhraseTraining.weights(phrases, directions, shipped.parts().middle());

        var tuned = tuning.of(phrases).parts().kept();

        assertThat(tuned.weights()).hasNumberOfRows(whole.length);
        for (var meaning = 0; meaning < whole.length; meaning++) {
            for (var i = 0; i < whole[meaning].length; i++) {
                assertThat(tuned.weights()[meaning][i])
                        .as(meaning + " " + phrases.get(i).text())
                        .isCloseTo(whole[meaning][i], within(0.002f));
            }
        }
    }

    @Test
    @DisplayName("加了一句行话，像它的话就找得到；没有改的表就是出厂的那张")
    void aPhraseMoreIsUnderstood() {
        assertThat(tuning.of(PhraseTable.read())).isSameAs(shipped);
        assertThat(shipped.of("铁子拿了票子装死").get(0).meant()).isNotEqualTo(LOAN);

        var best = tuning.of(changed()).of("铁子拿了票子装死").get(0);

        assertThat(best.meant()).isEqualTo(LOAN);
        assertThat(best.phrase()).isEqualTo("铁子拿了我的票子装死不认账");
    }

    @Test
    @DisplayName("改动超过一千句的不算，免得占住机器")
    void tooManyChangesAreRefused() {
        var phrases = new ArrayList<>(PhraseTable.read());
        IntStream.rangeClosed(0, PhraseTuning.MOST_CHANGES)
                .forEach(number -> phrases.add(new Phrase(LOAN, true, "借给第" + number + "个人的钱")));

        assertThat(PhraseTuning.changes(PhraseTable.read(), phrases)).isEqualTo(PhraseTuning.MOST_CHANGES + 1);
        assertThatThrownBy(() -> tuning.of(phrases)).hasMessageContaining("Too many");
    }
}
