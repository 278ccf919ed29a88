package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.filing.Liable;
import org.lian.filing.Party.IdType;
import org.lian.filing.Party.Representative.AgentKind;
import org.lian.filing.Periodic;
import org.lian.reference.Causes;
import org.lian.reference.Courts;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The page with both answers to a question that was answered twice, which lets the filer choose: nothing typed is lost.
 */
@Component
class ConflictPage {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PERSON", "个人"),
            Map.entry("ORGANISATION", "单位"),
            Map.entry("RESIDENT_ID", "居民身份证"),
            Map.entry("PASSPORT", "护照"),
            Map.entry(IdType.HK_MACAO_PERMIT.name(), IdType.HK_MACAO_PERMIT.label()),
            Map.entry(IdType.TAIWAN_PERMIT.name(), IdType.TAIWAN_PERMIT.label()),
            Map.entry(IdType.HMT_RESIDENCE_PERMIT.name(), IdType.HMT_RESIDENCE_PERMIT.label()),
            Map.entry(IdType.FOREIGN_PERMANENT_RESIDENCE.name(), IdType.FOREIGN_PERMANENT_RESIDENCE.label()),
            Map.entry("USCC", "统一社会信用代码"),
            Map.entry("OTHER", "其他证件"),
            Map.entry("GENERAL", "一般授权"),
            Map.entry("SPECIAL", "特别授权"),
            Map.entry("STATUTORY", "法定代理人"),
            Map.entry("ABROAD", "是"),
            Map.entry("LAWYER", AgentKind.LAWYER.label()),
            Map.entry("LEGAL_WORKER", AgentKind.LEGAL_WORKER.label()),
            Map.entry("RELATIVE", AgentKind.RELATIVE.label()),
            Map.entry("EMPLOYEE", AgentKind.EMPLOYEE.label()),
            Map.entry("RECOMMENDED", AgentKind.RECOMMENDED.label()),
            Map.entry("ORDINARY", "普通程序"),
            Map.entry("SIMPLIFIED", "简易程序"),
            Map.entry("SMALL_CLAIMS", "小额诉讼程序"),
            Map.entry(Extent.NONE.name(), Extent.NONE.label()),
            Map.entry(Extent.KNOWN.name(), Extent.KNOWN.label()),
            Map.entry(Liable.Manner.OWN.name(), Liable.Manner.OWN.label()),
            Map.entry(Liable.Manner.JOINT.name(), Liable.Manner.JOINT.label()),
            Map.entry(Liable.Manner.SUPPLEMENTARY.name(), Liable.Manner.SUPPLEMENTARY.label()),
            Map.entry(Liable.Manner.JOINT_GUARANTOR.name(), Liable.Manner.JOINT_GUARANTOR.label()),
            Map.entry(Liable.Manner.GENERAL_GUARANTOR.name(), Liable.Manner.GENERAL_GUARANTOR.label()),
            Map.entry(Liable.Manner.INSURER.name(), Liable.Manner.INSURER.label()),
            Map.entry(Periodic.Every.MONTH.name(), Periodic.Every.MONTH.label()),
            Map.entry(Periodic.Every.YEAR.name(), Periodic.Every.YEAR.label()),
            Map.entry("YES", "是"),
            Map.entry("NO", "否"),
            Map.entry("UNKNOWN", "我不知道"),
            Map.entry("true", "同意"),
            Map.entry("false", "不同意"),
            Map.entry("", "未填写"));

    private final Courts courts;
    private final Causes causes;

    ConflictPage(Courts courts, Causes causes) {
        this.courts = courts;
        this.causes = causes;
    }

    /** One field in words. */
    record Line(String label, String text) {}

    String show(
            ChangedElsewhere changed,
            DraftQuestion question,
            Map<String, String> typed,
            String action,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        var yours = new LinkedHashMap<String, String>();
        question.compared().keySet().forEach(field -> yours.put(field, typed.getOrDefault(field, "")));
        model.addAttribute("filing", changed.filing());
        model.addAttribute("action", action);
        model.addAttribute("typed", yours);
        model.addAttribute("seen", DraftEditing.fingerprint(question, changed.stored()));
        var stored = question.read(changed.stored());
        model.addAttribute("yours", lines(question, yours, stored));
        model.addAttribute("stored", lines(question, stored, yours));
        return "portal/conflict";
    }

    /** The fields that say something in one of the two. */
    private List<Line> lines(DraftQuestion question, Map<String, String> answer, Map<String, String> other) {
        return question.compared().entrySet().stream()
                .filter(field -> !answer.getOrDefault(field.getKey(), "").isBlank()
                        || !other.getOrDefault(field.getKey(), "").isBlank())
                .map(field ->
                        new Line(field.getValue(), inWords(field.getKey(), answer.getOrDefault(field.getKey(), ""))))
                .toList();
    }

    private String inWords(String field, String value) {
        return switch (field) {
            case "courtCode" ->
                courts.find(new CourtCode(value)).map(court -> court.name()).orElse("未填写");
            case "causeCode" -> causes.find(value).map(cause -> cause.name()).orElse("未填写");
            default -> WORDS.getOrDefault(value, value);
        };
    }
}
