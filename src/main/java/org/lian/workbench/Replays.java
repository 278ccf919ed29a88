package org.lian.workbench;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lian.clock.BusinessClock;
import org.lian.rules.PastQuestions;
import org.lian.rules.TableAnswer;
import org.lian.rules.TrialTable;
import org.lian.rules.TrialTables;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The runner of 回放: one at a time on a node, with progress; equal facts are asked once. */
@Component
public class Replays {
    /** So many filings a replay holds at most. */
    public static final int HIGHEST_LIMIT = 100_000;

    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final int STEP = 500;
    private static final int WAITING = 4;

    private final DraftStore drafts;
    private final ReplayStore replays;
    private final RuleVersions versions;
    private final RuleChecks checks;
    private final TrialTables tables;
    private final PastQuestions questions;
    private final BusinessClock clock;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                var named = new Thread(task, "rule-replay");
                named.setDaemon(true);
                return named;
            });

    Replays(
            DraftStore drafts,
            ReplayStore replays,
            RuleVersions versions,
            RuleChecks checks,
            TrialTables tables,
            PastQuestions questions,
            BusinessClock clock) {
        this.drafts = drafts;
        this.replays = replays;
        this.versions = versions;
        this.checks = checks;
        this.tables = tables;
        this.questions = questions;
        this.clock = clock;
    }

    /** Begins a replay of the draft as it stands against the version in force. */
    public Replay start(Actor analyst, UUID draftId, PastQuestions.Scope scope) {
        var draft = drafts.required(draftId);
        if (draft.kind() != RuleKind.DECISION) {
            throw Refusal.conflict("只有决策表可以回放");
        }
        if (scope.limit() < 1 || scope.limit() > HIGHEST_LIMIT) {
            throw Refusal.invalid("limit", "OUT_OF_RANGE", "一次回放 1 至 " + HIGHEST_LIMIT + " 件");
        }
        var fresh = checks.table(draft).orElseThrow(() -> Refusal.conflict("这张表还不能回放，请先处理检查结果里的问题"));
        var current = versions.inForce(draft.rule())
                .flatMap(version -> tables.open(draft.rule(), versions.content(draft.rule(), version.version())))
                .orElseThrow(() -> Refusal.conflict("新规则没有可以对照的现行版本"));
        var asked = questions.of(draft.rule(), scope);
        var id = UUID.randomUUID();
        replays.add(id, draft, scope, asked.size(), analyst.username(), clock.now());
        try {
            thread.execute(() -> run(id, current, fresh, asked));
        } catch (RejectedExecutionException busy) {
            replays.end(id, Replay.State.FAILED, null, clock.now());
            throw Refusal.tooMany("正在运行的回放太多，请稍后再试");
        }
        return find(id);
    }

    public Replay find(UUID id) {
        return replays.find(id, clock.now()).orElseThrow(() -> Refusal.notFound("没有找到这次回放"));
    }

    /** The newest of a draft; it may be of an earlier revision. */
    public Optional<Replay> latestOf(UUID draft) {
        return replays.latestOf(draft, clock.now());
    }

    /** The filings that change, in the order they were asked. */
    public List<ReplayChange> changes(UUID id, int limit, int offset) {
        return replays.changes(id, limit, offset);
    }

    private void run(UUID id, TrialTable current, TrialTable fresh, List<PastQuestions.GivenFacts> asked) {
        try {
            var tally = new ReplayTally();
            var known = new HashMap<Map<String, Object>, Pair>();
            var changes = new ArrayList<ReplayChange>();
            var changed = 0;
            for (var position = 1; position <= asked.size(); position++) {
                var question = asked.get(position - 1);
                var answers = known.computeIfAbsent(
                        question.inputs(), facts -> new Pair(current.ask(facts), fresh.ask(facts)));
                var change = tally.count(answers.before(), answers.after());
                if (change.changed()) {
                    changed++;
                    changes.add(new ReplayChange(
                            position,
                            question.filing().value(),
                            answers.before().rows(),
                            answers.after().rows(),
                            change.delta()));
                }
                if (position % STEP == 0 || position == asked.size()) {
                    replays.progress(id, position, changed, changes, clock.now());
                    changes.clear();
                }
            }
            replays.end(id, Replay.State.DONE, tally.summary(), clock.now());
        } catch (RuntimeException fault) {
            log.error("Replay {} failed", id, fault);
            replays.end(id, Replay.State.FAILED, null, clock.now());
        }
    }

    /** The answers of the version in force and of the draft. */
    private record Pair(TableAnswer before, TableAnswer after) {}

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
