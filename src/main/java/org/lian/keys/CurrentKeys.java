package org.lian.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The keys that seal and sign what comes in now, and whether they are where they belong; a retired key is missed
 * elsewhere.
 */
@Component
public class CurrentKeys {
    private final KeyFiles files;
    private final KeyRegister register;

    CurrentKeys(KeyFiles files, KeyRegister register) {
        this.files = files;
        this.register = register;
    }

    /** Ids of the newest registered key of each kind whose file is not there. */
    public List<String> missing() {
        var registered = register.all().stream().map(KeyRegister.Entry::id).toList();
        return Arrays.stream(KeyKind.values())
                .map(kind -> newest(registered.stream().filter(id -> id.kind() == kind)))
                .flatMap(Optional::stream)
                .filter(id -> files.read(id).isEmpty())
                .map(KeyId::toString)
                .toList();
    }

    private static Optional<KeyId> newest(Stream<KeyId> ids) {
        return ids.max(KeyId.BY_NUMBER);
    }
}
