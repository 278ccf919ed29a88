package org.lian.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lian.clock.BusinessClock;
import org.lian.engine.CannotMove;
import org.lian.engine.Migrations;
import org.lian.engine.RunningInstances;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.workbench.DiagramMove.State;
import org.lian.workbench.MoveStore.Outcome;
import org.lian.workbench.MoveStore.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions of a move. Each holds the move's row, so that one node works on it at a time; what the engine did and
 * what we wrote about it are committed together, so that a crash leaves no filing half-way and none is moved twice.
 */
@Component
class MoveSteps {
    private static final int BATCH = 20;

    private final MoveStore moves;
    private final ReleaseStore releases;
    private final RuleVersions versions;
    private final RunningInstances running;
    private final Migrations migrations;
    private final Journal journal;
    private final BusinessClock clock;

    MoveSteps(
            MoveStore moves,
            ReleaseStore releases,
            RuleVersions versions,
            RunningInstances running,
            Migrations migrations,
            Journal journal,
            BusinessClock clock) {
        this.moves = moves;
        this.releases = releases;
        this.versions = versions;
        this.running = running;
        this.migrations = migrations;
        this.journal = journal;
        this.clock = clock;
    }

    /** Tries a page of filings; false when there is nothing to do here. */
    @Transactional
    public boolean tryPage(UUID id) {
        var taken = moves.taken(id).filter(move -> move.state() == State.TRYING);
        if (taken.isEmpty()) {
            return false;
        }
        var move = taken.get();
        var page = moves.untried(move, BATCH);
        if (page.isEmpty()) {
            moves.state(move, State.TRIED);
            return false;
        }
        var prepared = migrations.prepare(move.route());
        var still = still(move, page);
        for (var one : page) {
            if (!still.contains(one.instance())) {
                moves.tried(move, one.instance(), "试迁时已经办结");
                continue;
            }
            var no = prepared.tryOut(one.instance());
            moves.tried(move, one.instance(), no.map(CannotMove::reason).orElse(null));
        }
        return true;
    }

    /** The next filings of a move that goes on; none when it does not, or another node has it. */
    @Transactional
    public List<Waiting> next(UUID id) {
        var taken = moves.taken(id).filter(move -> move.state() == State.MOVING);
        if (taken.isEmpty()) {
            return List.of();
        }
        var move = taken.get();
        var waiting = moves.unsettled(move, BATCH);
        if (waiting.isEmpty()) {
            moves.end(move, State.DONE, clock.now());
            return List.of();
        }
        var movable = waiting.stream().filter(Waiting::movable).toList();
        // What the trial held back is attempted alone.
        return movable.isEmpty() ? waiting.subList(0, 1) : movable;
    }

    /**
     * Moves them together or none; nothing when the move was stopped or somebody else settled them.
     *
     * @throws CannotMove when one of them cannot
     */
    @Transactional
    public void move(UUID id, List<Waiting> batch) {
        var taken = moves.taken(id).filter(move -> move.state() == State.MOVING);
        if (taken.isEmpty()) {
            return;
        }
        var move = taken.get();
        releases.lock(move.rule());
        var inForce = versions.inForce(move.rule()).orElseThrow();
        if (inForce.version() != move.to()) {
            moves.stop(move, "第 " + inForce.version() + " 版已经发布，不再迁往第 " + move.to() + " 版");
            return;
        }
        var still = still(move, batch);
        var here = new ArrayList<Waiting>();
        var gone = new ArrayList<String>();
        for (var one : batch) {
            if (still.contains(one.instance())) {
                here.add(one);
            } else {
                gone.add(one.instance());
            }
        }
        var now = clock.now();
        moves.settle(move, gone, Outcome.GONE, null, now);
        if (here.isEmpty()) {
            return;
        }
        var ids = here.stream().map(Waiting::instance).toList();
        migrations.prepare(move.route()).move(ids);
        moves.settle(move, ids, Outcome.MOVED, null, now);
        here.forEach(one -> journal(move, inForce.name(), one));
    }

    /** Keeps why a filing stays where it is. */
    @Transactional
    public void leave(UUID id, Waiting one, String reason) {
        moves.settle(moves.locked(id), List.of(one.instance()), Outcome.STAYED, reason, clock.now());
    }

    private Set<String> still(DiagramMove move, List<Waiting> some) {
        return running.still(
                move.rule(), move.from(), some.stream().map(Waiting::instance).toList());
    }

    /** So that it stays explainable which diagram carried the case when. */
    private void journal(DiagramMove move, String diagram, Waiting one) {
        if (one.filing() == null) {
            return;
        }
        journal.append(JournalEntry.shown(
                        FilingId.of(one.filing()),
                        Actor.system(),
                        clock.now(),
                        "DIAGRAM_MOVED",
                        "“" + diagram + "”流程由第 " + move.from() + " 版改按第 " + move.to() + " 版继续办理")
                .with(Map.of(
                        "rule",
                        move.rule(),
                        "from",
                        move.from(),
                        "to",
                        move.to(),
                        "move",
                        move.id().toString(),
                        "startedBy",
                        String.valueOf(move.startedBy()))));
    }
}
