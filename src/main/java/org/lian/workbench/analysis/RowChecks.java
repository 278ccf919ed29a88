package org.lian.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.workbench.RuleFinding;
import org.lian.workbench.analysis.DmnFile.Logic;
import org.lian.workbench.analysis.DmnFile.Row;

/** 依据 of each row, and the rows that state the law. */
class RowChecks {
    /** An article, a document with its number, or the name of a law; or plainly that it is mere practice. */
    private static final Pattern ARTICLE = Pattern.compile(
            "第[零一二三四五六七八九十百千0-9（(]+[）)]?[条款项章节]|〔\\d{4}〕|(法|办法|条例|规定|解释|规则|通知|意见|标准|批复)([：:；;，,（(《第》]|$)|实践做法");

    private final TableDraft draft;

    RowChecks(TableDraft draft) {
        this.draft = draft;
    }

    void basis(TableFindings findings) {
        for (var decision : draft.file().decisions()) {
            if (decision.table() != null) {
                decision.table().rows().stream()
                        .filter(row -> !ARTICLE.matcher(row.basis()).find())
                        .forEach(row -> findings.block("BASIS_MISSING", "没有写明依据。请在说明里写出法律、司法解释或者通知的名称和条号", row));
            }
        }
    }

    /**
     * Rows of the law that the draft changes, takes away, frees or adds to, and formulas and columns that such rows rest
     * on.
     */
    List<RuleFinding> statutory() {
        var found = new ArrayList<RuleFinding>();
        if (draft.base() != null) {
            draft.base().decisions().forEach(inForce -> statutory(inForce, found));
        }
        return found;
    }

    private void statutory(Logic inForce, List<RuleFinding> found) {
        var drafted = draft.file().decision(inForce.id());
        if (inForce.locked()) {
            var isKept = drafted.filter(decision -> decision.locked()
                            && decision.formula() != null
                            && inForce.formula() != null
                            && decision.formula()
                                    .text()
                                    .equals(inForce.formula().text()))
                    .isPresent();
            if (!isKept) {
                found.add(changed("法定计算公式“%s”被修改、删除或者解锁".formatted(inForce.label()), inForce.id(), null));
            }
        }
        var before = inForce.table();
        if (before == null || before.rows().stream().noneMatch(Row::locked)) {
            return;
        }
        var after = drafted.map(Logic::table);
        if (after.isEmpty() || !heads(before).equals(heads(after.get()))) {
            found.add(changed("含法定行的表“%s”被删除，或者增减、改动、移动了列".formatted(inForce.label()), before.id(), null));
            return;
        }
        if (!after.get().policy().equals(before.policy())) {
            found.add(changed("含法定行的表“%s”改了命中策略".formatted(inForce.label()), before.id(), null));
        }
        if (!after.get().isUnique()) {
            added(before, after.get(), found);
        }
        for (var row : before.rows()) {
            var successor = after.flatMap(table -> table.row(row.id()));
            if (row.locked() && successor.isEmpty()) {
                found.add(changed("法定行“%s”（现行版本第 %d 行）被删除".formatted(row.basis(), row.number()), row.id(), null));
            } else if (row.locked() && !isKept(row, successor.get(), before.outputs())) {
                found.add(changed(
                        "第 %d 行是法定行“%s”，%s"
                                .formatted(
                                        successor.get().number(),
                                        row.basis(),
                                        difference(row, successor.get(), before)),
                        row.id(),
                        successor.get().number()));
            }
        }
    }

    /** Where several rows apply together, a row of the court's own puts something beside what the law says. */
    private static void added(DmnFile.Table before, DmnFile.Table after, List<RuleFinding> found) {
        after.rows().stream()
                .filter(row -> !row.locked())
                .filter(row -> before.rows().stream()
                        .noneMatch(known -> !known.locked() && known.content().equals(row.content())))
                .forEach(row -> found.add(
                        changed("第 %d 行是本院自己的，和法定行一起适用，它是新增的或者被修改".formatted(row.number()), row.id(), row.number())));
    }

    private static boolean isKept(Row before, Row after, List<DmnFile.Output> outputs) {
        return after.locked()
                && texts(after.tests()).equals(texts(before.tests()))
                && IntStream.range(0, outputs.size())
                        .allMatch(column -> outputs.get(column).isOwn()
                                || text(after, column).equals(text(before, column)))
                && after.basis().equals(before.basis());
    }

    /** What of the row is otherwise now, old and new beside each other. */
    private static String difference(Row before, Row after, DmnFile.Table table) {
        var changes = new ArrayList<String>();
        for (var column = 0; column < table.columns().size(); column++) {
            told(table.columns().get(column).label(), text(before.tests(), column), text(after.tests(), column))
                    .ifPresent(changes::add);
        }
        for (var column = 0; column < table.outputs().size(); column++) {
            if (!table.outputs().get(column).isOwn()) {
                told(table.outputs().get(column).label(), text(before, column), text(after, column))
                        .ifPresent(changes::add);
            }
        }
        told("依据", before.basis(), after.basis()).ifPresent(changes::add);
        if (!after.locked()) {
            changes.add("不再标为法定行");
        }
        return String.join("；", changes);
    }

    private static Optional<String> told(String head, String before, String after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of("“%s”由 %s 改为 %s".formatted(head, shown(before), shown(after)));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "（空）" : text;
    }

    private static List<String> texts(List<DmnFile.Text> cells) {
        return cells.stream().map(DmnFile.Text::text).toList();
    }

    private static String text(Row row, int column) {
        return text(row.results(), column);
    }

    private static String text(List<DmnFile.Text> cells, int column) {
        return column < cells.size() ? cells.get(column).text() : "";
    }

    private static List<String> heads(DmnFile.Table table) {
        var heads = new ArrayList<String>();
        table.columns().forEach(column -> heads.add(column.expression().text() + " " + column.type()));
        table.outputs().forEach(output -> heads.add(output.name() + " " + output.type() + " " + output.isOwn()));
        return heads;
    }

    private static RuleFinding changed(String message, String element, @Nullable Integer row) {
        return RuleFinding.warning("LOCKED_ROW_CHANGED", message + "。须由庭长批准", element, row, null);
    }
}
