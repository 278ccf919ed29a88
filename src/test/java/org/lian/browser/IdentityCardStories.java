package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.materials.CardPicture;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a program reads on the photograph of an identity card: taken over by a tap, compared, and deciding nothing. */
@OwnCourt
@Tag("thorough")
class IdentityCardStories extends InTheBrowser {
    private static final int PHONE = 360;
    private static final String NUMBER = CardPicture.number("65999019850312003");

    @Autowired
    JdbcClient jdbc;

    private Stories court;

    @BeforeEach
    void readerIsThere() {
        Assumptions.assumeTrue(
                java.nio.file.Files.isExecutable(java.nio.file.Path.of("/usr/bin/tesseract")),
                "tesseract with chi_sim is installed");
        court = new Stories(port);
    }

    private void uploaded(String filing, String name) throws Exception {
        var before = readings();
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "PLAINTIFF_IDENTITY",
                        "身份证.jpg",
                        CardPicture.of(name, NUMBER, "河北省石家庄市长安区建设", "北大街1号2单元301室"))
                .expecting(201);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            codes(filing);
            return readings() == before + 1;
        });
    }

    private long readings() {
        return jdbc.sql("select count(*) from material_reading")
                .query(Long.class)
                .single();
    }

    private List<String> codes(String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("code");
    }

    @Test
    @DisplayName("传了身份证照片：原告那一页照着填，一按就填上；改错了核对时提醒，照样提交，法院看到不一致；读到的密封保存")
    void takenOverAndCompared() throws Exception {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of());
        var filing = court.drafted(draft);
        uploaded(filing, "王小明");
        Assertions.assertThat(
                        jdbc.sql("select count(*) from material_reading where position(cast(:n as bytea) in card) > 0")
                                .param("n", NUMBER.getBytes(StandardCharsets.UTF_8))
                                .query(Long.class)
                                .single())
                .isZero();
        var page = signedIn(PHONE, "zhangsan");
        page.navigate("/filings/" + filing + "/parties/plaintiffs/0");
        assertThat(page.locator("main")).containsText("照身份证照片填？");
        assertThat(page.locator("main")).containsText(NUMBER);
        picture(page, "card-offered");
        press(page, "照这个填");
        assertThat(page.locator("main")).containsText("已从身份证照片填上");
        assertThat(page.locator("#name")).hasValue("王小明");
        assertThat(page.locator("#idNumber")).hasValue(NUMBER);
        assertThat(page.locator("#address")).hasValue("河北省石家庄市长安区建设北大街1号2单元301室");
        assertThat(page.locator("main")).not().containsText("照身份证照片填？");
        picture(page, "card-taken");
        Assertions.assertThat(codes(filing)).doesNotContain("IDENTITY_CARD_DIFFERS");

        page.locator("#name").fill("王晓明");
        page.locator("#phone").fill("13800000001");
        press(page, "保存并继续");
        page.waitForURL("**/parties/defendants**");
        page.navigate("/filings/" + filing + "/parties/plaintiffs/0");
        assertThat(page.locator("main")).containsText("和身份证照片上读到的不一样");
        picture(page, "card-differs");
        Assertions.assertThat(codes(filing)).contains("IDENTITY_CARD_DIFFERS");
        page.navigate("/filings/" + filing + "/check");
        assertThat(page.locator("main")).containsText("“王晓明”的姓名与证件读出的不一致");

        court.materials(filing);
        court.submit(filing).expecting(201);
        var clerk = signedIn(1366, "clerk1");
        clerk.navigate("/staff/tasks/" + court.task(filing, "REVIEW"));
        assertThat(clerk.locator("main")).containsText("与证件读出的不一致", patiently());
        picture(clerk, "card-clerk");
    }

    @Test
    @DisplayName("删掉草稿，读到的也没有了；别人的申请里不能照着填")
    void goneWithTheDraft() throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        var before = readings();
        uploaded(filing, "赵大海");
        var lisi = signedIn(PHONE, "lisi");
        lisi.navigate("/filings/" + filing + "/parties/plaintiffs/0");
        assertThat(lisi.locator("body")).not().containsText(NUMBER);

        court.zhangsan.delete("/api/v1/filings/" + filing).expecting(204);

        await().atMost(Duration.ofSeconds(20)).until(() -> readings() == before);
    }
}
