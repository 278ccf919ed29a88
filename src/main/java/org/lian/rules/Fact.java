package org.lian.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;

/**
 * 事实: one thing that a table may ask, as {@code facts.yaml} declares it.
 *
 * @param domain what it can be
 * @param askedOf who answers it; null where it is derived alone
 * @param derived from which data of the filing; null where it is asked alone
 * @param tracks the procedures that it is asked in
 * @param when values of other facts under which alone it is asked
 * @param unless values of other facts under which it is not
 * @param states by the answer: what the application of who answers so says of it
 * @param retired why nobody is asked for it any more; null for all others. What was answered can be read, and counts
 *     for nothing.
 */
public record Fact(
        String name,
        String label,
        Type type,
        Domain domain,
        @Nullable Who askedOf,
        @Nullable String derived,
        Set<Track> tracks,
        Map<Track, Wording> wordings,
        Map<String, List<String>> when,
        Map<String, List<String>> unless,
        Map<String, String> states,
        @Nullable String retired) {
    /** 我不知道: always an answer, and the same to a table as none. */
    public static final String UNKNOWN = "UNKNOWN";

    /** Kinds of values, with the type that a table declares for them. */
    public enum Type {
        ANSWER("string"),
        CHOICE("string"),
        LIST(""),
        COUNT("long"),
        FEN("long"),
        FLAG("boolean"),
        DATE("string"),
        TEXT("string");

        private final String column;

        Type(String column) {
            this.column = column;
        }

        /** The type of a table's input; empty for a list. */
        public String column() {
            return column;
        }

        boolean isCoded() {
            return this == ANSWER || this == CHOICE || this == LIST;
        }
    }

    /** The one who answers. */
    public enum Who {
        FILER,
        REVIEWER
    }

    /**
     * The question as a layman reads it, and a sentence that helps to answer it.
     *
     * @param advice by the answer: what who gives it should know or do now
     */
    public record Wording(String question, String help, Map<String, Advice> advice) {}

    /** The advice for who answers so, what to know or do now, with its article. */
    public record Advice(String text, String basis) {}

    /** Whether the filer is asked for it where the data of the filing are silent. */
    public boolean isAskedOfFiler() {
        return isAnsweredByFiler() && retired == null;
    }

    /** Whether filers answer it, or did before it was retired: what a draft may hold. */
    public boolean isAnsweredByFiler() {
        return askedOf == Who.FILER;
    }

    /** The words of the question in that procedure; empty for a fact that is derived alone. */
    public Optional<Wording> wording(@Nullable Track track) {
        return Optional.ofNullable(track == null ? null : wordings.get(track))
                .or(() -> wordings.values().stream().findFirst());
    }

    /** Whether an answer can be the value of this fact. */
    boolean accepts(@Nullable String answer) {
        return answer != null && type.isCoded() && domain.codes().containsKey(answer);
    }

    /** Whether what is known says that it matters: null while too little is known. */
    @Nullable
    Boolean suits(Map<String, Object> known) {
        var track = known.get("track");
        Boolean all = track == null ? null : tracks.contains(Track.valueOf(track.toString()));
        for (var condition : when.entrySet()) {
            all = and(all, isOneOf(known.get(condition.getKey()), condition.getValue()));
        }
        for (var condition : unless.entrySet()) {
            var met = isOneOf(known.get(condition.getKey()), condition.getValue());
            all = and(all, met == null || !met);
        }
        return all;
    }

    private static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return (one == null || other == null) ? null : Boolean.TRUE;
    }

    /** A code stands for all that begin with it and a point, as those of causes do. */
    private static @Nullable Boolean isOneOf(@Nullable Object value, List<String> codes) {
        return value == null
                ? null
                : codes.stream()
                        .anyMatch(code -> value.equals(code) || value.toString().startsWith(code + "."));
    }
}
