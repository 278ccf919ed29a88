package org.lian.filing;

import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the filer may still say after submission: withdraw, insist, answer an advice, ask for more time. */
@Component
public class FilerActs {
    private static final int LONGEST_REASON = 2000;

    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final FilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    FilerActs(
            FilingStore store, Acts acts, Access access, FilingProcess process, Journal journal, BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** 撤回 before registration, at once; afterwards 申请撤诉, for a judge to rule on (民诉法 148). */
    @Transactional
    public void withdraw(Actor actor, FilingId id, @Nullable String reason) {
        switch (mine(actor, id).status()) {
            case UNDER_REVIEW, ADVISED, CORRECTION_REQUIRED -> {
                say(actor, id, Act.Kind.WITHDRAWAL, reason, "FILING_WITHDRAWN", "撤回起诉材料", null);
                process.tell(id, FilingProcess.Word.WITHDRAWN);
            }
            case REGISTERED, FEE_DUE, FEE_OVERDUE -> {
                say(
                        actor,
                        id,
                        Act.Kind.WITHDRAWAL_REQUEST,
                        reason,
                        "WITHDRAWAL_REQUESTED",
                        "已登记立案，申请撤诉，等待裁定",
                        Law.WITHDRAWAL);
                store.status(
                        id,
                        EnumSet.of(FilingStatus.REGISTERED, FilingStatus.FEE_DUE, FilingStatus.FEE_OVERDUE),
                        FilingStatus.WITHDRAWAL_PENDING,
                        null,
                        null);
                process.tell(id, FilingProcess.Word.WITHDRAWAL_REQUESTED);
            }
            case DRAFT -> throw Refusal.conflict("这件申请还没有提交，不需要撤回");
            case WITHDRAWAL_PENDING -> throw Refusal.conflict("已经申请撤诉，请等待裁定");
            case TRANSFERRED -> throw Refusal.conflict("案件已移送承办部门，请向承办法官申请撤诉", Law.WITHDRAWAL);
            case RETURNED, FORWARDED, REFUSED, WITHDRAWN, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN ->
                throw Refusal.conflict("这件申请已经办结，不需要撤回");
        }
    }

    /** 坚持起诉 instead of correcting, after an advice, or at any time after a return: a judge decides. */
    @Transactional
    public void insist(Actor actor, FilingId id, @Nullable String reason) {
        var filing = mine(actor, id);
        var status = filing.status();
        if (status != FilingStatus.CORRECTION_REQUIRED
                && status != FilingStatus.ADVISED
                && status != FilingStatus.RETURNED) {
            throw Refusal.conflict("现在没有需要坚持的事项：法院没有要求补正、没有释明，也没有退回");
        }
        say(actor, id, Act.Kind.INSISTENCE, reason, "INSISTED", "坚持起诉，转法官决定", Law.CORRECTION);
        if (status == FilingStatus.ADVISED) {
            // Advice does not stop the court's period, so nothing starts anew.
            store.status(id, EnumSet.of(FilingStatus.ADVISED), FilingStatus.UNDER_REVIEW, null, filing.dueBasis());
        } else {
            store.reviewFrom(id, clock.now());
        }
        if (status == FilingStatus.RETURNED) {
            store.status(id, EnumSet.of(FilingStatus.RETURNED), FilingStatus.UNDER_REVIEW, null, null);
            process.startInsisted(id, filing.court(), filing.track(), filing.deferral() == Filing.Deferral.PENDING);
        } else {
            process.tell(id, FilingProcess.Word.INSISTED);
        }
    }

    /** Consents to being forwarded to the court that the advice named. */
    @Transactional
    public void acceptForwarding(Actor actor, FilingId id) {
        var filing = mine(actor, id);
        if (filing.status() != FilingStatus.ADVISED) {
            throw Refusal.conflict("现在没有等待答复的释明", Law.ADVISED);
        }
        var advice = acts.last(id, Act.Kind.ADVICE).orElseThrow();
        if (advice.words().court() == null) {
            throw Refusal.conflict("这次释明没有指明其他法院，不能转交；可以坚持起诉，或者撤回后按告知的途径解决", Law.ADVISED);
        }
        say(actor, id, Act.Kind.FORWARDING_ACCEPTED, null, "FORWARDING_ACCEPTED", "同意转交有管辖权的法院", Law.FORWARDED);
        store.status(id, EnumSet.of(FilingStatus.ADVISED), FilingStatus.UNDER_REVIEW, null, filing.dueBasis());
        process.tell(id, FilingProcess.Word.FORWARDING_ACCEPTED);
    }

    /** Asks for more time to correct (民诉法 86); the period stands still until that is decided. */
    @Transactional
    public void requestExtension(Actor actor, FilingId id, @Nullable String reason) {
        if (mine(actor, id).status() != FilingStatus.CORRECTION_REQUIRED) {
            throw Refusal.conflict("现在没有正在计算的补正期限", Law.EXTENSION);
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明不能按期补正的事由，例如生病、灾害、等待有关机关出具证明");
        }
        say(actor, id, Act.Kind.EXTENSION_REQUEST, reason, "EXTENSION_REQUESTED", "申请延长补正期限", Law.EXTENSION);
        process.tell(id, FilingProcess.Word.EXTENSION_REQUESTED);
    }

    private Filing mine(Actor actor, FilingId id) {
        access.requireWrite(actor, id);
        return store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private void say(
            Actor actor,
            FilingId id,
            Act.Kind kind,
            @Nullable String reason,
            String leaf,
            String text,
            @Nullable LegalBasis basis) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        var act = acts.append(actor, id, kind, Act.Words.of(reason, null));
        journal.append(JournalEntry.shown(id, actor, clock.now(), leaf, text)
                .on(basis)
                .with(Map.of("act", act.id().toString())));
    }
}
