package org.lian.workbench.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Table;

/** The knowledge of the names that the texts of a file, or of two versions of it, read. */
class Names {
    static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    private final List<DmnFile> files;

    Names(DmnFile draft, @Nullable DmnFile base) {
        files = base == null ? List.of(draft) : List.of(draft, base);
    }

    /** A fact, as opposed to what another decision of the file gives. */
    boolean isSupplied(String name) {
        return files.stream().anyMatch(file -> file.fact(name).isPresent());
    }

    /** A fact or what a decision gives, as opposed to what a loop binds. */
    boolean isDeclared(String name) {
        return isSupplied(name) || givers(name).findAny().isPresent();
    }

    /** One value, as opposed to the list that a collecting table gives. */
    boolean isValue(String name) {
        return givers(name)
                .noneMatch(giver -> giver.table() != null && !giver.table().isUnique());
    }

    /** As the columns write it; empty for a list and for what nobody declares. */
    String type(String name) {
        var fact = files.stream().flatMap(file -> file.fact(name).stream()).findFirst();
        if (fact.isPresent()) {
            return fact.get().type();
        }
        return isValue(name)
                ? givers(name)
                        .flatMap(giver -> giver.outputs().stream())
                        .filter(output -> output.name().equals(name))
                        .findFirst()
                        .map(DmnFile.Output::type)
                        .orElse("")
                : "";
    }

    boolean isNumber(String name) {
        return Set.of("long", "integer").contains(type(name));
    }

    /** As the analyst reads it. */
    String label(String name) {
        var fact = files.stream().flatMap(file -> file.fact(name).stream()).findFirst();
        if (fact.isPresent() && !fact.get().label().isBlank()) {
            return fact.get().label();
        }
        return givers(name)
                .flatMap(giver -> giver.outputs().stream())
                .filter(output -> output.name().equals(name))
                .map(DmnFile.Output::label)
                .findFirst()
                .orElse(name);
    }

    /** All texts that a name can have, where tables of the file give it and write each of them down. */
    Set<String> texts(String name) {
        var texts = new LinkedHashSet<String>();
        if (!isSupplied(name) && isValue(name)) {
            for (var giver : givers(name).toList()) {
                var written = giver.table() == null ? null : written(giver.table(), name);
                if (written == null) {
                    return Set.of();
                }
                texts.addAll(written);
            }
        }
        return texts;
    }

    private static @Nullable Set<String> written(Table table, String name) {
        var texts = new LinkedHashSet<String>();
        for (int column = 0; column < table.outputs().size(); column++) {
            if (table.outputs().get(column).name().equals(name)) {
                for (var row : table.rows()) {
                    var text = TEXT.matcher(row.results().get(column).text());
                    if (!text.matches()) {
                        return null;
                    }
                    texts.add(text.group(1));
                }
            }
        }
        return texts;
    }

    private Stream<Logic> givers(String name) {
        return files.stream().flatMap(file -> file.decisions().stream()).filter(decision -> decision.outputs().stream()
                .anyMatch(output -> output.name().equals(name)));
    }
}
