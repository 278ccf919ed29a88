package org.lian.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 换手机号码: whoever says his password gives his account another telephone, which proves by a code that it is his; the
 * one before it hears of it. A court without SMS takes the password's word.
 */
@Component
public class PhoneChange {
    /** How long a code is good. */
    public static final Duration LIFE = PhoneCodes.LIFE;

    private final AccountStore store;
    private final Accounts accounts;
    private final PhoneCodes codes;
    private final TextMessages texts;
    private final Journal journal;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final HostCourt court;

    PhoneChange(
            AccountStore store,
            Accounts accounts,
            PhoneCodes codes,
            TextMessages texts,
            Journal journal,
            BusinessClock clock,
            TransactionTemplate transaction,
            HostCourt court) {
        this.store = store;
        this.accounts = accounts;
        this.codes = codes;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
        this.court = court;
    }

    /** A telephone as it will be kept, and the ticket of its code; null where none is needed and it was changed at once. */
    public record Asked(String phone, @Nullable String ticket) {}

    /** Has a code sent to the new telephone. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Asked ask(Actor actor, String password, String phone, String address) {
        var number = WrittenNumber.phone(PlainText.line(phone));
        if (!TextMessages.reaches(number)) {
            throw Refusal.invalid("phone", "INVALID", "请填写新的手机号码，11 位，例如 13800138000");
        }
        accounts.confirm(actor, "phonePassword", password, address);
        if (WrittenNumber.phone(
                        store.byId(actor.accountId()).orElseThrow().account().phone())
                .equals(number)) {
            throw Refusal.invalid("phone", "SAME", "和现在的号码一样，不用换");
        }
        if (!texts.offered()) {
            transaction.executeWithoutResult(status -> change(actor, number));
            return new Asked(number, null);
        }
        var ticket = Objects.requireNonNull(
                transaction.execute(status -> codes.open("phone of " + actor.accountId(), "为您的账号", address)));
        var code = codes.code();
        // Who types somebody else's number does not learn how many codes went there.
        var goes = Boolean.TRUE.equals(transaction.execute(
                status -> codes.mayGo(number) && codes.give(ticket, code + number, List.of(actor.accountId()))));
        if (!goes) {
            return new Asked(number, ticket);
        }
        texts.soon(() -> Optional.of(new TextMessages.Text(
                number,
                "您正在把自助立案账号的手机号码换成这一个，验证码 " + code + "，" + LIFE.toMinutes() + " 分钟内有效。请不要告诉任何人。不是您本人操作的不必理会。")));
        return new Asked(number, ticket);
    }

    /** Changes it for whoever brings ticket and code. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void confirm(Actor actor, @Nullable String ticket, String phone, String code) {
        var faults = new ArrayList<Fault>();
        var typed = PhoneCodes.typed(code, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var proved = codes.require(ticket, typed, phone);
        if (!proved.accounts().contains(actor.accountId())) {
            throw PhoneCodes.over();
        }
        var before = store.byId(actor.accountId()).orElseThrow().account().phone();
        transaction.executeWithoutResult(status -> {
            codes.use(proved);
            change(actor, phone);
        });
        texts.soon(() -> TextMessages.reaches(before)
                ? Optional.of(new TextMessages.Text(
                        before, "您在自助立案的账号刚才换了手机号码，以后的验证码不再发到这里。不是您本人操作的，请马上拨打 " + court.phone() + " 告诉法院诉讼服务中心。"))
                : Optional.empty());
    }

    private void change(Actor actor, String phone) {
        store.phone(store.byId(actor.accountId()).orElseThrow().account(), phone);
        journal.append(JournalEntry.internal(null, actor, clock.now(), "PHONE_CHANGED", "更换账号的手机号码"));
    }
}
