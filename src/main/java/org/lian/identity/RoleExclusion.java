package org.lian.identity;

import java.util.Set;
import org.lian.vocabulary.Role;

/**
 * A pair of offices that one account does not hold together.
 *
 * @param reason the rule of two persons that would be one person's
 */
public record RoleExclusion(Role one, Role other, String reason) {
    /** Whether both are among these. */
    public boolean isIn(Set<Role> roles) {
        return roles.contains(one) && roles.contains(other);
    }

    /** The refusal's words, and what helps. */
    public String words() {
        return "“" + one.label() + "”和“" + other.label() + "”不能由一个账号兼任：" + reason + "。请只留一个，另一个岗位交给另一个人";
    }
}
