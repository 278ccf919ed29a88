package org.lian.filing;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 上级法院指令立案: a supervisor registers the order, and the flow starts at the registration. */
@Component
public class HigherCourtOrders {
    private static final int LONGEST = 100;

    private final FilingStore store;
    private final CourtActs acts;
    private final FilingActions actions;
    private final Access access;
    private final FilingProcess process;

    HigherCourtOrders(FilingStore store, CourtActs acts, FilingActions actions, Access access, FilingProcess process) {
        this.store = store;
        this.acts = acts;
        this.actions = actions;
        this.access = access;
        this.process = process;
    }

    /**
     * @param court the higher court's name
     * @param ruling the number of its ruling
     */
    @Transactional
    public void register(Actor actor, FilingId id, @Nullable String court, @Nullable String ruling) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        if (filing.status() == FilingStatus.DRAFT) {
            throw Refusal.notFound("没有找到这件立案申请");
        }
        access.requireRead(actor, id, filing.court());
        if (!actor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("上级法院指令立案由庭长登记");
        }
        var courtName = required("court", court, "请写明作出裁定的上级法院");
        var number = required("rulingNumber", ruling, "请写明上级法院裁定的案号");
        actions.of(filing).require(FilingAct.REGISTER_ORDER);
        acts.ordered(actor, id, courtName, number);
        store.status(
                id, EnumSet.of(FilingStatus.REFUSED, FilingStatus.RETURNED), FilingStatus.UNDER_REVIEW, null, null);
        process.startOrdered(id, filing.court(), filing.track(), filing.isReliefOpen());
    }

    private static String required(String field, @Nullable String written, String missing) {
        var text = written == null ? "" : PlainText.line(written);
        if (text.isEmpty()) {
            throw Refusal.invalid(field, "MISSING", missing);
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid(field, "TOO_LONG", "最多 " + LONGEST + " 字，请核对后重新填写");
        }
        return text;
    }
}
