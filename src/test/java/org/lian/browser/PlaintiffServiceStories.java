package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.story.Joined;
import org.lian.story.Stories;

/** 送达每一个原告: who filed hands a link over, the other reads what is served on him, the window hands the rest out. */
@CourtTest
@Tag("thorough")
class PlaintiffServiceStories extends InTheBrowser {
    @Test
    @DisplayName("手机上把链接给另一个原告，他登录后收到文书；第三个原告的文书由窗口送达并登记")
    void eachPlaintiff() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "plaintiffs",
                List.of(
                        Map.of(
                                "kind",
                                "PERSON",
                                "name",
                                "张三",
                                "idType",
                                "RESIDENT_ID",
                                "idNumber",
                                "11010519850312008X",
                                "phone",
                                "13800138000",
                                "address",
                                "某某区一号"),
                        Map.of(
                                "kind",
                                "PERSON",
                                "name",
                                "李四",
                                "idType",
                                "RESIDENT_ID",
                                "idNumber",
                                Joined.LISI,
                                "address",
                                "某某区二号"),
                        Map.of("kind", "PERSON", "name", "王五", "address", "某某区三号")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "赵六")));
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");

        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing);
        picture(filer, "filing-other-plaintiffs-phone");
        filer.getByText("其他原告怎样签名、收文书").first().click();
        picture(filer, "plaintiffs-phone");
        press(filer, "生成给李四的链接");
        picture(filer, "plaintiffs-link-phone");
        var link = filer.locator("[data-link]").textContent();

        var other = signedIn(Browser.PHONE, "lisi");
        other.navigate(link);
        picture(other, "plaintiff-link-phone");
        other.getByLabel("您的身份证件号码或者统一社会信用代码").fill(Joined.LISI);
        other.getByText("我同意在网上接收文书").click();
        press(other, "在网上收文书");
        assertThat(other.locator("main")).containsText("受理案件通知书");
        picture(other, "joined-phone");
        other.getByText("受理案件通知书").click();
        press(other, "我已阅读");
        assertThat(other.locator("li", new Page.LocatorOptions().setHasText("受理案件通知书")))
                .containsText("已读");

        var clerk = signedIn(1366, "clerk1");
        clerk.navigate("/staff/service");
        picture(clerk, "staff-service");
        clerk.navigate("/staff/filings/" + filing);
        assertThat(clerk.locator("main")).containsText("由法院另行送达");
        picture(clerk, "case-other-plaintiffs");
        clerk.getByLabel("签收日期").fill(LocalDate.now(BusinessClock.SHANGHAI).toString());
        clerk.getByLabel("怎样送达、谁签收").fill("直接送达，本人签收");
        press(clerk, "登记已经送达");
        assertThat(clerk.locator("main")).containsText("送达已经登记");
    }
}
