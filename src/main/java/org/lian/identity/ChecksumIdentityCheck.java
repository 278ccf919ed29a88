package org.lian.identity;

import org.lian.clock.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** 演示: right check digits count as verified, everything else waits for a person. No register was asked. */
@Component
@Profile("demo")
class ChecksumIdentityCheck implements IdentityCheck {
    private final BusinessClock clock;

    ChecksumIdentityCheck(BusinessClock clock) {
        this.clock = clock;
    }

    @Override
    public String verified() {
        return "证件号码的格式没有问题；演示系统没有核对过是不是本人";
    }

    @Override
    public Account.Verification verify(Account.Kind kind, String name, String idType, String idNumber) {
        var verdict =
                switch (idType) {
                    case "RESIDENT_ID" -> Identifiers.residentId(idNumber, clock.today());
                    case "USCC" -> Identifiers.uscc(idNumber);
                    default -> new Identifiers.Verdict(false, null);
                };
        return verdict.valid() ? Account.Verification.VERIFIED : Account.Verification.PENDING;
    }
}
