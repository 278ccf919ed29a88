package org.lian.messages;

import java.util.Optional;

/** A way out of the court. Sending may be repeated with the same id: the other side keeps one. */
interface MessageChannel {
    ChannelKind kind();

    /** Whether this court has it. */
    boolean isSetUp();

    /** Where it would reach the filer; empty where there is no address that it can use. */
    Optional<String> address(Contact contact);

    /**
     * Hands the notice over.
     *
     * @return the other side's own number for it
     * @throws AddressRefused when this address will never do
     * @throws ChannelSilent when it may do later
     */
    String send(Notice notice);

    /** The other side knows no such recipient. */
    class AddressRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AddressRefused(String why) {
            super(why);
        }
    }

    /** The other side does not answer, or not as it should. */
    class ChannelSilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChannelSilent(String why, Throwable cause) {
            super(why, cause);
        }

        ChannelSilent(String why) {
            super(why);
        }
    }
}
