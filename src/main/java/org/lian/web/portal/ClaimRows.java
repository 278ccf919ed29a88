package org.lian.web.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lian.filing.Claim;
import org.lian.vocabulary.Refusal.Fault;

/** 诉讼请求 as rows of a form: what is asked for, and the sum of it where there is one. An empty row is none. */
final class ClaimRows {
    private static final int AT_LEAST = 2;

    private ClaimRows() {}

    static String text(int row) {
        return "claimItems[" + row + "].text";
    }

    static String amount(int row) {
        return "claimItems[" + row + "].amountFen";
    }

    /** The labels of every row that there may be. */
    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (var row = 0; row < Claim.MOST; row++) {
            labels.put(text(row), "第 " + (row + 1) + " 条请求");
            labels.put(amount(row), "第 " + (row + 1) + " 条的金额（元）");
        }
        return labels;
    }

    /** Every row as text, empty where nothing is written. */
    static Map<String, String> read(List<Claim> claims) {
        var form = new LinkedHashMap<String, String>();
        for (var row = 0; row < Claim.MOST; row++) {
            var claim = row < claims.size() ? claims.get(row) : new Claim(null, null);
            form.put(text(row), DraftQuestions.shown(claim.text()));
            form.put(amount(row), Yuan.text(claim.amountFen()));
        }
        return form;
    }

    /** The rows that were filled in, in order; a sum that cannot be read is a fault of its field. */
    static List<Claim> written(Map<String, String> form) {
        var claims = new ArrayList<Claim>();
        for (var row = 0; row < Claim.MOST; row++) {
            var claim = new Claim(
                    DraftQuestions.written(form.get(text(row))), Yuan.fen(amount(row), form.get(amount(row))));
            if (claim.text() != null || claim.amountFen() != null) {
                claims.add(claim);
            }
        }
        return claims;
    }

    /** The rows that a page shows: those with something in them, and {@code more} empty ones. */
    static List<Integer> shown(Map<String, String> form, int more) {
        var last = IntStream.range(0, Claim.MOST)
                .filter(row -> isWritten(form, row))
                .max()
                .orElse(-1);
        return IntStream.range(0, Math.min(Claim.MOST, Math.max(AT_LEAST, last + 1 + more)))
                .boxed()
                .toList();
    }

    /** A sum without words, and no claim at all. */
    static List<Fault> missing(Map<String, String> form) {
        var faults = new ArrayList<Fault>();
        for (var row = 0; row < Claim.MOST; row++) {
            if (isWritten(form, row) && DraftQuestions.written(form.get(text(row))) == null) {
                faults.add(new Fault(text(row), "MISSING", "请写明第 " + (row + 1) + " 条请求要求什么"));
            }
        }
        if (IntStream.range(0, Claim.MOST).noneMatch(row -> isWritten(form, row))) {
            faults.add(new Fault(text(0), "MISSING", "请写明请求什么"));
        }
        return faults;
    }

    private static boolean isWritten(Map<String, String> form, int row) {
        return DraftQuestions.written(form.get(text(row))) != null
                || DraftQuestions.written(form.get(amount(row))) != null;
    }
}
