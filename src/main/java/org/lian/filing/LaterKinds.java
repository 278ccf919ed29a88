package org.lian.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 续递的种类: what may be handed in for a filing as it stands, as the table later-filing says. */
@Component
public class LaterKinds {
    private static final String TABLE = "later-filing";

    private final Decisions decisions;

    LaterKinds(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What the filing takes now; empty where nothing more is taken. Nothing is recorded. */
    public List<LaterKind> of(Filing filing) {
        return ofFiler(decisions.preview(TABLE, facts(filing)));
    }

    /** What its defendant may do: 反诉, or nothing. Nothing is recorded. */
    Optional<LaterKind> counterclaim(Filing filing) {
        return kinds(decisions.preview(TABLE, facts(filing)))
                .filter(LaterKinds::isDefendants)
                .findFirst();
    }

    /** The kind, or a refusal that names those that are taken. */
    public LaterKind require(Filing filing, String code) {
        return chosen(filing, code, of(filing));
    }

    /** The same for what is handed in now, which is recorded for the filer to see. */
    LaterKind handedIn(Filing filing, String code) {
        return chosen(filing, code, ofFiler(decisions.evaluate(TABLE, facts(filing), filing.id(), Visibility.PARTY)));
    }

    private static LaterKind chosen(Filing filing, String code, List<LaterKind> open) {
        return open.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict(
                        open.isEmpty()
                                ? "这件申请现在（" + filing.statusText() + "）不能再递交变更、追加或者补充；" + elsewhere(filing)
                                : "这件申请现在（" + filing.statusText() + "）不能递交这一种；可以递交的有："
                                        + open.stream()
                                                .map(kind -> kind.name() + " " + kind.code())
                                                .collect(Collectors.joining("、"))));
    }

    private static String elsewhere(Filing filing) {
        return filing.status() == FilingStatus.DRAFT ? "还没有提交的，请直接修改" : "再次提出的，请在新的申请里写明";
    }

    private static List<LaterKind> ofFiler(Decision decision) {
        return kinds(decision).filter(kind -> !isDefendants(kind)).toList();
    }

    private static boolean isDefendants(LaterKind kind) {
        return kind.effect() == LaterKind.Effect.COUNTERCLAIM;
    }

    private static Stream<LaterKind> kinds(Decision decision) {
        return decision.rows().stream().map(LaterKind::of);
    }

    private static Map<String, Object> facts(Filing filing) {
        var facts = new HashMap<>(FilingFacts.of(filing));
        facts.put("track", filing.track().name());
        facts.put("filingStatus", filing.status().name());
        return facts;
    }
}
