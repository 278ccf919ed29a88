package org.lian.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.analysis.DiagramDifference;
import org.lian.workbench.analysis.TableDifference;

/**
 * 差异: one change of a rule, as people read it.
 *
 * @param kind stable, for example {@code CELL_CHANGED}
 * @param what the kind in Chinese
 * @param part name of the decision, or of the diagram's element; of an example, and of a paper, that it is one
 * @param element id of the row, or of the diagram's element
 * @param number of the row, from 1; of an example, and of a paper, its line
 * @param column head of the column, or what of the diagram's element
 * @param locked whether the row states the law in the version in force
 */
public record RuleChange(
        String kind,
        String what,
        String part,
        @Nullable String element,
        @Nullable Integer number,
        @Nullable String column,
        @Nullable String before,
        @Nullable String after,
        boolean locked) {
    /** What one file does otherwise than another, in words. */
    static List<RuleChange> between(RuleKind kind, byte[] before, byte[] after) {
        return switch (kind) {
            case DECISION ->
                TableDifference.between(before, after).stream()
                        .map(RuleChange::of)
                        .toList();
            case PROCESS ->
                DiagramDifference.between(before, after).stream()
                        .map(RuleChange::of)
                        .toList();
            case PAPER, FORM -> PaperDifference.between(before, after);
            case WORDS -> WordDifference.between(before, after);
            case PHRASES -> PhraseDifference.between(before, after);
        };
    }

    /** A change of what proves the rule, not of the rule. */
    boolean isOfExample() {
        return kind.startsWith("EXAMPLE_");
    }

    /** A change of what a row of a table answers, or when; not of its basis. */
    boolean isOfRow() {
        return List.of("ROW_ADDED", "CELL_CHANGED").contains(kind);
    }

    private static RuleChange of(TableDifference.Change change) {
        return new RuleChange(
                change.kind().name(),
                what(change.kind()),
                change.table(),
                change.row(),
                change.number(),
                change.column(),
                change.before(),
                change.after(),
                change.locked());
    }

    private static RuleChange of(DiagramDifference.Change change) {
        return new RuleChange(
                change.kind().name(),
                what(change.kind()),
                change.part(),
                change.element(),
                null,
                change.property(),
                change.before(),
                change.after(),
                false);
    }

    private static String what(DiagramDifference.Kind kind) {
        return switch (kind) {
            case ELEMENT_ADDED -> "增加";
            case ELEMENT_REMOVED -> "删除";
            case ELEMENT_REPLACED -> "换成另一种";
            case ELEMENT_RENAMED -> "改名称";
            case PROPERTY_CHANGED -> "改属性";
            case FLOW_ADDED -> "增加连线";
            case FLOW_REMOVED -> "删除连线";
            case FLOW_MOVED -> "改连线";
            case LAYOUT_CHANGED -> "移动图形";
        };
    }

    private static String what(TableDifference.Kind kind) {
        return switch (kind) {
            case INPUT_ADDED -> "增加输入";
            case INPUT_REMOVED -> "删除输入";
            case TABLE_ADDED -> "增加表";
            case TABLE_REMOVED -> "删除表";
            case HIT_POLICY_CHANGED -> "改命中策略";
            case FORMULA_CHANGED -> "改公式";
            case COLUMN_ADDED -> "增加列";
            case COLUMN_REMOVED -> "删除列";
            case COLUMN_CHANGED -> "改列";
            case ROW_ADDED -> "增加行";
            case ROW_REMOVED -> "删除行";
            case ROW_MOVED -> "移动行";
            case CELL_CHANGED -> "改单元格";
            case BASIS_CHANGED -> "改依据";
            case LOCK_CHANGED -> "改法定标记";
        };
    }
}
