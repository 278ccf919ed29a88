package org.lian.filing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of open drafts.
 *
 * @param openDrafts Most drafts of a person that are not submitted; submissions are never limited.
 * @param openDraftsOfLawyers The same of a lawyer or an organisation.
 */
@ConfigurationProperties("lian")
record DraftSettings(
        @DefaultValue("50") int openDrafts,
        @DefaultValue("500") int openDraftsOfLawyers) {}
