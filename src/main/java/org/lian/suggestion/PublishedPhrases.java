package org.lian.suggestion;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.transaction.TextVersions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 大白话对照表 and its versions. */
@Component
public class PublishedPhrases implements InitializingBean {
    /** The id of the table as a rule. */
    public static final String ID = "cause-phrases";

    /** What people call it. */
    public static final String NAME = "大白话对照表";

    private static final String TABLE = "phrase_table";
    private static final long ONE_NODE_AT_A_TIME = 7_240_062L;

    private final TextVersions versions;
    private final BusinessClock clock;
    private final PhraseChecks checks;
    private final TransactionTemplate transaction;
    private final StandingAnswers<String, TextVersions.Newest> inForce;

    PublishedPhrases(
            JdbcClient jdbc,
            BusinessClock clock,
            PhraseChecks checks,
            PlatformTransactionManager transactions,
            PublishedStamps stamps) {
        this.versions = new TextVersions(jdbc, TABLE, ONE_NODE_AT_A_TIME);
        this.clock = clock;
        this.checks = checks;
        this.transaction = new TransactionTemplate(transactions);
        this.inForce = new StandingAnswers<>(stamps, TABLE);
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> versions.ship(PhraseTable.packaged(), clock.now()));
    }

    /** All versions, the one in force first. */
    public List<TextVersions.Version> versions() {
        return versions.all();
    }

    /** The table of one version, as CSV. */
    public String text(int version) {
        return versions.text(version);
    }

    TextVersions.Newest inForce() {
        return inForce.get(ID, id -> versions.newest());
    }

    /** Puts the table in force in the caller's transaction; it is proven, whoever brings it. */
    public TextVersions.Version publish(String text) {
        var flaws = checks.check(text);
        if (!flaws.isEmpty()) {
            throw new IllegalStateException(
                    "The phrases are not to be used: " + flaws.get(0).code());
        }
        var added = versions.publish(text, clock.now());
        inForce.forget(ID);
        return added;
    }
}
