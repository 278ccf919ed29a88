package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperFormsOfCourtsTests {
    private static final Object ONE = new Object();
    private static final Object OTHER = new Object();

    @Test
    @DisplayName("一个程序里开着两个法院：一个说自己没有新文书，另一个的还在；关门以后才没有")
    void anotherCourtTakesNothingAway() {
        var notice = new PaperForms.Named("notice-of-one-court", "一个法院的告知书", true);
        try {
            PaperForms.say(ONE, List.of(notice));
            PaperForms.say(OTHER, List.of());
            assertThat(PaperForms.declared().find("notice-of-one-court")).isPresent();
        } finally {
            PaperForms.forget(ONE);
            PaperForms.forget(OTHER);
        }
        assertThat(PaperForms.declared().find("notice-of-one-court")).isEmpty();
    }
}
