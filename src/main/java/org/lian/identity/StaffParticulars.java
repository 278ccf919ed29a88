package org.lian.identity;

import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** Name and telephone of a member of the staff: each change is journaled, the words of it sealed. */
@Component
class StaffParticulars {
    private final AccountStore store;
    private final Journal journal;
    private final BusinessClock clock;

    StaffParticulars(AccountStore store, Journal journal, BusinessClock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** Another name; the log has the old and the new one, sealed. */
    void rename(Actor by, Account account, String name) {
        store.name(account, name);
        journal.append(entry(by, account, "STAFF_RENAMED", "更正工作人员 " + account.username() + " 的姓名")
                .saying("原来是“" + account.name() + "”，更正为“" + name + "”"));
    }

    /** @param number eleven digits; empty for none */
    void phone(Actor by, Account account, String number) {
        if (by.accountId().equals(account.id())) {
            store.phone(account, number);
        } else {
            store.phone(account, number, by.accountId(), clock.now());
        }
        journal.append(entry(
                by,
                account,
                "STAFF_PHONE",
                (number.isEmpty() ? "取消工作人员 " : "登记工作人员 ") + account.username() + " 的手机号码"));
    }

    private JournalEntry entry(Actor by, Account account, String kind, String text) {
        return JournalEntry.internal(null, by, clock.now(), kind, text).with(Map.of("account", account.id()));
    }
}
