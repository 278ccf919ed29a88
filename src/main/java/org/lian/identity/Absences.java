package org.lian.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The absences of the staff: 庭长 writes it down, nobody gives an absent person a task. */
@Component
public class Absences {
    private final JdbcClient jdbc;
    private final StaffDirectory staff;
    private final Journal journal;
    private final BusinessClock clock;

    Absences(JdbcClient jdbc, StaffDirectory staff, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the person is away today. */
    public boolean isAbsent(String username) {
        return current().containsKey(username);
    }

    /** Last days of absence by user name, of those away today. */
    public Map<String, LocalDate> current() {
        return jdbc
                .sql("""
                        select username, until from staff_absence join account on account.id = account_id
                        where until >= ?""")
                .param(clock.today())
                .query((row, number) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Writes down an absence, or with null that the person is back.
     *
     * @param until the last day of it, today or later
     */
    @Transactional
    public void record(Actor supervisor, String username, @Nullable LocalDate until) {
        if (!supervisor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("外出和休假由庭长登记");
        }
        var person = staff.find(username)
                .filter(found -> found.courts().stream().anyMatch(supervisor::actsFor))
                .orElseThrow(() -> Refusal.notFound("本院没有这名工作人员"));
        if (until != null && until.isBefore(clock.today())) {
            throw Refusal.invalid("until", "PAST", "最后一日不能早于今天");
        }
        jdbc.sql("delete from staff_absence where account_id = ?")
                .param(person.id())
                .update();
        if (until != null) {
            jdbc.sql("insert into staff_absence (account_id, until) values (?, ?)")
                    .params(person.id(), until)
                    .update();
        }
        journal.append(JournalEntry.internal(null, supervisor, clock.now(), "ABSENCE_RECORDED", "登记外出、休假或者返岗")
                .with(Map.of("username", username, "until", until == null ? "" : until.toString())));
    }
}
