package org.lian.web.portal;

import java.util.List;
import java.util.Map;
import org.lian.filing.Draft;
import org.lian.vocabulary.Refusal.Fault;

/** One question of a draft: which fields its form has, and how they stand in the draft. */
interface DraftQuestion {
    /** The form's fields with their labels, in order. */
    Map<String, String> labels();

    /** Those that are shown beside one another where an answer was changed twice. */
    default Map<String, String> compared() {
        return labels();
    }

    /** Every field as text, empty where nothing is written. */
    Map<String, String> read(Draft draft);

    /** The draft with this question answered; a field that cannot be read is refused by its form name. */
    Draft write(Draft draft, Map<String, String> form);

    /** What must be there before the filer goes on to the next question. */
    default List<Fault> missing(Map<String, String> form) {
        return List.of();
    }

    /** The form's name of a field that the filing module calls otherwise. */
    default String formField(String field) {
        return field;
    }
}
