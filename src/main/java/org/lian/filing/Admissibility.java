package org.lian.filing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 受理条件 of a case that nobody has filed: what the tables say of its facts; a person decides, and nothing is kept. */
@Component
public class Admissibility {
    private final Decisions decisions;
    private final WindowOffice office;
    private final CourtQuestion court;

    Admissibility(Decisions decisions, WindowOffice office, CourtQuestion court) {
        this.court = court;
        this.decisions = decisions;
        this.office = office;
    }

    /**
     * All grounds at once, and what they come to.
     *
     * @param outcome a code of eligibility-outcome
     * @param where the office that takes what is not taken online, and what to bring; null where it is taken online
     * @param grounds the rows of case-type-eligibility
     */
    public record Assessment(
            String outcome,
            String text,
            @Nullable String where,
            List<Map<String, Object>> grounds,
            List<Decisions.Used> decisions) {}

    /**
     * Asks the tables.
     *
     * @param facts those of the draft, and what was told beside it
     * @throws org.lian.rules.DecisionUnclear where a table gives no answer
     */
    public Assessment of(Draft draft, Map<String, Object> facts) {
        var grounds = decisions.preview(DraftChecks.ELIGIBILITY, court.honest(draft, facts));
        var outcome = decisions.preview(
                "eligibility-outcome",
                Map.of(
                        "effects",
                        grounds.rows().stream().map(row -> row.get("effect")).toList()));
        var row = outcome.only();
        var code = String.valueOf(row.get("outcome"));
        return new Assessment(
                code,
                String.valueOf(row.get("text")),
                code.equals("WINDOW") ? office.of(track(facts), draft) : null,
                grounds.rows(),
                List.of(grounds.used(), outcome.used()));
    }

    private static @Nullable Track track(Map<String, Object> facts) {
        var track = facts.get("track");
        return track == null ? null : Track.valueOf(track.toString());
    }
}
