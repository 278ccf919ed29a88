package org.lian.web.admin;

import org.lian.identity.StaffAccess;
import org.lian.vocabulary.Actor;
import org.lian.web.LinkAddress;
import org.springframework.stereotype.Component;

/** The link to an own password in words for the administrator who hands it over, shown once. */
@Component
class HandedLinks {
    private final StaffAccess access;
    private final LinkAddress addresses;

    HandedLinks(StaffAccess access, LinkAddress addresses) {
        this.access = access;
        this.addresses = addresses;
    }

    /** Whether there are links here, and no passwords that an administrator gives. */
    boolean areGiven() {
        return access.byLink();
    }

    /** What a reset says. */
    String reset() {
        return "密码已重置，原来的登录立即失效。" + (access.byLink() ? "由本人凭一次性链接设新密码；登记了手机号码的，链接已发到本人手机。" : "请当面告诉本人新密码。");
    }

    /** Empty where the administrator has nothing to hand over. */
    String inWords(Actor administrator, String username) {
        return access.handOver(administrator, username)
                .map(path -> "本人没有（30 天以前或者自己登记的）手机号码，请把这个链接当面交给本人，由本人设密码，只能用一次，离开这一页就看不到了：" + addresses.of(path))
                .orElse("");
    }
}
