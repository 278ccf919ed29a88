package org.lian.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Cycle after cycle, each kind of fault once before any comes again; a court serves two rounds, then a fresh one. */
final class Campaign {
    private static final int CYCLES_PER_COURT = 24;
    private static final long SEED = 20261125;

    private final boolean smallDisks = SmallDisk.isPossible();
    private final Random random = new Random(SEED);
    private final Report report;
    private final List<FaultKind> round = new ArrayList<>();
    private boolean firstRound = true;

    Campaign(Path reportFile) {
        this.report = new Report(reportFile, smallDisks);
    }

    Report run(int cycles) throws IOException, SQLException {
        for (var done = 0; done < cycles; ) {
            try (var court = new Court(smallDisks);
                    var log = new ClientLog(court.folder().resolve("client.log"))) {
                court.dead().start();
                done = serve(court, log, done, cycles);
            }
        }
        return report;
    }

    private int serve(Court court, ClientLog log, int before, int cycles) throws IOException {
        var load = new Load(court, log);
        for (var number = before + 1; number <= Math.min(cycles, before + CYCLES_PER_COURT); number++) {
            var outcome = outcome(new Cycle(court, log, load, random, number), number, next());
            report.add(outcome);
            if (!outcome.findings().isEmpty()) {
                // What is wrong stays wrong: the next cycle has a court of its own.
                return number;
            }
        }
        return Math.min(cycles, before + CYCLES_PER_COURT);
    }

    private static Cycle.Outcome outcome(Cycle cycle, int number, FaultKind fault) throws IOException {
        var begun = System.nanoTime();
        try {
            return cycle.run(fault);
        } catch (IllegalStateException e) {
            return Cycle.Outcome.broken(number, fault, Duration.ofNanos(System.nanoTime() - begun), e);
        }
    }

    private FaultKind next() {
        if (round.isEmpty()) {
            round.addAll(Arrays.stream(FaultKind.values())
                    .filter(fault -> smallDisks || !fault.wantsSmallDisks())
                    .toList());
            if (!firstRound) {
                Collections.shuffle(round, random);
            }
            firstRound = false;
        }
        return round.remove(0);
    }

    /** A campaign of its own: number of cycles, file of the report. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var report = new Campaign(Path.of(arguments[1])).run(Integer.parseInt(arguments[0]));
        System.exit(report.findings().isEmpty() ? 0 : 1);
    }
}
