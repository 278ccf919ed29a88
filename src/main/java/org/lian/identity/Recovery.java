package org.lian.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.TextMessages;
import org.lian.site.HostCourt;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.WrittenNumber;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 忘记密码: who knows the number on the document and holds the telephone of an account gives it a new password, by a code
 * that is sent there. Nothing says whether there is such an account: it is looked for after the answer. Staff have none
 * of this, their administrator helps.
 */
@Component
public class Recovery {
    /** How long a code is good. */
    public static final Duration LIFE = PhoneCodes.LIFE;

    /** The fault of a code that no guess can help any more. */
    public static final String OVER = PhoneCodes.OVER;

    private static final Pattern LIKE_RESIDENT_ID = Pattern.compile("\\d{17}[\\dX]");

    private final AccountStore store;
    private final PhoneCodes codes;
    private final LoginAttempts attempts;
    private final TextMessages texts;
    private final PasswordEncoder passwords;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final HostCourt court;

    Recovery(
            AccountStore store,
            PhoneCodes codes,
            LoginAttempts attempts,
            TextMessages texts,
            PasswordEncoder passwords,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction,
            HostCourt court) {
        this.store = store;
        this.codes = codes;
        this.attempts = attempts;
        this.texts = texts;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
        this.court = court;
    }

    /** Whether this court can send a code. */
    public boolean offered() {
        return texts.offered();
    }

    /** Whether a code would open this account to who holds its telephone. */
    public boolean opens(Account account) {
        return offered() && account.isRecoverable() && TextMessages.reaches(account.phone());
    }

    /**
     * Has a code sent to the telephone of the account, if there is one, and answers the same if there is none.
     *
     * @param address where the wish comes from, for the limit on asking
     * @return the ticket that the code will be good with; for the same browser alone
     */
    public String ask(String idNumber, String phone, String address) {
        if (!offered()) {
            throw Refusal.conflict("本院没有接通发验证码的方式，密码不能在网上重设；请带证件到法院诉讼服务中心窗口办理");
        }
        var written = PlainText.line(idNumber);
        var number = WrittenNumber.phone(PlainText.line(phone));
        var faults = new ArrayList<Fault>();
        if (written.isEmpty() || written.length() > 50) {
            faults.add(new Fault("idNumber", "INVALID", "请填写注册时的证件号码；单位填写统一社会信用代码"));
        } else {
            slip(WrittenNumber.id(written)).ifPresent(faults::add);
        }
        if (!TextMessages.reaches(number)) {
            faults.add(new Fault("phone", "INVALID", "请填写注册时的手机号码，11 位；注册时留的不是手机的，请到窗口办理"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var subject = WrittenNumber.id(written).toUpperCase(Locale.ROOT) + "\n" + number;
        var ticket =
                Objects.requireNonNull(transaction.execute(status -> codes.open(subject, "为这个证件号码和手机号码", address)));
        texts.soon(() -> code(ticket, written, number));
        return ticket;
    }

    /** A slip of one digit in what can only be a 居民身份证: it is told to whoever types it, whether there is an account or not. */
    private Optional<Fault> slip(String number) {
        var verdict = Identifiers.residentId(number, clock.today());
        return LIKE_RESIDENT_ID.matcher(number).matches()
                        && !verdict.valid()
                        && !Identifiers.uscc(number).valid()
                ? Optional.of(new Fault("idNumber", "INVALID", "证件号码有误：" + verdict.reason() + "，请对照证件核对"))
                : Optional.empty();
    }

    private Optional<TextMessages.Text> code(String ticket, String idNumber, String phone) {
        var accounts = accounts(idNumber, phone);
        var code = codes.code();
        var given = transaction.execute(
                status -> !accounts.isEmpty() && codes.mayGo(phone) && give(ticket, code, accounts));
        if (!Boolean.TRUE.equals(given)) {
            return Optional.empty();
        }
        return Optional.of(new TextMessages.Text(
                phone,
                "您正在重设自助立案的登录密码，验证码 " + code + "，" + LIFE.toMinutes()
                        + " 分钟内有效。请不要告诉任何人，法院工作人员也不会向您要。不是您本人操作的不必理会，密码没有变。"));
    }

    /** False where the ticket has ended meanwhile. */
    private boolean give(String ticket, String code, List<Account> accounts) {
        var given = codes.give(ticket, code, accounts.stream().map(Account::id).toList());
        if (given) {
            accounts.forEach(account -> note(account, Actor.system(), "PASSWORD_CODE_SENT", "要求用短信验证码重设密码"));
        }
        return given;
    }

    private List<Account> accounts(String idNumber, String phone) {
        return Stream.of(idNumber, WrittenNumber.id(idNumber), idNumber.toUpperCase(Locale.ROOT))
                .distinct()
                .flatMap(number -> store.byIdNumber(number).stream())
                .filter(Account::isRecoverable)
                .filter(account -> WrittenNumber.phone(account.phone()).equals(phone))
                .toList();
    }

    /**
     * Sets the new password for whoever brings ticket and code; all sessions and tokens of the account end.
     *
     * Hashes in no transaction: it is slow, and a guess has to stay counted.
     *
     * @param username which of several accounts of the same person; empty where there is one
     * @throws SeveralAccounts where that has to be said
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account reset(@Nullable String ticket, String code, String username, String password, String address) {
        var faults = new ArrayList<Fault>();
        var typed = PhoneCodes.typed(code, faults);
        PasswordRule.require(password, "password", faults, username);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var proved = codes.require(ticket, typed, "");
        var account = chosen(proved.accounts(), username);
        requireAnother(account, password);
        var hash = passwords.encode(password);
        transaction.executeWithoutResult(status -> {
            codes.use(proved);
            store.password(account.id(), hash);
            attempts.proved(account.username(), LoginOrigin.of(address));
            note(account, account.actor(), "PASSWORD_RECOVERED", "用短信验证码重设密码");
        });
        texts.soon(() -> Optional.of(new TextMessages.Text(
                account.phone(),
                "您在自助立案的登录密码刚才用短信验证码重设过，其他地方的登录都已失效。不是您本人操作的，请马上拨打 " + court.phone() + " 告诉法院诉讼服务中心。")));
        return account;
    }

    /** Whoever recovers a password because somebody else may know it has to leave that one behind. */
    private void requireAnother(Account account, String password) {
        if (store.byId(account.id())
                .filter(stored -> passwords.matches(password, stored.passwordHash()))
                .isPresent()) {
            throw Refusal.invalid("password", "SAME", "新密码就是现在的密码，请换一个；想起来了、不想换的，直接登录就可以");
        }
    }

    private Account chosen(List<String> ids, String username) {
        var accounts = ids.stream()
                .flatMap(id -> store.byId(id).stream())
                .map(AccountStore.Stored::account)
                .filter(Account::isRecoverable)
                .toList();
        if (accounts.isEmpty()) {
            throw PhoneCodes.over();
        }
        if (accounts.size() == 1) {
            return accounts.get(0);
        }
        return accounts.stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new SeveralAccounts(
                        accounts.stream().map(Account::username).sorted().toList()));
    }

    private void note(Account account, Actor actor, String kind, String text) {
        journal.append(
                JournalEntry.internal(null, actor, clock.now(), kind, text).with(Map.of("account", account.id())));
    }
}
