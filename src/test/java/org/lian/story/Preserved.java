package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application for preservation of 张三 against 李四, brought forward step by step. */
public final class Preserved {
    static final String REASON = "申请人提供了担保，申请符合法律规定。";
    /** The suit in which something is asked for, or that keeps it: of a year in which no test's suit ends, or its end is a matter. */
    static final String SUIT = "（2025）京0199民初9号";

    static final String BASIS = "民事诉讼法第一百零四条";

    /** What is still to be handed in, within three days. */
    public static final Map<String, Object> NOTICE = Map.of(
            "decision", "NOTICE", "items", List.of(Map.of("code", "GUARANTEE_REQUIRED", "text", "相当于三万元")), "days", 3);

    public static final Map<String, Object> DISMISS =
            Map.of("decision", "DISMISS", "reason", "没有提供担保。", "basis", "民事诉讼法第一百零三条");

    public static final Map<String, Object> RELEASE =
            Map.of("decision", "RELEASE", "reason", "三十日内没有起诉。", "basis", BASIS);

    private Preserved() {}

    /** 张三 asks for 100,000 yuan of 李四's money to be frozen before he sues. */
    public static Map<String, Object> draft(String stage, String kind) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("track", "PRESERVATION");
        draft.remove("causeCode");
        draft.put("claims", "请求冻结被申请人李四银行存款十万元。");
        draft.put("facts", "被申请人欠款十万元到期未还，正在转让房屋。" + (stage.equals("IN_SUIT") ? "本案案号" + SUIT + "。" : ""));
        draft.put("answers", Map.of("preservationStage", stage, "preservationKind", kind));
        return draft;
    }

    public static String submitted(Stories court, String stage, String kind) {
        var filing = court.drafted(draft(stage, kind));
        var proof = stage.equals("BEFORE_ENFORCEMENT") ? "EFFECTIVE_DOCUMENT" : "GUARANTEE";
        for (var material : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE", proof)) {
            court.zhangsan
                    .upload(
                            "/api/v1/filings/" + filing + "/materials",
                            material,
                            material + ".txt",
                            Stories.text(material))
                    .expecting(201);
        }
        court.submit(filing).expecting(201);
        return filing;
    }

    public static void grant(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PRESERVATION",
                Map.of(
                        "decision", "GRANT",
                        "measures", "冻结李四银行存款十万元，期限一年。",
                        "guarantee", "某某保险公司以保函为申请人提供担保",
                        "reason", REASON,
                        "basis", BASIS));
    }

    /** What was frozen on the day of {@code court}, for a year. */
    public static void executed(Stories court, String filing, String on, String until) {
        court.decideAs(
                "judge1",
                filing,
                "REGISTER_PRESERVATION",
                Map.of(
                        "decision",
                        "EXECUTED",
                        "measures",
                        "冻结李四在某某银行的存款十万元。",
                        "thing",
                        "DEPOSIT",
                        "on",
                        on,
                        "until",
                        until));
    }

    /** The clerk hands the other side its paper. */
    public static void handed(Stories court, String filing, String on) {
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", on, "document", "EMS1234567890CN"));
    }

    /** One that is carried out, and told to the other side. */
    public static String inForce(Stories court, String stage, String on, String until) {
        var filing = submitted(court, stage, "PROPERTY");
        grant(court, filing);
        executed(court, filing, on, until);
        court.taskFor(court.clerk, filing, "PAPER_SERVICE");
        assertThat(CasePapers.page(court, "/filings/" + filing))
                .as("what is posted to the other side is not announced to the applicant")
                .doesNotContain("正在邮寄或者当面送达", "送达被申请人");
        handed(court, filing, on);
        until(() -> assertThat(CasePapers.ofTheCase(court, filing)).contains("PRESERVATION_RULING_TO_RESPONDENT"));
        assertThat(CasePapers.kinds(court, filing))
                .as("what is the other side's stands not among the applicant's papers")
                .noneMatch(kind -> kind.endsWith("_TO_RESPONDENT"));
        return filing;
    }

    /** The judge decides on what came up. */
    public static void decide(Stories court, String filing, Map<String, Object> verdict) {
        court.decideAs("judge1", filing, "DECIDE_PRESERVATION", verdict);
    }
}
