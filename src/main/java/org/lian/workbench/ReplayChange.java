package org.lian.workbench;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filing that the draft treats otherwise than the version in force.
 *
 * @param position in the replay, from 1
 * @param before rows of the version in force; empty when none fired or it gave no answer
 * @param delta of the first whole-number output that moved, after minus before; null when none did
 */
public record ReplayChange(
        int position,
        UUID filing,
        List<Map<String, Object>> before,
        List<Map<String, Object>> after,
        @Nullable Long delta) {}
