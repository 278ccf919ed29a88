package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.workbench.analysis.TableDifference.Change;
import org.lian.workbench.analysis.TableDifference.Kind;

/** 与现行版本的差别: what a reviewer must read, and nothing else. */
class TableDifferenceTests {
    private static final String SECOND_ROW = SmallTable.XML.substring(
            SmallTable.XML.indexOf("<rule id=\"long\""), SmallTable.XML.indexOf("<rule id=\"other\""));

    @Test
    @DisplayName("改了的单元格：表、行、列、前后内容、是否法定行")
    void cell() {
        assertThat(to(SmallTable.cell("a4", "8")))
                .containsExactly(new Change(Kind.CELL_CHANGED, "试表", "short", 1, "期限", "7", "8", true));
        assertThat(to(SmallTable.cell("c1", "")))
                .containsExactly(new Change(Kind.CELL_CHANGED, "试表", "other", 3, "程序", "not(\"CIVIL\")", "", false));
    }

    @Test
    @DisplayName("删行、加行")
    void rows() {
        var without = SmallTable.with(SECOND_ROW, "");

        assertThat(to(without)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ROW_REMOVED);
            assertThat(change.row()).isEqualTo("long");
            assertThat(change.number()).isEqualTo(2);
            assertThat(change.before()).isEqualTo("\"CIVIL\" | > 7 ⇒ \"ESCALATE\" | 30 | \"二号\"");
        });
        assertThat(TableDifference.between(without, SmallTable.with()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.ROW_ADDED);
                    assertThat(change.number()).isEqualTo(2);
                });
    }

    @Test
    @DisplayName("换了编号的行按内容认出；改了依据、解锁都列出")
    void sameRow() {
        assertThat(to(SmallTable.with("rule id=\"long\"", "rule id=\"longer\"")))
                .isEmpty();
        assertThat(to(SmallTable.with("第二条", "第九条")))
                .containsExactly(new Change(Kind.BASIS_CHANGED, "试表", "long", 2, null, "民事诉讼法第二条", "民事诉讼法第九条", false));
        assertThat(to(SmallTable.with(" lian:locked=\"true\"", "")))
                .containsExactly(new Change(Kind.LOCK_CHANGED, "试表", "short", 1, null, "法定", "本院", true));
    }

    @Test
    @DisplayName("列、命中策略、输入的改动")
    void heads() {
        assertThat(kinds(SmallTable.with("label=\"天数\"", "label=\"日数\""))).containsExactly(Kind.COLUMN_CHANGED);
        assertThat(kinds(SmallTable.with("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\"")))
                .containsExactly(Kind.HIT_POLICY_CHANGED);
        assertThat(kinds(SmallTable.with("name=\"marks\"", "name=\"stars\"")))
                .containsExactly(Kind.INPUT_REMOVED, Kind.INPUT_ADDED);
        assertThat(kinds(SmallTable.with("name=\"desk\"", "name=\"window\"")))
                .containsExactly(Kind.COLUMN_ADDED, Kind.COLUMN_REMOVED);
    }

    @Test
    @DisplayName("行的次序只在按行序的表里是差别")
    void order() {
        var moved = SmallTable.with(SECOND_ROW, "", "</decisionTable>", SECOND_ROW + "</decisionTable>");

        assertThat(to(moved)).isEmpty();
        assertThat(TableDifference.between(inOrder(SmallTable.with()), inOrder(moved)))
                .extracting(Change::kind)
                .containsExactly(Kind.ROW_MOVED);
    }

    @Test
    @DisplayName("版式、空格、默认的命中策略、减号不是差别")
    void nothing() {
        assertThat(to(SmallTable.with(
                        " hitPolicy=\"UNIQUE\"", "",
                        "<text></text>", "<text>-</text>",
                        "<text>&lt;= 7</text>", "<text>\n  &lt;= 7 </text>",
                        "id=\"i1\" label=\"程序\"", "label=\"程序\" id=\"i1\"")))
                .isEmpty();
    }

    private static byte[] inOrder(byte[] table) {
        return new String(table, StandardCharsets.UTF_8)
                .replace("UNIQUE", "RULE ORDER")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Change> to(byte[] draft) {
        return TableDifference.between(SmallTable.with(), draft);
    }

    private static List<Kind> kinds(byte[] draft) {
        return to(draft).stream().map(Change::kind).toList();
    }
}
