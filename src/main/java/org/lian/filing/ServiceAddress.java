package org.lian.filing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.messages.MailAddress;
import org.lian.messages.TextMessages;
import org.lian.vocabulary.Refusal.Fault;

/** 送达地址 with the consent to 电子送达 (民诉法 90, 在线诉讼规则 29). */
public record ServiceAddress(
        @Nullable String address,
        @Nullable String phone,
        @Nullable Boolean electronic,
        @Nullable String email) {
    /** Whether the party agreed to be served electronically. */
    public boolean electronically() {
        return Boolean.TRUE.equals(electronic);
    }

    /** Why whoever agreed to 电子送达 could not be told of it; who gave no telephone is told on that of the account. */
    public Optional<Fault> unreachable() {
        return !electronically()
                        || phone == null
                        || !FilingFacts.isWritten(phone)
                        || TextMessages.reaches(phone)
                        || MailAddress.reaches(email)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "serviceAddress.phone",
                        "UNREACHABLE",
                        "同意电子送达的，请写能收到提醒的手机号码（11 位数字），或者在下面写电子邮箱；都没有的，请选“不同意电子送达”（民事诉讼法第九十条）"));
    }

    /** This address as it is kept. */
    ServiceAddress plain() {
        return new ServiceAddress(Party.line(address), Party.phone(phone), electronic, Party.line(email));
    }

    /** The same with nothing that leads to the party. */
    ServiceAddress hidden() {
        return new ServiceAddress(Masking.whole(address), Masking.whole(phone), electronic, Masking.whole(email));
    }

    ServiceAddress masked() {
        return new ServiceAddress(address, phone == null ? null : Masking.middle(phone, 3, 4), electronic, email);
    }
}
