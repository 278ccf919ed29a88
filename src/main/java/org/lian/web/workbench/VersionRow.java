package org.lian.web.workbench;

import org.lian.web.Minutes;
import org.lian.workbench.RuleVersion;

/** One version of a rule. */
record VersionRow(
        int version, boolean inForce, String since, String people, String reason, String legalBasis, String remark) {
    static VersionRow of(RuleVersion version, int inForce) {
        return new VersionRow(
                version.version(),
                version.version() == inForce,
                Minutes.of(version.effectiveAt()),
                people(version),
                version.reason() == null ? "" : version.reason(),
                version.legalBasis() == null ? "" : version.legalBasis(),
                version.rolledBackTo() == null ? "" : "回退到第 " + version.rolledBackTo() + " 版");
    }

    private static String people(RuleVersion version) {
        if (version.author() == null) {
            return "随程序发布";
        }
        return version.approver() == null ? version.author() : version.author() + " 修改，" + version.approver() + " 批准";
    }
}
