package org.lian.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The moves of running instances from one version of their diagram to another. What waits goes on waiting: timers keep
 * their due dates, tasks their people. No listener of the diagram runs, for a move is no step of a case.
 */
@Component
public class Migrations {
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final EngineIdentity identity;
    private final TransactionTemplate takenBack;

    Migrations(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            EngineIdentity identity,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.identity = identity;
        this.takenBack = new TransactionTemplate(transactions);
        takenBack.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What the move would mean. */
    public MovePlan plan(MoveRoute route) {
        return identity.runAs(Actor.system(), () -> {
            var comparison = comparison(route);
            var pairs = pairs(comparison, route);
            var findings = new ArrayList<>(comparison.unknown(route.renamed()));
            if (findings.isEmpty()) {
                try {
                    build(comparison, pairs);
                } catch (MigrationPlanValidationException invalid) {
                    var words = new MoveWords(comparison.sourceNames());
                    invalid.getValidationReport().getInstructionReports().forEach(report -> words.findings(report)
                            .forEach(findings::add));
                }
            }
            findings.addAll(comparison.findings(pairs));
            return new MovePlan(comparison.steps(pairs), findings, comparison.added(route.renamed()));
        });
    }

    /** Reads both versions once for many instances; the plan must be possible. */
    public Prepared prepare(MoveRoute route) {
        return identity.runAs(Actor.system(), () -> {
            var comparison = comparison(route);
            return new Prepared(build(comparison, pairs(comparison, route)), new MoveWords(comparison.sourceNames()));
        });
    }

    /** A plan that the engine took. */
    public final class Prepared {
        private final MigrationPlan plan;
        private final MoveWords words;

        private Prepared(MigrationPlan plan, MoveWords words) {
            this.plan = plan;
            this.words = words;
        }

        /** Moves one and takes it all back; the reason why it cannot move, if so. */
        public Optional<CannotMove> tryOut(String instance) {
            try {
                takenBack.executeWithoutResult(transaction -> {
                    transaction.setRollbackOnly();
                    move(List.of(instance));
                });
                return Optional.empty();
            } catch (CannotMove no) {
                return Optional.of(no);
            }
        }

        /** Moves all or none of them, in the caller's transaction. */
        public void move(List<String> instances) {
            try {
                identity.runAs(Actor.system(), () -> {
                    runtime.newMigration(plan)
                            .processInstanceIds(instances)
                            .skipCustomListeners()
                            .execute();
                    return instances;
                });
            } catch (RuntimeException fault) {
                throw words.refusal(fault);
            }
        }
    }

    private Map<String, String> pairs(MoveComparison comparison, MoveRoute route) {
        var equal = runtime.createMigrationPlan(comparison.sourceId(), comparison.targetId())
                .mapEqualActivities()
                .build();
        return comparison.pairs(equal.getInstructions(), route.renamed());
    }

    private MigrationPlan build(MoveComparison comparison, Map<String, String> pairs) {
        var builder = runtime.createMigrationPlan(comparison.sourceId(), comparison.targetId());
        pairs.forEach((from, to) -> {
            var instruction = builder.mapActivities(from, to);
            if (comparison.waitsAnew(from, to)) {
                instruction.updateEventTrigger();
            }
        });
        return builder.build();
    }

    private MoveComparison comparison(MoveRoute route) {
        return new MoveComparison(
                repository, management, definition(route.rule(), route.from()), definition(route.rule(), route.to()));
    }

    private String definition(String rule, int version) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(rule)
                .processDefinitionVersion(version)
                .withoutTenantId()
                .singleResult()
                .getId();
    }
}
