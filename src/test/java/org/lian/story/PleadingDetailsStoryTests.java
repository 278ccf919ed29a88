package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CasePapers.printed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;

/** 民诉法 124: what a complaint says of the plaintiff and of the evidence, asked on pages that are there anyway. */
class PleadingDetailsStoryTests extends CourtInTime {
    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("民族、职业、工作单位在填原告的那一页问，都可以空着；写了的进起诉状，没写的不留空，不多问一页")
    void theParticularsOfThePlaintiff() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        var browser = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/parties/plaintiffs/0";
        var asked = browser.get(path).expecting(200);
        assertThat(asked.text()).contains("不想说、没有的空着，不影响提交", "民事诉讼法第一百二十四条");
        var form = new HashMap<String, String>(Map.of(
                "_csrf", browser.token(path),
                "seen", asked.text().replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]*)\".*", "$1"),
                "kind", "PERSON",
                "name", "张三",
                "idType", "RESIDENT_ID",
                "idNumber", "11010519850312008X",
                "phone", "13800138000",
                "address", "北京市某某区一号",
                "ethnicity", "汉"));
        form.put("occupation", "教师");
        form.put("then", "next");
        browser.submit(path, form).expecting(302);
        assertThat(page(court, "/filings/" + filing + "/check")).contains("民族 汉", "职业 教师");
        court.insist(filing);

        assertThat(printed(court, filing, "COMPLAINT"))
                .contains("原告：张三，女，1985年3月12日出生，汉族，职业：教师，住北京市某某区一号")
                .doesNotContain("工作单位");
    }

    @Test
    @DisplayName("没有居民身份证的：性别、出生日期由当事人写；性别只收男、女")
    void whoHasNoResidentsCard() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put("plaintiffs", List.of(foreigner("男")));
        var filing = court.drafted(draft);
        court.insist(filing);
        draft.put("plaintiffs", List.of(foreigner("X")));
        assertThat(court.zhangsan.post("/api/v1/filings", draft).expecting(422).text())
                .contains("plaintiffs[0].personal.sex");

        assertThat(printed(court, filing, "COMPLAINT")).contains("原告：ABC Smith，男，1970年1月2日出生，工作单位：某某公司，住北京市某某区一号");
    }

    @Test
    @DisplayName("每份证据证明什么、从哪里来，证人的姓名和住所：在上传材料的那一页写，进起诉状和证据目录；空着的不影响")
    void whatTheEvidenceProves() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        var first = upload(court, filing, "借条.txt");
        upload(court, filing, "转账记录.txt");
        var browser = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/materials";
        assertThat(page(court, path)).contains("证据证明什么，从哪里来", "第一百二十四条第四项");
        assertThat(browser.submit(
                                path + "/notes",
                                Map.of(
                                        "_csrf",
                                        browser.token(path),
                                        "proves-" + first,
                                        "被告借款十万元",
                                        "source-" + first,
                                        "被告当面书写",
                                        "witnesses",
                                        "王五，北京市某某区二号\n赵六",
                                        "then",
                                        "check"))
                        .expecting(302)
                        .header("location"))
                .endsWith("/check");
        assertThat(page(court, path)).contains("被告借款十万元", "王五，北京市某某区二号");
        court.insist(filing);

        for (var paper : List.of("COMPLAINT", "EVIDENCE_LIST")) {
            assertThat(printed(court, filing, paper))
                    .contains("借条.txt", "证明：被告借款十万元", "被告当面书写", "转账记录.txt", "起诉人提交")
                    .contains("证人：王五，住北京市某某区二号。", "证人：赵六。")
                    .doesNotContain("null");
        }
    }

    private static Map<String, Object> foreigner(String sex) {
        return Map.of(
                "kind",
                "PERSON",
                "name",
                "ABC Smith",
                "idType",
                "PASSPORT",
                "idNumber",
                "E1234567",
                "address",
                "北京市某某区一号",
                "personal",
                Map.of("sex", sex, "born", "1970-01-02", "workplace", "某某公司"));
    }

    private static String upload(Stories court, String filing, String name) {
        return court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", name, Stories.text(name))
                .expecting(201)
                .get("id");
    }
}
