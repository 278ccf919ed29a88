package org.lian.filing;

import org.jspecify.annotations.Nullable;

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
