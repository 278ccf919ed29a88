package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.lian.story.CourtClock.until;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Preserved;
import org.lian.vocabulary.Track;

/** What goes otherwise than hoped in enforcement, protection and preservation, on a phone, from plain words to the end. */
@CourtTest
@Tag("thorough")
class ProcedureWaysOutStories extends ProceduresAtThePortal {
    @Test
    @DisplayName("申请执行：说法院判了他不还钱，填完提交；窗口要求补正判决书，在手机上补了，登记立案，拿到执字案号")
    void enforcementCorrected() {
        tell("法院判他还钱，判决生效了他一直不还，我要申请强制执行", "申请执行");
        choose("某某区人民法院");
        next();
        parties("我自己是申请执行人", "北京市某某区和平街道 8 号");
        page.getByLabel("第 1 条请求").fill("李四支付借款本金 100,000 元");
        page.getByLabel("第 1 条的金额").fill("100000");
        page.locator("#facts").fill("某某区人民法院判决李四还款，判决已经生效，他没有履行。他在某某小区有一套房。");
        next();
        upToTheMaterials();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EFFECTIVE_DOCUMENT", "判决书第一页.pdf", pdf());
        var filing = handIn();

        noticed(Track.ENFORCEMENT, filing, "EFFECTIVE_DOCUMENT_MISSING");
        picture("enforcement-correction");
        handInAnother("判决书全部.pdf");
        corrected();
        court.register(filing);
        court.waitsAt(filing, "TRANSFERRED");
        open(filing);
        assertThat(page.locator("main")).containsText(Pattern.compile("（20\\d\\d）京0199执[1-9]\\d*号"));
        picture("enforcement-registered");
    }

    @Test
    @DisplayName("申请人身安全保护令：说老公打我，填完提交；法官驳回，页面说清为什么、怎样复议；在手机上申请复议，另一名法官改了，法院受理")
    void protectionRefusedAndReconsidered() {
        tell("老公喝醉了就打我，我怕，要法院不许他靠近", "申请人身安全保护令");
        choose("某某区人民法院");
        next();
        parties("我自己是申请人", "");
        page.getByLabel("第 2 条请求").fill("禁止被申请人骚扰、跟踪、接触申请人和孩子");
        page.locator("#facts").fill("昨天晚上他喝了酒打我，我报了警。他说还要动手。");
        next();
        upToTheMaterials();
        var filing = handIn();

        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NOT_FAMILY",
                        "reason", "双方是邻居，没有共同生活",
                        "basis", "反家庭暴力法第二条、第三十七条"));
        court.decideAs("judge2", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "REFUSED");
        open(filing);
        assertThat(page.locator("main")).containsText("双方是邻居，没有共同生活");
        assertThat(page.locator("main")).containsText("复议");
        picture("protection-refused");
        page.locator("#decision a.button", new Page.LocatorOptions().setHasText("复议"))
                .click();
        page.waitForLoadState();
        browser.requireGoodPage(page);
        picture("protection-reconsideration");
        press(page, "开始填写");
        page.getByLabel("理由").fill("我们同居了三年，有租房合同和邻居作证。");
        picture("protection-reconsideration-reason");
        press(page, "继续");
        page.navigate(page.url().replaceAll("/files.*", ""));
        press(page, "递交给法院");
        assertThat(page.locator("main")).containsText("已经收到");
        picture("protection-reconsideration-sent");
        court.decideAs(
                "judge2",
                filing,
                "DECIDE_RECONSIDERATION",
                Map.of("decision", "ACCEPTED", "reason", "有共同生活的证据。", "basis", "反家庭暴力法第三十一条"));
        court.waitsAt(filing, "TRANSFERRED");
        open(filing);
        assertThat(page.locator("main")).containsText(Pattern.compile("（20\\d\\d）京0199民保令[1-9]\\d*号"));
        picture("protection-registered");
    }

    @Test
    @DisplayName("申请诉前保全：说他在转移财产，填完提交；法官裁定、执行，三十日没有起诉，期满法官解除，页面说保全已经结束")
    void preservationLapsed() {
        tell("他欠我钱，正在转移财产，我想先冻结他的银行存款再起诉", "申请保全");
        choose("某某区人民法院");
        next();
        parties("我自己是申请人", "北京市某某区和平街道 8 号");
        page.getByLabel("第 1 条请求").fill("冻结被申请人李四银行存款 100000 元");
        page.locator("#facts").fill("他欠款十万元到期未还，正在转让房屋，不先冻结以后执行不了。");
        next();
        page.getByLabel("金额").first().fill("100000");
        next();
        upToTheMaterials();
        upload("PLAINTIFF_IDENTITY", "身份证.png", png(1));
        upload("EVIDENCE", "借条.png", png(2));
        upload("GUARANTEE", "保函.pdf", pdf());
        var filing = handIn();

        Preserved.grant(court, filing);
        Preserved.executed(court, filing, "2026-10-12", "2027-10-11");
        Preserved.handed(court, filing, "2026-10-12");
        until(() -> {
            open(filing);
            Assertions.assertThat(page.locator("main").innerText()).contains("保全期间");
        });
        picture("preservation-in-force");

        var late = time.at("2026-11-12T00:01");
        late.taskFor(late.as("judge1"), filing, "DECIDE_PRESERVATION");
        Preserved.decide(late, filing, Preserved.RELEASE);
        Preserved.handed(late, filing, "2026-11-12");
        late.waitsAt(filing, "PRESERVATION_ENDED");
        page = signedIn(Browser.PHONE, "zhangsan");
        open(filing);
        assertThat(page.locator("h1 .tag")).hasText("保全已结束");
        assertThat(page.locator("main")).containsText("解除保全");
        picture("preservation-ended");
    }

    /** Where the papers go, and whatever else is asked before the materials. */
    private void upToTheMaterials() {
        for (var step = 0; step < 8 && !heading().innerText().contains("上传材料"); step++) {
            if (page.getByLabel("收件地址").count() > 0) {
                page.getByLabel("收件地址").fill(HOME);
                page.getByLabel("联系电话").fill("13800138000");
                choose("同意电子送达");
            }
            answer("preservationStage", "BEFORE_SUIT");
            answer("preservationKind", "PROPERTY");
            next();
        }
        assertThat(heading()).hasText("上传材料");
    }
}
