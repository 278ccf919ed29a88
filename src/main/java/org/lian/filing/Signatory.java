package org.lian.filing;

import java.util.ArrayList;
import java.util.List;

/**
 * A party in its place among those who sign a paper together.
 *
 * @param key the side and the place in it: DEFENDANT_1
 * @param role what its side is called, with its number where there are several
 */
record Signatory(String key, String role, Party party) {
    /** Those of both sides that have a name, the one that files first. */
    static List<Signatory> of(Filing filing) {
        var all = new ArrayList<Signatory>();
        side(all, "PLAINTIFF", filing.track().claimant(), filing.draft().plaintiffs());
        side(all, "DEFENDANT", filing.track().respondent(), filing.draft().defendants());
        return List.copyOf(all);
    }

    /** Those of the side that files alone. */
    static List<Signatory> plaintiffs(Filing filing) {
        var all = new ArrayList<Signatory>();
        side(all, "PLAINTIFF", filing.track().claimant(), filing.draft().plaintiffs());
        return List.copyOf(all);
    }

    /** Those of the other side alone. */
    static List<Signatory> defendants(Filing filing) {
        var all = new ArrayList<Signatory>();
        side(all, "DEFENDANT", filing.track().respondent(), filing.draft().defendants());
        return List.copyOf(all);
    }

    private static void side(List<Signatory> all, String side, String role, List<Party> parties) {
        var named = PartyParticulars.named(parties);
        for (var place = 0; place < named.size(); place++) {
            all.add(new Signatory(
                    side + "_" + (place + 1), named.size() == 1 ? role : role + (place + 1), named.get(place)));
        }
    }
}
