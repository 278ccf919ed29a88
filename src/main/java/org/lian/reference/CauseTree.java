package org.lian.reference;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.lian.vocabulary.Track;

/** The tree of causes with their parents, turned into rows that know their whole path. */
final class CauseTree {
    private CauseTree() {}

    /** One row of table cause. */
    record Row(String code, String version, String name, List<String> path, boolean leaf, Track track) {}

    static Stream<Row> of(List<CSVRecord> rows, Track track, String version) {
        var byCode = rows.stream().collect(Collectors.toMap(row -> row.get("code"), Function.identity()));
        var parents = rows.stream().map(row -> row.get("parent")).collect(Collectors.toSet());
        return rows.stream()
                .map(row -> new Row(
                        row.get("code"),
                        version,
                        row.get("name"),
                        path(row, byCode),
                        !parents.contains(row.get("code")),
                        track));
    }

    /** 自诉: a charge below its category. */
    static Stream<Row> ofCharges(List<CSVRecord> rows, String version) {
        return rows.stream()
                .map(row -> new Row(
                        row.get("code"),
                        version,
                        row.get("charge"),
                        List.of(row.get("category"), row.get("charge")),
                        true,
                        Track.PRIVATE_PROSECUTION));
    }

    private static List<String> path(CSVRecord leaf, Map<String, CSVRecord> byCode) {
        var path = new ArrayDeque<String>();
        for (var row = leaf; row != null; row = byCode.get(row.get("parent"))) {
            path.addFirst(row.get("name"));
        }
        return List.copyOf(path);
    }
}
