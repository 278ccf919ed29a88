package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.fees.DivorceProperty;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.reference.UsualClaims;
import org.lian.vocabulary.Track;

/** What was told is compared with what is claimed, in every cause that has usual claims. */
class ForgottenClaimsTests {
    private static final String DIVORCE = "02.02.014";
    private static final String LOAN = "04.10.108.03";
    private static final String WAGES = "07.19.205.05";

    /** A told claim in a cause or procedure in which it may be forgotten. */
    record Told(String cause, ToldClaim claim) {
        Track track() {
            return Character.isDigit(cause.charAt(0)) ? Track.CIVIL : Track.valueOf(cause);
        }

        Draft draft(List<Claim> claims) {
            return Draft.of(track(), null)
                    .edit()
                    .causeCode(track() == Track.CIVIL ? cause : null)
                    .facts(claim.example())
                    .claimItems(claims)
                    .draft();
        }
    }

    static Stream<Told> told() {
        return UsualClaims.packaged().causes().stream().sorted().flatMap(cause -> {
            var track = Character.isDigit(cause.charAt(0)) ? Track.CIVIL : Track.valueOf(cause);
            return ToldClaims.packaged().of(track, cause).stream().map(claim -> new Told(cause, claim));
        });
    }

    @ParameterizedTest
    @MethodSource("told")
    @DisplayName("有常见请求的每一种案由：说了而没有请求的提醒到请求那一页，请求了的不提醒")
    void whatWasToldIsClaimedOrRemarked(Told told) {
        var things = ToldClaims.packaged().of(told.track(), told.cause());
        var all = new ArrayList<Claim>();
        things.forEach(one -> all.add(new Claim(one.claim(), null)));
        // Another thing of the same sentence may make it too: those that ask for it are left out together.
        var without = all.stream()
                .filter(claim -> !told.claim()
                        .claimed()
                        .matcher(String.valueOf(claim.text()))
                        .find())
                .collect(Collectors.toCollection(ArrayList::new));
        without.add(new Claim("其他请求", null));

        assertThat(ForgottenClaims.of(told.draft(without), told.track(), ""))
                .filteredOn(finding -> finding.code().equals("CLAIM_FORGOTTEN"))
                .anySatisfy(finding -> {
                    assertThat(finding.message())
                            .contains(told.claim().thing(), told.claim().claim());
                    assertThat(finding.field()).isEqualTo(ForgottenClaims.FIELD);
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                });
        assertThat(ForgottenClaims.of(told.draft(all), told.track(), ""))
                .noneMatch(finding -> finding.code().equals("CLAIM_FORGOTTEN"));
    }

    @Test
    @DisplayName("每一种有常见请求的案由，都有要对照的；常见的那一条自己也在里面")
    void everyUsualClaimIsCompared() {
        var compared = new HashSet<String>();
        for (var cause : UsualClaims.packaged().causes()) {
            var track = Character.isDigit(cause.charAt(0)) ? Track.CIVIL : Track.valueOf(cause);
            var usual = UsualClaims.packaged().of(track, cause).orElseThrow();
            ToldClaims.packaged().of(track, cause).stream()
                    .filter(one -> one.scope().equals(cause)
                            && one.claimed().matcher(usual.text()).find())
                    .forEach(one -> compared.add(cause));
        }
        assertThat(compared).isEqualTo(UsualClaims.packaged().causes());
    }

    @Test
    @DisplayName("离婚，孩子要带、房子要分：只请求离婚的，抚养、抚养费、分财产都提醒")
    void theDivorceThatAsksForNothingElse() {
        var draft = civil(DIVORCE, "要离婚，有个六岁孩子我要带，还有一套房子要分", new Claim("请求判令准许原告与被告离婚", null));

        assertThat(things(draft)).containsExactly("孩子跟谁", "抚养费", "分财产");
        assertThat(things(civil(DIVORCE, "和他过不下去了，没有孩子，没有房子", new Claim("请求判令准许原告与被告离婚", null))))
                .isEmpty();
    }

    @Test
    @DisplayName("财产那一问填了要分的，没有分割的请求就提醒；答了不分的，说过房子也不提醒")
    void propertyIsComparedWithItsAnswer() {
        var alone = civil(DIVORCE, "和他过不下去了，要离婚", new Claim("请求判令准许原告与被告离婚", null));
        var divided = alone.edit()
                .divorceProperty(new DivorceProperty(Extent.KNOWN, 120_000_000L))
                .draft();
        var none = alone.edit()
                .facts("要离婚，房子是他婚前买的")
                .divorceProperty(new DivorceProperty(Extent.NONE, null))
                .draft();

        assertThat(ForgottenClaims.of(divided, Track.CIVIL, ""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("要分财产", "分割"));
        assertThat(ForgottenClaims.of(none, Track.CIVIL, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "平台欠我工资九千六没结, TOLD_SUM_UNCLAIMED, 9600",
        "老板欠我工资4万多不给, TOLD_SUM_VAGUE, 4万多",
    })
    @DisplayName("说了数目而没有请求金额的提醒，说不准的追问；写了金额的不提醒")
    void aToldSumIsClaimed(String facts, String code, String shown) {
        var claim = "请求判令被告支付拖欠的劳动报酬";

        assertThat(ForgottenClaims.of(civil(WAGES, facts, new Claim(claim, null)), Track.CIVIL, ""))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.message().replace(",", "")).contains(shown);
                    assertThat(finding.field()).isEqualTo("claimItems[0].amountFen");
                });
        assertThat(ForgottenClaims.of(civil(WAGES, facts, new Claim(claim, 960_000L)), Track.CIVIL, ""))
                .isEmpty();
    }

    @Test
    @DisplayName("说在前面、后来从事实里删掉的，也对照；利息写在本金那一条里的不提醒")
    void theTellingCounts() {
        var draft = civil(LOAN, "他借了钱不还，有借条", new Claim("请求判令被告偿还借款本金", 3_000_000L));
        var withInterest = civil(
                LOAN,
                "他借了钱不还，有借条",
                new Claim(
                        "请求判令被告偿还借款本金",
                        3_000_000L,
                        new Interest(null, "6", "2025-01-01", null),
                        null,
                        List.of(),
                        List.of(),
                        null));

        assertThat(ForgottenClaims.of(draft, Track.CIVIL, "借三万，说好年底给利息"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("利息"));
        assertThat(ForgottenClaims.of(withInterest, Track.CIVIL, "借三万，说好年底给利息")).isEmpty();
    }

    private static List<String> things(Draft draft) {
        return ForgottenClaims.of(draft, Track.CIVIL, "").stream()
                .map(finding -> finding.message().replaceFirst("说的事里有“(.+?)”.*", "$1"))
                .toList();
    }

    private static Draft civil(String cause, String facts, Claim claim) {
        return Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode(cause)
                .facts(facts)
                .claimItems(List.of(claim))
                .draft();
    }
}
