package org.lian.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Act;
import org.lian.payment.Refunds;
import org.lian.process.fee.GrantedWithdrawals;
import org.lian.story.CourtInTime;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** 撤诉 of a case whose fee was waived, as its division would grant it. */
class ExemptedWithdrawalTests extends CourtInTime {
    @Autowired
    GrantedWithdrawals withdrawals;

    @Autowired
    Refunds refunds;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @DisplayName("准许免交以后撤诉的：什么都不欠，什么都不退，裁定写明已准予免交")
    void nothingIsOwed() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "feeRelief",
                                Map.of("ground", "EXEMPTION_DISABILITY", "statement", "没有固定生活来源")))
                .expecting(201);
        court.register(filing);
        court.decideAs("judge1", filing, "DEFERRAL", Map.of("decision", "GRANT"));
        court.waitsAt(filing, "TRANSFERRED");
        var id = FilingId.of(filing);

        transactions.executeWithoutResult(status -> {
            withdrawals.requireSum(id);
            withdrawals.record(id);
        });

        var ruling = new Act(
                UUID.randomUUID(),
                id,
                Act.Kind.WITHDRAWAL_RULING,
                "judge1",
                null,
                Act.Words.none().granting(true),
                Instant.now());
        var granted = court.waitsAt(filing, "WITHDRAWAL_GRANTED");
        assertThat(granted.has("feeLeft")).isFalse();
        assertThat(granted.get("waitingFor").asText()).isEqualTo("NONE");
        assertThat(refunds.of(id)).isEmpty();
        assertThat(withdrawals.words(id, ruling)).isEqualTo("本院已准予免交诉讼费用，本案不交纳诉讼费用。");
    }
}
