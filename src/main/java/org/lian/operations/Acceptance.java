package org.lian.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The court's readiness to accept filings.
 *
 * @param since when it became so; null when that is not known yet
 * @param reasons Chinese, why not; empty while filings are accepted
 */
public record Acceptance(boolean accepting, @Nullable Instant since, List<String> reasons) {}
