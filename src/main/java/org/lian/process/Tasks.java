package org.lian.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.engine.EngineIdentity;
import org.lian.engine.Overtaken;
import org.lian.engine.OwnForms;
import org.lian.filing.CourtActs;
import org.lian.filing.FilingLifecycle;
import org.lian.forms.PublishedForms;
import org.lian.forms.TaskAnswers;
import org.lian.process.conclusions.TaskDecision;
import org.lian.process.conclusions.TaskInHand;
import org.lian.process.papers.RulingClerks;
import org.lian.process.tasks.FeeAhead;
import org.lian.process.variables.DeclaredVariables;
import org.lian.rules.Facts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The staff's tasks: list, claim, release, decide. Another court's tasks are not found. */
@Component
public class Tasks {
    private static final Logger log = LoggerFactory.getLogger(Tasks.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final String REGISTER = "REGISTER";
    private static final String TAKEN = "已被他人认领";
    /** The engine's word for a task that was decided, and not ended by something else. */
    private static final String DECIDED = TaskEntity.DELETE_REASON_COMPLETED;

    private static final LegalBasis BY_CLOCK = LegalBasis.of("最高人民法院关于人民法院登记立案若干问题的规定", 8);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final EngineIdentity engineIdentity;
    private final FilingLifecycle filings;
    private final CourtActs courtActs;
    private final TaskSubjects subjects;
    private final OwnForms forms;
    private final PublishedForms published;
    private final OwnStep ownStep;
    private final FeeAhead feeAhead;
    private final RulingClerks clerks;
    private final Reassignments reassignments;
    private final Map<TaskKind, TaskDecision<?>> decisions;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    Tasks(
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            EngineIdentity engineIdentity,
            FilingLifecycle filings,
            CourtActs courtActs,
            TaskSubjects subjects,
            OwnForms forms,
            PublishedForms published,
            OwnStep ownStep,
            FeeAhead feeAhead,
            RulingClerks clerks,
            Reassignments reassignments,
            List<TaskDecision<?>> decisions,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.engineIdentity = engineIdentity;
        this.filings = filings;
        this.courtActs = courtActs;
        this.subjects = subjects;
        this.forms = forms;
        this.published = published;
        this.ownStep = ownStep;
        this.feeAhead = feeAhead;
        this.clerks = clerks;
        this.reassignments = reassignments;
        this.decisions = decisions.stream().collect(Collectors.toMap(TaskDecision::kind, Function.identity()));
        this.clock = clock;
        this.transaction = transaction;
        this.reading =
                new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()), transaction);
        this.reading.setReadOnly(true);
    }

    /** Those of the tasks that are open still, in the order of the ids; whose they are was asked before. */
    @Transactional(readOnly = true)
    public List<TaskView> all(List<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        var found = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list().stream()
                .collect(Collectors.toMap(Task::getId, Function.identity()));
        return views(taskIds.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /** A task of the actor's court; whatever else is not found. */
    public TaskView find(Actor actor, String taskId) {
        return seen(actor, taskId, null).view();
    }

    /** Takes the task; the second one to try learns that it is taken. */
    public TaskView claim(Actor actor, String taskId) {
        var found = find(actor, taskId);
        alone(actor, taskId, () -> tasks.claim(taskId, actor.username()));
        return found.heldBy(actor.username());
    }

    /** What is said to who comes too late: the head of the division gave it away, or somebody took it. */
    private Refusal taken(TaskView task) {
        return Refusal.conflict(reassignments.behind(task).orElse(TAKEN));
    }

    /** An open task of the actor's court, as the engine has it and as a list shows it, read together. */
    private Seen seen(Actor actor, String taskId, @Nullable TaskCompletion completion) {
        return Objects.requireNonNull(
                        reading.execute(status -> open(actor, taskId).map(task -> new Seen(task, view(task)))))
                .orElseThrow(() -> gone(actor, taskId, completion));
    }

    private record Seen(Task task, TaskView view) {}

    /** Puts the task back for others, or leaves to them what was offered to the actor first. */
    public void release(Actor actor, String taskId, @Nullable String reason) {
        var task = open(actor, taskId).orElseThrow(() -> gone(actor, taskId, null));
        var turn = view(task).turn();
        if (turn != null && turn.username().equals(actor.username())) {
            alone(actor, taskId, () -> leaveToOthers(taskId));
        } else if (actor.username().equals(task.getAssignee())) {
            alone(actor, taskId, () -> tasks.setAssignee(taskId, null));
        } else {
            throw Refusal.conflict("这项任务不在您名下，不能退回");
        }
        if (reason != null && !reason.isBlank()) {
            remark(actor, view(task).about(), "TASK_RELEASED", "退回任务“" + task.getName() + "”，理由：", reason);
        }
    }

    /** Ends a turn that is the actor's; the engine lets nobody but the system change an owner to none. */
    private void leaveToOthers(String taskId) {
        engineIdentity.runAs(Actor.system(), () -> {
            var task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task != null) {
                tasks.saveTask(FirstTurn.ended(task));
            }
            return taskId;
        });
    }

    /** 回避: puts the task back and takes no other of this filing any more. */
    public void recuse(Actor actor, String taskId, @Nullable String reason) {
        var task = open(actor, taskId).orElseThrow(() -> gone(actor, taskId, null));
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "申请回避的，请写明理由（民事诉讼法第四十七条）");
        }
        release(actor, taskId, null);
        transaction.executeWithoutResult(
                status -> courtActs.recuse(actor, view(task).filing(), reason.strip()));
    }

    /** 庭长 gives a task to somebody of the own court, whoever held it. */
    public TaskView assign(Actor actor, String taskId, String username, @Nullable String reason) {
        var task = open(actor, taskId).orElseThrow(() -> gone(actor, taskId, null));
        if (!actor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有庭长可以改派任务");
        }
        reassignments.require(username, reason);
        alone(actor, taskId, () -> tasks.setAssignee(taskId, username));
        reassignments.record(actor, view(task).about(), task.getName(), username, String.valueOf(reason));
        return find(actor, taskId);
    }

    /** Decides the task and runs the flow to its next wait, in one transaction. */
    public void complete(Actor actor, String taskId, TaskCompletion completion) {
        complete(actor, taskId, completion, false, MOST_ATTEMPTS);
    }

    /** Takes a task that nobody holds and decides it in one; where the decision is refused, it is nobody's again. */
    public void takeAndComplete(Actor actor, String taskId, TaskCompletion completion) {
        complete(actor, taskId, completion, true, MOST_ATTEMPTS);
    }

    private void complete(Actor actor, String taskId, TaskCompletion completion, boolean taking, int attempts) {
        var seen = seen(actor, taskId, completion);
        var task = seen.task();
        var takes = taking && task.getAssignee() == null;
        if (!takes && !actor.username().equals(task.getAssignee())) {
            throw task.getAssignee() == null ? Refusal.conflict("请先认领这项任务，再作决定") : taken(seen.view());
        }
        var view = seen.view();
        try {
            refusing(
                    () -> transaction.execute(status -> engineIdentity.runAs(actor, () -> {
                        // One decision on a filing at a time: the engine reads a task piece by piece, and what another
                        // transaction ends in between leaves it half a task.
                        if (view.about() != null) {
                            filings.hold(view.about());
                        }
                        if (open(actor, taskId).isEmpty()) {
                            throw new OptimisticLockingException("The task has ended");
                        }
                        if (takes) {
                            tasks.claim(taskId, actor.username());
                        }
                        tasks.complete(taskId, decide(actor, view, completion));
                        return taskId;
                    })),
                    () -> Refusal.conflict(TAKEN));
        } catch (ProcessEngineException | DataAccessException fault) {
            requireOvertaken(fault);
            if (open(actor, taskId).isEmpty()) {
                throw gone(actor, taskId, completion);
            }
            // A reminder or a new priority changes an open task too, and ends nothing.
            if (attempts == 1) {
                throw Refusal.conflict("这项任务刚刚有变动，请再办一次");
            }
            complete(actor, taskId, completion, taking, attempts - 1);
        }
    }

    /**
     * What would come of a decision: it is taken, looked at, and taken back whole. Nothing is kept, and nothing leaves the
     * court. Who may not decide the task may not try it; one that nobody holds is held for the trial.
     *
     * @param look at what came of it, in its transaction
     */
    <T> T tried(Actor actor, String taskId, TaskCompletion completion, Supplier<T> look) {
        return tried(actor, taskId, completion, look, MOST_ATTEMPTS);
    }

    private <T> T tried(Actor actor, String taskId, TaskCompletion completion, Supplier<T> look, int attempts) {
        var view = find(actor, taskId);
        if (view.assignee() != null && !actor.username().equals(view.assignee())) {
            throw taken(view);
        }
        try {
            return refusing(
                    () -> Objects.requireNonNull(transaction.execute(status -> {
                        status.setRollbackOnly();
                        return engineIdentity.runAs(actor, () -> {
                            if (view.about() != null) {
                                filings.hold(view.about());
                            }
                            if (view.assignee() == null) {
                                tasks.claim(taskId, actor.username());
                            }
                            tasks.complete(taskId, decide(actor, view, completion));
                            return look.get();
                        });
                    })),
                    () -> Refusal.conflict(TAKEN));
        } catch (ProcessEngineException | DataAccessException fault) {
            requireOvertaken(fault);
            if (open(actor, taskId).isEmpty()) {
                throw gone(actor, taskId, null);
            }
            if (attempts == 1) {
                throw Refusal.conflict("这项任务刚刚有变动，请再看一次");
            }
            return tried(actor, taskId, completion, look, attempts - 1);
        } finally {
            // Steps say in the log that they were done.
            log.info("Task {} was tried and taken back, with what its steps have said on this thread", taskId);
        }
    }

    private Map<String, Object> decide(Actor actor, TaskView task, TaskCompletion completion) {
        if (task.kind() == TaskKind.OWN_STEP) {
            return ownStep.decide(actor, task, completion);
        }
        requireKnown(completion.conclusion());
        var decision = Objects.requireNonNull(decisions.get(task.kind()));
        var form = published.answered(task.kind().form(), completion.formVersion());
        var answers = TaskAnswers.check(form.form(), completion.given());
        if (task.kind().isRuling() && task.about() != null) {
            clerks.bind(actor, task.about(), completion.given().get("clerk"), answers.conclusion());
        }
        var set = decide(actor, task, decision, answers);
        DeclaredVariables.require(decision.getClass(), set::containsKey);
        if (completion.feeFen() != null) {
            confirmFee(actor, task, completion, completion.feeFen());
        }
        return set;
    }

    /** 登记并确认诉讼费: together with the registration, and with nothing else. */
    private void confirmFee(Actor actor, TaskView task, TaskCompletion completion, long fen) {
        if (task.kind() != TaskKind.REVIEW || !REGISTER.equals(completion.conclusion())) {
            throw Refusal.invalid("feeFen", "NOT_ASKED", "诉讼费只能在登记立案时一并确认");
        }
        feeAhead.confirm(actor, Objects.requireNonNull(task.filing()), fen);
    }

    private <A> Map<String, Object> decide(Actor actor, TaskView task, TaskDecision<A> decision, TaskAnswers answers) {
        var inHand = new TaskInHand(task, name -> Objects.toString(tasks.getVariable(task.id(), name), null));
        return decision.decide(actor, inHand, answers.as(decision.answers()));
    }

    /** Whatever the kind of task, an unknown conclusion is a mistake and not one to be passed over. */
    private static void requireKnown(@Nullable String outcome) {
        var known = Facts.declared().domain("outcome").codes().keySet();
        if (outcome != null && !known.contains(outcome)) {
            throw Refusal.invalid("outcome", "UNKNOWN_VALUE", "outcome 只能是 " + String.join("、", known));
        }
    }

    /** A change of hands; whoever was overtaken by a moment learns by whom instead of meeting a fault. */
    private void alone(Actor actor, String taskId, Runnable change) {
        alone(actor, taskId, change, MOST_ATTEMPTS);
    }

    private void alone(Actor actor, String taskId, Runnable change, int attempts) {
        try {
            refusing(
                    () -> engineIdentity.runAs(actor, () -> {
                        change.run();
                        return taskId;
                    }),
                    () -> taken(find(actor, taskId)));
        } catch (ProcessEngineException | DataAccessException fault) {
            requireOvertaken(fault);
            var holder = open(actor, taskId)
                    .orElseThrow(() -> gone(actor, taskId, null))
                    .getAssignee();
            if (holder != null && !holder.equals(actor.username())) {
                throw taken(find(actor, taskId));
            }
            // A reminder or a new priority changes an open task too, and gives it to nobody.
            if (attempts == 1) {
                throw Refusal.conflict("这项任务刚刚有变动，请刷新后再试");
            }
            alone(actor, taskId, change, attempts - 1);
        }
    }

    /** A fault of any other kind stays one. The engine calls a task null that ended while it was being read. */
    private static void requireOvertaken(RuntimeException fault) {
        if (!(fault instanceof NullValueException) && !Overtaken.is(fault)) {
            throw fault;
        }
    }

    /** Turns the engine's ways of saying no into ours; a fault stays a fault. */
    private static <T> T refusing(Supplier<T> act, Supplier<Refusal> taken) {
        try {
            return act.get();
        } catch (RuntimeException no) {
            var why = NestedExceptionUtils.getMostSpecificCause(no);
            if (why instanceof Refusal refusal) {
                throw refusal;
            }
            if (why instanceof TaskAlreadyClaimedException) {
                throw taken.get();
            }
            if (no instanceof AuthorizationException) {
                throw Refusal.forbidden("您的岗位不能办理这项任务");
            }
            throw no;
        }
    }

    private Optional<Task> open(Actor actor, String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(task -> ofActorsCourt(actor, task.getTenantId()) && reaches(actor, task.getAssignee()));
    }

    /** A mediator sees his own tasks and no other of the court. */
    private static boolean reaches(Actor actor, @Nullable String assignee) {
        return !EngineIdentity.groupsOf(actor).equals(Set.of(EngineIdentity.MEDIATORS))
                || actor.username().equals(assignee);
    }

    private static boolean ofActorsCourt(Actor actor, @Nullable String tenant) {
        return tenant != null && actor.actsFor(new CourtCode(tenant));
    }

    /**
     * A task that is over.
     *
     * @param filing null for what belongs to no filing
     * @param by user name of who decided it; null where it ended undecided
     */
    public record Ended(
            String name,
            @Nullable FilingId filing,
            @Nullable String by) {}

    /** A task of the actor's court that is over; empty for an open one and for another court's. */
    public Optional<Ended> ended(Actor actor, String taskId) {
        return past(actor, taskId)
                .filter(past -> past.getEndTime() != null)
                .map(past -> new Ended(
                        past.getName(),
                        filingOf(past),
                        DECIDED.equals(past.getDeleteReason()) ? past.getAssignee() : null));
    }

    private Optional<HistoricTaskInstance> past(Actor actor, String taskId) {
        return Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .filter(past -> ofActorsCourt(actor, past.getTenantId()) && reaches(actor, past.getAssignee()));
    }

    private @Nullable FilingId filingOf(HistoricTaskInstance past) {
        return subjects.filingOf(
                TaskKind.of(past.getTaskDefinitionKey()),
                history.createHistoricProcessInstanceQuery()
                        .processInstanceId(past.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey());
    }

    /** Why the task is no longer there; what the clerk had written is kept as a remark. */
    private Refusal gone(Actor actor, String taskId, @Nullable TaskCompletion completion) {
        var past = past(actor, taskId).orElse(null);
        if (past == null) {
            return Refusal.notFound("没有找到这项任务");
        }
        var filing = filingOf(past);
        var written = completion == null ? null : completion.reason();
        if (written != null && !written.isBlank()) {
            remark(actor, filing, "REMARK_AFTER_CLOSE", "任务结束后收到的审查意见：", written);
        }
        return TaskKind.of(past.getTaskDefinitionKey()) == TaskKind.REVIEW
                        && filing != null
                        && filings.filing(filing).registeredByClock()
                ? Refusal.conflict("已依法先行立案", BY_CLOCK)
                : Refusal.conflict("这项任务已经办结");
    }

    private void remark(Actor actor, @Nullable FilingId filing, String kind, String text, String words) {
        if (filing == null) {
            return;
        }
        transaction.executeWithoutResult(status -> filings.remark(actor, filing, kind, text, words.strip()));
    }

    private TaskView view(Task task) {
        return views(List.of(task)).get(0);
    }

    private List<TaskView> views(List<Task> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var instances = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return found.stream()
                .map(task -> view(task, Objects.requireNonNull(instances.get(task.getProcessInstanceId()))))
                .toList();
    }

    private TaskView view(Task task, String businessKey) {
        var kind = TaskKind.of(task.getTaskDefinitionKey());
        return new TaskView(
                task.getId(),
                kind,
                task.getName(),
                kind == TaskKind.OWN_STEP
                        ? forms.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                                .orElseThrow(() -> new IllegalStateException(
                                        "No form decides the task " + task.getTaskDefinitionKey()))
                        : null,
                businessKey,
                subjects.filingOf(kind, businessKey),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getAssignee(),
                FirstTurn.of(task.getOwner(), task.getFollowUpDate(), task.getAssignee(), clock.now()),
                task.getPriority());
    }
}
