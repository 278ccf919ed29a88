package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A civil claim from the draft to the division, over the API alone. */
@CourtTest
class CivilFilingStoryTests {
    @LocalServerPort
    int port;

    Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("已移送：提交、登记立案、确认并交纳诉讼费、移送审判庭")
    void registeredPaidAndTransferred() {
        var filing = court.submitted();
        assertThat(court.filing(filing).get("statusText").asText()).isEqualTo("待审查");

        court.register(filing);
        var registered = court.waitsAt(filing, "REGISTERED");
        assertThat(registered.get("caseNumber").asText()).matches("（20\\d\\d）京0199民初[1-9]\\d*号");
        assertThat(registered.get("registeredByClock").asBoolean()).isFalse();

        court.confirmFee(filing, 230_000);
        var due = court.waitsAt(filing, "FEE_DUE");
        assertThat(due.get("waitingFor").asText()).isEqualTo("FILER");
        assertThat(due.get("fee").get("totalFen").asLong()).isEqualTo(230_000);
        assertThat(due.get("dueAt").asText()).endsWith("+08:00");

        court.pay(filing);
        var done = court.waitsAt(filing, "TRANSFERRED");
        assertThat(done.get("department").asText()).isEqualTo("民事审判庭");
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("收到立案申请", "登记立案，案号", "确认应交诉讼费 2,300.00 元", "已移送民事审判庭");
    }

    @Test
    @DisplayName("追索劳动报酬登记后不需现在交费，直接移送")
    void nothingDueNowIsTransferred() {
        var draft = Stories.loanDraft();
        draft.put("causeCode", "07.19.205.05");
        var filing = court.drafted(draft);
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);

        court.register(filing);

        assertThat(court.waitsAt(filing, "TRANSFERRED").get("fee")).isNull();
    }

    @Test
    @DisplayName("当事人希望适用小额、简易，不减半；审查人决定适用的才减半，当事人看得到是谁的决定")
    void onlyTheCourtHalves() {
        var wished = Stories.loanDraft();
        wished.put("procedure", "SMALL_CLAIMS");
        var full = court.submitted(wished);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + full + "/fee-preview")
                        .expecting(200)
                        .body()
                        .get("totalFen")
                        .asLong())
                .isEqualTo(230_000);
        court.register(full);
        court.confirmFee(full, 230_000);

        var half = court.submitted(wished);
        court.decide(
                court.task(half, "REVIEW"),
                Map.of("outcome", "REGISTER", "confirmed", Map.of("procedure", "SIMPLIFIED")));
        court.confirmFee(half, 115_000);

        assertThat(court.zhangsan.get("/api/v1/filings/" + half + "/timeline").text())
                .contains("法院决定适用简易程序，案件受理费减半交纳");
        assertThat(court.zhangsan.get("/api/v1/filings/" + full + "/timeline").text())
                .doesNotContain("减半");
    }

    @Test
    @DisplayName("费用预览与实收一致，并说明用的哪一版规则")
    void previewEqualsCharge() {
        var filing = court.drafted(Stories.loanDraft());
        var preview = court.zhangsan
                .get("/api/v1/filings/" + filing + "/fee-preview")
                .expecting(200)
                .body();
        court.materials(filing);
        court.submit(filing).expecting(201);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");

        var charged = court.filing(filing).get("fee");
        assertThat(charged.get("totalFen")).isEqualTo(preview.get("totalFen"));
        assertThat(charged.get("lines")).isEqualTo(preview.get("lines"));
        assertThat(charged.get("decisions")).isEqualTo(preview.get("decisions"));
    }

    @Test
    @DisplayName("审查人更正案由和金额，理由告知当事人，费用随之变化")
    void reviewerCorrectsBeforeDeciding() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);

        var without = court.clerk.post(
                "/api/v1/tasks/" + task + "/completion",
                Map.of("outcome", "REGISTER", "confirmed", Map.of("claimAmountFen", 20_000_000)));
        assertThat(without.expecting(422)
                        .body()
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asText())
                .isEqualTo("reason");

        court.clerk
                .post(
                        "/api/v1/tasks/" + task + "/completion",
                        Map.of(
                                "outcome", "REGISTER",
                                "confirmed", Map.of("claimAmountFen", 20_000_000),
                                "reason", "诉讼请求为二十万元"))
                .expecting(204);
        court.task(filing, "CONFIRM_FEE");
        assertThat(court.filing(filing).get("fee").get("totalFen").asLong()).isEqualTo(430_000);
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("法院将诉讼请求金额由“100,000.00 元”更正为“200,000.00 元”，理由：诉讼请求为二十万元");
    }

    @Test
    @DisplayName("缺少材料不能提交，坚持提交则一律接收")
    void insistingIsReceived() {
        var filing = court.drafted(Stories.loanDraft());
        var refused = court.submit(filing).expecting(422).body();
        assertThat(refused.toString()).contains("缺少原告身份证件复印件").doesNotContain("起诉状");

        var receipt = court.zhangsan
                .post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201)
                .body()
                .get("receipt");
        var verified = CourtClient.anonymous(port)
                .get("/api/v1/receipts/" + receipt.get("number").asText())
                .expecting(200)
                .body();
        assertThat(verified.get("valid").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("每一项决定都能按当时的版本重算，结果相同")
    void everyDecisionRecomputes() {
        var filing = court.submitted();
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        var decisions = court.filing(filing).get("decisions");
        assertThat(decisions.findValuesAsText("id")).contains("review-clock", "case-code", "litigation-fee");
        assertThat(decisions.findValuesAsText("id")).doesNotContain("review-routing");

        for (var n = 0; n < decisions.size(); n++) {
            var again = court.zhangsan
                    .get("/api/v1/filings/" + filing + "/decisions/" + n + "/recomputation")
                    .expecting(200)
                    .body();
            assertThat(again.get("equal").asBoolean()).as(again.toString()).isTrue();
        }
        court.zhangsan
                .get("/api/v1/filings/" + filing + "/decisions/" + decisions.size() + "/recomputation")
                .expecting(404);
    }

    @Test
    @DisplayName("证件号码和电话对法院默认遮住，对本人完整")
    void courtReadsMaskedNumbers() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");

        for (var path : new String[] {"/api/v1/tasks/" + task, "/api/v1/filings/" + filing}) {
            assertThat(court.clerk.get(path).expecting(200).text())
                    .contains("1101**********008X", "138****8000")
                    .doesNotContain("11010519850312008X", "13800138000");
        }
        assertThat(court.filing(filing).toString()).contains("11010519850312008X");
    }

    @Test
    @DisplayName("更正当事人时，遮住的号码原样送回也不会盖掉真号码")
    void aMaskReplacesNoNumber() {
        var filing = court.submitted();
        var task = court.task(filing, "REVIEW");
        var seen = court.clerk.get("/api/v1/tasks/" + task).expecting(200).body();
        var plaintiff = (com.fasterxml.jackson.databind.node.ObjectNode)
                seen.get("facts").get("plaintiffs").get(0);
        plaintiff.put("address", "北京市某某区二号");

        court.decide(
                task,
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("plaintiffs", java.util.List.of(plaintiff)),
                        "reason", "住址按身份证更正"));

        var corrected = court.filing(filing).get("draft").get("plaintiffs").get(0);
        assertThat(corrected.get("idNumber").asText()).isEqualTo("11010519850312008X");
        assertThat(corrected.get("address").asText()).isEqualTo("北京市某某区二号");
        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("法院更正了当事人（原告），理由：住址按身份证更正");
    }
}
