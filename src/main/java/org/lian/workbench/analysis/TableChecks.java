package org.lian.workbench.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lian.engine.Feel;
import org.lian.engine.ModelGuard;
import org.lian.engine.TableTrials;
import org.lian.engine.TableTrials.Trial;
import org.lian.workbench.RuleFinding;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.xml.sax.SAXException;

/** Everything that can be said about a draft of a decision table before anybody runs it. */
@Component
public class TableChecks {
    /** Of an answer that the program cannot work with. */
    public static final String OUT_OF_DOMAIN = "OUT_OF_DOMAIN";

    /** Of a draft that the time did not suffice for. */
    public static final String NOT_CHECKED = "NOT_CHECKED";

    /** What trials may take of the whole, so that the examples have their turn. */
    private static final Duration TRIALS = Duration.ofSeconds(3);
    /** What a text must be clear of before anything of the file is evaluated. */
    private static final Set<String> UNBOUNDED = Set.of("LOOP", "UNKNOWN_FUNCTION", ShapeChecks.NAMELESS);
    /** Deep expressions are read by recursion. */
    private static final long STACK = 16L << 20;

    private final ModelGuard guard;
    private final Feel feel;
    private final TableTrials trials;
    private final DecisionTableAnalyzer analyzer;
    private final Duration limit;
    private final HeadValues heads = new HeadValues();

    TableChecks(
            ModelGuard guard, Feel feel, TableTrials trials, DecisionTableAnalyzer analyzer, CheckSettings settings) {
        this.guard = guard;
        this.feel = feel;
        this.trials = trials;
        this.analyzer = analyzer;
        this.limit = settings.checkTime();
    }

    /**
     * The checks' word on a draft.
     *
     * @param mayRun whether each of its texts was looked at and none can take all time or memory; otherwise nothing of it
     *     may be evaluated, by whomever
     */
    public record Said(List<RuleFinding> findings, boolean mayRun) {}

    /** Begins a look at a draft. */
    public Budget budget() {
        return Budget.of(limit);
    }

    public List<RuleFinding> check(String ruleId, byte[] dmn, byte @Nullable [] base) {
        return check(ruleId, dmn, base, budget()).findings();
    }

    /**
     * Checks a draft.
     *
     * @param ruleId the file's name and the id of the deciding decision
     * @param base the version in force; null for a new rule
     */
    public Said check(String ruleId, byte[] dmn, byte @Nullable [] base, Budget budget) {
        var task = new FutureTask<>(() -> checkHere(ruleId, dmn, base, budget));
        new Thread(null, task, "table-checks", STACK).start();
        try {
            return task.get(budget.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return tooComplex(budget);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                return tooComplex(budget);
            }
            throw new IllegalStateException("The checks of " + ruleId + " failed", e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a row that states the law is changed, taken away or freed: then a supervisor approves. */
    public boolean touchesStatutory(byte[] dmn, byte[] base) {
        try {
            var draft = new TableDraft("", DmnFile.read(dmn), DmnFile.read(base));
            return !new RowChecks(draft).statutory().isEmpty()
                    || !new AutoRegistrationChecks(draft).statutory().isEmpty();
        } catch (SAXException unreadable) {
            return true;
        }
    }

    /** Whether a version of a table has filings registered without a review: then one person alone does not bring it back. */
    public static boolean registersAutomatically(String ruleId, byte[] dmn) {
        if (!ruleId.equals(AutoRegistrationChecks.ID)) {
            return false;
        }
        try {
            return DmnFile.read(dmn).decisions().stream()
                    .anyMatch(decision ->
                            decision.table() != null && !decision.table().rows().isEmpty());
        } catch (SAXException unreadable) {
            return true;
        }
    }

    /** Which of the values that the draft adds are still to be shown; of a draft that may run. */
    public ShownValues shownValues(byte[] dmn, byte @Nullable [] base) {
        try {
            return new ShownValues(
                    new TableDraft("", DmnFile.read(dmn), base == null ? null : DmnFile.read(base)), feel);
        } catch (SAXException e) {
            throw new IllegalArgumentException("Not XML", e);
        }
    }

    private static Said tooComplex(Budget budget) {
        return new Said(
                List.of(RuleFinding.blocking(
                        NOT_CHECKED,
                        "检查没有在%s内完成，所以没有运行。内容过于复杂的，请拆分；法院正忙的，请过一会儿重新打开".formatted(budget.words()),
                        null,
                        null,
                        null)),
                false);
    }

    private Said checkHere(String ruleId, byte[] dmn, byte @Nullable [] base, Budget budget) throws SAXException {
        var findings = new TableFindings();
        var file = new FileChecks(findings).read(ruleId, dmn);
        if (file.isEmpty() || findings.hasBlocking()) {
            return new Said(findings.all(), false);
        }
        guard(ruleId, dmn, file.get(), findings);
        if (findings.hasBlocking()) {
            return new Said(findings.all(), false);
        }
        var draft = new TableDraft(ruleId, file.get(), base == null ? null : DmnFile.read(base));
        new ShapeChecks(draft, findings).check();
        new TextChecks(draft, feel, findings).check();
        var mayRun = findings.all().stream().map(RuleFinding::code).noneMatch(UNBOUNDED::contains);
        new ValueChecks(draft, feel, findings).check();
        if (mayRun) {
            new FactChecks(draft, feel, heads, findings).check();
        }
        var rows = new RowChecks(draft);
        rows.basis(findings);
        if (!findings.hasBlocking()) {
            harm(draft, findings);
        }
        if (!findings.hasBlocking()) {
            read(ruleId, dmn, findings)
                    .ifPresent(trial -> run(
                            draft,
                            trial,
                            SingletonSupplier.ofNullable(() -> base == null ? null : trials.read(ruleId, base)),
                            budget,
                            findings));
        }
        findings.addAll(rows.statutory());
        findings.addAll(new AutoRegistrationChecks(draft).statutory());
        return new Said(findings.all(), mayRun);
    }

    /** What is within every range, and hurts all the same. */
    private void harm(TableDraft draft, TableFindings findings) {
        new TariffChecks(draft, findings).check();
        new SaidNumbers(draft, findings).check();
        new PeriodChecks(draft, feel, findings).check();
        new SuitChecks(draft, feel, findings).check();
        new AutoRegistrationChecks(draft).check(findings);
    }

    private void run(
            TableDraft draft, Trial trial, Supplier<@Nullable Trial> inForce, Budget budget, TableFindings findings) {
        var analysis = analyzer.analyse(draft.file(), draft.base());
        findings.addAll(analysis.findings());
        if (!findings.hasBlocking()) {
            new TrialChecks(draft, analysis, new ComputedOutputs(draft, feel), findings)
                    .check(trial, inForce, budget.part(TRIALS));
        }
    }

    /** What the engine's own guard refuses, at the row and the column. */
    private void guard(String ruleId, byte[] dmn, DmnFile file, TableFindings findings) {
        var places = file.places();
        for (var refused : guard.check(ruleId + ".dmn", dmn)) {
            var code = refused.code().toUpperCase(Locale.ROOT).replace('-', '_');
            var place = places.get(refused.element());
            if (place == null) {
                findings.block(code, refused.message(), refused.element());
            } else {
                findings.block(code, refused.message(), place);
            }
        }
    }

    private Optional<Trial> read(String ruleId, byte[] dmn, TableFindings findings) {
        try {
            return Optional.of(trials.read(ruleId, dmn));
        } catch (RuntimeException refused) {
            findings.block("NOT_DMN", "文件不符合 DMN 的结构，引擎不能读取。请用本系统的编辑器或者 Camunda Modeler 打开后重新导出", ruleId);
            return Optional.empty();
        }
    }
}
