package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lian.documents.PublishedTemplates;
import org.lian.engine.PublishedModels;
import org.springframework.stereotype.Component;

/** Every governed file and its versions, wherever it is kept: tables and diagrams in the engine, papers beside it. */
@Component
class PublishedRules {
    private final PublishedModels models;
    private final PublishedTemplates templates;

    PublishedRules(PublishedModels models, PublishedTemplates templates) {
        this.models = models;
        this.templates = templates;
    }

    /** One version of one rule. */
    record Version(String rule, RuleKind kind, String name, int version, Instant since) {
        private static Version of(PublishedModels.Version model) {
            return new Version(model.rule(), RuleKind.of(model.kind()), model.name(), model.version(), model.since());
        }

        private static Version of(PublishedTemplates.Version paper) {
            return new Version(paper.template(), RuleKind.PAPER, paper.name(), paper.version(), paper.since());
        }
    }

    boolean isPaper(String rule) {
        return templates.isPaper(rule);
    }

    /** The version in force of each rule, by name. */
    List<Version> current() {
        return Stream.concat(
                        models.current().stream()
                                .filter(model -> !isPaper(model.rule()))
                                .map(Version::of),
                        templates.current().stream().map(Version::of))
                .sorted(Comparator.comparing(Version::rule))
                .toList();
    }

    /** All versions, the one in force first; empty for an unknown rule. */
    List<Version> versions(String rule) {
        return isPaper(rule)
                ? templates.versions(rule).stream().map(Version::of).toList()
                : models.versions(rule).stream().map(Version::of).toList();
    }

    Optional<Version> inForce(String rule) {
        return isPaper(rule)
                ? templates.inForce(rule).map(Version::of)
                : models.inForce(rule).map(Version::of);
    }

    Optional<Version> find(String rule, int version) {
        return isPaper(rule)
                ? versions(rule).stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                : models.find(rule, version).map(Version::of);
    }

    /** The very bytes that are used. */
    byte[] content(Version version) {
        return version.kind() == RuleKind.PAPER
                ? templates.text(version.rule(), version.version()).getBytes(StandardCharsets.UTF_8)
                : models.content(models.find(version.rule(), version.version()).orElseThrow());
    }

    /**
     * Puts it in force in the caller's transaction.
     *
     * @throws org.lian.engine.ModelRefused when a model may not run here
     */
    Version publish(String rule, RuleKind kind, byte[] content) {
        return kind == RuleKind.PAPER
                ? Version.of(templates.publish(rule, new String(content, StandardCharsets.UTF_8)))
                : Version.of(models.publish(rule, kind.model(), content));
    }
}
