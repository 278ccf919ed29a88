package org.lian.web.staff;

import java.util.Optional;
import org.lian.filing.Filing;
import org.lian.filing.LinkedEntries;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.Journal;
import org.springframework.stereotype.Component;

/** 经办: the names of those who did what stands in a filing's timeline, as the court reads it. */
@Component
class Doers {
    private final Accounts accounts;

    Doers(Accounts accounts) {
        this.accounts = accounts;
    }

    String of(Filing filing, Journal.Leaf leaf) {
        return switch (leaf.actorKind()) {
            case "COURT" -> named(leaf).orElse("法院");
            case "FILER" -> named(leaf).map(name -> filer(filing, leaf, name)).orElse("立案人");
            case "BANK" -> "支付渠道";
            default -> LinkedEntries.include(leaf) ? "当事人（凭链接）" : "系统";
        };
    }

    /** Who did it, and for whom where it was entered at the window. */
    private String filer(Filing filing, Journal.Leaf leaf, String name) {
        if (leaf.enteredBy() != null) {
            return accounts.find(leaf.enteredBy()).map(Account::name).orElse("立案窗口") + " 代" + name;
        }
        return filing.ownerId().equals(leaf.actor()) ? name + "（立案人）" : name;
    }

    private Optional<String> named(Journal.Leaf leaf) {
        return accounts.find(leaf.actor()).map(Account::name);
    }
}
