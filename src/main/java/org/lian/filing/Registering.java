package org.lian.filing;

/** The way in which a filing came to its registration. */
public enum Registering {
    REVIEWED("登记立案"),
    BY_CLOCK("审查期限届满，依法先行立案"),
    AUTOMATICALLY("登记立案（系统核对无误，自动登记，由立案法官负责）");

    private final String said;

    Registering(String said) {
        this.said = said;
    }

    /** What the filer reads of it, before the number. */
    String said() {
        return said;
    }
}
