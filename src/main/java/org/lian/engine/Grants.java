package org.lian.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** The rights inside the engine: this table and nothing else. Courts are kept apart by tenants, not here. */
@Component
class Grants {
    private static final List<Grant> TABLE = table();

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Makes the engine's rows equal to the table, in the caller's transaction. */
    void apply() {
        var missing = new ArrayList<>(TABLE);
        for (var row : authorizations.createAuthorizationQuery().list()) {
            if (!missing.removeIf(grant -> grant.equals(read(row, grant)))) {
                authorizations.deleteAuthorization(row.getId());
            }
        }
        missing.forEach(this::write);
    }

    private void write(Grant grant) {
        var row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        row.setGroupId(grant.group());
        row.setResource(grant.resource());
        row.setResourceId(grant.resourceId());
        row.setPermissions(grant.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(row);
    }

    private static Grant read(Authorization row, Grant like) {
        return row.getAuthorizationType() == AUTH_TYPE_GRANT
                        && row.getResourceType() == like.resource().resourceType()
                        && row.getUserId() == null
                ? new Grant(
                        row.getGroupId(),
                        like.resource(),
                        row.getResourceId(),
                        Arrays.stream(row.getPermissions(all(like.resource())))
                                .filter(permission -> permission != Permissions.NONE
                                        && permission != ProcessDefinitionPermissions.NONE)
                                .collect(Collectors.toUnmodifiableSet()))
                : new Grant("", like.resource(), "", Set.of());
    }

    private static Permission[] all(Resource resource) {
        return resource == Resources.PROCESS_DEFINITION ? ProcessDefinitionPermissions.values() : Permissions.values();
    }

    private static List<Grant> table() {
        var tasklist = Stream.of(EngineIdentity.FILING_CLERKS, EngineIdentity.FILING_JUDGES)
                .flatMap(group -> Stream.of(
                        new Grant(group, Resources.APPLICATION, "tasklist", Set.of(Permissions.ACCESS)),
                        new Grant(group, Resources.FILTER, ANY, Set.of(Permissions.READ)),
                        new Grant(
                                group,
                                Resources.PROCESS_DEFINITION,
                                ANY,
                                Set.of(
                                        ProcessDefinitionPermissions.READ,
                                        ProcessDefinitionPermissions.READ_TASK,
                                        ProcessDefinitionPermissions.TASK_WORK,
                                        ProcessDefinitionPermissions.TASK_ASSIGN,
                                        ProcessDefinitionPermissions.READ_HISTORY))));
        var supervisors = EngineIdentity.SUPERVISORS;
        var both = Stream.of(
                new Grant(supervisors, Resources.APPLICATION, "tasklist", Set.of(Permissions.ACCESS)),
                new Grant(supervisors, Resources.APPLICATION, "cockpit", Set.of(Permissions.ACCESS)),
                new Grant(supervisors, Resources.FILTER, ANY, Set.of(Permissions.READ)),
                new Grant(supervisors, Resources.TASK, ANY, Set.of(Permissions.READ)),
                new Grant(
                        supervisors,
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        Set.of(
                                ProcessDefinitionPermissions.READ,
                                ProcessDefinitionPermissions.READ_INSTANCE,
                                ProcessDefinitionPermissions.READ_TASK,
                                ProcessDefinitionPermissions.READ_HISTORY,
                                ProcessDefinitionPermissions.RETRY_JOB,
                                ProcessDefinitionPermissions.TASK_WORK,
                                ProcessDefinitionPermissions.TASK_ASSIGN)),
                new Grant(
                        supervisors,
                        Resources.DECISION_DEFINITION,
                        ANY,
                        Set.of(Permissions.READ, Permissions.READ_HISTORY)),
                new Grant(supervisors, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Set.of(Permissions.READ)),
                new Grant(supervisors, Resources.DEPLOYMENT, ANY, Set.of(Permissions.READ)));
        // A mediator has tasks of one diagram, on our own pages: Tasklist would show him those of his colleagues.
        var mediators = Stream.of(new Grant(
                EngineIdentity.MEDIATORS,
                Resources.PROCESS_DEFINITION,
                "pre-litigation-mediation",
                Set.of(
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK)));
        // The president's tasks are of one diagram too, and on our own pages.
        var presidents = Stream.of(new Grant(
                EngineIdentity.PRESIDENTS,
                Resources.PROCESS_DEFINITION,
                "fee-review",
                Set.of(
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK)));
        return Stream.of(tasklist, both, mediators, presidents)
                .flatMap(grants -> grants)
                .toList();
    }

    /** One row. */
    record Grant(String group, Resource resource, String resourceId, Set<? extends Permission> permissions) {}
}
