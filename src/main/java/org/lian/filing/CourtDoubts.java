package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;

/**
 * The doubts about the chosen court (管辖), only where every place is known. A demo court serves no division that there is,
 * so of it only that is told which no place changes.
 */
@Component
class CourtDoubts {
    private static final String FIELD = "courtCode";
    private static final String DEMO = "DEMO";
    private static final String COURT_DOUBTFUL = "COURT_DOUBTFUL";
    private static final String COURT_TO_BE_CHECKED = "COURT_TO_BE_CHECKED";
    private static final Set<String> CODES = Set.of(COURT_DOUBTFUL, COURT_TO_BE_CHECKED);

    private final Jurisdiction jurisdiction;
    private final Courts courts;

    CourtDoubts(Jurisdiction jurisdiction, Courts courts) {
        this.jurisdiction = jurisdiction;
        this.courts = courts;
    }

    /** Whether one of the findings doubts the chosen court. */
    static boolean isAmong(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> CODES.contains(finding.code()));
    }

    /** The doubts about the court of a draft; none while no court is chosen. */
    List<Finding> of(Draft draft) {
        var code = draft.courtCode();
        var chosen = code == null ? Optional.<Court>empty() : courts.find(new CourtCode(code));
        if (code == null || chosen.isEmpty()) {
            return List.of();
        }
        var suggested = jurisdiction.of(draft, Map.of());
        var found = new ArrayList<Finding>();
        if (!chosen.get().codeStatus().equals(DEMO) && suggested.excludes(code)) {
            found.add(Finding.warning(
                    FIELD,
                    COURT_DOUBTFUL,
                    "按您填写的，这件案件一般归" + suggested.named() + "管。可以改选法院；有别的理由的，也可以照样提交，由法院审查",
                    suggested.candidates().get(0).by().basis()));
        }
        suggested.notes().stream()
                .filter(note -> !note.isMet(chosen.get()))
                .map(note -> Finding.warning(
                        FIELD, COURT_TO_BE_CHECKED, note.text() + "。可以改选法院，也可以照样提交，由法院审查", note.basis()))
                .forEach(found::add);
        return found;
    }
}
