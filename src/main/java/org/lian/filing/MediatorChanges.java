package org.lian.filing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.identity.Staff;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 更换调解员: on the word of the filer, of the mediator himself, or of the court where it records what the other side
 * asks. The period of the mediation goes on (在线调解规则 13, 14, 24).
 */
@Component
public class MediatorChanges {
    private static final int LONGEST_REASON = 2000;

    private final FilingStore store;
    private final Acts acts;
    private final FilingActions actions;
    private final Mediations mediations;
    private final Access access;
    private final FilingProcess process;
    private final Journal journal;
    private final Messages messages;
    private final BusinessClock clock;

    MediatorChanges(
            FilingStore store,
            Acts acts,
            FilingActions actions,
            Mediations mediations,
            Access access,
            FilingProcess process,
            Journal journal,
            Messages messages,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.actions = actions;
        this.mediations = mediations;
        this.access = access;
        this.process = process;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** Those who may be appointed now. */
    public List<Staff> candidates(FilingId id) {
        return mediations.mediators(id);
    }

    /** The filer asks for another mediator. */
    @Transactional
    public void ask(Actor filer, FilingId id, @Nullable String reason) {
        access.requireWrite(filer, id);
        change(filer, locked(id), reason, "申请更换调解员，由法院另行指定", Law.MEDIATOR_CHANGE);
    }

    /** The mediator cannot go on, or the court records that a party asks for another one. */
    @Transactional
    public void replace(Actor person, FilingId id, @Nullable String reason) {
        var filing = locked(id);
        access.requireRead(person, id, filing.court());
        if (person.is(Role.MEDIATOR)) {
            change(person, filing, reason, "调解员不能继续调解，由法院另行指定", Law.MEDIATOR_DISCLOSES);
        } else {
            change(person, filing, reason, "法院更换调解员，另行指定", Law.MEDIATOR_CHANGE);
        }
    }

    private void change(Actor actor, Filing filing, @Nullable String reason, String text, LegalBasis basis) {
        var id = filing.id();
        actions.of(filing).require(FilingAct.CHANGE_MEDIATOR);
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "MISSING", "请写明更换调解员的理由（在线调解规则第十三条、第十四条）");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "理由不超过 " + LONGEST_REASON + " 字");
        }
        var left =
                acts.last(id, Act.Kind.MEDIATOR_APPOINTED).orElseThrow().words().ground();
        if (mediations.mediators(id).stream()
                .allMatch(person -> person.username().equals(left))) {
            throw Refusal.conflict("本院没有其他在职的调解员可以更换；不再调解的，终结调解，登记立案", Law.REGISTERED_AFTER_MEDIATION);
        }
        var act = acts.append(
                actor,
                id,
                Act.Kind.MEDIATOR_CHANGED,
                Act.Words.of(reason.strip(), basis.text()).onGround(String.valueOf(left)));
        journal.append(JournalEntry.shown(id, actor, clock.now(), "MEDIATOR_CHANGED", text + "；调解期限不因此延长")
                .on(basis)
                .with(Map.of("act", act.id().toString())));
        process.tell(id, FilingProcess.Word.MEDIATOR_CHANGED);
        messages.tell(
                News.of(MessageKind.MEDIATION, id, filing.ownerId(), act.id().toString(), "更换调解员，法院将另行指定"));
    }

    private Filing locked(FilingId id) {
        return store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }
}
