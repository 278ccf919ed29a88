package org.lian.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of open tasks as a person may see them, the soonest due first; answered without asking the engine. */
public interface TaskLists {
    /** Tasks of a list from the place {@code first}, counted from 0; none for a court that is not the person's. */
    List<Listed> page(StaffLookup.EngineStaff person, TaskList list, int first, int max);

    long count(StaffLookup.EngineStaff person, TaskList list);

    /** An open task as Tasklist shows it. */
    record Listed(
            String id,
            String name,
            @Nullable String assignee,
            @Nullable String assigneeName,
            Instant created,
            @Nullable Instant due,
            int priority,
            String element,
            String court,
            @Nullable String definition,
            @Nullable String instance) {}
}
