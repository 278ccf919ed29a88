package org.lian.filing;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The acts on filings: appended and read, never changed. No access is checked here. */
@NamedInterface(FilingLifecycle.COURT)
@Component
public class Acts {
    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    /** Signs. */
    private static final int LONGEST_REASON = 2000;

    private final OncePerTransaction<Asked, Act> newest = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final BusinessClock clock;

    Acts(JdbcClient jdbc, Vault vault, BusinessClock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    private record Asked(FilingId filing, Act.Kind kind) {}

    Act append(Actor actor, FilingId filing, Act.Kind kind, Act.Words words) {
        return keep(new Act(UUID.randomUUID(), filing, kind, actor.username(), actor.accountId(), words, clock.now()));
    }

    /** The same, refused where its reason is longer than a paper takes. */
    Act appendReasoned(Actor actor, FilingId filing, Act.Kind kind, Act.Words words) {
        var reason = words.reason();
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        return append(actor, filing, kind, words);
    }

    /** The same act on another filing: who did it, when, and in which words. */
    void carry(Act act, FilingId to) {
        keep(new Act(UUID.randomUUID(), to, act.kind(), act.actor(), act.actorId(), act.words(), act.at()));
    }

    private Act keep(Act act) {
        newest.forget(new Asked(act.filing(), act.kind()));
        jdbc.sql("""
                        insert into filing_act (id, filing_id, kind, actor, actor_id, content, at)
                        values (:id, :filing, :kind, :actor, :actorId, :content, :at)""")
                .param("id", act.id())
                .param("filing", act.filing().value())
                .param("kind", act.kind().name())
                .param("actor", act.actor())
                .param("actorId", act.actorId())
                .param("content", sealed(act))
                .param("at", CourtTime.column(act.at()))
                .update();
        return act;
    }

    /** The newest act of the kind. */
    public Optional<Act> last(FilingId filing, Act.Kind kind) {
        return newest.find(new Asked(filing, kind), asked -> jdbc.sql("""
                        select * from filing_act where filing_id = ? and kind = ? order by position desc limit 1""")
                .params(filing.value(), kind.name())
                .query(this::act)
                .optional());
    }

    /** The newest act of any of the kinds. */
    public Optional<Act> last(FilingId filing, List<Act.Kind> kinds) {
        return kinds.stream().flatMap(kind -> last(filing, kind).stream()).max(Comparator.comparing(Act::at));
    }

    /** Every act on a filing, in order. */
    public List<Act> of(FilingId filing) {
        return jdbc.sql("select * from filing_act where filing_id = ? order by position")
                .param(filing.value())
                .query(this::act)
                .list();
    }

    /** Every act of the kind on a filing, in order. */
    List<Act> of(FilingId filing, Act.Kind kind) {
        return jdbc.sql("select * from filing_act where filing_id = ? and kind = ? order by position")
                .params(filing.value(), kind.name())
                .query(this::act)
                .list();
    }

    /** Those of the filings on which acts of the kinds were done, with the kinds of each. */
    Map<FilingId, Set<Act.Kind>> among(Collection<FilingId> filings, Set<Act.Kind> kinds) {
        if (filings.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select distinct filing_id, kind from filing_act where filing_id in (:ids) and kind in (:kinds)")
                .param("ids", filings.stream().map(FilingId::value).toList())
                .param("kinds", kinds.stream().map(Act.Kind::name).toList())
                .query((row, number) -> Map.entry(
                        new FilingId(row.getObject("filing_id", UUID.class)), Act.Kind.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** By user name: those of the filings on which that person did an act of the kinds. */
    public Map<String, Set<FilingId>> byActor(Collection<FilingId> filings, Set<Act.Kind> kinds) {
        if (filings.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select distinct actor, filing_id from filing_act where filing_id in (:ids) and kind in (:kinds)")
                .param("ids", filings.stream().map(FilingId::value).toList())
                .param("kinds", kinds.stream().map(Act.Kind::name).toList())
                .query((row, number) ->
                        Map.entry(row.getString("actor"), new FilingId(row.getObject("filing_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** The kind and the moment of an act. */
    record Done(Act.Kind kind, Instant at) {}

    /** The newest act of the kinds on each of the filings; one without any is left out. */
    Map<FilingId, Done> newestAmong(Collection<FilingId> filings, Set<Act.Kind> kinds) {
        if (filings.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select distinct on (filing_id) filing_id, kind, at from filing_act
                        where filing_id in (:ids) and kind in (:kinds) order by filing_id, position desc""")
                .param("ids", filings.stream().map(FilingId::value).toList())
                .param("kinds", kinds.stream().map(Act.Kind::name).toList())
                .query((row, number) -> Map.entry(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        new Done(
                                Act.Kind.valueOf(row.getString("kind")),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether somebody of the court entered it for a person at the window. */
    boolean isOfWindow(FilingId filing) {
        return last(filing, Act.Kind.WINDOW_ENTRY).isPresent();
    }

    /** Whether a request for more time waits for its decision; the period stands still meanwhile (民诉法 86). */
    boolean asksForTime(FilingId filing) {
        return isUndecided(filing, Act.Kind.EXTENSION_REQUEST, Act.Kind.EXTENSION_DECISION);
    }

    /** Whether a review of the fee was asked for and is not decided. */
    boolean asksForFeeReview(FilingId filing) {
        return isUndecided(filing, Act.Kind.FEE_REVIEW_REQUEST, Act.Kind.FEE_REVIEW_DECISION);
    }

    /** The matters of a preservation that nobody has decided on, in the order in which they came. */
    List<Act> waitingMatters(FilingId filing) {
        return of(filing, Act.Kind.PRESERVATION_MATTER).stream()
                .skip(of(filing, Act.Kind.PRESERVATION_DECISION).size())
                .toList();
    }

    /** Whether a judge ruled that the preservation ends. */
    boolean isPreservationOver(FilingId filing) {
        return of(filing, Act.Kind.PRESERVATION_DECISION).stream()
                .map(act -> act.words().document())
                .anyMatch(decision -> "RELEASE".equals(decision) || "LAPSE".equals(decision));
    }

    private boolean isUndecided(FilingId filing, Act.Kind asked, Act.Kind answered) {
        return last(filing, asked)
                .filter(request -> last(filing, answered)
                        .filter(decided -> !decided.at().isBefore(request.at()))
                        .isEmpty())
                .isPresent();
    }

    private byte[] sealed(Act act) {
        return vault.seal(JSON.bytes(act.words()), context(act.id()));
    }

    private Act act(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Act(
                id,
                new FilingId(row.getObject("filing_id", UUID.class)),
                Act.Kind.valueOf(row.getString("kind")),
                row.getString("actor"),
                row.getString("actor_id"),
                JSON.read(vault.open(row.getBytes("content"), context(id)), Act.Words.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static String context(UUID id) {
        return "filing-act:" + id;
    }
}
