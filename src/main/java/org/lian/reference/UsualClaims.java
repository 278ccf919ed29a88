package org.lian.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;

/** The claim that most who come for a cause make, by usual_claims.csv: offered to be changed, never taken for theirs. */
public final class UsualClaims {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final UsualClaims PACKAGED = new UsualClaims();

    private final Map<String, Usual> byCause = read();

    private UsualClaims() {}

    /**
     * A sentence of a claim.
     *
     * @param sum whether an amount belongs to it
     */
    public record Usual(String text, boolean sum) {}

    /** Those that came with this build. */
    public static UsualClaims packaged() {
        return PACKAGED;
    }

    /** That of a procedure that has its own, and of this very cause in every other. */
    public Optional<Usual> of(@Nullable Track track, @Nullable String cause) {
        var own = track == null ? null : byCause.get(track.name());
        return own == null ? of(cause) : Optional.of(own);
    }

    /** Of this very cause: those below it may ask for something else. */
    public Optional<Usual> of(@Nullable String cause) {
        return Optional.ofNullable(cause).map(byCause::get);
    }

    /** The causes that have one. */
    public Set<String> causes() {
        return Set.copyOf(byCause.keySet());
    }

    private static Map<String, Usual> read() {
        try (var reader = new InputStreamReader(
                        new ClassPathResource("reference/usual_claims.csv").getInputStream(), StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            var read = new HashMap<String, Usual>();
            parser.forEach(row -> read.put(
                    row.get("cause"), new Usual(row.get("claim"), row.get("sum").equals("YES"))));
            return read;
        } catch (IOException e) {
            throw new IllegalStateException("The packaged usual claims cannot be read", e);
        }
    }
}
