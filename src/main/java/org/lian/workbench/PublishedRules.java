package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lian.documents.PublishedTemplates;
import org.lian.engine.PublishedModels;
import org.lian.forms.PublishedForms;
import org.lian.procedures.PublishedWords;
import org.lian.suggestion.PublishedPhrases;
import org.lian.transaction.TextVersions;
import org.springframework.stereotype.Component;

/** Every governed file and its versions, wherever it is kept: tables and diagrams in the engine, the others beside it. */
@Component
class PublishedRules {
    private final PublishedModels models;
    private final PublishedTemplates templates;
    private final PublishedForms forms;
    private final PublishedPhrases phrases;
    private final PublishedWords words;

    PublishedRules(
            PublishedModels models,
            PublishedTemplates templates,
            PublishedForms forms,
            PublishedPhrases phrases,
            PublishedWords words) {
        this.models = models;
        this.templates = templates;
        this.forms = forms;
        this.phrases = phrases;
        this.words = words;
    }

    /** One version of one rule. */
    record Version(String rule, RuleKind kind, String name, int version, Instant since) {
        private static Version of(PublishedModels.Version model) {
            return new Version(model.rule(), RuleKind.of(model.kind()), model.name(), model.version(), model.since());
        }

        private static Version of(PublishedTemplates.Version paper) {
            return new Version(paper.template(), RuleKind.PAPER, paper.name(), paper.version(), paper.since());
        }

        private static Version of(PublishedForms.Version form) {
            return new Version(form.form(), RuleKind.FORM, form.name(), form.version(), form.since());
        }

        private static Version phrases(TextVersions.Version table) {
            return new Version(
                    PublishedPhrases.ID, RuleKind.PHRASES, PublishedPhrases.NAME, table.version(), table.since());
        }

        private static Version words(TextVersions.Version text) {
            return new Version(PublishedWords.ID, RuleKind.WORDS, PublishedWords.NAME, text.version(), text.since());
        }
    }

    boolean isPaper(String rule) {
        return templates.isPaper(rule);
    }

    /** What people call the rule, one whose first version is still a draft too. */
    String name(String rule) {
        return inForce(rule).map(Version::name).or(() -> templates.nameOf(rule)).orElse(rule);
    }

    boolean isForm(String rule) {
        return forms.isForm(rule);
    }

    boolean isPhrases(String rule) {
        return rule.equals(PublishedPhrases.ID);
    }

    boolean isWords(String rule) {
        return rule.equals(PublishedWords.ID);
    }

    private boolean isModel(String rule) {
        return !isPaper(rule) && !isForm(rule) && !isPhrases(rule) && !isWords(rule);
    }

    /** The version in force of each rule, by name. */
    List<Version> current() {
        return Stream.of(
                        models.current().stream()
                                .filter(model -> !isPaper(model.rule()))
                                .map(Version::of),
                        templates.current().stream().map(Version::of),
                        forms.current().stream().map(Version::of),
                        phrases.versions().stream().limit(1).map(Version::phrases),
                        words.versions().stream().limit(1).map(Version::words))
                .flatMap(kind -> kind)
                .sorted(Comparator.comparing(Version::rule))
                .toList();
    }

    /** All versions, the one in force first; empty for an unknown rule. */
    List<Version> versions(String rule) {
        if (isPaper(rule)) {
            return templates.versions(rule).stream().map(Version::of).toList();
        }
        if (isPhrases(rule)) {
            return phrases.versions().stream().map(Version::phrases).toList();
        }
        if (isWords(rule)) {
            return words.versions().stream().map(Version::words).toList();
        }
        return isForm(rule)
                ? forms.versions(rule).stream().map(Version::of).toList()
                : models.versions(rule).stream().map(Version::of).toList();
    }

    Optional<Version> inForce(String rule) {
        return isModel(rule)
                ? models.inForce(rule).map(Version::of)
                : versions(rule).stream().findFirst();
    }

    Optional<Version> find(String rule, int version) {
        return isModel(rule)
                ? models.find(rule, version).map(Version::of)
                : versions(rule).stream()
                        .filter(one -> one.version() == version)
                        .findFirst();
    }

    /** The very bytes that are used. */
    byte[] content(Version version) {
        return switch (version.kind()) {
            case PAPER -> templates.text(version.rule(), version.version()).getBytes(StandardCharsets.UTF_8);
            case FORM -> forms.text(version.rule(), version.version()).getBytes(StandardCharsets.UTF_8);
            case PHRASES -> phrases.text(version.version()).getBytes(StandardCharsets.UTF_8);
            case WORDS -> words.text(version.version()).getBytes(StandardCharsets.UTF_8);
            case DECISION, PROCESS ->
                models.content(models.find(version.rule(), version.version()).orElseThrow());
        };
    }

    /**
     * Puts it in force in the caller's transaction.
     *
     * @throws org.lian.engine.ModelRefused when a model may not run here
     */
    Version publish(String rule, RuleKind kind, byte[] content) {
        return switch (kind) {
            case PAPER -> Version.of(templates.publish(rule, new String(content, StandardCharsets.UTF_8)));
            case FORM -> Version.of(forms.publish(rule, new String(content, StandardCharsets.UTF_8)));
            case PHRASES -> Version.phrases(phrases.publish(new String(content, StandardCharsets.UTF_8)));
            case WORDS -> Version.words(words.publish(new String(content, StandardCharsets.UTF_8)));
            case DECISION, PROCESS -> Version.of(models.publish(rule, kind.model(), content));
        };
    }
}
