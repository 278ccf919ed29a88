package org.lian.reference;

import org.lian.vocabulary.CourtCode;

/**
 * A court. Its code is official only when {@code codeStatus} is VERIFIED or RULE; DERIVED is computed from the division
 * code, RECALLED is unchecked, DEMO exists in the demo alone.
 *
 * @param parent the name of the court one level up, which hears its appeals; empty where it is not known
 */
public record Court(
        CourtCode code,
        String name,
        String level,
        String province,
        String codeStatus,
        boolean selfService,
        String parent) {}
