package org.lian.process.clocks;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Periods that the law leaves to the court, and the account that its fee notice prints.
 *
 * @param feeConfirmationWorkingDays Working days that a clerk has for confirming a fee.
 * @param taskWorkingDays Working days for a task that no period of the law covers.
 * @param taskClaimWorkingDays Working days after which an unclaimed refund or complaint moves to the front.
 * @param correctionDays Calendar days that a correction notice gives when the reviewer says nothing else.
 * @param longestCorrectionDays Most calendar days that a reviewer may give for a correction.
 * @param feeAccount Where litigation fees are transferred to, as the fee notice prints it: 户名, 开户行, 账号. Of an installation with one court; a setting, so that nobody changes it alone in a page.
 * @param applicationFeeDays Calendar days that the court gives for the fee of an application (办法 22 III).
 * @param laterFilingWorkingDays Working days for deciding on what a party hands in after the submission.
 * @param bankGraceWorkingDays Working days for money that was on its way when the payment period ended.
 */
@ConfigurationProperties("lian")
public record CourtPeriods(
        @DefaultValue("1") int feeConfirmationWorkingDays,
        @DefaultValue("2") int taskWorkingDays,
        @DefaultValue("1") int taskClaimWorkingDays,
        @DefaultValue("7") int correctionDays,
        @DefaultValue("60") int longestCorrectionDays,
        @DefaultValue("") String feeAccount,
        @DefaultValue("1") int bankGraceWorkingDays,
        @DefaultValue("3") int laterFilingWorkingDays,
        @DefaultValue("7") int applicationFeeDays) {}
