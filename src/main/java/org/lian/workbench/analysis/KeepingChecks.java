package org.lian.workbench.analysis;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** 记录保存期限: what a case did stays at least as long as the program ships it. */
class KeepingChecks {
    /** Of diagrams that no shipped one has the name of: as all shipped ones. */
    private static final String USUAL = "P3650D";

    private static final Pattern DAYS = Pattern.compile("P?(\\d{1,6})D?");

    private final TableFindings findings;

    KeepingChecks(TableFindings findings) {
        this.findings = findings;
    }

    void check(String ruleId, Element process, @Nullable DiagramFile shipped) {
        var kept = timeToLive(process);
        if (kept.isBlank()) {
            findings.block("TIME_TO_LIVE", "流程没有写明记录保存多久。请填写“记录保存期限”，例如 " + USUAL, ruleId);
            return;
        }
        var least = shipped == null
                ? USUAL
                : shipped.processes().stream()
                        .findFirst()
                        .map(KeepingChecks::timeToLive)
                        .orElse(USUAL);
        var days = days(kept);
        if (days.isEmpty()) {
            findings.block("TIME_TO_LIVE", "记录保存期限 %s 不是天数。请写成 P…D，至少 %s".formatted(kept, least), ruleId);
        } else if (days.getAsLong() < days(least).orElseThrow()) {
            findings.block(
                    "TIME_TO_LIVE", "记录保存期限 %s 短于随程序发布的 %s：办理经过会提前删除，以后查不到。请改回，或者写得更长".formatted(kept, least), ruleId);
        }
    }

    private static String timeToLive(Element process) {
        return DiagramFile.ours(process, "historyTimeToLive");
    }

    private static OptionalLong days(String text) {
        var read = DAYS.matcher(text);
        return read.matches() && text.startsWith("P") == text.endsWith("D")
                ? OptionalLong.of(Long.parseLong(read.group(1)))
                : OptionalLong.empty();
    }
}
