package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lian.story.CourtClock.until;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.CourtTest;
import org.lian.documents.Papers;
import org.lian.story.ManualAnswers;
import org.lian.story.TrackFilings;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each procedure beside the suits on a phone: from plain words to its number, corrected on the way; refused; and not
 * reviewed in time.
 */
@CourtTest
@Tag("thorough")
class TrackEndsStories extends ProceduresAtThePortal {
    private static final String BY_THE_CLOCK = "届满";

    @Autowired
    Papers papers;

    /**
     * A procedure as a layman meets it.
     *
     * @param words what he says, and what is refused: the ground, the reason, its article
     */
    enum Way {
        SECURITY_REALISATION(
                "不想打官司，直接把抵押的房子拍卖", "裁定拍卖、变卖李四名下某某小区一号房屋，申请人就所得价款优先受偿", "民特", "NOT_ENTITLED|申请人不是抵押权人|民事诉讼法第二百零七条"),
        NON_LITIGATION_ENFORCEMENT(
                "我局对一家超市罚款五万元，他不交也不起诉，我们申请法院强制执行",
                "强制执行某市监罚〔2026〕1 号处罚决定：李四交纳罚款十万元",
                "行审",
                "TIME_LIMIT|起诉期限届满已经超过三个月|行政强制法第五十三条"),
        PUBLIC_SUMMONS(
                "我的银行承兑汇票被偷了，要挂失",
                "对银行承兑汇票 10200052 号（票面金额 100000 元，发票人甲公司，背书人乙厂）公示催告",
                "民催",
                "NOT_LOST|汇票已经背书转让给李四|民事诉讼法第二百二十九条"),
        SPECIAL_PROCEDURE("我爸走失三年没有音信，要宣告失踪", "宣告张父失踪", "民特", "RIGHTS_DISPUTE|涉及遗产怎样分，属于民事权益争议|民事诉讼法第一百八十六条"),
        ADMINISTRATIVE(
                "城管罚我的款，罚错了，我要告城管局",
                "撤销某某区城市管理局二〇二六年九月一日的处罚决定",
                "行初",
                "RECONSIDERATION_FIRST|当场作出的处罚，应当先申请复议|最高人民法院关于适用行政诉讼法的解释第五十六条"),
        PRIVATE_PROSECUTION(
                "他在群里造谣，我要告他诽谤罪，让他坐牢",
                "追究李四诽谤罪的刑事责任",
                "刑初",
                "PERSUADE_TO_WITHDRAW|不属于自诉案件的范围|最高人民法院关于适用刑事诉讼法的解释第三百二十条"),
        PAYMENT_ORDER(
                "他欠条写得清楚也认账，就是不还，不想打官司，想申请支付令",
                "被申请人给付借款本金 100000 元",
                "民督",
                "SUM_NOT_CERTAIN|利息没有约定，数额不确定|最高人民法院关于适用民事诉讼法的解释第四百二十七条"),
        PERSONALITY_INJUNCTION(
                "他扬言要把我的私密照片发到网上，求法院马上下禁令让他停下来",
                "责令被申请人停止发布、传播申请人的私密照片",
                "民特",
                "NOT_ONGOING|李四已经删除全部内容，书面保证不再发布|民法典第九百九十七条"),
        AWARD_REVIEW("仲裁裁决有问题，我要申请法院撤销仲裁裁决", "撤销某某仲裁委员会（2026）某仲裁字第 12 号裁决", "民特", "TIME_LIMIT|收到裁决书已经超过三个月|仲裁法第七十二条"),
        JUDICIAL_CONFIRMATION(
                "我们在居委会调解好了，签了调解协议，想让法院确认有效",
                "确认申请人张三、李四于二〇二六年十月十二日达成的调解协议有效",
                "民特",
                "RIGHTS_CONFIRMATION|协议确认的是房屋归谁所有|最高人民法院关于适用民事诉讼法的解释第三百五十五条第一款第五项");

        private final String words;
        private final String claim;
        private final String type;
        private final String[] refusal;

        Way(String words, String claim, String type, String refusal) {
            this.words = words;
            this.claim = claim;
            this.type = type;
            this.refusal = refusal.split("\\|");
        }

        Track track() {
            return Track.valueOf(name());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("手机上说一句话，找到这种程序，填完提交；法院要求补正，在手机上补了，登记立案，拿到案号")
    void fromPlainWordsToTheNumber(Way way) {
        say(way.words, way.track().label());
        if (way.track().asks(Track.Asks.CAUSE)) {
            page.locator("input[name=causeCode]").first().check();
            page.locator("form button[data-busy='正在查看']").last().click();
            page.waitForLoadState();
        }
        picture(way + "-rehearsal");
        begin(way.track().label());
        walk(way);
        for (var kind : TrackFilings.materials(way.track())) {
            upload(kind, kind.toLowerCase(Locale.ROOT) + ".png", png(kind.length()));
        }
        toTheCheck();
        if (page.locator("input[name=insist]").count() > 0) {
            page.locator("input[name=insist]").check();
        }
        picture(way + "-check");
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        follow("查看进度");
        var filing = page.url().replaceAll(".*/filings/([0-9a-f-]+).*", "$1");

        if (way == Way.SECURITY_REALISATION || way == Way.NON_LITIGATION_ENFORCEMENT) {
            // The law lists their papers, and says nothing of words that are not specific.
            noticed(way.track(), filing, "EVIDENCE_MISSING");
            handInAnother("补交的材料.pdf");
        } else if (way == Way.AWARD_REVIEW) {
            noticed(way.track(), filing, "EFFECTIVE_DOCUMENT_MISSING");
            handInAnother("裁决书全部.pdf");
        } else {
            noticed(way.track(), filing, "CLAIMS_NOT_SPECIFIC");
            page.locator("main textarea").first().fill(way.claim + "（更正）");
            assertThat(page.locator("#saved")).containsText("已自动保存");
            page.navigate("/filings/" + filing + "/correction");
        }
        assertThat(page.locator(".rows")).not().containsText("未补");
        corrected();
        picture(way + "-corrected");

        registered(way, filing);
        open(filing);
        assertThat(page.locator("main")).containsText(Pattern.compile("（2026）京0199" + way.type + "[1-9]\\d*号"));
        assertThat(page.locator("h1 .tag")).hasText("已移送");
        picture(way + "-registered");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("不符合条件的：页面说清为什么、凭哪一条、还能怎么办；期满没有审查的，该先行立案的由时钟立案，别的由庭长决定，时钟不立")
    void refusedAndNotReviewedInTime(Way way) {
        var refused = TrackFilings.submitted(court, way.track());
        var late = TrackFilings.submitted(court, way.track());
        court.taskFor(court.as(reviewer(way.track())), late, "REVIEW");
        court.decideAs(
                reviewer(way.track()),
                refused,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", way.refusal[0],
                        "reason", way.refusal[1],
                        "basis", way.refusal[2]));
        court.decideAs("judge2", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        var word = court.waitsAt(refused, "REFUSED").get("statusText").asText();
        open(refused);
        assertThat(page.locator("h1 .tag")).hasText(word);
        assertThat(page.locator("#decision")).containsText(way.refusal[1]);
        assertThat(page.locator("main")).containsText(Pattern.compile("上诉|复议|起诉|重新调解|再次申请|另行"));
        picture(way + "-refused");

        on("2026-10-28T00:01");
        if (way.track().word("byClock").isEmpty()) {
            court.taskFor(court.as("supervisor1"), late, "DECIDE_AT_EXPIRY");
            open(late);
            assertThat(page.locator("h1 .tag")).hasText("待审查");
            picture(way + "-late");
            court.decideAs("supervisor1", late, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        } else {
            court.waitsAt(late, way == Way.ADMINISTRATIVE ? "REGISTERED" : "TRANSFERRED");
            open(late);
            assertThat(page.locator("main")).containsText(BY_THE_CLOCK);
            picture(way + "-late");
        }
        until(() -> {
            open(late);
            Assertions.assertThat(page.locator("main").innerText()).containsPattern("（2026）京0199" + way.type + "[1-9]");
        });
    }

    @Test
    @DisplayName("债务人在手机上：首页选收到支付令，照送来的支付令填案号、异议码，写错了指出来、写的都在，改对了法院收到；债权人的页面知道")
    void theDebtorObjects() {
        var filing = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(filing);
        paid(filing, 76_667);
        court.waitsAt(filing, "TRANSFERRED");
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PAYMENT_ORDER",
                Map.of("decision", "ISSUE", "payment", "李四应当给付张三借款本金100,000.00元"));
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", "2026-10-12", "document", "EMS7"));
        until(() -> {
            open(filing);
            Assertions.assertThat(page.locator("#order + p").innerText()).contains("已经送达债务人");
        });
        picture("order-served");
        var number = court.filing(filing).get("caseNumber").asText();
        var order = papers.of(FilingId.of(filing)).stream()
                .filter(paper -> paper.document().equals("PAYMENT_ORDER_TO_RESPONDENT"))
                .findFirst()
                .orElseThrow();
        var code = Pattern.compile("\\d{4} \\d{4} \\d{4}").matcher(order.text());
        Assertions.assertThat(code.find()).isTrue();

        var debtor =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        debtor.navigate("/");
        debtor.locator("summary", new Page.LocatorOptions().setHasText("网上能办哪些"))
                .click();
        debtor.locator("a", new Page.LocatorOptions().setHasText("提出书面异议")).click();
        debtor.waitForLoadState();
        browser.requireGoodPage(debtor);
        shot(debtor, "objection");
        debtor.getByLabel("支付令上的案号").fill(number);
        debtor.getByLabel("支付令上的异议码").fill("1111 2222 3333");
        debtor.getByLabel("您的姓名或者单位全称").fill("李四");
        debtor.getByLabel("写明异议").fill("这笔钱我在七月已经还清，有转账记录。");
        press(debtor, "提出书面异议");
        assertThat(debtor.locator(".errors")).containsText("没有这个案号和异议码的支付令");
        assertThat(debtor.getByLabel("写明异议")).hasValue("这笔钱我在七月已经还清，有转账记录。");
        browser.requireGoodPage(debtor);
        shot(debtor, "objection-wrong");
        debtor.getByLabel("支付令上的异议码").fill(code.group());
        press(debtor, "提出书面异议");
        assertThat(debtor.locator("main")).containsText("法院已经收到您的书面异议");
        browser.requireGoodPage(debtor);
        shot(debtor, "objection-received");
        until(() -> {
            open(filing);
            Assertions.assertThat(page.locator("main").innerText()).contains("债务人提出书面异议");
        });
        var desk = signedIn(Browser.DESK, "judge1");
        desk.navigate("/staff/tasks/" + court.taskFor(court.as("judge1"), filing, "DECIDE_ORDER_MATTER"));
        assertThat(desk.locator("main")).containsText("没有核对身份证件");
        shot(desk, "objection-judge");
    }

    /** Registered, with the fee that the procedure has, and handed over. */
    private void registered(Way way, String filing) {
        court.decideAs(reviewer(way.track()), filing, "REVIEW", Map.of("outcome", "REGISTER"));
        switch (way) {
            case ADMINISTRATIVE -> paid(filing, 5_000);
            case PAYMENT_ORDER -> paid(filing, 76_667);
            case PUBLIC_SUMMONS -> paid(filing, 10_000);
            case AWARD_REVIEW -> paid(filing, 40_000);
            case PERSONALITY_INJUNCTION ->
                court.decideAs("clerk1", filing, "MANUAL_DECISION", ManualAnswers.completion(ManualAnswers.NO_FEE));
            default -> {}
        }
        court.waitsAt(filing, "TRANSFERRED");
    }

    private void paid(String filing, long fen) {
        court.confirmFee(filing, fen);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
    }

    /** Question after question up to the materials, as each procedure asks them. */
    private void walk(Way way) {
        for (var step = 0; step < 20 && !page.url().contains("/materials"); step++) {
            var question = page.url().replaceAll("[?#].*", "");
            if (question.endsWith("/court")) {
                choose("某某区人民法院");
                next();
            } else if (question.endsWith("/cause")) {
                cause(way);
            } else if (question.endsWith("/parties/plaintiffs")) {
                claimant(way);
            } else if (question.matches(".*/parties/plaintiffs/\\d+")) {
                page.getByLabel("住址或者单位住所").fill(HOME);
                next();
            } else if (question.endsWith("/parties/defendants")) {
                var onward = page.locator("main a.button", new Page.LocatorOptions().setHasText("继续"));
                if (onward.count() == 0) {
                    follow("填写" + way.track().respondent());
                } else {
                    onward.click();
                    page.waitForLoadState();
                }
            } else if (question.matches(".*/parties/defendants/\\d+")) {
                respondent(way);
            } else if (question.endsWith("/together")) {
                follow("继续，上传材料");
            } else {
                answers(way);
                next();
            }
            browser.requireGoodPage(page);
        }
        assertThat(heading()).hasText("上传材料");
    }

    private void cause(Way way) {
        if (page.locator("input[name=causeCode]:checked").count() == 0) {
            page.locator("#q").fill(way == Way.ADMINISTRATIVE ? "罚款" : way == Way.SPECIAL_PROCEDURE ? "失踪" : "诽谤");
            page.locator("form.search button").click();
            page.waitForLoadState();
            page.locator("#found input[name=causeCode]").first().check();
        }
        next();
    }

    private void claimant(Way way) {
        if (way != Way.NON_LITIGATION_ENFORCEMENT) {
            click("我自己是");
            page.waitForLoadState();
            return;
        }
        follow("填写其他人或者单位");
        page.locator("input[name=kind][value=ORGANISATION]").check();
        page.getByLabel("姓名或者单位全称").fill("某某区市场监督管理局");
        page.getByLabel("住址或者单位住所").fill(HOME);
        next();
    }

    private void respondent(Way way) {
        if (way == Way.ADMINISTRATIVE) {
            page.locator("input[name=kind][value=ORGANISATION]").check();
        }
        page.getByLabel("姓名或者单位全称").fill(way == Way.ADMINISTRATIVE ? "某某区城市管理局" : "李四");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道 8 号");
        next();
    }

    private void answers(Way way) {
        var claim = page.getByLabel("第 1 条请求");
        if (claim.count() > 0) {
            claim.fill(way.claim);
            page.locator("#facts").fill("二〇二六年九月三日的事：" + way.claim + "。有材料为证。");
        }
        if (page.locator("#claimAmountFen").count() > 0 && way == Way.PAYMENT_ORDER) {
            page.locator("#claimAmountFen").fill("100000");
        }
        if (page.getByLabel("收件地址").count() > 0) {
            page.getByLabel("收件地址").fill(HOME);
            page.getByLabel("联系电话").fill("13800138000");
            choose("同意电子送达");
        }
    }
}
