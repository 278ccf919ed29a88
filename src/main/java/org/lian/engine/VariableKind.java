package org.lian.engine;

/** What a variable of a diagram holds, and so what a condition may compare it with. */
public enum VariableKind {
    /** Ids and codes. */
    TEXT,
    NUMBER,
    TRUTH,
    DATE
}
