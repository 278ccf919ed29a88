package org.lian.process;

import java.util.List;
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

    /** The one who would without a choice first. */
    public List<Staff> of(Filing filing, Actor judge) {
        return clerks.choices(filing, judge.username());
    }
}
