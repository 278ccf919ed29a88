package org.lian.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a move: where each step's instances would stand, and what an analyst must know first.
 *
 * @param findings errors keep the move from being tried; warnings are to be read
 * @param added steps of the target that have no source, id to name: an analyst may say that one of them is a renamed one
 */
public record MovePlan(List<Step> steps, List<ModelFinding> findings, Map<String, String> added) {
    /**
     * A step of the source version where an instance can stand.
     *
     * @param kind of the element, in Chinese
     * @param target the step of the target version that takes over; null when there is none
     * @param waiting instances that stand there now
     */
    public record Step(
            String id,
            String name,
            String kind,
            @Nullable String target,
            @Nullable String targetName,
            long waiting) {
        /** Whether the step is not simply the same one again. */
        public boolean changed() {
            return !id.equals(target) || !name.equals(targetName);
        }
    }
}
