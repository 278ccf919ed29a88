package org.lian.engine;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The conditions that must hold of the engine before the first request and the first job: all beans exist, the web
 * server and the job executor do not yet run. A failure stops the start. Nodes that start together take turns.
 */
@Component
class EngineOpening implements SmartInitializingSingleton {
    private static final long ONE_NODE_AT_A_TIME = 7_240_001L;

    /** A request's minute is too short for a start on a slow machine, or behind another node's. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LiveDefinitions live;
    private final ModelDeployer models;
    private final Grants grants;
    private final TasklistFilters filters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EngineOpening(
            LiveDefinitions live,
            ModelDeployer models,
            Grants grants,
            TasklistFilters filters,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.live = live;
        this.models = models;
        this.grants = grants;
        this.filters = filters;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout((int) PATIENCE.toSeconds());
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_NODE_AT_A_TIME)
                    .query((row, number) -> "")
                    .list();
            live.require();
            models.deployPackaged();
            grants.apply();
            filters.apply();
        });
    }
}
