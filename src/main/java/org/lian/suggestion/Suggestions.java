package org.lian.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Cause;
import org.lian.reference.CauseLeads;
import org.lian.reference.Causes;
import org.lian.suggestion.Meanings.Ranked;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** Causes for what somebody tells in plain words, by meaning and by words; nothing is decided. */
@Component
public class Suggestions {
    /** What is longer is cut: the trouble stands in the first sentences. */
    public static final int LONGEST = 200;

    /** So short a text is a word to look up rather than a story. */
    private static final int WORD = 5;

    /** A desk is named where it is among the first meanings. */
    private static final int DESKS_AMONG = 3;

    /**
     * The score below which a text is like no phrase at all: a greeting, keys hit at random. Of 300 phrases that nobody
     * tuned to none is below.
     */
    private static final float UNDERSTOOD = 0.2f;

    /** What is no suit is meant beyond doubt from this score on, where no suit comes near it. */
    private static final float CLEAR = 0.45f;

    private static final float APART = 0.25f;

    /** 劳动争议 and 人事争议 go to arbitration first (劳动争议调解仲裁法 5). */
    private static final String LABOUR = "07.";

    private static final String ARBITRATION = "申请劳动仲裁";

    private final Causes causes;
    private final LazyMeanings meanings;

    Suggestions(Causes causes, LazyMeanings meanings) {
        this.causes = causes;
        this.meanings = meanings;
    }

    /**
     * A cause to choose from.
     *
     * @param phrase what others say who come for it, most like the text; null where it was found by its name or words
     * @param help what it is about, in plain words; null for all but the common ones
     */
    public record Suggestion(
            Cause cause, @Nullable String phrase, @Nullable String help) {}

    /**
     * The suggestions for a text.
     *
     * @param causes the likeliest first
     * @param desks where the text points away from a suit: names of tracks, of desks, or codes of causes that are no suits
     * @param first the one of them that is likelier than every suit; null where a suit is
     * @param clearly the same where the text means it beyond doubt; null where a suit may be meant
     */
    public record Suggested(
            List<Suggestion> causes,
            List<String> desks,
            @Nullable String first,
            @Nullable String clearly) {}

    /** Somebody is about to tell: what takes seconds the first time begins while they type. */
    public void prepare() {
        meanings.prepare();
    }

    /** Whether the suggestions for a text can be had without waiting for what others told. */
    public boolean areAtHand(String text) {
        var told = told(text);
        return told.codePoints().noneMatch(Character::isLetterOrDigit) || meanings.isAtHand(told);
    }

    /** For a text; both lists are empty only where nothing was typed or nothing but signs. */
    public Suggested of(String text, int limit) {
        return of(told(text), limit, meanings::of);
    }

    /** @param meant what a text means, by whichever phrases */
    Suggested of(String told, int limit, Function<String, List<Ranked>> meant) {
        if (told.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Suggested(List.of(), List.of(), null, null);
        }
        var ranked = understood(meant.apply(told));
        var byWord = causes.search(told, Track.CIVIL, limit);
        var codes = new LinkedHashSet<String>();
        CauseLeads.packaged().of(told).ifPresent(codes::add);
        if (told.codePointCount(0, told.length()) <= WORD || ranked.isEmpty()) {
            byWord.forEach(cause -> codes.add(cause.code()));
        } else {
            byWord.stream().filter(cause -> cause.name().equals(told)).forEach(cause -> codes.add(cause.code()));
        }
        ranked.stream().filter(Ranked::suit).map(Ranked::meant).forEach(codes::add);
        byWord.forEach(cause -> codes.add(cause.code()));
        var suggested = codes.stream()
                .flatMap(code -> causes.find(code).stream())
                .limit(limit)
                .map(cause -> new Suggestion(
                        cause,
                        phrase(ranked, cause.code()).orElse(null),
                        causes.help(cause.code()).orElse(null)))
                .toList();
        return new Suggested(suggested, desks(ranked, suggested), first(ranked), clearly(ranked));
    }

    private static @Nullable String first(List<Ranked> ranked) {
        return ranked.isEmpty() || ranked.get(0).suit() ? null : ranked.get(0).meant();
    }

    private static @Nullable String clearly(List<Ranked> ranked) {
        if (ranked.isEmpty() || ranked.get(0).suit() || ranked.get(0).score() < CLEAR) {
            return null;
        }
        var best = ranked.get(0);
        return ranked.stream().anyMatch(one -> one.suit() && best.score() - one.score() < APART) ? null : best.meant();
    }

    private static List<Ranked> understood(List<Ranked> ranked) {
        return ranked.isEmpty() || ranked.get(0).score() < UNDERSTOOD ? List.of() : ranked;
    }

    /** The text as it is looked up: one line, no longer than {@link #LONGEST}. */
    public static String told(String text) {
        var line = line(text);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }

    /** The text on one line, however long. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ").strip();
    }

    private static Optional<String> phrase(List<Ranked> ranked, String code) {
        return ranked.stream()
                .filter(one -> one.meant().equals(code))
                .map(Ranked::phrase)
                .findFirst();
    }

    private static List<String> desks(List<Ranked> ranked, List<Suggestion> suggested) {
        var desks = new ArrayList<>(ranked.stream()
                .limit(DESKS_AMONG)
                .filter(one -> !one.suit())
                .map(Ranked::meant)
                .toList());
        if (!suggested.isEmpty()
                && suggested.get(0).cause().code().startsWith(LABOUR)
                && !desks.contains(ARBITRATION)) {
            desks.add(ARBITRATION);
        }
        return desks;
    }
}
