package org.lian.filing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.CaseLookups;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * 反诉: how the defendant of a registered case begins his own filing against its plaintiff (ADR 0090). He is known by the
 * name and the number of his account; whatever else of the case there is, he never reaches.
 */
@Component
public class Counterclaims {
    private final FilingStore store;
    private final FilingNumbers numbers;
    private final FilingRows rows;
    private final CounterclaimDrafts drafts;
    private final Accounts accounts;
    private final CaseLookups lookups;

    Counterclaims(
            FilingStore store,
            FilingNumbers numbers,
            FilingRows rows,
            CounterclaimDrafts drafts,
            Accounts accounts,
            CaseLookups lookups) {
        this.store = store;
        this.numbers = numbers;
        this.rows = rows;
        this.drafts = drafts;
        this.accounts = accounts;
        this.lookups = lookups;
    }

    /**
     * A draft against the case of that number; one that the actor has begun already is taken up again. A case that is
     * none and one that is not his are answered alike, and so many such answers make him wait.
     *
     * Runs in no transaction of its own: a failure has to stay counted.
     */
    public Filing begin(Actor actor, @Nullable String caseNumber) {
        var number = written(actor, caseNumber);
        lookups.requireRoom(actor);
        var myself = myself(accounts, actor);
        var suit = suit(number, myself).orElse(null);
        if (suit == null) {
            lookups.failed(actor);
            throw Refusal.invalid(
                    "caseNumber",
                    "NOT_MATCHED",
                    "没有找到您是被告的这件案件。请对照起诉状副本、应诉通知书核对案号；核对无误的，可能是起诉状里没有写您的证件号码，或者和您的账号不一致，请向法院要反诉的链接，或者持身份证件到法院诉讼服务中心提起反诉");
        }
        return drafts.against(actor, suit, myself);
    }

    private String written(Actor actor, @Nullable String caseNumber) {
        return numbers.one(actor, caseNumber, "请填写本诉的案号，起诉状副本或者应诉通知书上有");
    }

    /** Whoever names a case by its number, as his verified account names him. */
    static Party myself(Accounts accounts, Actor actor) {
        var account = accounts.find(actor.accountId()).orElseThrow();
        if (account.verification() != Account.Verification.VERIFIED) {
            throw Refusal.conflict("您的身份还没有核对，不能在网上凭案号办理；请持身份证件到法院诉讼服务中心办理");
        }
        return new Party(
                account.kind() == Account.Kind.ORGANISATION ? Party.Kind.ORGANISATION : Party.Kind.PERSON,
                account.name(),
                Party.IdType.valueOf(account.idType()),
                account.idNumber(),
                account.phone(),
                null,
                List.of(),
                null);
    }

    private Optional<Filing> suit(String number, Party myself) {
        return store.byCaseNumbers(List.of(number)).stream()
                .findFirst()
                .flatMap(store::find)
                // An application is no suit; that there is one is nobody's business.
                .filter(suit -> suit.track().suit() == Track.CIVIL)
                .filter(suit -> suit.draft().defendants().stream()
                        .anyMatch(defendant -> CounterclaimBounds.isSame(defendant, myself)));
    }

    /** Those against a case that were handed in, as lines; the caller has found the case. */
    public List<FilingRow> against(Actor actor, Filing suit) {
        var handedIn = store.counterclaims(suit.id()).stream()
                .filter(filing -> filing.status() != FilingStatus.DRAFT)
                .map(Filing::id)
                .toList();
        var lines = rows.of(actor, handedIn);
        return handedIn.stream().map(lines::get).filter(Objects::nonNull).toList();
    }
}
