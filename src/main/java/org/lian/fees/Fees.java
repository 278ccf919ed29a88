package org.lian.fees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.CourtRules.Asking;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 诉讼费: asks the fee tables and reads their answer as a bill. Every number of the law is in the tables. */
@Component
public class Fees {
    /** The line of what a person chose inside a range. */
    private static final String CHOSEN = "在法定幅度内确定";

    private final Decisions decisions;
    private final CourtRules courtRules;
    private final FeeBills bills;
    private final Journal journal;
    private final BusinessClock clock;

    Fees(Decisions decisions, CourtRules courtRules, FeeBills bills, Journal journal, BusinessClock clock) {
        this.decisions = decisions;
        this.courtRules = courtRules;
        this.bills = bills;
        this.journal = journal;
        this.clock = clock;
    }

    /** What it would cost; nothing is recorded. */
    public Quote quote(FeeQuestion question) {
        return answer(question, decisions::preview);
    }

    /** What the filing is charged, with every decision recorded for the party to see. */
    public Quote charge(FilingId filing, FeeQuestion question) {
        var quote = chargeable(question, recording(filing));
        bills.keep(
                filing,
                new FeeBill(
                        quote.totalFen(),
                        quote.range(),
                        quote.lines(),
                        quote.decisions(),
                        false,
                        null,
                        question.relief()),
                clock.now());
        return quote;
    }

    /** A registered case waits for no amount: where the value is not stated a person finds it out, and the fee by it. */
    private Quote chargeable(FeeQuestion question, Asking tables) {
        try {
            return answer(question, tables);
        } catch (Refusal refusal) {
            if (!asksAmount(refusal)) {
                throw refusal;
            }
            var least = beforeRelief(question.of(0L), tables);
            var leastFen = least.totalFen();
            return new Quote(
                    null,
                    FenRange.ofUnstatedValue(leastFen == null ? 0 : leastFen),
                    least.payableNow(),
                    List.of(),
                    least.decisions());
        }
    }

    /** Whether a fee was refused because it goes by an amount and none is stated. */
    public static boolean asksAmount(Refusal refusal) {
        return refusal.faults().stream().anyMatch(fault -> fault.code().equals(Bill.AMOUNT_REQUIRED));
    }

    private Asking recording(FilingId filing) {
        return (id, facts) -> {
            var decision = decisions.evaluate(id, facts, filing, Visibility.PARTY);
            if (id.equals(FeeClasses.TABLE)) {
                // At the charge nobody is left to ask: no class is for a person to decide.
                decision.only();
            }
            return decision;
        };
    }

    /**
     * A confirmed bill before and after its facts changed.
     *
     * @param afterFen null where a person has to choose it
     */
    public record Recharge(long beforeFen, @Nullable Long afterFen) {}

    /**
     * Charges the filing by its changed facts (办法 21). Of a range what was chosen stays chosen, and what is certain
     * beside it is computed anew. Empty where no bill is confirmed yet: then the proposal is made anew.
     */
    public Optional<Recharge> recharge(FilingId filing, FeeQuestion question) {
        var standing = bills.find(filing).orElse(null);
        if (standing == null) {
            return Optional.empty();
        }
        if (!standing.confirmed()) {
            charge(filing, question);
            return Optional.empty();
        }
        var before = standing.payableFen();
        Quote quote;
        try {
            quote = answer(question, recording(filing));
        } catch (Refusal | DecisionUnclear aPersonChooses) {
            return Optional.of(new Recharge(before, null));
        }
        var bill = rebilled(standing, quote, question);
        if (bill.isEmpty()) {
            return Optional.of(new Recharge(before, null));
        }
        bills.replace(filing, bill.get(), clock.now());
        return Optional.of(new Recharge(before, bill.get().payableFen()));
    }

    private static Optional<FeeBill> rebilled(FeeBill standing, Quote quote, FeeQuestion question) {
        if (quote.totalFen() != null) {
            return Optional.of(new FeeBill(
                    quote.totalFen(), null, quote.lines(), quote.decisions(), true, null, question.relief()));
        }
        var range = quote.range();
        var chosen = standing.lines().stream()
                .filter(line -> line.item().equals(CHOSEN))
                .findFirst();
        if (range == null || chosen.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        lines.add(chosen.get());
        lines.addAll(quote.lines());
        var sum = Bill.sum(lines);
        var open = new FeeBill(null, range, quote.lines(), quote.decisions(), false, null, question.relief());
        return sum < range.minFen() || sum > range.maxFen()
                ? Optional.empty()
                : Optional.of(relieved(open, sum, List.copyOf(lines), String.valueOf(standing.confirmationBasis())));
    }

    /** Whether a clerk has confirmed that sum. */
    public boolean isConfirmedAt(FilingId filing, long fen) {
        return bills.isConfirmedAt(filing, fen);
    }

    /** What the filing owes: the proposal, or the confirmed bill; empty before it was charged. */
    public Optional<FeeBill> bill(FilingId filing) {
        return bills.find(filing);
    }

    /** A clerk confirms the computed total, or chooses a value inside the statutory range with its basis. */
    public FeeBill confirm(FilingId filing, long fen, @Nullable String basis, Actor actor) {
        var bill = bills.find(filing).orElseThrow(() -> Refusal.conflict("这件申请还没有计算诉讼费"));
        var range = bill.range();
        var total = bill.totalFen();
        FeeBill confirmed;
        if (total != null) {
            if (fen != total) {
                throw Refusal.invalid(
                        "confirmedFen",
                        "NOT_THE_COMPUTED_FEE",
                        "按收费标准应交 " + new Fen(total) + "，不能改为 " + new Fen(fen) + "；事实有误的，请先更正事实");
            }
            confirmed = new FeeBill(total, null, bill.lines(), bill.decisions(), true, null, bill.relief());
        } else if (range != null) {
            if (fen < range.minFen() || fen > range.maxFen()) {
                throw Refusal.invalid(
                        "confirmedFen",
                        "OUT_OF_RANGE",
                        range.unbounded()
                                ? "不应少于 " + new Fen(range.minFen())
                                : "应在 " + new Fen(range.minFen()) + " 至 " + new Fen(range.maxFen()) + " 之间确定");
            }
            if (basis == null || basis.isBlank() || basis.length() > 256) {
                throw Refusal.invalid("basis", "MISSING", "金额由您确定的，请写明依据，不超过 256 字");
            }
            var chosen = withChosen(bill, fen, range.basis() + "；" + basis.strip());
            confirmed = relieved(bill, fen, chosen, basis.strip());
        } else {
            throw new IllegalStateException("A bill has a total or a range");
        }
        bills.keep(filing, confirmed, clock.now());
        journal.append(JournalEntry.shown(
                        filing, actor, clock.now(), "FEE_CONFIRMED", "确认应交诉讼费 " + new Fen(confirmed.payableFen()))
                .on(new LegalBasis(confirmed.lines().get(0).basis()))
                .with(Map.of("fen", confirmed.payableFen())));
        return confirmed;
    }

    /** A confirmed bill is a proposal again, because what it was computed from changed. */
    public void reopen(FilingId filing) {
        bills.reopen(filing, clock.now());
    }

    /** The bill at the sum that was chosen inside a range, less what the court granted of it. */
    private static FeeBill relieved(FeeBill bill, long chosenFen, List<Line> chosen, String basis) {
        var relief = bill.relief();
        if (relief == null) {
            return new FeeBill(chosenFen, null, chosen, bill.decisions(), true, basis, null);
        }
        var left = relief.leftOf(chosenFen);
        var lines = new ArrayList<>(chosen);
        lines.add(relief.line(chosenFen - left));
        return new FeeBill(left, null, List.copyOf(lines), bill.decisions(), true, basis, relief);
    }

    /** What was chosen, before what is certain. */
    private static List<Line> withChosen(FeeBill bill, long fen, String basis) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(CHOSEN, fen - Bill.sum(bill.lines()), basis));
        lines.addAll(bill.lines());
        return List.copyOf(lines);
    }

    /**
     * What a granted withdrawal leaves to bear: half of the fee that was charged, once (办法 15, 民诉解释 206). What was
     * halved before stays as it is, an application fee (办法 14) is never halved. What the court granted counts here in
     * the same share, so that never more than this share of the half is asked for. Empty while the sum is not chosen.
     */
    public Optional<Remainder> afterWithdrawal(FilingId filing, FeeQuestion charged) {
        // The class that a person chose counts here too; whether a fee is halved is the table's business alone.
        Asking tables = (id, facts) ->
                id.equals(FeeClasses.TABLE) ? decisions.preview(id, facts, filing) : decisions.preview(id, facts);
        var full = charged.relieved(null).toppingUp(null);
        var acceptanceFee = differ(full.inFull(), full.inFull().withdrawn(), tables);
        var relief = charged.relief();
        if (relief != null && relief.isWhole()) {
            return Optional.of(new Remainder(0, acceptanceFee));
        }
        var bill = bills.find(filing);
        var quote = bill.isPresent() ? null : answer(charged, tables);
        var owed = quote == null ? bill.orElseThrow().totalFen() : quote.totalFen();
        if (owed == null) {
            return Optional.empty();
        }
        // What was paid for the order before is part of what is halved, and is paid already.
        var earlier = EarlierFee.in(quote == null ? bill.orElseThrow().lines() : quote.lines());
        var whole = owed + earlier;
        var halvedNow = differ(full, full.withdrawn(), tables);
        var left = halvedNow ? Remainder.halfOf(whole, relief) : whole;
        var rounded = courtRules
                .rounding(charged.court(), tables)
                .map(Rounding::of)
                .map(rule -> relief == null ? rule.of(left) : rule.atMost(left))
                .orElse(left);
        return Optional.of(new Remainder(Math.max(0, rounded - earlier), acceptanceFee));
    }

    /**
     * The share of a fee that a relief leaves.
     *
     * @param fullFen before it, and {@code leftFen} after it
     */
    public record Share(long fullFen, long leftFen) {}

    /**
     * What the relief that was granted leaves of the fee, as a bill would say today; empty while a person has yet to choose
     * the class, the amount or the sum inside a range.
     */
    public Optional<Share> share(FeeQuestion question) {
        try {
            var full = answer(question.relieved(null), decisions::preview).totalFen();
            var left = answer(question, decisions::preview).totalFen();
            return full == null || left == null ? Optional.empty() : Optional.of(new Share(full, left));
        } catch (Refusal | DecisionUnclear undecided) {
            // The bill asks a person for it; a decision on the relief does not wait for that.
            return Optional.empty();
        }
    }

    private boolean differ(FeeQuestion one, FeeQuestion other, Asking tables) {
        var before = answer(one, tables);
        var after = answer(other, tables);
        return !Objects.equals(before.totalFen(), after.totalFen()) || !sameRange(before.range(), after.range());
    }

    /** Whatever articles they name. */
    private static boolean sameRange(@Nullable FenRange one, @Nullable FenRange other) {
        return one == null || other == null
                ? one == other
                : one.minFen() == other.minFen() && one.maxFen() == other.maxFen();
    }

    /** The class of a cause; empty where no row names it and a person must choose. */
    public Optional<String> feeClassOf(String causeCode, boolean hasAmount) {
        return FeeClasses.of(null, causeCode, hasAmount, decisions::preview);
    }

    /** The class of a cause in its procedure: enforcing a loan is charged as enforcement. */
    public Optional<String> feeClassOf(Track track, @Nullable String causeCode, boolean hasAmount) {
        return FeeClasses.of(track, causeCode, hasAmount, decisions::preview);
    }

    /** Whether the property to be divided measures the fee of the cause, as in a divorce (办法 13(二)1). */
    public boolean measuresProperty(Track track, @Nullable String causeCode) {
        return feeClassOf(track, causeCode, false)
                .filter(FeeClass.DIVORCE.name()::equals)
                .isPresent();
    }

    private Quote answer(FeeQuestion question, Asking tables) {
        var whole = relieved(question, tables);
        var earlier = question.earlier();
        var total = whole.totalFen();
        if (earlier == null || total == null) {
            // Of a sum that a person chooses in a range nothing is set off by itself.
            return whole;
        }
        var lines = new ArrayList<>(whole.lines());
        lines.add(earlier.line(total));
        return new Quote(earlier.leftOf(total), null, whole.payableNow(), List.copyOf(lines), whole.decisions());
    }

    private Quote relieved(FeeQuestion question, Asking tables) {
        var full = beforeRelief(question, tables);
        var relief = question.relief();
        var total = full.totalFen();
        if (relief == null || total == null) {
            return full;
        }
        var left = left(relief, total, question.court());
        var lines = new ArrayList<>(full.lines());
        lines.add(relief.line(total - left));
        return new Quote(left, null, full.payableNow(), List.copyOf(lines), full.decisions());
    }

    /** 减交 comes last and is never less than what was granted, whatever the court rounds to (办法 46). */
    private long left(Relief relief, long totalFen, @Nullable CourtCode court) {
        var left = relief.leftOf(totalFen);
        return courtRules
                .rounding(court, decisions::preview)
                .map(row -> Rounding.of(row).atMost(left))
                // A unit above the whole rest would make 免交 of it, which only natural persons have (办法 44).
                .filter(rounded -> rounded > 0)
                .orElse(left);
    }

    private Quote beforeRelief(FeeQuestion question, Asking tables) {
        requireKnownWords(question);
        var used = new ArrayList<Decisions.Used>();
        var found = FeeClasses.of(question, tables, used);
        var feeClass = found.feeClass();
        var bill = new Bill(tables.ask("litigation-fee", facts(feeClass, question, question.baseFen())));
        if (bill.outcome().equals(Bill.RANGE)) {
            var local = courtRules.ofTheProvince(feeClass, question.court(), tables);
            if (local.isPresent()) {
                used.add(local.get().used());
                bill = inside(local.get(), feeClass, question, tables);
            }
        }
        used.add(bill.decision().used());
        return switch (bill.outcome()) {
            case Bill.FEE -> settled(bill, found, question, tables, used);
            case Bill.RANGE -> {
                var usual = usual(feeClass, question, tables, used);
                yield new Quote(
                        null,
                        new FenRange(bill.lowFen(), bill.highFen(), bill.rangeBasis(), usual),
                        bill.prepaid(),
                        bill.certainLines(tiers(bill, feeClass, question)),
                        List.copyOf(used));
            }
            case Bill.AMOUNT_REQUIRED ->
                throw Refusal.invalid("amountFen", Bill.AMOUNT_REQUIRED, "请填写金额（单位：分）。没有金额不能按零计算；请求不涉及财产的，请改选其他非财产案件");
            case Bill.BASE_OUT_OF_RANGE -> throw Refusal.invalid("baseFen", "BASE_OUT_OF_RANGE", outOfRange(bill));
            default -> throw new IllegalStateException("litigation-fee answers " + bill.outcome());
        };
    }

    private Quote settled(
            Bill bill, FeeClasses.Found found, FeeQuestion question, Asking tables, List<Decisions.Used> used) {
        var lines = new ArrayList<>(found.said(bill.lines(tiers(bill, found.feeClass(), question))));
        var total = bill.lowFen();
        var rounding = courtRules.rounding(question.court(), tables);
        if (rounding.isPresent()) {
            var rule = Rounding.of(rounding.get());
            used.add(rounding.get().used());
            lines.addAll(rule.lines(total));
            total = rule.of(total);
        }
        return new Quote(total, null, bill.prepaid(), List.copyOf(lines), List.copyOf(used));
    }

    /** What the fee is at the court's usual sum per case. */
    private FenRange.@Nullable Usual usual(
            String feeClass, FeeQuestion question, Asking tables, List<Decisions.Used> used) {
        var row = courtRules.usual(feeClass, question.court(), tables);
        if (row.isEmpty()) {
            return null;
        }
        used.add(row.get().used());
        var total = inside(row.get(), feeClass, question, decisions::preview).lowFen();
        var rounding = courtRules.rounding(question.court(), decisions::preview);
        return new FenRange.Usual(
                rounding.isPresent() ? Rounding.of(rounding.get()).of(total) : total,
                row.get().text("document"));
    }

    /** The bill at the sum per case that a row sets. */
    private static Bill inside(Decision row, String feeClass, FeeQuestion question, Asking tables) {
        var base = row.number("baseFen");
        var bill = new Bill(tables.ask("litigation-fee", facts(feeClass, question, base)));
        if (bill.outcome().equals(Bill.BASE_OUT_OF_RANGE)) {
            // Nobody who files wrote this amount: a person of the court decides instead.
            throw new DecisionUnclear(row.id(), outOfRange(bill) + "，表里是 " + new Fen(base));
        }
        return bill;
    }

    private List<Line> tiers(Bill bill, String feeClass, FeeQuestion question) {
        return Tiers.lines(
                bill,
                amountFen -> new Bill(decisions.preview(
                        "litigation-fee", facts(feeClass, question.of(amountFen), question.baseFen()))));
    }

    private static String outOfRange(Bill bill) {
        return "每件数额应在 " + new Fen(bill.minFen()) + " 至 " + new Fen(bill.maxFen()) + " 之间（" + bill.basis() + "）";
    }

    private static void requireKnownWords(FeeQuestion question) {
        var faults = new ArrayList<Refusal.Fault>();
        if (question.feeClass() == null && question.causeCode() == null && question.track() == null) {
            faults.add(new Refusal.Fault("feeClass", "MISSING", "请填写收费类别（feeClass）或者案由（causeCode）"));
        }
        if (question.feeClass() != null && !FeeClass.isKnown(question.feeClass())) {
            faults.add(new Refusal.Fault("feeClass", "UNKNOWN", "没有这个收费类别，请从接口文档所列类别中选择"));
        }
        if (question.amountFen() != null && question.amountFen() < 0) {
            faults.add(new Refusal.Fault("amountFen", "NEGATIVE", "金额不能小于零"));
        }
        if (question.property() != null) {
            faults.addAll(question.property().faults());
        }
        for (var modifier : question.modifiers()) {
            if (!Modifier.isKnown(modifier)) {
                faults.add(new Refusal.Fault("modifiers", "UNKNOWN", "没有这个情形：" + modifier));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static Map<String, Object> facts(String feeClass, FeeQuestion question, @Nullable Long baseFen) {
        var facts = new HashMap<String, Object>();
        facts.put("feeClass", feeClass);
        facts.put("modifiers", question.modifiers().stream().sorted().toList());
        var amount = question.amountOf(feeClass);
        if (amount != null) {
            facts.put("amountFen", amount);
        }
        if (baseFen != null) {
            facts.put("baseFen", baseFen);
        }
        return facts;
    }
}
