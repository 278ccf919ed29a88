package org.lian.workbench.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;

/**
 * The proof that tables answer each question exactly once, or the list of what they leave out, and of what could not be
 * proved.
 */
interface DecisionTableAnalyzer {
    /**
     * The result of an analysis.
     *
     * @param questions inputs that together make each row fire that can
     * @param values the values of each name that conditions tell apart
     */
    record Analysis(
            List<RuleFinding> findings,
            List<Map<String, @Nullable Object>> questions,
            Map<String, List<Representatives.Value>> values) {}

    Analysis analyse(DmnFile draft, @Nullable DmnFile base);
}
