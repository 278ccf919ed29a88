package org.lian.engine;

import java.util.Map;

/**
 * The two versions of a diagram that a move leads between.
 *
 * @param renamed elements that bear another id in the target: old id to new id
 */
public record MoveRoute(String rule, int from, int to, Map<String, String> renamed) {
    public MoveRoute {
        renamed = Map.copyOf(renamed);
    }
}
