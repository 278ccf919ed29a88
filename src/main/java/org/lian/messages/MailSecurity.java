package org.lian.messages;

/** The protection of the line to the mail server. */
enum MailSecurity {
    /** In clear, for a server on this machine. */
    NONE,
    /** In clear until the server agrees to TLS; it must. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
}
