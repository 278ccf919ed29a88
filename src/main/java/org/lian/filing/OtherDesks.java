package org.lian.filing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** Where to go with a cause that is no suit: what the table case-type-eligibility says of it. */
@Component
public class OtherDesks {
    private static final int MOST = 50;

    private final Causes causes;
    private final Decisions decisions;

    OtherDesks(Causes causes, Decisions decisions) {
        this.causes = causes;
        this.decisions = decisions;
    }

    /** The causes that one desk takes, and what it says of them. */
    public record Desk(List<Cause> causes, String text, String basis) {}

    /** For what somebody searches for among the suits; nothing where nothing is searched for. */
    public List<Desk> found(String q) {
        var desks = new LinkedHashMap<Map<String, Object>, List<Cause>>();
        if (!q.isBlank()) {
            causes.searchNoSuits(q, MOST).forEach(cause -> windows(cause)
                    .forEach(window -> desks.computeIfAbsent(window, key -> new ArrayList<>())
                            .add(cause)));
        }
        return desks.entrySet().stream()
                .map(desk -> new Desk(
                        List.copyOf(desk.getValue()),
                        Objects.toString(desk.getKey().get("text")),
                        Objects.toString(desk.getKey().get("basis"))))
                .toList();
    }

    private List<Map<String, Object>> windows(Cause cause) {
        try {
            return decisions
                    .preview(
                            "case-type-eligibility",
                            Map.of("track", cause.track().name(), "causeCode", cause.code()))
                    .rows()
                    .stream()
                    .filter(row -> "WINDOW".equals(row.get("effect")))
                    .toList();
        } catch (DecisionUnclear unclear) {
            return List.of();
        }
    }
}
