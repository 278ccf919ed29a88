package org.lian.operations;

/** A backup or a restore that cannot be, in one sentence with the remedy. */
class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String sentence) {
        super(sentence);
    }
}
