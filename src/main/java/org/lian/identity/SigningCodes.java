package org.lian.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.messages.TextMessages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second factor of who signs several papers at once: the password, then a code on the telephone that the court keeps
 * of him, good once and for those papers alone.
 */
@Component
public class SigningCodes {
    private final Accounts accounts;
    private final StaffDirectory staff;
    private final PhoneCodes codes;
    private final TextMessages texts;
    private final TransactionTemplate transaction;

    SigningCodes(
            Accounts accounts,
            StaffDirectory staff,
            PhoneCodes codes,
            TextMessages texts,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.staff = staff;
        this.codes = codes;
        this.texts = texts;
        this.transaction = transaction;
    }

    /** The ticket of a code that was sent, and the end of the telephone's number. */
    public record Sent(String ticket, String tail) {}

    /** What keeps somebody from getting a code at all, said before there is work in it; empty where nothing does. */
    public Optional<String> lacking(Actor signer) {
        if (!texts.offered()) {
            return Optional.of("本院没有开通短信，不能一并签发；请逐件打开签发");
        }
        return TextMessages.reaches(phone(signer))
                ? Optional.empty()
                : Optional.of("您还没有登记手机号码，不能一并签发。请先在“我的账号”登记，或者逐件打开签发");
    }

    private String phone(Actor signer) {
        return staff.find(signer.username()).map(Staff::phone).orElse("");
    }

    /**
     * Has a code sent for what is to be signed.
     *
     * @param papers what is signed, to the last word of it
     * @param number how many papers these are
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Sent ask(Actor signer, String password, String papers, int number, String address) {
        lacking(signer).ifPresent(words -> {
            throw Refusal.conflict(words);
        });
        var phone = phone(signer);
        accounts.confirm(signer, "password", password, address);
        var ticket = Objects.requireNonNull(transaction.execute(status -> {
            var opened = codes.open("signing of " + signer.accountId(), "为您的签发", address);
            codes.toOwn(phone);
            return opened;
        }));
        var code = codes.code();
        codes.give(ticket, code + papers, List.of(signer.accountId()));
        texts.soon(() -> Optional.of(new TextMessages.Text(
                phone,
                "您正在一并签发 " + number + " 件裁定，验证码 " + code + "，" + PhoneCodes.LIFE.toMinutes()
                        + " 分钟内有效，只能用一次。请不要告诉任何人。不是您本人操作的，请马上告诉本院管理员。")));
        return new Sent(ticket, phone.substring(phone.length() - 4));
    }

    /** Takes the code for the same papers; it is used up then, whatever becomes of each of them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void require(Actor signer, @Nullable String ticket, String code, String papers) {
        var faults = new ArrayList<Fault>();
        var typed = PhoneCodes.typed(code, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var proved = codes.require(ticket, typed, papers);
        if (!proved.accounts().contains(signer.accountId())) {
            throw PhoneCodes.over();
        }
        transaction.executeWithoutResult(status -> codes.use(proved));
    }
}
