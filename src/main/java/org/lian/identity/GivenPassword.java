package org.lian.identity;

import org.lian.vocabulary.Refusal;

/** A password that an administrator gave, and therefore knows: good for setting one's own, and for nothing else. */
public final class GivenPassword {
    /** The page where its holder sets his own. */
    public static final String PAGE = "/account/first-password";

    private GivenPassword() {}

    /** What a program is told that comes with such a password. */
    public static Refusal refusal() {
        return Refusal.forbidden("您现在用的密码是管理员给的，管理员也知道，用它什么都不能办理。请用浏览器登录，在 " + PAGE + " 设一个只有您自己知道的密码，再来办理");
    }
}
