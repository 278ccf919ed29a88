package org.lian.materials;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * A file on its way, which goes on where its line was cut.
 *
 * @param said what the sender said of it when it began: name, kind, what it is for
 * @param received how many bytes are safe; the next piece begins there
 * @param endsAt when what arrived is thrown away
 * @param material what it became; null while it is on its way
 */
public record Upload(
        UUID id,
        FilingId filing,
        String said,
        long length,
        long received,
        Instant endsAt,
        @Nullable UUID material) {

    /** Whether all bytes are here. */
    public boolean isWhole() {
        return received == length;
    }
}
