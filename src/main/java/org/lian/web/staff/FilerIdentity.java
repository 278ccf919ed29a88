package org.lian.web.staff;

import java.util.stream.Stream;
import org.lian.filing.Filing;
import org.lian.identity.Account;
import org.lian.identity.Accounts;

/** The person who sent a filing in, as far as the court has looked at it: what the clerk holds against the document. */
final class FilerIdentity {
    private FilerIdentity() {}

    /** A number under which somebody else is known: one of the names is wrong, or one of the numbers. */
    static Stream<WorkSheet.Remark> remarks(Accounts accounts, Filing filing) {
        return accounts.find(filing.ownerId()).stream().flatMap(account -> {
            var others = accounts.otherNames(account);
            return others.isEmpty()
                    ? Stream.of()
                    : Stream.of(new WorkSheet.Remark(
                            WorkSheet.Tone.WARN,
                            "请核对",
                            "提交人 " + account.name() + " 的身份没有核对：同一个证件号码还登记过别的姓名（" + String.join("、", others)
                                    + "）。请和证件原件核对姓名、号码",
                            null,
                            false));
        });
    }

    /** After the name; empty where it was looked at. */
    static String words(Account account) {
        return account.verification() == Account.Verification.VERIFIED ? "" : "，身份待核对";
    }
}
