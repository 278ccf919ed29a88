package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.documents.Printed;
import org.lian.story.CourtClient;
import org.lian.story.Stories;

/** A filing's own page in the hand: short, what is to be done first, the rest folded and one tap away. */
@CourtTest
@Tag("thorough")
class PhoneStories extends InTheBrowser {
    /** The part of a phone of 360 by 740 that a browser leaves to a page. */
    private static final int SCREEN = 740;

    private static final String LINES = """
            new Set([...document.querySelectorAll(".site-nav > *")]
              .map(one => Math.round(one.getBoundingClientRect().bottom / 10))).size""";

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("办理中的案件页在手机上不超过三屏；进度从提交开始，草稿里的上传不在里面")
    void threeScreens() {
        var filing = court.owing();
        var page = signedIn(Browser.PHONE, "zhangsan");
        page.navigate("/filings/" + filing);
        picture(page, "phone-fee-due");
        assertThat(page.locator(".turn")).containsText("要交 2,300.00 元");
        assertThat(height(page)).isLessThanOrEqualTo(3 * SCREEN);

        page.getByText("进度", new Page.GetByTextOptions().setExact(true)).click();
        var first = page.locator(".history li").first();
        assertThat(first).isVisible();
        assertThat(first).containsText("收到立案申请");
        assertThat(page.locator(".history")).not().containsText("上传");
        picture(page, "phone-progress");

        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        page.navigate("/filings/" + filing);
        picture(page, "phone-transferred");
        picture(desk(filing), "desk-transferred");
        assertThat(height(page)).isLessThanOrEqualTo(3 * SCREEN);

        var waiting = court.submitted();
        page.navigate("/filings/" + waiting);
        picture(page, "phone-review");
        assertThat(height(page)).isLessThanOrEqualTo(3 * SCREEN);
    }

    @Test
    @DisplayName("手机上的页眉：菜单一行放得下，“退出”不掉到下一行；有没读的消息也一样")
    void theMenuIsOneLine() {
        var page = signedIn(Browser.PHONE, "zhangsan");
        page.navigate("/filings");
        page.evaluate("document.querySelector('.site-nav a[href$=inbox]').innerHTML = '消息'");
        assertThat(page.evaluate(LINES)).isEqualTo(1);
        // No longer count is shown.
        page.evaluate(
                "document.querySelector('.site-nav a[href$=inbox]').innerHTML = '消息<span class=count>99+</span>'");
        picture(page, "phone-menu");
        assertThat(page.evaluate(LINES)).isEqualTo(1);
    }

    @Test
    @DisplayName("钱写清楚：交了多少、凭证在哪里、撤诉减半退多少、退到哪一步，最后由自己负担多少")
    void moneyIsTold() {
        var filing = court.owing();
        var order = court.order(filing, "WECHAT");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        var page = signedIn(Browser.PHONE, "zhangsan");

        money(page, filing, "退还 等法院核定");
        assertThat(page.locator("#fee")).containsText("减半以后由您负担1,150.00 元");
        assertThat(page.locator("#fee")).containsText("诉讼费用交纳办法第十五条");
        picture(page, "phone-refund-asked");
        money(page, filing, "缴费凭证");
        assertThat(Printed.text(page.request()
                        .get(page.getByText("缴费凭证").getAttribute("href"))
                        .body()))
                .contains("缴费凭证", "2,300.00");

        court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));
        money(page, filing, "退还 已原路退回");
        assertThat(page.locator("#fee")).containsText("1,150.00 元");
        money(page, filing, "退费通知书");
        picture(page, "phone-refunded");
    }

    @Test
    @DisplayName("打印：案件页、回执、文书整份印出来，收起的也印，白纸黑字，没有按钮和导航")
    void printed() {
        var filing = court.owing();
        var page = signedIn(Browser.PHONE, "zhangsan");
        var paper = print(page, "/filings/" + filing);
        assertThat(paper)
                .contains("轮到您了：交纳诉讼费", "收到立案申请", "案件受理费", "证据目录", "某某区人民法院门前路", "归还借款本金")
                .doesNotContain("去交费", "长辈版", "去递交");
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('main details')].some(one => one.open && one.id === 'progress')"))
                .as("after the print everything is folded again")
                .isEqualTo(false);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("""
                [...document.querySelectorAll('main *')].filter(one => one.checkVisibility())
                  .map(one => getComputedStyle(one)).filter(style => style.color !== 'rgb(0, 0, 0)'
                    || !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(style.backgroundColor)).length""")).isEqualTo(0);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        assertThat(print(page, "/filings/" + filing + "/receipt")).contains("收件回执", "COMPLAINT.txt", "接下来");
        page.navigate("/filings/" + filing);
        var letter = page.getByText("受理案件通知书").first().getAttribute("href");
        assertThat(print(page, letter)).contains("受理案件通知书", "张三");
    }

    private static String print(Page page, String path) {
        page.navigate(path);
        var pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
        Printed.picture("print" + path.replaceAll("/[0-9a-f-]{36}", "").replace('/', '-'), pdf);
        return Printed.text(pdf);
    }

    /** Until the card says it; channels answer when they do. */
    private static void money(Page page, String filing, String words) {
        for (var turn = 0; turn < 100; turn++) {
            page.navigate("/filings/" + filing);
            if (page.locator("#fee").textContent().replaceAll("\\s+", " ").contains(words)) {
                return;
            }
            page.waitForTimeout(200);
        }
        assertThat(page.locator("#fee")).containsText(words);
    }

    private Page desk(String filing) {
        var page = signedIn(Browser.DESK, "zhangsan");
        page.navigate("/filings/" + filing);
        assertThat(page.locator(".history")).isVisible();
        return page;
    }

    private static int height(Page page) {
        return (int) page.evaluate("document.documentElement.scrollHeight");
    }
}
