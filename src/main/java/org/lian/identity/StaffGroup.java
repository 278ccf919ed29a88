package org.lian.identity;

import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;

/**
 * 办理组.
 *
 * @param code as diagrams name it; it never changes
 * @param court whose people are in it; null for one of the program, which every court has
 * @param shipped whether it goes with a role of the program, and stays
 * @param retired whether nobody works in it any more
 */
public record StaffGroup(String code, String name, @Nullable CourtCode court, boolean shipped, boolean retired) {}
