package org.lian.workbench;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table's file as a reader sees it: the facts it is asked with, and its parts, each after those it rests on. All texts
 * are as the file has them.
 */
public record RuleText(List<Fact> facts, List<Part> parts) {
    /** A fact that the product tells the table. */
    public record Fact(String name, String label, String type) {}

    /**
     * One table, or one formula.
     *
     * @param collects whether all rows that fit count, not one
     * @param formula null for a table
     */
    public record Part(
            String id,
            String label,
            boolean locked,
            boolean collects,
            @Nullable String formula,
            List<Column> inputs,
            List<Column> outputs,
            List<Row> rows) {}

    /**
     * A column.
     *
     * @param expression of an input what it looks at, of an output its name
     */
    public record Column(String label, String expression, String type) {}

    /**
     * A row; an empty test fits everything.
     *
     * @param locked whether it states the law
     */
    public record Row(String id, int number, String basis, boolean locked, List<String> tests, List<String> results) {}

    /** A row with the part it stands in. */
    public record Place(Part part, Row row) {}

    public Optional<Place> row(String id) {
        return parts.stream()
                .flatMap(part -> part.rows().stream().map(row -> new Place(part, row)))
                .filter(place -> place.row().id().equals(id))
                .findFirst();
    }

    /** The part that answers. */
    public Part answering() {
        return parts.get(parts.size() - 1);
    }
}
