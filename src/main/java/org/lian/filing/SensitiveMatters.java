package org.lian.filing;

import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 登记立案规定 10: a marked filing is not registered by the clock; the presiding judge decides on the last day. */
@Component
public class SensitiveMatters {
    private final FilingStore store;
    private final CourtActs acts;
    private final FilingActions actions;
    private final Access access;
    private final FilingProcess process;

    SensitiveMatters(FilingStore store, CourtActs acts, FilingActions actions, Access access, FilingProcess process) {
        this.store = store;
        this.acts = acts;
        this.actions = actions;
        this.access = access;
        this.process = process;
    }

    /** Marks the filing, or takes the mark back; only reviewers may, and only with a reason. */
    @Transactional
    public void mark(Actor actor, FilingId id, @Nullable Boolean sensitive, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(actor, id, filing.court());
        if (!actor.is(Role.JUDGE) && !actor.is(Role.CLERK) && !actor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有审查人员可以标记");
        }
        actions.of(filing).require(FilingAct.MARK_SENSITIVE);
        if (sensitive == null) {
            throw Refusal.invalid("sensitive", "MISSING", "请写明 true（标记）或者 false（取消）");
        }
        acts.markSensitive(actor, id, sensitive, reason);
        process.markSensitive(id, sensitive);
    }
}
