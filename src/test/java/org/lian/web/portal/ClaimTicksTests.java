package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.Periodic;
import org.lian.vocabulary.Refusal;
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
                .containsExactly(
                        "请求判令准许原告与被告离婚", "房子、存款依法分割", "请求判令婚生子女由原告抚养", "请求判令被告自判决生效之日起，每月支付子女抚养费____元，至子女年满十八周岁之日止");
        assertThat(claims.get(3).periodic()).isNull();
        assertThat(ClaimTicks.of(DIVORCE.edit().claimItems(claims).draft(), Map.of(), ""))
                .extracting(ClaimTicks.Tick::label)
                .containsExactly("诉讼费由对方承担");
    }

    @Test
    @DisplayName("说过的数目、财产先填在勾旁边，勾了就写进请求；旁边改了的按改的写，写不准的指明那一格")
    void whatIsKnownStandsInTheClaim() {
        var told = "要离婚，儿子归我，他每月给2000元，房子值120万，还有一辆车";
        var draft = DIVORCE.edit().facts(told).draft();
        var ticks = ClaimTicks.of(draft, Map.of(), "");
        var form = new HashMap<String, String>();
        ticks.forEach(tick -> form.put(tick.field(), "YES"));
        ticks.stream().filter(tick -> !tick.detail().isEmpty()).forEach(tick -> form.put(tick.detail(), tick.known()));

        var claims = ClaimTicks.with(List.of(), draft, form);
        assertThat(claims)
                .extracting(Claim::text)
                .containsExactly(
                        "请求判令婚生子女由原告抚养",
                        "请求判令被告自判决生效之日起，每月支付子女抚养费2000元，至子女年满十八周岁之日止",
                        "请求判令依法分割夫妻共同财产：房屋（价值1200000元）、汽车",
                        "本案诉讼费由被告承担");
        assertThat(claims.get(1).periodic()).isEqualTo(new Periodic(200_000L, Periodic.Every.MONTH, null, null));

        form.put("ticked[抚养费]", "1千5");
        form.put("ticked[分财产]", "");
        assertThat(ClaimTicks.with(List.of(), draft, form))
                .extracting(Claim::text)
                .contains("请求判令被告自判决生效之日起，每月支付子女抚养费1500元，至子女年满十八周岁之日止", "请求判令依法分割夫妻共同财产：____");

        form.put("ticked[抚养费]", "大概2000");
        assertThatThrownBy(() -> ClaimTicks.with(List.of(), draft, form))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.field()).isEqualTo("ticked[抚养费]");
                            assertThat(fault.message()).contains("按 2000 元填吗");
                        }));
    }

    @Test
    @DisplayName("说了押金、加班、利息的才问；利率没有说从哪天起的，留着写")
    void someAreOfferedToWhoTold() {
        assertThat(labels("07.19.205.05", "欠我三个月工资，天天加班，没签合同，把我辞退了一分钱没补偿")).contains("要加班费", "要没签合同的二倍工资", "要经济补偿");
        assertThat(labels("07.19.205.05", "欠我三个月工资")).containsExactly("诉讼费由对方承担");
        assertThat(labels("04.10.104", "押金三千不退")).contains("要退押金");

        var loan = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode("04.10.108.03")
                .facts("借了三万，说好月息1分")
                .draft();
        assertThat(ClaimTicks.with(List.of(), loan, Map.of("tick[利息]", "YES")))
                .extracting(Claim::text)
                .containsExactly("请求判令被告支付利息（按月息1分，从____起，计算到付清之日）");
    }

    private static List<String> labels(String cause, String facts) {
        var draft =
                Draft.of(Track.CIVIL, null).edit().causeCode(cause).facts(facts).draft();
        return ClaimTicks.of(draft, Map.of(), "").stream()
                .map(ClaimTicks.Tick::label)
                .toList();
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
