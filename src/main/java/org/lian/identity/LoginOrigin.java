package org.lian.identity;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.ClientNetwork;

/**
 * The origin of a login.
 *
 * @param device what the browser was given when somebody signed in with it; null where it brings nothing
 */
public record LoginOrigin(ClientNetwork network, @Nullable String device) {
    /** From this address, with no mark of a device. */
    public static LoginOrigin of(String address) {
        return new LoginOrigin(ClientNetwork.of(address), null);
    }

    /** From this address, with what the browser brings. */
    public static LoginOrigin of(String address, @Nullable String device) {
        return new LoginOrigin(ClientNetwork.of(address), device);
    }
}
