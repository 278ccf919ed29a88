package org.lian.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 收件回执, the 书面凭证 of 登记立案规定 2: given by the machine, at once, whatever the filing lacks. */
public record Receipt(String number, OffsetDateTime receivedAt, List<Item> materials, String digest, String signature) {
    /**
     * A received material by its id and SHA-256.
     *
     * @param shrunkFrom the SHA-256 of the photograph that a phone made it of, as the phone said; the court never had it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String id, String sha256, @Nullable String shrunkFrom) {}

    /** The ids of what a phone made smaller before it was sent. */
    public Set<String> shrunk() {
        return materials.stream()
                .filter(item -> item.shrunkFrom() != null)
                .map(Item::id)
                .collect(Collectors.toSet());
    }
}
