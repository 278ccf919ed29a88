package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.rules.Decisions;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The fee as the court answers it: published tables, real engine, recorded decisions. */
@CourtTest
class FeesTests {
    private static final CourtCode COURT = new CourtCode("津0199");

    @Autowired
    Fees fees;

    @Autowired
    Decisions decisions;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void published() throws IOException {
        PublishedTables.publish(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5000",
        "1000000, 5000",
        "1000001, 5000",
        "10000000, 230000",
        "20000000, 430000",
        "50000000, 880000",
        "100000000, 1380000",
        "200000000, 2280000",
        "500000000, 4680000",
        "1000000000, 8180000",
        "2000000000, 14180000"
    })
    @DisplayName("财产案件的每档上限（办法第十三条第一款第一项）")
    void propertyBounds(long amount, long fee) {
        var quote = fees.quote(question("PROPERTY", amount, null));

        assertThat(quote.totalFen()).isEqualTo(fee);
        assertThat(sum(quote)).isEqualTo(fee);
        assertThat(quote.payableNow()).isTrue();
        assertThat(quote.lines()).allSatisfy(line -> assertThat(line.basis()).contains("办法第十三条"));
    }

    @Test
    @DisplayName("减半有自己的一行，只减一次；差一分时有取整行")
    void halvingIsALine() {
        var quote = fees.quote(question("PROPERTY", 10_000_000L, null, "SIMPLIFIED", "WITHDRAWN"));

        assertThat(quote.totalFen()).isEqualTo(115_000);
        assertThat(quote.lines()).extracting(Line::amountFen).containsExactly(5_000L, 225_000L, -115_000L);
        assertThat(quote.lines().get(2).item()).contains("简易程序").contains("撤诉");

        // 5000.5 fen is shown as 5001 and its half, 2500.25, is charged as 2500.
        var rounded = fees.quote(question("PROPERTY", 1_000_020L, null, "SIMPLIFIED"));
        assertThat(rounded.totalFen()).isEqualTo(2500);
        assertThat(rounded.lines()).extracting(Line::amountFen).containsExactly(5000L, 1L, -2500L, -1L);
        assertThat(rounded.lines().get(3).item()).isEqualTo("取整");
    }

    @Test
    @DisplayName("没有金额不是零：请填写金额")
    void missingAmountIsAskedFor() {
        assertInvalid(question("PROPERTY", null, null), "amountFen", "AMOUNT_REQUIRED");
        assertThat(fees.quote(question("PROPERTY", 0L, null)).totalFen()).isEqualTo(5000);
        assertInvalid(question("PROPERTY", -1L, null), "amountFen", "NEGATIVE");
    }

    @Test
    @DisplayName("幅度：没有数额给幅度，不给总额；幅度外拒绝；幅度内一行一行")
    void rangeIsNeverABound() {
        var open = fees.quote(question("DIVORCE", 100_000_000L, null));
        assertThat(open.totalFen()).isNull();
        assertThat(open.range())
                .isEqualTo(new FenRange(405_000, 430_000, open.range().basis(), null));
        assertThat(open.range().basis()).contains("第十三条");

        assertInvalid(question("DIVORCE", null, 4_999L), "baseFen", "BASE_OUT_OF_RANGE");
        assertInvalid(question("DIVORCE", null, 30_001L), "baseFen", "BASE_OUT_OF_RANGE");

        var chosen = fees.quote(question("DIVORCE", 100_000_000L, 30_000L));
        assertThat(chosen.totalFen()).isEqualTo(430_000);
        assertThat(chosen.lines()).extracting(Line::amountFen).containsExactly(30_000L, 400_000L);
    }

    @Test
    @DisplayName("离婚按要分的财产总额收费，不按请求的金额；每一档、撤诉减半、减交都跟着它算")
    void thePropertyMeasuresADivorce() {
        var claimed = question("DIVORCE", 50_000_000L, 30_000L);
        var divided = claimed.dividing(new DivorceProperty(DivorceProperty.Extent.KNOWN, 100_000_000L));

        assertThat(fees.quote(claimed).totalFen()).isEqualTo(180_000);
        assertThat(fees.quote(divided).totalFen()).isEqualTo(430_000);
        assertThat(fees.quote(divided).lines()).extracting(Line::amountFen).containsExactly(30_000L, 400_000L);
        assertThat(fees.quote(divided.under("WITHDRAWN")).totalFen()).isEqualTo(215_000);
        assertThat(fees.quote(claimed.dividing(new DivorceProperty(DivorceProperty.Extent.NONE, null)))
                        .totalFen())
                .isEqualTo(30_000);
        assertThat(fees.quote(claimed.dividing(new DivorceProperty(DivorceProperty.Extent.UNKNOWN, null)))
                        .totalFen())
                .isEqualTo(30_000);
    }

    @Test
    @DisplayName("省级数额没有来源，所以有法院也只给幅度")
    void noProvincialNoticeIsInvented() {
        var quote =
                fees.quote(new FeeQuestion("OTHER_NON_PROPERTY", null, null, null, Set.of(), new CourtCode("京0199")));

        assertThat(quote.totalFen()).isNull();
        assertThat(quote.range().minFen()).isEqualTo(5000);
    }

    @Test
    @DisplayName("执行申请费不预交；不交费的也说明依据")
    void notPaidInAdvance() {
        assertThat(fees.quote(question("ENFORCEMENT", 50_000_000L, null)).payableNow())
                .isFalse();
        var none = fees.quote(question("NO_FEE", null, null));
        assertThat(none.totalFen()).isZero();
        assertThat(none.payableNow()).isFalse();
        assertThat(none.lines()).singleElement().satisfies(line -> assertThat(line.basis())
                .contains("第八条"));
    }

    @Test
    @DisplayName("案由定类别：身体权按财产，名誉权按人格权，没有行的不猜")
    void classByCause() {
        assertThat(fees.feeClassOf("01.01.001", true)).contains("PROPERTY");
        assertThat(fees.feeClassOf("01.01.006", true)).contains("PERSONALITY_RIGHTS");
        assertThat(fees.feeClassOf("11.52.482", true)).isEmpty();
        assertThat(fees.feeClassOf("11.43.451", true)).contains("NO_FEE");
        assertThat(fees.feeClassOf("11.47.460", true)).contains("BANKRUPTCY");
        var administrative = new FeeQuestion(null, "6002", null, null, Set.of(), null);
        assertThat(fees.quote(administrative).totalFen()).isEqualTo(5_000);
        assertThat(fees.quote(administrative.about("UNKNOWN")).totalFen()).isEqualTo(5_000);
        assertThat(fees.quote(administrative.about("YES")).totalFen()).isEqualTo(10_000);
        assertThat(fees.feeClassOf(Track.ENFORCEMENT, "04.10.103", true)).contains("ENFORCEMENT");
        var quote = fees.quote(new FeeQuestion(null, "07.19.205", 99_900L, null, Set.of(), null));
        assertThat(quote.totalFen()).isEqualTo(1000);
        assertThat(quote.decisions())
                .extracting(Decisions.Used::id)
                .containsExactly("cause-fee-class", "litigation-fee");
        assertInvalid(new FeeQuestion(null, "11.52.482", 1L, null, Set.of(), null), "causeCode", "NO_FEE_CLASS");
        assertInvalid(new FeeQuestion(null, null, 1L, null, Set.of(), null), "feeClass", "MISSING");
        assertInvalid(question("SOMETHING", 1L, null), "feeClass", "UNKNOWN");
        assertInvalid(question("PROPERTY", 1L, null, "CHEAPER"), "modifiers", "UNKNOWN");
    }

    @Test
    @DisplayName("改一个费率并发布：试算、计费随之变，各件写明自己的版本和行")
    void aChangedRateChangesTheFee() throws IOException {
        var shipped = Files.readString(Path.of("decisions/litigation-fee.dmn"));
        var before = FilingId.random();
        var after = FilingId.random();
        var question = question("PROPERTY", 10_000_000L, null);
        var old = fees.charge(before, question);

        // 2.5 % becomes 3 %.
        var changed = shipped.replace(
                "<outputEntry id=\"property-2-out-1\"><text>250</text>",
                "<outputEntry id=\"property-2-out-1\"><text>300</text>");
        assertThat(changed).isNotEqualTo(shipped);
        try {
            PublishedTables.publish(repository, "litigation-fee", changed);

            assertThat(fees.quote(question).totalFen()).isEqualTo(old.totalFen() + 50_000);
            var charged = fees.charge(after, question);
            assertThat(charged.totalFen()).isEqualTo(280_000);
            assertThat(old.totalFen()).isEqualTo(230_000);

            var first = decisions.ofFiling(before).get(0);
            var second = decisions.ofFiling(after).get(0);
            assertThat(second.version()).isEqualTo(first.version() + 1);
            assertThat(charged.decisions().get(0).version()).isEqualTo(second.version());
            assertThat(old.decisions().get(0).version()).isEqualTo(first.version());
            assertThat(first.ruleIds()).contains("property-2", "class-property", "not-halved");
            var ofTheFile = Dmn.readModelFromFile(
                            Path.of("decisions/litigation-fee.dmn").toFile())
                    .getModelElementsByType(Rule.class)
                    .stream()
                    .map(Rule::getId)
                    .toList();
            assertThat(ofTheFile).containsAll(first.ruleIds()).containsAll(second.ruleIds());

            // Each recomputes on the version that made it.
            assertThat(decisions.recompute(first.id()).equal()).isTrue();
            assertThat(decisions.recompute(second.id()).equal()).isTrue();
            assertThat(decisions.recompute(first.id()).recomputed().number("lowFen"))
                    .isEqualTo(230_000);
        } finally {
            PublishedTables.publish(repository, "litigation-fee", shipped);
        }
    }

    @Test
    @DisplayName("本院规定收到元：舍去的自成一行，写明文号，合计随之；别的法院、以前的日子不变")
    void theCourtRounds() throws IOException {
        var question = new FeeQuestion("PROPERTY", null, 31_250_050L, null, Set.of("SIMPLIFIED"), COURT);
        var before = fees.quote(question);
        try {
            publish("fee-rounding", """
                    <inputEntry id="in-1"><text>"%s"</text></inputEntry>
                    <inputEntry id="in-2"><text>&gt;= date("2026-01-01")</text></inputEntry>
                    <outputEntry id="out-1"><text>"YUAN"</text></outputEntry>
                    <outputEntry id="out-2"><text>"DOWN"</text></outputEntry>
                    <outputEntry id="out-3"><text>"本院诉讼费收取办法第一条"</text></outputEntry>""");

            var quote = fees.quote(question);
            assertThat(before.totalFen()).isEqualTo(299_375);
            assertThat(quote.totalFen()).isEqualTo(299_300);
            assertThat(sum(quote)).isEqualTo(299_300);
            assertThat(quote.lines()).last().isEqualTo(new Line("按本院规定取整", -75, "本院诉讼费收取办法第一条"));
            assertThat(quote.decisions()).extracting(Decisions.Used::id).contains("fee-rounding");
            assertThat(fees.quote(new FeeQuestion(
                                    "PROPERTY", null, 31_250_050L, null, Set.of("SIMPLIFIED"), new CourtCode("津0198")))
                            .totalFen())
                    .isEqualTo(299_375);

            var filing = FilingId.random();
            fees.charge(filing, question);
            assertThat(fees.bill(filing).orElseThrow().totalFen()).isEqualTo(299_300);
            // Halved once already; what a withdrawal leaves is rounded as the court does.
            assertThat(fees.afterWithdrawal(filing, question).orElseThrow().fen())
                    .isEqualTo(299_300);
            var full = new FeeQuestion("PROPERTY", null, 31_250_050L, null, Set.of(), COURT);
            var other = FilingId.random();
            fees.charge(other, full);
            assertThat(fees.afterWithdrawal(other, full).orElseThrow().fen()).isEqualTo(299_300);
        } finally {
            takeBack("fee-rounding");
        }
    }

    @Test
    @DisplayName("幅度以内本院通常收的数额和依据跟着账单走；确认时另定也行，账单各行仍相加无误")
    void theCourtsUsualSumIsRemembered() throws IOException {
        var question = new FeeQuestion("DIVORCE", null, 100_000_000L, null, Set.of(), COURT);
        assertThat(fees.quote(question).range().usual()).isNull();
        try {
            publish("usual-amount", """
                    <inputEntry id="in-1"><text>"%s"</text></inputEntry>
                    <inputEntry id="in-2"><text>"DIVORCE"</text></inputEntry>
                    <inputEntry id="in-3"><text>&gt;= date("2026-01-01")</text></inputEntry>
                    <outputEntry id="out-1"><text>15000</text></outputEntry>
                    <outputEntry id="out-2"><text>"本院审判委员会2026年第3号纪要"</text></outputEntry>""");
            var filing = FilingId.random();
            fees.charge(filing, question);

            var proposed = fees.bill(filing).orElseThrow();
            assertThat(proposed.totalFen()).isNull();
            assertThat(proposed.range().usual()).isEqualTo(new FenRange.Usual(415_000, "本院审判委员会2026年第3号纪要"));

            var confirmed = transactions.execute(status -> fees.confirm(filing, 410_000, "双方争议不大", Actor.system()));
            assertThat(confirmed.payableFen()).isEqualTo(410_000);
            assertThat(confirmed.lines()).extracting(Line::amountFen).containsExactly(10_000L, 400_000L);
            assertThat(confirmed.lines().get(0).basis()).contains("第十三条", "双方争议不大");
        } finally {
            takeBack("usual-amount");
        }
    }

    private void takeBack(String table) throws IOException {
        PublishedTables.publish(repository, table, Files.readString(Path.of("decisions", table + ".dmn")));
    }

    private void publish(String table, String cells) throws IOException {
        var row = "<rule id=\"court-row\">" + cells.formatted(COURT.value()) + "</rule></decisionTable>";
        PublishedTables.publish(
                repository,
                table,
                Files.readString(Path.of("decisions", table + ".dmn")).replace("</decisionTable>", row));
    }

    private void assertInvalid(FeeQuestion question, String field, String code) {
        assertThatThrownBy(() -> fees.quote(question))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults())
                        .extracting(Refusal.Fault::field, Refusal.Fault::code)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code)));
    }

    private static FeeQuestion question(String feeClass, Long amountFen, Long baseFen, String... modifiers) {
        return new FeeQuestion(feeClass, null, amountFen, baseFen, Set.of(modifiers), null);
    }

    private static long sum(Quote quote) {
        return quote.lines().stream().mapToLong(Line::amountFen).sum();
    }
}
