package org.lian.process;

import java.util.Optional;
import java.util.Set;
import org.lian.engine.EngineIdentity;
import org.lian.identity.Staff;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/**
 * The demands of a task on whoever is to do it, whatever its filing: court, group and office.
 *
 * @param groups to which the task is offered
 */
public record TaskDemands(TaskKind kind, CourtCode court, Set<String> groups) {
    /** Why the person may not do it; empty where nothing speaks against it. */
    public Optional<String> against(Staff person) {
        if (!person.courts().contains(court)) {
            return Optional.of("这件申请不属于您所在的法院");
        }
        var own = EngineIdentity.groupsOf(person);
        if (groups.stream().noneMatch(own::contains) && !own.contains(EngineIdentity.SUPERVISORS)) {
            return Optional.of(person.displayName() + "不在承办这项任务的办理组");
        }
        // Whatever group a task was offered to, a ruling is a judge's.
        if (kind.isRuling() && !judges(person)) {
            return Optional.of("裁定由法官作出，请由立案法官或者庭长承办");
        }
        // 办法 43: a decision on the fee is reviewed by the president, and by nobody in his place.
        if (kind == TaskKind.REVIEW_FEE_DECISION && !person.roles().contains(Role.PRESIDENT)) {
            return Optional.of("对诉讼费用的决定，由院长复核（诉讼费用交纳办法第四十三条）");
        }
        return Optional.empty();
    }

    public static boolean judges(Staff person) {
        return person.roles().contains(Role.JUDGE) || person.roles().contains(Role.SUPERVISOR);
    }
}
