package org.lian.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;

/**
 * 文书: a paper as it was fixed; its words never change.
 *
 * @param document which paper it is, for example FEE_NOTICE
 * @param court the court that issued it, or to which a party addresses it
 * @param text its words without heading and code, as a page shows them
 * @param templateVersion SHA-256 of the template that it was filled from, its parts and its style
 * @param templateNumber the template's version; null for a paper of before templates had any
 * @param digest SHA-256 of the filled page
 * @param ofParty whether it was made from a party's own words, and not by the court
 */
public record Paper(
        UUID id,
        FilingId filing,
        String document,
        String title,
        String court,
        String text,
        String template,
        String templateVersion,
        @Nullable Integer templateNumber,
        String digest,
        Instant fixedAt,
        boolean ofParty) {}
