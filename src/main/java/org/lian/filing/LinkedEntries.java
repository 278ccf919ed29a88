package org.lian.filing;

import java.util.Set;
import org.lian.journal.Journal;

/** The entries of a timeline that a party without an account made, through a link: a person's, not the system's. */
public final class LinkedEntries {
    private static final Set<String> KINDS = Set.of("JOINT_CONSENT", "AGREEMENT_SIGNED");

    private LinkedEntries() {}

    /** Whether it is one of them. */
    public static boolean include(Journal.Leaf leaf) {
        return leaf.actorKind().equals("SYSTEM") && KINDS.contains(leaf.kind());
    }
}
