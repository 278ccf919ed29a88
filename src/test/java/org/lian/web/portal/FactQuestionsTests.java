package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Draft;
import org.lian.filing.FilingQuestions.Asked;
import org.lian.vocabulary.Track;

/** An answer counts for the words that were asked. */
class FactQuestionsTests {
    private static final Draft DRAFT = Draft.of(Track.CIVIL, null);

    @Test
    @DisplayName("同一页上别的回答改了这一问的字，原来的回答不算，换了字再问一次；没改的照样算")
    void anAnswerToOtherWordsDoesNotCount() {
        var page = new FactQuestions(asked(DRAFT), FactQuestionsTests::asked);
        var form = Map.of("shown", page.shown(), "answers.where", "NO", "answers.away", "YES");

        var written = page.write(DRAFT, form);
        assertThat(written.answers()).containsExactly(Map.entry("away", "YES"));
        assertThat(new FactQuestions(asked(written), FactQuestionsTests::asked).newSince(page.shown()))
                .contains("answers.where");

        var again = new FactQuestions(asked(written), FactQuestionsTests::asked);
        assertThat(again.write(written, Map.of("shown", again.shown(), "answers.where", "YES"))
                        .answers())
                .containsOnlyKeys("away", "where");
        assertThat(page.write(DRAFT, Map.of("shown", page.shown(), "answers.where", "NO"))
                        .answers())
                .containsOnlyKeys("where");
    }

    /** Where one lives counts only while the other is away. */
    private static List<Asked> asked(Draft draft) {
        var away = "YES".equals(draft.answers().get("away"));
        return List.of(
                question("away", "对方离开一年了吗？", draft),
                question("where", away ? "对方住的地方，您住的地方，有一个归您选的法院管吗？" : "对方住的地方，归您选的法院管吗？", draft));
    }

    private static Asked question(String fact, String words, Draft draft) {
        return new Asked(
                fact,
                fact,
                words,
                "",
                Map.of("YES", "是", "NO", "否"),
                false,
                draft.answers().get(fact),
                Map.of());
    }
}
