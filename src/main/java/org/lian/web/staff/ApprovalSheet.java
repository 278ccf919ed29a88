package org.lian.web.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of 立案审批表 in the words that are printed.
 *
 * @param number the case's number, or that of the ruling by which it was refused
 * @param numberWord what the number is called
 * @param source the way on which it came
 * @param claimsWord what the claims are called
 * @param claims their beginning
 * @param marks what whoever holds the paper must know first: secret, not public, ordered by a higher court
 * @param proposed what was found and proposed in the review, the last ones
 * @param decided what was decided and by whom, the last ones
 * @param reviewer 承办人: who reviewed; null where nobody has
 */
record ApprovalSheet(
        String court,
        String numberWord,
        String number,
        String procedure,
        String cause,
        String amount,
        String source,
        String claimsWord,
        String claims,
        List<String> marks,
        List<WorkSheet.Fact> parties,
        List<WorkSheet.Fact> days,
        List<String> checks,
        List<Said> proposed,
        List<Said> decided,
        String fee,
        @Nullable String reviewer) {

    /** A step in the words of its maker. */
    record Said(
            String at, String who, String what, @Nullable String basis) {}
}
