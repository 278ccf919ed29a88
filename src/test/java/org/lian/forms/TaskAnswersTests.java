package org.lian.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Refusal;

/** 对照表单核对办结任务的回答. */
class TaskAnswersTests {
    /** As a decision declares it. */
    sealed interface Extension {
        @Conclusion("GRANT")
        record Grant(LocalDate until, @Nullable String reason) implements Extension {}

        @Conclusion("REFUSE")
        record Refuse(String reason) implements Extension {}
    }

    private static Form form(String id) {
        return ShippedForms.find(id).orElseThrow();
    }

    private static List<String> faults(String form, Map<String, Object> given) {
        return catchThrowableOfType(Refusal.class, () -> TaskAnswers.check(form(form), given)).faults().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    @Test
    @DisplayName("每个结论的回答读成它自己的样子：文字去掉两头空白，日期是日期，没有填的没有")
    void eachConclusionIsItsOwnRecord() {
        var form = form("task-decide-extension");

        assertThat(TaskAnswers.check(form, Map.of("decision", "GRANT", "until", " 2026-12-01 ", "reason", "  "))
                        .as(Extension.class))
                .isEqualTo(new Extension.Grant(LocalDate.of(2026, 12, 1), null));
        assertThat(TaskAnswers.check(form, Map.of("decision", "REFUSE", "until", "2026-12-01", "reason", " 没有理由 "))
                        .as(Extension.class))
                .isEqualTo(new Extension.Refuse("没有理由"));
    }

    @Test
    @DisplayName("没有填的一次说全，每一处说是哪个字段；别的任务的字段不过问")
    void whatIsMissingIsSaidAtOnce() {
        assertThat(faults("task-review-filing", Map.of("outcome", "ADVISE", "voucher", "V")))
                .containsExactly("ground MISSING", "reason MISSING");
        assertThat(faults("task-decide-extension", Map.of("decision", "GRANT", "until", "明天")))
                .containsExactly("until NOT_A_DATE");
        for (var noDay : List.of("+999999999-12-31", "-0001-01-01", "2200-01-01")) {
            assertThat(faults("task-decide-extension", Map.of("decision", "GRANT", "until", noDay)))
                    .as(noDay)
                    .containsExactly("until NOT_A_DATE");
        }
        assertThat(faults("task-approve-refund", Map.of("approved", false, "reason", "理".repeat(501))))
                .containsExactly("reason TOO_LONG");
        assertThat(faults("task-decide-manually", Map.of("reason", "R")))
                .containsExactly("values MISSING", "basis MISSING");
    }

    @Test
    @DisplayName("没有结论、别的任务的结论都不行")
    void aConclusionIsOneOfTheForms() {
        assertThat(faults("task-sign-refusal", Map.of())).containsExactly("decision MISSING");
        assertThat(faults("task-sign-refusal", Map.of("decision", "GRANT"))).containsExactly("decision MISSING");
        assertThat(faults("task-approve-refund", Map.of())).containsExactly("approved MISSING");
        assertThat(faults("task-review-filing", Map.of("outcome", "GRANT"))).containsExactly("outcome MISSING");
    }

    @Test
    @DisplayName("页面上预先填好的，接口可以不填；只在有的情形才问的，由决定自己看")
    void whatStandsPrefilledMayBeLeftOut() {
        assertThat(TaskAnswers.check(form("task-sign-refusal"), Map.of("decision", "SIGN"))
                        .conclusion())
                .isEqualTo("SIGN");
        assertThat(TaskAnswers.check(form("task-approve-refund"), Map.of("approved", true))
                        .conclusion())
                .isEqualTo("TRUE");
    }
}
