package org.lian.workbench.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.reference.PackagedCodes;
import org.lian.rules.AnswerDomains;
import org.lian.rules.Domain;
import org.lian.vocabulary.Track;

/** What the facts that the program supplies can be, by the name that all tables read them under. */
public final class FactDomains {
    private static final Domain ANSWER = named("YES", "是", "NO", "否", "UNKNOWN", "不清楚");

    private static final Map<String, Domain> CODED = Map.of(
            "track",
            new Domain(
                    Arrays.stream(Track.values())
                            .collect(Collectors.toMap(
                                    Track::name, Track::label, (one, same) -> one, LinkedHashMap::new)),
                    null,
                    null),
            "causeCode",
            new Domain(PackagedCodes.causes(), null, null),
            "province",
            new Domain(PackagedCodes.provinces(), null, null),
            "feeClass",
            AnswerDomains.of("cause-fee-class", "feeClass"),
            "relief",
            Domain.codes("NONE", "PENDING", "REDUCED", "REFUSED", "DEFERRED", "EXEMPTED"),
            "modifiers",
            Domain.codes("SIMPLIFIED", "SMALL_CLAIMS", "MEDIATED", "WITHDRAWN", "COUNTERCLAIM", "CONSOLIDATED"),
            "effects",
            AnswerDomains.of("case-type-eligibility", "effect"),
            "outcome",
            Domain.codes("REGISTER", "CORRECT", "ADVISE", "MEDIATE", "REFUSE"),
            "preservationKind",
            Domain.codes("PROPERTY", "ACT", "EVIDENCE"),
            "agentKind",
            Domain.codes("NONE", "LAWYER", "LEGAL_WORKER", "RELATIVE", "EMPLOYEE", "RECOMMENDED", "UNSPECIFIED"));

    private static final Set<String> ANSWERS = Set.of(
            "directInterest",
            "definiteDefendant",
            "specificClaim",
            "courtScope",
            "courtJurisdiction",
            "administrativeMatter",
            "arbitrationAgreement",
            "otherOrgan",
            "effectiveJudgment",
            "prohibitedPeriod",
            "divorceWithinSixMonths",
            "newCircumstances",
            "labourArbitrated",
            "limitationExpired",
            "sensitiveMatter",
            "reconsiderationFirst",
            "administrativeTimeLimitExpired",
            "privateProsecutionScope",
            "crimeEvidence",
            "effectiveDocument",
            "performanceDue",
            "applicantEntitled",
            "sumDueAndCertain",
            "counterObligation",
            "debtorServiceable",
            "preSuitPreservation",
            "jointApplication",
            "within30Days",
            "wageClaim",
            "foreignDomicile",
            "plaintiffPerson",
            "plaintiffOrganisation",
            "organisationDissolved",
            "feeRelief",
            "reconsidered",
            "statutoryRepresentative",
            "publicOrgansDeclined",
            "successor",
            "arbitralAward",
            "guaranteeRequired",
            "urgent",
            "minor",
            "foreignElement",
            "duplicateHit",
            "maintenanceClaim",
            "insisted",
            "mandatoryMissing",
            "feeDeferral",
            "electronicConsent");

    /** Numbers, days and what is true or false: their type says what they can be. */
    private static final Set<String> OPEN = Set.of("amountFen", "baseFen", "plaintiffCount", "hasAmount", "on");

    private FactDomains() {}

    public static Domain of(String fact) {
        return ANSWERS.contains(fact) ? ANSWER : CODED.getOrDefault(fact, Domain.OPEN);
    }

    static boolean isDeclared(String fact) {
        return OPEN.contains(fact) || !of(fact).isOpen();
    }

    private static Domain named(String... pairs) {
        var codes = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            codes.put(pairs[i], pairs[i + 1]);
        }
        return new Domain(codes, null, null);
    }

    /** All that have one, or are open. */
    static Stream<String> names() {
        return Stream.of(ANSWERS, CODED.keySet(), OPEN).flatMap(Set::stream);
    }
}
