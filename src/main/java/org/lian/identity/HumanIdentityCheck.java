package org.lian.identity;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The identity check without a connected register, where nobody is verified by machine: the clerk compares at review.
 */
@Component
@Profile("!demo")
class HumanIdentityCheck implements IdentityCheck {
    @Override
    public String verified() {
        return "已核对";
    }

    @Override
    public Account.Verification verify(Account.Kind kind, String name, String idType, String idNumber) {
        return Account.Verification.PENDING;
    }
}
