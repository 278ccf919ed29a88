package org.lian.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.Track;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 案由: civil (2025), administrative (2020) and the kinds of private prosecution. */
@Component
@DependsOn("referenceFiles")
public class Causes {
    /**
     * The codes of 非讼程序案由 (part 11) and 公益诉讼 (12.57), as a regular expression of the database: they stand in the
     * civil list, but nobody files them as a suit of his own. The table case-type-eligibility says which desk takes them.
     */
    public static final String NO_SUIT = "^(11|12[.]57)([.]|$)";

    private static final Pattern CODE = Pattern.compile("[0-9A-Z.]{1,20}");

    private final CauseWords plain = new CauseWords();
    private final StandingAnswers<String, Cause> causes;
    private final JdbcClient jdbc;

    Causes(JdbcClient jdbc, PublishedStamps stamps) {
        this.causes = new StandingAnswers<>(stamps, "cause");
        this.jdbc = jdbc;
    }

    /** The newest version of the cause with this code. */
    public Optional<Cause> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return causes.find(code, one -> jdbc.sql("select * from cause where code = ? order by version desc limit 1")
                .param(one)
                .query(Causes::cause)
                .optional());
    }

    public List<Cause> search(String q, @Nullable Track track, int limit) {
        return search(q, track, limit, 0);
    }

    /** What the same search would find among the causes that are no suits. */
    public List<Cause> searchNoSuits(String q, int limit) {
        return search(q, Track.CIVIL, false, limit, 0);
    }

    /**
     * Exact matches first, then what people call a cause in plain words, then beginnings, then parts of the name; the
     * lowest level before its parents.
     */
    public List<Cause> search(String q, @Nullable Track track, int limit, int offset) {
        return search(q, track, true, limit, offset);
    }

    private List<Cause> search(String q, @Nullable Track track, boolean suits, int limit, int offset) {
        var text = q.strip();
        return jdbc.sql("""
                        select *, array_position(string_to_array(:meant, ' '), code) as meant from cause
                        where (code = any(string_to_array(:meant, ' ')) or position(:q in name) > 0
                            or starts_with(code, :q))
                          and (cast(:track as text) is null
                            or track = :track and :suits = not (track = 'CIVIL' and code ~ :noSuit)
                            or code ~ :taken)
                        order by case when :q in (name, code) then 0
                                      when code = any(string_to_array(:meant, ' ')) then 1
                                      when starts_with(name, :q) or starts_with(code, :q) then 2
                                      else 3 end,
                          meant, leaf desc, code collate "C", version desc
                        limit :limit offset :offset""")
                .param("q", text)
                .param("meant", text.isEmpty() ? "" : String.join(" ", plain.codes(text)))
                .param("track", track == null ? null : track.name())
                .param("suits", suits)
                .param("noSuit", NO_SUIT)
                .param("taken", taken(track))
                .param("limit", limit)
                .param("offset", offset)
                .query(Causes::cause)
                .list();
    }

    /**
     * A cause that many people come for.
     *
     * @param help what it is about, in plain words
     */
    public record Common(Cause cause, String help) {}

    /** The common causes, the most common first. */
    public List<Common> common() {
        return plain.rows().stream()
                .filter(row -> !row.help().isEmpty())
                .flatMap(row -> find(row.code()).map(cause -> new Common(cause, row.help())).stream())
                .toList();
    }

    /** What a cause is about, in plain words; empty for all but the common ones. */
    public Optional<String> help(String code) {
        return plain.rows().stream()
                .filter(row -> row.code().equals(code) && !row.help().isEmpty())
                .map(CauseWords.Row::help)
                .findFirst();
    }

    /** The codes of the causes that a procedure takes out of the civil list, as {@link #NO_SUIT}; of none, what is no code. */
    private static String taken(@Nullable Track track) {
        var codes = track == null ? List.<String>of() : track.words("causes");
        return codes.isEmpty() ? "^$" : "^(" + String.join("|", codes).replace(".", "[.]") + ")([.]|$)";
    }

    private static Cause cause(ResultSet row, int number) throws SQLException {
        return new Cause(
                row.getString("code"),
                row.getString("name"),
                List.of((String[]) row.getArray("path").getArray()),
                Track.valueOf(row.getString("track")),
                row.getString("version"));
    }
}
