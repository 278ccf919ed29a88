package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** 减交、免交 in a bill and after a withdrawal. */
@CourtTest
class ReliefTests {
    private static final CourtCode COURT = new CourtCode("津0197");
    private static final String REDUCED = "诉讼费用交纳办法第四十六条";
    private static final String EXEMPTED = "诉讼费用交纳办法第四十五条";

    @Autowired
    Fees fees;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void published() throws IOException {
        PublishedTables.publish(repository);
    }

    @Test
    @DisplayName("减交在账单上自成一行，写明比例和条文，各行相加就是应交的数额；确认的也是这个数额")
    void aBillWithARelief() {
        var filing = FilingId.random();

        fees.charge(filing, question(40));

        var proposed = fees.bill(filing).orElseThrow();
        assertThat(proposed.totalFen()).isEqualTo(138_000);
        assertThat(proposed.lines()).last().isEqualTo(new Line("准予减交 40%", -92_000, REDUCED));
        assertThat(Bill.sum(proposed.lines())).isEqualTo(138_000);
        var confirmed = transactions.execute(status -> fees.confirm(filing, 138_000, null, Actor.system()));
        assertThat(confirmed.payableFen()).isEqualTo(138_000);
        assertThat(confirmed.relief()).isEqualTo(new Relief(40, REDUCED));
    }

    @Test
    @DisplayName("法定幅度内的：先在幅度内确定全额，再减交")
    void aRangeIsChosenBeforeTheRelief() {
        var filing = FilingId.random();
        fees.charge(
                filing,
                new FeeQuestion("DIVORCE", null, null, null, null, Set.of(), COURT).relieved(new Relief(30, REDUCED)));
        assertThat(fees.bill(filing).orElseThrow().range().maxFen()).isEqualTo(30_000);

        var confirmed = transactions.execute(status -> fees.confirm(filing, 30_000, "案情复杂", Actor.system()));

        assertThat(confirmed.payableFen()).isEqualTo(21_000);
        assertThat(Bill.sum(confirmed.lines())).isEqualTo(21_000);
        assertThat(confirmed.lines()).last().isEqualTo(new Line("准予减交 30%", -9_000, REDUCED));
    }

    @ParameterizedTest
    @CsvSource({"30, 161000, 80500", "40, 138000, 69000", "33, 154100, 77050", "99, 2300, 1150"})
    @DisplayName("减交以后撤诉：负担全额一半按减交后的比例")
    void aWithdrawalAfterAReduction(int percent, long charged, long left) {
        var filing = FilingId.random();
        fees.charge(filing, question(percent));

        assertThat(fees.bill(filing).orElseThrow().totalFen()).isEqualTo(charged);
        assertThat(fees.afterWithdrawal(filing, question(percent))).contains(new Remainder(left, true));
    }

    @Test
    @DisplayName("免交以后撤诉：什么都不欠，没有账单的、幅度内没有确定数额的也一样")
    void aWithdrawalAfterAnExemption() {
        var exempted = new Relief(100, EXEMPTED);

        assertThat(fees.afterWithdrawal(FilingId.random(), question(1).relieved(exempted)))
                .contains(new Remainder(0, true));
        assertThat(fees.afterWithdrawal(
                        FilingId.random(),
                        new FeeQuestion("DIVORCE", null, null, null, null, Set.of(), COURT).relieved(exempted)))
                .contains(new Remainder(0, true));
    }

    @Test
    @DisplayName("简易程序已经减半的不再减半，减交照算；申请费不减半，减交照算")
    void whatIsNotHalvedKeepsItsRelief() {
        var simplified = question(40).under("SIMPLIFIED");
        var filing = FilingId.random();
        fees.charge(filing, simplified);
        assertThat(fees.afterWithdrawal(filing, simplified)).contains(new Remainder(69_000, true));

        var application = new FeeQuestion("PUBLIC_SUMMONS", null, null, null, null, Set.of(), COURT)
                .relieved(new Relief(50, REDUCED));
        var other = FilingId.random();
        fees.charge(other, application);
        assertThat(fees.afterWithdrawal(other, application)).contains(new Remainder(5_000, false));
    }

    @Test
    @DisplayName("本院规定进到元的：减交以后只舍不进，减的不少于准许的比例；不足一元的照收，不变成免交")
    void theCourtsUnitTakesNothingBack() throws IOException {
        try {
            var row =
                    "<rule id=\"court-row\"><inputEntry id=\"in-1\"><text>\"" + COURT.value() + "\"</text></inputEntry>"
                            + "<inputEntry id=\"in-2\"><text>&gt;= date(\"2026-01-01\")</text></inputEntry>"
                            + "<outputEntry id=\"out-1\"><text>\"YUAN\"</text></outputEntry>"
                            + "<outputEntry id=\"out-2\"><text>\"UP\"</text></outputEntry>"
                            + "<outputEntry id=\"out-3\"><text>\"本院诉讼费收取办法第一条\"</text></outputEntry></rule></decisionTable>";
            PublishedTables.publish(
                    repository,
                    "fee-rounding",
                    Files.readString(Path.of("decisions", "fee-rounding.dmn")).replace("</decisionTable>", row));

            var odd = new FeeQuestion("PROPERTY", null, null, 1_010_000L, null, Set.of(), COURT)
                    .relieved(new Relief(33, REDUCED));
            assertThat(fees.quote(odd.relieved(null)).totalFen()).isEqualTo(5_300);
            // 53 × 67 % is 35.51 yuan.
            assertThat(fees.quote(odd).totalFen()).isEqualTo(3_500);
            assertThat(Bill.sum(fees.quote(odd).lines())).isEqualTo(3_500);
            assertThat(fees.quote(odd.relieved(new Relief(99, REDUCED))).totalFen())
                    .isEqualTo(53);
            var filing = FilingId.random();
            fees.charge(filing, odd);
            assertThat(fees.afterWithdrawal(filing, odd)).contains(new Remainder(1_700, true));
        } finally {
            PublishedTables.publish(
                    repository, "fee-rounding", Files.readString(Path.of("decisions", "fee-rounding.dmn")));
        }
    }

    @Test
    @DisplayName("减交的比例在一到一百之间")
    void aShare() {
        assertThatThrownBy(() -> new Relief(0, REDUCED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Relief(101, REDUCED)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Full fee: 2,300 yuan. */
    private static FeeQuestion question(int percent) {
        return new FeeQuestion("PROPERTY", null, null, 10_000_000L, null, Set.of(), COURT)
                .relieved(new Relief(percent, REDUCED));
    }
}
