package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** The claims that people forget of what they told, by told_claims.csv: which words tell of one, and which make it. */
public final class ToldClaims {
    /** The place of a claim that is still to be written, as a form has it on paper. */
    public static final String BLANK = "____";

    /** The scope of a row that is no claim and gives its words a name, by which other rows use them. */
    private static final String WORDS = "WORDS";

    /** The scope of a row that is no claim and gives causes a name, by which the scopes of other rows mean all of them. */
    private static final String CAUSES = "CAUSES";

    /** The scope of a row that is no claim and tells of a thing that a claim names. */
    private static final String THING = "THING";

    private static final Pattern NAMED = Pattern.compile("<(\\p{IsHan}+)>");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final ToldClaims PACKAGED = new ToldClaims();

    private final Map<String, Pattern> things = new LinkedHashMap<>();
    private final List<ToldClaim> all = read();

    private ToldClaims() {}

    /** The answer beside the words that tells of a claim, or makes it. */
    public enum By {
        /** The property of a divorce was said to be divided. */
        PROPERTY,
        /** Interest was written with another claim. */
        INTEREST
    }

    /** The kind of what belongs into the blank of a claim. */
    public enum Asks {
        /** A sum. */
        SUM,
        /** A sum of each month. */
        MONTHLY,
        /** A rate of interest and its first day, in words. */
        RATE,
        /** Things, in words. */
        WORDS,
        /** No claim: another organ takes it, and the sentence says which. */
        ELSEWHERE
    }

    /**
     * A claim that somebody may have told of.
     *
     * @param scopes causes, a procedure, or CIVIL for every suit
     * @param thing what it asks for, in two or three words
     * @param told the words that tell of it
     * @param claimed the words of a claim that asks for it
     * @param claim the sentence that would ask for it, with a blank for what its asker alone knows
     * @param tick what the page of the claims offers to tick; empty where it offers nothing
     * @param whenTold whether it is offered only to who told of it
     * @param asks what belongs into the blank; null where there is none
     * @param question by which that is asked beside the tick
     * @param group of which one remark is made; empty where each stands alone
     * @param by null where words alone tell
     * @param basis the article by which it may be asked for; empty where a remark names none of its own
     * @param example a sentence that tells of it
     */
    public record ToldClaim(
            Set<String> scopes,
            String thing,
            Pattern told,
            Pattern claimed,
            String claim,
            String tick,
            boolean whenTold,
            @Nullable Asks asks,
            String question,
            String group,
            @Nullable By by,
            String basis,
            String example) {
        private boolean isOf(Track track, @Nullable String cause) {
            return scopes.contains(track.name())
                    || (track == Track.CIVIL || track == Track.COUNTERCLAIM)
                            && (isOfEverySuit() || cause != null && scopes.contains(cause));
        }

        /** Whether it belongs to no cause of its own. */
        public boolean isOfEverySuit() {
            return scopes.contains(Track.CIVIL.name());
        }

        /** The sentence with its blank filled in. */
        public String claim(String filled) {
            return claim.replaceFirst(BLANK, Matcher.quoteReplacement(filled));
        }
    }

    /** Those that came with this build. */
    public static ToldClaims packaged() {
        return PACKAGED;
    }

    /** Those of a procedure and a cause, in the order of the file; a cause's own before the one of every suit. */
    public List<ToldClaim> of(Track track, @Nullable String cause) {
        var things = new HashSet<String>();
        return all.stream()
                .filter(one -> one.isOf(track, cause))
                .filter(one -> things.add(one.thing()))
                .toList();
    }

    /** The things of a property by their names in a claim, with the words that tell of each. */
    public Map<String, Pattern> things() {
        return Collections.unmodifiableMap(things);
    }

    /** Every one. */
    public List<ToldClaim> all() {
        return all;
    }

    private List<ToldClaim> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/told_claims.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            var words = new HashMap<String, String>();
            var claims = new ArrayList<ToldClaim>();
            for (var row : parser) {
                if (Set.of(WORDS, CAUSES).contains(row.get("scope"))) {
                    words.put(row.get("thing"), expanded(row.get("told"), words));
                } else if (row.get("scope").equals(THING)) {
                    things.put(row.get("thing"), Pattern.compile(expanded(row.get("told"), words)));
                } else {
                    claims.add(claim(row, words));
                }
            }
            return List.copyOf(claims);
        } catch (IOException e) {
            throw new IllegalStateException("The packaged told claims cannot be read", e);
        }
    }

    private static ToldClaim claim(CSVRecord row, Map<String, String> words) {
        return new ToldClaim(
                Set.of(expanded(row.get("scope"), words).split(" ")),
                row.get("thing"),
                Pattern.compile(expanded(row.get("told"), words)),
                Pattern.compile(expanded(row.get("claimed"), words)),
                row.get("claim"),
                row.get("tick"),
                row.get("shown").equals("TOLD"),
                row.get("asks").isEmpty() ? null : Asks.valueOf(row.get("asks")),
                row.get("question"),
                row.get("group"),
                row.get("by").isEmpty() ? null : By.valueOf(row.get("by")),
                row.get("basis"),
                row.get("example"));
    }

    /** The cell with the words, or the causes, that it names in their place. */
    private static String expanded(String cell, Map<String, String> words) {
        return NAMED.matcher(cell).replaceAll(named -> {
            var known = words.get(named.group(1));
            if (known == null) {
                throw new IllegalStateException("told_claims.csv names words that no row before has: " + named.group());
            }
            return Matcher.quoteReplacement(known);
        });
    }
}
