package org.lian.identity;

import java.util.Optional;

/** The uses of a group, asked before it is retired. */
public interface GroupUse {
    /** In Chinese what still goes to the group and what helps; empty when nothing does. */
    Optional<String> of(String group);
}
