package org.lian.fees;

import java.util.Arrays;

/** The names a fee class may have; what each costs is the table's business. */
enum FeeClass {
    PROPERTY,
    DIVORCE,
    PERSONALITY_RIGHTS,
    OTHER_NON_PROPERTY,
    INTELLECTUAL_PROPERTY,
    LABOUR,
    ADMINISTRATIVE,
    ADMINISTRATIVE_IP_MARITIME,
    JURISDICTION_OBJECTION,
    ENFORCEMENT,
    PRESERVATION,
    PAYMENT_ORDER,
    PUBLIC_SUMMONS,
    ARBITRATION_REVIEW,
    BANKRUPTCY,
    LIMITATION_FUND,
    MARITIME_INJUNCTION,
    SHIP_PRIORITY_SUMMONS,
    MARITIME_CLAIM_REGISTRATION,
    GENERAL_AVERAGE,
    NO_FEE;

    static boolean isKnown(String name) {
        return Arrays.stream(values()).anyMatch(known -> known.name().equals(name));
    }
}
