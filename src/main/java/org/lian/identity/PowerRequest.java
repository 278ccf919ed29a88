package org.lian.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/**
 * A wish to give somebody an office of power, which waits for a second person.
 *
 * @param roles all offices that the person shall have then
 * @param courts all courts that the person shall work for then
 * @param askedBy user name of the administrator who asked
 */
public record PowerRequest(
        UUID id,
        String accountId,
        String username,
        String displayName,
        Set<Role> roles,
        Set<CourtCode> courts,
        String askedById,
        String askedBy,
        Instant askedAt) {
    /** The offices in words. */
    public String offices() {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining("、"));
    }
}
