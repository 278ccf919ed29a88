package org.lian.procedures;

import java.util.List;
import java.util.Objects;
import org.lian.clock.BusinessClock;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.transaction.TextVersions;
import org.lian.vocabulary.ProcedureWords;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 程序的用词 and their versions; each node says a new one within a second. */
@Component
public class PublishedWords implements InitializingBean {
    /** The id of the words as a rule. */
    public static final String ID = "procedure-words";

    /** What people call them. */
    public static final String NAME = "程序的用词";

    private static final String TABLE = "procedure_words";
    private static final long ONE_NODE_AT_A_TIME = 7_240_063L;

    private final TextVersions versions;
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
        this.versions = new TextVersions(jdbc, TABLE, ONE_NODE_AT_A_TIME);
        this.clock = clock;
        this.checks = checks;
        this.transaction = new TransactionTemplate(transactions);
        this.inForce = new StandingAnswers<>(stamps, TABLE);
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> versions.ship(ProcedureWords.packaged(), clock.now()));
        follow();
    }

    /** Says what is in force by now, whichever node published it. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void follow() {
        var text = Objects.requireNonNull(transaction.execute(
                status -> inForce.get(ID, id -> versions.text(versions.newest().version()))));
        if (!text.equals(said)) {
            say(text);
        }
    }

    private void say(String text) {
        said = text;
        ProcedureWords.say(text);
    }

    /** All versions, the one in force first. */
    public List<TextVersions.Version> versions() {
        return versions.all();
    }

    /** The text of one version. */
    public String text(int version) {
        return versions.text(version);
    }

    /** Puts the text in force with the caller's transaction; it is proven, whoever brings it. */
    public TextVersions.Version publish(String text) {
        var flaws = checks.check(text);
        if (!flaws.isEmpty()) {
            throw new IllegalStateException(
                    "The words are not to be used: " + flaws.get(0).code());
        }
        var added = versions.publish(text, clock.now());
        inForce.forget(ID);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                say(text);
            }
        });
        return added;
    }
}
