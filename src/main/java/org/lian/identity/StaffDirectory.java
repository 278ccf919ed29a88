package org.lian.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.PowerRequest.Kind;
import org.lian.identity.Powers.Duties;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.WrittenNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff of the courts, kept by administrators; each change is journaled. */
@Component
public class StaffDirectory {
    private static final String MOBILE = "1[3-9][0-9]{9}";

    private final AccountStore store;
    private final GivenPasswords given;
    private final Courts courts;
    private final RoleExclusions exclusions;
    private final Powers powers;
    private final StaffParticulars particulars;
    private final Journal journal;
    private final BusinessClock clock;

    StaffDirectory(
            AccountStore store,
            GivenPasswords given,
            Courts courts,
            RoleExclusions exclusions,
            Powers powers,
            StaffParticulars particulars,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.given = given;
        this.courts = courts;
        this.exclusions = exclusions;
        this.powers = powers;
        this.particulars = particulars;
        this.journal = journal;
        this.clock = clock;
    }

    /** A member of the staff, by the name as it stands at tasks, its case included; litigants are not found here. */
    public Optional<Staff> find(String username) {
        return store.byUsername(username)
                .map(AccountStore.Stored::account)
                .filter(account -> account.kind() == Account.Kind.STAFF
                        && account.username().equals(username))
                .map(Staff::of);
    }

    /** The same for an administrator, who finds those of his courts. */
    public Staff find(Actor administrator, String username) {
        return find(username)
                .filter(staff -> isOf(administrator, staff))
                .orElseThrow(() -> Refusal.notFound("没有找到这名工作人员"));
    }

    /** The staff of an administrator's courts. */
    public List<Staff> of(Actor administrator) {
        return all().stream().filter(staff -> isOf(administrator, staff)).toList();
    }

    private static boolean isOf(Actor administrator, Staff staff) {
        return administrator.administersAll() || staff.courts().stream().anyMatch(administrator::administers);
    }

    /** Those who take tasks in one of the person's courts. */
    public List<Staff> colleagues(Actor person) {
        return all().stream()
                .filter(Staff::takesTasks)
                .filter(staff -> staff.courts().stream().anyMatch(person::actsFor))
                .toList();
    }

    public List<Staff> all() {
        return store.staff().stream().map(Staff::of).toList();
    }

    /** When each of them last signed in, by user name; who never did has no entry. */
    public Map<String, Instant> lastLogins() {
        return store.lastLogins();
    }

    /** A new member of the staff; an office of power waits for a second person, and all others with it. */
    @Transactional
    public Staff add(
            Actor administrator,
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName,
            Set<Role> roles,
            Set<String> courtCodes) {
        requireAdministrator(administrator);
        var faults = new ArrayList<Fault>();
        requireDuties(administrator, roles, courtCodes, faults);
        return insert(administrator, username, password, displayName, roles, courtCodes, true, faults);
    }

    boolean any() {
        return store.anyStaff();
    }

    /** The first of all: nobody is there to add him, no court is open yet, and the password is his own choice. */
    Account addFirst(
            @Nullable String username, @Nullable String password, @Nullable String displayName, Set<Role> roles) {
        var first = insert(Actor.system(), username, password, displayName, roles, Set.of(), false, new ArrayList<>());
        return store.byUsername(first.username()).orElseThrow().account();
    }

    private Staff insert(
            Actor by,
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName,
            Set<Role> roles,
            Set<String> courtCodes,
            boolean passwordGiven,
            List<Fault> faults) {
        if (username == null || !username.matches("[A-Za-z0-9][A-Za-z0-9_.-]{2,39}")) {
            faults.add(new Fault("username", "INVALID", "用户名用 3 至 40 个字母、数字或 _ . -，以字母或数字开头"));
        }
        if (username != null && ReservedNames.isNobodys(username)) {
            faults.add(new Fault("username", "RESERVED", "案件记录里用 system 表示系统自己办的，请换一个用户名"));
        }
        var hash = given.hash(password, username, passwordGiven, faults);
        var displayed = named(displayName, faults);
        if (!faults.isEmpty() || username == null || hash == null) {
            throw Refusal.invalid(faults);
        }
        var id = UUID.randomUUID().toString();
        var wanted = new Duties(roles, codes(courtCodes));
        var waits = powers.mustWait(by, Duties.NONE, wanted);
        // Its courts say who administers it; without an office it does nothing there.
        var held = waits ? new Duties(Set.of(), wanted.courts()) : wanted;
        var account = new Account(
                id,
                username,
                Account.Kind.STAFF,
                displayed,
                "OTHER",
                "",
                "",
                Account.Verification.VERIFIED,
                held.roles(),
                held.courts(),
                true,
                Set.of(),
                passwordGiven,
                false);
        var openedBy = by.equals(Actor.system()) ? null : by.accountId();
        if (!store.insert(account, hash, false, clock.now(), openedBy)) {
            throw Refusal.invalid("username", "TAKEN", "这个用户名已被使用，请换一个");
        }
        journal(by, "STAFF_ADDED", "增加工作人员 " + username, id, held);
        settle(by, id, username, Duties.NONE, wanted, waits);
        if (passwordGiven) {
            given.toNewcomer(by, account, wanted, waits);
        }
        return Staff.of(account);
    }

    /**
     * Gives a member of the staff other roles and courts. Where that is an office of power everything stays as it is
     * until a second person confirms; a later choice replaces one that waits.
     */
    @Transactional
    public void assign(Actor administrator, String username, Set<Role> roles, Set<String> courtCodes) {
        requireAdministrator(administrator);
        var faults = new ArrayList<Fault>();
        requireDuties(administrator, roles, courtCodes, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var staff = requiredOwn(administrator, username);
        if (staff.id().equals(administrator.accountId()) && !roles.contains(Role.ADMINISTRATOR)) {
            throw Refusal.invalid("roles", "OWN_ADMINISTRATION", "不能取消自己的管理员岗位，请由另一名管理员办理");
        }
        var before = new Duties(staff.roles(), staff.courts());
        var wanted = new Duties(roles, codes(courtCodes));
        if (!(roles.contains(Role.ADMINISTRATOR) && courtCodes.isEmpty())) {
            requireAnotherOfAllCourts(staff);
        }
        powers.replace(administrator, username);
        var waits = powers.mustWait(administrator, before, wanted);
        if (!waits) {
            store.duties(staff.id(), wanted.roles(), wanted.courts());
            journal(administrator, "STAFF_ASSIGNED", "调整工作人员 " + username + " 的岗位", staff.id(), wanted);
        }
        settle(administrator, staff.id(), username, before, wanted, waits);
    }

    /**
     * 联系电话: the mobile number by which the court's messages reach a member of the staff; said by the person, or by an
     * administrator, who waits for a second person where its holder has an office of power.
     *
     * @param phone as it is written; blank for none
     */
    @Transactional
    public void phone(Actor by, String username, @Nullable String phone) {
        if (!by.is(Role.ADMINISTRATOR) && !by.username().equals(username)) {
            throw Refusal.forbidden("手机号码由本人或者管理员登记");
        }
        var number = phone == null ? "" : WrittenNumber.phone(PlainText.line(phone));
        if (!number.isEmpty() && !number.matches(MOBILE)) {
            throw Refusal.invalid("phone", "INVALID", "请填写 11 位手机号码，例如 13800138000；没有的请留空");
        }
        var account = store.byUsername(username)
                .map(AccountStore.Stored::account)
                .filter(found -> found.kind() == Account.Kind.STAFF)
                .orElseThrow(() -> Refusal.notFound("没有找到这名工作人员"));
        if (by.username().equals(username)) {
            particulars.phone(by, account, number);
        } else {
            particular(by, requiredOwn(by, username), Kind.PHONE, number, () -> particulars.phone(by, account, number));
        }
    }

    /** Corrects a name; that of somebody with an office of power waits for a second person. */
    @Transactional
    public void rename(Actor administrator, String username, @Nullable String displayName) {
        requireAdministrator(administrator);
        var staff = requiredOwn(administrator, username);
        var faults = new ArrayList<Fault>();
        var name = named(displayName, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var account = store.byUsername(username).orElseThrow().account();
        if (account.name().equals(name)) {
            return;
        }
        particular(administrator, staff, Kind.NAME, name, () -> particulars.rename(administrator, account, name));
    }

    private void particular(Actor administrator, Staff staff, Kind kind, String said, Runnable change) {
        var held = new Duties(staff.roles(), staff.courts());
        if (powers.mustWait(administrator, held)) {
            powers.ask(administrator, kind, staff.id(), staff.username(), held, said);
            return;
        }
        change.run();
        powers.noteAlone(administrator, kind, staff.id(), staff.username(), held, Duties.NONE);
    }

    private static String named(@Nullable String displayName, List<Fault> faults) {
        var name = displayName == null ? "" : PlainText.line(displayName);
        if (name.isEmpty() || name.length() > 50) {
            faults.add(new Fault("displayName", "INVALID", "请填写姓名，不超过 50 字"));
        }
        return name;
    }

    /** Closes or opens an account; that of somebody with an office of power waits for a second person. */
    @Transactional
    public void activate(Actor administrator, String username, boolean active) {
        requireAdministrator(administrator);
        var staff = requiredOwn(administrator, username);
        if (staff.id().equals(administrator.accountId())) {
            throw Refusal.conflict("不能停用自己的账号，请由另一名管理员办理");
        }
        if (staff.active() == active) {
            return;
        }
        if (!active) {
            requireAnotherOfAllCourts(staff);
        }
        var held = new Duties(staff.roles(), staff.courts());
        var kind = active ? Kind.OPEN : Kind.CLOSE;
        if (powers.mustWait(administrator, held)) {
            powers.ask(administrator, kind, staff.id(), username, held, null);
            return;
        }
        powers.activate(administrator, staff.id(), username, active);
        journal(
                administrator,
                active ? "STAFF_ACTIVATED" : "STAFF_DEACTIVATED",
                (active ? "启用" : "停用") + "工作人员 " + username,
                staff.id(),
                new Duties(staff.roles(), Set.of()));
        powers.noteAlone(administrator, kind, staff.id(), username, held, Duties.NONE);
    }

    /**
     * Gives another password; its holder has to set one of his own with it. That of somebody with an office of power
     * waits for a second person. Outside of the demo nobody gives one: its holder gets a link.
     *
     * @param password of the demo; elsewhere not looked at
     */
    @Transactional
    public void resetPassword(Actor administrator, String username, @Nullable String password) {
        requireAdministrator(administrator);
        var staff = requiredOwn(administrator, username);
        var faults = new ArrayList<Fault>();
        var hash = given.hash(password, username, true, faults);
        if (!faults.isEmpty() || hash == null) {
            throw Refusal.invalid(faults);
        }
        var held = new Duties(staff.roles(), staff.courts());
        var account = store.byUsername(username).orElseThrow().account();
        if (powers.mustWait(administrator, held) || given.mustWait(administrator, account)) {
            given.later(administrator, account, held, hash);
            return;
        }
        store.givenPassword(staff.id(), hash, administrator.accountId(), clock.now());
        journal(administrator, "STAFF_PASSWORD_RESET", "重置工作人员 " + username + " 的密码", staff.id(), Duties.NONE);
        powers.noteAlone(administrator, Kind.PASSWORD, staff.id(), username, held, Duties.NONE);
        given.now(administrator, account);
    }

    private void settle(Actor by, String id, String username, Duties before, Duties wanted, boolean waits) {
        if (waits) {
            powers.ask(by, Kind.DUTIES, id, username, wanted, null);
        } else {
            powers.noteAlone(by, Kind.DUTIES, id, username, before, wanted);
        }
    }

    /** Nobody could open another court once the last administrator of all courts is gone. */
    private void requireAnotherOfAllCourts(Staff leaving) {
        if (leaving.active()
                && leaving.administersAll()
                && all().stream()
                        .noneMatch(other ->
                                !other.id().equals(leaving.id()) && other.active() && other.administersAll())) {
            throw Refusal.conflict("这是最后一名管全部法院的管理员，请先另设一名（岗位只选“管理员”，法院代字留空）");
        }
    }

    private void requireDuties(Actor administrator, Set<Role> roles, Set<String> courtCodes, List<Fault> faults) {
        if (roles.isEmpty() || roles.contains(Role.LITIGANT)) {
            faults.add(new Fault("roles", "INVALID", "请至少选择一个法院岗位"));
        }
        // Who holds both from before goes on with them; whatever is saved next resolves it.
        for (var pair : exclusions.in(roles)) {
            faults.add(new Fault("roles", "ROLES_EXCLUDE", pair.words()));
        }
        for (var code : courtCodes) {
            if (courts.find(new CourtCode(code)).isEmpty()) {
                faults.add(new Fault("courts", "COURT_UNKNOWN", "没有代字为“" + code + "”的法院"));
            } else if (!administrator.administers(new CourtCode(code))) {
                faults.add(new Fault("courts", "COURT_NOT_YOURS", "“" + code + "”不归您管，由那里的管理员或者管全部法院的管理员办理"));
            }
        }
        // An administrator to whom no court is named is one of all courts.
        if (courtCodes.isEmpty() && !roles.equals(Set.of(Role.ADMINISTRATOR))) {
            faults.add(new Fault("courts", "MISSING", "请至少选择一个法院"));
        } else if (courtCodes.isEmpty() && !administrator.administersAll()) {
            faults.add(new Fault(
                    "courts", "MISSING", "请填写法院代字；不填的是管全部法院的管理员，只有管全部法院的管理员可以设（" + ofAllCourtsInWords() + "）"));
        }
    }

    private String ofAllCourtsInWords() {
        var names = all().stream()
                .filter(staff -> staff.active() && staff.administersAll())
                .map(Staff::username)
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? "现在一名也没有" : "请 " + names + " 提出";
    }

    /** Somebody whom this administrator may change: who works for courts of his alone. */
    private Staff requiredOwn(Actor administrator, String username) {
        var staff = find(administrator, username);
        if (!administrator.administersAll() && !staff.courts().stream().allMatch(administrator::administers)) {
            throw Refusal.forbidden("这名工作人员也在别的法院工作，由管全部法院的管理员办理");
        }
        return staff;
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有管理员可以管理工作人员");
        }
    }

    private static Set<CourtCode> codes(Set<String> courtCodes) {
        return courtCodes.stream().map(CourtCode::new).collect(Collectors.toSet());
    }

    private void journal(Actor actor, String kind, String text, String staffId, Duties duties) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of(
                        "account", staffId,
                        "roles",
                                duties.roles().stream().map(Enum::name).sorted().toList(),
                        "courts",
                                duties.courts().stream()
                                        .map(CourtCode::value)
                                        .sorted()
                                        .toList())));
    }
}
