package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;

/** 缓减免 by hand: a filer on a phone asks, a judge at a desk decides. */
@CourtTest
@Tag("thorough")
class FeeReliefStories extends InTheBrowser {
    private Stories court;

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("手机上在核对页申请免交；法官在任务页改准减交四成，写明理由；当事人看到准许了什么、为什么、还要交多少")
    void askedOnAPhoneAndDecidedAtADesk() {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing + "/check");
        filer.getByText("交诉讼费有困难：申请缓交、减交、免交").click();
        picture(filer, "relief-check-phone");
        filer.getByLabel("因见义勇为受到损害").check();
        filer.getByLabel("我同意在线办理").check();
        press(filer, "提交立案申请");
        assertThat(filer.locator(".errors")).containsText("请写明理由");
        assertThat(filer.getByLabel("因见义勇为受到损害")).isChecked();
        picture(filer, "relief-missing-phone");
        filer.getByLabel("困难在哪里").fill("救人时受伤住院，每月收入两千元，要养三口人。");
        press(filer, "提交立案申请");
        assertThat(filer.locator("h1")).containsText("法院已收到您的立案申请");
        var desktop = signedIn(1366, "zhangsan");
        var other = court.drafted(Stories.loanDraft());
        desktop.navigate("/filings/" + other + "/check");
        desktop.getByText("交诉讼费有困难：申请缓交、减交、免交").click();
        picture(desktop, "relief-check-desktop");

        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var sheet = signedIn(1366, "judge1");
        sheet.navigate("/staff/tasks/" + task);
        assertThat(sheet.locator("#decision")).containsText("救人时受伤住院");
        sheet.getByLabel("准许", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(false))
                .first()
                .check();
        sheet.getByLabel("准许的救助和情形").selectOption("REDUCTION_OTHER");
        sheet.getByLabel("减交百分之多少").fill("40");
        sheet.locator("textarea:visible").fill("有固定收入，可以负担一部分");
        Pictures.take(sheet, java.nio.file.Path.of("target", "pictures", "relief-sheet.png"), true);
        sheet.locator("[data-decide]").click();
        sheet.locator("[data-yes]").click();

        court.confirmFee(filing, 138_000);
        court.waitsAt(filing, "FEE_DUE");
        filer.navigate("/filings/" + filing);
        assertThat(filer.locator("#fee")).containsText("准许减交 40%");
        assertThat(filer.locator("main")).containsText("有固定收入，可以负担一部分");
        picture(filer, "relief-filing-phone");
    }
}
