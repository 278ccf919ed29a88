package org.lian.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.database.StartRefused;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.TextMessages;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 登录验证码, the second factor of the staff's log-in where the court asks for it: after the password a code on the
 * telephone that the court keeps of the person. A browser in which one was given is not asked again for thirty days, if
 * its owner says that it is his own.
 */
@Component
public class LoginCodes {
    /** For how long a browser is not asked again. */
    public static final Duration KEPT = Duration.ofDays(30);

    private final boolean asked;
    private final LoginPlaces places;
    private final PhoneCodes codes;
    private final TextMessages texts;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    LoginCodes(
            LoginCodeSettings settings,
            LoginPlaces places,
            PhoneCodes codes,
            TextMessages texts,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.asked = settings.loginCode();
        this.places = places;
        this.codes = codes;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The ticket of a code that was sent, and the end of the telephone's number. */
    public record Sent(String ticket, String tail) {}

    /** A court that asks for codes and cannot send one would let nobody in. */
    @EventListener(ApplicationReadyEvent.class)
    void requireSms() {
        if (asked && !texts.offered()) {
            throw new StartRefused(
                    "设置了 LIAN_LOGIN_CODE，但没有接通短信，工作人员都不能登录。请设置 LIAN_MESSAGES_SMS_URL，或者去掉 LIAN_LOGIN_CODE。");
        }
    }

    /** Whether this court asks its staff for a code. */
    public boolean asked() {
        return asked;
    }

    /**
     * Whether this person has yet to give a code before anything is open.
     *
     * @param device the mark of the browser; null where it brings none
     */
    public boolean owes(Account account, @Nullable String device) {
        return asked
                && account.kind() == Account.Kind.STAFF
                && (device == null || !places.knows(account.username(), place(device), KEPT));
    }

    /** Has a code sent to who has just given the right password. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Sent send(Account account, String address) {
        var phone = account.phone();
        if (!TextMessages.reaches(phone)) {
            throw Refusal.conflict("本院的工作人员登录要短信验证码，您还没有登记手机号码，请联系本院管理员登记");
        }
        var ticket = Objects.requireNonNull(transaction.execute(status -> {
            var opened = codes.open("login of " + account.id(), "为您的登录", address);
            codes.toOwn(phone);
            return opened;
        }));
        var code = codes.code();
        codes.give(ticket, code, List.of(account.id()));
        texts.soon(() -> Optional.of(new TextMessages.Text(
                phone,
                "您正在登录法院的工作台，验证码 " + code + "，" + PhoneCodes.LIFE.toMinutes()
                        + " 分钟内有效。请不要告诉任何人。不是您本人操作的，说明别人知道了您的密码，请马上改密码并告诉本院管理员。")));
        return new Sent(ticket, phone.substring(phone.length() - 4));
    }

    /** Takes the code of this person; it is used up then. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void require(Account account, @Nullable String ticket, String code) {
        var faults = new ArrayList<Fault>();
        var typed = PhoneCodes.typed(code, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var proved = codes.require(ticket, typed, "");
        if (!proved.accounts().contains(account.id())) {
            throw PhoneCodes.over();
        }
        transaction.executeWithoutResult(status -> {
            codes.use(proved);
            journal.append(JournalEntry.internal(null, account.actor(), clock.now(), "LOGIN_CODE_GIVEN", "登录时给出短信验证码"));
        });
    }

    /** Does not ask in this browser again for {@link #KEPT}. */
    @Transactional
    public void keep(Account account, String device) {
        places.remember(account.username(), place(device));
    }

    /** What a program is told that comes with a password alone. */
    public static Refusal refusal() {
        return Refusal.forbidden("本院的工作人员登录还要短信验证码，只能用浏览器登录");
    }

    private static String place(String device) {
        return "proved:" + device;
    }
}
