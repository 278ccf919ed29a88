package org.lian.documents;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shipped templates, put in force before the first paper: as the first version, or as the next one where the
 * version in force was itself shipped. A version of the analysts is never replaced.
 */
@Component
class PackagedTemplates implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(PackagedTemplates.class);
    private static final long ONE_NODE_AT_A_TIME = 7_240_056L;

    private final PublishedTemplates templates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PackagedTemplates(PublishedTemplates templates, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.templates = templates;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_NODE_AT_A_TIME)
                    .query((row, number) -> "")
                    .list();
            PaperForms.declared().all().forEach(form -> bring(form.template(), Templates.packaged(form.template())));
        });
    }

    void bring(String template, String text) {
        var versions = templates.versions(template);
        var shipped = versions.stream()
                .filter(PublishedTemplates.Version::packaged)
                .findFirst()
                .map(version -> templates.text(template, version.version()));
        if (shipped.isPresent() && shipped.get().equals(text)) {
            return;
        }
        if (versions.isEmpty() || versions.get(0).packaged()) {
            templates.add(template, text, true);
        } else {
            log.warn(
                    "The shipped template {} differs, but version {} was published by the analysts and stays in force",
                    template,
                    versions.get(0).version());
        }
    }
}
