package org.lian.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The staff as the engine sees them; read only, never stored by the engine. Litigants are never found here. */
public interface StaffLookup {
    Optional<EngineStaff> find(String username);

    List<EngineStaff> all();

    /** Names of the groups that the court made itself, by code; without those that nobody works in any more. */
    default Map<String, String> ownGroups() {
        return Map.of();
    }

    /** An active member of staff; {@code groups} are names of {@link EngineIdentity}, {@code courts} court codes. */
    record EngineStaff(String username, String displayName, Set<String> groups, Set<String> courts) {}
}
