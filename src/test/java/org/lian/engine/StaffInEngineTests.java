package org.lian.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What staff see and may do inside the engine, by court and role. */
@CourtTest
@Import(TestModel.class)
class StaffInEngineTests {
    private static final Actor CLERK_A = staff("clerk-a", Role.CLERK, "京0199");
    private static final Actor CLERK_B = staff("clerk-b", Role.CLERK, "京0198");
    private static final Actor JUDGE_A = staff("judge-a", Role.JUDGE, "京0199");
    private static final Actor SUPERVISOR_A = staff("supervisor-a", Role.SUPERVISOR, "京0199");
    private static final Actor ANALYST_A = staff("analyst-a", Role.ANALYST, "京0199");

    @Autowired
    ProcessEngine engine;

    @Autowired
    EngineIdentity identity;

    @Autowired
    Grants grants;

    @Autowired
    TasklistFilters lists;

    private String task;

    @BeforeEach
    void waitingReview() {
        if (engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("seen")
                        .count()
                == 0) {
            engine.getRepositoryService()
                    .createDeployment()
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
        assertThat(seenBy(CLERK_A)).isPositive();
        assertThat(seenBy(JUDGE_A)).isPositive();
        assertThat(seenBy(SUPERVISOR_A)).isPositive();
        assertThat(seenBy(CLERK_B)).isZero();
        assertThat(seenBy(ANALYST_A)).isZero();
    }

    @Test
    @DisplayName("本院书记员能领取和退领，外院不能")
    void claimWithinTheCourt() {
        identity.runAs(CLERK_A, done(() -> engine.getTaskService().claim(task, "clerk-a")));
        identity.runAs(CLERK_A, done(() -> engine.getTaskService().setAssignee(task, null)));

        assertThatThrownBy(() -> identity.runAs(
                        CLERK_B, done(() -> engine.getTaskService().claim(task, "clerk-b"))))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    @DisplayName("书记员不能部署、启动、删除、改变量")
    void clerkHasNoOtherRight() {
        assertThatThrownBy(() -> identity.runAs(CLERK_A, () -> engine.getRepositoryService()
                        .createDeployment()
                        .addString("x.bpmn", Models.user("x"))
                        .deploy()))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> identity.runAs(CLERK_A, () -> engine.getRuntimeService()
                        .startProcessInstanceByKey("seen", Map.of("courtCode", "京0199", "dueAt", new Date()))))
                .isInstanceOf(AuthorizationException.class);
        var instance = instance();
        assertThatThrownBy(() -> identity.runAs(
                        SUPERVISOR_A, done(() -> engine.getRuntimeService().deleteProcessInstance(instance, "no"))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> identity.runAs(
                        CLERK_A, done(() -> engine.getRuntimeService().setVariable(instance, "x", "y"))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() ->
                        identity.runAs(CLERK_A, () -> engine.getFilterService().newTaskFilter("x")))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("授权表每次启动都一样，多出来的行被删除")
    void grantsAreTheTable() {
        var before = engine.getAuthorizationService().createAuthorizationQuery().count();
        assertThat(before).isEqualTo(14);
        var ids = engine.getAuthorizationService().createAuthorizationQuery().list().stream()
                .map(Authorization::getId)
                .toList();
        var intruder = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        intruder.setUserId("clerk-a");
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
    @DisplayName("四个列表按顺序存在，重复启动不重复创建")
    void fourLists() {
        lists.apply();
        lists.apply();

        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder("我的任务", "待审查", "今日届满", "待确认诉讼费");
        var review =
                engine.getFilterService().createFilterQuery().filterName("待审查").singleResult();
        assertThat(review.getProperties()).containsEntry("refresh", true).containsEntry("showUndefinedVariable", false);
        assertThat(identity.runAs(CLERK_A, () -> engine.getFilterService().<Task>listPage(review.getId(), 0, 100)))
                .extracting(Task::getId)
                .contains(task);
        assertThat(lists.find(review.getId())).contains(TasklistFilters.List.TO_REVIEW);
    }

    @Test
    @DisplayName("人员、组、法院来自本系统名册，只读")
    void identityIsOurs() {
        var service = engine.getIdentityService();

        assertThat(service.createUserQuery().userId("clerk-a").singleResult().getFirstName())
                .isEqualTo("王书记员");
        assertThat(service.createUserQuery().userId("litigant").count()).isZero();
        assertThat(service.createGroupQuery()
                        .groupMember("judge-a")
                        .singleResult()
                        .getId())
                .isEqualTo(EngineIdentity.FILING_JUDGES);
        assertThat(service.createUserQuery()
                        .memberOfGroup(EngineIdentity.FILING_CLERKS)
                        .count())
                .isEqualTo(2);
        assertThat(service.createTenantQuery()
                        .userMember("clerk-b")
                        .singleResult()
                        .getId())
                .isEqualTo("京0198");
        assertThat(service.checkPassword("clerk-a", "")).isFalse();
        assertThat(service.isReadOnly()).isTrue();
        assertThatThrownBy(() -> service.newUser("intruder")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("以某人身份调用之后，原来的身份还在")
    void identityIsRestored() {
        identity.runAs(CLERK_A, () -> {
            identity.runAs(Actor.system(), () -> {
                assertThat(engine.getIdentityService().getCurrentAuthentication())
                        .isNull();
                return true;
            });
            return assertThat(engine.getIdentityService()
                            .getCurrentAuthentication()
                            .getUserId())
                    .isEqualTo("clerk-a");
        });

        assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();
    }

    private long seenBy(Actor actor) {
        return identity.runAs(
                actor,
                () -> engine.getTaskService().createTaskQuery().taskId(task).count());
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

    private static Actor staff(String username, Role role, String court) {
        return new Actor(username, username, Set.of(role), Set.of(new CourtCode(court)));
    }
}
