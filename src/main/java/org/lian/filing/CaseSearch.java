package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One search for the court's people over all filings of their courts, the newest first. Names and numbers are found by
 * their keyed hashes, whole, and organisations by any four characters of the name; who looked for what is journaled, the
 * words sealed.
 */
@Component
public class CaseSearch {
    private static final int PAGE = 50;
    private static final int MOST_CAUSES = 50;
    private static final int MOST_WORDS = 6;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u3000、，,；;诉]+");

    private final FilingStore store;
    private final CaseQueries queries;
    private final FilingNumbers numbers;
    private final FilingRows rows;
    private final Causes causes;
    private final Access access;
    private final Journal journal;
    private final BusinessClock clock;

    CaseSearch(
            FilingStore store,
            CaseQueries queries,
            FilingNumbers numbers,
            FilingRows rows,
            Causes causes,
            Access access,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.queries = queries;
        this.numbers = numbers;
        this.rows = rows;
        this.causes = causes;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The terms of a search; what is null does not narrow.
     *
     * @param words a number in any width or part, a receipt, a whole name, four or more characters of an organisation's, an ID number
     *     or a telephone; or several whole ones, set apart, that all belong to one filing
     * @param cause words of a cause's name, or its code
     * @param from first day of receipt, in Asia/Shanghai
     * @param to last day of receipt
     * @param clerk user name of somebody who did something on the case
     */
    public record Wanted(
            @Nullable String words,
            @Nullable String cause,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String clerk,
            @Nullable FilingStatus status) {
        public boolean isEmpty() {
            return words == null && cause == null && from == null && to == null && clerk == null && status == null;
        }
    }

    /** The last filing of a page, after which the next one begins. */
    public record Mark(Instant received, String filing) {}

    /**
     * A part of what was found.
     *
     * @param next where the following part begins; null at the end
     */
    public record Found(List<FilingRow> rows, @Nullable Mark next) {}

    /** Filings of the actor's courts; none for who may read no filing there. */
    @Transactional
    public Found find(Actor actor, Wanted wanted, @Nullable Mark after) {
        if (wanted.isEmpty() || !access.readsFilings(actor)) {
            return new Found(List.of(), null);
        }
        journal.append(JournalEntry.internal(null, actor, clock.now(), "CASES_SEARCHED", "查找案件，查找内容：")
                .saying(said(wanted, after)));
        var terms = terms(actor, wanted);
        var together = found(actor, wanted.words(), queries.search(terms, after, PAGE + 1));
        var apart = apart(wanted.words());
        return together.rows().isEmpty() && apart.size() > 1
                ? found(actor, null, queries.searchAll(terms, apart, after, PAGE + 1))
                : together;
    }

    /** The words that were set apart; blanks may be slips of the hand too, so they count where the whole finds nothing. */
    private static List<String> apart(@Nullable String words) {
        return words == null
                ? List.of()
                : SEPARATORS
                        .splitAsStream(words)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList();
    }

    private Found found(Actor actor, @Nullable String words, List<CaseQueries.Hit> found) {
        var hits = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var lines = rows.of(actor, hits.stream().map(CaseQueries.Hit::filing).toList());
        var others = withoutTheName(hits, words);
        var shown = hits.stream()
                .map(CaseQueries.Hit::filing)
                .map(lines::get)
                .filter(Objects::nonNull)
                .toList();
        var last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
        return new Found(
                shown.stream().filter(row -> !others.contains(row.id())).toList(),
                found.size() > PAGE && last != null && last.receivedAt() != null
                        ? new Mark(last.receivedAt(), last.id().toString())
                        : null);
    }

    /** Where all parts of the words are in names, but not in a row in one of them. */
    private Set<FilingId> withoutTheName(List<CaseQueries.Hit> hits, @Nullable String words) {
        if (words == null || NameGrams.of(words).size() < 2) {
            return Set.of();
        }
        var plain = NameGrams.plain(words);
        return store
                .all(hits.stream()
                        .filter(hit -> !hit.whole())
                        .map(CaseQueries.Hit::filing)
                        .toList())
                .stream()
                .filter(filing -> filing.draft().organisations().noneMatch(name -> NameGrams.plain(name)
                        .contains(plain)))
                .map(Filing::id)
                .collect(Collectors.toSet());
    }

    private CaseQueries.Terms terms(Actor actor, Wanted wanted) {
        var words = wanted.words();
        var numbered = words == null ? FilingNumbers.Named.NONE : numbers.any(actor, words);
        return new CaseQueries.Terms(
                actor.courts().stream().map(CourtCode::value).collect(Collectors.toSet()),
                words,
                numbered,
                wanted.cause() == null ? null : codes(wanted.cause()),
                wanted.from() == null ? null : start(wanted.from()),
                wanted.to() == null ? null : start(wanted.to().plusDays(1)),
                wanted.clerk(),
                wanted.status(),
                actor.seesSecrets());
    }

    private List<String> codes(String cause) {
        return causes.search(cause, null, MOST_CAUSES).stream().map(Cause::code).toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    /** What was asked, as the journal keeps it; a further page says so, since its place can be typed too. */
    private static String said(Wanted wanted, @Nullable Mark after) {
        return Stream.of(
                        said("关键词", wanted.words()),
                        said("案由", wanted.cause()),
                        said("收到从", wanted.from()),
                        said("收到至", wanted.to()),
                        said("办理人", wanted.clerk()),
                        said("状态", wanted.status()),
                        after == null ? "" : "后面的一页")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("；"));
    }

    private static String said(String what, @Nullable Object term) {
        return term == null ? "" : what + " " + term;
    }
}
