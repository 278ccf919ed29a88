package org.lian.workbench.analysis;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;

/** Proves that tables answer each question exactly once, or says what they leave out, and what it could not prove. */
interface DecisionTableAnalyzer {
    /**
     * What came out.
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
