package org.lian.web.portal;

import org.lian.filing.LinkedEntries;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.Journal;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * The one who did what stands in the timeline, as a party may know them: people of the court by office, not by name.
 */
@Component
class WhoActed {
    private final Accounts accounts;

    WhoActed(Accounts accounts) {
        this.accounts = accounts;
    }

    String of(Actor reader, Journal.Leaf leaf) {
        return switch (leaf.actorKind()) {
            case "COURT" -> accounts.find(leaf.actor()).map(WhoActed::office).orElse("法院");
            case "FILER" ->
                (leaf.enteredBy() == null ? "" : "立案窗口代") + (reader.accountId().equals(leaf.actor()) ? "您" : "当事人");
            case "BANK" -> "支付渠道";
            default -> LinkedEntries.include(leaf) ? "当事人（凭链接）" : "系统自动";
        };
    }

    private static String office(Account account) {
        var roles = account.actor().roles();
        if (roles.contains(Role.PRESIDENT)) {
            return "院长";
        }
        if (roles.contains(Role.SUPERVISOR)) {
            return "庭长";
        }
        if (roles.contains(Role.JUDGE)) {
            return "立案法官";
        }
        return roles.contains(Role.MEDIATOR) ? "调解员" : "立案人员";
    }
}
