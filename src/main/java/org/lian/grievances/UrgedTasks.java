package org.lian.grievances;

import org.lian.vocabulary.FilingId;

/** Moves what the court has open on a filing to the front; says how many tasks that were. */
public interface UrgedTasks {
    int urge(FilingId filing);
}
