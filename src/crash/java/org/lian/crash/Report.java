package org.lian.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lian.crash.Cycle.Outcome;

/** What a campaign found, as a table by kind of fault, written anew after each cycle. */
final class Report {
    private final Path file;
    private final boolean smallDisks;
    private final List<Outcome> outcomes = new ArrayList<>();

    Report(Path file, boolean smallDisks) {
        this.file = file;
        this.smallDisks = smallDisks;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
        System.out.println("Cycle %d, %s: %d submissions in flight, %d acknowledged, %d asked again, %d put off, %d s"
                .formatted(
                        outcome.number(),
                        outcome.fault().words(),
                        outcome.inFlight(),
                        outcome.acknowledged(),
                        outcome.askedAgain(),
                        outcome.putOff(),
                        outcome.took().toSeconds()));
        outcome.findings().forEach(finding -> System.out.println("  " + finding));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hadSmallDisks() {
        return smallDisks;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Finding> findings() {
        return outcomes.stream().flatMap(outcome -> outcome.findings().stream()).toList();
    }

    String table() {
        var text = new StringBuilder("""
                | fault | cycles | in flight, least | in flight, mean | acknowledged | asked again | lost | twice | gaps | other |
                |---|---|---|---|---|---|---|---|---|---|
                """);
        Arrays.stream(FaultKind.values())
                .filter(fault -> outcomes.stream().anyMatch(outcome -> outcome.fault() == fault))
                .forEach(fault -> text.append(row(
                        fault.words(),
                        outcomes.stream()
                                .filter(outcome -> outcome.fault() == fault)
                                .toList())));
        return text.append(row("**all**", outcomes)).toString();
    }

    private static String row(String name, List<Outcome> some) {
        var findings =
                some.stream().flatMap(outcome -> outcome.findings().stream()).toList();
        var lost = count(findings, Finding.Kind.LOST, Finding.Kind.MATERIAL, Finding.Kind.MONEY);
        var twice = count(findings, Finding.Kind.TWICE, Finding.Kind.NOT_ASKED, Finding.Kind.NUMBER);
        var gaps = count(findings, Finding.Kind.GAP);
        return "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n"
                .formatted(
                        name,
                        some.size(),
                        some.stream().mapToInt(Outcome::inFlight).min().orElse(0),
                        Math.round(some.stream()
                                .mapToInt(Outcome::inFlight)
                                .average()
                                .orElse(0)),
                        some.stream().mapToInt(Outcome::acknowledged).sum(),
                        some.stream().mapToInt(Outcome::askedAgain).sum(),
                        lost,
                        twice,
                        gaps,
                        findings.size() - lost - twice - gaps);
    }

    private static long count(List<Finding> findings, Finding.Kind... kinds) {
        return findings.stream()
                .filter(finding -> List.of(kinds).contains(finding.kind()))
                .count();
    }
}
