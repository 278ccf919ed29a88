package org.lian.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.TextMessages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Sha256;
import org.lian.vocabulary.WrittenNumber;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts: open one, prove who one is. */
@Component
public class Accounts {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{2,39}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,19}");
    /** The fault of a document's number under which another name is known. */
    public static final String OTHER_NAME = "OTHER_NAME";

    /** What can only be meant for a mobile number. */
    private static final Pattern MOBILE_BEGUN = Pattern.compile("1[3-9]\\d{5,}");

    /** The fault of a telephone that is the name of an account already. */
    public static final String PHONE_TAKEN = "PHONE_TAKEN";

    private static final Set<String> ID_TYPES = Set.of("RESIDENT_ID", "PASSPORT", "USCC", "OTHER");

    private final AccountStore store;
    private final LoginAttempts attempts;
    private final Registrations registrations;
    private final PasswordEncoder passwords;
    private final KnownNames names;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final String nobodysHash;

    Accounts(
            AccountStore store,
            LoginAttempts attempts,
            Registrations registrations,
            PasswordEncoder passwords,
            KnownNames names,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.attempts = attempts;
        this.registrations = registrations;
        this.passwords = passwords;
        this.names = names;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    /**
     * Opens a litigant's account; an identity that the machine cannot confirm is PENDING, never a dead end.
     *
     * Hashes in no transaction: it is slow, and what was asked for has to stay counted.
     *
     * @param address where the wish comes from, for the limit on opening accounts
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account register(Registration wish, String address) {
        var account = checked(wish, false, false);
        registrations.count(address);
        var hash = passwords.encode(wish.password());
        transaction.executeWithoutResult(open -> {
            if (!store.insert(account, hash, false, clock.now())) {
                throw wish.username() == null || wish.username().isBlank()
                        ? Refusal.invalid(
                                "username",
                                PHONE_TAKEN,
                                "没有另起用户名的，用手机号码登录，这个号码已经注册过。是您注册的，请登录，忘记密码的可以重设；不是您注册的，请另起一个用户名")
                        : Refusal.invalid("username", "TAKEN", "这个用户名已被使用，请换一个");
            }
            journal.append(JournalEntry.internal(null, account.actor(), clock.now(), "ACCOUNT_OPENED", "注册账号"));
        });
        return account;
    }

    /**
     * Opens an account for somebody who stands at the window with a document, and may have no telephone. Nobody knows
     * its password; who has a telephone sets one by a code.
     *
     * @param phoneless whether the person said that there is none
     * @param compared whether the clerk has compared a number that another name has already
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account openAtWindow(
            Actor clerk,
            @Nullable String name,
            @Nullable String idType,
            @Nullable String idNumber,
            @Nullable String phone,
            boolean phoneless,
            boolean compared) {
        if (!clerk.is(Role.CLERK)) {
            throw Refusal.forbidden("只有立案窗口的工作人员可以代为录入");
        }
        var secret = UUID.randomUUID().toString();
        var account = checked(
                new Registration(
                        Account.AT_WINDOW + UUID.randomUUID().toString().substring(0, 18),
                        secret,
                        Account.Kind.PERSON,
                        name,
                        idType,
                        idNumber,
                        phone),
                true,
                phoneless);
        if (!compared && names.hasOther(account.name(), account.idNumber())) {
            throw Refusal.invalid("idNumber", OTHER_NAME, "这个证件号码登记过别的姓名，请和证件核对姓名、号码；都没有写错的，勾选“已和证件核对”，再开始录入");
        }
        var hash = passwords.encode(secret);
        transaction.executeWithoutResult(open -> {
            if (!store.insert(account, hash, false, clock.now())) {
                throw Refusal.conflict("没有能够开立，请再试一次");
            }
            journal.append(JournalEntry.internal(null, clerk, clock.now(), "ACCOUNT_OPENED", "在窗口为到场的当事人开立账号"));
        });
        return account;
    }

    /** The ids of all accounts with that name and number, whoever opened them. */
    public List<String> ofPerson(String name, String idType, String idNumber) {
        return store.byIdNumber(idNumber(idType, text(idNumber))).stream()
                .filter(account -> account.name().equals(text(name)))
                .map(Account::id)
                .toList();
    }

    public Optional<Account> find(String accountId) {
        return store.byId(accountId).map(AccountStore.Stored::account);
    }

    public Optional<Account> findByUsername(String username) {
        return store.byUsername(username).map(AccountStore.Stored::account);
    }

    /** How far the identity of an account was looked at, in words for its owner. */
    public String identityWords(Account account) {
        return names.words(account);
    }

    /**
     * The account behind name and password. An unknown name takes as long and is answered as a wrong password is.
     *
     * Runs in no transaction of its own: hashing is slow, and a failure has to stay counted.
     *
     * @param address where the attempt comes from, for the limit on guessing
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account authenticate(String username, String password, String address) {
        return authenticate(username, password, LoginOrigin.of(address));
    }

    /** The same for a browser that may bring the mark of a known device. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account authenticate(String username, String password, LoginOrigin origin) {
        var name = guessed(username);
        attempts.requireAllowed(name, origin);
        var stored = USERNAME.matcher(name).matches() ? store.byUsername(name) : Optional.<AccountStore.Stored>empty();
        var matches = passwords.matches(
                password, stored.map(AccountStore.Stored::passwordHash).orElse(nobodysHash));
        if (stored.isEmpty() || !matches || !stored.get().account().active()) {
            attempts.failed(name, origin, stored.map(AccountStore.Stored::account));
            throw Refusal.unauthenticated("用户名或者密码不对，请核对后再试");
        }
        var account = stored.get().account();
        attempts.succeeded(name, origin, account);
        if (account.kind() == Account.Kind.STAFF) {
            store.loggedIn(account.id(), clock.now());
        }
        return account;
    }

    /**
     * The mark of the device with which somebody has just signed in, for the browser to keep.
     *
     * @param brought what the browser brought; kept if this person was given it
     */
    public String deviceOf(Actor actor, @Nullable String brought) {
        return attempts.deviceOf(guessed(actor.username()), brought);
    }

    // One name, however it is written, has one count.
    private static String guessed(String username) {
        var name = username(text(username)).toLowerCase(Locale.ROOT);
        return name.length() > 100 ? name.substring(0, 100) : name;
    }

    /** A new password for whoever proves the old one; every session opened with the old one ends. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void changePassword(Actor actor, String current, String wanted, String address) {
        var faults = new ArrayList<Fault>();
        PasswordRule.require(wanted, "password", faults, actor.username());
        if (wanted.equals(current)) {
            faults.add(new Fault("password", "SAME", "新密码和现在的密码一样，请换一个"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        confirm(actor, "current", current, address);
        var hash = passwords.encode(wanted);
        transaction.executeWithoutResult(status -> {
            store.password(actor.accountId(), hash);
            journal.append(JournalEntry.internal(null, actor, clock.now(), "PASSWORD_CHANGED", "更改自己的密码"));
        });
    }

    /**
     * Has the person who is signed in say the password once more, for an act that binds.
     *
     * @param field that the fault names
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void confirm(Actor actor, String field, String password, String address) {
        var forgotten = actor.isStaff() ? "忘记密码的，请联系本院管理员" : "忘记密码的，登录页上写着怎样办";
        try {
            authenticate(actor.username(), password, address);
        } catch (LoginWait wait) {
            throw Refusal.tooMany("密码输错次数过多，请 " + wait.minutes() + " 分钟后再试；" + forgotten);
        } catch (Refusal refusal) {
            throw refusal.kind() == Refusal.Kind.UNAUTHENTICATED
                    ? Refusal.invalid(field, "WRONG", "密码不对，请核对后再试；" + forgotten)
                    : refusal;
        }
    }

    public Actor actorOf(String username) {
        return findByUsername(username)
                .filter(Account::active)
                .map(Account::actor)
                .orElseThrow(() -> Refusal.unauthenticated("请重新登录"));
    }

    /** The person of a session, unless the account was closed or its password changed since {@code stamp}. */
    public Optional<Account> accountOf(String username, String stamp) {
        return store.byUsername(username)
                .filter(stored -> stored.account().active() && stampOf(stored).equals(stamp))
                .map(AccountStore.Stored::account);
    }

    /** What a session keeps to notice a changed password; says nothing about the password. */
    public String stamp(String username) {
        return store.byUsername(username).map(Accounts::stampOf).orElseThrow(() -> Refusal.unauthenticated("请重新登录"));
    }

    private static String stampOf(AccountStore.Stored stored) {
        return HexFormat.of().formatHex(Sha256.of(stored.passwordHash()), 0, 12);
    }

    /** @param present whether the person stands before the court, and need not be reached by telephone */
    private Account checked(Registration wish, boolean present, boolean phoneless) {
        // In the order of the page's fields.
        var faults = new ArrayList<Fault>();
        if (wish.kind() == null || wish.kind() == Account.Kind.STAFF) {
            faults.add(new Fault("kind", "INVALID", "请选择账号类型：PERSON（个人）、LAWYER（律师）或 ORGANISATION（单位）"));
        }
        var name = text(wish.name());
        if (name.isEmpty() || name.length() > 100 || hasControl(name)) {
            faults.add(new Fault("name", "INVALID", "请填写证件上的姓名或者名称，不超过 100 字"));
        }
        if (!ID_TYPES.contains(text(wish.idType()))) {
            faults.add(new Fault("idType", "INVALID", "证件类型只能是 RESIDENT_ID、PASSPORT、USCC 或 OTHER"));
        }
        var today = clock.today();
        var idType = understood(wish.kind(), text(wish.idType()), text(wish.idNumber()), today);
        var idNumber = idNumber(idType, text(wish.idNumber()));
        var verdict =
                switch (idType) {
                    case "RESIDENT_ID" -> Identifiers.residentId(idNumber, today);
                    case "USCC" -> Identifiers.uscc(idNumber);
                    default ->
                        new Identifiers.Verdict(
                                !idNumber.isEmpty() && idNumber.length() <= 50 && !hasControl(idNumber),
                                "请填写证件号码，不超过 50 位");
                };
        if (wish.kind() == Account.Kind.ORGANISATION && idType.equals("RESIDENT_ID")) {
            faults.add(new Fault("idType", "INVALID", "单位的账号用统一社会信用代码，不用经办人的身份证：请选“统一社会信用代码”，填单位的代码；为自己办的，账号请选“个人”"));
        } else if (!verdict.valid()) {
            faults.add(new Fault("idNumber", "INVALID", "证件号码有误：" + verdict.reason() + "，请对照证件核对"));
        }
        var phone = WrittenNumber.phone(text(wish.phone()));
        if (present && phone.isEmpty()) {
            if (!phoneless) {
                faults.add(new Fault("phone", "MISSING", "请填写本人的手机号码；没有的，勾选“没有电话”"));
            }
        } else if (!PHONE.matcher(phone).matches()) {
            faults.add(new Fault("phone", "INVALID", "请填写能联系到您的电话号码，例如 13800138000"));
        }
        if (present && MOBILE_BEGUN.matcher(phone).matches() && !TextMessages.reaches(phone)) {
            faults.add(new Fault("phone", "INVALID", "手机号码是 11 位数字，现在写的是 " + phone.length() + " 位，请核对"));
        }
        var wanted = text(wish.username());
        // Who thinks of no name is found again by the telephone.
        var username = wanted.isEmpty() ? phone : username(wanted);
        if (!USERNAME.matcher(username).matches()) {
            faults.add(new Fault("username", "INVALID", "用户名用 3 至 40 个字母、数字或 _ . @ -，以字母或数字开头；可以就用手机号码"));
        }
        if (ReservedNames.isReserved(username) && !present) {
            faults.add(new Fault("username", "RESERVED", "这个用户名留给法院和系统用，请另起一个；可以就用手机号码"));
        }
        PasswordRule.require(wish.password(), "password", faults, username, phone);
        if (!faults.isEmpty() || wish.kind() == null) {
            throw Refusal.invalid(faults);
        }
        return new Account(
                UUID.randomUUID().toString(),
                username,
                wish.kind(),
                name,
                idType,
                idNumber,
                phone,
                names.verification(wish.kind(), name, idType, idNumber),
                Set.of(Role.LITIGANT),
                Set.of(),
                true);
    }

    /** The other names that are known under the document's number of an account whose identity nobody has looked at. */
    public List<String> otherNames(Account account) {
        return names.others(account);
    }

    /** A licence's code beside 居民身份证, which stood there already, is a licence's code; and the other way round. */
    private static String understood(Account.@Nullable Kind kind, String idType, String typed, LocalDate today) {
        var number = WrittenNumber.id(typed);
        return switch (idType) {
            case "RESIDENT_ID" ->
                Identifiers.uscc(number).valid()
                                || kind == Account.Kind.ORGANISATION
                                        && !Identifiers.residentId(number, today)
                                                .valid()
                        ? "USCC"
                        : idType;
            case "USCC" -> Identifiers.residentId(number, today).valid() ? "RESIDENT_ID" : idType;
            default -> idType;
        };
    }

    private static String idNumber(String idType, String typed) {
        return idType.equals("RESIDENT_ID") || idType.equals("USCC") ? WrittenNumber.id(typed) : typed;
    }

    /** A name as it is looked for: 138 0013 8000 is 13800138000, and no name holds a blank. */
    private static String username(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : PlainText.line(value);
    }
}
