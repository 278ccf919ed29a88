package org.lian.filing;

import org.jspecify.annotations.Nullable;

/**
 * One of several defendants of whom a claim asks something, and how he is to answer for it.
 *
 * @param name as among the defendants
 * @param manner null while nobody said
 */
public record Liable(@Nullable String name, @Nullable Manner manner) {

    /** The way in which a defendant is liable for a claim; who is not named in it is asked for nothing. */
    public enum Manner {
        OWN("自己承担", "%s承担责任"),
        JOINT("承担连带责任", "%s承担连带责任"),
        SUPPLEMENTARY("承担补充责任", "%s承担补充责任"),
        JOINT_GUARANTOR("是连带责任保证人，承担保证责任", "%s作为连带责任保证人承担保证责任"),
        GENERAL_GUARANTOR("是一般保证人，承担保证责任", "%s作为一般保证人承担保证责任"),
        INSURER("是保险公司，在保险责任限额内赔偿", "%s在保险责任限额范围内承担赔偿责任");

        private final String label;
        private final String said;

        Manner(String label, String said) {
            this.label = label;
            this.said = said;
        }

        public String label() {
            return label;
        }
    }

    /** 由李四承担连带责任. */
    String said() {
        return (manner == null ? Manner.OWN : manner).said.formatted(name);
    }
}
