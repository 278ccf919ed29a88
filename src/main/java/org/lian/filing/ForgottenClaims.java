package org.lian.filing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.Asks;
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
        var told = ToldWords.of(draft, telling);
        forgotten(draft, track, telling).values().forEach(together -> found.add(remark(together, draft, track, told)));
        elsewhere(found, draft, track, told);
        sum(found, draft, track, told, basis);
        return List.copyOf(found);
    }

    /** What was told and is not claimed, by what is remarked together; what another of them asks for too is left out. */
    private static Map<String, List<ToldClaim>> forgotten(Draft draft, Track track, String telling) {
        var told = meant(open(draft, track), draft, telling);
        var asked = told.stream().filter(one -> !one.isOfEverySuit()).toList();
        return told.stream()
                .filter(one -> !one.isOfEverySuit()
                        || asked.stream()
                                .noneMatch(other -> one.told()
                                                .matcher(other.claim())
                                                .find()
                                        && one.claimed().matcher(other.claim()).find()))
                .collect(Collectors.groupingBy(
                        one -> one.group().isEmpty() ? one.thing() : one.group(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Finding remark(List<ToldClaim> together, Draft draft, Track track, ToldWords told) {
        var first = together.get(0);
        var things = together.stream().map(ToldClaim::thing).collect(Collectors.joining("”、“"));
        // One sentence asks for all of a group, as a complaint would.
        var claims = proposed(first, told)
                + together.stream()
                        .skip(1)
                        .map(one -> "、" + proposed(one, told).replaceFirst("^请求判令被告(?:赔偿|支付)", ""))
                        .collect(Collectors.joining());
        var basis = together.stream()
                .map(ToldClaim::basis)
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("、"));
        return Finding.warning(
                FIELD,
                "CLAIM_FORGOTTEN",
                (first.by() == By.PROPERTY && isDivided(draft) ? "填了要分财产" : "说的事里有“" + things + "”")
                        + "，" + track.word("claims") + "里没有"
                        + (together.size() == 1 ? "这一条" : "这几样") + "。法院只就请求的事情判，没有请求的不判。要的，"
                        + (together.size() == 1 ? "加一条" : "加上") + "，例如“" + claims + "”；不要的，照样可以提交",
                basis.isEmpty() ? track.word("contentsBasis") : basis);
    }

    /** The sentence of a claim with what was told of it. */
    private static String proposed(ToldClaim claim, ToldWords told) {
        var known = ToldParticulars.of(claim, told);
        return known.isEmpty() ? claim.claim() : claim.claim(known);
    }

    /** What no court decides on, whether it was told or claimed: where to go with it. */
    private static void elsewhere(List<Finding> found, Draft draft, Track track, ToldWords told) {
        var claims = draft.claimList();
        ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> one.asks() == Asks.ELSEWHERE)
                .filter(one -> told.tell(one.told())
                        || claims.stream()
                                .anyMatch(claim -> claim.text() != null
                                        && one.claimed().matcher(claim.text()).find()))
                .forEach(one -> found.add(Finding.warning(
                        FIELD, "TOLD_ELSEWHERE", "说到“" + one.thing() + "”：" + one.claim(), one.basis())));
    }

    /** What may be claimed besides, and is not yet, as far as the page of the claims offers it to be ticked. */
    public static List<ToldClaim> ticks(Draft draft, Track track, String telling) {
        return open(draft, track).stream()
                .filter(one -> !one.tick().isEmpty())
                .filter(one -> !one.whenTold() || isTold(one, draft, telling))
                .toList();
    }

    /** Whether that was told, by words or by an answer; an answer that says no outweighs words. */
    public static boolean isTold(ToldClaim claim, Draft draft, String telling) {
        var property = draft.divorceProperty();
        if (claim.by() == By.PROPERTY && property != null && property.extent() != null) {
            return isDivided(draft);
        }
        return ToldWords.of(draft, telling).tell(claim.told());
    }

    /** Those that were told; of several ways to ask for one thing, made by the same words, the first. */
    public static List<ToldClaim> meant(List<ToldClaim> claims, Draft draft, String telling) {
        var asked = new HashSet<String>();
        return claims.stream()
                .filter(one -> isTold(one, draft, telling))
                .filter(one -> asked.add(one.claimed().pattern()))
                .toList();
    }

    private static boolean isDivided(Draft draft) {
        var property = draft.divorceProperty();
        return property != null && property.extent() != null && property.extent() != Extent.NONE;
    }

    private static List<ToldClaim> open(Draft draft, Track track) {
        var claims = draft.claimList();
        return ToldClaims.packaged().of(track, draft.causeCode()).stream()
                .filter(one -> one.asks() != Asks.ELSEWHERE)
                .filter(one -> claims.stream().noneMatch(claim -> isClaimed(one, claim)))
                .toList();
    }

    private static boolean isClaimed(ToldClaim one, Claim claim) {
        return one.by() == By.INTEREST && claim.interest() != null
                || claim.text() != null && one.claimed().matcher(claim.text()).find();
    }

    /** A sum told and none asked for, where the claims ask for money. */
    private static void sum(List<Finding> found, Draft draft, Track track, ToldWords told, String basis) {
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
        var sums = told.texts().stream()
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
        var vague = told.texts().stream()
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
}
