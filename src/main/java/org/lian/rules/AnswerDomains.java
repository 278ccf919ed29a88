package org.lian.rules;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a table that the steps which ask it accept. A draft that gives anything else is not published; what a
 * table gives all the same goes to a person. An output that is not named here may be any text or number.
 */
public final class AnswerDomains {
    /** The longest period, in any of the units, that still ends within the calendar that the court counts by. */
    private static final long LONGEST_PERIOD = 1_000;
    /** The most that stands in a law: 72 hours for a protection order (反家庭暴力法 28), 30 days of a third party's revocation (登记立案规定 8). */
    private static final long LONGEST_REVIEW = 72;
    /** 一万亿元: more than any claim. */
    private static final long MOST_FEN = 100_000_000_000_000L;

    private static final Domain FEN = Domain.whole(0, MOST_FEN);
    /** The ranges of 办法 13 begin at 50 yuan and end at 1,000: a sum in yuan instead of fen falls out of them. */
    private static final Domain FEN_IN_A_RANGE = Domain.whole(5_000, 100_000);

    private static final Domain FEE_OUTCOME = Domain.codes("FEE", "RANGE", "AMOUNT_REQUIRED", "BASE_OUT_OF_RANGE");

    private static final Map<String, Domain> CERTAINTY = Map.of("certainty", Domain.codes("SURE", "ASK", "KIND"));

    /** The places of all three tables of places. */
    private static final Map<String, Domain> PLACES = Map.of(
            "place",
            Domain.codes(
                    "DEFENDANT_DOMICILE",
                    "PLAINTIFF_DOMICILE",
                    "PERFORMANCE_PLACE",
                    "INSURED_PLACE",
                    "BILL_PAYMENT_PLACE",
                    "ARBITRATION_PLACE",
                    "ELECTORAL_DISTRICT",
                    "COMPANY_DOMICILE",
                    "TRANSPORT_START",
                    "TRANSPORT_END",
                    "INFRINGEMENT_PLACE",
                    "ACCIDENT_PLACE",
                    "VEHICLE_ARRIVAL",
                    "REAL_ESTATE",
                    "PORT",
                    "DECEDENT_DOMICILE",
                    "ESTATE_PLACE",
                    "AGREED_COURT",
                    "ORGAN_PLACE",
                    "RECONSIDERATION_PLACE",
                    "CRIME_PLACE",
                    "FIRST_COURT",
                    "PROPERTY_PLACE",
                    "ENFORCEMENT_COURT",
                    "SECURITY_REGISTRATION",
                    "RECEIVER_PLACE",
                    "OBLIGOR_PLACE",
                    "DELIVERY_PLACE",
                    "BUYER_DOMICILE",
                    "TRADE_PLACE",
                    "LEASED_THING_PLACE",
                    "VICTIM_DOMICILE",
                    "DEVICE_PLACE",
                    "STORAGE_PLACE",
                    "MANUFACTURE_PLACE",
                    "SALE_PLACE",
                    "SERVICE_PLACE",
                    "INSURED_PERSON_DOMICILE",
                    "VEHICLE_REGISTRATION",
                    "EMPLOYER_SEAT",
                    "LABOUR_PLACE",
                    "CONFINEMENT_PLACE",
                    "DEFENDANT_PRESENT_HOME",
                    "DEFENDANT_FORMER_HOME",
                    "PLAINTIFF_FORMER_HOME",
                    "MARRIAGE_PLACE",
                    "LAST_HOME_IN_CHINA",
                    "MAIN_PROPERTY_PLACE",
                    "PRESERVATION_COURT",
                    "SUIT_COURT",
                    "BANKRUPTCY_COURT",
                    "ISSUER_CAPITAL",
                    "SIGNING_PLACE",
                    "SEIZABLE_PROPERTY_PLACE",
                    "REPRESENTATIVE_OFFICE",
                    "DETENTION_PLACE",
                    "VICTIM_PLACE",
                    "EVIDENCE_PLACE",
                    "ISSUING_COURT",
                    "INVITING_COURT",
                    "MEDIATION_PLACE",
                    "WARD_DOMICILE",
                    "VOUCHER_HOLDER_DOMICILE",
                    "LABOUR_COMMISSION_PLACE",
                    "CONNECTED_PLACE"),
            "kind",
            Domain.codes("EXCLUSIVE", "AGREED", "SPECIAL", "GENERAL"));

    private static final Map<String, Map<String, Domain>> DOMAINS = Map.ofEntries(
            Map.entry(
                    "review-clock",
                    Map.of(
                            "days", Domain.whole(1, LONGEST_REVIEW),
                            "unit", Domain.codes("DAY", "WORKING_DAY", "HOUR"),
                            "onExpiry", Domain.codes("REGISTER", "ESCALATE"))),
            Map.entry(
                    "refusal-form",
                    Map.of(
                            "remedyKind", Domain.codes("APPEAL", "RECONSIDERATION", "NONE"),
                            "remedyDays", Domain.whole(0, LONGEST_PERIOD),
                            "remedyCourt", Domain.codes("UPPER", "SAME", "NONE"))),
            Map.entry("case-code", Map.of("specialtyCode", Domain.codes("", "知"))),
            Map.entry(
                    "case-type-eligibility",
                    Map.of("effect", Domain.codes("ACCEPT", "ADVISE", "JUDGE", "REFUSE", "WINDOW"))),
            Map.entry(
                    "eligibility-outcome",
                    Map.of("outcome", Domain.codes("PROCEED", "ADVISE", "JUDGE", "REFUSE", "WINDOW"))),
            Map.entry(
                    "required-materials",
                    Map.of(
                            "kind",
                            Domain.codes(
                                    "COMPLAINT",
                                    "PLAINTIFF_IDENTITY",
                                    "ORGANISATION_CERTIFICATE",
                                    "EVIDENCE",
                                    "WAGE_NOTE",
                                    "POWER_OF_ATTORNEY",
                                    "LAWYER_LICENCE",
                                    "RELATIONSHIP_PROOF",
                                    "EFFECTIVE_DOCUMENT",
                                    "MEDIATION_PROOF",
                                    "ADMINISTRATIVE_ACT",
                                    "GUARANTEE",
                                    "RELIEF_PROOF",
                                    "OTHER"),
                            "level",
                            Domain.codes("STATUTORY", "CONDITIONAL", "ADVISABLE"))),
            Map.entry(
                    "review-routing",
                    Map.of(
                            "group", Domain.codes("filing-clerks", "filing-judges"),
                            "priority", Domain.whole(0, 100))),
            Map.entry(
                    "task-assignment",
                    Map.of("mode", Domain.codes("ASSIGN", "OFFER", "QUEUE"), "hours", Domain.whole(0, LONGEST_REVIEW))),
            // An hour is the least in which a person can take a filing out; two days of the court are the most that it
            // waits.
            Map.entry(
                    "auto-registration",
                    Map.of("samplePercent", Domain.whole(1, 100), "waitMinutes", Domain.whole(60, 960))),
            Map.entry("jurisdiction", PLACES),
            Map.entry("jurisdiction-administrative", PLACES),
            Map.entry("jurisdiction-application", PLACES),
            Map.entry(
                    "jurisdiction-order",
                    Map.of("prevails", Domain.codes("EXCLUSIVE", "DESIGNATED", "AGREED", "CHOICE"))),
            Map.entry(
                    "court-level-matter", Map.of("level", Domain.codes("BASIC", "INTERMEDIATE", "HIGH", "BY_AMOUNT"))),
            Map.entry("court-level", Map.of("level", Domain.codes("BASIC", "INTERMEDIATE", "HIGH"))),
            Map.entry("special-court", CERTAINTY),
            Map.entry("special-court-matter", CERTAINTY),
            Map.entry("service-method", Map.of("method", Domain.codes("ELECTRONIC", "PAPER"))),
            Map.entry("provincial-amount", Map.of("baseFen", FEN_IN_A_RANGE)),
            Map.entry("small-claims-limit", Map.of("averageWageFen", FEN)),
            Map.entry(
                    "suggested-procedure",
                    Map.of(
                            "procedure", Domain.codes("ORDINARY", "SIMPLIFIED", "SMALL_CLAIMS"),
                            "effect", Domain.codes("SUGGESTED", "AGREED", "BARRED"))),
            Map.entry("mediation-suitability", Map.of("suitable", Domain.codes("YES", "NO"))),
            Map.entry(
                    "later-filing",
                    Map.of(
                            "asks",
                            Domain.codes(
                                    "CLAIMS_MORE",
                                    "CLAIMS_LESS",
                                    "CLAIMS_OTHER",
                                    "CLAIMS_PART",
                                    "DEFENDANT",
                                    "PLAINTIFF",
                                    "THIRD_PARTY",
                                    "MANDATE",
                                    "FILES",
                                    "STATEMENT"),
                            "effect",
                            Domain.codes("CHANGE", "EXAMINE", "JOIN", "HIGHER", "COUNTERCLAIM", "RECONSIDER"))),
            Map.entry("usual-amount", Map.of("baseFen", FEN_IN_A_RANGE)),
            Map.entry(
                    "fee-relief",
                    Map.of(
                            "kind", Domain.codes("DEFERRAL", "REDUCTION", "EXEMPTION"),
                            "leastPercent", Domain.whole(0, 100))),
            Map.entry(
                    "fee-rounding",
                    Map.of(
                            "roundTo", Domain.codes("NONE", "JIAO", "YUAN"),
                            "way", Domain.codes("DOWN", "HALF_UP", "UP"))),
            Map.entry(
                    "cause-fee-class",
                    Map.of(
                            "feeClass",
                            Domain.codes(
                                    "PROPERTY",
                                    "DIVORCE",
                                    "PERSONALITY_RIGHTS",
                                    "OTHER_NON_PROPERTY",
                                    "INTELLECTUAL_PROPERTY",
                                    "LABOUR",
                                    "ADMINISTRATIVE",
                                    "ADMINISTRATIVE_IP_MARITIME",
                                    "JURISDICTION_OBJECTION",
                                    "ENFORCEMENT",
                                    "PRESERVATION",
                                    "PAYMENT_ORDER",
                                    "PUBLIC_SUMMONS",
                                    "ARBITRATION_REVIEW",
                                    "BANKRUPTCY",
                                    "LIMITATION_FUND",
                                    "MARITIME_INJUNCTION",
                                    "SHIP_PRIORITY_SUMMONS",
                                    "MARITIME_CLAIM_REGISTRATION",
                                    "GENERAL_AVERAGE",
                                    "NO_FEE"))),
            Map.entry(
                    "litigation-fee",
                    Map.of(
                            "outcome", FEE_OUTCOME,
                            "lowFen", FEN,
                            "highFen", FEN,
                            "tariffFen", FEN,
                            "baseFen", FEN,
                            "minFen", FEN,
                            "maxFen", FEN,
                            "parts", Domain.whole(1, 100),
                            "overFen", FEN,
                            "fullFen", FEN)),
            Map.entry(
                    "fee-class",
                    Map.of(
                            "feeKind", Domain.codes("ACCEPTANCE", "APPLICATION", "NONE"),
                            "divisor", Domain.whole(1, 100),
                            "minFen", FEN,
                            "maxFen", FEN,
                            "capFen", FEN)),
            // 速算数 is taken off in the higher brackets of some tariffs, so it may be negative; the fee may not.
            Map.entry(
                    "fee-bracket",
                    Map.of(
                            "rate",
                            Domain.whole(0, 10_000),
                            "addFen",
                            Domain.whole(-MOST_FEN, MOST_FEN),
                            "overFen",
                            FEN)),
            Map.entry("fee-base", Map.of("outcome", FEE_OUTCOME, "lowBaseFen", FEN, "highBaseFen", FEN)),
            Map.entry("halving", Map.of("parts", Domain.whole(1, 100))));

    private AnswerDomains() {}

    /** Of an output of a decision, of an inner one too. */
    public static Domain of(String decision, String output) {
        return DOMAINS.getOrDefault(decision, Map.of()).getOrDefault(output, Domain.OPEN);
    }

    /** What of a row nobody can work with, in Chinese. */
    static Optional<String> fault(String decision, Map<String, ? extends @Nullable Object> row) {
        // Not containsKey: a map that may hold no null throws at the question.
        if (row.keySet().stream().anyMatch(Objects::isNull)) {
            return Optional.of("有结果列没有名称，请给它起名");
        }
        return row.entrySet().stream()
                .filter(cell -> !of(decision, cell.getKey()).accepts(cell.getValue()))
                .findFirst()
                .map(cell -> "给出的“%s”不能用，应当是 %s"
                        .formatted(cell.getValue(), of(decision, cell.getKey()).words()));
    }
}
