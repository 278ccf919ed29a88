package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.story.Preserved;
import org.lian.story.Stories;

/** 保全 on a phone: from the home page to the receipt, to the judge's desk, and back to what comes up later. */
@OwnCourt
@Tag("thorough")
class PreservationStories extends InTheBrowser {
    @Test
    @DisplayName("张三在手机上申请起诉以前的保全：首页开始、填写、答题、上传、看申请费、提交；法官在桌面的“保全”里裁定、登记；他在手机上告诉法院已经起诉")
    void fromTheHomePage() throws IOException {
        var court = new Stories(port);
        var zhangsan = signedIn(Browser.PHONE, "zhangsan");
        zhangsan.navigate("/#kinds");
        picture(zhangsan, "preservation-home-phone");
        zhangsan.getByText("开始申请保全").click();
        assertThat(zhangsan.locator("main")).containsText("保全");
        picture(zhangsan, "preservation-draft-phone");
        var filing = zhangsan.url().replaceAll(".*/filings/([^/]+).*", "$1");
        court.zhangsan
                .put(
                        "/api/v1/filings/" + filing,
                        with(
                                Preserved.draft("BEFORE_SUIT", "PROPERTY"),
                                court.filing(filing).get("revision").asInt()))
                .expecting(200);
        for (var question : List.of("claims", "facts", "amount", "court")) {
            zhangsan.navigate("/filings/" + filing + "/questions/" + question);
            picture(zhangsan, "preservation-" + question + "-phone");
        }
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE", "GUARANTEE")) {
            zhangsan.navigate("/filings/" + filing + "/materials");
            zhangsan.getByLabel("这是什么材料？").selectOption(kind);
            zhangsan.getByLabel("选择文件或者拍照")
                    .setInputFiles(new FilePayload(kind + ".txt", "text/plain", Stories.text(kind)));
            press(zhangsan, "上传");
            assertThat(zhangsan.locator(".file", new Page.LocatorOptions().setHasText(kind + ".txt")))
                    .isVisible();
        }
        picture(zhangsan, "preservation-materials-phone");
        zhangsan.navigate("/filings/" + filing + "/check");
        assertThat(zhangsan.locator("main")).containsText("1,020.00");
        picture(zhangsan, "preservation-check-phone");
        zhangsan.locator("[name=consentOnline]").check();
        press(zhangsan, "提交立案申请");
        picture(zhangsan, "preservation-receipt-phone");

        var judge = signedIn(Browser.DESK, "judge1");
        court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION");
        judge.navigate("/staff/desk?list=PRESERVATION");
        picture(judge, "preservation-desk");
        judge.getByText("裁定保全申请").first().click();
        picture(judge, "preservation-ruling-desk");
        Preserved.grant(court, filing);
        court.taskFor(court.as("judge1"), filing, "REGISTER_PRESERVATION");
        judge.navigate("/staff/filings/" + filing);
        judge.getByText("登记保全执行情况").first().click();
        picture(judge, "preservation-registration-desk");
        var today = LocalDate.now(BusinessClock.SHANGHAI);
        Preserved.executed(court, filing, today.toString(), today.plusYears(1).toString());
        Preserved.handed(court, filing, today.toString());

        org.lian.story.CourtClock.until(() -> {
            zhangsan.navigate("/filings/" + filing);
            org.assertj.core.api.Assertions.assertThat(zhangsan.locator("main").innerText())
                    .contains("保全期间");
        });
        picture(zhangsan, "preservation-in-force-phone");
        zhangsan.navigate("/filings/" + filing + "/preservation");
        zhangsan.locator("[name=matter][value=SUIT_BROUGHT]").check();
        zhangsan.locator("[name=reason]").fill("已经在本院起诉，案号（2025）京0199民初1号。");
        picture(zhangsan, "preservation-matter-phone");
        press(zhangsan, "告诉法院");
        court.taskFor(court.as("judge1"), filing, "DECIDE_PRESERVATION");
        judge.navigate("/staff/filings/" + filing);
        judge.getByText("裁定保全事项").first().click();
        picture(judge, "preservation-matter-desk");
    }

    private static Map<String, Object> with(Map<String, Object> draft, int revision) {
        draft.put("revision", revision);
        return draft;
    }
}
