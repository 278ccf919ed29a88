package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;

/** A filer who has no pointer: every field, answer and button is reached by Tab, in the order of the page, and pressed by a key. */
@CourtTest
@Tag("thorough")
class KeyboardStories extends InTheBrowser {
    private static final int MOST_STOPS = 200;
    private static final String FOCUSED = "one => one === document.activeElement";
    private static final String IN_ITS_GROUP = "one => document.activeElement.name === one.name";

    /** A ring or another sign that tells where one is. */
    private static final String SEEN = """
            (() => {
              const one = document.activeElement;
              const label = one.labels && one.labels[0];
              return [one, label, one.closest('.choice')].filter(Boolean).some(seen => {
                const style = getComputedStyle(seen);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              });
            })()""";

    private Page page;
    private int stops;

    @Test
    @DisplayName("只用键盘：登录、填写、上传、核对、提交，拿到收件回执；走到哪里看得见")
    void filesByKeyboardAlone() {
        page = browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        page.navigate("/login");
        write("#username", "zhangsan");
        write("#password", "demo-zhangsan");
        press("登录");
        page.navigate("/filings");
        press("开始新的立案");
        choose("input[name=courtCode]", "某某区人民法院");
        press("保存并继续");
        write("#q", "老赵借我三万块不还");
        press("看看像哪一种");
        choose("input[name=causeCode]", "民间借贷纠纷");
        press("保存并继续");
        press("我自己是");
        write("[name=address]", "北京市某某区幸福路1号院2号楼301室");
        press("保存并继续");
        write("[name=name]", "赵大勇");
        write("[name=address]", "北京市某某区和平街道8号");
        press("保存并继续");
        write("[name='claimItems[0].amountFen']", "30000");
        write("#facts", "。2025年3月1日借的，约定2026年2月1日还，有借条。");
        press("保存并继续");
        press("保存并继续");
        press("保存并继续");
        choose("input[name='serviceAddress.electronic']", "同意电子送达");
        press("保存并继续");
        press("保存并继续");
        for (var photo = 1; page.locator("form.need").count() > 0; photo++) {
            var shade = photo;
            page.waitForLoadState(LoadState.NETWORKIDLE);
            reach(page.locator("form.need input[type=file]").first(), FOCUSED);
            var chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
            page.waitForNavigation(() ->
                    chooser.setFiles(new FilePayload("照片" + shade + ".png", "image/png", AtThePortal.png(shade))));
            assertThat(photo).isLessThan(8);
        }
        press("继续，核对并提交");
        reach(page.locator("input[name=consentOnline]"), FOCUSED);
        page.keyboard().press("Space");
        press("提交立案申请");

        assertThat(page.locator("h1").innerText()).isEqualTo("法院已收到您的立案申请");
        System.out.println("keyboard: " + stops + " stops");
    }

    private void write(String field, String text) {
        reach(page.locator(field), FOCUSED);
        page.keyboard().press("End");
        page.keyboard().insertText(text);
    }

    private void choose(String radios, String text) {
        var wanted = page.locator(".choice", new Page.LocatorOptions().setHas(page.locator(radios)))
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + text)))
                .locator("input")
                .first();
        reach(wanted, IN_ITS_GROUP);
        for (var turn = 0; turn < MOST_STOPS && !Boolean.TRUE.equals(wanted.evaluate(FOCUSED)); turn++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Space");
        assertThat(wanted.isChecked()).as(text).isTrue();
    }

    private void press(String text) {
        reach(
                page.locator("main button:visible, main a:visible")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + text)))
                        .first(),
                FOCUSED);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        page.waitForLoadState();
    }

    private void reach(Locator wanted, String reached) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            if (Boolean.TRUE.equals(wanted.evaluate(reached))) {
                assertThat(page.evaluate(SEEN))
                        .as("where one is, on %s at %s", page.url(), wanted)
                        .isEqualTo(true);
                return;
            }
            page.keyboard().press("Tab");
            stops++;
        }
        throw new AssertionError(wanted + " is not reached by Tab on " + page.url());
    }
}
