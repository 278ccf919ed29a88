package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.CourtClock;
import org.lian.story.Stories;

/** 反诉 on a phone: from the number of the case that sued him to the fee that he pays. */
@OwnCourt
@Tag("thorough")
class CounterclaimStories extends InTheBrowser {
    @Test
    @DisplayName("被告李四在手机上反诉：填案号、补地址、写请求、上传、提交；法院受理，他看到减半的受理费；案卷页上两件互相找得到")
    void fromTheNumberToTheFee() throws IOException {
        var court = new Stories(port);
        var draft = Stories.loanDraft();
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", "李四",
                        "idType", "RESIDENT_ID",
                        "idNumber", "110105199001010010")));
        var suit = court.submitted(draft);
        court.register(suit);
        court.confirmFee(suit, 230_000);
        court.waitsAt(suit, "FEE_DUE");
        court.pay(suit);
        court.waitsAt(suit, "TRANSFERRED");

        var lisi = signedIn(Browser.PHONE, "lisi");
        lisi.navigate("/#kinds");
        lisi.getByText("提起反诉").click();
        lisi.getByLabel("本诉的案号").fill("（2026）京0199民初9999号");
        press(lisi, "开始写反诉状");
        assertThat(lisi.locator(".errors")).containsText("没有找到您是被告的这件案件");
        picture(lisi, "counterclaim-unknown-phone");
        lisi.getByLabel("本诉的案号").fill(court.filing(suit).get("caseNumber").asText());
        press(lisi, "开始写反诉状");
        assertThat(lisi.locator("main")).containsText("李四 反诉 张三");
        picture(lisi, "counterclaim-draft-phone");
        var counterclaim = lisi.url().replaceAll(".*/filings/", "");
        write(lisi, "/filings/" + counterclaim);
        picture(lisi, "counterclaim-check-phone");
        assertThat(lisi.locator("main")).containsText("400.00");
        lisi.locator("[name=consentOnline]").check();
        press(lisi, "提交立案申请");
        picture(lisi, "counterclaim-receipt-phone");

        court.decideAs("clerk1", counterclaim, "REVIEW", Map.of("outcome", "REGISTER"));
        court.decideAs("clerk1", counterclaim, "CONFIRM_FEE", Map.of("confirmedFen", 40_000));
        CourtClock.until(() -> org.assertj.core.api.Assertions.assertThat(
                        court.as("lisi").get("/api/v1/filings/" + counterclaim).get("status"))
                .isEqualTo("FEE_DUE"));
        lisi.navigate("/filings/" + counterclaim);
        assertThat(lisi.locator("main")).containsText("受理以后与那件案件合并审理");
        assertThat(lisi.locator("#fee")).containsText("400.00");
        picture(lisi, "counterclaim-owing-phone");

        var zhangsan = signedIn(Browser.PHONE, "zhangsan");
        zhangsan.navigate("/inbox");
        picture(zhangsan, "counterclaim-told-phone");
        zhangsan.navigate("/filings/" + suit);
        assertThat(zhangsan.locator("main")).containsText("被告提起反诉，本院已经受理，与本案合并审理");

        var clerk = signedIn(Browser.DESK, "clerk1");
        clerk.navigate("/staff/filings/" + suit);
        picture(clerk, "counterclaim-case-desk");
        clerk.getByText("李四 反诉 张三").click();
        assertThat(clerk.locator("main")).containsText("本诉");
        picture(clerk, "counterclaim-joined-desk");
    }

    private void write(Page lisi, String filing) throws IOException {
        lisi.navigate(filing + "/parties/plaintiffs/0");
        lisi.locator("[name=address]").fill("北京市某某区二号");
        picture(lisi, "counterclaim-party-phone");
        press(lisi, "保存并继续");
        lisi.navigate(filing + "/questions/claims");
        lisi.locator("[name='claimItems[0].text']").fill("请求判令反诉被告退还多付的四万元");
        lisi.locator("[name='claimItems[0].amountFen']").fill("40000");
        lisi.locator("[name=facts]").fill("借款已经还清，多付了四万元，收款记录为证。");
        picture(lisi, "counterclaim-claims-phone");
        press(lisi, "保存并继续");
        lisi.navigate(filing + "/questions/service-address");
        lisi.locator("[name='serviceAddress.address']").fill("北京市某某区二号");
        lisi.locator("[name='serviceAddress.electronic'][value=true]").check();
        press(lisi, "保存并继续");
        picture(lisi, "counterclaim-facts-phone");
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE")) {
            lisi.navigate(filing + "/materials");
            lisi.getByLabel("这是什么材料？").selectOption(kind);
            lisi.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload(kind + ".txt", "text/plain", Stories.text(kind)));
            press(lisi, "上传");
            assertThat(lisi.locator(".file", new Page.LocatorOptions().setHasText(kind + ".txt")))
                    .isVisible();
        }
        lisi.navigate(filing + "/check");
    }
}
