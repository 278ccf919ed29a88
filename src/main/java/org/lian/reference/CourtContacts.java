package org.lian.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 联系方式 of the courts; one person of the court keeps them, no release is needed. */
@Component
public class CourtContacts {
    private static final Pattern PHONE = Pattern.compile("[0-9][0-9 、\\-]{2,38}[0-9]");
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Courts courts;
    private final Journal journal;
    private final BusinessClock clock;

    CourtContacts(JdbcClient jdbc, Courts courts, Journal journal, BusinessClock clock) {
        this.jdbc = jdbc;
        this.courts = courts;
        this.journal = journal;
        this.clock = clock;
    }

    public Optional<CourtContact> of(CourtCode court) {
        return jdbc.sql("select phone, address, hours from court_contact where court_code = ?")
                .param(court.value())
                .query((row, number) ->
                        new CourtContact(row.getString("phone"), row.getString("address"), row.getString("hours")))
                .optional();
    }

    /** Which of these courts take filings while nobody has entered how to reach them. */
    public List<Court> missing(Set<CourtCode> courts) {
        return courts.stream()
                .flatMap(code -> this.courts.find(code).stream())
                .filter(court -> court.selfService() && of(court.code()).isEmpty())
                .sorted(Comparator.comparing(Court::name))
                .toList();
    }

    @Transactional
    public void change(Actor actor, CourtCode court, CourtContact contact) {
        if (courts.find(court).isEmpty()) {
            throw Refusal.notFound("没有代字为“" + court.value() + "”的法院");
        }
        if (!actor.actsFor(court) && !actor.administers(court)) {
            throw Refusal.forbidden("只能更改本院的联系方式");
        }
        require(contact);
        var now = clock.now();
        jdbc.sql("""
                        insert into court_contact (court_code, phone, address, hours, changed_at)
                        values (:court, :phone, :address, :hours, :at)
                        on conflict (court_code) do update set phone = excluded.phone, address = excluded.address,
                          hours = excluded.hours, changed_at = excluded.changed_at""")
                .param("court", court.value())
                .param("phone", contact.phone())
                .param("address", contact.address())
                .param("hours", contact.hours())
                .param("at", CourtTime.column(now))
                .update();
        journal.append(JournalEntry.internal(null, actor, now, "CONTACT_CHANGED", "更改法院联系方式：" + court.value())
                .with(Map.of(
                        "court", court.value(),
                        "phone", contact.phone(),
                        "address", contact.address(),
                        "hours", contact.hours())));
    }

    private static void require(CourtContact contact) {
        var faults = new ArrayList<Refusal.Fault>();
        if (!PHONE.matcher(contact.phone()).matches()) {
            faults.add(new Refusal.Fault("phone", "FORMAT", "电话请用数字和连字符，例如 010-12345678，多个用顿号隔开"));
        }
        if (contact.address().isBlank() || contact.address().length() > LONGEST) {
            faults.add(new Refusal.Fault("address", "REQUIRED", "请填写地址，最长 " + LONGEST + " 个字"));
        }
        if (contact.hours().length() > LONGEST) {
            faults.add(new Refusal.Fault("hours", "TOO_LONG", "办公时间最长 " + LONGEST + " 个字"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }
}
