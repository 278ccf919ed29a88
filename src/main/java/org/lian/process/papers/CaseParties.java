package org.lian.process.papers;

import java.util.List;
import java.util.stream.Collectors;
import org.lian.filing.Filing;
import org.lian.filing.Party;
import org.lian.filing.PartyParticulars;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.springframework.stereotype.Component;

/** 当事人 as the court's papers name them. */
@Component
class CaseParties {
    private static final int NAMED = 3;

    private final Causes causes;

    CaseParties(Causes causes) {
        this.causes = causes;
    }

    /** 张三诉李四民间借贷纠纷; words where nobody is named yet. */
    String matter(Filing filing) {
        var draft = filing.draft();
        var code = draft.causeCode();
        var cause = code == null ? "" : causes.find(code).map(Cause::name).orElse("");
        if (PartyParticulars.named(draft.plaintiffs()).isEmpty()
                && PartyParticulars.named(draft.defendants()).isEmpty()) {
            return cause.isEmpty() ? filing.track().word("matter") : cause;
        }
        var against = PartyParticulars.named(draft.defendants()).isEmpty()
                ? ""
                : filing.track().word("against") + names(draft.defendants());
        return filers(filing) + against + (cause.isEmpty() ? filing.track().word("matterEnds") : cause);
    }

    /** The plaintiffs by name; 起诉人, 申请执行人 where none is named. */
    String filers(Filing filing) {
        return PartyParticulars.named(filing.draft().plaintiffs()).isEmpty()
                ? filing.track().word("filer")
                : names(filing.draft().plaintiffs());
    }

    /** The other side by name. */
    String others(Filing filing) {
        return PartyParticulars.named(filing.draft().defendants()).isEmpty()
                ? filing.track().respondent()
                : names(filing.draft().defendants());
    }

    /** A line or more for each party, in the order of a ruling's head. */
    List<String> all(Filing filing) {
        return PartyParticulars.of(filing.draft(), filing.track(), PartyParticulars.Contact.LEFT_OUT);
    }

    /** Those who filed, as a ruling calls them before there is a case. */
    List<String> filersLines(Filing filing) {
        return PartyParticulars.claimants(
                filing.track().word("filer"), filing.draft(), filing.track(), PartyParticulars.Contact.LEFT_OUT);
    }

    private static String names(List<Party> parties) {
        var named = PartyParticulars.named(parties);
        var first = named.stream().limit(NAMED).map(Party::displayName).collect(Collectors.joining("、"));
        return named.size() > NAMED ? first + "等" + named.size() + "人" : first;
    }
}
