package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.reference.ToldClaims;
import org.lian.vocabulary.Track;

/** What a claim asks for beside its words is taken from what was told, where that is certain. */
class ToldParticularsTests {
    @ParameterizedTest
    @DisplayName("说过的数目、期间、东西写进请求；每天的、说不准的、两个数的不写，留着问")
    @CsvSource(
            delimiter = '|',
            value = {
                "02.02.014 | 抚养费 | 孩子归我，要他每月给2000元抚养费 | 2000",
                "02.02.014 | 抚养费 | 抚养费一个月1500 | 1500",
                "02.02.014 | 抚养费 | 抚养费每个月两千块 | 2000",
                "02.02.014 | 抚养费 | 抚养费1500元/月 | 1500",
                "02.02.014 | 抚养费 | 他每月工资8000，孩子归我 | ''",
                "02.02.014 | 抚养费 | 房贷每月3000，孩子归我 | ''",
                "02.02.014 | 抚养费 | 每月2000多抚养费 | ''",
                "02.02.014 | 抚养费 | 每个孩子每月1000元 | 每人1000",
                "02.02.014 | 抚养费 | 每个孩子每月1000多 | ''",
                "02.02.014 | 抚养费 | 他每月工资8000，一个孩子归我 | ''",
                "02.02.014 | 抚养费 | 孩子归我，每月20号探望 | ''",
                "02.02.014 | 分财产 | 还有一套房子值120万，一辆车 | 房屋（价值1200000元）、汽车",
                "02.02.014 | 分财产 | 房子值120万，车子10万，存款5万要分 | 房屋（价值1200000元）、汽车（价值100000元）、存款（价值50000元）",
                "02.02.014 | 分财产 | 房子不用分，车子要分 | 汽车",
                "02.02.014 | 分财产 | 要离婚 | ''",
                "10.35.411 | 误工费 | 误工费3000，护理费1500 | 3000",
                "10.35.411 | 护理费 | 误工费3000，护理费1500 | 1500",
                "10.35.411 | 护理费 | 误工费3000元护理费1500元 | 1500",
                "10.35.411 | 误工费 | 误工费3000元护理费1500元 | 3000",
                "10.35.411 | 误工费 | 误工三十天，少挣6000 | 6000",
                "10.35.411 | 误工费 | 误工30天 | ''",
                "10.35.411 | 护理费 | 护理费每天150元 | ''",
                "10.35.411 | 医疗费 | 住院治疗，花了两万 | 20000",
                "10.35.411 | 医疗费 | 花了2万医药费 | 20000",
                "10.35.411 | 医疗费 | 医药费2万多 | ''",
                "10.35.411 | 医疗费 | 医疗费1万，后来医疗费又2万 | ''",
                "10.35.411 | 残疾赔偿金 | 伤残十级 | ''",
                "10.35.411 | 车辆等财产损失 | 修车花了3,500元 | 3500",
                "07.19.205.05 | 加班费 | 加班费8000没给 | 8000",
                "07.19.205.05 | 加班费 | 加班费大概2万 | ''",
                "07.19.205.05 | 没签合同的二倍工资 | 没签合同，干了2年 | ''",
                "07.19.205.05 | 退押金 | 押金三千不退 | 3000",
                "04.10.108.03 | 利息 | 说好年利率6% | 按年利率6%",
                "04.10.108.03 | 利息 | 说好月息1分 | 按月息1分",
                "04.10.108.03 | 利息 | 说好给利息2000 | ''",
                "02.02.012 | 三金首饰 | 三金也买了，还有项链 | 三金、项链",
            })
    void whatWasToldStandsInTheClaim(String cause, String thing, String told, String known) {
        var claim = ToldClaims.packaged().of(Track.CIVIL, cause).stream()
                .filter(one -> one.thing().equals(thing))
                .findFirst()
                .orElseThrow();

        assertThat(ToldParticulars.of(claim, ToldWords.of(told))).isEqualTo(known);
    }

    @ParameterizedTest
    @DisplayName("说过的财产值多少加起来；没有说值多少的没有")
    @CsvSource({"房子值120万 车子10万, 130000000", "一套房子, ", "房子值120万不用分, "})
    void propertyIsWorth(String told, Long fen) {
        assertThat(ToldParticulars.worthOfProperty(ToldWords.of(told))).isEqualTo(Optional.ofNullable(fen));
    }

    @ParameterizedTest
    @DisplayName("常见的请求带上说过的月份、各项损失；只说了一个总数的，不拆开")
    @CsvSource(
            delimiter = '|',
            value = {
                "07.19.205.05 | 老板欠我三个月工资九千六 | 960000 | 请求判令被告支付拖欠的三个月的劳动报酬 | 960000",
                "07.19.205.05 | 2026年3月到5月的工资没发 | | 请求判令被告支付拖欠的2026年3月到5月的劳动报酬 | ",
                "07.19.205.05 | 干了三个月被辞退 | | 请求判令被告支付拖欠的劳动报酬 | ",
                "10.35.411 | 住院花了两万，误工费3000元 | | 请求判令被告赔偿医疗费20000元、误工费3000元 | 2300000",
                "10.35.411 | 住院花了两万，误工一个月 | 2000000 | 请求判令被告赔偿医疗费20000元、误工费____元 | ",
                "10.35.411 | 住院、误工，一共要五万 | 5000000 | 请求判令被告赔偿医疗费、误工费等损失 | 5000000",
                "10.35.411 | 被车撞了 | 5000000 | 请求判令被告赔偿交通事故造成的损失 | 5000000",
                "04.10.108.03 | 借了三万 | 3000000 | 请求判令被告偿还借款本金 | 3000000",
            })
    void theUsualClaimSaysWhatWasTold(String cause, String told, Long asked, String text, Long fen) {
        var draft = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode(cause)
                .claimAmountFen(asked)
                .draft();

        assertThat(UsualClaim.of(draft, told)).isEqualTo(new Claim(text, fen));
    }

    @Test
    @DisplayName("空着的横线按名字提醒；旁边填了数目的，填进横线，不再提醒")
    void blanksAreRemarked() {
        var open = new Claim("请求判令被告自判决生效之日起，每月支付子女抚养费____元，至子女年满十八周岁之日止", null);
        var draft = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode("02.02.014")
                .claimItems(List.of(new Claim("请求判令准许原告与被告离婚", null), open))
                .draft();

        assertThat(ClaimBlanks.of(draft, Track.CIVIL)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("第 2 条", "抚养费", "每月要多少元");
            assertThat(finding.field()).isEqualTo("claimItems[1].text");
        });
        var filled = ClaimBlanks.filled(new Claim(
                open.text(),
                null,
                null,
                new Periodic(200_000L, Periodic.Every.MONTH, null, null),
                List.of(),
                List.of(),
                null));
        assertThat(filled.said()).isEqualTo("请求判令被告自判决生效之日起，每月支付子女抚养费2000元，至子女年满十八周岁之日止");
        assertThat(ClaimBlanks.isOpen(filled.text())).isFalse();
        var heads = new Claim("请求判令被告赔偿医疗费20000元、误工费____元、护理费____元", 2_000_000L);
        assertThat(ClaimBlanks.filled(heads)).isEqualTo(heads);
        assertThat(ClaimBlanks.of(
                        draft.edit()
                                .causeCode("10.35.411")
                                .claimItems(List.of(heads))
                                .draft(),
                        Track.CIVIL))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).contains("误工费、护理费").doesNotContain("医疗费"));
        assertThat(ClaimBlanks.of(
                        draft.edit()
                                .claimItems(List.of(new Claim("请求判令依法分割夫妻共同财产：____", null)))
                                .draft(),
                        Track.CIVIL))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("依法分割夫妻共同财产（有哪些财产，值多少，怎样分）"));
        assertThat(ClaimBlanks.filled(new Claim("请求判令依法分割夫妻共同财产：____", 100L)).text())
                .contains("____");
    }

    @ParameterizedTest
    @DisplayName("离婚里说了挨打的认得出来；打电话、动手术、打官司、没有打的不算；别的案由不算")
    @CsvSource({
        "02.02.014, 他喝醉了就打我, true",
        "02.02.014, 结婚后家暴, true",
        "02.02.014, 一吵架就动手, true",
        "02.02.014, 经常殴打我和孩子, true",
        "02.02.014, 他打孩子, true",
        "02.02.014, 我被他打过, true",
        "02.02.014, 他跟我动过手, true",
        "02.02.014, 他推了我两次还扇过我耳光, true",
        "02.02.014, 他把我推倒在地, true",
        "02.02.014, 他把我关在家里不让出门, true",
        "02.02.014, 他推我出去工作, false",
        "02.02.014, 他总推荐我买保险, false",
        "02.02.014, 从来没动过手, false",
        "02.02.014, 她动不动就打电话骂人, false",
        "02.02.014, 他没打我, false",
        "02.02.014, 没有家暴, false",
        "02.02.014, 他打我电话, false",
        "02.02.014, 给我打电话, false",
        "02.02.014, 我动手术他不管, false",
        "02.02.014, 他要和我打官司, false",
        "02.02.014, 他去外地打工, false",
        "02.02.014, 他打我卡里的钱, false",
        "04.10.108.03, 借钱不还还打我, false",
    })
    void violence(String cause, String told, boolean violent) {
        assertThat(ToldViolence.isTold(Track.CIVIL, cause, ToldWords.of(told))).isEqualTo(violent);
    }

    @Test
    @DisplayName("说到挨打的，一条提醒里有保护令、条文、110 和 12338")
    void violenceIsAnsweredOnce() {
        var draft = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode("02.02.014")
                .facts("他打我，还家暴")
                .draft();

        assertThat(ToldViolence.of(draft, Track.CIVIL, "他动手打我")).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("人身安全保护令", "110", "12338");
            assertThat(finding.basis()).isEqualTo("反家庭暴力法第二十三条");
        });
    }
}
