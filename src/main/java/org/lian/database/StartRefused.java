package org.lian.database;

/** A start that cannot be, said in one sentence with the remedy. */
public class StartRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
