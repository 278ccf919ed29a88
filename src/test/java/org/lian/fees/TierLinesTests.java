package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.ManualDecisions;
import org.lian.rules.Tables;

/** 一档一行: what the bill says line by line, from the shipped table's own rows. */
class TierLinesTests {
    private static final Tables TABLES = new Tables();

    @Test
    @DisplayName("每档一行，由低到高，各有条文，加起来就是应交的数")
    void oneLinePerTier() {
        assertThat(lines("PROPERTY", 31_250_000, null))
                .extracting(Line::item, Line::amountFen, Line::basis)
                .containsExactly(
                        tuple("财产案件受理费：不超过1万元，每件50元", 5_000L, "诉讼费用交纳办法第十三条第一款第(一)项"),
                        tuple("财产案件受理费：超过1万元至10万元的部分按2.5%", 225_000L, "诉讼费用交纳办法第十三条第一款第(一)项"),
                        tuple("财产案件受理费：超过10万元至20万元的部分按2%", 200_000L, "诉讼费用交纳办法第十三条第一款第(一)项"),
                        tuple("财产案件受理费：超过20万元至50万元的部分按1.5%", 168_750L, "诉讼费用交纳办法第十三条第一款第(一)项"));
    }

    @Test
    @DisplayName("减半、取整各是一行，不混在档次里")
    void halvingAndRoundingAreLines() {
        assertThat(lines("PROPERTY", 1_000_020, null, "SIMPLIFIED"))
                .extracting(Line::item, Line::amountFen)
                .containsExactly(
                        tuple("财产案件受理费：不超过1万元，每件50元", 5_000L),
                        tuple("财产案件受理费：超过1万元至10万元的部分按2.5%", 1L),
                        tuple("减半交纳（适用简易程序）", -2_500L),
                        tuple("取整", -1L));
    }

    @Test
    @DisplayName("支付令的三分之一、破产的减半和封顶自成一行，写在标准各档之后")
    void reductionsAreLines() {
        assertThat(lines("PAYMENT_ORDER", 10_000_000, null))
                .extracting(Line::item, Line::amountFen)
                .containsExactly(
                        tuple("标准：不超过1万元，每件50元", 5_000L),
                        tuple("标准：超过1万元至10万元的部分按2.5%", 225_000L),
                        tuple("折减：支付令申请费（财产案件标准的三分之一）", -153_333L));
        var bankruptcy = lines("BANKRUPTCY", 900_000_000_000L, null);
        assertThat(bankruptcy).hasSize(11);
        assertThat(Bill.sum(bankruptcy)).isEqualTo(30_000_000);
        assertThat(bankruptcy.get(10).item()).startsWith("折减：破产申请费");
    }

    @Test
    @DisplayName("每件的数额是自己的一行；不用钱的档次没有行")
    void theSumPerCase() {
        assertThat(lines("DIVORCE", 100_000_000, 15_000L))
                .extracting(Line::item, Line::amountFen)
                .containsExactly(tuple("离婚案件受理费", 15_000L), tuple("财产总额超过20万元的部分按0.5%", 400_000L));
        assertThat(lines("PERSONALITY_RIGHTS", 30_000_000, 10_000L))
                .extracting(Line::amountFen)
                .containsExactly(10_000L, 50_000L, 100_000L);
        assertThat(lines("DIVORCE", 10_000_000, 15_000L))
                .extracting(Line::amountFen)
                .containsExactly(15_000L);
        assertThat(lines("PRESERVATION", 100_000_000, null))
                .extracting(Line::amountFen)
                .containsExactly(3_000L, 99_000L, 398_000L);
    }

    @Test
    @DisplayName("幅度未定时，确定的部分先列出，减半也算在里面")
    void whatOfARangeIsCertain() {
        var bill = bill("DIVORCE", 100_000_000, null, "SIMPLIFIED");

        assertThat(bill.outcome()).isEqualTo(Bill.RANGE);
        assertThat(bill.certainLines(Tiers.lines(bill, other -> bill("DIVORCE", other, null, "SIMPLIFIED"))))
                .extracting(Line::item, Line::amountFen)
                .containsExactly(tuple("财产总额超过20万元的部分按0.5%", 400_000L), tuple("减半交纳（适用简易程序）", -200_000L));
    }

    @Provide
    Arbitrary<Long> amounts() {
        var around = new LawTiers("property_acceptance")
                .bounds().stream()
                        .map(bound -> Arbitraries.longs().between(bound - 50, bound + 50))
                        .toList();
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 3_000_000_000L), Arbitraries.oneOf(around));
    }

    @Provide
    Arbitrary<String> classes() {
        return Arbitraries.of("PROPERTY", "ENFORCEMENT", "PRESERVATION", "PAYMENT_ORDER", "BANKRUPTCY");
    }

    @Property(tries = 300)
    @Label("任何金额，各行相加分毫不差；每一档的行就是法律那一档的数")
    void addUp(@ForAll("classes") String feeClass, @ForAll("amounts") long amount, @ForAll boolean simplified) {
        var modifiers = simplified ? new String[] {"SIMPLIFIED"} : new String[0];
        var bill = bill(feeClass, amount, null, modifiers);
        var lines = lines(feeClass, amount, null, modifiers);

        assertThat(Bill.sum(lines)).isEqualTo(bill.lowFen());
        assertThat(lines).extracting(Line::item).doesNotHaveDuplicates();
        if (feeClass.equals("PROPERTY") && !simplified) {
            var below = BigDecimal.ZERO;
            var at = 0;
            for (var bound : new LawTiers("property_acceptance").bounds()) {
                if (amount > bound) {
                    var upTo = new LawTiers("property_acceptance").of(bound);
                    assertThat(lines.get(at++).amountFen())
                            .isEqualTo(upTo.subtract(below).longValueExact());
                    below = upTo;
                }
            }
        }
    }

    @Test
    @DisplayName("每档写明的起点就是它条件里的起点：下一档的终点")
    void whereATierBeginsIsWhatItsRowSays() throws IOException {
        var model =
                Dmn.readModelFromFile(Path.of("decisions/litigation-fee.dmn").toFile());
        DecisionTable table = model.getModelElementById("fee-bracket-table");

        assertThat(table.getRules()).hasSize(25).allSatisfy(rule -> {
            var test =
                    List.copyOf(rule.getInputEntries()).get(1).getTextContent().strip();
            var over =
                    List.copyOf(rule.getOutputEntries()).get(4).getTextContent().strip();
            assertThat(test).as(rule.getId()).matches("|[\\[(]" + over + "\\.\\..*|> " + over);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000, 10_001})
    @DisplayName("起点写得不低于下一档的，不算，交给人")
    void tiersThatDoNotDescend(long below) {
        var bill = new Bill(answer(Map.of("overFen", 10_000L, "fullFen", 100L, "tariffItem", "某档")));
        var other = new Bill(answer(Map.of("overFen", below, "fullFen", 50L, "tariffItem", "下档")));

        assertThatThrownBy(() -> Tiers.lines(bill, amount -> other))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("起点");
    }

    @Test
    @DisplayName("以前发布的表没有写起点，人工认定的没有档次：按金额部分一行")
    void withoutTiers() {
        var row = Map.<String, Object>of("tariffFen", 230_000L, "tariffItem", "某档", "tariffBasis", "某条");
        var before = new Bill(answer(row));
        var byHand = new HashMap<>(row);
        byHand.put("overFen", 0L);
        byHand.put("fullFen", 0L);

        assertThat(List.of(
                        before,
                        new Bill(new Decision("litigation-fee", 0, List.of(ManualDecisions.MANUAL), List.of(byHand)))))
                .allSatisfy(bill -> assertThat(Tiers.lines(bill, amount -> bill))
                        .extracting(Line::item, Line::amountFen)
                        .containsExactly(tuple("某档", 230_000L)));
    }

    private static List<Line> lines(String feeClass, long amountFen, Long baseFen, String... modifiers) {
        var bill = bill(feeClass, amountFen, baseFen, modifiers);
        return bill.lines(Tiers.lines(bill, other -> bill(feeClass, other, baseFen, modifiers)));
    }

    private static Bill bill(String feeClass, long amountFen, Long baseFen, String... modifiers) {
        var facts = new HashMap<String, Object>();
        facts.put("feeClass", feeClass);
        facts.put("amountFen", amountFen);
        if (baseFen != null) {
            facts.put("baseFen", baseFen);
        }
        facts.put("modifiers", List.of(modifiers));
        return new Bill(answer(
                Objects.requireNonNull(TABLES.ask("litigation-fee", facts).get(0))));
    }

    private static Decision answer(Map<String, Object> row) {
        return new Decision("litigation-fee", 1, List.of(), List.of(row));
    }
}
