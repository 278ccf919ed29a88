package org.lian.process;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.identity.Staff;
import org.lian.process.papers.RulingClerks;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The clerks whom a judge may choose from to stand beside him under a ruling (民诉法 157). */
@Component
public class ClerkChoices {
    private final RulingClerks clerks;

    ClerkChoices(RulingClerks clerks) {
        this.clerks = clerks;
    }

    /**
     * The clerks that a judge is shown.
     *
     * @param people the one who would without a choice first
     * @param unasked the conclusions that end in no ruling
     */
    public record Choices(List<Staff> people, Set<String> unasked) {}

    /** Of a task; null where it ends in no ruling. */
    public @Nullable Choices of(TaskView task, @Nullable Filing filing, Actor judge) {
        return task.kind().isRuling() && filing != null
                ? new Choices(clerks.choices(filing, judge.username()), RulingClerks.WITHOUT_RULING)
                : null;
    }
}
