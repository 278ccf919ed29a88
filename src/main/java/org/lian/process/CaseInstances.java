package org.lian.process;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.lian.engine.EngineIdentity;
import org.lian.process.variables.Variable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The running flows of the head's courts: which filing one is about, and which of their steps failed for good. */
@Component
public class CaseInstances {
    /** So many of each list are told, and how many there are. */
    private static final int MOST = 200;

    /** Of a called flow the caller tells the same again. */
    private static final String FAILED =
            "from act_ru_incident where tenant_id_ = any (:courts) and id_ = cause_incident_id_";

    private static final String RETRYING = """
            from act_ru_job where tenant_id_ = any (:courts) and retries_ > 0 and process_instance_id_ is not null
              and (exception_msg_ is not null or exception_stack_id_ is not null)""";

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final ManagementService jobs;
    private final EngineIdentity engineIdentity;
    private final JdbcClient jdbc;

    CaseInstances(
            RuntimeService runtime,
            RepositoryService models,
            ManagementService jobs,
            EngineIdentity engineIdentity,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.models = models;
        this.jobs = jobs;
        this.engineIdentity = engineIdentity;
        this.jdbc = jdbc;
    }

    /**
     * A step that failed for good and stands where it failed.
     *
     * @param id of the incident
     * @param step as the diagram names it
     * @param words what went wrong, as far as it can be said
     */
    public record Failure(
            String id, String instance, @Nullable FilingId filing, String step, Instant since, String words) {}

    /** The filing that an instance is about; none for what is of no filing or of another court. */
    public Optional<FilingId> filingOf(Actor head, String instance) {
        require(head);
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .tenantIdIn(courts(head))
                        .singleResult())
                .flatMap(found -> filing(found.getId()));
    }

    /** The outermost flow of a filing while it runs, for Cockpit. */
    public Optional<String> of(FilingId filing) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(filing.toString())
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst();
    }

    /** How many stand still in the head's courts. */
    public long numberFailed(Actor head) {
        return number(FAILED, head);
    }

    /** How many are still tried again. */
    public long numberRetrying(Actor head) {
        return number(RETRYING, head);
    }

    private long number(String which, Actor head) {
        return asked("select count(*) " + which, head).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String sql, Actor head) {
        require(head);
        return jdbc.sql(sql).param("courts", courts(head));
    }

    /** What stands still in the head's courts, the oldest first. */
    public List<Failure> failures(Actor head) {
        return asked("select id_ " + FAILED + " order by incident_timestamp_, id_ limit " + MOST, head)
                .query(String.class)
                .list()
                .stream()
                .map(id -> runtime.createIncidentQuery().incidentId(id).singleResult())
                .filter(Objects::nonNull)
                .map(this::failure)
                .toList();
    }

    /**
     * A step that failed and is tried again by itself.
     *
     * @param next when; null where it is at once
     * @param left how many times still
     */
    public record Retrying(
            String instance,
            @Nullable FilingId filing,
            String step,
            @Nullable Instant next,
            int left,
            String words) {}

    /** What failed in the head's courts and is still tried again, the next to be tried first. */
    public List<Retrying> retrying(Actor head) {
        require(head);
        if (head.courts().isEmpty()) {
            return List.of();
        }
        return jobs
                .createJobQuery()
                .tenantIdIn(courts(head))
                .withException()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .map(this::retrying)
                .toList();
    }

    private Retrying retrying(Job job) {
        var activity = Optional.ofNullable(job.getFailedActivityId())
                .or(() -> Optional.ofNullable(job.getJobDefinitionId())
                        .map(definition -> jobs.createJobDefinitionQuery()
                                .jobDefinitionId(definition)
                                .singleResult())
                        .map(JobDefinition::getActivityId))
                .orElse(null);
        return new Retrying(
                job.getProcessInstanceId(),
                filing(job.getProcessInstanceId()).orElse(null),
                step(job.getProcessDefinitionId(), activity),
                job.getDuedate() == null ? null : job.getDuedate().toInstant(),
                job.getRetries(),
                words(String.valueOf(job.getExceptionMessage())));
    }

    /** Lets the step be tried once more, at once. */
    public void retry(Actor head, String incident) {
        require(head);
        var found = Optional.ofNullable(
                        runtime.createIncidentQuery().incidentId(incident).singleResult())
                .filter(one -> one.getTenantId() != null && head.actsFor(new CourtCode(one.getTenantId())))
                .filter(one -> Incident.FAILED_JOB_HANDLER_TYPE.equals(one.getIncidentType()))
                .orElseThrow(() -> Refusal.notFound("这个故障已经排除，或者不在您的法院"));
        engineIdentity.runAs(head, () -> {
            jobs.setJobRetries(found.getConfiguration(), 1);
            return incident;
        });
    }

    private Failure failure(Incident incident) {
        return new Failure(
                incident.getId(),
                incident.getProcessInstanceId(),
                filing(incident.getProcessInstanceId()).orElse(null),
                step(
                        incident.getProcessDefinitionId(),
                        incident.getFailedActivityId() == null
                                ? incident.getActivityId()
                                : incident.getFailedActivityId()),
                incident.getIncidentTimestamp().toInstant(),
                words(String.valueOf(incident.getIncidentMessage())));
    }

    private Optional<FilingId> filing(String instance) {
        return Optional.ofNullable((String) runtime.getVariable(instance, Variable.FILING.key()))
                .map(FilingId::of);
    }

    private String step(String definition, @Nullable String activity) {
        var element = activity == null
                ? null
                : models.getBpmnModelInstance(definition).getModelElementById(activity);
        return element instanceof FlowElement step && step.getName() != null ? step.getName() : "自动步骤";
    }

    /** The engine keeps the exception's own words; most of them say nothing to a head of division. */
    private static String words(String message) {
        if (message.matches("(?s).*\\p{IsHan}{4,}.*")) {
            return message;
        }
        if (message.matches("(?is).*(connect|timed? ?out|refused|unreachable|http).*")) {
            return "对方系统没有应答（支付渠道、短信或者网络）";
        }
        if (message.matches("(?is).*(sql|jdbc|database|deadlock|disk).*")) {
            return "数据库没有完成这一步";
        }
        return "程序没有完成这一步，原因在运行监督的记录里";
    }

    private static void require(Actor head) {
        if (!head.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有庭长可以查看运行中的流程和故障");
        }
    }

    private static String[] courts(Actor head) {
        return head.courts().stream().map(CourtCode::value).toArray(String[]::new);
    }
}
