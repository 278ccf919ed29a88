package org.lian.reference;

import java.util.List;
import org.lian.vocabulary.Track;

/** 案由. The path leads from the top to this cause itself; {@code version} is the year of its list. */
public record Cause(String code, String name, List<String> path, Track track, String version) {
    /** Whether a procedure takes it: by its own list of codes where it has one, else by the list that it stands in. */
    public boolean belongsTo(Track procedure) {
        var taken = procedure.words("causes");
        return taken.isEmpty()
                ? track == procedure.suit()
                : taken.stream().anyMatch(above -> code.equals(above) || code.startsWith(above + "."));
    }
}
