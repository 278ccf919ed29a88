package org.lian.web.rulebook;

import org.lian.engine.Feel;
import org.lian.workbench.RuleText;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The tables with their wording. A version never changes, so it is read once; the least used are forgotten. */
@Component
class Readings {
    static final int KEPT = 40;

    private final RuleVersions versions;
    private final Feel feel;
    private final Words words;
    private final ConcurrentLruCache<Version, Reading> kept = new ConcurrentLruCache<>(KEPT, this::read);

    Readings(RuleVersions versions, Feel feel, Words words) {
        this.versions = versions;
        this.feel = feel;
        this.words = words;
    }

    /** The version of a text. */
    private record Version(String rule, int number) {}

    /** A table and how to say it. */
    record Reading(RuleText text, Wording wording) {}

    Reading of(String rule, int number) {
        return kept.get(new Version(rule, number));
    }

    private Reading read(Version version) {
        var text = versions.text(version.rule(), version.number());
        return new Reading(text, new Wording(feel, words, text));
    }
}
