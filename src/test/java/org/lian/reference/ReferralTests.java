package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Track;

/** 去哪里 after a no: the table of grounds and the file of places say the same of each other. */
class ReferralTests {
    private static final Pattern RULE = Pattern.compile("<rule .*?</rule>", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("<text>(.*?)</text>", Pattern.DOTALL);
    /** The words of a ground that send somebody elsewhere. */
    private static final Pattern ELSEWHERE = Pattern.compile("应当先?(另行)?向|应当先?申请|应当提起|应当由|应当另行起诉|应当依照|还没有向");
    /** What belongs to some other organ, or to a court that the counterclaim's own court tells, has no one place. */
    private static final List<String> NO_ONE_PLACE =
            List.of("CIVIL OTHER_ORGAN", "COUNTERCLAIM COUNTERCLAIM_PARTIES", "COUNTERCLAIM COUNTERCLAIM_UNCONNECTED");

    private final Referrals referrals = new Referrals(new DeskWords());

    private record Ground(Track track, String code, String words, String basis) {
        @Override
        public String toString() {
            return track + " " + code;
        }
    }

    @Test
    @DisplayName("每一个告知去别处的事由都有去处；没有一个去处属于规则表里没有的事由")
    void eachGroundHasItsPlaceAndEachPlaceItsGround() throws IOException {
        var elsewhere = grounds().stream()
                .filter(ground -> ELSEWHERE.matcher(ground.words()).find())
                .filter(ground -> !NO_ONE_PLACE.contains(ground.toString()))
                .toList();
        assertThat(elsewhere).hasSizeGreaterThan(20);
        assertThat(elsewhere)
                .filteredOn(ground ->
                        referrals.of(ground.track(), ground.code(), null).isEmpty())
                .as("grounds without a place")
                .isEmpty();
        var known = grounds().stream().map(Ground::toString).toList();
        assertThat(rows()).as("places of no ground").isSubsetOf(known);
    }

    @Test
    @DisplayName("未经劳动仲裁：去劳动人事争议仲裁委员会，电话 12333，依据劳动争议调解仲裁法第五条；事由、告知说的是同一条")
    void labourArbitration() {
        var ground = grounds().stream()
                .filter(one -> one.code().equals("LABOUR_ARBITRATION"))
                .findFirst()
                .orElseThrow();
        var referral = referrals.of(ground.track(), ground.code(), "07.19.205").orElseThrow();

        assertThat(referral.place()).isEqualTo("劳动人事争议仲裁委员会");
        assertThat(referral.phone()).isEqualTo("12333");
        assertThat(referral.desk()).isNotNull();
        assertThat(referral.desk().text()).contains("先向劳动人事争议仲裁委员会申请仲裁");
        assertThat(referral.desk().basis()).contains("劳动争议调解仲裁法第五条");
        assertThat(ground.basis()).contains("劳动争议调解仲裁法第五条");
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/reference/referrals.csv"), StandardCharsets.UTF_8)
                .stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> row[0] + " " + row[1])
                .toList();
    }

    private static List<Ground> grounds() {
        try {
            var table = Files.readString(Path.of("decisions/review-ground.dmn"), StandardCharsets.UTF_8);
            var grounds = new ArrayList<Ground>();
            for (var rules = RULE.matcher(table); rules.find(); ) {
                var entries = ENTRY.matcher(rules.group())
                        .results()
                        .map(entry -> entry.group(1).replace("\"", ""))
                        .toList();
                Arrays.stream(entries.get(0).split(","))
                        .filter(track -> !track.isBlank())
                        .map(track -> new Ground(Track.valueOf(track), entries.get(2), entries.get(3), entries.get(5)))
                        .forEach(grounds::add);
            }
            return grounds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
