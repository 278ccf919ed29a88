package org.lian.fees;

import java.util.List;
import org.lian.rules.Decision;
import org.lian.vocabulary.Fen;

/**
 * 取整: to which unit a court charges its fees, and which way. The sums are whole fen; never above the statutory sum unless
 * the court's row says so.
 *
 * @param unitFen what a fee is a multiple of
 */
record Rounding(long unitFen, Way way, String basis) {
    /** 舍去、四舍五入、进一. */
    enum Way {
        DOWN,
        HALF_UP,
        UP
    }

    /** The one row of fee-rounding. */
    static Rounding of(Decision row) {
        return new Rounding(
                switch (row.text("roundTo")) {
                    case "YUAN" -> Fen.IN_YUAN;
                    case "JIAO" -> Fen.IN_JIAO;
                    default -> 1;
                },
                Way.valueOf(row.text("way")),
                row.text("document"));
    }

    /** A sum of fen, none negative, as the court charges it. */
    long of(long fen) {
        var over = fen % unitFen;
        var isUp =
                switch (way) {
                    case DOWN -> false;
                    case HALF_UP -> 2 * over >= unitFen;
                    case UP -> over > 0;
                };
        return fen - over + (isUp ? unitFen : 0);
    }

    /** The same, never above the sum: a share that was granted is not taken back by the court's unit. */
    long atMost(long fen) {
        return of(fen) <= fen ? of(fen) : fen - fen % unitFen;
    }

    /** The line that says so; none where nothing is rounded. */
    List<Line> lines(long fen) {
        var rounded = of(fen);
        return rounded == fen ? List.of() : List.of(new Line("按本院规定取整", rounded - fen, basis));
    }
}
