package org.lian.web.staff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lian.filing.Draft;
import org.lian.filing.Finding;
import org.lian.filing.Party;
import org.lian.vocabulary.Track;

/** The findings of the machine as the court reads them: whom one is about, said once, and what was said to the filer. */
final class MachineChecks {
    private static final String RELATED = "RELATED_FOUND";
    private static final Pattern ONE_PARTY = Pattern.compile("(plaintiffs|defendants|thirdParties)\\[(\\d+)].*");
    /** A sentence that asks for something the filer does; what is to be checked or looked at the court does. */
    private static final Pattern ASKS_THE_FILER =
            Pattern.compile("(?<!申)请(?:上传|填写|写明|把|在|打开|选择|尽早|也选)|建议一并提交|有的请|可以提交");

    private MachineChecks() {}

    /** The gravest first. */
    static Stream<WorkSheet.Remark> remarks(List<Finding> findings, Draft draft, Track track) {
        var about = new LinkedHashMap<WorkSheet.Remark, List<String>>();
        findings.stream().sorted(Comparator.comparing(Finding::severity)).forEach(finding -> {
            var whom = about.computeIfAbsent(remark(finding), remark -> new ArrayList<>());
            var party = party(finding, draft, track);
            if (!party.isEmpty() && !whom.contains(party)) {
                whom.add(party);
            }
        });
        return about.entrySet().stream().map(one -> said(one.getKey(), one.getValue()));
    }

    private static WorkSheet.Remark said(WorkSheet.Remark remark, List<String> whom) {
        var advice = ASKS_THE_FILER.matcher(remark.text()).find() ? "给当事人的提示：" : "";
        var named = whom.isEmpty() ? "" : String.join("、", whom) + "：";
        return new WorkSheet.Remark(
                remark.tone(), remark.word(), named + advice + remark.text(), remark.basis(), remark.related());
    }

    private static WorkSheet.Remark remark(Finding finding) {
        var word =
                switch (finding.severity()) {
                    case BLOCKING -> "缺少";
                    case WARNING -> "请核对";
                    case PASSED -> "通过";
                };
        return new WorkSheet.Remark(
                WorkSheets.tone(finding), word, finding.message(), finding.basis(), RELATED.equals(finding.code()));
    }

    /** The party whose field it is; empty where it is nobody's alone, or where its words name it. */
    private static String party(Finding finding, Draft draft, Track track) {
        var field = finding.field() == null ? null : ONE_PARTY.matcher(finding.field());
        if (field == null || !field.matches()) {
            return "";
        }
        var at = Integer.parseInt(field.group(2));
        return switch (field.group(1)) {
            case "plaintiffs" -> named(track.claimant(), draft.plaintiffs(), at, finding);
            case "defendants" -> named(track.respondent(), draft.defendants(), at, finding);
            default -> named("第三人", draft.thirdParties(), at, finding);
        };
    }

    private static String named(String role, List<Party> parties, int at, Finding finding) {
        if (at >= parties.size()) {
            return "";
        }
        var name = parties.get(at).name();
        if (name == null || name.isBlank()) {
            return role + (at + 1);
        }
        return finding.message().contains(name) ? "" : role + " " + name;
    }
}
