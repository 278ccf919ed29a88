package org.lian.workbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.rules.TrialTable;
import org.lian.rules.TrialTables;
import org.lian.workbench.analysis.Budget;
import org.lian.workbench.analysis.DiagramChecks;
import org.lian.workbench.analysis.ShownValues;
import org.lian.workbench.analysis.TableChecks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Everything that is said about a draft at each save and before it is published. */
@Component
class RuleChecks {
    private static final byte[] NOTHING = {};
    private static final Logger log = LoggerFactory.getLogger(RuleChecks.class);
    private static final int KEPT = 200;
    /** What may come out otherwise at the next look. */
    private static final Set<String> UNFINISHED =
            Set.of(TableChecks.NOT_CHECKED, "EXAMPLES_NOT_RUN", "NOT_TRIED", "CHECK_FAILED", PhraseDraftChecks.RUNNING);

    private static final Set<String> OUT_OF_TIME =
            Set.of(TableChecks.NOT_CHECKED, "EXAMPLES_NOT_RUN", "NOT_TRIED", PhraseDraftChecks.RUNNING);
    /** Whoever opens a draft that time ran out for does not pay for it each time. */
    private static final Duration BEFORE_ANOTHER_LOOK = Duration.ofSeconds(30);

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final DiagramChecks diagramChecks;
    private final TableChecks tableChecks;
    private final PaperChecks papers;
    private final FormDraftChecks forms;
    private final PhraseDraftChecks phrases;
    private final WordDraftChecks words;
    private final TrialTables tables;
    private final RuleVersions versions;
    private final Map<CheckedRevision, Long> unfinished = new ConcurrentHashMap<>();
    private final ConcurrentLruCache<CheckedRevision, Checked> known = new ConcurrentLruCache<>(KEPT, this::check);

    RuleChecks(
            DiagramChecks diagramChecks,
            TableChecks tableChecks,
            PaperChecks papers,
            FormDraftChecks forms,
            PhraseDraftChecks phrases,
            WordDraftChecks words,
            TrialTables tables,
            RuleVersions versions) {
        this.diagramChecks = diagramChecks;
        this.tableChecks = tableChecks;
        this.papers = papers;
        this.forms = forms;
        this.phrases = phrases;
        this.words = words;
        this.tables = tables;
        this.versions = versions;
    }

    /** Whether nothing is wrong as far as is known, only the time did not last. */
    static boolean ranOutOfTime(RuleFinding finding) {
        return OUT_OF_TIME.contains(finding.code());
    }

    /** The proof of a large table takes seconds, so what was said of a revision is kept; where time ran out, for a while. */
    Checked check(RuleDraft draft) {
        var revision = new CheckedRevision(draft, versions.inForce(draft.rule()).orElse(null));
        var since = unfinished.get(revision);
        if (since != null && System.nanoTime() - since > BEFORE_ANOTHER_LOOK.toNanos()) {
            forget(revision);
        }
        var checked = known.get(revision);
        if (runs(checked)) {
            known.remove(revision);
        } else if (checked.findings().stream().map(RuleFinding::code).anyMatch(UNFINISHED::contains)) {
            unfinished.putIfAbsent(revision, System.nanoTime());
            unfinished.values().removeIf(begun -> System.nanoTime() - begun > FORGOTTEN.toNanos());
        }
        return checked;
    }

    /** As {@link #check}, when what runs beside has come to its end. */
    Checked checkToTheEnd(RuleDraft draft) {
        if (draft.kind() == RuleKind.PHRASES) {
            phrases.finish(draft.content(), base(draft).orElse(null), draft.examples());
        }
        return check(draft);
    }

    /** Whether a part of the checks is still under way, and goes on by itself. */
    static boolean runs(Checked checked) {
        return checked.findings().stream().map(RuleFinding::code).anyMatch(PhraseDraftChecks.RUNNING::equals);
    }

    private void forget(CheckedRevision revision) {
        unfinished.remove(revision);
        known.remove(revision);
    }

    /**
     * What keeps a version of before from coming back by one person. It is compared with itself and not with the one in
     * force, since that may be the fault; a check that did not come to its end stops nobody.
     *
     * @param examples that the version was released with; they are asked again, because a fact may answer otherwise by now
     */
    List<RuleFinding> againstReturn(String rule, RuleKind kind, byte[] content, String examples) {
        var findings =
                switch (kind) {
                    case PROCESS -> diagramChecks.check(rule, content, content, versions.diagrams());
                    case DECISION -> ofTable(rule, content, examples);
                    case PAPER -> papers.check(rule, content);
                    case PHRASES -> phrases.check(content);
                    case WORDS -> words.check(content);
                    // What filings on their way ask for is what the form in force gives.
                    case FORM ->
                        forms.check(
                                rule,
                                content,
                                versions.inForce(rule)
                                        .map(current -> versions.content(rule, current.version()))
                                        .orElse(null));
                };
        return findings.stream()
                .filter(finding -> finding.isBlocking() && !UNFINISHED.contains(finding.code()))
                .toList();
    }

    private List<RuleFinding> ofTable(String rule, byte[] content, String examples) {
        var budget = tableChecks.budget();
        var said = tableChecks.check(rule, content, content, budget);
        var findings = new ArrayList<>(said.findings());
        if (said.mayRun()) {
            var values = tableChecks.shownValues(content, content);
            tables.open(rule, content)
                    .map(table -> Examples.run(examples, table, values, budget))
                    .ifPresent(run -> findings.addAll(ofExamples(run, row -> false, values, budget)));
        }
        return findings;
    }

    /** The draft's table, to be asked; empty for a diagram, and for what must not be evaluated or cannot be. */
    Optional<TrialTable> table(RuleDraft draft) {
        return check(draft).mayRun() ? tables.open(draft.rule(), draft.content()) : Optional.empty();
    }

    private Checked check(CheckedRevision revision) {
        var draft = revision.draft();
        var baseVersion = draft.baseVersion();
        var base = base(draft).orElse(null);
        var findings = new ArrayList<RuleFinding>();
        if (draft.reason().isBlank()) {
            findings.add(RuleFinding.blocking("REASON_MISSING", "请写明为什么修改", null, null, null));
        }
        if (draft.legalBasis().isBlank()) {
            findings.add(RuleFinding.blocking("LEGAL_BASIS_MISSING", "请写明依据的法律、条文", null, null, null));
        }
        var current = revision.inForce();
        if (current != null && !Integer.valueOf(current.version()).equals(draft.baseVersion())) {
            findings.add(RuleFinding.blocking(
                    "BASE_MOVED",
                    "这份草稿从第 %s 版改起，现行的已是第 %d 版。请对照差异，改从现行版本改起"
                            .formatted(draft.baseVersion() == null ? "0" : draft.baseVersion(), current.version()),
                    null,
                    null,
                    null));
        }
        var examples = baseVersion == null ? draft.examples() : versions.examples(draft.rule(), baseVersion);
        var diagrams = draft.kind() == RuleKind.PROCESS ? versions.diagrams() : Map.<String, byte[]>of();
        try {
            return switch (draft.kind()) {
                case PROCESS -> diagram(draft, base, diagrams, findings);
                case DECISION -> table(draft, base, examples, findings);
                case PAPER -> paper(draft, base, findings);
                case FORM -> form(draft, base, findings);
                case PHRASES -> phrases(draft, base, examples, findings);
                case WORDS -> words(draft, base, findings);
            };
        } catch (RuntimeException | StackOverflowError fault) {
            // Whoever made the draft must be able to open it, and to give it up.
            log.error("The checks of draft {} of {} failed", draft.id(), draft.rule(), fault);
            findings.add(
                    RuleFinding.blocking("CHECK_FAILED", "检查没有完成，所以不能发布。请撤销最近的修改或者放弃这份草稿，并告诉管理员", null, null, null));
            return new Checked(findings, List.of(), null, false, true);
        }
    }

    private Checked diagram(
            RuleDraft draft, byte @Nullable [] base, Map<String, byte[]> diagrams, List<RuleFinding> findings) {
        findings.addAll(diagramChecks.check(draft.rule(), draft.content(), base, diagrams));
        return new Checked(findings, differences(draft, base), null, false, touchesStatute(draft, base));
    }

    private Checked paper(RuleDraft draft, byte @Nullable [] base, List<RuleFinding> findings) {
        findings.addAll(papers.check(draft.rule(), draft.content()));
        findings.addAll(papers.touched(draft.rule(), draft.content(), base == null ? NOTHING : base));
        return new Checked(findings, differences(draft, base), null, false, touchesStatute(draft, base));
    }

    private Checked form(RuleDraft draft, byte @Nullable [] base, List<RuleFinding> findings) {
        findings.addAll(forms.check(draft.rule(), draft.content(), base));
        var locked = forms.locked(draft.rule(), draft.content(), base);
        findings.addAll(locked);
        return new Checked(findings, differences(draft, base), null, false, !locked.isEmpty());
    }

    /** @param examples of the version that the draft was made from */
    private Checked phrases(RuleDraft draft, byte @Nullable [] base, String examples, List<RuleFinding> findings) {
        findings.addAll(phrases.check(draft.content(), base, draft.examples()));
        var differences = new ArrayList<>(differences(draft, base));
        differences.addAll(ExampleDifference.between(examples, draft.examples()));
        return new Checked(findings, differences, null, false, false);
    }

    private Checked words(RuleDraft draft, byte @Nullable [] base, List<RuleFinding> findings) {
        findings.addAll(words.check(draft.content()));
        return new Checked(findings, differences(draft, base), null, false, touchesStatute(draft, base));
    }

    /** @param examples of the version that the draft was made from */
    private Checked table(RuleDraft draft, byte @Nullable [] base, String examples, List<RuleFinding> findings) {
        var budget = tableChecks.budget();
        var said = tableChecks.check(draft.rule(), draft.content(), base, budget);
        findings.addAll(said.findings());
        var differences = new ArrayList<>(differences(draft, base));
        differences.addAll(ExampleDifference.between(examples, draft.examples()));
        if (!said.mayRun()) {
            return new Checked(findings, differences, null, false, isForTheSupervisor(draft, base, findings));
        }
        // Who goes back to a table that was in force repairs something, and adds nothing to it.
        var before = versions.isKnown(draft.rule(), draft.content()) ? draft.content() : base;
        var values = tableChecks.shownValues(draft.content(), before);
        var run = tables.open(draft.rule(), draft.content())
                .map(table -> Examples.run(draft.examples(), table, values, budget));
        run.ifPresent(ran -> findings.addAll(ofExamples(ran, changedRows(base, differences), values, budget)));
        return new Checked(findings, differences, run.orElse(null), true, isForTheSupervisor(draft, base, findings));
    }

    /** What hurts people is the supervisor's to allow, in rows of the court's own too. */
    private boolean isForTheSupervisor(RuleDraft draft, byte @Nullable [] base, List<RuleFinding> findings) {
        return touchesStatute(draft, base) || findings.stream().anyMatch(RuleFinding::isHarm);
    }

    private boolean touchesStatute(RuleDraft draft, byte @Nullable [] base) {
        if (base == null) {
            // A new paper says all of it for the first time.
            return draft.kind() == RuleKind.PAPER && papers.touchesStatutory(draft.rule(), draft.content(), NOTHING);
        }
        return switch (draft.kind()) {
            case DECISION -> tableChecks.touchesStatutory(draft.content(), base);
            case PROCESS -> diagramChecks.touchesStatutory(draft.rule(), draft.content(), base);
            case PAPER -> papers.touchesStatutory(draft.rule(), draft.content(), base);
            case WORDS -> words.touchesStatutory(draft.content(), base);
            case FORM, PHRASES -> false;
        };
    }

    /** What the draft does otherwise than the version that it was made from; empty for a new rule. */
    private static List<RuleChange> differences(RuleDraft draft, byte @Nullable [] base) {
        return base == null ? List.of() : RuleChange.between(draft.kind(), base, draft.content());
    }

    /** Ids of the rows that answer otherwise than in force, or were not there; of a new rule that is each row. */
    private static Predicate<String> changedRows(byte @Nullable [] base, List<RuleChange> differences) {
        if (base == null) {
            return row -> true;
        }
        var changed = differences.stream()
                .filter(RuleChange::isOfRow)
                .map(RuleChange::element)
                .collect(Collectors.toSet());
        return changed::contains;
    }

    private Optional<byte[]> base(RuleDraft draft) {
        return draft.baseVersion() == null
                ? Optional.empty()
                : Optional.of(versions.content(draft.rule(), draft.baseVersion()));
    }

    private static List<RuleFinding> ofExamples(
            Examples.Run run, Predicate<String> isChanged, ShownValues values, Budget budget) {
        var findings = new ArrayList<RuleFinding>();
        if (run.total() == 0) {
            findings.add(RuleFinding.blocking("EXAMPLES_MISSING", "这张表没有示例，请至少写一行", null, null, null));
        }
        run.failed()
                .forEach(failure -> findings.add(RuleFinding.blocking(
                        "EXAMPLE_FAILED",
                        "示例第 " + failure.line() + " 行不符：" + failure.message() + "。请改正表，或者改正示例",
                        null,
                        null,
                        null)));
        if (run.notRun() > 0) {
            findings.add(RuleFinding.blocking(
                    "EXAMPLES_NOT_RUN",
                    "示例有 %d 行没有运行：检查、试算和示例一共超过了%s。请把表改简单或者精简示例；法院正忙的，请过一会儿重新打开".formatted(run.notRun(), budget.words()),
                    null,
                    null,
                    null));
            return findings;
        }
        run.uncoveredRows().forEach(row -> findings.add(uncovered(row, isChanged.test(row), values)));
        findings.addAll(values.missing(Set.copyOf(run.uncoveredRows())));
        return findings;
    }

    private static RuleFinding uncovered(String row, boolean isChanged, ShownValues values) {
        var place = values.place(row);
        return isChanged
                ? RuleFinding.blocking(
                        "ROW_WITHOUT_EXAMPLE", place + "是新增的或者改过，没有示例用到它，请补一行示例", row, values.number(row), null)
                : RuleFinding.warning(
                        "ROW_WITHOUT_EXAMPLE", "没有示例用到" + place + "，请补一行示例", row, values.number(row), null);
    }

    /** A revision of a draft before the version in force. */
    private record CheckedRevision(
            RuleDraft draft, @Nullable RuleVersion inForce) {
        private List<@Nullable Object> key() {
            return Arrays.asList(
                    draft.id(), draft.revision(), draft.baseVersion(), inForce == null ? null : inForce.version());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CheckedRevision that && key().equals(that.key());
        }

        @Override
        public int hashCode() {
            return key().hashCode();
        }
    }
}
