package org.lian.identity;

import java.util.Optional;
import org.lian.messages.TextMessages;
import org.lian.site.HostCourt;
import org.lian.site.PublicSite;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The SMS that brings a member of the staff the link to a password of his own, and says who asked for it. */
@Component
class AccessTexts {
    private final TextMessages texts;
    private final HostCourt court;
    private final PublicSite site;

    AccessTexts(TextMessages texts, HostCourt court, PublicSite site) {
        this.texts = texts;
        this.court = court;
        this.site = site;
    }

    /** Whether an SMS of this court reaches that telephone. */
    boolean reach(String phone) {
        return texts.offered() && TextMessages.reaches(phone);
    }

    /** Sends it once the transaction that keeps the link has come through. */
    void send(String phone, String by, String path) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                texts.soon(() -> Optional.of(new TextMessages.Text(phone, words(by, path))));
            }
        });
    }

    private String words(String by, String path) {
        return "管理员 " + by + " 为您重置了法院工作台的登录密码，原来的登录已失效。请打开 "
                + site.publicUrl().replaceAll("/+$", "") + path
                + " 设一个只有您自己知道的密码，只能用一次，3 天内有效。不要转给任何人。不是您要求的，请马上拨打 " + court.phone() + "。";
    }
}
