package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 保全 (民诉法 103 to 111): from the application to the end of its measures. */
class PreservationStoryTests extends CourtInTime {
    private static final String REASON = "申请人提供了担保，申请符合法律规定。";
    private static final String BASIS = "民事诉讼法第一百零四条";

    /** 张三 asks for 100,000 yuan of 李四's money to be frozen before he sues. */
    static Map<String, Object> draft(String stage, String kind) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("track", "PRESERVATION");
        draft.remove("causeCode");
        draft.put("claims", "请求冻结被申请人李四银行存款十万元。");
        draft.put("facts", "被申请人欠款十万元到期未还，正在转让房屋。");
        draft.put("answers", Map.of("preservationStage", stage, "preservationKind", kind));
        return draft;
    }

    static String submitted(Stories court, String stage, String kind) {
        var filing = court.drafted(draft(stage, kind));
        for (var material : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "GUARANTEE")) {
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

    static void grant(Stories court, String filing) {
        court.decideAs(
                "judge1",
                filing,
                "RULE_ON_PRESERVATION",
                Map.of("decision", "GRANT", "measures", "冻结李四银行存款十万元，期限一年。", "reason", REASON, "basis", BASIS));
    }

    @Test
    @DisplayName("诉前财产保全：四十八小时从下一小时起算，裁定编财保号，只送达申请人，移送执行机构")
    void grantedBeforeSuit() {
        var court = time.at("2026-10-12T09:20");
        var filing = submitted(court, "BEFORE_SUIT", "PROPERTY");
        assertThat(court.taskFor(court.as("judge1"), filing, "RULE_ON_PRESERVATION"))
                .isNotEmpty();
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-10-14T10:00:00+08:00");

        grant(court, filing);

        var granted = court.waitsAt(filing, "TRANSFERRED");
        assertThat(granted.get("caseNumber").asText()).contains("财保");
        assertThat(CasePapers.printed(court, filing, "PRESERVATION_RULING"))
                .contains("冻结李四银行存款十万元", "三十日内", "五日内", "立即开始执行");
        until(() -> assertThat(CasePapers.kinds(court, filing)).doesNotContain("PRESERVATION_TO_RESPONDENT"));
    }
}
