package org.lian.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.ReleaseStore.Release;
import org.lian.workbench.analysis.RuleTexts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The rules and their versions: what was in force when, by whom and why. */
@Component
public class RuleVersions {
    private final PublishedRules rules;
    private final ReleaseStore releases;

    RuleVersions(PublishedRules rules, ReleaseStore releases) {
        this.rules = rules;
        this.releases = releases;
    }

    /** The file that this program ships of a rule. */
    record Shipped(byte[] content, String examples) {}

    /** The version in force of each rule. */
    public List<RuleVersion> current() {
        return rules.current().stream().map(this::version).toList();
    }

    /** The diagrams in force, by the name under which others may call them. */
    Map<String, byte[]> diagrams() {
        return rules.current().stream()
                .filter(rule -> rule.kind() == RuleKind.PROCESS)
                .collect(Collectors.toMap(PublishedRules.Version::rule, rules::content));
    }

    public Optional<RuleVersion> inForce(String rule) {
        return rules.inForce(rule).map(this::version);
    }

    /** What people call the rule; its id where it has no name yet. */
    public String name(String rule) {
        return rules.name(rule);
    }

    /** All versions, the one in force first. */
    public List<RuleVersion> of(String rule) {
        var versions = known(rule);
        if (versions.isEmpty()) {
            throw Refusal.notFound("没有找到这条规则");
        }
        return versions;
    }

    /** The same, empty for an unknown rule. */
    public List<RuleVersion> known(String rule) {
        return rules.versions(rule).stream().map(this::version).toList();
    }

    public RuleVersion find(String rule, int version) {
        return version(published(rule, version));
    }

    /** The bytes that are used. */
    public byte[] content(String rule, int version) {
        return rules.content(published(rule, version));
    }

    /** Whether one of the versions consists of these bytes. */
    boolean wasInForce(String rule, byte[] content) {
        return rules.versions(rule).stream().anyMatch(version -> Arrays.equals(content, rules.content(version)));
    }

    /** The same, or whether this program ships them. */
    boolean isKnown(String rule, byte[] content) {
        return wasInForce(rule, content)
                || shipped(rule).stream().anyMatch(shipped -> Arrays.equals(content, shipped.content()));
    }

    /** 出厂版本: the file that this program ships, with its examples; empty for a rule of the court's own. */
    Optional<Shipped> shipped(String rule) {
        return rules.inForce(rule).flatMap(current -> {
            var file = new ClassPathResource(current.kind().resource(rule));
            return file.exists()
                    ? Optional.of(new Shipped(bytes(file), packagedExamples(current.kind(), rule)))
                    : Optional.empty();
        });
    }

    /** Whether the rule says otherwise now than this program ships. */
    public boolean differsFromShipped(String rule) {
        return shipped(rule)
                .filter(shipped -> rules.inForce(rule).stream()
                        .noneMatch(current -> Arrays.equals(rules.content(current), shipped.content())))
                .isPresent();
    }

    private static byte[] bytes(ClassPathResource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the version changed, against the one before, in its examples too; empty for the first. */
    public List<RuleChange> changes(String rule, int version) {
        var after = published(rule, version);
        return rules.versions(rule).stream()
                .filter(earlier -> earlier.version() < version)
                .findFirst()
                .map(before -> changes(before, after))
                .orElse(List.of());
    }

    private List<RuleChange> changes(PublishedRules.Version before, PublishedRules.Version after) {
        var changes = new ArrayList<>(RuleChange.between(after.kind(), rules.content(before), rules.content(after)));
        if (after.kind().hasExamples()) {
            changes.addAll(ExampleDifference.between(
                    examples(before.rule(), before.version()), examples(after.rule(), after.version())));
        }
        return changes;
    }

    /** The table as its readers see it. */
    public RuleText text(String rule, int version) {
        return RuleTexts.read(rule, content(rule, version));
    }

    /** The examples that the version was released with, as CSV; of tables and phrases alone. */
    public String examples(String rule, int version) {
        return releases.find(rule, version)
                .map(Release::examples)
                .orElseGet(() -> packagedExamples(published(rule, version).kind(), rule));
    }

    /** Whether the rule is the words of a paper. */
    boolean isPaper(String rule) {
        return rules.isPaper(rule);
    }

    boolean isForm(String rule) {
        return rules.isForm(rule);
    }

    boolean isPhrases(String rule) {
        return rules.isPhrases(rule);
    }

    boolean isWords(String rule) {
        return rules.isWords(rule);
    }

    private PublishedRules.Version published(String rule, int version) {
        return rules.find(rule, version).orElseThrow(() -> Refusal.notFound("没有找到这条规则的第 " + version + " 版"));
    }

    private RuleVersion version(PublishedRules.Version published) {
        var release = releases.find(published.rule(), published.version());
        return new RuleVersion(
                published.rule(),
                published.kind(),
                published.name(),
                published.version(),
                release.map(Release::effectiveAt).orElse(published.since()),
                release.map(Release::author).orElse(null),
                release.map(Release::approver).orElse(null),
                release.map(Release::reason).orElse(null),
                release.map(Release::legalBasis).orElse(null),
                release.map(Release::rolledBackTo).orElse(null));
    }

    private static String packagedExamples(RuleKind kind, String rule) {
        var file = new ClassPathResource(kind.examples(rule));
        try {
            return kind.hasExamples() && file.exists() ? file.getContentAsString(StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
