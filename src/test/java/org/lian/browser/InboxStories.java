package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 消息 by hand: a filer on a phone finds what is new, a clerk at a desk tells what no channel could. */
@OwnCourt
@Tag("thorough")
class InboxStories extends InTheBrowser {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("手机上：页头有没读的数目，点开一条到那份文书，回来少一条，全部标为已读以后没有数目")
    void foundOnAPhone() {
        var court = new Stories(port);
        var filing = court.owing();
        var filer = signedIn(Browser.PHONE, "zhangsan");
        filer.navigate("/filings/" + filing);
        picture(filer, "inbox-header-phone");
        filer.locator(".site-nav a[href='/inbox']").click();
        assertThat(filer.locator("h1")).hasText("消息");
        assertThat(filer.locator("main")).containsText("《交纳诉讼费用通知书》已送达");
        picture(filer, "inbox-phone");

        filer.getByText("《交纳诉讼费用通知书》已送达").first().click();
        assertThat(filer.locator("h1")).hasText("交纳诉讼费用通知书");
        filer.navigate("/inbox");
        press(filer, "全部标为已读");
        assertThat(filer.locator(".site-nav .count")).hasCount(0);
        picture(filer, "inbox-read-phone");
        var desktop = signedIn(1366, "zhangsan");
        new Stories(port).submitted();
        desktop.navigate("/inbox");
        assertThat(desktop.locator(".site-nav .count")).hasText("1");
        picture(desktop, "inbox-desktop");
    }

    @Test
    @DisplayName("人工通知：立案人员看到发不出去的消息，写明理由看号码，登记怎样通知的")
    void toldByAClerk() {
        var court = new Stories(port);
        var filing = court.submitted();
        // As three days without any gateway leave it.
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(filing)
                .equals("SENT"));
        jdbc.sql("""
                        insert into message (id, account_id, filing_id, kind, key, title, at, state, channel, court,
                                             next_attempt_at, last_error)
                        select gen_random_uuid(), account_id, filing_id, 'DEADLINE', 'by hand', '补正材料的期限快到了，最后一日是 12 月 5 日',
                               at, 'HAND', 'SMS', '京0199', at, 'ChannelSilent'
                        from message where filing_id = cast(? as uuid)""").param(filing).update();
        var clerk = signedIn(1366, "clerk1");
        clerk.navigate("/staff");
        clerk.getByText("打开人工通知").click();
        assertThat(clerk.locator("main")).containsText("短信一直没有接通");
        picture(clerk, "by-hand-desktop");
        clerk.getByLabel("查看号码的理由").first().fill("电话通知补正期限");
        clerk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看完整号码"))
                .first()
                .click();
        assertThat(clerk.locator("main")).containsText("联系电话 13800138000");
        picture(clerk, "by-hand-number-desktop");
        clerk.getByLabel("怎样通知的").first().fill("电话告知本人");
        clerk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("已经人工通知"))
                .first()
                .click();
        assertThat(clerk.locator("main")).containsText("已登记人工通知");
        assertThat(clerk.locator("main")).containsText("没有等待人工通知的消息");
    }

    private String state(String filing) {
        return jdbc.sql("select state from message where filing_id = cast(? as uuid) and kind = 'RECEIPT'")
                .param(filing)
                .query(String.class)
                .single();
    }
}
