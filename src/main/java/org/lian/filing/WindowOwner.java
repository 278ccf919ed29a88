package org.lian.filing;

import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.identity.Account;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The change of a draft at the window from the account that was opened for the day to the one that the person has
 * already, once a code to the telephone of that one has come back.
 */
@Component
public class WindowOwner {
    private final WindowEntries entries;
    private final Access access;
    private final Journal journal;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    WindowOwner(WindowEntries entries, Access access, Journal journal, BusinessClock clock, JdbcClient jdbc) {
        this.entries = entries;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Gives it to the person's own account; nothing where it is there already. */
    @Transactional
    public void link(Actor clerk, FilingId id, Account own) {
        var before = entries.personOf(clerk, id, true).orElseThrow(() -> Refusal.conflict("只能在当天、本人在场、还没有提交时办理"));
        if (before.id().equals(own.id())) {
            return;
        }
        if (!before.openedAtWindow()
                || !before.name().equals(own.name())
                || !before.idNumber().equals(own.idNumber())) {
            throw Refusal.conflict("姓名、证件号码不一样的账号，不能接着办这一件");
        }
        if (jdbc.sql("update filing set owner_id = ? where id = ? and status = 'DRAFT'")
                        .params(own.id(), id.value())
                        .update()
                == 0) {
            throw Refusal.conflict("已经提交的，不能再改到本人的账号里");
        }
        access.forget(id);
        access.grant(id, own.id(), Access.Right.OWNER);
        journal.append(JournalEntry.internal(id, clerk, clock.now(), "WINDOW_ENTRY_LINKED", "本人用验证码核对后，这一件归到本人自己的账号")
                .with(Map.of("account", own.id())));
    }
}
