package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
import org.lian.reference.ToldClaims.Asks;
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
        return told(claim -> claim.asks() != Asks.ELSEWHERE);
    }

    private static Stream<Told> told(Predicate<ToldClaim> wanted) {
        return UsualClaims.packaged().causes().stream().sorted().flatMap(cause -> {
            var track = Character.isDigit(cause.charAt(0)) ? Track.CIVIL : Track.valueOf(cause);
            return ToldClaims.packaged().of(track, cause).stream()
                    .filter(wanted)
                    .map(claim -> new Told(cause, claim));
        });
    }

    @ParameterizedTest
    @MethodSource("told")
    @DisplayName("有常见请求的每一种案由：说了而没有请求的提醒到请求那一页，请求了的不提醒")
    void whatWasToldIsClaimedOrRemarked(Told told) {
        var things = ToldClaims.packaged().of(told.track(), told.cause());
        var all = new ArrayList<Claim>();
        things.stream()
                .filter(one -> one.asks() != Asks.ELSEWHERE)
                .forEach(one -> all.add(new Claim(one.claim(), null)));
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
                    assertThat(finding.message()).contains(told.claim().thing(), sentence(told));
                    assertThat(finding.field()).isEqualTo(ForgottenClaims.FIELD);
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                });
        assertThat(ForgottenClaims.of(told.draft(all), told.track(), ""))
                .noneMatch(finding -> finding.code().equals("CLAIM_FORGOTTEN"));
    }

    static Stream<Told> elsewhere() {
        return told(claim -> claim.asks() == Asks.ELSEWHERE);
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    @DisplayName("法院不判的，说了、请求了都告诉去哪里办，不提议写成请求")
    void whatNoCourtDecidesIsSentElsewhere(Told told) {
        var draft = told.draft(List.of(new Claim("请求判令被告支付拖欠的劳动报酬", 100L)));
        var claimed = draft.edit()
                .facts("什么都没说")
                .claimItems(List.of(new Claim("请求判令被告补缴社会保险费", null)))
                .draft();

        for (var one : List.of(draft, claimed)) {
            assertThat(ForgottenClaims.of(one, told.track(), ""))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("TOLD_ELSEWHERE");
                        assertThat(finding.message())
                                .contains("社会保险费征收机构", "12333")
                                .doesNotContain("加一条");
                        assertThat(finding.basis()).contains("社会保险法第六十三条");
                    });
        }
    }

    @Test
    @DisplayName("每一种有常见请求的案由，都有要对照的；常见的那一条自己也在里面")
    void everyUsualClaimIsCompared() {
        var compared = new HashSet<String>();
        for (var cause : UsualClaims.packaged().causes()) {
            var track = Character.isDigit(cause.charAt(0)) ? Track.CIVIL : Track.valueOf(cause);
            var usual = UsualClaims.packaged().of(track, cause).orElseThrow();
            ToldClaims.packaged().of(track, cause).stream()
                    .filter(one -> one.scopes().contains(cause)
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

    /** What was told of it stands in its blank. */
    private static String sentence(Told told) {
        var known = ToldParticulars.of(told.claim(), ToldWords.of(told.claim().example()));
        return known.isEmpty() ? told.claim().claim() : told.claim().claim(known);
    }

    private static List<String> things(Draft draft) {
        return ForgottenClaims.of(draft, Track.CIVIL, "").stream()
                .filter(finding -> finding.code().equals("CLAIM_FORGOTTEN"))
                .flatMap(finding -> Stream.of(finding.message()
                        .replaceFirst("^说的事里有“(.+?)”，诉讼请求里没有.*", "$1")
                        .split("”、“")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "要离婚，一双儿女归我 | 孩子跟谁 抚养费",
                "要离婚，有一儿一女都归我 | 孩子跟谁 抚养费",
                "过不下去了，小宝跟我 | 孩子跟谁 抚养费",
                "要离婚，娃才三岁 | 孩子跟谁",
                "要离婚，两个孩子都给我 | 孩子跟谁 抚养费",
                "要离婚，双胞胎我来带 | 孩子跟谁 抚养费",
                "要离婚，大儿子二十岁了，小女儿五岁 | 孩子跟谁",
                "要离婚，小女儿五岁，大儿子二十岁了 | 孩子跟谁",
                "我今年三十岁要离婚，有个孩子 | 孩子跟谁",
                "要离婚，孩子3岁，我上班了没人带 | 孩子跟谁",
                "要离婚，孩子6岁，结婚了十年 | 孩子跟谁",
                "要离婚，有个女儿，我今年四十岁 | 孩子跟谁",
                "要离婚，孩子归他 | 孩子跟对方",
                "要离婚，孩子给他，房子给我 | 孩子跟对方 分财产",
                "要离婚，儿子归我，女儿归他 | 孩子各带一个 抚养费",
                "要离婚，有个孩子，我要带 | 孩子跟谁 抚养费",
                "要离婚，生了个男孩三岁 | 孩子跟谁",
                "要离婚，大女儿已经嫁人，小儿子跟着我 | 孩子跟谁 抚养费",
                "要离婚，孩子现在跟他，我要带 | 孩子跟谁 抚养费",
                "要离婚，孩子已经二十岁工作了 | ''",
                "要离婚，有一个儿子，已经二十岁了 | ''",
                "要离婚，孩子都成年了 | ''",
                "要离婚，女儿出嫁了 | ''",
                "要离婚，儿子25岁 | ''",
                "要离婚，没有孩子 | ''",
                "要离婚，他和前妻的孩子老闹 | ''",
                "要离婚，他天天喝娃哈哈 | ''",
                "要离婚，房子是婚前买的不用分 | ''",
                "要离婚，房子不用分，车子要分 | 分财产",
                "要离婚，财产已经分好了 | ''",
                "要离婚，房子、存款都分好了 | ''",
                "要离婚，房子要分、车子不用分 | 分财产",
                "要离婚，房子和存款都归他不争 | ''",
                "要离婚，房子是租的 | 分财产",
                "要离婚，住的是租房子 | ''",
                "要离婚，有房子120万 | 分财产",
                "要离婚，他家暴打我我要他赔 | 家暴的赔偿",
                "要离婚，他打我，医药费要他赔偿 | 家暴的赔偿",
                "要离婚，他打官司要我赔偿 | 赔偿",
                "要离婚，抚养费不要 | ''",
            })
    @DisplayName("离婚：孩子怎么叫都认得，成年了的、不用分的不提醒，同一样赔偿只提醒一次")
    void childrenAndProperty(String facts, String things) {
        var draft = civil(DIVORCE, facts, new Claim("请求判令准许原告与被告离婚", null));

        assertThat(String.join(" ", things(draft))).isEqualTo(things);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "要离婚，还有三十万房贷没还 | 依法分担：房贷",
                "过不下去了，婚后借了亲戚十万块 | 依法分担：____",
                "要离婚，房贷和车贷一人一半 | 依法分担：房贷、车贷",
                "要离婚，我们一起欠银行二十万 | 依法分担：____",
                "要离婚，家里盖房借了不少钱 | 依法分担：____",
                "要离婚，还有共同债务 | 依法分担：____",
                "要离婚，信用卡欠了五万 | 依法分担：____",
                "要离婚，没有共同债务 | ''",
                "要离婚，没有孩子，没有房贷 | ''",
                "要离婚，房贷去年还清了 | ''",
                "要离婚，他赌博欠了一屁股债 | ''",
                "要离婚，他瞒着我在外面借款 | ''",
                "要离婚，他哥借了我们的车 | ''",
            })
    @DisplayName("离婚：说了房贷、借款、一起欠的债而没有请求的提醒；没有债的、还清的、他自己瞒着欠的不提醒（民法典 1064、1089）")
    void debts(String facts, String proposed) {
        var found =
                ForgottenClaims.of(civil(DIVORCE, facts, new Claim("请求判令准许原告与被告离婚", null)), Track.CIVIL, "").stream()
                        .filter(finding -> finding.code().equals("CLAIM_FORGOTTEN"))
                        .toList();

        if (proposed.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(finding -> assertThat(finding.message())
                    .contains("“共同的债”", proposed + "”"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "没签合同，工资欠着 | 没签合同的二倍工资",
                "干了一年都没有签劳动合同 | 没签合同的二倍工资",
                "合同一直没签 | 没签合同的二倍工资",
                "签了劳动合同 | ''",
                "把我辞退了一分钱没补偿 | 经济补偿",
                "公司裁员，补偿没给 | 经济补偿",
                "辞退我，经济补偿也不给 | 经济补偿",
                "被开除，没有任何补偿 | 经济补偿",
                "辞退了，补偿给了 | ''",
                "上个月被老板开了，一分钱不给 | 经济补偿",
                "被炒鱿鱼没有赔偿 | 经济补偿",
                "开了三年会 | ''",
                "签了三年合同，到期不续签 | ''",
                "单位让我自己交社保 | ''",
                "辞退了，经济补偿已经给了 | ''",
                "天天加班没加班费 | 加班费",
                "不用加班 | ''",
                "社保没交 | ''",
            })
    @DisplayName("欠薪：没签合同、辞退没补偿、加班说了没有请求的提醒；给过了的不提醒")
    void wages(String facts, String things) {
        var draft = civil(WAGES, facts, new Claim("请求判令被告支付拖欠的劳动报酬", 100L));

        assertThat(String.join(" ", things(draft))).isEqualTo(things);
    }

    @ParameterizedTest
    @CsvSource({
        "社保没交, true",
        "没给我交社保, true",
        "公司不缴社会保险, true",
        "五险一金都没有交, true",
        "要补交社保, true",
        "社保一直交着, false",
        "有社保, false",
        "从社保里扣, false"
    })
    @DisplayName("没交社保的，告诉去征收机构办")
    void socialInsurance(String facts, boolean told) {
        var draft = civil(WAGES, facts, new Claim("请求判令被告支付拖欠的劳动报酬", 100L));

        assertThat(ForgottenClaims.of(draft, Track.CIVIL, "").stream()
                        .anyMatch(finding -> finding.code().equals("TOLD_ELSEWHERE")))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "住院花了两万，误工一个月，护理二十天，加强营养，交通费五百，车修了三千修理费，十级伤残，精神损失" + " | 误工费 护理费 营养费 交通费 残疾赔偿金 车辆等财产损失 精神损害抚慰金",
                "住院没有误工 | ''",
                "住院，没法上班 | 误工费",
                "狗咬了打疫苗，裤子也咬烂了 | 车辆等财产损失",
                "没构成伤残，不要精神损失费 | ''",
                "护理费他已经付了 | ''",
                "误工费保险公司赔了 | ''",
                "交通事故停车费、修车费 | 车辆等财产损失",
                "我是残疾人，被车撞了 | ''",
                "疼死了，差点死了 | ''",
                "人没抢救过来 | 死亡赔偿金、丧葬费",
                "电动车撞坏了 | 车辆等财产损失",
                "送到护理部包扎 | ''",
            })
    @DisplayName("受伤：只请求医疗费的，说过的误工、护理、伤残、车损、精神损害合成一条提醒，各有条文")
    void injuries(String facts, String things) {
        for (var cause : List.of("10.35.411", "10.35.412", "01.01.001", "10.35.419")) {
            var draft = civil(cause, facts, new Claim("请求判令被告赔偿医疗费", 2_000_000L));

            assertThat(String.join(" ", things(draft))).as(cause).isEqualTo(things);
            assertThat(ForgottenClaims.of(draft, Track.CIVIL, "").stream()
                            .filter(finding -> finding.code().equals("CLAIM_FORGOTTEN")))
                    .hasSizeLessThan(2);
        }
    }

    @Test
    @DisplayName("受伤的提醒写明条文和说过的数目；写了各项损失的不提醒")
    void injuriesNameTheirArticles() {
        var facts = "住院，误工费3000元，修车花了2000，还要精神损害抚慰金";
        var draft = civil("10.35.411", facts, new Claim("请求判令被告赔偿医疗费", 2_000_000L));

        assertThat(ForgottenClaims.of(draft, Track.CIVIL, "")).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("“请求判令被告赔偿误工费3000元、车辆等财产损失2000元、精神损害抚慰金____元”");
            assertThat(finding.basis()).contains("第一千一百七十九条", "第一千一百八十三条", "第一千一百八十四条");
        });
        for (var all : List.of("请求判令被告赔偿交通事故造成的损失", "请求判令被告赔偿医疗费、误工费等各项损失")) {
            assertThat(things(civil("10.35.411", facts.replace("精神损害抚慰金", ""), new Claim(all, 100L))))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("只在常问到的问题里说的，也算说了；答没有的不算")
    void answersCount() {
        var asked = civil(DIVORCE, "过不下去了", new Claim("请求判令准许原告与被告离婚", null));
        var told = asked.edit()
                .elements(Map.of("子女直接抚养", "跟我", "子女抚养费", "每月2000元，到18岁", "夫妻共同财产情况", "河东一套两居，在他名下"))
                .draft();
        var none = asked.edit()
                .elements(Map.of(
                        "子女直接抚养",
                        "没有",
                        "子女抚养费情况",
                        "无",
                        "夫妻共同财产情况",
                        "没有",
                        "夫妻共同财产（房屋、汽车、存款、其他）",
                        "不用分",
                        "子女直接抚养情况",
                        "孩子都成年了"))
                .draft();

        assertThat(things(told)).containsExactly("孩子跟谁", "抚养费", "分财产");
        assertThat(ForgottenClaims.of(told, Track.CIVIL, ""))
                .anySatisfy(finding -> assertThat(finding.message()).contains("每月支付子女抚养费2000元"));
        assertThat(things(none)).isEmpty();
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
