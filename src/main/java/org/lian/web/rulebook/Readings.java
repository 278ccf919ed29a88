package org.lian.web.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.lian.engine.Feel;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;

/** The tables with their wording. A version never changes, so it is read once; the least used are forgotten. */
@Component
class Readings {
    private static final int KEPT = 40;

    private final RuleVersions versions;
    private final Feel feel;
    private final Words words;
    private final Map<Version, Reading> kept = new Kept<>();

    Readings(RuleVersions versions, Feel feel, Words words) {
        this.versions = versions;
        this.feel = feel;
        this.words = words;
    }

    /** Which text. */
    record Version(String rule, int number) {}

    /** A table and how to say it. */
    record Reading(RuleText text, Wording wording) {}

    Reading of(String rule, int number) {
        return kept(kept, new Version(rule, number), version -> {
            var text = versions.text(rule, number);
            return new Reading(text, new Wording(feel, words, text));
        });
    }

    /** Two who come at once both read; neither waits for the other. */
    static <V> V kept(Map<Version, V> kept, Version version, Function<Version, V> read) {
        synchronized (kept) {
            var known = kept.get(version);
            if (known != null) {
                return known;
            }
        }
        var fresh = read.apply(version);
        synchronized (kept) {
            kept.put(version, fresh);
        }
        return fresh;
    }

    /** The latest used. */
    static final class Kept<V> extends LinkedHashMap<Version, V> {
        private static final long serialVersionUID = 1L;

        Kept() {
            super(KEPT, 1, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, V> eldest) {
            return size() > KEPT;
        }
    }
}
