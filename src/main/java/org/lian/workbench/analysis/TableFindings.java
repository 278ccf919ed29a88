package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Row;
import org.lian.workbench.analysis.DmnFile.Text;

/** The findings on a table, collected. */
class TableFindings {
    private final List<RuleFinding> all = new ArrayList<>();

    List<RuleFinding> all() {
        return List.copyOf(all);
    }

    void addAll(List<RuleFinding> more) {
        all.addAll(more);
    }

    boolean hasBlocking() {
        return all.stream().anyMatch(RuleFinding::isBlocking);
    }

    void block(String code, String message, @Nullable String element) {
        all.add(RuleFinding.blocking(code, message, element, null, null));
    }

    /** At a cell, or at the head of a column. */
    void block(String code, String message, Text place) {
        all.add(RuleFinding.blocking(
                code,
                where(place) + message,
                place.element(),
                place.row(),
                place.head().isEmpty() ? null : place.head()));
    }

    void warn(String code, String message, Text place) {
        all.add(RuleFinding.warning(
                code,
                where(place) + message,
                place.element(),
                place.row(),
                place.head().isEmpty() ? null : place.head()));
    }

    void block(String code, String message, Row row) {
        all.add(RuleFinding.blocking(code, "第 %d 行：%s".formatted(row.number(), message), row.id(), row.number(), null));
    }

    void warn(String code, String message, @Nullable String element, @Nullable Integer row, @Nullable String cell) {
        all.add(RuleFinding.warning(code, message, element, row, cell));
    }

    /** Without its place: it is read as a sentence of the court. */
    void harm(String code, String message, @Nullable Row row) {
        all.add(RuleFinding.harm(code, message, row == null ? null : row.id(), row == null ? null : row.number()));
    }

    private static String where(Text place) {
        if (place.row() == null) {
            return place.head().isEmpty() ? "" : "“%s”：".formatted(place.head());
        }
        return "第 %d 行“%s”：".formatted(place.row(), place.head());
    }
}
