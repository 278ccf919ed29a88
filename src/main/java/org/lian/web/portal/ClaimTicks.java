package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.ForgottenClaims;
import org.lian.filing.Periodic;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.vocabulary.Track;

/** The things that may be asked for besides, to be ticked on the page of the claims: a tick writes the claim. */
final class ClaimTicks {
    private static final String PREFIX = "tick[";
    private static final String TICKED = "YES";

    private ClaimTicks() {}

    /**
     * A thing to tick.
     *
     * @param field of the form
     * @param claim the sentence that the tick writes
     * @param ticked from the start, because it was told, or because somebody ticked it
     */
    record Tick(String field, String label, String claim, boolean ticked) {}

    /**
     * Those that are not claimed yet.
     *
     * @param sent what the page was sent with; empty where it is shown for the first time
     * @param telling what was told before the cause was chosen
     */
    static List<Tick> of(Draft draft, Map<String, String> sent, String telling) {
        var track = Objects.requireNonNull(draft.track());
        // Once claims are written, what was left unticked was left on purpose: the check reminds of it.
        var first = sent.isEmpty() && draft.claims() == null;
        return ForgottenClaims.ticks(draft, track).stream()
                .map(one -> new Tick(
                        field(one),
                        one.tick(),
                        one.claim(),
                        first ? ForgottenClaims.isTold(one, draft, telling) : isTicked(one, sent)))
                .toList();
    }

    /** The claims of the rows and those that were ticked and stand in no row. */
    static List<Claim> with(List<Claim> rows, Draft draft, Map<String, String> form) {
        var track = draft.track();
        if (track == null) {
            return rows;
        }
        var claims = new ArrayList<>(rows);
        for (var one : offered(track, draft)) {
            if (isTicked(one, form)
                    && claims.size() < Claim.MOST
                    && claims.stream().noneMatch(claim -> claims(claim, one))) {
                claims.add(claim(one));
            }
        }
        return claims;
    }

    private static List<ToldClaim> offered(Track track, Draft draft) {
        return ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> !one.tick().isEmpty())
                .toList();
    }

    private static boolean claims(Claim claim, ToldClaim one) {
        return Stream.ofNullable(claim.text())
                .anyMatch(text -> one.claimed().matcher(text).find());
    }

    private static Claim claim(ToldClaim one) {
        return new Claim(
                one.claim(),
                null,
                null,
                one.monthly() ? new Periodic(null, Periodic.Every.MONTH, null, null) : null,
                List.of(),
                List.of(),
                null);
    }

    private static boolean isTicked(ToldClaim one, Map<String, String> form) {
        return TICKED.equals(form.get(field(one)));
    }

    private static String field(ToldClaim one) {
        return PREFIX + one.thing() + "]";
    }
}
