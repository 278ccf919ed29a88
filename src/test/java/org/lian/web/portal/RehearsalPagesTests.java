package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.filing.CauseTellings;
import org.lian.story.CourtClient;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.lian.web.QuietBrowser.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 先试一试: the questions, checks, materials, fee, court and time of a filing, before anybody has an account. */
@CourtTest
class RehearsalPagesTests {
    private static final String LOAN = "表哥去年借走五万块，到现在一直不还";
    private static final Map<String, String> A_LOAN = Map.of(
            "track", "CIVIL",
            "told", LOAN,
            "causeCode", "04.10.108.03",
            "claimant", "SELF",
            "respondent", "PERSON",
            "amount", "5万");

    @LocalServerPort
    int port;

    @Autowired
    CauseTellings tellings;

    @Autowired
    Suggestions suggestions;

    @Autowired
    JdbcClient jdbc;

    private QuietBrowser visitor;

    @BeforeEach
    void come() {
        visitor = QuietBrowser.stranger(port);
    }

    @Test
    @DisplayName("从一句话到结果：先提示案由，再问几个问题，然后说能不能立案、带什么、交多少、多久，各有依据")
    void fromASentenceToTheOutcome() {
        assertThat(page()).contains("先试一试", "发生了什么").doesNotContain("id=\"outcome\"", "谁来立案");

        assertThat(answered(Map.of("track", "CIVIL", "told", LOAN))).isEqualTo("/rehearsal#cause");
        assertThat(page()).contains("民间借贷纠纷", "都不是，或者我不知道").doesNotContain("id=\"outcome\"");

        assertThat(answered(A_LOAN)).isEqualTo("/rehearsal#more");
        assertThat(page())
                .contains("谁来立案", "合同里写了，或者另外书面说好了，有争议去仲裁吗", "能不能立案", "要带什么", "身份证")
                .contains("1,050.00", "诉讼费用交纳办法第十三条", "7 日以内")
                .contains("登录或者注册，接着办")
                .doesNotContain("您选的法院管吗");

        assertThat(answered(with(A_LOAN, "answers.arbitrationAgreement", "YES")))
                .isEqualTo("/rehearsal#outcome");
        assertThat(page()).contains("向仲裁机构申请仲裁", "民事诉讼法第一百二十七条");
    }

    @Test
    @DisplayName("答过的一直勾着，再答一个不会冲掉前面的；还有几个没答，结果旁边写明")
    void answersAddUp() {
        answered(with(A_LOAN, "answers.effectiveJudgment", "NO"));
        assertThat(page()).containsPattern("name=\"answers.effectiveJudgment\" value=\"NO\"[^>]*checked");

        var before = open();
        answered(with(with(A_LOAN, "answers.effectiveJudgment", "NO"), "answers.arbitrationAgreement", "NO"));
        assertThat(open()).isEqualTo(before - 1);
    }

    @Test
    @DisplayName("双方都是军人的，说由军事法院管，不再许诺写了地方就找得到，也不说一般向被告住的地方起诉")
    void soldiersAreSentToNoLocalCourt() {
        answered(A_LOAN);
        assertThat(page()).contains("一般向被告住的地方").doesNotContain("军事法院管");

        answered(with(A_LOAN, "answers.defendantSituation", "SOLDIERS"));

        assertThat(page()).contains("军事法院管", "（法释〔2012〕11号）").doesNotContain("一般向被告住的地方", "写了地方以后，可以帮您找到法院");
    }

    private int open() {
        var open = Pattern.compile("下面还有 <span>(\\d+)</span> 个问题没有答").matcher(page());
        assertThat(open.find()).isTrue();
        return Integer.parseInt(open.group(1));
    }

    @Test
    @DisplayName("结果和接口、草稿用的是同一些表：同样的事实，同样的结论、材料和费用")
    void theSameAsTheApi() {
        answered(with(A_LOAN, "answers.effectiveJudgment", "YES"));
        var page = page();

        var told = Map.of(
                "track",
                "CIVIL",
                "causeCode",
                "04.10.108.03",
                "claimAmountFen",
                5_000_000,
                "answers",
                Map.of(
                        "effectiveJudgment", "YES",
                        "specificClaim", "YES",
                        "plaintiffPerson", "YES",
                        "plaintiffOrganisation", "NO",
                        "definiteDefendant", "YES",
                        "defendantOrganisation", "NO"));
        var api = CourtClient.anonymous(port);
        var eligibility =
                api.post("/api/v1/eligibility-checks", told).expecting(200).body();
        assertThat(page).contains(eligibility.get("text").asText());
        eligibility.get("grounds").forEach(ground -> assertThat(page)
                .contains(ground.get("text").asText(), ground.get("basis").asText()));
        var materials = api.post("/api/v1/material-lists", told).expecting(200).body();
        assertThat(materials.get("items")).isNotEmpty();
        materials.get("items").forEach(item -> assertThat(page)
                .contains(item.get("item").asText()));
    }

    @Test
    @DisplayName("写了地方就说是哪个法院；要到窗口办的，说明去哪里，不让接着办")
    void courtsAndWindows() {
        var there = new HashMap<>(A_LOAN);
        // Every place that may be chosen lies where nothing is taken online.
        for (var place : List.of("DEFENDANT_DOMICILE", "RECEIVER_PLACE", "PERFORMANCE_PLACE")) {
            there.put("place." + place, "北京市昌平区");
        }
        answered(there);
        assertThat(page()).contains("北京市昌平区人民法院", "没有开通网上立案").doesNotContain("登录或者注册，接着办");

        answered(Map.of("track", "CIVIL", "causeCode", "11.45.458"));
        assertThat(page()).doesNotContain("登录或者注册，接着办");
    }

    @Test
    @DisplayName("网上不收的：没有说法院的先问地方，写到区、县就给那里法院的地址；写不清的说怎么写")
    void theAddressOfTheCourtOfAPlace() {
        var told = Map.of("track", "CIVIL", "told", "申请公示催告");
        answered(told);
        assertThat(page()).contains("到哪里的法院办？", "请拨打 12368 查询").doesNotContain("没有找到");
        answered(with(told, "place.NEAR", "北京市昌平区"));
        assertThat(page()).contains("北京市昌平区人民法院诉讼服务中心", "value=\"北京市昌平区\"").doesNotContain("没有找到");
        answered(with(told, "place.NEAR", "很远的地方"));
        assertThat(page()).contains("没有找到，或者有几个");

        answered(Map.of("track", "CIVIL", "causeCode", "11.46.459", "place.NEAR", "北京市昌平区"));
        assertThat(page()).contains("北京市昌平区人民法院诉讼服务中心", "到哪里的法院办？");
    }

    @Test
    @DisplayName("离婚问的是要分的财产一共值多少，诉讼费按它算")
    void aDivorceDivides() {
        answered(Map.of("track", "CIVIL", "causeCode", "02.02.014", "amount", "100万"));
        // 300 and half a hundredth of what is over 200,000 (办法 13(二)1).
        assertThat(page()).contains("要分的财产一共值多少", "4,300.00", "诉讼费用交纳办法第十三条");
    }

    @Test
    @DisplayName("说到的房子值多少，诉讼费旁边就算给他看，依据是收费表；写了财产总值的，只按写的算")
    void toldPropertyIsCounted() {
        var told = Map.of("track", "CIVIL", "causeCode", "02.02.014", "told", "要离婚，房子值120万要分");
        answered(told);
        // Half a hundredth of what is over 200,000 (办法 13(二)1).
        assertThat(page()).contains("您说到的财产值 <b>1,200,000.00</b> 元", "超过20万元的部分按0.5%", "5,000.00");
        answered(with(told, "amount", "80万"));
        assertThat(page()).doesNotContain("您说到的财产值").contains("3,000.00");
        answered(with(told, "told", "要离婚，车子值10万要分"));
        assertThat(page()).doesNotContain("您说到的财产值");
    }

    @Test
    @DisplayName("金额写不准的，旁边问，结果照样看得到；逗号不对的说怎么写；改准了才接着办")
    void anInexactSumHidesNothing() {
        answered(with(A_LOAN, "amount", "大概5万"));
        assertThat(page())
                .contains("按 50000 元填吗", "是，按 50000 元填", "能不能立案", "要带什么", "填写金额以后，可以预先算出诉讼费")
                .doesNotContain("登录或者注册，接着办");
        assertThat(answered(with(with(A_LOAN, "amount", "大概5万"), "then", "filing")))
                .isEqualTo("/rehearsal#outcome");
        answered(with(A_LOAN, "amount", "50,00"));
        assertThat(page()).contains("逗号不是三位一组", "能不能立案");
        answered(with(A_LOAN, "amount", "5万-6万"));
        assertThat(page()).contains("“5万-6万”不是准确的数", "能不能立案");

        answered(with(with(A_LOAN, "amount", "大概5万"), "exactly", "50000"));
        assertThat(page()).contains("1,050.00", "登录或者注册，接着办").doesNotContain("按 50000 元填吗");
    }

    @Test
    @DisplayName("离婚说到挨打的，同一页说保护令、110、12338 和条文，只说一次；没有说的不说")
    void violenceIsAnswered() {
        answered(Map.of("track", "CIVIL", "causeCode", "02.02.014", "told", "要离婚，他经常打我，有一套房子"));
        assertThat(page())
                .containsOnlyOnce("12338")
                .doesNotContain("上面这几件另外去办的")
                .contains("反家庭暴力法第二十三条", "拨打 110", "去办：申请人身安全保护令");
        answered(Map.of("track", "CIVIL", "causeCode", "02.02.014", "told", "要离婚，他打我电话我不接"));
        assertThat(page()).doesNotContain("您说到了打人");
    }

    @Test
    @DisplayName("只写了对方的地方，那里没有网上立案：说还有可以选的地方，接着办的按钮还在，不把人打发走")
    void nobodyIsSentAwayBeforeHisOwnPlaceIsTold() {
        answered(Map.of(
                "track",
                "CIVIL",
                "causeCode",
                "04.10.108.03",
                "amount",
                "50000",
                "place.DEFENDANT_DOMICILE",
                "江苏省昆山市"));
        assertThat(page())
                .contains("昆山市人民法院", "还有可以选的", "href=\"#place.RECEIVER_PLACE\"", "登录或者注册，接着办")
                .doesNotContain("请到它的诉讼服务中心立案");
    }

    @Test
    @DisplayName("登录以后都带过去：类别、案由、金额、回答和原话；再点一次不多一份；试填的内容随后清掉")
    void goesOnWithAnAccount() {
        answered(with(with(A_LOAN, "answers.effectiveJudgment", "NO"), "claimant", "RELATIVE"));
        assertThat(visitor.get("/rehearsal/filing").expecting(302).header("location"))
                .endsWith("/login");
        var login = visitor.login("lisi", "demo-lisi");
        assertThat(login.header("location")).contains("/rehearsal/filing");
        assertThat(redirected(visitor.get("/rehearsal/filing"))).isEqualTo("/rehearsal#outcome");
        assertThat(page()).contains("用这些回答开始立案", LOAN);

        var filing = begin();
        assertThat(page()).doesNotContain(LOAN);
        var draft = CourtClient.as(port, "lisi")
                .get("/api/v1/filings/" + filing)
                .expecting(200)
                .body()
                .get("draft");
        assertThat(draft.get("track").asText()).isEqualTo("CIVIL");
        assertThat(draft.get("causeCode").asText()).isEqualTo("04.10.108.03");
        assertThat(draft.get("claimAmountFen").asLong()).isEqualTo(5_000_000);
        assertThat(draft.get("answers").get("effectiveJudgment").asText()).isEqualTo("NO");
        assertThat(draft.get("answers").has("agentKind")).isFalse();
        assertThat(tellings.of(FilingId.of(filing)))
                .hasValueSatisfying(telling -> assertThat(telling.told()).isEqualTo(LOAN));

        answered(with(with(A_LOAN, "answers.effectiveJudgment", "NO"), "claimant", "RELATIVE"));
        assertThat(begin()).isEqualTo(filing);
    }

    @Test
    @DisplayName("按过“登录或者注册，接着办”的，登录以后就在新的草稿里，不用再按一次；只是看看的，回到试填")
    void goesOnWithoutPressingAgain() {
        assertThat(answered(with(A_LOAN, "then", "filing"))).isEqualTo("/rehearsal/filing");
        visitor.get("/rehearsal/filing").expecting(302);
        visitor.login("lisi", "demo-lisi");

        assertThat(redirected(visitor.get("/rehearsal/filing"))).matches("/filings/[0-9a-f-]{36}");
        assertThat(page()).doesNotContain(LOAN);
        assertThat(redirected(visitor.get("/rehearsal/filing"))).isEqualTo("/rehearsal#outcome");
    }

    @Test
    @DisplayName("保全没有写金额：说不涉及金额的交多少、涉及的按金额算，不拿最低的当成要交的；没有问地方的，不说写了地方；没有案由、金额的，不说带过去")
    void onlyWhatIsTrueOfIt() {
        answered(Map.of("track", "PRESERVATION"));
        assertThat(page())
                .contains("没有写金额：不涉及金额的，交", "30.00", "涉及金额的，按金额算", "回答都带过去")
                .as("the door says 48 hours, and so does this page before it was asked")
                .contains("情况紧急的，<b>48 小时以内</b>")
                .contains("写了地方以后")
                .doesNotContain("合计", "案由、", "金额、");

        answered(Map.of("track", "PRESERVATION", "amount", "100000"));
        assertThat(page()).contains("1,020.00", "合计", "金额、回答都带过去").doesNotContain("没有写金额");

        answered(A_LOAN);
        assertThat(page()).contains("写了地方以后", "案由、金额、回答都带过去");
    }

    @Test
    @DisplayName("说过的不再问：原话还在案由那一步，金额在第 1 条请求里，自己已经是原告，对方是个人、住哪里都记着，只差姓名")
    void nothingIsToldTwice() {
        answered(Map.of("track", "CIVIL", "told", "表姐借走五万块，到现在一直不还"));
        assertThat(answered(Map.of("track", "CIVIL", "told", "表姐借走五万块，到现在一直不还", "causeCode", "04.10.108.03")))
                .isEqualTo("/rehearsal#more");
        assertThat(page()).containsPattern("name=\"amount\"[^>]*value=\"50000\"");
        answered(with(
                with(with(A_LOAN, "told", "表姐借走五万块，到现在一直不还"), "amount", "50000"),
                "place.DEFENDANT_DOMICILE",
                "北京市某某区"));
        visitor.login("zhangsan", "demo-zhangsan");

        var draft = "/filings/" + begin();

        assertThat(text(draft + "/questions/cause")).containsPattern("<textarea id=\"q\"[^>]*>表姐借走五万块，到现在一直不还<");
        assertThat(text(draft + "/questions/claims"))
                .contains("请求判令被告偿还借款本金", "请改成您要的", "表姐借走五万块")
                .containsPattern("id=\"claimItems\\[0]\\.amountFen\"[^>]*value=\"50000\"");
        assertThat(text(draft + "/parties/plaintiffs")).contains("张三").doesNotContain("我自己是");
        assertThat(text(draft + "/parties/defendants/0"))
                .containsPattern("value=\"PERSON\" checked")
                .contains("北京市某某区");
        assertThat(text(draft)).contains(draft + "/parties/defendants/0");
    }

    @Test
    @DisplayName("试填不用先拿令牌；别的网站替人填的不收")
    void notFromAnotherSite() throws Exception {
        assertThat(answeredFrom("same-origin")).isEqualTo(302);
        assertThat(answeredFrom("cross-site")).isEqualTo(403);
    }

    private int answeredFrom(String site) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rehearsal"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString("track=CIVIL"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @DisplayName("刚写的还没有看结果，就点登录接着办，或者点开始立案：写的都带过去")
    void whatWasJustTypedGoesAlong() {
        answered(A_LOAN);
        assertThat(answered(with(with(A_LOAN, "amount", "6万"), "then", "filing")))
                .isEqualTo("/rehearsal/filing");
        assertThat(page()).containsPattern("name=\"amount\"[^>]*value=\"6万\"");
        visitor.login("zhangsan", "demo-zhangsan");

        var begun = redirected(visitor.submit(
                "/rehearsal/filing", with(with(A_LOAN, "amount", "7万"), "_csrf", visitor.token("/rehearsal"))));

        assertThat(text(begun + "/questions/claims"))
                .containsPattern("id=\"claimItems\\[0]\\.amountFen\"[^>]*value=\"70000\"");
    }

    @Test
    @DisplayName("说的时候是一个数，写成几条请求是另一个数：总数按请求算，不停在说的那个数上")
    void claimsOutweighWhatWasTold() {
        answered(A_LOAN);
        visitor.login("zhangsan", "demo-zhangsan");
        var draft = redirected(visitor.submit("/rehearsal/filing", with(A_LOAN, "_csrf", visitor.token("/rehearsal"))));
        var claims = draft + "/questions/claims";
        var page = visitor.get(claims).expecting(200);

        visitor.submit(
                        claims,
                        Map.of(
                                "claimItems[0].text", "请求判令被告偿还借款本金",
                                "claimItems[0].amountFen", "50000",
                                "claimItems[1].text", "请求判令被告支付利息",
                                "claimItems[1].amountFen", "3000",
                                "facts", "去年借的，一直不还。",
                                "seen", seen(page),
                                "_csrf", visitor.token(claims)))
                .expecting(302);

        assertThat(text(draft + "/questions/amount")).containsPattern("name=\"claimAmountFen\"[^>]*value=\"53000\"");
    }

    private static String seen(Answer page) {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page.text());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "判了一年多了他一分钱没给, ENFORCEMENT, 申请执行",
        "镇里派人把我家房子扒了，我要告镇政府, ADMINISTRATIVE, 行政起诉",
        "喝醉了就打我，我怕，要法院不许他靠近, PROTECTION_ORDER, 申请人身安全保护令",
        "老公喝醉了就打我和孩子, PROTECTION_ORDER, 申请人身安全保护令",
        "法院把我的车查封了，可我不欠钱，车是我的, ENFORCEMENT_OBJECTION, 执行异议",
        "执行法官扣了我的车，车不是他的, ENFORCEMENT_OBJECTION, 执行异议",
        "法院拍卖的房子是我的, ENFORCEMENT_OBJECTION, 执行异议",
        "我弟弟欠钱，法院把我的存款冻结了, ENFORCEMENT_OBJECTION, 执行异议",
        "申请恢复执行, RESUMED_ENFORCEMENT, 申请恢复执行",
        "他扬言要把我的私密照片发到网上，求法院马上下禁令让他停下来, PERSONALITY_INJUNCTION, 申请人格权侵害禁令",
        "网上有人人肉我，住址电话都挂出来了，求法院马上制止, PERSONALITY_INJUNCTION, 申请人格权侵害禁令"
    })
    @DisplayName("说的明明白白是别的程序、网上开通的：直接按那一类来问；他还是选民事起诉的，听他的")
    void tellingLeadsToTheDoor(String told, String track, String label) {
        WarmModel.await(suggestions);
        answered(Map.of("track", "CIVIL", "told", told));
        assertThat(page())
                .containsPattern("value=\"" + track + "\" checked")
                .contains("您说的是“<b>" + label, "不是的，改选“民事起诉”", "这里按“" + label + "”来问；要办的是别的，在这里改")
                .doesNotContainPattern("<details open=\"open\">\\s*<summary>这里按");

        answered(Map.of("track", "CIVIL", "told", told));
        assertThat(page())
                .containsPattern("value=\"CIVIL\" checked")
                .contains("去办：" + label)
                .doesNotContain("不是的，改选");

        answered(Map.of("track", "CIVIL", "told", told, "instead", track));
        assertThat(page()).containsPattern("value=\"" + track + "\" checked");
    }

    @Test
    @DisplayName("说到家庭暴力的：110 和 12338 在所有的问题前面；按人身安全保护令来问，不问金额，不问案由")
    void whoIsInDangerReadsTheNumbersFirst() {
        WarmModel.await(suggestions);
        answered(Map.of("track", "CIVIL", "told", "喝醉了就打我，我怕，要法院不许他靠近"));
        var page = page();
        assertThat(page).contains("先拨打 110。妇女求助可以拨打 12338。", "这几天就有危险吗？", "72 小时", "不收费");
        assertThat(page.indexOf("先拨打 110")).isLessThan(page.indexOf("您要办什么？"));
        assertThat(page).doesNotContain("name=\"amount\"", "name=\"causeCode\"");
    }

    @Test
    @DisplayName("说的是网上不收的：写明去哪里、打什么电话、带什么；说不准的，不替他换")
    void tellingLeadsToTheAddress() {
        WarmModel.await(suggestions);
        answered(Map.of("track", "CIVIL", "told", "在网上做任务返利被骗走两万"));
        assertThat(page()).contains("向公安机关报案", "110", "一般要带");
        answered(Map.of("track", "CIVIL", "told", LOAN));
        assertThat(page()).containsPattern("value=\"CIVIL\" checked").doesNotContain("改选“民事起诉”");
    }

    @Test
    @DisplayName("写了一句再点图：写的一个字不少，图上的字放在旁边；换一张图只换图上的字；没有写的，就是图上那句")
    void aPictureStandsBesideWhatWasTyped() {
        var typed = Map.of("track", "CIVIL", "told", LOAN);
        answered(with(typed, "picture", "老板拖欠工资不发"));
        assertThat(page()).contains(">" + LOAN + "（不发工资）</textarea>");
        answered(with(Map.of("track", "CIVIL", "told", LOAN + "（不发工资）"), "picture", "借给别人的钱，到期了不还"));
        assertThat(page()).contains(">" + LOAN + "（借钱不还）</textarea>");
        answered(Map.of("track", "CIVIL", "told", "", "picture", "老板拖欠工资不发"));
        assertThat(page()).contains(">老板拖欠工资不发</textarea>");
        answered(Map.of("track", "CIVIL", "told", "老板拖欠工资不发", "picture", "夫妻过不下去了，要求离婚"));
        assertThat(page()).contains(">夫妻过不下去了，要求离婚</textarea>");
        answered(Map.of("track", "CIVIL", "told", LOAN, "picture", "不是这里的图"));
        assertThat(page()).contains(">" + LOAN + "</textarea>");

        assertThat(answered(with(typed, "then", "pictures"))).isEqualTo("/rehearsal#pictures");
        assertThat(page()).contains(">" + LOAN + "</textarea>", "id=\"pictures\"");
    }

    @Test
    @DisplayName("还没有说谁来立案：身份证件也列上；单位来办的列营业执照")
    void theIdentityCardIsBroughtUnlessAnOrganisationFiles() {
        answered(Map.of("track", "CIVIL", "told", LOAN, "causeCode", "04.10.108.03"));
        assertThat(page()).contains("原告身份证件复印件");
        answered(with(A_LOAN, "claimant", "ORGANISATION"));
        assertThat(page()).contains("营业执照").doesNotContain("原告身份证件复印件");
    }

    @Test
    @DisplayName("讨工资要带的几样写明“或者”，有其中一样就行")
    void oneOfSeveralIsEnough() {
        answered(Map.of("track", "CIVIL", "causeCode", "07.19.205.05", "claimant", "SELF"));
        assertThat(page()).containsPattern("仲裁裁决书，或者不予受理通知书.*（或者用人单位写的工资欠条.*，或者劳动争议仲裁委员会.*有其中一样就行）");
    }

    @Test
    @DisplayName("试填时对方是公司的不问政府机关；说的话里有机关的才问")
    void organsAlone() {
        answered(with(A_LOAN, "respondent", "ORGANISATION"));
        assertThat(page()).doesNotContain("您不服的是政府机关的决定吗");
        answered(with(with(A_LOAN, "respondent", "ORGANISATION"), "told", "镇政府三年前向我借的钱没有还"));
        assertThat(page()).contains("您不服的是政府机关的决定吗");
    }

    @Test
    @DisplayName("起诉的人在案由那一步也一样：写了再点图，写的还在")
    void besideWhatWasTypedInADraft() {
        visitor.login("zhangsan", "demo-zhangsan");
        var draft = CourtClient.as(port, "zhangsan")
                .post("/api/v1/filings", Map.of("track", "CIVIL"))
                .expecting(201)
                .body()
                .get("id")
                .asText();
        var asked = "/filings/" + draft + "/questions/cause?q=%E6%9C%8B%E5%8F%8B%E4%B8%8D%E8%BF%98&picture="
                + URLEncoder.encode("老板拖欠工资不发", StandardCharsets.UTF_8);
        assertThat(text(asked)).contains(">朋友不还（不发工资）</textarea>");
    }

    @Test
    @DisplayName("长辈版的首页先问发生了什么：写一句，或者点图；没有写就只看图，先前填的不丢")
    void theElderHomeAsks() {
        visitor.putCookie("elder", "on");
        assertThat(text("/")).contains("发生了什么？用自己的话说", "不想写字，点图选").containsPattern("action=\"/rehearsal\"");
        answered(A_LOAN);
        assertThat(answered(Map.of("track", "CIVIL", "told", "", "then", "pictures")))
                .isEqualTo("/rehearsal#pictures");
        assertThat(page()).contains(LOAN, "id=\"outcome\"");
    }

    @Test
    @DisplayName("说到挨打的离婚：提示的每一句话都通，要追究刑事责任和只要离婚的各说各的")
    void everyHintIsASentence() {
        WarmModel.await(suggestions);
        answered(Map.of("track", "CIVIL", "told", "老公家暴虐待我，我要离婚，还要追究刑事责任"));
        var page = page();
        assertThat(page)
                .contains("要追究刑事责任的，是刑事自诉，可以在网上办", "只要离婚、赔偿、道歉的，在下面选案由。")
                .doesNotContain("选案由，可以在网上办");
    }

    private String text(String path) {
        return visitor.get(path).expecting(200).text();
    }

    @Test
    @DisplayName("法院不保存：没有登录的人怎么填，数据库里都没有一份、没有一个字，地址里也没有")
    void nothingIsStored() {
        var filings = count("filing");
        assertThat(answered(A_LOAN)).isEqualTo("/rehearsal#more");
        page();

        assertThat(count("filing")).isEqualTo(filings);
        assertThat(jdbc.sql("select count(*) from session_attributes where position(? in attribute_bytes) > 0")
                        .param(LOAN.getBytes(StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(visitor.cookie("rehearsal")).isNotEmpty();
        answered(Map.of("then", "afresh"));
        assertThat(page()).doesNotContain(LOAN);
    }

    @Test
    @DisplayName("读不懂的金额指出来，写过的还在；不是这里给的选项和饼干当作没有")
    void whatCannotBeRead() {
        var asMuch = with(with(A_LOAN, "amount", "很多钱"), "place.DEFENDANT_DOMICILE", "北京市昌平区");
        answered(with(asMuch, "answers.effectiveJudgment", "NO"));
        assertThat(page())
                .contains("amount-fault", "金额请写数字", "很多钱", "北京市昌平区")
                .containsPattern("name=\"answers.effectiveJudgment\" value=\"NO\"[^>]*checked")
                .as("the rest of the outcome does not wait for it")
                .contains("id=\"outcome\"", "要带什么");

        answered(Map.of("track", "CIVIL", "causeCode", "6001", "claimant", "NOBODY", "answers.no", "YES"));
        assertThat(page()).contains("发生了什么").doesNotContain("id=\"outcome\"");

        var bomb = Base64.getUrlEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
        for (var value : new String[] {"x", bomb, "%00", "eJwDAAAAAAE"}) {
            visitor.putCookie("rehearsal", value);
            assertThat(visitor.get("/rehearsal").status()).as(value).isEqualTo(200);
        }
    }

    private String page() {
        return visitor.get("/rehearsal").expecting(200).text();
    }

    private String answered(Map<String, String> form) {
        return redirected(visitor.submit("/rehearsal", with(form, "_csrf", visitor.token("/rehearsal"))));
    }

    /** The address behind host and port: nothing else stands in it. */
    private static String redirected(Answer answer) {
        return answer.expecting(302).header("location").replaceFirst("^http://[^/]+", "");
    }

    /** Files what was answered; the id of the draft. */
    private String begin() {
        var location = redirected(visitor.submit("/rehearsal/filing", Map.of("_csrf", visitor.token("/rehearsal"))));
        var id = Pattern.compile("/filings/([0-9a-f-]{36})").matcher(location);
        assertThat(id.matches()).as(location).isTrue();
        return id.group(1);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        var more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }
}
