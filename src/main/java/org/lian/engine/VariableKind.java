package org.lian.engine;

/** The kind of a variable's value, and so what a condition may compare it with. */
public enum VariableKind {
    /** Ids and codes. */
    TEXT,
    NUMBER,
    TRUTH,
    DATE
}
