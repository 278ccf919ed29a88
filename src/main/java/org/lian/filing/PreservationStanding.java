package org.lian.filing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The standing of a preservation after its execution, for the party that asked for it.
 *
 * @param taken whether something could be preserved
 * @param over whether a judge ruled that it ends; the papers may still be on their way
 * @param lastDay of the measures; null where none were taken, or they have no end
 * @param follow what has still to follow in time; null where nothing has
 * @param followBy the end of its days; null where nothing has to follow
 */
public record PreservationStanding(
        boolean taken,
        boolean over,
        @Nullable LocalDate lastDay,
        @Nullable PreservationFollow follow,
        @Nullable Instant followBy) {}
