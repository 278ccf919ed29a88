package org.lian.workbench.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.workbench.RuleFinding;
import org.springframework.stereotype.Component;

/** 缺口与重叠: exact, because every cell is put to the running FEEL once for each class of inputs it can tell apart. */
@Component
class GapsAndOverlaps implements DecisionTableAnalyzer {
    static final Duration LIMIT = Duration.ofSeconds(5);

    private final Feel feel;

    GapsAndOverlaps(Feel feel) {
        this.feel = feel;
    }

    @Override
    public Analysis analyse(DmnFile draft, @Nullable DmnFile base) {
        var answers = new FeelMemory(feel);
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var findings = new ArrayList<RuleFinding>();
        var questions = new ArrayList<Map<String, @Nullable Object>>();
        var values = new HashMap<String, LinkedHashSet<Representatives.Value>>();
        for (var decision : draft.decisions()) {
            if (decision.table() != null) {
                var proof = new TableProof(answers, draft, decision, base, deadline);
                findings.addAll(proof.findings());
                questions.addAll(proof.questions());
                proof.values().forEach((name, more) -> values.computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .addAll(more));
            }
        }
        var distinct = new LinkedHashMap<String, List<Representatives.Value>>();
        values.forEach((name, all) -> distinct.put(name, List.copyOf(all)));
        return new Analysis(findings, questions, distinct);
    }
}
