package org.lian.materials;

import java.util.Optional;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The words of materials that no browser shows, read beside the decision; who may read them is the caller's question. */
@Component
public class Wordings {
    private final Materials materials;
    private final Pictures pictures;
    private final Parsers parsers;

    Wordings(Materials materials, Pictures pictures, Parsers parsers) {
        this.materials = materials;
        this.pictures = pictures;
        this.parsers = parsers;
    }

    /** Empty for a file that has no words to show here, or whose words cannot be read. */
    public Optional<String> of(Material opened) {
        if (FileType.ofMediaType(opened.mediaType()).filter(MaterialWords::isIn).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pictures.parsed(materials.stored(opened.filing(), opened.id()), parsers::words));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.INVALID) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
