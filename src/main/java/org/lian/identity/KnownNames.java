package org.lian.identity;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The names under which the court knows a document's number. Two names on one number: one of them is wrong at least, so
 * a person looks at the second, whatever the machine says.
 */
@Component
class KnownNames {
    private final AccountStore store;
    private final IdentityCheck check;

    KnownNames(AccountStore store, IdentityCheck check) {
        this.store = store;
        this.check = check;
    }

    /** Whether somebody else is known under the number. */
    boolean hasOther(String name, String idNumber) {
        return hasOther(store.byIdNumber(idNumber), name);
    }

    /** The state of a new account; a name that was there and looked at before another came is not the second one. */
    Account.Verification verification(Account.Kind kind, String name, String idType, String idNumber) {
        var accounts = store.byIdNumber(idNumber);
        var isLookedAt = accounts.stream()
                .filter(account -> account.name().equals(name))
                .anyMatch(account -> account.verification() == Account.Verification.VERIFIED);
        return !isLookedAt && hasOther(accounts, name)
                ? Account.Verification.PENDING
                : check.verify(kind, name, idType, idNumber);
    }

    /** The other names under the number of an account whose identity nobody has looked at, sorted. */
    List<String> others(Account account) {
        return account.verification() == Account.Verification.VERIFIED
                        || account.idNumber().isEmpty()
                ? List.of()
                : store.byIdNumber(account.idNumber()).stream()
                        .map(Account::name)
                        .filter(name -> !name.equals(account.name()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** How far the identity of an account was looked at, in words for its owner. */
    String words(Account account) {
        return account.verification() == Account.Verification.VERIFIED
                ? check.verified()
                : "还没有核对，由法院工作人员审查时核对；不影响提交立案申请";
    }

    private static boolean hasOther(List<Account> accounts, String name) {
        return accounts.stream().anyMatch(account -> !account.name().equals(name));
    }
}
