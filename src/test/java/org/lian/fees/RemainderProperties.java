package org.lian.fees;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** 撤诉以后应负担的诉讼费: nothing is charged twice and nothing is lost. */
class RemainderProperties {
    @Property
    @Label("不论交了多少：交的，减去应退的，加上还欠的，就是应负担的；欠和退不会都有")
    void paidLessReturnedAndOwingIsTheRemainder(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long fen,
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long paid,
            @ForAll boolean halved) {
        var left = new Remainder(fen, halved);

        assertThat(paid - left.beyondFen(paid) + left.owingFen(paid)).isEqualTo(fen);
        assertThat(Math.min(left.beyondFen(paid), left.owingFen(paid))).isZero();
    }

    @Property
    @Label("减交以后撤诉：不超过全额的一半按减交后的比例，只少不多，少的不到两分")
    void aReliefCountsInTheHalf(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long full,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        var relief = new Relief(percent, "诉讼费用交纳办法第四十六条");

        var left = Remainder.halfOf(relief.leftOf(full), relief);

        var shareOfTwoHundred = full * (100 - percent);
        assertThat(left * 200).isBetween(shareOfTwoHundred - 399, shareOfTwoHundred);
    }
}
