package org.lian.filing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.identity.Accounts;
import org.lian.identity.CaseLookups;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The requests of the other side of a preservation: its own, by case number and account, or as the court writes them down. */
@Component
public class RespondentRequests {
    private final FilingStore store;
    private final FilingActions actions;
    private final Preservations preservations;
    private final RespondentReceipts receipts;
    private final Access access;
    private final FilingNumbers numbers;
    private final Accounts accounts;
    private final CaseLookups lookups;
    private final TransactionTemplate transaction;

    RespondentRequests(
            FilingStore store,
            FilingActions actions,
            Preservations preservations,
            RespondentReceipts receipts,
            Access access,
            FilingNumbers numbers,
            Accounts accounts,
            CaseLookups lookups,
            TransactionTemplate transaction) {
        this.store = store;
        this.actions = actions;
        this.preservations = preservations;
        this.receipts = receipts;
        this.access = access;
        this.numbers = numbers;
        this.accounts = accounts;
        this.lookups = lookups;
        this.transaction = transaction;
    }

    /** Whether the flow waits for such a request; the caller has found the filing. */
    public boolean mayBeTaken(Filing filing) {
        return actions.of(filing).may(FilingAct.RAISE_PRESERVATION);
    }

    /**
     * Hands in a request of his own. He names the ruling by its number and is known by the name and the number of his
     * account; what is secret, what is not his and what is none are answered alike.
     *
     * Runs in no transaction of its own: a failure has to stay counted.
     */
    public void ask(Actor actor, @Nullable String caseNumber, String asked, @Nullable String reason) {
        var number = numbers.one(actor, caseNumber, "请填写裁定书上的案号");
        var matter = matter(asked);
        lookups.requireRoom(actor);
        var myself = Counterclaims.myself(accounts, actor);
        var ruled = store.byCaseNumbers(List.of(number)).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(filing -> filing.track().isRuledOn()
                        && filing.status() == FilingStatus.TRANSFERRED
                        && !access.isSecret(filing.id()))
                .filter(filing -> filing.draft().defendants().stream()
                        .anyMatch(party -> CounterclaimBounds.isSame(party, myself)))
                .findFirst();
        if (ruled.isEmpty()) {
            lookups.failed(actor);
            throw Refusal.invalid(
                    "caseNumber",
                    "NOT_MATCHED",
                    "没有找到您是被申请人的这件裁定。请对照裁定书核对案号；核对无误的，可能是申请书里没有写您的证件号码，或者和您的账号不一致，请持身份证件到法院诉讼服务中心提出");
        }
        transaction.executeWithoutResult(ignored -> hand(actor, ruled.get().id(), matter, reason));
    }

    private void hand(Actor actor, FilingId id, PreservationMatter matter, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        actions.of(filing).require(FilingAct.RAISE_PRESERVATION);
        if (matter == PreservationMatter.RECONSIDERATION) {
            receipts.requireInTime(id);
        }
        preservations.ask(actor, id, matter, reason, true);
        preservations.tell(id);
    }

    private static PreservationMatter matter(String asked) {
        return Stream.of(PreservationMatter.RELEASE, PreservationMatter.RECONSIDERATION)
                .filter(one -> one.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("matter", "MISSING", "请选择被申请人要求的是解除保全，还是复议"));
    }

    /** Takes down a request for 解除 or 复议 (民诉法 107, 111): a judge decides on it, and the answer reaches the other side. */
    @Transactional
    public void takeDown(Actor clerk, FilingId id, String asked, @Nullable String reason) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(clerk, id, filing.court());
        actions.of(filing).require(FilingAct.RAISE_PRESERVATION);
        var matter = matter(asked);
        preservations.ask(clerk, id, matter, reason, true);
        preservations.tell(id);
    }
}
