package org.lian.procedures;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.ProcedureWords;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 程序的用词 and their versions: the newest is in force, and every older one stays. What the program ships is the first
 * version, or the next where the one in force was itself packaged. Each node says a new version within a second.
 */
@Component
public class PublishedWords implements InitializingBean {
    /** The id of the words as a rule. */
    public static final String ID = "procedure-words";

    private static final long ONE_NODE_AT_A_TIME = 7_240_063L;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final WordChecks checks;
    private final TransactionTemplate transaction;
    private final StandingAnswers<String, String> inForce;
    private volatile String said = "";

    PublishedWords(
            JdbcClient jdbc,
            BusinessClock clock,
            WordChecks checks,
            PlatformTransactionManager transactions,
            PublishedStamps stamps) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
        this.transaction = new TransactionTemplate(transactions);
        this.inForce = new StandingAnswers<>(stamps, "procedure_words");
    }

    /** One version of the words. */
    public record Version(int version, Instant since, boolean packaged) {
        /** As people call it. */
        public String name() {
            return "程序的用词";
        }
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_NODE_AT_A_TIME)
                    .query((row, number) -> "")
                    .list();
            var packaged = ProcedureWords.packaged();
            var versions = versions();
            if (versions.isEmpty()
                    || (versions.get(0).packaged()
                            && !text(versions.get(0).version()).equals(packaged))) {
                add(packaged, true);
            }
        });
        follow();
    }

    /** Says what is in force by now, whichever node published it. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void follow() {
        var text = Objects.requireNonNull(transaction.execute(status ->
                inForce.get(ID, id -> jdbc.sql("select content from procedure_words order by version desc limit 1")
                        .query(String.class)
                        .single())));
        if (!text.equals(said)) {
            say(text);
        }
    }

    private void say(String text) {
        said = text;
        ProcedureWords.say(text);
    }

    /** All versions, the one in force first. */
    public List<Version> versions() {
        return jdbc.sql("select version, since, packaged from procedure_words order by version desc")
                .query(PublishedWords::row)
                .list();
    }

    /** The text of one version. */
    public String text(int version) {
        return jdbc.sql("select content from procedure_words where version = ?")
                .param(version)
                .query(String.class)
                .single();
    }

    /** Puts the text in force with the caller's transaction; it is proven, whoever brings it. */
    public Version publish(String text) {
        var flaws = checks.check(text);
        if (!flaws.isEmpty()) {
            throw new IllegalStateException(
                    "The words are not to be used: " + flaws.get(0).code());
        }
        var added = add(text, false);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                say(text);
            }
        });
        return added;
    }

    private Version add(String text, boolean packaged) {
        jdbc.sql("""
                        insert into procedure_words (version, content, sha256, packaged, since)
                        select coalesce(max(version), 0) + 1, :content,
                          encode(sha256(:bytes), 'hex'), :packaged, :since
                        from procedure_words""")
                .param("content", text)
                .param("bytes", text.getBytes(StandardCharsets.UTF_8))
                .param("packaged", packaged)
                .param("since", CourtTime.column(clock.now()))
                .update();
        inForce.forget(ID);
        return versions().get(0);
    }

    private static Version row(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("packaged"));
    }
}
