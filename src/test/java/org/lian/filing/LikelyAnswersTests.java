package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;

/** 双方里有没有不满十八周岁的人: as far as the draft itself tells it. */
class LikelyAnswersTests {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final Party.Representative GUARDIAN =
            new Party.Representative(Party.Representative.Kind.STATUTORY, "周母亲", null, null, null);

    @Test
    @DisplayName("一方差一天满十八周岁的，选“是”；都满了的，选“否”；对方的年龄没有写的，不选")
    void byTheDayOfBirth() {
        assertThat(answer(Track.CIVIL, born("2008-12-01"), born("1980-01-01"))).isEqualTo(Map.of("minor", "YES"));
        assertThat(answer(Track.CIVIL, born("1980-01-01"), born("2008-12-01"))).isEqualTo(Map.of("minor", "YES"));
        assertThat(answer(Track.CIVIL, born("2008-11-30"), born("1980-01-01"))).isEqualTo(Map.of("minor", "NO"));
        assertThat(answer(Track.CIVIL, born("1980-01-01"), born(null))).isEmpty();
    }

    @Test
    @DisplayName("监护人代为起诉的：没有写出生日期的当作孩子；写明已经成年的不当作")
    void byTheGuardian() {
        assertThat(answer(Track.CIVIL, born(null, GUARDIAN), born(null))).isEqualTo(Map.of("minor", "YES"));
        assertThat(answer(Track.CIVIL, born("1950-01-01", GUARDIAN), born(null)))
                .isEmpty();
    }

    @Test
    @DisplayName("人身安全保护令只问受伤害的人：被申请人是孩子的不算；问到双方以外的人的，不替他选“否”")
    void whereOthersAreMeant() {
        assertThat(answer(Track.PROTECTION_ORDER, born("1980-01-01"), born("2010-01-01")))
                .isEmpty();
        assertThat(answer(Track.PROTECTION_ORDER, born("2010-01-01"), born("1980-01-01")))
                .isEqualTo(Map.of("minor", "YES"));
        assertThat(answer(Track.SPECIAL_PROCEDURE, born("1980-01-01"), born("1980-01-01")))
                .isEmpty();
    }

    private static Map<String, String> answer(Track track, Party plaintiff, Party defendant) {
        return LikelyAnswers.of(
                Draft.of(track, "京0105")
                        .edit()
                        .plaintiffs(List.of(plaintiff))
                        .defendants(List.of(defendant))
                        .draft(),
                TODAY);
    }

    private static Party born(@Nullable String day, Party.Representative... speakers) {
        return new Party(
                Party.Kind.PERSON,
                "周某",
                null,
                null,
                null,
                null,
                List.of(speakers),
                null,
                new Party.Personal(null, day, null, null, null),
                null,
                null);
    }
}
