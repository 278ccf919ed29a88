package org.lian.fees;

import java.util.List;

/**
 * What was paid for a payment order that became the suit: the suit's fee is topped up, not paid once more (民诉解释 195).
 *
 * @param paidFen what was paid and has not gone back
 */
public record EarlierFee(long paidFen) {
    private static final String ITEM = "已交的支付令申请费";
    private static final String BASIS = "最高人民法院关于适用民事诉讼法的解释第一百九十五条";

    /** What is still to be paid of a fee. */
    long leftOf(long fen) {
        return Math.max(0, fen - paidFen);
    }

    /** The line of a bill that says so. */
    Line line(long fen) {
        return new Line(ITEM, leftOf(fen) - fen, BASIS);
    }

    /** What such a line took off a bill; zero where none did. */
    static long in(List<Line> lines) {
        return -Bill.sum(lines.stream().filter(line -> line.item().equals(ITEM)).toList());
    }
}
