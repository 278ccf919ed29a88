package org.lian.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Recovery;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.stereotype.Component;

/** 电子送达 that arrives (民诉法 90): who agrees to it can open what is sent, and can be told that it is there. */
@Component
class ElectronicService {
    private final Acts acts;
    private final Accounts accounts;
    private final Recovery recovery;

    ElectronicService(Acts acts, Accounts accounts, Recovery recovery) {
        this.acts = acts;
        this.accounts = accounts;
        this.recovery = recovery;
    }

    /** Whether it may be agreed to: whose filing was entered at the window logs in by a code to his mobile, or never. */
    boolean isOffered(Filing filing) {
        return !acts.isOfWindow(filing.id()) || canLogIn(filing);
    }

    private boolean canLogIn(Filing filing) {
        return accounts.find(filing.ownerId()).filter(this::setsPassword).isPresent();
    }

    /** Whether a code reaches the account, so that whoever has no password for it can set one. */
    boolean setsPassword(Account account) {
        return recovery.opens(account);
    }

    /**
     * Refuses the consent of somebody at the window who could never open what is served, or never be told of it. Who
     * files himself has an account, is told on its telephone, and is received whatever he wrote (登记立案规定 2).
     */
    void require(Filing filing, @Nullable ServiceAddress address) {
        var faults = faults(filing, address);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    /** What stands against the consent; nothing where there is none. */
    List<Fault> faults(Filing filing, @Nullable ServiceAddress address) {
        if (address == null || !address.electronically() || !acts.isOfWindow(filing.id())) {
            return List.of();
        }
        return canLogIn(filing) ? address.unreachable().stream().toList() : List.of(shut());
    }

    private static Fault shut() {
        return new Fault(
                "serviceAddress.electronic",
                "CANNOT_LOG_IN",
                "本人在窗口没有留能收验证码的手机，不能登录，看不到电子文书：请选“不同意电子送达”，文书送达纸质的；要电子送达的，请在这一件的窗口录入页用验证码核对本人的手机；没有留手机的，重新开始，填上本人的手机号码");
    }
}
