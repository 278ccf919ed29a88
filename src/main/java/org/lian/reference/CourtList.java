package org.lian.reference;

import java.util.List;
import java.util.Optional;
import org.lian.vocabulary.CourtCode;

/** The courts that there are, as a place or a name is looked up among them. */
public interface CourtList {
    /** The court of a code. */
    Optional<Court> find(CourtCode code);

    /** The court of exactly this name; empty where none has it, and where several do. */
    Optional<Court> named(String name);

    /** All courts there are. */
    List<Court> all();
}
