package org.lian.workbench.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration TRIALS = Duration.ofSeconds(3);
    /** Deep expressions are read by recursion. */
    private static final long STACK = 16L << 20;

    private final ModelGuard guard;
    private final Feel feel;
    private final TableTrials trials;
    private final DecisionTableAnalyzer analyzer;

    TableChecks(ModelGuard guard, Feel feel, TableTrials trials, DecisionTableAnalyzer analyzer) {
        this.guard = guard;
        this.feel = feel;
        this.trials = trials;
        this.analyzer = analyzer;
    }

    /**
     * Checks a draft.
     *
     * @param ruleId the file's name and the id of the deciding decision
     * @param base the version in force; null for a new rule
     */
    public List<RuleFinding> check(String ruleId, byte[] dmn, byte @Nullable [] base) {
        var task = new FutureTask<>(() -> checkHere(ruleId, dmn, base));
        new Thread(null, task, "table-checks", STACK).start();
        try {
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return List.of(tooComplex());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                return List.of(tooComplex());
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
            return !new RowChecks(new Draft("", DmnFile.read(dmn), DmnFile.read(base)))
                    .statutory()
                    .isEmpty();
        } catch (SAXException unreadable) {
            return true;
        }
    }

    private static RuleFinding tooComplex() {
        return RuleFinding.blocking("LOOP", "内容过于复杂，检查没有在规定时间内完成，请拆分", null, null, null);
    }

    private List<RuleFinding> checkHere(String ruleId, byte[] dmn, byte @Nullable [] base) throws SAXException {
        var findings = new Findings();
        var file = new FileChecks(findings).read(ruleId, dmn);
        if (file.isEmpty() || findings.hasBlocking()) {
            return findings.all();
        }
        guard(ruleId, dmn, file.get(), findings);
        if (findings.hasBlocking()) {
            return findings.all();
        }
        var draft = new Draft(ruleId, file.get(), base == null ? null : DmnFile.read(base));
        new ShapeChecks(draft, findings).check();
        new TextChecks(draft, feel, findings).check();
        new ValueChecks(draft, feel, findings).check();
        var rows = new RowChecks(draft);
        rows.basis(findings);
        if (!findings.hasBlocking()) {
            read(ruleId, dmn, findings)
                    .ifPresent(trial -> run(
                            draft,
                            trial,
                            SingletonSupplier.ofNullable(() -> base == null ? null : trials.read(ruleId, base)),
                            findings));
        }
        findings.addAll(rows.statutory());
        return findings.all();
    }

    private void run(Draft draft, Trial trial, Supplier<@Nullable Trial> inForce, Findings findings) {
        var analysis = analyzer.analyse(draft.file(), draft.base());
        findings.addAll(analysis.findings());
        if (!findings.hasBlocking()) {
            new TrialChecks(draft, analysis, findings).check(trial, inForce, System.nanoTime() + TRIALS.toNanos());
        }
    }

    /** What the engine's own guard refuses, at the row and the column. */
    private void guard(String ruleId, byte[] dmn, DmnFile file, Findings findings) {
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

    private Optional<Trial> read(String ruleId, byte[] dmn, Findings findings) {
        try {
            return Optional.of(trials.read(ruleId, dmn));
        } catch (RuntimeException refused) {
            findings.block("NOT_DMN", "文件不符合 DMN 的结构，引擎不能读取。请用本系统的编辑器或者 Camunda Modeler 打开后重新导出", ruleId);
            return Optional.empty();
        }
    }
}
