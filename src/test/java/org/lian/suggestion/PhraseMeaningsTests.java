package org.lian.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.reference.ReferenceCodes;
import org.lian.suggestion.PhraseTable.Phrase;

/**
 * The packaged directions are of the packaged phrases. After a change of the phrases they are written anew by
 * {@code mvn test -Dtest=PhraseMeaningsTests -Dmeanings.write}.
 */
@Tag("long")
class PhraseMeaningsTests {
    private static final Path FILE = Path.of("src/main/resources/suggestion/phrase-meanings.bin");
    private static final int EACH = 97;

    @Test
    @DisplayName("方向文件与说法表逐条对应；改了说法没有重算，构建不过（-Dmeanings.write 重算）")
    void everyDirectionIsOfItsPhrase() throws IOException {
        var phrases = PhraseTable.read();
        var kept = PhraseMeanings.read();
        if (System.getProperty("meanings.write") != null) {
            kept = PhraseTraining.of(phrases, kept, MeaningModel.read());
            try (var out = Files.newOutputStream(FILE)) {
                kept.write(out);
            }
        }

        assertThat(kept.fingerprints())
                .containsExactly(phrases.stream()
                        .mapToLong(phrase -> PhraseMeanings.fingerprint(phrase.text()))
                        .toArray());
        assertThat(kept.weights()).hasNumberOfRows(Meanings.names(phrases).size());
    }

    @Test
    @DisplayName("每九十七条抽一条重算，方向与文件里的一致")
    void directionsAreOfThisModel() throws IOException {
        var kept = PhraseMeanings.read();
        var phrases = PhraseTable.read();
        var model = MeaningModel.read();

        for (var i = 0; i < phrases.size(); i += EACH) {
            assertThat(Meanings.product(model.of(phrases.get(i).text()), kept.directions()[i]))
                    .as(phrases.get(i).text())
                    .isCloseTo(1, within(0.01f));
        }
    }

    @Test
    @DisplayName("权重是这些说法的：每条说法给自己的案由投票最多，解方程的余差很小")
    void weightsAreOfThesePhrases() throws IOException {
        var kept = PhraseMeanings.read();
        var phrases = PhraseTable.read();
        var names = Meanings.names(phrases);
        var kernel = PhraseTuning.kernel(PhraseTraining.apart(kept.directions(), Meanings.middle(kept.directions())));

        for (var i = 0; i < phrases.size(); i += EACH) {
            for (var meaning = 0; meaning < names.size(); meaning++) {
                var sum = 0.0;
                for (var j = 0; j < phrases.size(); j++) {
                    sum += (i < j ? kernel[j][i] : kernel[i][j]) * kept.weights()[meaning][j];
                }
                assertThat(sum)
                        .as(phrases.get(i).text() + " " + names.get(meaning))
                        .isCloseTo(phrases.get(i).meant().equals(names.get(meaning)) ? 1 : 0, within(0.03));
            }
        }
    }

    @Test
    @DisplayName("别的说法表配不上这个文件，读取时就拒绝")
    void otherPhrasesAreRefused() throws IOException {
        var model = MeaningModel.read();
        var kept = PhraseMeanings.read();

        assertThatThrownBy(() -> new Meanings(model, kept, List.of(new Phrase("01.01.001", true, "被打了"))))
                .hasMessageContaining("other phrases");
    }

    @Test
    @DisplayName("每条说法只属于一个案由或者去处，不超过两百字，每个代码和去处都存在")
    void theTableIsSound() {
        var seen = new HashSet<String>();

        assertThat(PhraseTable.read()).hasSizeGreaterThan(1_700).allSatisfy(phrase -> {
            assertThat(seen.add(phrase.text())).as(phrase.text()).isTrue();
            assertThat(Suggestions.told(phrase.text())).isEqualTo(phrase.text());
            assertThat(ReferenceCodes.known(phrase.meant(), phrase.suit()))
                    .as(phrase.meant())
                    .isTrue();
        });
    }
}
