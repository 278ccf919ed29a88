package org.lian.liveness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The moments at which each loop of this node last came round. A loop that was never started here is not missed. */
@Component
public class Loops {
    private final Map<Loop, Long> rounds = new ConcurrentHashMap<>();
    private final Duration longest;

    Loops(LoopSettings settings) {
        this.longest = settings.longestRound();
    }

    /** From now on it is missed when it stands. */
    public void started(Loop loop) {
        rounds.put(loop, System.nanoTime());
    }

    public void cameRound(Loop loop) {
        rounds.computeIfPresent(loop, (known, before) -> System.nanoTime());
    }

    /** Chinese: which loops stand. */
    public List<String> standing() {
        var now = System.nanoTime();
        return rounds.entrySet().stream()
                .filter(round -> now - round.getValue() > longest.toNanos())
                .map(Map.Entry::getKey)
                .sorted()
                .map(loop -> loop.standing() + "，已超过 " + longest.toSeconds() + " 秒")
                .toList();
    }
}
