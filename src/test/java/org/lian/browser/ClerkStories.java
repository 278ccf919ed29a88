package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The court's side of every way out, by mouse and keys; the filer's side goes through the API here. */
@OwnCourt
@Tag("thorough")
class ClerkStories {
    private static Browser browser;

    @LocalServerPort
    int port;

    private Stories court;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("任务列表里：把一份材料标为模糊，结论随之变成要求补正，发出一次性补正通知")
    void correctionByMarkingAMaterial() {
        var filing = submittedBy("周八");
        var clerk = staff("clerk1");
        clerk.getByText("待审查").first().click();
        clerk.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText("周八"))
                .click();
        var sheet = clerk.frameLocator("iframe.lian-sheet");
        assertThat(sheet.locator("h1")).containsText("周八 诉 李四");
        clerk.locator("button.claim").first().click();
        sheet.locator("select[data-verdict]").nth(2).selectOption("UNREADABLE");
        sheet.locator("input[data-verdict-note]").nth(2).fill("借条第二页");
        assertThat(sheet.locator("[data-decide]")).hasText("发出补正通知");
        sheet.getByText("诉讼请求不具体").click();
        sheet.getByLabel("对“诉讼请求不具体").fill("利息从哪一天起算");
        picture(clerk, "correction-note");

        sheet.locator("[data-decide]").click();
        assertThat(sheet.locator("#confirm")).containsText("EVIDENCE.txt：材料模糊、残缺或者无法打开，请重新提交（借条第二页）");
        assertThat(sheet.locator("#confirm")).containsText("诉讼请求不具体");
        assertThat(sheet.locator("#confirm")).containsText("给当事人 7 日，从收到补正通知的次日起算；今天收到的，最后一天是 20");
        assertThat(sheet.locator("#confirm")).containsText("（利息从哪一天起算）");
        sheet.locator("[data-yes]").click();
        assertThat(sheet.locator("[data-next]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));

        var notice = court.waitsAt(filing, "CORRECTION_REQUIRED").get("correction");
        Assertions.assertThat(notice.get("items")).hasSize(2);
        Assertions.assertThat(notice.get("items").get(0).get("text").asText()).contains("借条第二页");
        Assertions.assertThat(notice.get("items").get(1).get("text").asText()).contains("利息从哪一天起算");
    }

    @ParameterizedTest
    @CsvSource({"1366, 768", "1920, 1080"})
    @DisplayName("答复投诉：投诉内容下面就是答复框和按钮，不隔一屏空白；点得到案件页，表单还在")
    void theAnswerToAComplaintIsInSight(int width, int height) {
        var filing = court.submitted();
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", "提交以后没有人联系我，请尽快办理。"))
                .expecting(201);
        var supervisor = court.as("supervisor1");
        var task = court.taskFor(supervisor, filing, "ANSWER_COMPLAINT");
        supervisor.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var page = staff("supervisor1");
        page.setViewportSize(width, height);

        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);

        var sheet = page.frameLocator("iframe.lian-sheet");
        assertThat(sheet.locator("#decision .facts")).containsText("没有人联系我");
        assertThat(sheet.locator("#answer")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        assertThat(sheet.locator("[data-decide]")).isInViewport();
        Pictures.take(page, java.nio.file.Path.of("target", "pictures", "complaint-" + width + ".png"), false);
        sheet.locator("#answer").fill("正在查");

        var opened = page.waitForPopup(() -> sheet.getByText("案件页：谁办的、办到哪一步").click());

        assertThat(opened).hasURL(Pattern.compile(".*/staff/filings/" + filing));
        assertThat(opened.locator("h1")).containsText("张三 诉 李四");
        assertThat(opened.locator(".doings")).containsText("收到立案申请");
        assertThat(sheet.locator("#answer")).hasValue("正在查");
    }

    @Test
    @DisplayName("标明了材料的问题，页面重新载入：标记还在，结论仍是要求补正")
    void aMarkOutlivesAReload() {
        var clerk = sheet("clerk1", court.submitted(), "REVIEW");
        clerk.locator("select[data-verdict]").nth(2).selectOption("UNREADABLE");
        assertThat(clerk.locator("[data-decide]")).hasText("发出补正通知");

        clerk.reload();

        assertThat(clerk.locator("select[data-verdict]").nth(2)).hasValue("UNREADABLE");
        assertThat(clerk.locator("[data-decide]")).hasText("发出补正通知");
    }

    @Test
    @DisplayName("用键盘：A 全部无问题，1 登记立案，Ctrl+Enter、Enter 办结")
    void registrationByKeys() {
        var filing = court.submitted();
        var clerk = sheet("clerk1", filing, "REVIEW");

        clerk.keyboard().press("4");
        assertThat(clerk.locator("[data-decide]")).hasText("提出不予受理建议");
        clerk.keyboard().press("a");
        Assertions.assertThat(
                        clerk.locator("select[data-verdict]").evaluateAll("all => all.map(one => one.value).join()"))
                .isEqualTo("OK,OK,OK");
        clerk.keyboard().press("1");
        clerk.keyboard().press("Control+Enter");
        assertThat(clerk.locator("#confirm")).containsText("登记立案？");
        clerk.keyboard().press("Enter");

        assertThat(clerk.locator("main")).containsText("已登记立案");
        court.waitsAt(filing, "REGISTERED");
    }

    @Test
    @DisplayName("审查人选定适用程序是法院的决定，不是更正：不要更正理由，确认时写明")
    void theProcedureIsNoCorrection() {
        var filing = court.submitted();
        var clerk = sheet("clerk1", filing, "REVIEW");
        assertThat(clerk.locator("#procedure-wish")).containsText("申请人希望：由法院决定");

        clerk.locator("#procedure").selectOption("SIMPLIFIED");
        clerk.keyboard().press("1");
        clerk.keyboard().press("Control+Enter");
        assertThat(clerk.locator("#confirm")).containsText("简易程序");
        clerk.keyboard().press("Enter");

        assertThat(clerk.locator("main")).containsText("已登记立案");
        court.confirmFee(filing, 115_000);
    }

    @Test
    @DisplayName("确认诉讼费的办理页写表的名称和条文，不写表和行的代码")
    void theFeeIsSaidInWords() {
        var filing = court.submitted();
        court.register(filing);
        var clerk = sheet("clerk1", filing, "CONFIRM_FEE");

        assertThat(clerk.locator(".bill")).containsText("诉讼费用交纳办法第十三条");
        assertThat(clerk.locator("#decision")).containsText(Pattern.compile("计算依据：.*诉讼费计算表第 \\d+ 版"));
        assertThat(clerk.locator("main")).not().containsText(Pattern.compile("cause-fee-class|[a-z]+-fee|fee-[a-z]+"));
        decide(clerk, "已确认应交 2,300.00 元");
    }

    @Test
    @DisplayName("有材料标了问题，不能登记立案：说明怎么办，填写的都还在")
    void aMarkedMaterialIsNoRegistration() {
        var clerk = sheet("clerk1", court.submitted(), "REVIEW");
        clerk.locator("select[data-verdict]").first().selectOption("PAGES_MISSING");
        clerk.keyboard().press("1");
        clerk.locator("[data-decide]").click();

        assertThat(clerk.locator("[data-field=outcome] > .fault, [data-field=outcome] .fault")
                        .first())
                .containsText("请选择“要求补正”");
        clerk.reload();
        assertThat(clerk.locator("select[data-verdict]").first()).hasValue("PAGES_MISSING");
    }

    @Test
    @DisplayName("释明：选了事由，它的条文写在旁边、不用填；须指明法院的才问法院；当事人收到")
    void advice() {
        var filing = court.submitted();
        var clerk = sheet("clerk1", filing, "REVIEW");
        choose(clerk, "ADVISE");
        clerk.locator("#ADVISE-ground").selectOption("ARBITRATION");
        assertThat(clerk.locator("[data-answer=ADVISE] [data-ground-basis]")).hasText("依据：民事诉讼法第一百二十七条第二项");
        assertThat(clerk.locator("#ADVISE-competentCourt")).isHidden();
        clerk.locator("#ADVISE-ground").selectOption("OTHER_COURT");
        assertThat(clerk.locator("[data-answer=ADVISE] [data-ground-basis]")).hasText("依据：民事诉讼法第一百二十七条第四项");
        clerk.locator("#ADVISE-competentCourt").fill("某某市第二人民法院");

        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("[data-answer=ADVISE] .fault")).hasText("请写明告知的内容");
        browser.requireGoodPage(clerk);
        clerk.locator("#ADVISE-reason").fill("被告住所地不在本院辖区。");
        decide(clerk, "已释明");

        Assertions.assertThat(court.waitsAt(filing, "ADVISED")
                        .get("outcome")
                        .get("court")
                        .asText())
                .isEqualTo("某某市第二人民法院");
    }

    @Test
    @DisplayName("不予受理：窗口提出，提出的人不能审签，另一名法官看到建议原文并签发")
    void refusal() {
        var filing = court.submitted();
        var clerk = sheet("clerk1", filing, "REVIEW");
        choose(clerk, "REFUSE");
        clerk.locator("#REFUSE-ground").selectOption("NO_DIRECT_INTEREST");
        clerk.locator("#REFUSE-reason").fill("原告不是借款合同的当事人。");
        decide(clerk, "已转立案法官审签");

        var judge = sheet("judge1", filing, "SIGN_REFUSAL");
        assertThat(judge.locator("#SIGN-reason")).hasValue("原告不是借款合同的当事人。");
        browser.requireGoodPage(judge);
        judge.locator("#SIGN-reason").fill("");
        judge.locator("#SIGN-reason").fill("原告不是借款合同的当事人，也没有受让债权。");
        var shown = new ArrayList<String>();
        judge.context().onResponse(answer -> {
            if (answer.url().endsWith("/ruling")) {
                shown.add(answer.status() + " " + answer.headerValue("content-type"));
            }
        });
        for (var width : List.of(360, 1366)) {
            judge.setViewportSize(width, 768);
            picture(judge, "sheet-to-sign-" + width);
        }
        judge.context().waitForPage(() -> judge.locator("[data-look]").click());
        judge.waitForCondition(() -> shown.contains("200 application/pdf"));
        Assertions.assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        decide(judge, "裁定已签发并送达");

        Assertions.assertThat(
                        court.waitsAt(filing, "REFUSED").get("rulingNumber").asText())
                .contains("民初");
    }

    @Test
    @DisplayName("登记并确认诉讼费：打开、认领、登记、确认四下，交费通知送达；按钮和确认写明多少，改了程序跟着变，更正了金额不再给；确认时写明是哪一件、哪几种材料没有人点开看过")
    void registrationWithTheFee() {
        var court = new Stories(port);
        var filing = court.submitted();
        var clerk = sheet("clerk1", filing, "REVIEW");
        var both = clerk.locator("[data-with-fee]");
        assertThat(both).containsText("2,300.00 元");
        clerk.locator("#procedure").selectOption("SIMPLIFIED");
        assertThat(both).containsText("1,150.00 元");
        clerk.locator(".corrections summary").click();
        clerk.locator("#amount").fill("200000.00");
        assertThat(both).isHidden();
        clerk.locator("#amount").fill("100000.00");
        clerk.locator("#procedure").selectOption("ORDINARY");
        assertThat(both).containsText("2,300.00 元");
        clerk.setViewportSize(1366, 768);
        picture(clerk, "sheet-with-fee");
        both.click();
        assertThat(clerk.locator("#confirm")).containsText("确认诉讼费 2,300.00 元");
        assertThat(clerk.locator("#confirm")).containsText("张三 诉 李四 民间借贷纠纷");
        // What the page shows by itself nobody has opened either.
        assertThat(clerk.locator("[data-unseen]"))
                .containsText("还有 3 份材料没有人点开看过：起诉状（COMPLAINT.txt）、原告身份证明（PLAINTIFF_IDENTITY.txt）、证据材料（EVIDENCE.txt）");
        picture(clerk, "sheet-with-fee-asked");
        clerk.keyboard().press("Enter");
        assertThat(clerk.locator("main")).containsText("诉讼费 2,300.00 元由您确认");
        Assertions.assertThat(
                        court.waitsAt(filing, "FEE_DUE").at("/fee/totalFen").asLong())
                .isEqualTo(230_000);
    }

    @Test
    @DisplayName("没有问题的检查收成一行；躺着的照片可以转；长的 PDF 可以跳页；有人打开过的材料不再问")
    void lookingAtMaterials() throws Exception {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "照片.png", photo(600, 300))
                .expecting(201);
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "账册.pdf", pages(12))
                .expecting(201);
        court.submit(filing).expecting(201);
        var clerk = sheet("clerk1", filing, "REVIEW");
        assertThat(clerk.locator(".passed summary")).containsText("项检查没有问题");
        clerk.locator(".paper", new Page.LocatorOptions().setHasText("照片.png")).click();
        assertThat(clerk.locator("[data-pages] img")).isVisible();
        clerk.locator("[data-turn]").click();
        Assertions.assertThat(clerk.locator("[data-pages] canvas").evaluate("one => one.height > one.width"))
                .isEqualTo(true);
        picture(clerk, "photo-turned");
        clerk.locator(".paper", new Page.LocatorOptions().setHasText("账册.pdf")).click();
        assertThat(clerk.locator("[data-page-jump]")).containsText("/ 12 页");
        clerk.locator("#page").fill("9");
        clerk.locator("#page").press("Enter");
        assertThat(clerk.locator("[data-pages] canvas").nth(8)).isInViewport();
        assertThat(clerk.locator("[data-pages] canvas").nth(0)).not().isInViewport();
        picture(clerk, "pages-jumped");
        clerk.reload();
        assertThat(clerk.locator(".paper.seen", new Page.LocatorOptions().setHasText("账册.pdf")))
                .isVisible();
    }

    private static void picture(Page page, String name) {
        Pictures.take(page, java.nio.file.Path.of("target", "pictures", name + ".png"), false);
    }

    private static byte[] photo(int width, int height) throws java.io.IOException {
        var image = new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var drawing = image.createGraphics();
        drawing.setColor(java.awt.Color.ORANGE);
        drawing.fillRect(0, 0, width / 2, height);
        drawing.dispose();
        var out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] pages(int number) throws java.io.IOException {
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument()) {
            for (var at = 0; at < number; at++) {
                document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            }
            var out = new java.io.ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    @DisplayName("回避：写明理由，任务退回办理组；没写理由的指明")
    void recusal() {
        var filing = court.submitted();
        var clerk = sheet("clerk2", filing, "REVIEW");
        clerk.getByText("其他操作").click();
        click(clerk, "回避本案");
        assertThat(clerk.locator(".act .fault")).containsText("请写明理由");
        clerk.locator("#recusal-reason").fill("是原告的近亲属");
        click(clerk, "回避本案");
        assertThat(clerk.locator("main")).containsText("任务已退回办理组");

        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
    }

    @Test
    @DisplayName("庭长改派：选人、写理由，任务到那个人名下")
    void assignment() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        var supervisor = staff("supervisor1");
        supervisor.navigate("/staff/tasks/" + task);
        supervisor.getByText("其他操作").click();
        supervisor.locator("#assign-to").selectOption("clerk2");
        supervisor.locator("#assign-reason").fill("人手调整");
        click(supervisor, "改派");
        assertThat(supervisor.locator("main")).containsText("已改派");

        Assertions.assertThat(court.as("clerk2")
                        .get("/api/v1/tasks/" + task)
                        .expecting(200)
                        .body()
                        .get("task")
                        .get("assignee")
                        .asText())
                .isEqualTo("clerk2");
    }

    @Test
    @DisplayName("登记送达回证：在任务页上填日期和编号就办结；没有填的，指出是哪一项")
    void aReturnReceiptIsRegisteredOnTheSheet() {
        var draft = Stories.loanDraft();
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "electronic", false));
        var filing = court.submitted(draft);
        court.register(filing);
        var clerk = sheet("clerk1", filing, "PAPER_SERVICE");
        assertThat(clerk.locator("[data-decide]")).hasText("登记送达");
        clerk.locator("[data-name=until]")
                .fill(LocalDate.now(BusinessClock.SHANGHAI).toString());
        clerk.locator("[data-decide]").click();
        assertThat(clerk.locator("[data-field=document]")).containsText("请登记送达回证或者邮件的编号");

        clerk.locator("[data-name=document]").fill("EMS1234567");
        decide(clerk, "已登记送达");

        court.task(filing, "CONFIRM_FEE");
        Assertions.assertThat(
                        court.clerk.get("/api/v1/tasks?filingId=" + filing).text())
                .doesNotContain("PAPER_SERVICE");
    }

    /** The task's sheet by itself, claimed there. */
    /** By a plaintiff of that name, so that it is found among the others of this court. */
    private String submittedBy(String plaintiff) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", plaintiff,
                        "idType", "RESIDENT_ID",
                        "idNumber", "11010519850312008X",
                        "phone", "13800138000",
                        "address", "北京市某某区一号")));
        return court.submitted(draft);
    }

    private Page sheet(String username, String filing, String kind) {
        var task = court.taskFor(court.as(username), filing, kind);
        var person = staff(username);
        person.navigate("/staff/tasks/" + task);
        click(person, "认领");
        assertThat(person.locator("[data-decide]")).isVisible();
        return person;
    }

    private static void choose(Page person, String answer) {
        person.locator("[data-answer=" + answer + "] .choice").click();
    }

    private static void decide(Page person, String done) {
        person.locator("[data-decide]").click();
        person.locator("[data-yes]").click();
        assertThat(person.locator("main")).containsText(done);
    }

    private static void click(Page person, String name) {
        person.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private Page staff(String username) {
        var desk =
                browser.person("http://127.0.0.1:" + port, Browser.DESK, true).newPage();
        desk.navigate("/login");
        desk.getByLabel("用户名").fill(username);
        desk.getByLabel("密码").fill("demo-" + username);
        desk.locator("main").getByRole(AriaRole.BUTTON).first().click();
        desk.waitForURL(Pattern.compile(".*/(camunda/app/tasklist/.*|staff)"));
        return desk;
    }
}
