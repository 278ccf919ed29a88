package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;
import org.lian.web.Visitor;

/** 离婚的受理费按财产总额 (诉讼费用交纳办法 13(二)1): the same answer on every page, in the papers and in the bill. */
class DivorcePropertyStoryTests extends CourtInTime {
    @Test
    @DisplayName("离婚问要分的财产一共值多少，不问请求的金额：预览、核对页、起诉状、审查单、账单说的是同一个总额")
    void theWholeOfIt() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(divorce());
        var page = QuietBrowser.as(port, "zhangsan");
        assertThat(page.get("/filings/" + filing).text()).contains("要分的财产").doesNotContain("请求的金额");
        var address = "/filings/" + filing + "/questions/property";
        assertThat(page.get(address).text()).contains("这次要分的财产，一共值多少钱", "还不清楚");
        assertThat(page.get(address + "?divorceProperty.extent=KNOWN&divorceProperty.totalFen=100%E4%B8%87")
                        .text())
                .contains("4,050.00 至 4,300.00", "壹佰万元整");
        page.submit(address, form(page, address, "KNOWN", "")).expecting(422);
        page.submit(address, form(page, address, "KNOWN", "100万")).expecting(302);
        assertThat(page.get("/filings/" + filing + "/check").text()).contains("要分财产，总额 1,000,000.00", "4,050.00");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/fee-preview")
                        .body()
                        .at("/range/minFen")
                        .asLong())
                .isEqualTo(405_000);

        court.insist(filing);
        assertThat(Printed.text(PleadingStoryTests.content(
                        court.zhangsan,
                        filing,
                        PleadingStoryTests.complaints(court, filing).get(0))))
                .contains("本案涉及分割的财产总额：1,000,000.00 元");
        assertThat(sheet(court, filing)).contains("要分财产，总额 1,000,000.00").doesNotContain("请问明以后更正");
        court.register(filing);

        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", 415_000, "basis", "本省离婚案件每件一百五十元"));
        court.waitsAt(filing, "FEE_DUE");
    }

    @Test
    @DisplayName("还不清楚值多少的照样起诉，只告诉离婚本身的幅度；审查人问明以后更正，理由告知当事人，账单按更正的总额")
    void notYetKnown() throws Exception {
        var court = time.at("2026-10-12T09:00");
        var draft = divorce();
        draft.put("claimAmountFen", 50_000_000);
        draft.put("divorceProperty", Map.of("extent", "UNKNOWN"));
        var filing = court.drafted(draft);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/fee-preview")
                        .body()
                        .at("/range/maxFen")
                        .asLong())
                .isEqualTo(30_000);
        court.insist(filing);
        assertThat(sheet(court, filing)).contains("值多少还不清楚；请问明以后更正");

        court.decide(
                court.task(filing, "REVIEW"),
                Map.of(
                        "outcome",
                        "REGISTER",
                        "confirmed",
                        Map.of("divorceProperty", Map.of("extent", "KNOWN", "totalFen", 100_000_000)),
                        "reason",
                        "电话问明，房屋一套，双方认可的价格"));

        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("要分财产，总额 1,000,000.00");
        court.decide(court.task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", 415_000, "basis", "本省离婚案件每件一百五十元"));
        court.waitsAt(filing, "FEE_DUE");
    }

    @Test
    @DisplayName("没有回答的，提醒一次，不拦提交；其他案由不问")
    void unanswered() {
        var court = time.at("2026-10-12T09:00");
        assertThat(checks(court, court.drafted(divorce()))).contains("DIVORCE_PROPERTY_MISSING");
        assertThat(checks(court, court.drafted(Stories.loanDraft()))).doesNotContain("DIVORCE_PROPERTY_MISSING");
        var other = new HashMap<>(Stories.loanDraft());
        other.put("divorceProperty", Map.of("extent", "NONE"));
        var loan = court.drafted(other);
        var page = QuietBrowser.as(port, "zhangsan");
        assertThat(page.get("/filings/" + loan + "/check").text())
                .contains("请求的金额")
                .doesNotContain("要分的财产");
    }

    private static Map<String, Object> divorce() {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", "02.02.014");
        draft.put("claims", "请求判令原告与被告离婚，依法分割财产。");
        draft.remove("claimAmountFen");
        return draft;
    }

    private static Map<String, String> form(QuietBrowser page, String address, String extent, String total) {
        var form = new HashMap<String, String>();
        form.put("divorceProperty.extent", extent);
        form.put("divorceProperty.totalFen", total);
        form.put("seen", PleadingStoryTests.seen(page.get(address).text()));
        form.put("_csrf", page.token(address));
        return form;
    }

    private static String checks(Stories court, String filing) {
        return court.zhangsan.get("/api/v1/filings/" + filing + "/checks").text();
    }

    private String sheet(Stories court, String filing) throws Exception {
        var person = court.as("clerk1");
        var task = court.taskFor(person, filing, "REVIEW");
        person.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        return Visitor.browser(port, "clerk1").get("/staff/tasks/" + task).body();
    }
}
