package org.lian.documents;

import java.util.List;
import java.util.Optional;

/**
 * The declaration of a paper beside its template.
 *
 * @param template name of the file in documents/, without its ending
 * @param name of the paper in Chinese, one ruling told from another
 * @param title its heading
 * @param opens the part that the template begins with, and {@code closes} the one that it ends with
 * @param parts that may stand in between
 * @param bound what is true only under a condition
 * @param spots what this paper says though no other may
 */
record PaperForm(
        String template,
        String name,
        String title,
        String opens,
        String closes,
        List<String> parts,
        List<Place> places,
        List<Requirement> required,
        List<Binding> bound,
        List<Spot> spots) {
    PaperForm {
        parts = List.copyOf(parts);
        places = List.copyOf(places);
        required = List.copyOf(required);
        bound = List.copyOf(bound);
        spots = List.copyOf(spots);
    }

    Optional<Place> place(String name) {
        return places.stream().filter(place -> place.name().equals(name)).findFirst();
    }
}
