package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    @DisplayName("孩子一人带一个的，只勾这一样，谁跟谁留着写；两种跟法都勾了的，当场说只能勾一个，不悄悄丢掉一个")
    void eachTakesAChild() {
        var draft = DIVORCE.edit().facts("我要离婚，儿子归我，女儿归他").draft();
        var ticks = ClaimTicks.of(draft, Map.of(), "");
        assertThat(ticks)
                .filteredOn(tick -> tick.label().startsWith("孩子"))
                .filteredOn(ClaimTicks.Tick::ticked)
                .extracting(ClaimTicks.Tick::label)
                .containsExactly("孩子一人带一个");
        assertThat(ClaimTicks.with(List.of(), draft, Map.of("tick[孩子各带一个]", "YES")))
                .extracting(Claim::text)
                .containsExactly("请求判令婚生子女____由原告抚养，____由被告抚养");
        assertThatThrownBy(() -> ClaimTicks.with(List.of(), draft, Map.of("tick[孩子跟谁]", "YES", "tick[孩子跟对方]", "YES")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                                refusal.faults().get(0).message())
                        .contains("孩子由对方抚养", "孩子由我抚养", "只能勾一个"));
    }

    @Test
    @DisplayName("每个孩子多少钱，写进请求的也是每人多少；每人1500、1500一个都读得懂")
    void maintenanceOfEachChild() {
        var draft = DIVORCE.edit().facts("要离婚，一双儿女都要归我，每月每个孩子要1500").draft();
        assertThat(ClaimTicks.of(draft, Map.of(), ""))
                .filteredOn(tick -> tick.detail().contains("抚养费"))
                .extracting(ClaimTicks.Tick::known)
                .containsExactly("每人1500");
        for (var written : List.of("每人1500", "每个孩子 1500元", "1500一个", "1500/人")) {
            assertThat(ClaimTicks.with(List.of(), draft, Map.of("tick[抚养费]", "YES", "ticked[抚养费]", written)))
                    .as(written)
                    .extracting(Claim::text)
                    .containsExactly("请求判令被告自判决生效之日起，每月支付子女抚养费每人1500元，至子女年满十八周岁之日止");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "利息一分五, 按利率一分五",
        "月息1分5, 按月息1分5",
        "月息一分半, 按月息一分半",
        "说好两分利, 按两分利",
        "利息一分，5月1日还, 按利率一分",
        "利息1.5分, 按利率1.5分",
        "年利率15%, 按年利率15%"
    })
    @DisplayName("一分五、一分半写全，不丢半分；两分利也认得")
    void aRateIsWhole(String told, String rate) {
        var loan = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode("04.10.108.03")
                .facts("借了三万，" + told)
                .draft();
        assertThat(ClaimTicks.of(loan, Map.of(), ""))
                .filteredOn(tick -> tick.detail().contains("利息"))
                .extracting(ClaimTicks.Tick::known)
                .containsExactly(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"要离婚，孩子归我，他一分钱抚养费不用给", "要离婚，儿子归我，不要他出抚养费", "要离婚，孩子归我，抚养费他一次性给10万", "要离婚，孩子还没生"})
    @DisplayName("说了不要抚养费的、一次给清的、孩子还没出生的，不替他勾每月的抚养费")
    void noMaintenanceAgainstOnesWord(String told) {
        assertThat(ClaimTicks.of(DIVORCE.edit().facts(told).draft(), Map.of(), ""))
                .filteredOn(tick -> tick.detail().contains("抚养费"))
                .extracting(ClaimTicks.Tick::ticked)
                .containsExactly(false);
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
