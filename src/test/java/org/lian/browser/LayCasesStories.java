package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.CourtTest;
import org.lian.documents.Printed;
import org.lian.materials.CardPicture;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Five troubles of people who know no word of the law: from the opening question of the home page, without an account, to
 * a receipt with a complaint that the system wrote. The browser counts what that takes.
 */
@CourtTest
@Tag("thorough")
class LayCasesStories extends InTheBrowser {
    private static final int TURNS = 25;
    private static final int TAPS = 60;
    private static final int FIELDS = 15;
    private static final List<String> TRUE_OF_ALL = List.of("courtJurisdiction", "directInterest", "courtScope");
    private static final Path TABLE = Path.of("target", "lay-cases.md");
    private static final List<String> ROWS = new ArrayList<>();

    @Autowired
    Suggestions suggestions;

    /** What somebody has to tell, and with what he comes. */
    enum LayCase {
        LOAN(
                "老赵借了我三万块，打了借条，说好过年还，一直不还",
                "民间借贷纠纷",
                "一个人，知道叫什么",
                "",
                "赵大勇",
                "2025年3月1日他在我家借的，我给的现金，他写了借条，约定2026年2月1日还。催过三次，没有还。",
                Map.of(),
                "偿还借款本金，金额30,000.00元"),
        WAGES(
                "工地老板拖欠我两个月工资一万二，给我打了工资欠条",
                "追索劳动报酬纠纷",
                "一个单位，知道叫什么",
                "",
                "北京某某建筑工程有限公司",
                "2026年3月到5月我在工地干木工，每月6000元。5月31日单位写了欠条，盖了章，到现在没有给。",
                Map.of("wageNote", "YES"),
                "支付拖欠的两个月的劳动报酬，金额12,000.00元"),
        DIVORCE(
                "结婚八年，老公老是打我，我要离婚",
                "离婚纠纷",
                "一个人，知道叫什么",
                "-",
                "李某强",
                "2018年5月1日结婚，没有孩子。2024年起他多次打我，报过警，2025年6月我搬出来住。",
                Map.of(),
                "准许原告与被告离婚"),
        TRAFFIC(
                "过马路被小轿车撞断了腿，住院花了2万4，司机不赔",
                "机动车交通事故责任纠纷",
                "一个人，知道叫什么",
                "",
                "孙某",
                "2026年6月1日在幸福路路口，他闯红灯撞了我。交警认定他负全部责任。住院20天，有病历和发票。",
                Map.of(),
                "赔偿医疗费24000元"),
        CONSUMER(
                "网上花5000块买的手机是假货，店家不给退钱",
                "信息网络买卖合同纠纷",
                "一个单位，知道叫什么",
                "",
                "北京某某电子商务有限公司",
                "2026年7月1日我在网店下单，7月5日收到，检测是翻新机。7月6日申请退货，店家拒绝。",
                Map.of(),
                "退还货款，金额5,000.00元");

        private final String told;
        private final String cause;
        private final String respondent;
        private final String amount;
        private final String name;
        private final String facts;
        private final Map<String, String> answers;
        private final String claim;

        /**
         * @param amount typed where the told words name none; - where none is asked for
         * @param facts what is added to the told words
         * @param answers by the facts that are asked; every other question is answered with no
         * @param claim as it stands in the complaint
         */
        LayCase(
                String told,
                String cause,
                String respondent,
                String amount,
                String name,
                String facts,
                Map<String, String> answers,
                String claim) {
            this.told = told;
            this.cause = cause;
            this.respondent = respondent;
            this.amount = amount;
            this.name = name;
            this.facts = facts;
            this.answers = answers;
            this.claim = claim;
        }
    }

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @AfterAll
    static void table() throws IOException {
        Files.writeString(
                TABLE,
                "| case | line | turns | taps | fields typed | seconds |\n|---|---|---|---|---|---|\n"
                        + String.join("\n", ROWS) + "\n");
        System.out.println(Files.readString(TABLE));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("不懂法的人从首页一句话到收件回执和起诉状：至多翻 25 页、点 60 下、填 15 格，一路没有吓人的话")
    void aLaymanHoldsAReceipt(LayCase told) {
        file(told, new LayHand(person(), told.name().toLowerCase()), "as it is", told.ordinal());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("campaign")
    @DisplayName("慢速 3G（400 kbit/s、来回 400 毫秒）、处理器慢六倍：同样到收件回执")
    void onASlowPhone(LayCase told) {
        assumeTrue(told.ordinal() < Integer.getInteger("lay.slow", 0), "-Dlay.slow=5 or -Pcampaigns");
        file(
                told,
                new LayHand(person(), "slow-" + told.name().toLowerCase()).slowly(),
                "slow 3G, CPU 1/6",
                10 + told.ordinal());
    }

    private com.microsoft.playwright.Page person() {
        return browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
    }

    private void file(LayCase told, LayHand hand, String line, int number) {
        var began = System.nanoTime();
        try {
            walk(told, hand, number);
        } finally {
            ROWS.add("| %s | %s | %d | %d | %d | %d |"
                    .formatted(
                            told.cause,
                            line,
                            hand.turns(),
                            hand.taps(),
                            hand.typed().size(),
                            (System.nanoTime() - began) / 1_000_000_000));
            System.out.println(told + " " + hand.turns() + " " + hand.taps() + " " + hand.typed() + hand.alarms());
        }
        assertThat(hand.alarms()).isEmpty();
        assertThat(hand.turns()).as("turns").isLessThanOrEqualTo(TURNS);
        assertThat(hand.taps()).as("taps").isLessThanOrEqualTo(TAPS);
        assertThat(hand.typed()).as("fields typed").hasSizeLessThanOrEqualTo(FIELDS);
    }

    private void walk(LayCase told, LayHand hand, int number) {
        hand.open("/").type("发生了什么", told.told).go("先试一试");
        hand.choose(told.cause).go("看看");
        hand.choose("我自己").choose(told.respondent);
        if (!told.amount.isEmpty() && !told.amount.equals("-")) {
            hand.type("诉讼请求金额", told.amount);
        }
        // A labour dispute is the employer's court's, wherever the other side lives.
        hand.type(told == LayCase.WAGES ? "单位在哪里" : "对方住在哪里", "北京市某某区").go("看结果");
        hand.go("登录或者注册").go("没有账号");
        hand.type("姓名或者单位全称", "王小明")
                .type("证件号码", CardPicture.number("110101198503120%02d".formatted(number + 10)))
                .type("手机号码", "138001390%02d".formatted(number))
                .type("密码", PASSWORD)
                .go("注册");
        hand.go("继续填写");
        hand.choose("某某区人民法院").go("保存并继续");
        hand.type("住址或者单位住所", "北京市某某区幸福路1号院2号楼301室").go("保存并继续");
        hand.type("姓名或者单位全称", told.name)
                .type("电话", "13900139000")
                .type("住址或者单位住所", "北京市某某区和平街道8号")
                .go("保存并继续");
        hand.type("事实和理由", told.told + "。" + told.facts).go("保存并继续");
        if (told == LayCase.DIVORCE) {
            hand.choose("这次不分财产");
        }
        hand.go("保存并继续").go("保存并继续");
        hand.choose("同意电子送达").go("保存并继续");
        answerAll(told, hand);
        hand.go("保存并继续");
        for (var again = 0; again < 3 && hand.page.url().contains("/questions/facts"); again++) {
            // What was answered asks for more, and the page comes back with it.
            answerAll(told, hand);
            hand.go("保存并继续");
        }
        if (told == LayCase.WAGES) {
            assertThat(hand.page.locator("main").innerText()).contains("工资欠条").doesNotContain("仲裁裁决书");
        }
        var photos = 0;
        while (hand.page.locator("form.need").count() > 0) {
            assertThat(photos++).isLessThan(8);
            hand.photograph("照片" + photos + ".png", AtThePortal.png(photos));
        }
        hand.go("继续，核对并提交");
        hand.choose("我同意在线办理本次立案").go("提交立案申请");
        assertThat(hand.page.locator("h1").innerText()).isEqualTo("法院已收到您的立案申请");
        assertThat(hand.page.locator("main").innerText())
                .contains("没有决定的，法院登记立案")
                .doesNotContain("系统依法");
        assertThat(hand.page.locator(".receipt-number").innerText()).matches("S\\d{8}-[2-9A-Z]{8}");

        var filing = hand.page.url().replaceAll(".*/filings/([^/]+)/.*", "$1");
        var client = hand.page.request();
        var materials = client.get("/filings/" + filing).text();
        if (told == LayCase.WAGES) {
            assertThat(materials).contains("不用先交", "不会有交费通知").doesNotContain("应当交纳");
        }
        var complaint = java.util.regex.Pattern.compile("href=\"(/filings/[^\"]+)\"[^>]*>民事起诉状\\.pdf")
                .matcher(materials);
        assertThat(complaint.find()).as("a complaint was made").isTrue();
        assertThat(Printed.text(client.get(complaint.group(1)).body()).replaceAll("\\s+", ""))
                .contains("原告：王小明", told.name, told.claim);
    }

    private static void answerAll(LayCase told, LayHand hand) {
        for (var turn = 0; turn < 20; turn++) {
            var open = hand.page.locator("fieldset.yes-or-no:not(:has(input:checked))");
            if (open.count() == 0) {
                return;
            }
            var fact =
                    open.first().locator("input").first().getAttribute("name").replace("answers.", "");
            var value = told.answers.getOrDefault(fact, TRUE_OF_ALL.contains(fact) ? "YES" : "NO");
            var answer = open.first().locator(".choice:has(input[value='" + value + "'])");
            (answer.count() > 0 ? answer : open.first().locator(".choice").last()).click();
        }
    }

    private static final String PASSWORD = "yi-ju-hao-ji-de-hua";
}
