package org.lian.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 办理组: made, named, filled and given up by an administrator; each change is journaled. */
@Component
public class StaffGroups {
    private static final String SELECT =
            "select code, name, court_code, shipped, retired_at is not null as retired from staff_group ";

    private final JdbcClient jdbc;
    private final StaffDirectory staff;
    private final Courts courts;
    private final ObjectProvider<GroupUse> uses;
    private final Journal journal;
    private final BusinessClock clock;

    StaffGroups(
            JdbcClient jdbc,
            StaffDirectory staff,
            Courts courts,
            ObjectProvider<GroupUse> uses,
            Journal journal,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.courts = courts;
        this.uses = uses;
        this.journal = journal;
        this.clock = clock;
    }

    /** Every group that ever was, those of the program first. */
    public List<StaffGroup> all() {
        return jdbc.sql(SELECT + "order by shipped desc, retired_at is not null, code")
                .query(StaffGroups::group)
                .list();
    }

    /** Those of an administrator's courts, and those of the program. */
    public List<StaffGroup> of(Actor administrator) {
        return all().stream().filter(group -> isOf(administrator, group)).toList();
    }

    /** A group of an administrator's courts, or of the program. */
    public Optional<StaffGroup> find(Actor administrator, String code) {
        return find(code).filter(group -> isOf(administrator, group));
    }

    private static boolean isOf(Actor administrator, StaffGroup group) {
        return group.court() == null || administrator.administers(group.court());
    }

    /** Those that people work in. */
    public List<StaffGroup> working() {
        return all().stream().filter(group -> !group.retired()).toList();
    }

    public Optional<StaffGroup> find(String code) {
        return jdbc.sql(SELECT + "where code = ?")
                .param(code)
                .query(StaffGroups::group)
                .optional();
    }

    /** User names of those in a group of the court's own, sorted. */
    public List<String> members(String code) {
        return jdbc.sql("""
                        select a.username from staff_group_member m join account a on a.id = m.account_id
                        where m.group_code = ? order by a.username""").param(code).query(String.class).list();
    }

    /** A new group of a court. */
    @Transactional
    public StaffGroup make(
            Actor administrator, @Nullable String code, @Nullable String name, @Nullable String courtCode) {
        requireAdministrator(administrator);
        var faults = new ArrayList<Fault>();
        var written = named(name, faults);
        if (code == null || !code.matches("[a-z][a-z0-9-]{1,39}")) {
            faults.add(new Fault("code", "INVALID", "编号用 2 至 40 个小写字母、数字和连字符，以字母开头，例如 ip-group"));
        }
        if (courtCode == null || courts.find(new CourtCode(courtCode)).isEmpty()) {
            faults.add(new Fault("court", "COURT_UNKNOWN", "没有代字为“" + (courtCode == null ? "" : courtCode) + "”的法院"));
        } else if (!administrator.administers(new CourtCode(courtCode))) {
            faults.add(new Fault("court", "COURT_NOT_YOURS", "“" + courtCode + "”不归您管，由那里的管理员或者管全部法院的管理员办理"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        if (find(String.valueOf(code)).isPresent()) {
            throw Refusal.invalid("code", "TAKEN", "已经有编号为 " + code + " 的办理组；停用过的编号也不能再用，请换一个");
        }
        try {
            jdbc.sql("insert into staff_group (code, name, court_code, created_at) values (?, ?, ?, ?)")
                    .params(code, written, courtCode, now())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw taken(written);
        }
        journal(administrator, "GROUP_MADE", "设立办理组 " + written, String.valueOf(code), List.of());
        return required(String.valueOf(code));
    }

    /** Gives a group another name; its code stays. */
    @Transactional
    public void rename(Actor administrator, String code, @Nullable String name) {
        requireAdministrator(administrator);
        requireOwn(administrator, code);
        var faults = new ArrayList<Fault>();
        var written = named(name, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        try {
            jdbc.sql("update staff_group set name = ? where code = ?")
                    .params(written, code)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw taken(written);
        }
        journal(administrator, "GROUP_RENAMED", "办理组改名为 " + written, code, List.of());
    }

    /** Puts exactly these people in; each works for the group's court and takes tasks. */
    @Transactional
    public void fill(Actor administrator, String code, Set<String> usernames) {
        requireAdministrator(administrator);
        var group = requireOwn(administrator, code);
        var faults = new ArrayList<Fault>();
        var people = new ArrayList<Staff>();
        for (var username : usernames) {
            var person = staff.find(username).orElse(null);
            if (person == null || !person.takesTasks()) {
                faults.add(new Fault("members", "UNKNOWN", "“" + username + "”不是在职的立案窗口人员、立案法官或者庭长，不能进办理组"));
            } else if (group.court() != null && !person.courts().contains(group.court())) {
                faults.add(new Fault("members", "OTHER_COURT", "“" + username + "”不在这个组的法院工作，不能进办理组"));
            } else {
                people.add(person);
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        jdbc.sql("delete from staff_group_member where group_code = ?")
                .param(code)
                .update();
        for (var person : people) {
            jdbc.sql("insert into staff_group_member (group_code, account_id, added_at) values (?, ?, ?)")
                    .params(code, person.id(), now())
                    .update();
        }
        journal(
                administrator,
                "GROUP_FILLED",
                "调整办理组 " + group.name() + " 的人员",
                code,
                people.stream().map(Staff::id).sorted().toList());
    }

    /** Gives a group up; refused while a diagram in force or an open task still counts on it. */
    @Transactional
    public void retire(Actor administrator, String code) {
        requireAdministrator(administrator);
        var group = requireOwn(administrator, code);
        uses.orderedStream().flatMap(use -> use.of(code).stream()).findFirst().ifPresent(inUse -> {
            throw Refusal.conflict("办理组“" + group.name() + "”还不能停用：" + inUse);
        });
        jdbc.sql("update staff_group set retired_at = ? where code = ?")
                .params(now(), code)
                .update();
        journal(administrator, "GROUP_RETIRED", "停用办理组 " + group.name(), code, List.of());
    }

    private StaffGroup requireOwn(Actor administrator, String code) {
        var group = jdbc.sql(SELECT + "where code = ? for update")
                .param(code)
                .query(StaffGroups::group)
                .optional()
                .filter(found -> isOf(administrator, found))
                .orElseThrow(() -> Refusal.notFound("没有找到这个办理组"));
        if (group.shipped()) {
            throw Refusal.conflict("“" + group.name() + "”随岗位而定，不能改名、调整人员或者停用；请在工作人员的岗位里调整");
        }
        if (group.retired()) {
            throw Refusal.conflict("办理组“" + group.name() + "”已经停用");
        }
        return group;
    }

    private StaffGroup required(String code) {
        return find(code).orElseThrow(() -> Refusal.notFound("没有找到这个办理组"));
    }

    private static String named(@Nullable String name, List<Fault> faults) {
        var written = name == null ? "" : PlainText.line(name);
        if (written.length() < 2
                || written.length() > 20
                || written.codePoints().noneMatch(Character::isIdeographic)) {
            faults.add(new Fault("name", "INVALID", "请填写组名，2 至 20 个字，用中文，例如 知产组"));
        }
        return written;
    }

    private static Refusal taken(String name) {
        return Refusal.invalid("name", "TAKEN", "这个法院已经有叫“" + name + "”的办理组，请换一个名称");
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有管理员可以管理办理组");
        }
    }

    private OffsetDateTime now() {
        return CourtTime.column(clock.now());
    }

    private static StaffGroup group(ResultSet row, int number) throws SQLException {
        var court = row.getString("court_code");
        return new StaffGroup(
                row.getString("code"),
                row.getString("name"),
                court == null ? null : new CourtCode(court),
                row.getBoolean("shipped"),
                row.getBoolean("retired"));
    }

    private void journal(Actor actor, String kind, String text, String group, List<String> members) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of("group", group, "members", members.stream().collect(Collectors.toList()))));
    }
}
