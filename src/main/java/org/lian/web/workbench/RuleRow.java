package org.lian.web.workbench;

import org.lian.web.Minutes;
import org.lian.workbench.RuleVersion;

/** A rule in the list. */
record RuleRow(String id, String name, int version, String since, String author) {
    static RuleRow of(RuleVersion version) {
        return new RuleRow(
                version.rule(),
                version.name(),
                version.version(),
                Minutes.of(version.effectiveAt()),
                version.author() == null ? "随程序发布" : version.author());
    }
}
