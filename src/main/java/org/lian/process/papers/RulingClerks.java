package org.lian.process.papers;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Absences;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * The clerk under a ruling (民诉法 157): whom the judge named when signing; where he named nobody, the clerk who last
 * worked on the case, or else one of the court's clerks who is there today.
 */
@Component
public class RulingClerks {
    private static final String FIELD = "clerk";
    private static final String ARTICLE = "民事诉讼法第一百五十七条第三款";

    /** Conclusions that end in no ruling, under which nobody stands. */
    public static final Set<String> WITHOUT_RULING = Set.of("RETURN", "REGISTER", "NOTICE", "SUIT_PROVEN", "STANDS");

    private final StaffDirectory staff;
    private final Absences absences;
    private final PaperSigners signers;
    private final Acts acts;
    private final CourtActs courtActs;
    private final FilingLifecycle filings;

    RulingClerks(
            StaffDirectory staff,
            Absences absences,
            PaperSigners signers,
            Acts acts,
            CourtActs courtActs,
            FilingLifecycle filings) {
        this.staff = staff;
        this.absences = absences;
        this.signers = signers;
        this.acts = acts;
        this.courtActs = courtActs;
        this.filings = filings;
    }

    /** The clerks who may stand under a ruling of the judge, the one who would without a choice first. */
    public List<Staff> choices(Filing filing, String judge) {
        var last = signers.clerk(filing.id(), judge).orElse("");
        var away = absences.current().keySet();
        return staff.all().stream()
                .filter(person -> person.active()
                        && person.roles().contains(Role.CLERK)
                        && person.courts().contains(filing.court())
                        && !person.username().equals(judge))
                .sorted(Comparator.<Staff, Boolean>comparing(person -> away.contains(person.username()))
                        .thenComparing(person -> !person.username().equals(last))
                        .thenComparing(Staff::username))
                .toList();
    }

    /**
     * Binds the clerk to what the judge is about to rule.
     *
     * @param chosen user name; null takes the first of the choices
     * @param conclusion of the task; null where it has only one
     */
    public void bind(Actor judge, FilingId id, @Nullable Object chosen, @Nullable String conclusion) {
        if (conclusion != null && WITHOUT_RULING.contains(conclusion)) {
            return;
        }
        var choices = choices(filings.filing(id), judge.username());
        if (choices.isEmpty()) {
            throw Refusal.invalid(FIELD, "MISSING", "裁定书须由书记员署名，本院人员中没有在岗的书记员；请管理员先在人员管理里登记书记员，再签发（" + ARTICLE + "）");
        }
        var clerk = chosen == null || String.valueOf(chosen).isBlank()
                ? choices.get(0)
                : choices.stream()
                        .filter(person -> person.username().equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(
                                FIELD, "UNKNOWN", "署名的书记员只能是本院在岗的书记员，不能是签发的人：" + names(choices) + "（" + ARTICLE + "）"));
        courtActs.nameClerk(judge, id, clerk.username());
    }

    private static String names(List<Staff> choices) {
        return choices.stream()
                .map(person -> person.displayName() + " " + person.username())
                .collect(Collectors.joining("、"));
    }

    /** The user name of who stands beside the judge; refused where the court has nobody. */
    public String beside(Filing filing, String judge) {
        return acts.last(filing.id(), Act.Kind.RULING_CLERK)
                .filter(named -> named.actor().equals(judge))
                .map(named -> named.words().ground())
                .or(() -> choices(filing, judge).stream().map(Staff::username).findFirst())
                .orElseThrow(() -> new IllegalStateException("The court has no clerk to stand under a ruling"));
    }
}
