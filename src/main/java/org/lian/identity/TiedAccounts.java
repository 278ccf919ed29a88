package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * 两个人: two accounts behind which one person could be, for the acts that need two. Who opened an account or gave its
 * password within thirty days could be signed in with it (ADR 0187).
 */
@Component
public class TiedAccounts {
    private final AccountStore store;
    private final SecondPersons seconds;

    TiedAccounts(AccountStore store, SecondPersons seconds) {
        this.store = store;
        this.seconds = seconds;
    }

    /**
     * Whether the second account is no second person for the first one, and another of these offices is there.
     *
     * @param first user name of who proposed, asked or wrote
     * @param second user name of who would sign, approve or decide
     */
    public boolean bar(String first, String second, Set<Role> offices) {
        var one = store.byUsername(first).map(AccountStore.Stored::account);
        var other = store.byUsername(second).map(AccountStore.Stored::account);
        return one.isPresent() && other.isPresent() && seconds.isBarred(one.get(), other.get(), offices);
    }

    /** The same by the id of the first account. */
    public boolean barById(String firstId, String second, Set<Role> offices) {
        return store.byId(firstId)
                .map(stored -> bar(stored.account().username(), second, offices))
                .orElse(false);
    }

    /** The reason, after whom the two are. */
    public static String words(String whose) {
        return "您和" + whose + "的账号，" + SecondPersons.TIED.toDays() + " 天内有一个是另一个开设、给过密码的，或者是同一名管理员开设、给过密码的，不算两个人";
    }
}
