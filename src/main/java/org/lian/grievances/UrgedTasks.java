package org.lian.grievances;

import org.lian.vocabulary.FilingId;

/** The open tasks of a filing, moved to the front; it says how many they were. */
public interface UrgedTasks {
    int urge(FilingId filing);
}
