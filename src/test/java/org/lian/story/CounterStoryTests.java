package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Printed;
import org.lian.filing.PaymentCodes;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 窗口收费: how a clerk finds what a party at the window wants to pay. */
class CounterStoryTests extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PaymentCodes codes;

    @Test
    @DisplayName("逾期未交费待裁定的（仍可交），窗口照收")
    void overdueIsPayable() {
        var court = time.at("2026-10-12T09:00");
        var filing = due(court, "周" + someName());
        time.at("2026-10-20T00:00:30").waitsAt(filing, "FEE_OVERDUE");
        var late = time.at("2026-10-20T09:00");
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(found(clerk, filing)).contains("2,300.00 元", "票据号");
        var receipt = "NO-" + someName();
        var paid = clerk.submit(
                "/staff/counter",
                Map.of("_csrf", clerk.token("/staff/counter"), "filing", filing, "receiptNumber", receipt));

        assertThat(paid.status()).as(paid.text()).isEqualTo(302);
        late.waitsAt(filing, "TRANSFERRED");
    }

    @Test
    @DisplayName("准许缓交的：案件页、立案审批表写明缓交、由谁通知交纳，窗口不收并说明到哪里交；等着交费的，案件页写最后一日、通向收费页")
    void deferredIsPaidElsewhere() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.askingForDeferral();
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT", "reason", "正在接受法律援助"));
        court.waitsAt(filing, "TRANSFERRED");
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/staff/filings/" + filing).text()).contains("已准许缓交", "由审理本案的法院通知");
        Printed.needsTheFont();
        assertThat(Printed.text(clerk.download("/staff/filings/" + filing + "/approval-sheet")))
                .contains("已准予缓交，登记立案时不收")
                .doesNotContain("尚未确定");
        var number = court.filing(filing).get("caseNumber").asText();
        assertThat(clerk.get("/staff/counter?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .text())
                .contains("准许缓交诉讼费", "收到通知以后在那里交")
                .doesNotContain("票据号");

        var owing = due(court, "冯" + someName());
        assertThat(clerk.get("/staff/filings/" + owing).text())
                .contains("交纳诉讼费的最后一日", "2026 年 10 月 19 日", "/staff/counter?number=");
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/filings/" + owing)
                        .text())
                .contains("交纳诉讼费的最后一日")
                .doesNotContain("/staff/counter");
    }

    @Test
    @DisplayName("窗口收了费，本院窗口能从案件页、收费页打印缴费凭证交给当事人，查阅留痕；还没有交的说没有，外院的窗口、法官、当事人打不开，保密的打不开")
    void theProofOfPaymentIsHandedOver() {
        var court = time.at("2026-10-12T09:00");
        var filing = due(court, "郑" + someName());
        var clerk = QuietBrowser.as(port, "clerk1");
        var proof = "/staff/filings/" + filing + "/payment-proof";
        assertThat(clerk.get(proof).expecting(404).text()).contains("还没有缴费凭证", "/staff/filings/" + filing + "\"");
        assertThat(clerk.get("/staff/filings/" + filing).text()).doesNotContain(proof);

        var receipt = "NO-" + someName();
        clerk.submit("/staff/counter", taken(clerk, filing, receipt)).expecting(302);
        assertThat(clerk.get("/staff/counter").text()).contains(proof);
        var other = QuietBrowser.as(port, "clerk2");
        CourtClock.until(
                () -> assertThat(other.get("/staff/filings/" + filing).text()).contains(proof));
        assertThat(other.get(proof).expecting(200).header("content-type")).isEqualTo("application/pdf");
        assertThat(Printed.text(other.download(proof)).replaceAll("\\s", ""))
                .contains("缴费凭证", "2,300.00", "票据号" + receipt);
        assertThat(readings(court, filing)).contains("clerk2");

        QuietBrowser.as(port, "clerk3").get(proof).expecting(404);
        QuietBrowser.as(port, "judge1").get(proof).expecting(403);
        QuietBrowser.as(port, "zhangsan").get(proof).expecting(403);
        assertThat(QuietBrowser.as(port, "judge1")
                        .get("/staff/filings/" + filing)
                        .text())
                .doesNotContain(proof);
    }

    @Test
    @DisplayName("收过费的，按浏览器的返回再登记一次：不收第二次，写明已经收过、票据号；到账通知以前、以后都一样，换一个票据号也一样")
    void nothingIsTakenTwice() {
        var court = time.at("2026-10-12T09:00");
        var filing = due(court, "郑" + someName());
        var clerk = QuietBrowser.as(port, "clerk1");
        var receipt = "NO-" + someName();
        clerk.submit("/staff/counter", taken(clerk, filing, receipt)).expecting(302);

        for (var later : List.of(false, true)) {
            if (later) {
                court.waitsAt(filing, "TRANSFERRED");
            }
            for (var number : List.of(receipt, "NO-" + someName())) {
                var again = clerk.submit("/staff/counter", taken(clerk, filing, number))
                        .expecting(302)
                        .header("location");
                assertThat(clerk.get(path(again)).expecting(409).text())
                        .contains("这一件的诉讼费 2,300.00 元已经收过，票据号 " + receipt + "，没有再收一次")
                        .contains("/staff/filings/" + filing + "/payment-proof")
                        .doesNotContain("确认已收款");
            }
        }
        assertThat(jdbc.sql("select count(*) from payment_receipt where filing_id = ?::uuid")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @DisplayName("登记没有通过的，回到这一件的收费页：写明原因，票据号还在；再打开这个地址（浏览器的返回）也还在；填得过长的也答得出")
    void aRefusedReceiptNumberIsKept() {
        var court = time.at("2026-10-12T09:00");
        var filing = due(court, "钱" + someName());
        var clerk = QuietBrowser.as(port, "clerk1");

        var again = clerk.submit("/staff/counter", taken(clerk, filing, "票据 1"))
                .expecting(302)
                .header("location");
        assertThat(clerk.get(path(again)).expecting(200).text())
                .contains("请填写票据号", "value=\"票据 1\"", "2,300.00 元", "确认已收款");
        assertThat(clerk.get(path(again)).expecting(200).text())
                .contains("value=\"票据 1\"", "确认已收款")
                .doesNotContain("role=\"alert\"");

        var longer = clerk.submit("/staff/counter", taken(clerk, filing, "票".repeat(9_000)))
                .expecting(302)
                .header("location");
        assertThat(clerk.get(path(longer)).expecting(200).text()).contains("请填写票据号", "票票票");
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/staff/"));
    }

    private static Map<String, String> taken(QuietBrowser clerk, String filing, String receipt) {
        return Map.of("_csrf", clerk.token("/staff/counter"), "filing", filing, "receiptNumber", receipt);
    }

    @Test
    @DisplayName("保全执行以前对外保密：窗口凭缴费码收申请费，只看到应交多少；用姓名、编号找不到，案件页也看不到；没有码的照旧找不到")
    void whatIsKeptIsPaidByItsCode() {
        var court = time.at("2026-10-12T09:20");
        var filing = Preserved.submitted(court, "IN_SUIT", "PROPERTY");
        CourtClock.until(
                () -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                        .isEqualTo(102_000));
        var code = codes.of(FilingId.of(filing));
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(clerk.get("/staff/counter?number=" + filing).text())
                .contains("没有找到")
                .doesNotContain("张三");
        assertThat(found(clerk, code)).contains("1,020.00 元", "保密事项，凭缴费码收费").doesNotContain("张三", "李四", filing, "案件页");
        var paid = clerk.submit(
                "/staff/counter",
                Map.of(
                        "_csrf",
                        clerk.token("/staff/counter"),
                        "filing",
                        code,
                        "receiptNumber",
                        "NO-" + UUID.randomUUID().toString().substring(0, 8)));

        assertThat(paid.status()).as(paid.text()).isEqualTo(302);
        CourtClock.until(
                () -> assertThat(court.filing(filing).at("/feeSupplement/fen").asLong())
                        .isZero());
        clerk.get("/staff/filings/" + filing + "/payment-proof").expecting(404);
    }

    @Test
    @DisplayName("半角案号、省去年份和法院的案号、省去“号”字、回执编号（小写也行）、当事人姓名：都找得到；查阅留痕")
    void foundByWhatAPartyCanName() {
        var court = new Stories(port);
        var name = "吴" + someName();
        var filing = due(court, name);
        var number = court.filing(filing).get("caseNumber").asText();
        // Who has had nothing to do with this filing yet.
        var clerk = QuietBrowser.as(port, "clerk2");
        assertThat(readings(court, filing)).doesNotContain("clerk2");
        var receipt = jdbc.sql("select number from filing_receipt where filing_id = ?")
                .param(UUID.fromString(filing))
                .query(String.class)
                .single();
        var shorter = number.replaceAll("^（\\d+）京0199", "");

        var notice = jdbc.sql("select serial from payment_code where filing_id = ?")
                .param(UUID.fromString(filing))
                .query(Long.class)
                .single();
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/payment")
                .expecting(200)
                .text();
        var code = page.replaceAll("(?s).*缴费码.*?(\\d{4} \\d{4} \\d{4}).*", "$1");
        assertThat(code.replace(" ", "")).startsWith(String.valueOf(notice));
        var slip = code.substring(0, 13) + (char) ('0' + (code.charAt(13) - '0' + 1) % 10);
        assertThat(clerk.get("/staff/counter?number=" + encoded(slip))
                        .expecting(422)
                        .text())
                .contains("缴费码有一位不对");

        for (var words : List.of(
                code,
                code.replace(" ", ""),
                fullWidth(code),
                number,
                number.replace("（", "(").replace("）", ")"),
                number.replace("（", "(").replace("）", " ) "),
                number.replaceAll("[（）]", ""),
                shorter,
                shorter.replace("号", ""),
                fullWidth(shorter),
                receipt,
                receipt.toLowerCase(java.util.Locale.ROOT),
                " " + name + " ")) {
            assertThat(found(clerk, words)).as(words).contains(number, "2,300.00 元", "票据号");
        }

        assertThat(readings(court, filing)).contains("clerk2");
    }

    @Test
    @DisplayName("窗口按电话、证件号码也找得到待交费的案件")
    void foundByTelephoneOrIdNumber() {
        var court = new Stories(port);
        var phone = "137" + String.format("%08d", new java.util.Random().nextInt(100_000_000));
        var filing = due(court, "周" + someName(), "110105194912310021", phone);
        var number = court.filing(filing).get("caseNumber").asText();
        var clerk = QuietBrowser.as(port, "clerk1");

        assertThat(found(clerk, phone)).contains(number, "2,300.00 元");
        assertThat(found(clerk, phone.substring(0, 3) + "-" + phone.substring(3)))
                .contains(number);
        assertThat(found(clerk, "110105194912310021")).contains(number);
    }

    @Test
    @DisplayName("同名的有几件：列出来选；已经交了的、别的法院的不在里面")
    void severalToChooseFrom() {
        var court = new Stories(port);
        var name = "郑" + someName();
        var first = due(court, name);
        var second = due(court, name);
        var paid = due(court, name);
        var clerk = QuietBrowser.as(port, "clerk1");
        court.pay(paid);
        court.waitsAt(paid, "TRANSFERRED");

        var list = found(clerk, name);

        assertThat(list)
                .contains("找到 2 件", "number=" + first, "number=" + second)
                .doesNotContain(paid, "票据号");
        assertThat(found(clerk, first)).contains("票据号");
        var elsewhere = QuietBrowser.as(port, "clerk3");
        for (var words : List.of(name, court.filing(first).get("caseNumber").asText(), first)) {
            assertThat(elsewhere
                            .get("/staff/counter?number=" + encoded(words))
                            .expecting(404)
                            .text())
                    .contains("没有找到待交诉讼费的案件")
                    .doesNotContain("诉 李四");
        }
        // A part of a name is none, and neither is a name with nothing to pay.
        clerk.get("/staff/counter?number=" + encoded(name.substring(0, 3))).expecting(404);
        clerk.get("/staff/counter?number=" + encoded("从来没有过的人")).expecting(404);
    }

    private static String found(QuietBrowser clerk, String words) {
        return clerk.get("/staff/counter?number=" + encoded(words))
                .expecting(200)
                .text();
    }

    private static String readings(Stories court, String filing) {
        return court.as("supervisor1")
                .get("/api/v1/filings/" + filing + "/readings")
                .expecting(200)
                .text();
    }

    private static String due(Stories court, String plaintiff) {
        return due(court, plaintiff, "11010519850312008X", "13800138000");
    }

    private static String due(Stories court, String plaintiff, String idNumber, String phone) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind",
                        "PERSON",
                        "name",
                        plaintiff,
                        "idType",
                        "RESIDENT_ID",
                        "idNumber",
                        idNumber,
                        "phone",
                        phone,
                        "address",
                        "北京市某某区一号")));
        var filing = court.submitted(draft);
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private static String someName() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
