package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.Periodic;
import org.lian.vocabulary.Track;

/** Ticks that write claims. */
class ClaimTicksTests {
    private static final String TOLD = "要离婚，有个六岁孩子我要带，还有一套房子要分";
    private static final Draft DIVORCE = Draft.of(Track.CIVIL, null)
            .edit()
            .causeCode("02.02.014")
            .facts(TOLD)
            .draft();

    @Test
    @DisplayName("离婚：孩子、抚养费、财产三个勾，说过的先勾上；写了请求以后不再替人勾")
    void whatWasToldIsTicked() {
        assertThat(ClaimTicks.of(DIVORCE, Map.of(), ""))
                .filteredOn(ClaimTicks.Tick::ticked)
                .extracting(ClaimTicks.Tick::label)
                .containsExactly("孩子由我抚养", "要对方出抚养费", "要分夫妻共同的财产");
        var claimed = DIVORCE.edit()
                .claimItems(List.of(new Claim("请求判令准许原告与被告离婚", null)))
                .draft();
        assertThat(ClaimTicks.of(claimed, Map.of(), ""))
                .hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(ClaimTicks.Tick::ticked);
    }

    @Test
    @DisplayName("勾了的各写成一条请求，抚养费按月；已经写在哪一条里的不再写一遍，写过的不再出现")
    void aTickWritesTheClaim() {
        var ticks = ClaimTicks.of(DIVORCE, Map.of(), "");
        var form = Map.of(
                ticks.get(0).field(),
                "YES",
                ticks.get(1).field(),
                "YES",
                ticks.get(2).field(),
                "YES");
        var rows = List.of(new Claim("请求判令准许原告与被告离婚", null), new Claim("房子、存款依法分割", null));

        var claims = ClaimTicks.with(rows, DIVORCE, form);

        assertThat(claims)
                .extracting(Claim::text)
                .containsExactly("请求判令准许原告与被告离婚", "房子、存款依法分割", "请求判令婚生子女由原告抚养", "请求判令被告支付子女的抚养费");
        assertThat(claims.get(3).periodic()).isEqualTo(new Periodic(null, Periodic.Every.MONTH, null, null));
        assertThat(ClaimTicks.of(DIVORCE.edit().claimItems(claims).draft(), Map.of(), ""))
                .extracting(ClaimTicks.Tick::label)
                .containsExactly("诉讼费由对方承担");
    }

    @Test
    @DisplayName("网页带着错误回来，勾的还在、没勾的不再勾上")
    void ticksComeBackAsTheyWereSent() {
        var first = ClaimTicks.of(DIVORCE, Map.of(), "").get(0).field();

        assertThat(ClaimTicks.of(DIVORCE, Map.of(first, "YES"), ""))
                .filteredOn(ClaimTicks.Tick::ticked)
                .extracting(ClaimTicks.Tick::field)
                .containsExactly(first);
    }
}
