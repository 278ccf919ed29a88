package org.lian.web.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Claim;
import org.lian.filing.ClaimBlanks;
import org.lian.filing.Draft;
import org.lian.filing.ForeignSum;
import org.lian.filing.Interest;
import org.lian.filing.Liable;
import org.lian.filing.Party;
import org.lian.filing.Periodic;
import org.lian.filing.UsualClaim;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.web.Yuan;

/** 诉讼请求 as rows of a form: what is asked for, and the sum of it where there is one. An empty row is none. */
final class ClaimRows {
    private static final int AT_LEAST = 2;
    /** Of a side with more than these the page offers the first. */
    private static final int PARTIES = 30;

    private static final String ASKS = "YES";

    private ClaimRows() {}

    static String text(int row) {
        return "claimItems[" + row + "].text";
    }

    static String amount(int row) {
        return "claimItems[" + row + "].amountFen";
    }

    /** What a row may say beyond its words and sum, by the end of its field's name. */
    private static final Map<String, String> MORE = more();

    private static Map<String, String> more() {
        var more = new LinkedHashMap<String, String>();
        more.put("interest.rate", "的年利率");
        more.put("interest.from", "的利息从哪一天起算");
        more.put("interest.baseFen", "的利息按多少钱算（元）");
        more.put("foreign.currency", "是什么外币");
        more.put("foreign.amount", "的外币金额");
        more.put("foreign.rate", "的汇率");
        more.put("foreign.on", "是哪一天的汇率");
        more.put("foreign.source", "的汇率是谁公布的");
        more.put("periodic.eachFen", "每次支付多少（元）");
        more.put("periodic.every", "按月还是按年支付");
        more.put("periodic.from", "从哪一天起支付");
        more.put("periodic.until", "支付到什么时候");
        for (var party = 0; party < PARTIES; party++) {
            more.put("against[" + party + "]", "，第 " + (party + 1) + " 个被告");
            more.put("by[" + party + "]", "，第 " + (party + 1) + " 个原告");
        }
        return Collections.unmodifiableMap(more);
    }

    /** A row's field of that end. */
    static String field(int row, String end) {
        return "claimItems[" + row + "]." + end;
    }

    /** The labels of every row that there may be. */
    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (var row = 0; row < Claim.MOST; row++) {
            var named = "第 " + (row + 1) + " 条";
            labels.put(text(row), named + "请求");
            labels.put(amount(row), named + "的金额（元）");
            for (var more : MORE.entrySet()) {
                labels.put(field(row, more.getKey()), named + more.getValue());
            }
        }
        return labels;
    }

    /** Every row as text, empty where nothing is written. */
    static Map<String, String> read(Draft draft) {
        var claims = draft.claimList();
        var form = new LinkedHashMap<String, String>();
        for (var row = 0; row < Claim.MOST; row++) {
            var claim = row < claims.size() ? claims.get(row) : new Claim(null, null);
            form.put(text(row), DraftQuestions.shown(claim.text()));
            form.put(amount(row), Yuan.text(claim.amountFen()));
            for (var end : MORE.keySet()) {
                form.put(field(row, end), "");
            }
            readMore(form, row, claim, draft);
        }
        return form;
    }

    private static void readMore(Map<String, String> form, int row, Claim claim, Draft draft) {
        var interest = claim.interest();
        if (interest != null) {
            form.put(field(row, "interest.rate"), DraftQuestions.shown(interest.rate()));
            form.put(field(row, "interest.from"), DraftQuestions.shown(interest.from()));
            form.put(field(row, "interest.baseFen"), Yuan.text(interest.baseFen()));
        }
        var foreign = claim.foreign();
        if (foreign != null) {
            form.put(field(row, "foreign.currency"), DraftQuestions.shown(foreign.currency()));
            form.put(field(row, "foreign.amount"), DraftQuestions.shown(foreign.amount()));
            form.put(field(row, "foreign.rate"), DraftQuestions.shown(foreign.rate()));
            form.put(field(row, "foreign.on"), DraftQuestions.shown(foreign.on()));
            form.put(field(row, "foreign.source"), DraftQuestions.shown(foreign.source()));
        }
        var periodic = claim.periodic();
        if (periodic != null) {
            var every = periodic.every();
            form.put(field(row, "periodic.eachFen"), Yuan.text(periodic.eachFen()));
            form.put(field(row, "periodic.every"), every == null ? "" : every.name());
            form.put(field(row, "periodic.from"), DraftQuestions.shown(periodic.from()));
            form.put(field(row, "periodic.until"), DraftQuestions.shown(periodic.until()));
        }
        for (var one : claim.against()) {
            var manner = one.manner() == null ? Liable.Manner.OWN : one.manner();
            placesOf(one.name(), draft.defendants())
                    .forEach(at -> form.put(field(row, "against[" + at + "]"), manner.name()));
        }
        for (var name : claim.by()) {
            placesOf(name, draft.plaintiffs()).forEach(at -> form.put(field(row, "by[" + at + "]"), ASKS));
        }
    }

    private static List<Integer> placesOf(@Nullable String name, List<Party> parties) {
        return IntStream.range(0, Math.min(PARTIES, parties.size()))
                .filter(at -> Objects.equals(name, parties.get(at).name()))
                .boxed()
                .toList();
    }

    /** The rows that were filled in, in order; what cannot be read is a fault of its field. */
    static List<Claim> written(Draft draft, Map<String, String> form) {
        var claims = new ArrayList<Claim>();
        for (var row = 0; row < Claim.MOST; row++) {
            var claim = new Claim(
                    DraftQuestions.written(form.get(text(row))),
                    Yuan.fen(amount(row), form.get(amount(row))),
                    interest(form, row),
                    periodic(form, row),
                    against(form, row, draft.defendants()),
                    by(form, row, draft.plaintiffs()),
                    foreign(form, row));
            if (!claim.blank()) {
                claims.add(ClaimBlanks.filled(claim));
            }
        }
        return claims;
    }

    private static @Nullable Interest interest(Map<String, String> form, int row) {
        var rate = more(form, row, "interest.rate");
        var from = more(form, row, "interest.from");
        var base = Yuan.fen(field(row, "interest.baseFen"), form.get(field(row, "interest.baseFen")));
        return rate == null && from == null && base == null ? null : new Interest(base, rate, from, null);
    }

    private static @Nullable ForeignSum foreign(Map<String, String> form, int row) {
        var currency = more(form, row, "foreign.currency");
        var amount = more(form, row, "foreign.amount");
        var rate = more(form, row, "foreign.rate");
        var on = more(form, row, "foreign.on");
        var source = more(form, row, "foreign.source");
        return currency == null && amount == null && rate == null && on == null && source == null
                ? null
                : new ForeignSum(currency, amount, rate, on, source);
    }

    private static @Nullable Periodic periodic(Map<String, String> form, int row) {
        var each = Yuan.fen(field(row, "periodic.eachFen"), form.get(field(row, "periodic.eachFen")));
        var every =
                Choices.of(Periodic.Every.class, field(row, "periodic.every"), form.get(field(row, "periodic.every")));
        var from = more(form, row, "periodic.from");
        var until = more(form, row, "periodic.until");
        return each == null && every == null && from == null && until == null
                ? null
                : new Periodic(each, every, from, until);
    }

    /** Those of several defendants who were chosen; where there is one, or none was chosen, it is asked of all. */
    private static List<Liable> against(Map<String, String> form, int row, List<Party> defendants) {
        var chosen = new ArrayList<Liable>();
        for (var at = 0; at < Math.min(PARTIES, defendants.size()); at++) {
            var field = field(row, "against[" + at + "]");
            var manner = Choices.of(Liable.Manner.class, field, form.get(field));
            if (manner != null) {
                chosen.add(new Liable(defendants.get(at).name(), manner));
            }
        }
        return defendants.size() < 2 ? List.of() : chosen;
    }

    private static List<String> by(Map<String, String> form, int row, List<Party> plaintiffs) {
        return plaintiffs.size() < 2
                ? List.of()
                : IntStream.range(0, Math.min(PARTIES, plaintiffs.size()))
                        .filter(at -> ASKS.equals(form.get(field(row, "by[" + at + "]"))))
                        .mapToObj(at -> plaintiffs.get(at).displayName())
                        .toList();
    }

    private static @Nullable String more(Map<String, String> form, int row, String end) {
        return DraftQuestions.written(form.get(field(row, end)));
    }

    /** The names of those of several who may be chosen for one claim; none where there is nothing to choose. */
    static List<String> choosable(List<Party> parties) {
        return parties.size() < 2
                ? List.of()
                : parties.stream().limit(PARTIES).map(Party::displayName).toList();
    }

    /**
     * Writes the usual claim of the cause, with what was told of it, where no claim is written yet; says so in words, null
     * where it wrote none.
     */
    static @Nullable String offer(Map<String, String> form, Draft draft, String telling) {
        if (IntStream.range(0, Claim.MOST).anyMatch(row -> isWritten(form, row))) {
            return null;
        }
        var usual = UsualClaim.of(draft, telling);
        if (usual == null) {
            return null;
        }
        form.put(text(0), DraftQuestions.shown(usual.text()));
        form.put(amount(0), Yuan.text(usual.amountFen()));
        var told = usual.amountFen() == null ? "" : "和您前面说的金额";
        return "第 1 条先按这类案子常见的请求" + told + "写了，请改成您要的；不要的可以删。";
    }

    /** The beginnings of the fields of what more was written, to be shown open: claimItems[0]. and claimItems[0].interest. */
    static Set<String> withMore(Map<String, String> form) {
        return IntStream.range(0, Claim.MOST)
                .boxed()
                .flatMap(row -> MORE.keySet().stream()
                        .filter(end -> more(form, row, end) != null)
                        .flatMap(end -> Stream.of(field(row, ""), field(row, end.replaceAll("[.\\[].*", ".")))))
                .collect(Collectors.toUnmodifiableSet());
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
                || DraftQuestions.written(form.get(amount(row))) != null
                || MORE.keySet().stream().anyMatch(end -> more(form, row, end) != null);
    }
}
