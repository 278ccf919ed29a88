package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.By;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;

/**
 * The search for what was told and is not claimed: a court decides on no more than what is asked of it, so whoever told of
 * a child and asks for no custody gets none. Remarks only; who wants no more submits as it is.
 */
public final class ForgottenClaims {
    /** The claims as a whole, on their page. */
    static final String FIELD = "claimItems";

    private static final long SMALL_FEN = 10_000;

    private ForgottenClaims() {}

    /**
     * A remark for each thing told and not claimed.
     *
     * @param telling what was told before the cause was chosen; empty where nothing was
     */
    static List<Finding> of(Draft draft, Track track, String telling) {
        if (!FilingFacts.isWritten(draft.claims())) {
            // That there is no claim at all is said elsewhere.
            return List.of();
        }
        var found = new ArrayList<Finding>();
        var basis = track.word("contentsBasis");
        for (var forgotten : open(draft, track)) {
            if (isTold(forgotten, draft, telling)) {
                found.add(Finding.warning(
                        FIELD,
                        "CLAIM_FORGOTTEN",
                        (forgotten.by() == By.PROPERTY && isDivided(draft)
                                        ? "填了要分财产"
                                        : "说的事里有“" + forgotten.thing() + "”")
                                + "，" + track.word("claims") + "里没有这一条。法院只就请求的事情判，没有请求的不判。要的，加一条，例如“"
                                + forgotten.claim()
                                + "”；不要的，照样可以提交",
                        basis));
            }
        }
        sum(found, draft, track, telling, basis);
        return List.copyOf(found);
    }

    /** What may be claimed besides, and is not yet, as far as the page of the claims offers it to be ticked. */
    public static List<ToldClaim> ticks(Draft draft, Track track) {
        return open(draft, track).stream().filter(one -> !one.tick().isEmpty()).toList();
    }

    /** Whether that was told, by words or by an answer; an answer that says no outweighs words. */
    public static boolean isTold(ToldClaim claim, Draft draft, String telling) {
        var property = draft.divorceProperty();
        if (claim.by() == By.PROPERTY && property != null && property.extent() != null) {
            return isDivided(draft);
        }
        return told(draft, telling).anyMatch(text -> claim.told().matcher(text).find());
    }

    private static boolean isDivided(Draft draft) {
        var property = draft.divorceProperty();
        return property != null && property.extent() != null && property.extent() != Extent.NONE;
    }

    private static List<ToldClaim> open(Draft draft, Track track) {
        var claims = draft.claimList();
        return ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> claims.stream().noneMatch(claim -> isClaimed(one, claim)))
                .toList();
    }

    private static boolean isClaimed(ToldClaim one, Claim claim) {
        return one.by() == By.INTEREST && claim.interest() != null
                || claim.text() != null && one.claimed().matcher(claim.text()).find();
    }

    /** A sum told and none asked for, where the claims ask for money. */
    private static void sum(List<Finding> found, Draft draft, Track track, String telling, String basis) {
        var claims = draft.claimList();
        if (!track.asksAmount()
                || draft.claimAmountFen() != null
                || draft.divorceProperty() != null
                || claims.stream()
                        .anyMatch(claim -> claim.amountFen() != null
                                || claim.foreign() != null
                                || claim.periodic() != null
                                || claim.text() != null
                                        && !WrittenSum.in(claim.text()).isEmpty())) {
            return;
        }
        var sums = told(draft, telling)
                .flatMap(text -> WrittenSum.in(text).stream())
                .filter(sum -> sum >= SMALL_FEN)
                .distinct()
                .toList();
        if (!sums.isEmpty()) {
            found.add(Finding.warning(
                    "claimItems[0].amountFen",
                    "TOLD_SUM_UNCLAIMED",
                    "说的事里有 " + sums.stream().map(sum -> new Fen(sum).toString()).collect(Collectors.joining("、")) + "，"
                            + track.word("claims") + "里没有金额。要的是钱，请填写要多少；不要钱的，照样可以提交",
                    basis));
        }
        var vague = told(draft, telling)
                .flatMap(text -> WrittenSum.vague(text).stream())
                .distinct()
                .collect(Collectors.joining("”、“"));
        if (!vague.isEmpty()) {
            found.add(Finding.warning(
                    "claimItems[0].amountFen",
                    "TOLD_SUM_VAGUE",
                    "说的事里写的是“" + vague + "”，不是准确的数，" + track.word("claims") + "里也没有金额。请写明到底多少；不要钱的，照样可以提交",
                    basis));
        }
    }

    private static Stream<String> told(Draft draft, @Nullable String telling) {
        return Stream.of(draft.facts(), telling).filter(FilingFacts::isWritten).map(String::valueOf);
    }
}
