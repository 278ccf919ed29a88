package org.lian.engine;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one plug-in that closes what the engine leaves open by default; SecurityProbeTests fire the attacks. It runs
 * after the starter's plug-ins, so that its word is the last.
 */
@Component
@DependsOnDatabaseInitialization
@Order(Ordered.LOWEST_PRECEDENCE - 1000)
class HardenedEngine extends AbstractProcessEnginePlugin {
    /** The webapps ask for up to 2000 rows at once; more is never needed. */
    static final int MOST_RESULTS = 2000;

    /** The last pause before a failing step becomes an incident. */
    static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    private final ObjectProvider<DeclaredModel> model;
    private final ObjectProvider<StaffLookup> staff;
    private final ObjectProvider<DmnDecisionEvaluationListener> evaluations;
    private final ModelGuard guard;
    private final CachedFeel feel;
    private final Duration decisionLimit;
    private final Duration jobLock;

    HardenedEngine(
            ObjectProvider<DeclaredModel> model,
            ObjectProvider<StaffLookup> staff,
            ObjectProvider<DmnDecisionEvaluationListener> evaluations,
            ModelGuard guard,
            CachedFeel feel,
            EngineSettings settings) {
        this.model = model;
        this.staff = staff;
        this.evaluations = evaluations;
        this.guard = guard;
        this.feel = feel;
        this.decisionLimit = settings.decisionTimeLimit();
        this.jobLock = settings.engine().jobLock();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        closeCode(configuration);
        closeIdentity(configuration);
        decisions(configuration);
        operation(configuration);
        sparing(configuration);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getSessionFactories()
                .put(DbSqlSession.class, new SparingSession.Factory(configuration.getDbSqlSessionFactory()));
        SparingManagers.addStatements(configuration.getSqlSessionFactory().getConfiguration());
    }

    /** What the engine asks and writes more often than it needs to (ADR 0068). */
    private static void sparing(ProcessEngineConfigurationImpl configuration) {
        var factories = new ArrayList<>(SparingManagers.factories());
        if (configuration.getCustomSessionFactories() != null) {
            factories.addAll(configuration.getCustomSessionFactories());
        }
        configuration.setCustomSessionFactories(factories);
        var begun = new BegunInstances();
        configuration.setHistoryEventProducer(begun);
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.getCustomHistoryEventHandlers().add(new SparingHistory(begun));
    }

    private void closeCode(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new AllowListExpressions(this::delegates));
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableXxeProcessing(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // The engine has no setter for it; a renamed field stops the start.
        new DirectFieldAccessor(configuration).setPropertyValue("variableSerializers", new PlainVariables());
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        var deployers = new ArrayList<Deployer>();
        deployers.add(guard.deployer());
        if (configuration.getCustomPreDeployers() != null) {
            deployers.addAll(configuration.getCustomPreDeployers());
        }
        configuration.setCustomPreDeployers(deployers);
    }

    private void closeIdentity(ProcessEngineConfigurationImpl configuration) {
        // Staff come from our own directory; the engine's identity tables do not exist.
        configuration.setDbIdentityUsed(false);
        configuration.setIdentityProviderSessionFactory(
                new StaffIdentity.Factory(() -> staff.getIfAvailable(NoStaff::new)));
        configuration.setAuthorizationEnabled(true);
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        configuration.setResourceAuthorizationProvider(noRowsPerTask());
        configuration.setTenantCheckEnabled(true);
        configuration.setTenantIdProvider(new CourtTenants());
        configuration.setQueryMaxResultsLimit(MOST_RESULTS);
    }

    private void decisions(ProcessEngineConfigurationImpl configuration) {
        var decisions = new BoundedDmnEngine.Configuration(feel, decisionLimit);
        decisions
                .getCustomPostDecisionEvaluationListeners()
                .add(event -> evaluations.orderedStream().forEach(listener -> listener.notify(event)));
        configuration.setDmnEngineConfiguration(decisions);
    }

    private void operation(ProcessEngineConfigurationImpl configuration) {
        // A fault is thrown as it is; an error event that nobody catches is a broken diagram.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        // What a person is refused is no fault: pages and API log faults, the job executor logs failed steps.
        configuration.setEnableCmdExceptionLogging(false);
        // After an outage the periods that ended first are dealt with first.
        configuration.setJobExecutorAcquireByDueDate(true);
        // A job without a date would be sought in the whole table (act_ru_job_by_due_date).
        configuration.setEnsureJobDueDateNotNull(true);
        configuration.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new MemoryLost())));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new MemoryLost())));
        configuration.setFailedJobRetryTimeCycle("PT10S,PT1M," + LONGEST_RETRY);
        configuration.setHistoryTimeToLive("P3650D");
        // Written with each row; "end" writes all rows of an instance a second time.
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setHistoryCleanupBatchWindowStartTime("01:00");
        configuration.setHistoryCleanupBatchWindowEndTime("05:00");
        if (configuration.getJobExecutor() != null) {
            // What a dead node had begun is anybody's after this.
            configuration.getJobExecutor().setLockTimeInMillis((int) jobLock.toMillis());
        }
    }

    private Map<String, Object> delegates() {
        return Optional.ofNullable(model.getIfAvailable())
                .map(DeclaredModel::delegates)
                .orElse(Map.of());
    }

    /** Grants are a fixed table in code ({@link Grants}); a row per task would grow for ever and never be read. */
    private static ResourceAuthorizationProvider noRowsPerTask() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                HardenedEngine.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (proxy, method, arguments) -> null);
    }

    /** The staff before a directory exists, which is nobody. */
    private static class NoStaff implements StaffLookup {
        @Override
        public Optional<EngineStaff> find(String username) {
            return Optional.empty();
        }

        @Override
        public List<EngineStaff> all() {
            return List.of();
        }
    }
}
