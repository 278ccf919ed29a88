package org.lian.filing;

import org.jspecify.annotations.Nullable;

/**
 * 共同原告: one in whose name another filed, and in whose hands his papers come.
 *
 * @param key the side and the place in it: PLAINTIFF_2
 * @param person a keyed hash of name and number: whoever takes the place by a correction is somebody else
 * @param account that into which his papers are served; null unless he joined
 */
public record CoPlaintiff(
        String key,
        String role,
        Party party,
        byte[] person,
        Hands hands,
        @Nullable String account) {

    /** The hands in which papers reach a plaintiff who did not file himself. */
    public enum Hands {
        /** 民诉法 88: who filed is his agent. */
        AGENT("由代理人签收"),
        /** 民诉法 56: who filed was elected to act for all. */
        REPRESENTATIVE("由诉讼代表人签收"),
        /** 民诉法 90: he joined with an account of his own. */
        OWN("送到他自己的账号"),
        /** Nobody here: the court hands each paper to him. */
        COURT("由法院另行送达");

        private final String label;

        Hands(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** For headings: 原告2 李四. */
    public String titled() {
        return role + " " + party.displayName();
    }
}
