package org.lian.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
    private static final int LONGEST_REASON = 100;

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

    /**
     * An absence that runs or is to come.
     *
     * @param from its first day, and {@code until} its last
     * @param substitute user name of who takes over what the person holds; null gives it back to the groups
     */
    public record Absence(
            LocalDate from,
            LocalDate until,
            @Nullable String substitute,
            @Nullable String reason) {}

    /** Whether the person is away today. */
    public boolean isAbsent(String username) {
        return current().containsKey(username);
    }

    /** Last days of absence by user name, of those away today. */
    public Map<String, LocalDate> current() {
        return planned().entrySet().stream()
                .filter(entry -> !entry.getValue().from().isAfter(clock.today()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().until()));
    }

    /** All that are not over, by user name. */
    public Map<String, Absence> planned() {
        return jdbc
                .sql("""
                        select username, from_day, until, substitute, reason
                        from staff_absence join account on account.id = account_id where until >= ?""")
                .param(clock.today())
                .query((row, number) -> Map.entry(
                        row.getString("username"),
                        new Absence(
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("until", LocalDate.class),
                                row.getString("substitute"),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who is away today and still holds what somebody else was to take over, with who wrote the absence down. */
    public Map<String, String> notHandedOver() {
        return jdbc
                .sql("""
                        select username, recorded_by from staff_absence join account on account.id = account_id
                        where not handed and from_day <= :today and until >= :today""")
                .param("today", clock.today())
                .query((row, number) -> Map.entry(row.getString("username"), row.getString("recorded_by")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the person held is with others now. */
    @Transactional
    public void handedOver(String username) {
        jdbc.sql(
                        "update staff_absence set handed = true where account_id = (select id from account where username = ?)")
                .param(username)
                .update();
    }

    /** Writes down an absence, or with null that the person is back. */
    @Transactional
    public void record(Actor supervisor, String username, @Nullable Absence absence) {
        if (!supervisor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("外出和休假由庭长登记");
        }
        var person = ofCourt(supervisor, username).orElseThrow(() -> Refusal.notFound("本院没有这名工作人员"));
        jdbc.sql("delete from staff_absence where account_id = ?")
                .param(person.id())
                .update();
        if (absence != null) {
            requireSound(supervisor, username, absence);
            jdbc.sql("""
                            insert into staff_absence (account_id, from_day, until, substitute, reason, handed, recorded_by)
                            values (:id, :from, :until, :substitute, :reason, false, :by)""")
                    .param("id", person.id())
                    .param("from", absence.from())
                    .param("until", absence.until())
                    .param("substitute", absence.substitute())
                    .param("reason", absence.reason())
                    .param("by", supervisor.username())
                    .update();
        }
        journal.append(JournalEntry.internal(null, supervisor, clock.now(), "ABSENCE_RECORDED", "登记外出、休假或者返岗")
                .with(Map.of(
                        "username", username,
                        "from", absence == null ? "" : absence.from().toString(),
                        "until", absence == null ? "" : absence.until().toString(),
                        "substitute", absence == null || absence.substitute() == null ? "" : absence.substitute())));
    }

    private void requireSound(Actor supervisor, String username, Absence absence) {
        if (absence.until().isBefore(clock.today())) {
            throw Refusal.invalid("until", "PAST", "最后一日不能早于今天");
        }
        if (absence.until().isBefore(absence.from())) {
            throw Refusal.invalid("until", "INVALID", "最后一日不能早于第一日");
        }
        if (absence.reason() != null && absence.reason().length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "不超过 " + LONGEST_REASON + " 字");
        }
        var substitute = absence.substitute();
        if (substitute == null) {
            return;
        }
        if (substitute.equals(username)
                || ofCourt(supervisor, substitute).filter(Staff::takesTasks).isEmpty()) {
            throw Refusal.invalid("substitute", "INVALID", "代办人请选本院在岗的另一名工作人员");
        }
        var away = planned().get(substitute);
        if (away != null
                && !away.from().isAfter(absence.until())
                && !away.until().isBefore(absence.from())) {
            throw Refusal.invalid("substitute", "AWAY", "代办人在这段时间也登记了外出，请另选一人");
        }
    }

    private Optional<Staff> ofCourt(Actor supervisor, String username) {
        return staff.find(username).filter(found -> found.courts().stream().anyMatch(supervisor::actsFor));
    }
}
