package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.supervision.Register;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 立案审批表: one page of a case for the file, by whoever may read the case. */
@Tag("thorough")
class ApprovalSheetStoryTests extends CourtInTime {
    /** The name in the row of 承办人, whose head is printed between. */
    private static final String REVIEWED_BY_CLERK = "立案窗口一号（演示）(承办人)?承办人签名";

    @Autowired
    Register register;

    @BeforeEach
    void theFont() {
        Printed.needsTheFont();
    }

    @Test
    @DisplayName("登记立案的：案号、当事人、案由、金额、收到和决定的日子、谁决定的、诉讼费、承办人和签名的地方，一页")
    void ofARegisteredCase() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.owing();

        var sheet = sheet("clerk1", filing);

        var number = court.filing(filing).get("caseNumber").asText();
        assertThat(words(sheet))
                .contains(
                        "立案审批表",
                        "某某区人民法院",
                        number,
                        "张三",
                        "李四",
                        "民间借贷纠纷",
                        "诉讼请求",
                        "请求判令被告归还借款本金十万元",
                        "案件来源网上立案",
                        "机器核对通过",
                        "100,000.00元",
                        "2026年10月12日",
                        "立案窗口一号（演示）",
                        "登记立案，案号",
                        "应交2,300.00元",
                        "承办人签名",
                        "审批人签名")
                .containsPattern(REVIEWED_BY_CLERK)
                .doesNotContain("11010519850312008X", "北京市某某区一号", "13800138000");
        assertThat(Printed.pages(sheet)).hasSize(1);
        Printed.picture("approval-registered", sheet);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("/staff/filings/" + filing + "/approval-sheet");
    }

    @Test
    @DisplayName("不予受理的：谁建议、理由和条文，谁签发，文号；承办人是建议的人，不是签发的人；期满先行立案的写系统，没有承办人")
    void ofARefusedOneAndOneByTheClock() {
        var court = time.at("2026-10-12T09:00");
        var refused = court.submitted();
        court.decideAs(
                "clerk1",
                refused,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(refused, "REFUSED");
        var late = court.submitted();
        court = time.at("2026-10-20T00:01");
        court.task(late, "CONFIRM_FEE");

        var sheet = sheet("judge1", refused);
        Printed.picture("approval-refused", sheet);
        var words = words(sheet);
        assertThat(words)
                .contains(
                        "建议不予受理",
                        "原告与本案没有直接利害关系",
                        "民事诉讼法第一百二十二条第一项",
                        "立案法官一号（演示）",
                        court.filing(refused).get("rulingNumber").asText());
        assertThat(words)
                .containsPattern(REVIEWED_BY_CLERK)
                .doesNotContain("未立案")
                .contains("文号" + court.filing(refused).get("rulingNumber").asText());
        theNumberIsFound(refused, court.filing(refused).get("rulingNumber").asText());
        assertThat(words.indexOf("建议不予受理")).isLessThan(words.indexOf("裁定不予受理"));
        assertThat(words(sheet("supervisor1", late))).contains("系统", "依法先行立案").doesNotContain("立案窗口一号（演示）");
    }

    @Test
    @DisplayName("还没有决定的写明；当事人很多、名字很长、带标签的，也只有一页，没有一个字成为标签")
    void alwaysOnePage() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        var many = new ArrayList<Map<String, Object>>();
        for (var each = 0; each < 30; each++) {
            many.add(Map.of("kind", "PERSON", "name", "</td><script>甲" + "某某".repeat(40) + each));
        }
        draft.put("defendants", List.copyOf(many));
        draft.put("claims", "请求判令被告归还借款本金和利息，并承担全部费用。\n".repeat(60));
        var filing = court.drafted(draft);
        court.insist(filing);
        court.task(filing, "REVIEW");

        var sheet = sheet("clerk1", filing);

        Printed.picture("approval-many", sheet);
        assertThat(words(sheet)).contains("尚未决定", "等30人", "</td><script>甲", "缺少");
        assertThat(Printed.pages(sheet)).hasSize(1);
    }

    /** On the case's page, in the search's hit, and below the register whose numbers it leaves a gap in. */
    private void theNumberIsFound(String refused, String number) {
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/filings/" + refused).text()).contains("文号 <b data-pass-on=\"文号\">" + number);
        assertThat(clerk.get("/staff/search?q=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .text())
                .contains("文号 " + number, refused);
        var head = QuietBrowser.as(port, "supervisor1");
        var period = "?from=2026-10-12&to=2026-10-12";
        var said = "本期不予受理裁定用去的案号：";
        assertThat(head.get("/staff/register" + period).text()).containsPattern(said + "[^<]*" + Pattern.quote(number));
        assertThat(head.get("/staff/register?from=2026-10-13&to=2026-10-13").text())
                .doesNotContain(number);
        assertThat(words(head.download("/staff/register.pdf" + period))).contains(said, number);
        assertThat(head.get("/staff/register.csv" + period).text())
                .containsPattern("(?m)^\"\"," + Pattern.quote(number) + ",.*不予受理裁定用去的案号");
        var days = new ReportPeriod(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 12));
        assertThat(register.refusals(head("京0199"), days)).contains(number);
        assertThat(register.refusals(head("京0105"), days)).doesNotContain(number);
    }

    private static Actor head(String court) {
        return new Actor("h-1", "head", Set.of(Role.SUPERVISOR), Set.of(new CourtCode(court)));
    }

    private byte[] sheet(String person, String filing) {
        return QuietBrowser.as(port, person).download("/staff/filings/" + filing + "/approval-sheet");
    }

    private static String words(byte[] pdf) {
        return Printed.text(pdf).replaceAll("\\s+", "");
    }
}
