package org.lian.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/**
 * The versions of diagrams and tables in the engine. A file is one rule and bears its name; of a decision graph the
 * decision with that name counts.
 */
@Component
public class PublishedModels {
    private static final String WORKBENCH = "workbench";

    private final RepositoryService repository;
    private final EngineIdentity identity;

    PublishedModels(RepositoryService repository, EngineIdentity identity) {
        this.repository = repository;
        this.identity = identity;
    }

    /** One version of one rule. */
    public record Version(String rule, ModelKind kind, String name, int version, Instant since, Source source) {}

    /** The place where the engine keeps the file. */
    public record Source(String deployment, String resource) {}

    /** The version in force of each rule, by name. */
    public List<Version> current() {
        return asSystem(() -> {
            var all = new ArrayList<Version>();
            repository.createDecisionDefinitionQuery().latestVersion().withoutTenantId().list().stream()
                    .filter(definition -> namesItsFile(ModelKind.DECISION, definition))
                    .forEach(definition -> all.add(version(ModelKind.DECISION, definition)));
            repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
                    .filter(definition -> namesItsFile(ModelKind.PROCESS, definition))
                    .forEach(definition -> all.add(version(ModelKind.PROCESS, definition)));
            all.sort(Comparator.comparing(Version::rule));
            return all;
        });
    }

    /** All versions, the one in force first; empty for an unknown rule. */
    public List<Version> versions(String rule) {
        return asSystem(() -> {
            var decisions = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(rule)
                    .withoutTenantId()
                    .orderByDecisionDefinitionVersion()
                    .desc()
                    .list();
            if (!decisions.isEmpty()) {
                return decisions.stream()
                        .map(found -> version(ModelKind.DECISION, found))
                        .toList();
            }
            return repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(rule)
                    .withoutTenantId()
                    .orderByProcessDefinitionVersion()
                    .desc()
                    .list()
                    .stream()
                    .map(found -> version(ModelKind.PROCESS, found))
                    .toList();
        });
    }

    public Optional<Version> inForce(String rule) {
        return asSystem(() -> one(
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(rule)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult(),
                () -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(rule)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult()));
    }

    public Optional<Version> find(String rule, int version) {
        if (version < 1) {
            return Optional.empty();
        }
        return asSystem(() -> one(
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(rule)
                        .decisionDefinitionVersion(version)
                        .withoutTenantId()
                        .singleResult(),
                () -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(rule)
                        .processDefinitionVersion(version)
                        .withoutTenantId()
                        .singleResult()));
    }

    private Optional<Version> one(
            @Nullable DecisionDefinition decision, Supplier<@Nullable ProcessDefinition> otherwise) {
        if (decision != null) {
            return Optional.of(version(ModelKind.DECISION, decision));
        }
        return Optional.ofNullable(otherwise.get()).map(process -> version(ModelKind.PROCESS, process));
    }

    /** The very bytes that the engine runs. */
    public byte[] content(Version version) {
        return asSystem(() -> {
            try (var content = repository.getResourceAsStream(
                    version.source().deployment(), version.source().resource())) {
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Deploys in the caller's transaction; from its commit on every node asks this version.
     *
     * @throws ModelRefused when the file may not run here
     */
    public Version publish(String rule, ModelKind kind, byte[] content) {
        return asSystem(() -> {
            try {
                repository
                        .createDeployment()
                        .name(WORKBENCH + ":" + rule)
                        .source(WORKBENCH)
                        .addInputStream(kind.resource(rule), new ByteArrayInputStream(content))
                        .deploy();
            } catch (ParseException unreadable) {
                throw new ModelRefused(kind.resource(rule), problems(unreadable));
            }
            return inForce(rule).orElseThrow();
        });
    }

    private static List<ModelFinding> problems(ParseException unreadable) {
        return unreadable.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream())
                .map(problem -> ModelFinding.error(
                        "engine",
                        "引擎不能读取：" + problem.getMessage(),
                        Objects.requireNonNullElse(problem.getMainElementId(), "")))
                .toList();
    }

    private static boolean namesItsFile(ModelKind kind, ResourceDefinition definition) {
        return kind.resource(definition.getKey()).equals(definition.getResourceName());
    }

    private Version version(ModelKind kind, ResourceDefinition definition) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        @Nullable String name = definition.getName();
        return new Version(
                definition.getKey(),
                kind,
                name == null ? definition.getKey() : name,
                definition.getVersion(),
                deployment.getDeploymentTime().toInstant(),
                new Source(definition.getDeploymentId(), definition.getResourceName()));
    }

    private <T> T asSystem(Supplier<T> call) {
        return identity.runAs(Actor.system(), call);
    }
}
