package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** The claims that people forget of what they told, by told_claims.csv: which words tell of one, and which make it. */
public final class ToldClaims {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final ToldClaims PACKAGED = new ToldClaims();

    private final List<ToldClaim> all = read();

    private ToldClaims() {}

    /** The answer beside the words that tells of a claim, or makes it. */
    public enum By {
        /** The property of a divorce was said to be divided. */
        PROPERTY,
        /** Interest was written with another claim. */
        INTEREST
    }

    /**
     * A claim that somebody may have told of.
     *
     * @param scope a cause, a procedure, or CIVIL for every suit
     * @param thing what it asks for, in two or three words
     * @param told the words that tell of it
     * @param claimed the words of a claim that asks for it
     * @param claim the sentence that would ask for it
     * @param tick what the page of the claims offers to tick; empty where it offers nothing
     * @param monthly whether it is paid month by month
     * @param by null where words alone tell
     * @param example a sentence that tells of it
     */
    public record ToldClaim(
            String scope,
            String thing,
            Pattern told,
            Pattern claimed,
            String claim,
            String tick,
            boolean monthly,
            @Nullable By by,
            String example) {
        private boolean isOf(Track track, @Nullable String cause) {
            return scope.equals(track.name())
                    || (track == Track.CIVIL || track == Track.COUNTERCLAIM)
                            && (scope.equals(Track.CIVIL.name()) || scope.equals(cause));
        }
    }

    /** Those that came with this build. */
    public static ToldClaims packaged() {
        return PACKAGED;
    }

    /** Those of a procedure and a cause, in the order of the file. */
    public List<ToldClaim> of(Track track, @Nullable String cause) {
        return all.stream().filter(one -> one.isOf(track, cause)).toList();
    }

    /** Every one. */
    public List<ToldClaim> all() {
        return all;
    }

    private static List<ToldClaim> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/told_claims.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.stream()
                    .map(row -> new ToldClaim(
                            row.get("scope"),
                            row.get("thing"),
                            Pattern.compile(row.get("told")),
                            Pattern.compile(row.get("claimed")),
                            row.get("claim"),
                            row.get("tick"),
                            row.get("monthly").equals("YES"),
                            row.get("by").isEmpty() ? null : By.valueOf(row.get("by")),
                            row.get("example")))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The packaged told claims cannot be read", e);
        }
    }
}
