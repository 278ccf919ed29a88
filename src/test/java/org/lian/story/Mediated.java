package org.lian.story;

import java.util.HashMap;
import java.util.Map;

/** A filing of 张三 brought into a mediation, step by step. */
public final class Mediated {
    private Mediated() {}

    /** A filing whose filer agrees, reviewed and given to mediation. */
    public static String concluded(Stories court) {
        var filing = court.submitted();
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        court.decide(court.task(filing, "REVIEW"), Map.of("outcome", "MEDIATE"));
        court.waitsAt(filing, "IN_MEDIATION");
        return filing;
    }

    /** The same with mediator1 appointed. */
    public static String appointed(Stories court) {
        var filing = concluded(court);
        court.decide(court.task(filing, "APPOINT_MEDIATOR"), Map.of("mediator", "mediator1"));
        return filing;
    }

    /** The same, taken by the mediator. */
    public static String confirmed(Stories court) {
        var filing = appointed(court);
        decide(court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        return filing;
    }

    /** The same, the other side agreeing. */
    public static String mediating(Stories court) {
        var filing = confirmed(court);
        decide(court, filing, "ASK_OTHER_SIDE", Map.of("decision", "GRANT", "reason", "电话联系李四本人，同意调解"));
        court.taskFor(court.as("mediator1"), filing, "MEDIATE");
        return filing;
    }

    /** The appointed mediator decides what was given to him. */
    public static void decide(Stories court, String filing, String kind, Map<String, Object> completion) {
        decideAs("mediator1", court, filing, kind, completion);
    }

    /** A mediator decides what was given to him. */
    public static void decideAs(
            String username, Stories court, String filing, String kind, Map<String, Object> completion) {
        var mediator = court.as(username);
        mediator.post(
                        "/api/v1/tasks/" + court.taskFor(mediator, filing, kind) + "/completion",
                        new HashMap<>(completion))
                .expecting(204);
    }
}
