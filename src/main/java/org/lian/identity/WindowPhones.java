package org.lian.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.TextMessages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.WrittenNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The telephone of who stands at the window, proved by a code that the person reads out. Where the person has an account
 * already the code goes to the telephone of that one, and not to what the clerk typed (ADR 0189).
 */
@Component
public class WindowPhones {
    private final AccountStore store;
    private final PhoneCodes codes;
    private final TextMessages texts;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    WindowPhones(
            AccountStore store,
            PhoneCodes codes,
            TextMessages texts,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.codes = codes;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A telephone that a code would go to.
     *
     * @param tail the end of its number
     * @param own whether it is of the person's own account
     */
    public record Telephone(String tail, boolean own) {}

    /** Where a code would go; empty where there is nothing to prove. */
    public Optional<Telephone> of(Account atWindow) {
        return target(atWindow)
                .map(target -> new Telephone(tail(target), !target.id().equals(atWindow.id())));
    }

    /** The person's own account before the one that was opened for today; the newest telephones are no better. */
    private Optional<Account> target(Account atWindow) {
        if (!texts.offered() || !atWindow.openedAtWindow()) {
            return Optional.empty();
        }
        var own = store.byIdNumber(atWindow.idNumber()).stream()
                .filter(account -> !account.openedAtWindow()
                        && account.active()
                        && account.kind() == Account.Kind.PERSON
                        && account.name().equals(atWindow.name())
                        && TextMessages.reaches(account.phone()))
                .min(Comparator.comparing(Account::username));
        return own.isPresent()
                ? own
                : Optional.of(atWindow).filter(one -> !one.phoneProved() && TextMessages.reaches(one.phone()));
    }

    /** Has a code sent there; the ticket that it is good with. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public String ask(Actor clerk, Account atWindow, String address) {
        requireClerk(clerk);
        var target = target(atWindow).orElseThrow(WindowPhones::nothing);
        var code = codes.code();
        var ticket = Objects.requireNonNull(transaction.execute(status -> {
            var opened = codes.open("window of " + atWindow.id(), "为这一件", address);
            if (!codes.mayGo(WrittenNumber.phone(target.phone()))) {
                throw TelephoneCodes.tooMany();
            }
            codes.give(opened, code + bound(atWindow, target), List.of(target.id()));
            return opened;
        }));
        texts.soon(() -> Optional.of(new TextMessages.Text(
                target.phone(),
                "您正在法院窗口办理立案，验证码 " + code + "，" + PhoneCodes.LIFE.toMinutes()
                        + " 分钟内有效，请念给您面前的窗口工作人员，用来核对这是您的手机。您不在法院窗口的，不要告诉任何人。")));
        return ticket;
    }

    /**
     * Takes the code.
     *
     * @return whose the filing is: the person's own account, or the one of today with a telephone that is proved now
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Account confirm(Actor clerk, Account atWindow, @Nullable String ticket, String code) {
        requireClerk(clerk);
        var faults = new ArrayList<Fault>();
        var typed = PhoneCodes.typed(code, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var target = target(atWindow).orElseThrow(WindowPhones::nothing);
        var proved = codes.require(ticket, typed, bound(atWindow, target));
        transaction.executeWithoutResult(status -> {
            codes.use(proved);
            if (target.openedAtWindow()) {
                store.phoneProved(target.id(), clock.now());
            }
            journal.append(JournalEntry.internal(null, clerk, clock.now(), "WINDOW_PHONE_PROVED", "到场的人念出了发到手机的验证码")
                    .with(Map.of("account", target.id())));
        });
        return store.byId(target.id()).orElseThrow().account();
    }

    /** Good for this person and this telephone. */
    private static String bound(Account atWindow, Account target) {
        return atWindow.id() + target.id() + WrittenNumber.phone(target.phone());
    }

    private static String tail(Account account) {
        var phone = WrittenNumber.phone(account.phone());
        return phone.substring(Math.max(0, phone.length() - 4));
    }

    private static void requireClerk(Actor clerk) {
        if (!clerk.is(Role.CLERK)) {
            throw Refusal.forbidden("只有立案窗口的工作人员可以办理");
        }
    }

    private static Refusal nothing() {
        return Refusal.conflict("没有需要核对的手机：本人没有留能收短信的手机号码，或者已经核对过");
    }
}
