package org.lian.suggestion;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 大白话对照表 and its versions: the newest is in force from the commit that brought it, and every older one stays. What
 * the program ships is the first version, or the next where the one in force was itself packaged.
 */
@Component
public class PublishedPhrases implements InitializingBean {
    /** The id of the table as a rule. */
    public static final String ID = "cause-phrases";

    private static final String COLUMNS = "version, since, packaged";
    private static final long ONE_NODE_AT_A_TIME = 7_240_062L;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final PhraseChecks checks;
    private final TransactionTemplate transaction;
    private final StandingAnswers<String, InForce> inForce;

    PublishedPhrases(
            JdbcClient jdbc,
            BusinessClock clock,
            PhraseChecks checks,
            PlatformTransactionManager transactions,
            PublishedStamps stamps) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
        this.transaction = new TransactionTemplate(transactions);
        this.inForce = new StandingAnswers<>(stamps, "phrase_table");
    }

    /** One version of the table. */
    public record Version(int version, Instant since, boolean packaged) {
        /** As people call it. */
        public String name() {
            return "大白话对照表";
        }
    }

    /** The newest version with its hash: a number whose transaction was rolled back comes again with another content. */
    record InForce(int version, String sha256) {}

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_NODE_AT_A_TIME)
                    .query((row, number) -> "")
                    .list();
            var packaged = PhraseTable.packaged();
            var versions = versions();
            if (versions.isEmpty()
                    || (versions.get(0).packaged()
                            && !text(versions.get(0).version()).equals(packaged))) {
                add(packaged, true);
            }
        });
    }

    /** All versions, the one in force first. */
    public List<Version> versions() {
        return jdbc.sql("select " + COLUMNS + " from phrase_table where name = ? order by version desc")
                .param(ID)
                .query(PublishedPhrases::row)
                .list();
    }

    /** The table of one version, as CSV. */
    public String text(int version) {
        return jdbc.sql("select content from phrase_table where name = ? and version = ?")
                .params(ID, version)
                .query(String.class)
                .single();
    }

    InForce inForce() {
        return inForce.get(ID, id -> jdbc.sql(
                        "select version, sha256 from phrase_table where name = ? order by version desc limit 1")
                .param(id)
                .query((row, number) -> new InForce(row.getInt("version"), row.getString("sha256")))
                .single());
    }

    /** Puts the table in force in the caller's transaction; it is proven, whoever brings it. */
    public Version publish(String text) {
        var flaws = checks.check(text);
        if (!flaws.isEmpty()) {
            throw new IllegalStateException(
                    "The phrases are not to be used: " + flaws.get(0).code());
        }
        return add(text, false);
    }

    private Version add(String text, boolean packaged) {
        jdbc.sql("""
                        insert into phrase_table (name, version, content, sha256, packaged, since)
                        select :name, coalesce(max(version), 0) + 1, :content,
                          encode(sha256(:bytes), 'hex'), :packaged, :since
                        from phrase_table where name = :name""")
                .param("name", ID)
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
