package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CasePapers.kinds;
import static org.lian.story.CasePapers.page;
import static org.lian.story.CasePapers.printed;
import static org.lian.story.CasePapers.words;
import static org.lian.story.CourtClock.until;
import static org.lian.story.FeeBooks.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 续递: what a filer hands in after the submission, each kind, each outcome, each end of processes/later-filing.bpmn. */
@TestPropertySource(
        properties = {"lian.payment.query-after=1s", "sandbox.refund-delay=300ms", "lian.outbox.first-delay=100ms"})
class LaterFilingStoryTests extends CourtInTime {
    private static final String RECEIPT = "LATER_FILING_RECEIPT";
    private static final String NOTICE = "LATER_FILING_NOTICE";

    @Autowired
    Refunds refunds;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("立案交费以后增加请求：收件凭证当场出，接收以后按增加的数额补交差额，通知写明原来、现在和差额；补交了就清，不影响移送")
    void increasedAfterPayment() {
        var court = time.at("2026-10-12T09:00");
        var filing = transferred(court);

        var handed = increase(court, filing, 15_000_000).expecting(201).body();
        assertThat(handed.get("state").asText()).isEqualTo("RECEIVED");
        assertThat(handed.get("receipt").get("number").asText()).startsWith("X2026");
        assertThat(handed.get("receipt").get("dueBasis").asText()).isEqualTo("本院续递审查时限");
        assertThat(words(court, filing, RECEIPT)).contains("增加诉讼请求", "150,000.00 元", "第二十一条第一项");
        assertThat(timeline(court, filing)).contains("收到“增加诉讼请求”");
        assertThat(court.filing(filing).get("draft").get("claimAmountFen").asLong())
                .isEqualTo(10_000_000);

        accept(court, filing);

        var changed = court.filing(filing);
        assertThat(changed.get("status").asText()).isEqualTo("TRANSFERRED");
        assertThat(changed.get("waitingFor").asText()).isEqualTo("FILER");
        assertThat(changed.get("draft").get("claimAmountFen").asLong()).isEqualTo(15_000_000);
        assertThat(changed.get("fee").get("totalFen").asLong()).isEqualTo(330_000);
        assertThat(changed.get("feeSupplement").get("fen").asLong()).isEqualTo(100_000);
        assertThat(changed.get("feeSupplement").get("basis").asText()).isEqualTo("诉讼费用交纳办法第二十一条第一项");
        assertThat(printed(court, filing, NOTICE))
                .contains("100,000.00", "150,000.00", "2,300.00", "3,300.00", "1,000.00")
                .contains("人民币壹仟元整");
        assertThat(page(court, "/filings/" + filing)).contains("补交", "1,000.00", "去交费");

        court.pay(filing);

        until(() -> assertThat(court.filing(filing).hasNonNull("feeSupplement")).isFalse());
        assertThat(court.filing(filing).get("waitingFor").asText()).isEqualTo("NONE");
        assertThat(kept(jdbc, filing)).isEqualTo(330_000);
        assertThat(kinds(court, filing).stream().filter("PAYMENT_PROOF"::equals)).hasSize(2);
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    private static String transferred(Stories court) {
        var filing = court.owing();
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static CourtClient.Answer increase(Stories court, String filing, long fen) {
        return handIn(
                court,
                filing,
                Map.of(
                        "kind", "INCREASE_CLAIMS",
                        "reason", "被告又拖欠一笔借款",
                        "claimItems", List.of(Map.of("text", "请求判令被告归还借款本金", "amountFen", fen))));
    }

    private static CourtClient.Answer handIn(Stories court, String filing, Map<String, Object> written) {
        return court.zhangsan.post("/api/v1/filings/" + filing + "/submissions", written);
    }

    private static void accept(Stories court, String filing) {
        conclude(court, filing, Map.of("outcome", "ACCEPT"));
    }

    private static void conclude(Stories court, String filing, Map<String, Object> verdict) {
        court.decide(court.task(filing, "REVIEW_LATER_FILING"), verdict);
    }

    private static List<String> timeline(Stories court, String filing) {
        return StreamSupport.stream(
                        court.zhangsan
                                .get("/api/v1/filings/" + filing + "/timeline")
                                .expecting(200)
                                .body()
                                .get("items")
                                .spliterator(),
                        false)
                .map(item -> item.get("what").asText().replaceFirst("，已出具收件凭证.*", ""))
                .toList();
    }
}
