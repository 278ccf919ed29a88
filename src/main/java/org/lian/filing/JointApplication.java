package org.lian.filing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.vocabulary.FilingId;

/**
 * An application that several make together (民诉法 205), as each other applicant reads it before he joins.
 *
 * @param shown the mark of exactly these words; one who read others is asked to read again
 * @param others those who have to join, beside the one who files
 */
public record JointApplication(
        FilingId filing,
        String title,
        String court,
        List<String> parties,
        List<String> claims,
        List<String> facts,
        String shown,
        List<Applicant> others) {

    /** One who has to join; {@code consent} is null while he has not. */
    public record Applicant(
            String key, String role, String name, @Nullable Consent consent) {
        /** Whether he joined what stands in the application now. */
        public boolean isJoined() {
            return consent != null && consent.stands();
        }
    }

    /** A consent; one to words that were changed since does not stand. */
    public record Consent(String by, Instant at, boolean stands) {
        /** When and how. */
        public String text() {
            return CourtTime.SECOND.format(at) + "，凭链接核对姓名和证件号码以后同意共同申请";
        }
    }

    /** Whether all others have joined. */
    public boolean isJoined() {
        return others.stream().allMatch(Applicant::isJoined);
    }
}
