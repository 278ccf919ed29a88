package org.lian.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The forms in {@code forms/} and those of the shipped tasks, put in force before a diagram names one: as the first
 * version, or as the next where the version in force was itself packaged. A version of the analysts is replaced only
 * where a shipped task asks for other things than it did.
 */
@Component("packagedForms")
class PackagedForms implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(PackagedForms.class);
    private static final long ONE_NODE_AT_A_TIME = 7_240_061L;

    private final PublishedForms forms;
    private final FormChecks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PackagedForms(PublishedForms forms, FormChecks checks, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.forms = forms;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        bring(ShippedForms.texts());
        bring(files("classpath*:forms/*.form"));
    }

    /** @param files by the form's id */
    void bring(Map<String, String> files) {
        if (files.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_NODE_AT_A_TIME)
                    .query((row, number) -> "")
                    .list();
            files.forEach(this::bring);
        });
    }

    private void bring(String form, String text) {
        var versions = forms.versions(form);
        if (isOutgrown(form, versions)) {
            log.warn(
                    "The task {} asks for other things than what the analysts published: the packaged form replaces it",
                    form);
            forms.add(form, text, true);
            return;
        }
        var shipped = versions.stream()
                .filter(PublishedForms.Version::packaged)
                .findFirst()
                .map(version -> forms.text(form, version.version()));
        if (shipped.isPresent() && shipped.get().equals(text)) {
            return;
        }
        if (versions.isEmpty() || versions.get(0).packaged()) {
            forms.add(form, text, true);
        } else {
            log.warn(
                    "The packaged form {} differs, but version {} was published by the analysts and stays in force",
                    form,
                    versions.get(0).version());
        }
    }

    /** Whether a shipped task reads other things than the analysts' version in force asks. */
    private boolean isOutgrown(String form, List<PublishedForms.Version> versions) {
        return ShippedForms.isShipped(form)
                && !versions.isEmpty()
                && !versions.get(0).packaged()
                && !checks.check(form, forms.text(form, versions.get(0).version()), null)
                        .isEmpty();
    }

    /** The texts of all such files, by the form's id. */
    static Map<String, String> files(String pattern) {
        var files = new TreeMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var name = Objects.requireNonNull(file.getFilename());
                files.put(name.substring(0, name.indexOf('.')), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(files);
    }
}
