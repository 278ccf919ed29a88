package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What staff see and may do inside the engine, by court and role. */
@CourtTest
@Import(TestModel.class)
class StaffInEngineTests {
    /** 任务列表: those of a new court, by the names that people read. */
    static final List<String> LISTS = List.of(
            "我的任务",
            "保全",
            "支付令",
            "待审查",
            "今日届满和已逾期",
            "补正已回",
            "待审签",
            "退回后坚持",
            "第十条情形",
            "上级指令",
            "缓交、延期、转交、撤诉",
            "期满待决定",
            "待确认诉讼费",
            "待核对、复核诉讼费",
            "逾期未交费待裁",
            "诉前调解",
            "待送达回证",
            "人工认定",
            "待核定退费",
            "待答复投诉",
            "待审查续递",
            "本院步骤");

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineIdentity identity;

    @Autowired
    Grants grants;

    @Autowired
    TasklistFilters lists;

    @Autowired
    Accounts accounts;

    private Actor clerk;
    private Actor clerkElsewhere;
    private Actor judge;
    private Actor supervisor;
    private Actor analyst;

    private String task;

    @BeforeEach
    void staff() {
        clerk = accounts.actorOf("clerk1");
        clerkElsewhere = accounts.actorOf("clerk3");
        judge = accounts.actorOf("judge1");
        supervisor = accounts.actorOf("supervisor1");
        analyst = accounts.actorOf("analyst1");
    }

    @BeforeEach
    void waitingReview() {
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("seen")
                        .count()
                == 0) {
            engine.getRepositoryService()
                    .createDeployment()
                    .source(ModelDeployer.SOURCE)
                    .addString("seen.bpmn", Models.user("seen"))
                    .deploy();
        }
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("seen", Map.of("courtCode", "京0199", "dueAt", new Date()));
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    @Test
    @DisplayName("只看得到本院的任务")
    void tasksOfTheirOwnCourt() {
        assertThat(seenBy(clerk)).isPositive();
        assertThat(seenBy(judge)).isPositive();
        assertThat(seenBy(supervisor)).isPositive();
        assertThat(seenBy(clerkElsewhere)).isZero();
        assertThat(seenBy(analyst)).isZero();
    }

    @Test
    @DisplayName("本院书记员能领取和退领，外院不能")
    void claimWithinTheCourt() {
        identity.runAs(clerk, done(() -> engine.getTaskService().claim(task, "clerk1")));
        assertThat(assignee()).isEqualTo("clerk1");
        identity.runAs(clerk, done(() -> engine.getTaskService().setAssignee(task, null)));
        assertThat(assignee()).isNull();

        assertThatThrownBy(() -> identity.runAs(
                        clerkElsewhere, done(() -> engine.getTaskService().claim(task, "clerk3"))))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(assignee()).isNull();
    }

    @Test
    @DisplayName("引擎里也只能为自己领取，领取人不是在职办理人员的不行")
    void claimForOneselfOnly() {
        assertThatThrownBy(() ->
                        identity.runAs(clerk, done(() -> engine.getTaskService().claim(task, "clerk2"))))
                .hasStackTraceContaining("只能为自己认领任务");
        assertThatThrownBy(() -> identity.runAs(
                        Actor.system(), done(() -> engine.getTaskService().setAssignee(task, "zhangsan"))))
                .hasStackTraceContaining("只能为自己认领任务");
        assertThatThrownBy(() ->
                        identity.runAs(judge, done(() -> engine.getTaskService().claim(task, "judge1"))))
                .hasStackTraceContaining("不在承办这项任务的办理组");
        assertThatThrownBy(() ->
                        identity.runAs(clerk, done(() -> engine.getTaskService().complete(task))))
                .hasStackTraceContaining("请先认领这项任务");
        assertThat(assignee()).isNull();
    }

    @Test
    @DisplayName("书记员不能部署、启动、删除、改变量")
    void clerkHasNoOtherRight() {
        assertThatThrownBy(() -> identity.runAs(clerk, () -> engine.getRepositoryService()
                        .createDeployment()
                        .source(ModelDeployer.SOURCE)
                        .addString("x.bpmn", Models.user("x"))
                        .deploy()))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> identity.runAs(clerk, () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("seen", Map.of("courtCode", "京0199", "dueAt", new Date()))))
                .isInstanceOf(AuthorizationException.class);
        var instance = instance();
        assertThatThrownBy(() -> identity.runAs(
                        supervisor, done(() -> engine.getRuntimeService().deleteProcessInstance(instance, "no"))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> identity.runAs(
                        clerk, done(() -> engine.getRuntimeService().setVariable(instance, "x", "y"))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() ->
                        identity.runAs(clerk, () -> engine.getFilterService().newTaskFilter("x")))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("授权表每次启动都一样，多出来的行被删除")
    void grantsAreTheTable() {
        var before = engine.getAuthorizationService().createAuthorizationQuery().count();
        assertThat(before).isEqualTo(16);
        var ids = engine.getAuthorizationService().createAuthorizationQuery().list().stream()
                .map(Authorization::getId)
                .toList();
        var intruder = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        intruder.setUserId("clerk1");
        intruder.setResource(org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT);
        intruder.setResourceId("*");
        intruder.addPermission(org.camunda.bpm.engine.authorization.Permissions.ALL);
        engine.getAuthorizationService().saveAuthorization(intruder);

        grants.apply();

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().list())
                .extracting(Authorization::getId)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName("任务列表都在，重复启动不重复创建；改了名的列表，原来的名字不再留着")
    void everyListIsThereOnce() {
        engine.getFilterService().saveFilter(engine.getFilterService().newTaskFilter("原来的名字"));
        lists.apply();
        lists.apply();

        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrderElementsOf(LISTS);
        var review =
                engine.getFilterService().createFilterQuery().filterName("待审查").singleResult();
        assertThat(review.getProperties()).containsEntry("refresh", true).containsEntry("showUndefinedVariable", false);
        assertThat(identity.runAs(clerk, () -> engine.getFilterService().<Task>listPage(review.getId(), 0, 100)))
                .extracting(Task::getId)
                .contains(task);
        assertThat(lists.find(review.getId())).contains(TaskList.TO_REVIEW);
    }

    @Test
    @DisplayName("人员、组、法院来自本系统名册，只读")
    void identityIsOurs() {
        var service = engine.getIdentityService();

        assertThat(service.createUserQuery().userId("clerk1").singleResult().getFirstName())
                .isEqualTo("立案窗口一号（演示）");
        assertThat(service.createUserQuery().userId("zhangsan").count()).isZero();
        assertThat(service.createGroupQuery()
                        .groupMember("judge1")
                        .singleResult()
                        .getId())
                .isEqualTo(EngineIdentity.FILING_JUDGES);
        assertThat(service.createUserQuery()
                        .memberOfGroup(EngineIdentity.FILING_CLERKS)
                        .list())
                .extracting(User::getId)
                .contains("clerk1", "clerk2", "clerk3")
                .doesNotContain("judge1", "zhangsan", "admin1");
        assertThat(service.createTenantQuery()
                        .userMember("clerk3")
                        .singleResult()
                        .getId())
                .isEqualTo("京0198");
        assertThat(service.checkPassword("clerk1", "")).isFalse();
        assertThat(service.isReadOnly()).isTrue();
        assertThatThrownBy(() -> service.newUser("intruder")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("以某人身份调用之后，原来的身份还在")
    void identityIsRestored() {
        identity.runAs(clerk, () -> {
            identity.runAs(Actor.system(), () -> {
                assertThat(engine.getIdentityService().getCurrentAuthentication())
                        .isNull();
                return true;
            });
            return assertThat(engine.getIdentityService()
                            .getCurrentAuthentication()
                            .getUserId())
                    .isEqualTo("clerk1");
        });

        assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();
    }

    private long seenBy(Actor actor) {
        return identity.runAs(
                actor,
                () -> engine.getTaskService().createTaskQuery().taskId(task).count());
    }

    private String assignee() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getAssignee();
    }

    private String instance() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
    }

    private static Supplier<Boolean> done(Runnable call) {
        return () -> {
            call.run();
            return true;
        };
    }
}
