package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.story.CourtClock;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way out of a filing as a litigant walks it on a phone; the court's side acts over the API. */
@CourtTest
@Tag("thorough")
class WaysOutStories extends AtThePortal {
    @Autowired
    BusinessClock clock;

    private CourtClock time;
    private Stories court;

    @BeforeEach
    void startOnAMonday() {
        time = new CourtClock(clock, port);
        court = time.at("2026-10-12T09:00");
    }

    @AfterEach
    void realTimeAgain() {
        time.realTimeAgain();
    }

    @Test
    @DisplayName("补正：只补被退回的两项，边写边存，核对后提交，轮到法院")
    void aCorrectionIsAnsweredItemByItem() {
        var filing = noticed();
        open(filing, true);
        assertThat(page.locator(".turn")).containsText("轮到您了：补正材料");
        follow("去补正");
        good("补正");

        follow("补第 1 项");
        good("重新提交证据材料");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("清晰的借条.png", "application/octet-stream", png(3)));
        click("上传");
        assertThat(page.locator(".card")).containsText("清晰的借条.png");
        follow("这一项好了");
        assertThat(page.locator(".rows li").first()).containsText("已补");

        follow("补第 2 项");
        good("修改诉讼请求");
        assertThat(page.getByLabel("诉讼请求")).hasValue("请求判令被告归还借款本金十万元。");
        page.getByLabel("诉讼请求").fill("判令被告归还本金 100,000 元，并支付利息。");
        assertThat(page.locator("#saved")).containsText("已自动保存");
        page.navigate("/filings/" + filing + "/correction");
        assertThat(page.locator(".rows")).not().containsText("未补");

        follow("核对并提交补正");
        good("核对并提交补正");
        assertThat(page.locator("main")).containsText("并支付利息");
        click("提交补正");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
        assertThat(page.locator(".turn")).containsText("轮到法院");
        good(null);
        assertThat(court.filing(filing).get("draft").get("claims").asText()).contains("并支付利息");
    }

    @Test
    @DisplayName("没有脚本也能补正；没有补完的先指明，勾选以后可以先交一部分")
    void aPartOfTheCorrectionIsHandedIn() {
        var filing = noticed();
        open(filing, false);
        follow("去补正");
        follow("补第 1 项");
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload("清晰的借条.png", "application/octet-stream", png(4)));
        click("上传");
        follow("这一项好了");
        follow("核对并提交补正");
        click("提交补正");
        assertThat(page.locator(".errors")).containsText("还没有补正：诉讼请求不具体");
        good("核对并提交补正");
        page.getByLabel("先提交已补正的部分").check();
        click("提交补正");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
    }

    @Test
    @DisplayName("答复告知：不选不能提交，写的理由都在；坚持以后轮到法院")
    void anAdviceIsAnswered() {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某市第二人民法院"));
        court.waitsAt(filing, "ADVISED");
        open(filing, false);
        assertThat(page.locator("#decision")).containsText("某某市第二人民法院");
        follow("去答复");
        good("答复法院的告知");
        page.getByLabel("您的理由").fill("合同约定由本院管辖");
        click("提交答复");
        assertThat(page.locator(".errors")).containsText("请选择怎样答复");
        assertThat(page.getByLabel("您的理由")).hasValue("合同约定由本院管辖");
        page.getByLabel("坚持在本院起诉").check();
        click("提交答复");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
        assertThat(page.locator("main")).containsText("您的答复已经收到");
        good(null);
    }

    @Test
    @DisplayName("同意转交到本系统的法院：马上看到那里的申请，首次提交的时间没有变，两件互相指着")
    void theForwardedFilingIsFound() {
        var filing = court.submitted();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某区第二人民法院（演示）"));
        court.waitsAt(filing, "ADVISED");
        court = time.at("2026-10-14T09:00");
        open(filing, false);
        follow("去答复");
        page.getByLabel("同意转交").check();
        click("提交答复");
        assertThat(page.locator("h1 .tag")).hasText("已转交");
        good(null);
        follow("看某某区第二人民法院（演示）的这件申请");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
        assertThat(page.locator("main")).containsText("这件申请由某某区人民法院转来，首次提交的时间是 2026 年 10 月 12 日");
        good(null);
        follow("看原来的申请");
        assertThat(page.locator("h1 .tag")).hasText("已转交");
    }

    @Test
    @DisplayName("撤回：藏在一行字后面，先看后果再确定；撤回以后可以再次起诉")
    void theFilerTakesItBack() {
        var filing = court.submitted();
        open(filing, false);
        page.getByText("不想起诉了：撤回申请").click();
        follow("撤回申请");
        good("撤回申请");
        assertThat(page.locator("main")).containsText("不能恢复");
        page.getByLabel("原因").fill("双方已经和解");
        click("确定撤回");
        assertThat(page.locator("h1 .tag")).hasText("已撤回");
        good(null);

        click("再次起诉");
        good("民事起诉：填写清单");
        assertThat(page.locator("main")).containsText("张三 诉 李四");
    }

    @Test
    @DisplayName("不予受理以后：去哪里写明名称、电话和地图；上诉一按就到；改好再次起诉，内容、材料、对证据的说明都在")
    void afterTheRefusal() {
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205.05");
        var filing = court.drafted(draft);
        court.materials(filing);
        draft.put("evidence", Map.of("notes", List.of(Map.of("materialId", evidence(filing), "proves", "欠工资三个月"))));
        draft.put("revision", 1);
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        court.insist(filing);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "ARBITRATION",
                        "reason", "没有先申请劳动仲裁",
                        "basis", "民事诉讼法第一百二十七条第二项"));
        court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        open(filing, true);
        Pictures.take(page, Path.of("target/pictures/refused-phone.png"), true);
        assertThat(page.locator("#where")).containsText("劳动人事争议仲裁委员会");
        assertThat(page.locator("#where a[href='tel:12333']")).isVisible();
        assertThat(page.locator("#where a[href^='https://uri.amap.com/search?keyword=']"))
                .isVisible();
        assertThat(page.locator("#where")).containsText("收到裁决书十五日内起诉");
        follow("对不予受理的裁定上诉");
        good("还要变更、追加或者补交什么？");

        page.navigate("/filings/" + filing);
        click("再次起诉");
        good("民事起诉：填写清单");
        assertThat(page.locator(".note.ok")).containsText("3 份材料都带过来了");
        var renewed = page.url().replaceAll(".*/", "");
        assertThat(court.filing(renewed)
                        .get("draft")
                        .get("evidence")
                        .get("notes")
                        .get(0)
                        .get("materialId")
                        .asText())
                .isEqualTo(evidence(renewed))
                .isNotEqualTo(evidence(filing));
    }

    private String evidence(String filing) {
        for (var material : court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .expecting(200)
                .body()
                .get("items")) {
            if (material.get("kind").asText().equals("EVIDENCE")) {
                return material.get("id").asText();
            }
        }
        throw new AssertionError("no evidence");
    }

    @Test
    @DisplayName("补正期满退回：仍可以坚持起诉，轮到法院")
    void insistingAfterTheReturn() {
        var filing = noticed();
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "RETURNED");
        open(filing, false);
        assertThat(page.locator("#decision")).containsText("补正期限内没有提交补正");
        page.navigate("/filings/" + filing + "/correction");
        good("补正期限已过");
        follow("坚持起诉");
        good("坚持起诉");
        click("坚持起诉");
        assertThat(page.locator("h1 .tag")).hasText("待审查");
        assertThat(page.locator("main")).containsText("由法官决定");
    }

    private String noticed() {
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("EVIDENCE_MISSING", "CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        return filing;
    }

    /** 张三 signs in on the phone and opens the filing. */
    private void open(String filing, boolean javaScript) {
        arrive(javaScript);
        page.navigate("/login");
        page.getByLabel("用户名").fill("zhangsan");
        page.getByLabel("密码").fill("demo-zhangsan");
        click("登录");
        page.navigate("/filings/" + filing);
        good(null);
    }

    /** The page with that heading is in order; without one, whatever page it is. */
    private void good(String heading) {
        if (heading != null) {
            assertThat(heading()).hasText(heading);
        }
        browser.requireGoodPage(page);
    }
}
