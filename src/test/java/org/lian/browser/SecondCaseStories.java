package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;

/** The second case of the same client, by the hand of a lawyer at a desk; the browser counts what it takes. */
@CourtTest
@Tag("thorough")
class SecondCaseStories extends InTheBrowser {
    private static final String PASSWORD = "yi-ju-hao-ji-de-hua";

    private final String username = "lawyer-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    @DisplayName("律师为同一位当事人立第二件：当事人、代理人、送达地址、身份材料都不用再填，至多翻 16 页、填 7 格")
    void onlyWhatIsNew() {
        var first = firstCase();
        var hand = new LayHand(signedIn(), "second-case");
        hand.open("/filings/" + first);
        hand.page.getByText("提交的内容").click();
        hand.go("为同一位当事人再立一件").go("继续填写");
        for (var page = 0; page < 20 && !hand.page.url().contains("/receipt"); page++) {
            next(hand);
        }

        System.out.println("second case: " + hand.turns() + " turns, " + hand.taps() + " taps, " + hand.typed());
        assertThat(hand.page.locator("h1").innerText()).isEqualTo("法院已收到您的立案申请");
        var second = hand.page.url().replaceAll(".*/filings/([^/]+)/.*", "$1");
        var client = CourtClient.as(port, username, PASSWORD);
        assertThat(client.get("/api/v1/filings/" + second).expecting(200).text())
                .contains("大客户公司", "王律师", "丙公司", "某某路 1 号")
                .doesNotContain("甲公司");
        assertThat(hand.turns()).isLessThanOrEqualTo(16);
        assertThat(hand.typed()).hasSizeLessThanOrEqualTo(7);
    }

    private void next(LayHand hand) {
        var url = hand.page.url();
        if (url.contains("/check")) {
            hand.choose("我同意在线办理本次立案");
            var insist = hand.page.getByText("坚持提交").last();
            if (hand.page.locator("input[name=insist]").count() > 0) {
                insist.click();
            }
            hand.go("提交立案申请");
            return;
        }
        if (url.contains("/materials")) {
            hand.go("继续，核对并提交");
            return;
        }
        if (url.endsWith("/plaintiffs")) {
            hand.go("继续");
            return;
        }
        if (url.contains("/court")) {
            hand.choose("某某区人民法院");
        } else if (url.contains("/cause")) {
            hand.choose("民间借贷纠纷");
        } else if (url.contains("/defendants/0")) {
            hand.choose("公司或者其他单位")
                    .type("姓名或者单位全称", "丙公司")
                    .type("电话", "13900139000")
                    .type("住址或者单位住所", "某某路 3 号");
        } else if (url.contains("/claims")) {
            hand.type("第 1 条请求", "请求判令被告归还借款本金二十万元")
                    .type("第 1 条的金额", "200000")
                    .type("事实和理由", "二〇二五年五月一日，被告向原告借款二十万元，约定半年归还，到期未还。");
        } else if (url.contains("/facts")) {
            var open = hand.page.locator("fieldset.yes-or-no:not(:has(input:checked)) .choice:has(input[value=NO])");
            while (open.count() > 0) {
                open.first().click();
            }
        }
        hand.go("保存并继续");
    }

    private com.microsoft.playwright.Page signedIn() {
        var page = browser.person("http://127.0.0.1:" + port, 1440, true).newPage();
        page.navigate("/login");
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(PASSWORD);
        page.locator("main .button").first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
        return page;
    }

    private String firstCase() {
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", username,
                                "password", PASSWORD,
                                "kind", "LAWYER",
                                "name", "王律师",
                                "idType", "OTHER",
                                "idNumber", username,
                                "phone", "13800138000"))
                .expecting(201);
        var program = CourtClient.as(port, username, PASSWORD);
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "ORGANISATION",
                        "name", "大客户公司",
                        "idType", "USCC",
                        "idNumber", "91110000100000000M",
                        "phone", "13800138000",
                        "address", "某某路 1 号",
                        "representedBy",
                                List.of(
                                        Map.of("kind", "LEGAL_REPRESENTATIVE", "name", "赵总"),
                                        Map.of(
                                                "kind", "MANDATE",
                                                "name", "王律师",
                                                "authority", "GENERAL",
                                                "agentKind", "LAWYER")))));
        draft.put("defendants", List.of(Map.of("kind", "ORGANISATION", "name", "甲公司", "address", "某某路 2 号")));
        draft.put("serviceAddress", Map.of("address", "某某路 1 号", "phone", "13800138000", "electronic", true));
        var filing = program.post("/api/v1/filings", draft).expecting(201).get("id");
        for (var kind : List.of("ORGANISATION_CERTIFICATE", "LAWYER_LICENCE", "POWER_OF_ATTORNEY", "EVIDENCE")) {
            program.upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        program.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        return filing;
    }
}
