package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;

/** Who did an act: a person, whatever he is called, or the court's own system. */
class ActTests {
    private static final String SYSTEM = Actor.system().username();

    @Test
    @DisplayName("是不是系统做的，看账号的编号，不看用户名：叫 system 的人是人；没有记编号的旧记录才看名字")
    void isBySystemIsToldByTheAccount() {
        assertThat(act(SYSTEM, Actor.system().accountId()).isBySystem()).isTrue();
        assertThat(act(SYSTEM, UUID.randomUUID().toString()).isBySystem()).isFalse();
        assertThat(act("clerk1", UUID.randomUUID().toString()).isBySystem()).isFalse();
        assertThat(act(SYSTEM, null).isBySystem()).isTrue();
        assertThat(act("clerk1", null).isBySystem()).isFalse();
    }

    @Test
    @DisplayName("凭异议码的异议，是系统记的；叫 system 的人在窗口记的不是")
    void anObjectionByCode() {
        assertThat(OrderRequests.isByCode(objection(Actor.system().accountId())))
                .isTrue();
        assertThat(OrderRequests.isByCode(objection(UUID.randomUUID().toString())))
                .isFalse();
    }

    private static Act act(String actor, String actorId) {
        return act(Act.Kind.OWN_STEP, actor, actorId, Act.Words.none());
    }

    private static Act objection(String actorId) {
        var words = Act.Words.none().onGround(OrderMatter.OBJECTION.name());
        return act(Act.Kind.PAYMENT_ORDER_MATTER, SYSTEM, actorId, words);
    }

    private static Act act(Act.Kind kind, String actor, String actorId, Act.Words words) {
        return new Act(UUID.randomUUID(), FilingId.random(), kind, actor, actorId, words, Instant.EPOCH);
    }
}
