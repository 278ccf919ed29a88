package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.reference.PackagedCodes;
import org.lian.vocabulary.Track;

/** Every root and every cause below it, and back from every procedure: taken online, or told by article where it goes. */
class EveryRootTests {
    private static final Tables TABLES = new Tables();
    private static final List<String> NAMES =
            Arrays.stream(Track.values()).map(Enum::name).toList();

    static Stream<String> causes() {
        return PackagedCodes.causes().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("causes")
    @DisplayName("每一个案由，从每一个根起：网上收，或者说清去哪里、凭哪一条；说的程序存在，并且收它")
    void everyCauseIsAnswered(String cause) {
        var track = cause.startsWith("ZS")
                ? Track.PRIVATE_PROSECUTION
                : cause.contains(".") || cause.length() == 2 ? Track.CIVIL : Track.ADMINISTRATIVE;
        var answers = rows(Map.of("track", track.name(), "causeCode", cause)).stream()
                .filter(row -> List.of("ACCEPT", "WINDOW").contains(row.get("effect")))
                .toList();

        assertThat(answers).as(cause).hasSize(1);
        var answer = answers.get(0);
        assertThat(String.valueOf(answer.get("text"))).as(cause).isNotBlank();
        assertThat(String.valueOf(answer.get("basis"))).as(cause).contains("条");
        var ground = String.valueOf(answer.get("ground"));
        if (NAMES.contains(ground)) {
            var other = Track.valueOf(ground);
            assertThat(isOpen(other)).as("%s leads to %s", cause, other).isTrue();
            var taken = Stream.of(other.word("causes").split("\\|"))
                    .filter(root -> !root.isEmpty())
                    .toList();
            assertThat(taken.isEmpty() || taken.stream().anyMatch(cause::startsWith))
                    .as("%s takes %s", other, cause)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("反过来：每一种网上收的程序，说收哪些案由的，案由表里都有，表把它们指到这里；哪一种都不是没有回答的")
    void everyProcedureIsAnswered() {
        var codes = PackagedCodes.causes().keySet();
        for (var track : Track.values()) {
            var effects = new TreeSet<>(rows(Map.of("track", track.name())).stream()
                    .map(row -> String.valueOf(row.get("effect")))
                    .toList());
            assertThat(effects.contains("ACCEPT") || effects.contains("WINDOW"))
                    .as(track.name())
                    .isTrue();
            Stream.of(track.word("causes").split("\\|"))
                    .filter(root -> !root.isEmpty())
                    .forEach(root -> {
                        assertThat(codes).as(track.name()).contains(root);
                        codes.stream().filter(code -> code.startsWith(root)).forEach(code -> assertThat(
                                        rows(Map.of("track", "CIVIL", "causeCode", code)))
                                .as(code)
                                .anySatisfy(row -> assertThat(row.get("ground")).isEqualTo(track.name())));
                    });
        }
    }

    private static boolean isOpen(Track track) {
        return rows(Map.of("track", track.name())).stream()
                .anyMatch(row -> row.get("effect").equals("ACCEPT"));
    }

    private static List<Map<String, Object>> rows(Map<String, Object> facts) {
        return TABLES.ask("case-type-eligibility", facts);
    }
}
