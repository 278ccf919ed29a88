package org.lian.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lian.crash.ClientLog.Act;
import org.lian.crash.ClientLog.Line;
import org.lian.crash.Errands.Unanswered;

/** One fault under load, the recovery, and the comparison. */
final class Cycle {
    static final int LEAST_IN_FLIGHT = 20;

    private static final Duration OUTAGE = Duration.ofMillis(1500);
    private static final int ASKED_AGAIN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Court court;
    private final ClientLog log;
    private final Load load;
    private final Random random;
    private final int number;

    Cycle(Court court, ClientLog log, Load load, Random random, int number) {
        this.court = court;
        this.log = log;
        this.load = load;
        this.random = random;
        this.number = number;
    }

    /**
     * How a cycle went.
     *
     * @param inFlight submissions that had left and were not answered when the fault came
     * @param acknowledged requests that were answered during the load
     * @param askedAgain requests that got their answer only after the recovery
     * @param putOff how often a court that lived on said "later", or a line broke
     */
    record Outcome(
            int number,
            FaultKind fault,
            int inFlight,
            int acknowledged,
            int askedAgain,
            int putOff,
            Duration took,
            List<Finding> findings) {
        /** A cycle that could not be brought to its end is itself a finding. */
        static Outcome broken(int number, FaultKind fault, Duration took, Exception why) {
            return new Outcome(
                    number,
                    fault,
                    0,
                    0,
                    0,
                    0,
                    took,
                    List.of(new Finding(Finding.Kind.BROKEN, fault.name(), why + ", " + why.getCause())));
        }
    }

    Outcome run(FaultKind fault) throws IOException {
        var begun = System.nanoTime();
        if (fault == FaultKind.ONE_OF_TWO_KILLED) {
            court.dead().start();
        }
        load.prepare(number);
        var survives = !fault.point().isPresent() && fault != FaultKind.KILLED;
        load.begin(!survives);
        load.awaitInFlight(LEAST_IN_FLIGHT);
        load.everybody();
        var inFlight = strike(fault);
        load.end();
        if (!survives) {
            court.dead().start();
        }
        court.awaitReady();
        var acknowledged = load.acknowledged();
        var putOff = load.putOff();
        var askedAgain = load.makeUp();
        var findings = new ArrayList<>(new Checker(court, log, PATIENCE).check(number));
        findings.addAll(sameAnswers());
        return new Outcome(
                number,
                fault,
                inFlight,
                acknowledged,
                askedAgain,
                putOff,
                Duration.ofNanos(System.nanoTime() - begun),
                List.copyOf(findings));
    }

    private int strike(FaultKind fault) throws IOException {
        if (fault.point().isPresent()) {
            return diesAt(fault.point().get());
        }
        Pause.of(Duration.ofMillis(random.nextInt(600)));
        var inFlight = load.awaitInFlight(LEAST_IN_FLIGHT);
        load.faultBegins();
        switch (fault) {
            case KILLED -> court.node().kill();
            case ONE_OF_TWO_KILLED -> {
                court.living().get(random.nextInt(2)).kill();
                Pause.of(OUTAGE);
            }
            case DATABASE_KILLED -> {
                court.postgres().kill();
                Pause.of(OUTAGE);
                court.postgres().start();
            }
            case MATERIALS_DISK_FULL -> {
                court.materialsDisk().fill();
                Pause.of(OUTAGE);
                court.materialsDisk().free();
            }
            case DATABASE_DISK_FULL -> fillDatabaseDisk();
            default -> throw new IllegalArgumentException(fault.name());
        }
        return inFlight;
    }

    private int diesAt(FaultPoint point) {
        var node = court.node();
        var passing =
                switch (point) {
                    case SUBMISSION_BEFORE_COMMIT, SUBMISSION_BEFORE_REPLY -> 1 + random.nextInt(15);
                    case MATERIAL_RENAMED -> 1 + random.nextInt(6);
                    default -> 1 + random.nextInt(2);
                };
        node.fuse().light(point, passing);
        if (!Pause.until(Duration.ofSeconds(30), () -> !node.isAlive())) {
            throw new IllegalStateException("Nothing passed " + point);
        }
        Pause.of(Duration.ofMillis(200));
        return load.broken();
    }

    private void fillDatabaseDisk() throws IOException {
        var postgres = court.postgres();
        if (!Pause.until(Duration.ofSeconds(30), () -> {
            court.databaseDisk().fill();
            return !postgres.takesMoreLog();
        })) {
            throw new IllegalStateException("The database's disk does not run full");
        }
        Pause.of(OUTAGE);
        court.databaseDisk().free();
        // It panics where the log finds no room, and may or may not come back by itself.
        Pause.of(Duration.ofMillis(500));
        if (postgres.isAlive()) {
            postgres.awaitAnswer();
        } else {
            postgres.start();
        }
    }

    /** A client that asks again what was answered long ago gets the same answer. */
    private List<Finding> sameAnswers() {
        var submissions = log.read().stream()
                .filter(line -> line.act() == Act.SUBMIT && line.cycle() == number && line.acknowledged())
                .toList();
        var findings = new ArrayList<Finding>();
        for (var i = 0; i < Math.min(ASKED_AGAIN, submissions.size()); i++) {
            var line = submissions.get(random.nextInt(submissions.size()));
            var again = again(line);
            if (!line.answer().equals(again)) {
                findings.add(new Finding(
                        Finding.Kind.ANSWER, line.subject(), "was " + line.answer() + ", asked again " + again));
            }
        }
        return findings;
    }

    private String again(Line line) {
        try {
            return Errands.run(line, court.node());
        } catch (Unanswered | Errands.Refused e) {
            return e.getMessage();
        }
    }
}
