package org.lian.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.lian.identity.Staff;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The person as whom the engine checks a call: user, groups, and courts as tenants. */
@Component
public class EngineIdentity {
    public static final String FILING_CLERKS = "filing-clerks";
    public static final String FILING_JUDGES = "filing-judges";
    public static final String ANALYSTS = "analysts";
    public static final String SUPERVISORS = "supervisors";
    /** Those on duty: they see what nobody took in time. */
    public static final String DUTY = "filing-duty";

    /** 特邀调解员: their tasks are given to one of them by name, nobody takes another's. */
    public static final String MEDIATORS = "mediators";

    /** 院长: reviews the court's decisions on fees, and nobody does it in his place. */
    public static final String PRESIDENTS = "presidents";

    static final Map<String, String> GROUP_LABELS = Map.of(
            FILING_CLERKS, "立案窗口",
            FILING_JUDGES, "立案法官",
            ANALYSTS, "规则维护",
            SUPERVISORS, "庭长",
            DUTY, "值班",
            MEDIATORS, "调解员",
            PRESIDENTS, "院长");

    private static final Map<Role, String> GROUP_OF_ROLE = Map.of(
            Role.CLERK, FILING_CLERKS,
            Role.JUDGE, FILING_JUDGES,
            Role.ANALYST, ANALYSTS,
            Role.SUPERVISOR, SUPERVISORS,
            Role.DUTY, DUTY,
            Role.MEDIATOR, MEDIATORS,
            Role.PRESIDENT, PRESIDENTS);

    private final IdentityService identityService;

    EngineIdentity(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The engine's groups for who acts; a litigant or an administrator has none. */
    public static Set<String> groupsOf(Actor actor) {
        return groups(actor.roles(), actor.groups());
    }

    /** The engine's groups for a member of the staff. */
    public static Set<String> groupsOf(Staff person) {
        return groups(person.roles(), person.groups());
    }

    /** Those that go with a role, and those that the court made itself. */
    private static Set<String> groups(Set<Role> roles, Set<String> own) {
        return Stream.concat(roles.stream().filter(GROUP_OF_ROLE::containsKey).map(GROUP_OF_ROLE::get), own.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The user name of the person for whom the engine acts now; nobody's are the clock's and the outbox's own jobs. */
    public Optional<String> acting() {
        return Optional.ofNullable(identityService.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** Runs the call as the actor; the system itself acts without a user and is not restricted. */
    public <T> T runAs(Actor actor, Supplier<T> call) {
        var before = identityService.getCurrentAuthentication();
        if (actor.equals(Actor.system())) {
            identityService.clearAuthentication();
        } else {
            identityService.setAuthentication(
                    actor.username(),
                    List.copyOf(groupsOf(actor)),
                    actor.courts().stream().map(CourtCode::value).toList());
        }
        try {
            return call.get();
        } finally {
            if (before == null) {
                identityService.clearAuthentication();
            } else {
                identityService.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }
}
