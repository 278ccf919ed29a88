package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 诉前调解: consent, every step with its period, and every way out of it. */
class MediationStoryTests extends CourtInTime {
    private static final Map<String, Object> MEDIATE = Map.of("outcome", "MEDIATE");

    @Test
    @DisplayName("双方同意、达成协议的，以诉讼外调解结案，不登记立案")
    void agreement() {
        var court = time.at("2026-10-12T09:00");
        var filing = mediating(court);
        decide(
                court,
                filing,
                "MEDIATE",
                Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", "2026-10-12"));
        var settled = court.waitsAt(filing, "SETTLED");
        assertThat(settled.get("statusText").asText()).isEqualTo("调解成功");
        assertThat(settled.path("caseNumber").isValueNode()
                        && !settled.path("caseNumber").isNull())
                .isFalse();
    }

    @Test
    @DisplayName("调解不成的，登记立案，不再审查，首次提交的日期不变")
    void failure() {
        var court = time.at("2026-10-12T09:00");
        var filing = mediating(court);
        court = time.at("2026-10-20T09:00");
        decide(court, filing, "MEDIATE", Map.of("decision", "FAILED", "reason", "双方差距太大"));
        registered(court, filing);
    }

    @Test
    @DisplayName("三十日的调解期限从调解员确认的次日起算，期满自动终结并登记立案")
    void expiry() {
        var court = time.at("2026-10-12T09:00");
        var filing = mediating(court);
        // Confirmed on the 12th: thirty days from the 13th end on the 11th of November.
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo("2026-11-12T00:00:00+08:00");
        court = time.at("2026-11-12T00:01");
        registered(court, filing);
    }

    @Test
    @DisplayName("申请人一键不再调解，随即登记立案")
    void revoked() {
        var court = time.at("2026-10-12T09:00");
        var filing = mediating(court);
        court.say(filing, "mediation-end", Map.of()).expecting(201);
        registered(court, filing);
    }

    private static JsonNode registered(Stories court, String filing) {
        var view = court.waitsAt(filing, "REGISTERED");
        assertThat(view.get("caseNumber").asText()).contains("民初");
        assertThat(view.get("firstSubmittedAt").asText()).startsWith("2026-10-12");
        return view;
    }

    /** A filing whose filer agrees, reviewed and given to mediation. */
    static String concluded(Stories court) {
        var filing = court.submitted();
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        court.decide(court.task(filing, "REVIEW"), MEDIATE);
        court.waitsAt(filing, "IN_MEDIATION");
        return filing;
    }

    static String appointed(Stories court) {
        var filing = concluded(court);
        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator1"));
        return filing;
    }

    static String confirmed(Stories court) {
        var filing = appointed(court);
        decide(court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        return filing;
    }

    static String mediating(Stories court) {
        var filing = confirmed(court);
        decide(court, filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "电话联系李四本人，同意调解"));
        court.taskFor(court.as("mediator1"), filing, "MEDIATE");
        return filing;
    }

    /** The appointed mediator decides what was given to him. */
    static void decide(Stories court, String filing, String kind, Map<String, Object> completion) {
        var mediator = court.as("mediator1");
        mediator.post(
                        "/api/v1/tasks/" + court.taskFor(mediator, filing, kind) + "/completion",
                        new HashMap<>(completion))
                .expecting(204);
    }
}
