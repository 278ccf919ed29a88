package org.lian.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The staff as the engine sees them; read only, never stored by the engine. Litigants are never found here. */
public interface StaffLookup {
    Optional<EngineStaff> find(String username);

    List<EngineStaff> all();

    /** An active member of staff; {@code groups} are names of {@link EngineIdentity}, {@code courts} court codes. */
    record EngineStaff(String username, String displayName, Set<String> groups, Set<String> courts) {}
}
