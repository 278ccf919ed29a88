package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lian.rules.Decisions;
import org.springframework.stereotype.Component;

/** 向境外送达: the ways to serve defendants who live beyond the mainland, and how long they take, by the table service-abroad. */
@Component
public class ServiceAbroad {
    private static final String TABLE = "service-abroad";

    private final Decisions decisions;

    ServiceAbroad(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The law's word on those defendants who live in one such place. */
    public record Served(String names, String text, String basis) {
        /** In one sentence, with its articles. */
        public String said() {
            return "“" + names + "”" + text + "（" + basis + "）。";
        }
    }

    /** Each kind once, with the names of those defendants; none where all live on the mainland or nobody said. */
    public List<Served> of(Draft draft) {
        return draft.defendants().stream()
                .map(Party::livesBeyond)
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(domicile -> decisions.preview(TABLE, Map.of("domicile", domicile)).rows().stream()
                        .map(row -> new Served(
                                names(draft, domicile),
                                String.valueOf(row.get("text")),
                                String.valueOf(row.get("basis")))))
                .toList();
    }

    private static String names(Draft draft, String domicile) {
        return String.join(
                "、",
                draft.defendants().stream()
                        .filter(party ->
                                party.livesBeyond().filter(domicile::equals).isPresent())
                        .map(Party::displayName)
                        .toList());
    }
}
