package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.payment.PaymentState;
import org.lian.payment.Payments;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.Message;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/** 减交、免交: asked for with the complaint, decided before registration or at once after it (办法 44 to 51). */
class FeeReliefStoryTests extends CourtInTime {
    private static final String DECISION = "司法救助决定书";

    @Autowired
    Inbox inbox;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Test
    @DisplayName("提交以后、立案以前也可以申请：法官先决定；登记立案以后、申请过的、种类和情形不合的，写明理由不收")
    void askedWhileTheCourtReviews() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.submit(filing).expecting(201);
        var address = "/api/v1/filings/" + filing + "/fee-relief";
        assertThat(page("/filings/" + filing)).contains("/filings/" + filing + "/relief");
        assertThat(page("/filings/" + filing + "/relief"))
                .contains("EXEMPTION_MAINTENANCE", "困难在哪里")
                .doesNotContain("不申请</span>");

        court.zhangsan
                .post(address, Map.of("kind", "REDUCTION", "ground", "EXEMPTION_MAINTENANCE"))
                .expecting(422);
        assertThat(court.zhangsan
                        .post(address, Map.of("kind", "DEFERRAL", "ground", "工资还没有发", "materialIds", List.of()))
                        .expecting(201)
                        .body()
                        .get("relief")
                        .get("state")
                        .asText())
                .isEqualTo("PENDING");
        assertThat(court.zhangsan
                        .post(address, Map.of("kind", "DEFERRAL", "ground", "再说一次"))
                        .expecting(409)
                        .body()
                        .get("basis")
                        .asText())
                .contains("第四十八条");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));

        assertThat(court.waitsAt(filing, "TRANSFERRED")
                        .get("relief")
                        .get("state")
                        .asText())
                .isEqualTo("DEFERRED");
        court.zhangsan.post(address, Map.of("kind", "DEFERRAL", "ground", "太晚")).expecting(409);
    }

    @Test
    @DisplayName("准许免交：登记立案前由法官决定，不算诉讼费、不通知交费，直接移送；决定书随受理文书送达")
    void exempted() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "EXEMPTION_MAINTENANCE");
        court.register(filing);
        var judge = court.as("judge1");
        court.taskFor(judge, filing, "DEFERRAL");

        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));

        var transferred = court.waitsAt(filing, "TRANSFERRED");
        assertThat(transferred.get("relief").get("state").asText()).isEqualTo("EXEMPTED");
        assertThat(transferred.has("fee")).isFalse();
        assertThat(transferred.get("actions").toString()).doesNotContain("\"name\":\"PAY\",\"allowed\":true");
        assertThat(titles(filing)).contains(DECISION).doesNotContain("交纳诉讼费用通知书");
        assertThat(paper(filing, DECISION))
                .contains("申请免交诉讼费用", "追索赡养费", "第四十五条第(二)项", "准予免交诉讼费。", "你方不交纳", "向本院院长申请复核", "第四十三条");
        assertThat(page("/filings/" + filing)).contains("准许免交", "不用交诉讼费");
    }

    @Test
    @DisplayName("准许减交：账单和交费通知列明减交的一行，只交其余的；准许减交以后交清了再撤诉的，退回所交的一半")
    void reducedPaidAndWithdrawn() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "REDUCTION_DISASTER");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT", "percent", 40));
        court.confirmFee(filing, 138_000);
        var due = court.waitsAt(filing, "FEE_DUE");
        assertThat(due.get("fee").get("totalFen").asLong()).isEqualTo(138_000);
        assertThat(due.get("relief").get("percent").asInt()).isEqualTo(40);
        assertThat(due.get("dueAt").asText()).isEqualTo("2026-10-20T00:00:00+08:00");
        assertThat(paper(filing, "交纳诉讼费用通知书"))
                .contains("1,380.00 元", "准予减交 40%", "-920.00", "第四十六条", "逾期不交纳的")
                .doesNotContain("又没有提出");
        assertThat(paper(filing, DECISION)).contains("准予减交诉讼费 40%。", "减去 40%，其余的");
        assertThat(page("/filings/" + filing)).contains("准许减交 40%", "准予减交 40%", "920.00");
        assertThat(page("/filings/" + filing + "/payment")).contains("1,380.00");

        var order = court.zhangsan
                .post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
        until(() -> assertThat(payments.of(FilingId.of(filing)))
                .anyMatch(paid -> paid.state() == PaymentState.SUCCEEDED && paid.amountFen() == 138_000));
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        until(() -> assertThat(refunds.of(FilingId.of(filing))).singleElement().satisfies(refund -> {
            assertThat(refund.amountFen()).isEqualTo(69_000);
            assertThat(refund.reason()).isEqualTo(Refund.Reason.WITHDRAWN);
        }));
        assertThat(court.waitsAt(filing, "WITHDRAWAL_GRANTED").has("feeLeft")).isFalse();
        until(() ->
                assertThat(paper(filing, "民事裁定书")).contains("本院已准予减交诉讼费用 40%", "案件受理费减半收取 690.00 元", "已经多交的部分予以退还"));
    }

    @Test
    @DisplayName("准许减交而没有交就撤诉的：只欠一半按减交后的比例")
    void reducedAndWithdrawnUnpaid() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "REDUCTION_OTHER");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT", "percent", 30));
        court.confirmFee(filing, 161_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(page("/filings/" + filing + "/withdrawal")).contains("805.00");

        court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));

        var granted = court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(granted.get("feeLeft").get("fen").asLong()).isEqualTo(80_500);
    }

    @Test
    @DisplayName("法官可以准许另一种：申请免交、准许减交的，写明理由；决定书写明申请的和准许的")
    void anotherKind() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "EXEMPTION_OTHER");
        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(refusal(judge, task, Map.of("decision", "GRANT", "ground", "REDUCTION_OTHER", "percent", 50)))
                .contains("reason", "申请的是免交，准许减交的，请写明理由");

        judge.post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "decision", "GRANT",
                                "ground", "REDUCTION_OTHER",
                                "percent", 50,
                                "reason", "有固定工资，但家中有病人"))
                .expecting(204);

        court.confirmFee(filing, 115_000);
        court.waitsAt(filing, "FEE_DUE");
        assertThat(paper(filing, DECISION)).contains("申请免交诉讼费用", "有固定工资，但家中有病人。依照《诉讼费用交纳办法》第四十六条之规定", "准予减交诉讼费 50%。");
        assertThat(page("/filings/" + filing)).contains("准许减交诉讼费 50%", "有固定工资，但家中有病人");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "REDUCTION_OTHER ;        ;    ; percent ; 30 至 99",
                "REDUCTION_OTHER ; 29     ;    ; percent ; 第四十六条",
                "REDUCTION_OTHER ; 100    ;    ; percent ; 30 至 99",
                "EXEMPTION_OTHER ; 50     ;    ; percent ; 只有减交才写比例",
                "DEFERRAL_OTHER  ; 50     ;    ; percent ; 只有减交才写比例",
                "REDUCTION_OTHER ; 50     ; 10 ; days    ; 第二十二条",
                "EXEMPTION_OTHER ;        ; 10 ; days    ; 只有缓交才写天数",
                "NO_SUCH         ;        ;    ; ground  ; EXEMPTION_MAINTENANCE"
            })
    @DisplayName("减交不低于百分之三十、不到全部；比例只写给减交，天数只写给缓交；情形只从目录里选：拒绝时写明字段和怎么改")
    void whatCannotBeGranted(String ground, String percent, String days, String field, String words) {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, ground.equals("NO_SUCH") ? "EXEMPTION_OTHER" : ground);
        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        var completion = new HashMap<String, Object>(Map.of("decision", "GRANT", "ground", ground, "reason", "确有困难"));
        if (percent != null) {
            completion.put("percent", Integer.valueOf(percent));
        }
        if (days != null) {
            completion.put("days", Integer.valueOf(days));
        }

        assertThat(refusal(judge, task, completion)).contains("\"" + field + "\"", words);
    }

    @Test
    @DisplayName("先行立案时免交还没有决定：补审，决定书单独送达，然后移送；决定以前不通知交费")
    void theClockRegistersFirst() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "EXEMPTION_COURAGE");
        court = time.at("2026-10-20T00:00:30");
        court.waitsAt(filing, "REGISTERED");
        court.taskFor(court.as("judge1"), filing, "DEFERRAL");
        assertThat(titles(filing)).contains("受理案件通知书").doesNotContain(DECISION, "交纳诉讼费用通知书");

        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));

        court.waitsAt(filing, "TRANSFERRED");
        assertThat(titles(filing)).containsOnlyOnce(DECISION).doesNotContain("交纳诉讼费用通知书");
        assertThat(paper(filing, DECISION)).contains("准予免交诉讼费。");
    }

    @Test
    @DisplayName("不准许减交：决定书写明理由；仍不交纳的裁定不说没有申请过")
    void refusedAndUnpaid() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "REDUCTION_PREFERENTIAL");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "REFUSE", "reason", "没有交优抚证件", "days", 10));
        court.confirmFee(filing, 230_000);
        assertThat(court.waitsAt(filing, "FEE_DUE").get("dueAt").asText()).isEqualTo("2026-10-23T00:00:00+08:00");
        assertThat(paper(filing, DECISION))
                .contains("没有交优抚证件。依照《诉讼费用交纳办法》第四十八条之规定", "不准许减交诉讼费用。", "向本院院长申请复核")
                .doesNotContain("准予");
        assertThat(page("/filings/" + filing)).contains("没有准许缓交、减交、免交", "没有交优抚证件");

        court = time.at("2026-10-23T00:00:30");
        court.waitsAt(filing, "FEE_OVERDUE");
        court = time.at("2026-10-24T00:00:30");
        court = time.at("2026-10-27T00:00:30");
        court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        court.waitsAt(filing, "DEEMED_WITHDRAWN");
        until(() -> assertThat(paper(filing, "民事裁定书"))
                .contains("原告申请缓交、减交或者免交，本院没有准许，原告在通知的期限内仍没有交纳")
                .doesNotContain("也没有申请"));
    }

    @Test
    @DisplayName("原告里有单位的不能申请免交，改申请减交或者缓交；社会福利机构的一行只给单位")
    void organisations() {
        var court = time.at("2026-10-12T09:00");
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "ORGANISATION",
                        "name", "某某福利院",
                        "phone", "13800138000",
                        "address", "北京市某某区一号")));
        var filing = court.drafted(draft);
        court.materials(filing);
        assertThat(page("/filings/" + filing + "/check"))
                .contains("社会福利机构、救助管理站")
                .doesNotContain("EXEMPTION_");

        assertThat(submitted(court, filing, "EXEMPTION_MAINTENANCE", "确有困难")
                        .expecting(422)
                        .text())
                .contains("feeRelief.ground", "免交只适用于自然人", "改为减交或者缓交", "第四十四条");
        submitted(court, filing, "REDUCTION_WELFARE", "收养孤儿，没有经营收入").expecting(201);
    }

    @Test
    @DisplayName("申请写明情形和理由，缺一样就不能提交；法官看得到申请、情形、说明和证明材料")
    void whatIsAskedAndSeen() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        assertThat(submitted(court, filing, "NO_SUCH", "确有困难").expecting(422).text())
                .contains("feeRelief.ground", "REDUCTION_OTHER");
        assertThat(submitted(court, filing, "REDUCTION_OTHER", " ")
                        .expecting(422)
                        .text())
                .contains("feeRelief.statement", "请写明理由", "第四十八条");
        assertThat(submitted(court, filing, "REDUCTION_OTHER", "长".repeat(2001))
                        .expecting(422)
                        .text())
                .contains("feeRelief.statement", "2000");
        submitted(court, filing, "REDUCTION_OTHER", "每月收入两千元，要养三口人").expecting(201);
        court.register(filing);
        var judge = court.as("judge1");
        var task = court.taskFor(judge, filing, "DEFERRAL");
        judge.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        assertThat(QuietBrowser.as(port, "judge1").get("/staff/tasks/" + task).text())
                .contains("减交诉讼费", "其他确实需要减交的情形", "每月收入两千元，要养三口人", "没有交司法救助证明", "减交百分之多少，不低于 30");
    }

    @Test
    @DisplayName("申请未决，审查的人登记立案，看到的是先由法官决定；准许减交以后，确认诉讼费的人看到已经减去多少，不再减")
    void theClerkIsToldWhatIsTrue() {
        var court = time.at("2026-10-12T09:00");
        var filing = asking(court, "REDUCTION_OTHER");
        var review = court.task(filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "clerk1").get("/staff/tasks/" + review).text())
                .contains("先由法官决定缓交、减交、免交的申请", "等法官决定缓交、减交、免交的申请以后登记立案")
                .doesNotContain("已登记立案。");
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT", "percent", 40));

        var confirm = court.task(filing, "CONFIRM_FEE");

        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + confirm)
                        .text())
                .contains("本院已准予减交 40%：上面的“应交”已经减去 920.00 元，不要再减");
    }

    private static String asking(Stories court, String ground) {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        submitted(court, filing, ground, "每月收入两千元，要养三口人").expecting(201);
        court.task(filing, "REVIEW");
        return filing;
    }

    private static CourtClient.Answer submitted(Stories court, String filing, String ground, String statement) {
        return court.zhangsan.post(
                "/api/v1/filings/" + filing + "/submission",
                Map.of(
                        "consentOnline",
                        true,
                        "insist",
                        true,
                        "feeRelief",
                        Map.of("ground", ground, "statement", statement)));
    }

    private static String refusal(CourtClient judge, String task, Map<String, Object> completion) {
        return judge.post("/api/v1/tasks/" + task + "/completion", completion)
                .expecting(422)
                .text();
    }

    private List<String> titles(String filing) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .map(message -> message.title().replaceFirst("（.*", ""))
                .toList();
    }

    private String paper(String filing, String title) {
        return inbox.ofFiling(FilingId.of(filing)).stream()
                .filter(message -> message.title().startsWith(title))
                .map(Message::text)
                .findFirst()
                .orElse("");
    }

    private String page(String path) {
        return QuietBrowser.as(port, "zhangsan").get(path).expecting(200).text();
    }
}
