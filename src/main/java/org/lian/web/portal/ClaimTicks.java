package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.ForgottenClaims;
import org.lian.filing.Periodic;
import org.lian.filing.ToldParticulars;
import org.lian.filing.ToldWords;
import org.lian.reference.ToldClaims;
import org.lian.reference.ToldClaims.Asks;
import org.lian.reference.ToldClaims.ToldClaim;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;

/** The things that may be asked for besides, to be ticked on the page of the claims: a tick writes the claim. */
final class ClaimTicks {
    private static final String PREFIX = "tick[";
    private static final String DETAIL = "ticked[";
    private static final Pattern FIRST_DAY = Pattern.compile("[从自]|起算");
    private static final String TICKED = "YES";

    /** 每人1500, 每个孩子 1500 元, 1500一个: what each child is to have. */
    private static final Pattern FOR_EACH = Pattern.compile(
            "\\s*(?:每个?(?:孩子|小孩|娃|人)|一个(?:孩子|小孩|娃))\\s*(.+)|(.+?元?)\\s*(?:[/／]人|每人|每个|一个(?:孩子|小孩|娃|人)?)\\s*");

    private ClaimTicks() {}

    /**
     * A thing to tick.
     *
     * @param field of the form
     * @param claim the sentence that the tick writes
     * @param ticked from the start, because it was told, or because somebody ticked it
     * @param detail the field beside it for what belongs into the blank of the sentence; empty where there is none
     * @param question what is asked there
     * @param known what stands there: what was told, or what somebody wrote
     * @param sum whether it is a sum
     */
    record Tick(
            String field,
            String label,
            String claim,
            boolean ticked,
            String detail,
            String question,
            String known,
            boolean sum) {}

    /**
     * Those that are not claimed yet.
     *
     * @param sent what the page was sent with; empty where it is shown for the first time
     * @param telling what was told before the cause was chosen
     */
    static List<Tick> of(Draft draft, Map<String, String> sent, String telling) {
        var track = draft.track();
        if (track == null) {
            return List.of();
        }
        // Once claims are written, what was left unticked was left on purpose: the check reminds of it.
        var first = sent.isEmpty() && draft.claims() == null;
        var told = ToldWords.of(draft, telling);
        var offered = ForgottenClaims.ticks(draft, track, telling);
        var meant = ForgottenClaims.meant(offered, draft, telling);
        return offered.stream()
                .map(one -> new Tick(
                        field(one),
                        one.tick(),
                        one.claim(),
                        first ? meant.contains(one) : isTicked(one, sent),
                        one.asks() == null ? "" : detail(one),
                        one.question(),
                        sent.getOrDefault(detail(one), ToldParticulars.of(one, told)),
                        isOfMoney(one)))
                .toList();
    }

    /** The claims of the rows and those that were ticked and stand in no row. */
    static List<Claim> with(List<Claim> rows, Draft draft, Map<String, String> form) {
        var track = draft.track();
        if (track == null) {
            return rows;
        }
        var claims = new ArrayList<>(rows);
        requireOneWay(offered(track, draft).stream()
                .filter(one -> isTicked(one, form))
                .toList());
        for (var one : offered(track, draft)) {
            if (isTicked(one, form)
                    && claims.size() < Claim.MOST
                    && claims.stream().noneMatch(claim -> claims(claim, one))) {
                claims.add(
                        claim(one, form.getOrDefault(detail(one), ToldParticulars.of(one, ToldWords.of(draft, "")))));
            }
        }
        return claims;
    }

    /** Two ways to ask for one thing cannot both be claimed: none is dropped without a word. */
    private static void requireOneWay(List<ToldClaim> ticked) {
        ticked.stream()
                .collect(Collectors.groupingBy(
                        one -> one.claimed().pattern(), Collectors.mapping(ToldClaim::tick, Collectors.joining("”、“"))))
                .values()
                .stream()
                .filter(ticks -> ticks.contains("”、“"))
                .findFirst()
                .ifPresent(ticks -> {
                    throw Refusal.invalid("claimItems", "TWO_WAYS", "“" + ticks + "”只能勾一个");
                });
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

    /** A blank that nobody filled in stays in the sentence, to be seen. */
    private static Claim claim(ToldClaim one, String written) {
        var known = written.strip();
        if (known.isEmpty() || !isOfMoney(one)) {
            return new Claim(known.isEmpty() ? one.claim() : one.claim(worded(one, known)), null);
        }
        var each = one.asks() == Asks.MONTHLY ? FOR_EACH.matcher(known) : null;
        if (each != null && each.matches()) {
            var sum = each.group(1) == null ? each.group(2) : each.group(1);
            return new Claim(one.claim(ToldParticulars.EACH + Yuan.text(Yuan.fen(detail(one), sum))), null);
        }
        var fen = Yuan.fen(detail(one), known);
        var text = one.claim(Yuan.text(fen));
        return one.asks() == Asks.MONTHLY
                ? new Claim(
                        text,
                        null,
                        null,
                        new Periodic(fen, Periodic.Every.MONTH, null, null),
                        List.of(),
                        List.of(),
                        null)
                : new Claim(text, fen);
    }

    /** A rate without its first day leaves that open. */
    private static String worded(ToldClaim one, String known) {
        return one.asks() == Asks.RATE && !FIRST_DAY.matcher(known).find()
                ? known + "，从" + ToldClaims.BLANK + "起"
                : known;
    }

    private static boolean isOfMoney(ToldClaim one) {
        return one.asks() == Asks.SUM || one.asks() == Asks.MONTHLY;
    }

    private static boolean isTicked(ToldClaim one, Map<String, String> form) {
        return TICKED.equals(form.get(field(one)));
    }

    private static String field(ToldClaim one) {
        return PREFIX + one.thing() + "]";
    }

    private static String detail(ToldClaim one) {
        return DETAIL + one.thing() + "]";
    }
}
