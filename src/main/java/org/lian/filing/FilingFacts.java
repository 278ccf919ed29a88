package org.lian.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Party.Representative;
import org.lian.reference.OrganWords;
import org.lian.rules.Facts;
import org.lian.vocabulary.Track;

/**
 * The facts of a filing as the tables ask for them, what its data say and what the filer answered: YES, NO, or left out
 * when unknown, because unknown never refuses. Never a name, a number or a text of a party.
 */
public final class FilingFacts {
    private static final String FOREIGN_DOMICILE = "foreignDomicile";
    private static final String URGENT = "urgent";
    private static final String STAGE = "preservationStage";

    private static final Set<String> BEFORE_SUIT = Set.of("BEFORE_SUIT", "BEFORE_ARBITRATION");

    private FilingFacts() {}

    /** Facts that the draft tells. */
    public static Map<String, Object> of(Draft draft) {
        return Facts.declared().with(derived(draft), draft.answers());
    }

    /** Facts that the data of the draft tell, before anybody answers. */
    static Map<String, Object> derived(Draft draft) {
        var facts = new HashMap<String, Object>();
        put(facts, "track", draft.track() == null ? null : draft.track().name());
        put(facts, "causeCode", draft.causeCode());
        facts.put("hasAmount", draft.claimAmountFen() != null);
        facts.put("plaintiffCount", (long) draft.plaintiffs().size());
        if (!draft.plaintiffs().isEmpty()) {
            facts.put("plaintiffPerson", yes(draft.plaintiffs().stream().anyMatch(Party::naturalPerson)));
            facts.put(
                    "plaintiffOrganisation",
                    yes(draft.plaintiffs().stream().anyMatch(party -> !party.naturalPerson())));
            facts.put("agentKind", agentKinds(draft).get(0));
            facts.put(
                    "statutoryAgent",
                    yes(draft.plaintiffs().stream()
                            .flatMap(party -> party.representedBy().stream())
                            .anyMatch(one -> one.kind() == Representative.Kind.STATUTORY)));
        }
        facts.put(
                "defendantOrgan",
                yes(OrganWords.areIn(draft.facts())
                        || draft.defendants().stream().anyMatch(party -> OrganWords.isName(party.name()))));
        domicile(draft.plaintiffs()).ifPresent(abroad -> facts.put(FOREIGN_DOMICILE, yes(abroad)));
        if (!draft.defendants().isEmpty()) {
            facts.put(
                    "defendantOrganisation",
                    yes(draft.defendants().stream().anyMatch(party -> !party.naturalPerson())));
            facts.put("definiteDefendant", yes(draft.defendants().stream().allMatch(FilingFacts::isNamed)));
            if (draft.defendants().size() == 1) {
                facts.put("defendantsInDifferentDistricts", "NO");
            }
            if (draft.defendants().stream().allMatch(Party::livesAbroad)) {
                facts.put("defendantSituation", "ABROAD");
            }
            if (draft.track() == Track.ADMINISTRATIVE
                    && draft.defendants().stream().allMatch(organ -> OrganWords.isCountyGovernment(organ.name()))) {
                facts.put("organKind", "COUNTY_GOVERNMENT");
            }
        }
        var address = draft.serviceAddress();
        if (address != null && address.electronic() != null) {
            facts.put("electronicConsent", yes(address.electronic()));
        }
        if (draft.complaintTyped()) {
            facts.put("specificClaim", "YES");
        }
        if (saysBeforeSuit(draft)) {
            // 民诉法 104: always urgent, and always with a guarantee.
            facts.put(URGENT, "YES");
            facts.put("guaranteeRequired", "YES");
        }
        if (isBeforeEnforcement(draft)) {
            // 财产保全规定 9: none need be asked of a creditor in force; the judge may ask for one all the same.
            facts.put("guaranteeRequired", "NO");
        }
        if ("MINOR".equals(draft.confidentiality())) {
            facts.put("minor", "YES");
        }
        if (Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                .flatMap(List::stream)
                .anyMatch(party -> party.livesBeyond().isPresent())) {
            facts.put("foreignElement", "YES");
        }
        return facts;
    }

    /** Whether it is urgent: as the filer answered, or always before a suit (民诉法 104). */
    public static boolean isUrgent(Draft draft) {
        return PreservationStage.of(draft) == PreservationStage.BEFORE_SUIT
                || "YES".equals(draft.answers().get(URGENT));
    }

    /** Whether a preservation is said to be asked for before a suit or an arbitration. */
    private static boolean saysBeforeSuit(Draft draft) {
        return BEFORE_SUIT.contains(draft.answers().getOrDefault(STAGE, ""));
    }

    /** Whether one is asked for when the judgment is in force and its enforcement is not yet asked for (民诉解释 163). */
    private static boolean isBeforeEnforcement(Draft draft) {
        return "BEFORE_ENFORCEMENT".equals(draft.answers().get(STAGE));
    }

    /** Whether nobody said what is to be preserved, by which the ruling is numbered. */
    public static boolean leavesPreservedOpen(Track track, Draft draft) {
        return track == Track.PRESERVATION
                && PreservationStage.of(draft) != PreservationStage.IN_SUIT
                && "UNKNOWN".equals(draft.answers().getOrDefault("preservationKind", "UNKNOWN"));
    }

    /** Where the plaintiffs live; empty where nobody said, or where some live here and some abroad. */
    private static Optional<Boolean> domicile(List<Party> plaintiffs) {
        var known = plaintiffs.stream().map(Party::foreignDomicile).distinct().toList();
        return known.size() == 1 ? Optional.ofNullable(known.get(0)) : Optional.empty();
    }

    /** The facts of a filing for those of its plaintiffs who live abroad, or for the others. */
    public static Map<String, Object> of(Filing filing, boolean abroad) {
        var facts = new HashMap<>(of(filing));
        facts.put(FOREIGN_DOMICILE, yes(abroad));
        return facts;
    }

    /** The kinds of agents that file for the plaintiffs, each once; NONE where they file themselves. */
    public static List<String> agentKinds(Draft draft) {
        var kinds = draft.plaintiffs().stream()
                .flatMap(party -> party.representedBy().stream())
                .filter(one -> one.kind() == Representative.Kind.MANDATE)
                .map(agent -> agent.agentKind() == null
                        ? "UNSPECIFIED"
                        : agent.agentKind().name())
                .distinct()
                .sorted()
                .toList();
        return kinds.isEmpty() ? List.of("NONE") : kinds;
    }

    /**
     * The facts of a draft with what counts where nobody answered: a preservation without a stage is one before a suit (民诉法
     * 104), so that nobody waits longer for not knowing. Its questions are asked all the same.
     */
    public static Map<String, Object> asFiled(Draft draft) {
        if (PreservationStage.of(draft) != PreservationStage.BEFORE_SUIT || saysBeforeSuit(draft)) {
            return of(draft);
        }
        var answers = new HashMap<>(draft.answers());
        answers.put(STAGE, PreservationStage.BEFORE_SUIT.name());
        return of(draft.edit().answers(answers).draft());
    }

    /** Facts that a submitted filing tells beyond its draft. */
    public static Map<String, Object> of(Filing filing) {
        var facts = new HashMap<>(asFiled(filing.draft()));
        var relief = filing.relief();
        if (filing.marks().sensitive()) {
            facts.put("sensitiveMatter", "YES");
        }
        if (relief != null) {
            facts.put("relief", relief.state().name());
        }
        if (filing.isReliefOpen()) {
            facts.put("feeDeferral", "YES");
        }
        return facts;
    }

    /** Facts that the findings on a submitted filing add, for routing. */
    public static Map<String, Object> of(Filing filing, List<Finding> findings) {
        var facts = new HashMap<>(of(filing));
        var blocking = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.BLOCKING);
        facts.put("insisted", yes(blocking));
        facts.put(
                "mandatoryMissing",
                yes(findings.stream()
                        .anyMatch(finding -> finding.severity() == Finding.Severity.BLOCKING
                                && DraftChecks.Part.of(finding) == DraftChecks.Part.MATERIALS)));
        facts.put("duplicateHit", yes(findings.stream().anyMatch(finding -> finding.code()
                .equals("RELATED_FOUND"))));
        facts.put("courtToBeChecked", yes(CourtDoubts.isAmong(findings)));
        return facts;
    }

    private static boolean isNamed(Party party) {
        return isWritten(party.name());
    }

    static boolean isWritten(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String yes(boolean fact) {
        return fact ? "YES" : "NO";
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
