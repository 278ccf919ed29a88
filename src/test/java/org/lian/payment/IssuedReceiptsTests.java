package org.lian.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.journal.Journal;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** 财政电子票据: one for each payment, however often its issuer is silent, and a red one where all went back. */
@CourtTest
@TestPropertySource(properties = "lian.payment.query-after=600s")
@Tag("thorough")
class IssuedReceiptsTests {
    private static final long DUE = 230_000;
    private static final LegalBasis BASIS = LegalBasis.of("诉讼费用交纳办法", 27);
    private static final CourtCode COURT = new CourtCode("京0199");
    private static final Duration LONG = Duration.ofSeconds(20);

    // The flows' own parts: here the receipts are looked at, not the diagrams.
    @MockitoBean(name = "feePayments")
    FeePaidListener fees;

    @MockitoBean(name = "refundStarts")
    RefundProcess process;

    @MockitoBean(name = "refundOutcomes")
    RefundSettledListener outcomes;

    @MockitoBean
    ElectronicReceipts issuer;

    @Autowired
    IssuedReceipts receipts;

    @Autowired
    Payments payments;

    @Autowired
    Refunds refunds;

    @Autowired
    Journal journal;

    @LocalServerPort
    int port;

    private final SandboxReceipts sandbox = new SandboxReceipts();
    private final FilingId filing = FilingId.random();

    @BeforeEach
    void answers() {
        doAnswer(call -> sandbox.issue(call.getArgument(0))).when(issuer).issue(any());
        doAnswer(call -> sandbox.redden(call.getArgument(0), call.getArgument(1)))
                .when(issuer)
                .redden(any(), any());
    }

    private String paid() throws Exception {
        var order = payments.open(filing, Due.prepaid(DUE), Channel.WECHAT).orderNo();
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/cashier/" + order))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"SUCCEED\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        return order;
    }

    private IssuedReceipts.Receipt only() {
        var all = receipts.of(filing);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void issued() {
        await().atMost(LONG).untilAsserted(() -> assertThat(only().number()).isNotNull());
    }

    private void goesBack(long fen, Refund.Reason reason) {
        var refund = refunds.request(filing, fen, reason, BASIS);
        refunds.approve(new Actor("d", "d", Set.of(Role.SUPERVISOR), Set.of(COURT)), refund.id(), null);
        refunds.send(refund.id());
        await().atMost(LONG).until(() -> refunds.queryNow(refund.id()) == Refund.Outcome.REFUNDED);
    }

    @Test
    @DisplayName("开票的系统没有回答：看得见试了几次，过一会儿再试，开成一张；同一笔再说一遍也还是一张")
    void issuedOnceHoweverOften() throws Exception {
        doThrow(new PaymentGateway.ChannelSilent("down", null))
                .doAnswer(call -> sandbox.issue(call.getArgument(0)))
                .when(issuer)
                .issue(any());
        var order = paid();

        await().atMost(LONG).untilAsserted(() -> assertThat(only().attempts()).isEqualTo(1));
        assertThat(only().number()).isNull();
        issued();
        var receipt = only();
        assertThat(receipt.number())
                .isEqualTo(sandbox.issue(new ElectronicReceipts.Paid(order, DUE, Instant.EPOCH))
                        .number());
        assertThat(receipt.checkCode()).hasSize(6);
        assertThat(receipt.attempts()).isZero();
        receipts.feePaid(new FeePaid(filing, order, DUE, Instant.EPOCH));
        receipts.workDue();
        assertThat(only()).isEqualTo(receipt);
        verify(issuer, times(2)).issue(any());
        assertThat(journal.ofFiling(filing))
                .filteredOn(entry -> entry.kind().equals("ELECTRONIC_RECEIPT_ISSUED"))
                .hasSize(1);
    }

    @Test
    @DisplayName("退一半的不冲红；全部退回的冲红一次，先失败的再试")
    void reddenedWhereAllWentBack() throws Exception {
        paid();
        issued();
        goesBack(DUE / 2, Refund.Reason.WITHDRAWN);
        receipts.workDue();
        assertThat(only().redWanted()).isFalse();
        verify(issuer, never()).redden(any(), any());

        doThrow(new PaymentGateway.ChannelSilent("down", null))
                .doReturn(Optional.of("0000000001"))
                .when(issuer)
                .redden(any(), any());
        goesBack(DUE / 2, Refund.Reason.OVERPAID);
        await().atMost(LONG).untilAsserted(() -> assertThat(only().redNumber()).isEqualTo("0000000001"));
        receipts.workDue();
        verify(issuer, times(2)).redden(any(), any());
    }

    @Test
    @DisplayName("开票的系统自己不冲红的，票据照旧，不再去问")
    void anIssuerThatReddensNone() throws Exception {
        doReturn(Optional.empty()).when(issuer).redden(any(), any());
        paid();
        issued();

        goesBack(DUE, Refund.Reason.NOT_ACCEPTED);

        await().atMost(LONG).untilAsserted(() -> verify(issuer, times(1)).redden(any(), any()));
        await().atMost(LONG).untilAsserted(() -> assertThat(only().redWanted()).isFalse());
        assertThat(only().redNumber()).isNull();
    }

    @Test
    @DisplayName("开票的系统给的链接只认 https 和本站的；别的不收，票据等下一次")
    void aLinkIsAnAddress() {
        assertThat(new ElectronicReceipts.Ticket("1", "2", "3", "https://pj.example.gov.cn/2").link())
                .isNotNull();
        for (var link :
                new String[] {"javascript:alert(1)", "http://pj.example.gov.cn/2", "data:text/html,x", "/a\"b"}) {
            assertThatThrownBy(() -> new ElectronicReceipts.Ticket("1", "2", "3", link))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
