package org.lian.vocabulary;

import java.util.Set;
import java.util.stream.Collectors;

/** The roles that a person may have in this system. Staff roles act for the courts that the administrator gave them. */
public enum Role {
    LITIGANT("当事人"),
    CLERK("立案窗口"),
    JUDGE("立案法官"),
    /** 特邀调解员: handles the mediations given to him, and sees no other case. */
    MEDIATOR("调解员"),
    ANALYST("规则维护"),
    SUPERVISOR("庭长"),
    /** 院长: reviews what the court decided on fees (诉讼费用交纳办法 43). */
    PRESIDENT("院长"),
    DUTY("值班"),
    ADMINISTRATOR("管理员");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Several in words, in the order of this list. */
    public static String labels(Set<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining("、"));
    }

    public boolean isStaff() {
        return this != LITIGANT;
    }
}
