package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 状态知道自己的后续状态. */
class FilingStatusTests {
    private static final Set<FilingStatus> REGISTERED_CASES = EnumSet.of(
            FilingStatus.REGISTERED,
            FilingStatus.FEE_DUE,
            FilingStatus.FEE_OVERDUE,
            FilingStatus.WITHDRAWAL_PENDING,
            FilingStatus.WITHDRAWAL_GRANTED,
            FilingStatus.DEEMED_WITHDRAWN,
            FilingStatus.TRANSFERRED,
            FilingStatus.PRESERVATION_ENDED);

    @ParameterizedTest
    @EnumSource
    @DisplayName("登记立案以后，回不到立案以前；立案以后的状态只从登记立案进入")
    void registrationIsPassedOnce(FilingStatus status) {
        if (REGISTERED_CASES.contains(status)) {
            assertThat(REGISTERED_CASES).containsAll(status.followers());
        } else {
            assertThat(status.followers())
                    .doesNotContainAnyElementsOf(EnumSet.complementOf(EnumSet.of(FilingStatus.REGISTERED)).stream()
                            .filter(REGISTERED_CASES::contains)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("状态不是自己的后续，也回不到草稿；每一个状态都到得了")
    void nothingFollowsItself(FilingStatus status) {
        assertThat(status.mayBecome(status)).isFalse();
        assertThat(status.mayBecome(FilingStatus.DRAFT)).isFalse();
        assertThat(EnumSet.allOf(FilingStatus.class).stream()
                        .anyMatch(before -> status == FilingStatus.DRAFT || before.mayBecome(status)))
                .isTrue();
    }
}
