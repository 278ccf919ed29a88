package org.lian.web.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.web.rulebook.Laws.Piece;

/** The page of one version of a rule, ready to be shown. */
record RulePage(String name, String sha256, List<Part> parts, List<Example> examples) {

    /**
     * A table, or a formula.
     *
     * @param formula null for a table
     */
    record Part(
            String id,
            String name,
            boolean collects,
            @Nullable String formula,
            boolean locked,
            List<String> heads,
            List<Row> rows) {}

    record Row(String id, int number, boolean locked, List<Cell> cells, List<Piece> basis) {}

    record Cell(String head, String text) {}

    /** A case and what comes out of it. */
    record Example(String given, String result) {}
}
