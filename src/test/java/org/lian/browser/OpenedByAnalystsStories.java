package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;
import org.lian.vocabulary.ProcedureWords;

/** A procedure that the court received at the window alone is opened by its analysts, in the browser, without a restart. */
@OwnCourt
@Tag("thorough")
class OpenedByAnalystsStories extends AtThePortal {
    private static final String PROCEDURE = "ARBITRATION_REVIEW";
    private static final String ROW = "td[data-element-id=window-arbitration-review-out-%d]";
    private static final Pattern NUMBER = Pattern.compile("（20\\d\\d）京0199民特[1-9]\\d*号");
    private static final String LABEL = "申请不予执行仲裁裁决";

    /** What is said is said by the whole program, and others run in it after this. */
    @AfterAll
    static void asShipped() {
        ProcedureWords.say(ProcedureWords.packaged());
    }

    @Test
    @DisplayName("两名规则维护人员和庭长只用浏览器，开放“申请不予执行仲裁裁决”：改一行表、写用词；立案人在首页看见，填完提交，登记立案，送达的通知书用的是新的用词")
    void openedFiledRegisteredServed() {
        arrive(true);
        assertThat(page.locator("#kinds, main").first()).not().containsText(LABEL);
        var analyst = signedIn(Browser.DESK, "analyst1");
        openTheRow(analyst);
        writeTheWords(analyst);

        var court = new Stories(port);
        var filing = file();
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        page.navigate("/filings/" + filing);
        assertThat(page.locator("main")).containsText(NUMBER);
        follow("受理案件通知书");
        assertThat(page.locator("main")).containsText("不予执行仲裁裁决的申请符合法定条件，本院决定立案");
        picture(page, "opened-by-analysts-notice");
    }

    /** From the home page to the receipt; returns which filing it is. */
    private String file() {
        registerAndSignIn("arbitration-loser");
        page.navigate("/");
        follow("申请执行等其他几类");
        var kind =
                page.locator("li", new Page.LocatorOptions().setHasText(LABEL)).first();
        if (kind.locator("summary").count() > 0) {
            kind.locator("summary").first().click();
        }
        assertThat(kind).containsText("多少钱：到窗口核定");
        picture(page, "opened-by-analysts-home");
        kind.getByRole(AriaRole.BUTTON).click();
        page.waitForLoadState();
        assertThat(heading()).hasText("您向哪个法院申请不予执行？");
        choose("某某区人民法院");
        next();
        click("我自己是申请人");
        page.getByLabel("住址或者单位住所").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        page.getByLabel("住址或者单位住所").fill("北京市某某区和平街道 8 号");
        next();
        assertThat(heading()).hasText("请求不予执行哪份裁决，凭什么？");
        page.getByLabel("第 1 条请求").fill("不予执行某某仲裁委员会（2026）某仲裁字第 1 号裁决");
        page.locator("#facts").fill("双方没有写过仲裁条款，事后也没有达成书面仲裁协议。");
        next();
        while (!heading().innerText().contains("上传材料")) {
            if (page.getByLabel("收件地址").count() > 0) {
                page.getByLabel("收件地址").fill("北京市某某区幸福路 1 号院 2 号楼 301 室");
                page.getByLabel("联系电话").fill("13800138000");
                choose("同意电子送达");
            }
            next();
        }
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EFFECTIVE_DOCUMENT", "裁决书.pdf", pdf());
        picture(page, "opened-by-analysts-materials");
        toTheCheck();
        picture(page, "opened-by-analysts-check");
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        follow("查看进度");
        return page.url().replaceAll(".*/filings/([0-9a-f-]+).*", "$1");
    }

    private void openTheRow(Page analyst) {
        begin(analyst, "case-type-eligibility", "本院可以在网上收申请不予执行仲裁裁决", "民事诉讼法第二百四十八条");
        cell(analyst, 1, "\"ACCEPT\"");
        cell(analyst, 2, "\"ONLINE\"");
        cell(analyst, 3, "\"申请不予执行仲裁裁决可以在网上提交\"");
        cell(analyst, 4, "\"民事诉讼法第二百四十八条\"");
        assertThat(analyst.locator(".state-word")).containsText("已保存");
        var draft = draftOf(analyst);
        Examples.mend(analyst, draft);
        publish(analyst, draft);
    }

    private void writeTheWords(Page analyst) {
        begin(analyst, "procedure-words", "开放申请不予执行仲裁裁决", "民事诉讼法第二百四十八条");
        var draft = draftOf(analyst);
        analyst.locator("#q").selectOption(PROCEDURE);
        press(analyst, "打开");
        var folded = analyst.locator("details:has(#word-door) summary");
        if (!analyst.locator("#word-door").isVisible()) {
            folded.click();
        }
        Map.of(
                        "label", LABEL,
                        "door", "对方拿仲裁裁决申请执行，裁决有法定不予执行情形的，申请不予执行",
                        "found", "不予执行仲裁裁决的申请符合法定条件，本院决定立案",
                        "pleading", "不予执行仲裁裁决申请书",
                        "paper", "不予执行仲裁裁决申请书",
                        "courtQuestion", "您向哪个法院申请不予执行？",
                        "claimsQuestion", "请求不予执行哪份裁决，凭什么？",
                        "amountQuestion", "",
                        "begin", LABEL,
                        "decisionBasis", "民事诉讼法第二百四十八条")
                .forEach((word, text) -> analyst.locator("#word-" + word).fill(text));
        analyst.locator("[name=own][value=amountQuestion]").check();
        picture(analyst, "workbench-words");
        press(analyst, "保存");
        assertThat(analyst.locator("[role=status]")).containsText("已保存到草稿");
        publish(analyst, draft);
    }

    private static void begin(Page analyst, String rule, String reason, String basis) {
        analyst.navigate("/workbench");
        analyst.locator("a[href$='/workbench/rules/" + rule + "']").first().click();
        analyst.getByLabel("为什么修改").fill(reason);
        analyst.getByLabel("依据的法律、条文").fill(basis);
        press(analyst, "开始修改");
        analyst.waitForURL("**/editor");
    }

    private static String draftOf(Page analyst) {
        return analyst.url().replaceAll("/editor.*", "").replaceAll(".*/", "");
    }

    private static void cell(Page analyst, int output, String text) {
        analyst.locator(ROW.formatted(output)).click();
        analyst.keyboard().press("Control+A");
        analyst.keyboard().type(text);
    }

    /** Handed in, approved by whoever may, put in force. */
    private void publish(Page analyst, String draft) {
        analyst.navigate("/workbench/drafts/" + draft);
        press(analyst, "送第二人审批");
        var statutory = analyst.locator("main").innerText().contains("须由庭长审批");
        var second = signedIn(Browser.DESK, statutory ? "supervisor1" : "analyst2");
        second.navigate("/workbench/drafts/" + draft);
        second.getByLabel("审批意见").fill("同意");
        press(second, "批准");
        analyst.reload();
        press(analyst, "发布");
        assertThat(analyst.locator("main")).containsText("已发布");
    }
}
