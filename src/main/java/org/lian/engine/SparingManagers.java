package org.lian.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/** The managers that answer what the engine asks again and again from what its transaction has already read. */
final class SparingManagers {
    private static final String STATEMENTS = "/engine/sparing-statements.xml";

    private SparingManagers() {}

    static List<SessionFactory> factories() {
        var processes = new ConcurrentHashMap<String, String>();
        return List.of(
                new Factory(ExecutionManager.class, Executions::new),
                new Factory(IncidentManager.class, Incidents::new),
                new Factory(JobManager.class, Jobs::new),
                new Factory(JobDefinitionManager.class, () -> new JobDefinitions(processes)),
                new Factory(AuthorizationManager.class, Authorizations::new));
    }

    /** Adds what is asked here and nowhere in the engine. */
    static void addStatements(Configuration statements) {
        try (var file = Objects.requireNonNull(SparingManagers.class.getResourceAsStream(STATEMENTS))) {
            new XMLMapperBuilder(file, statements, STATEMENTS, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Factory(Class<?> type, Supplier<Session> opened) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return opened.get();
        }
    }

    /** The executions of an instance, read together: who asks for one place of it asks for the others next. */
    private static class Executions extends ExecutionManager {
        private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable ExecutionEntity findExecutionById(String id) {
            var cached = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
            if (cached != null) {
                return cached;
            }
            List<ExecutionEntity> together =
                    getDbEntityManager().selectList("org.lian.engine.selectExecutionsBesides", id);
            for (var one : together) {
                if (one.getId().equals(id)) {
                    read.put(one.getProcessInstanceId(), together);
                    return one;
                }
            }
            return null;
        }

        /** The first time as they were read; whoever asks again is told what stands then. */
        @Override
        public List<ExecutionEntity> findExecutionsByProcessInstanceId(String instance) {
            var together = read.remove(instance);
            return together == null ? super.findExecutionsByProcessInstanceId(instance) : together;
        }
    }

    /** An execution knows whether it has incidents; a job that goes need not ask for its own. */
    private static class Incidents extends IncidentManager {
        @Override
        public List<Incident> findIncidentByConfiguration(String configuration) {
            return findIncidentByConfigurationAndIncidentType(configuration, null);
        }

        @Override
        public List<Incident> findIncidentByConfigurationAndIncidentType(String configuration, @Nullable String type) {
            var job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
            var execution = job == null || job.getExecutionId() == null
                    ? null
                    : getDbEntityManager().getCachedEntity(ExecutionEntity.class, job.getExecutionId());
            if (execution == null) {
                return super.findIncidentByConfigurationAndIncidentType(configuration, type);
            }
            var found = new ArrayList<Incident>();
            for (var incident : execution.getIncidents()) {
                if (configuration.equals(incident.getConfiguration())
                        && (type == null || type.equals(incident.getIncidentType()))) {
                    found.add(incident);
                }
            }
            return found;
        }
    }

    /** An execution knows its jobs; a message that is waited for no longer need not ask for those that carry it. */
    private static class Jobs extends JobManager {
        @Override
        public List<JobEntity> findJobsByConfiguration(String handler, String configuration, @Nullable String tenant) {
            var waited = handler.equals(ProcessEventJobHandler.TYPE)
                    ? getDbEntityManager().getCachedEntity(EventSubscriptionEntity.class, configuration)
                    : null;
            var execution = waited == null || waited.getExecutionId() == null
                    ? null
                    : getDbEntityManager().getCachedEntity(ExecutionEntity.class, waited.getExecutionId());
            if (execution == null) {
                return super.findJobsByConfiguration(handler, configuration, tenant);
            }
            return execution.getJobs().stream()
                    .filter(job -> handler.equals(job.getJobHandlerType())
                            && configuration.equals(job.getJobHandlerConfigurationRaw()))
                    .toList();
        }
    }

    /** The timers of a diagram are read together: a step sets several. */
    private static class JobDefinitions extends JobDefinitionManager {
        private final Map<String, String> processes;

        /** @param processes of each timer that was read once, its diagram: it never has another */
        JobDefinitions(Map<String, String> processes) {
            this.processes = processes;
        }

        @Override
        public @Nullable JobDefinitionEntity findById(String id) {
            var read = getDbEntityManager().getCachedEntity(JobDefinitionEntity.class, id);
            if (read != null) {
                return read;
            }
            var process = processes.get(id);
            if (process == null) {
                var found = super.findById(id);
                if (found != null && found.getProcessDefinitionId() != null) {
                    processes.put(id, found.getProcessDefinitionId());
                }
                return found;
            }
            return findByProcessDefinitionId(process).stream()
                    .filter(one -> one.getId().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static class Authorizations extends AuthorizationManager {
        /** Staff are in a handful of groups: which of them have grants need not be asked before their grants are. */
        @Override
        public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
            return groups == null ? List.of() : new ArrayList<>(groups);
        }

        /** Nobody is granted a single task or instance ({@link Grants} is the whole table): none is left to take back. */
        @Override
        public void deleteAuthorizationsByResourceId(Resource resource, String id) {
            if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE) {
                super.deleteAuthorizationsByResourceId(resource, id);
            }
        }
    }
}
