package org.lian.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One cycle with every build, five where it lands; {@code -Dcrash.cycles=30} for more. */
@Tag("crash")
@Tag("thorough")
class CrashCampaignTests {
    private static Report report;

    @BeforeAll
    static void campaign() throws Exception {
        var cycles = Integer.getInteger("crash.cycles", 1);
        report = new Campaign(Path.of("target", "crash", "report.md")).run(cycles);
    }

    @Test
    @DisplayName("无论在哪里中断：答复过的一件不丢，一件不重，案号不跳号，重启后都办到底")
    void zeroLostZeroTwiceZeroGaps() {
        assertThat(report.findings()).isEmpty();
    }

    @Test
    @DisplayName("每次中断时至少有二十件提交在途")
    void submissionsInFlight() {
        assertThat(report.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.inFlight()).isGreaterThanOrEqualTo(Cycle.LEAST_IN_FLIGHT));
    }

    @Test
    @DisplayName("磁盘写满也在其中")
    void diskFull() {
        assumeTrue(report.hadSmallDisks(), "No tmpfs can be mounted here (it wants root): no cycle had a full disk");
        assumeTrue(report.outcomes().size() >= 5, "Fewer than five cycles do not come to the disks");
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.fault().wantsSmallDisks())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.putOff()).isPositive());
    }
}
