package org.lian.filing;

import java.util.Optional;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The drafts of one account that are not submitted: they are counted, submissions never are (一律接收). */
@Component
class OpenDrafts {
    private final FilingStore store;
    private final Materials materials;
    private final Accounts accounts;
    private final int ofPerson;
    private final int ofProfessional;

    OpenDrafts(FilingStore store, Materials materials, Accounts accounts, DraftSettings settings) {
        this.store = store;
        this.materials = materials;
        this.accounts = accounts;
        this.ofPerson = settings.openDrafts();
        this.ofProfessional = settings.openDraftsOfLawyers();
    }

    /** Until the end of the transaction nobody else opens a draft of this account. */
    void requireRoom(Actor actor) {
        store.lockDraftsOf(actor.accountId());
        var most = most(actor);
        if (store.draftsOf(actor.accountId()) >= most) {
            throw Refusal.conflict("您没有提交的草稿已有 " + most + " 份，不能再新建。请到“我的立案”打开一份草稿继续填写，不再需要的草稿可以删除；提交立案不受这个限制");
        }
    }

    /** One that is like an empty draft and was never written into, nor given a material. */
    Optional<Filing> untouched(Actor actor, Draft empty) {
        store.lockDraftsOf(actor.accountId());
        return store.firstVersionsOf(actor.accountId()).stream()
                .filter(filing -> filing.draft().equals(empty))
                .filter(filing -> materials.of(filing.id()).isEmpty())
                .findFirst();
    }

    boolean isUntouched(Filing filing) {
        return filing.status() == FilingStatus.DRAFT
                && filing.revision() == 1
                && filing.draft().equals(Draft.of(filing.track(), filing.draft().courtCode()))
                && materials.of(filing.id()).isEmpty();
    }

    private int most(Actor actor) {
        return accounts.find(actor.accountId())
                .filter(account -> account.kind() != Account.Kind.PERSON)
                .map(account -> ofProfessional)
                .orElse(ofPerson);
    }
}
