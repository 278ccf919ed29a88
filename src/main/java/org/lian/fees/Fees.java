package org.lian.fees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
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
    private static final String LOCAL_AMOUNT = "provincial-amount";

    private final Decisions decisions;
    private final FeeBills bills;
    private final Journal journal;
    private final BusinessClock clock;

    Fees(Decisions decisions, FeeBills bills, Journal journal, BusinessClock clock) {
        this.decisions = decisions;
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
        var quote = answer(question, (id, facts) -> {
            var decision = decisions.evaluate(id, facts, filing, Visibility.PARTY);
            if (id.equals("cause-fee-class")) {
                // At the charge nobody is left to ask: no class is for a person to decide.
                decision.only();
            }
            return decision;
        });
        bills.keep(
                filing,
                new FeeBill(quote.totalFen(), quote.range(), quote.lines(), quote.decisions(), false, null),
                clock.now());
        return quote;
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
            confirmed = new FeeBill(total, null, bill.lines(), bill.decisions(), true, null);
        } else if (range != null) {
            if (fen < range.minFen() || fen > range.maxFen()) {
                throw Refusal.invalid(
                        "confirmedFen",
                        "OUT_OF_RANGE",
                        "应在 " + new Fen(range.minFen()) + " 至 " + new Fen(range.maxFen()) + " 之间确定");
            }
            if (basis == null || basis.isBlank() || basis.length() > 256) {
                throw Refusal.invalid("basis", "MISSING", "在法定幅度内确定金额的，请写明依据，不超过 256 字");
            }
            confirmed = new FeeBill(
                    fen,
                    null,
                    List.of(new Line("在法定幅度内确定", fen, range.basis() + "；" + basis.strip())),
                    bill.decisions(),
                    true,
                    basis.strip());
        } else {
            throw new IllegalStateException("A bill has a total or a range");
        }
        bills.keep(filing, confirmed, clock.now());
        journal.append(JournalEntry.shown(filing, actor, clock.now(), "FEE_CONFIRMED", "确认应交诉讼费 " + new Fen(fen))
                .on(new LegalBasis("诉讼费用交纳办法第十三条"))
                .with(Map.of("fen", fen)));
        return confirmed;
    }

    /**
     * What a granted withdrawal leaves to bear: half of the fee that was charged, once (办法 15, 民诉解释 206). What was
     * halved before stays as it is, an application fee (办法 14) is never halved. Empty while the sum is not chosen.
     */
    public Optional<Remainder> afterWithdrawal(FilingId filing, FeeQuestion charged) {
        // The class that a person chose counts here too; whether a fee is halved is the table's business alone.
        Asking tables = (id, facts) ->
                id.equals("cause-fee-class") ? decisions.preview(id, facts, filing) : decisions.preview(id, facts);
        var bill = bills.find(filing);
        var owed = bill.isPresent()
                ? bill.get().totalFen()
                : answer(charged, tables).totalFen();
        if (owed == null) {
            return Optional.empty();
        }
        var acceptanceFee = differ(charged.inFull(), charged.inFull().withdrawn(), tables);
        var halvedNow = differ(charged, charged.withdrawn(), tables);
        return Optional.of(new Remainder(halvedNow ? (owed + 1) / 2 : owed, acceptanceFee));
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
        return rowOf(classOf(null, causeCode, hasAmount, decisions::preview));
    }

    /** The class of a cause in its procedure: enforcing a loan is charged as enforcement. */
    public Optional<String> feeClassOf(Track track, @Nullable String causeCode, boolean hasAmount) {
        return rowOf(classOf(track, causeCode, hasAmount, decisions::preview));
    }

    /** Preview or recorded evaluation. */
    private interface Asking {
        Decision ask(String decisionId, Map<String, Object> facts);
    }

    private Quote answer(FeeQuestion question, Asking tables) {
        requireKnownWords(question);
        var used = new ArrayList<Decisions.Used>();
        var feeClass = feeClass(question, tables, used);
        var decision = tables.ask("litigation-fee", facts(feeClass, question, question.baseFen()));
        var bill = new Bill(decision);
        var local = bill.outcome().equals(Bill.RANGE) ? localAmount(feeClass, question.court(), tables, used) : null;
        if (local != null) {
            decision = tables.ask("litigation-fee", facts(feeClass, question, local));
            bill = new Bill(decision);
            if (bill.outcome().equals(Bill.BASE_OUT_OF_RANGE)) {
                // Nobody who files wrote this amount: a person of the court decides instead.
                throw new DecisionUnclear(LOCAL_AMOUNT, outOfRange(bill) + "，表里是 " + new Fen(local));
            }
        }
        used.add(decision.used());
        return switch (bill.outcome()) {
            case Bill.FEE -> new Quote(bill.lowFen(), null, bill.prepaid(), bill.lines(), List.copyOf(used));
            case Bill.RANGE ->
                new Quote(
                        null,
                        new FenRange(bill.lowFen(), bill.highFen(), bill.rangeBasis()),
                        bill.prepaid(),
                        List.of(),
                        List.copyOf(used));
            case Bill.AMOUNT_REQUIRED ->
                throw Refusal.invalid("amountFen", "AMOUNT_REQUIRED", "请填写金额（单位：分）。没有金额不能按零计算；请求不涉及财产的，请改选其他非财产案件");
            case Bill.BASE_OUT_OF_RANGE -> throw Refusal.invalid("baseFen", "BASE_OUT_OF_RANGE", outOfRange(bill));
            default -> throw new IllegalStateException("litigation-fee answers " + bill.outcome());
        };
    }

    private static String outOfRange(Bill bill) {
        return "每件数额应在 " + new Fen(bill.minFen()) + " 至 " + new Fen(bill.maxFen()) + " 之间（" + bill.basis() + "）";
    }

    private static void requireKnownWords(FeeQuestion question) {
        var faults = new ArrayList<Refusal.Fault>();
        if (question.feeClass() == null && question.causeCode() == null) {
            faults.add(new Refusal.Fault("feeClass", "MISSING", "请填写收费类别（feeClass）或者案由（causeCode）"));
        }
        if (question.feeClass() != null && !FeeClass.isKnown(question.feeClass())) {
            faults.add(new Refusal.Fault("feeClass", "UNKNOWN", "没有这个收费类别，请从接口文档所列类别中选择"));
        }
        if (question.amountFen() != null && question.amountFen() < 0) {
            faults.add(new Refusal.Fault("amountFen", "NEGATIVE", "金额不能小于零"));
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

    private String feeClass(FeeQuestion question, Asking tables, List<Decisions.Used> used) {
        if (question.feeClass() != null) {
            return question.feeClass();
        }
        var decision = classOf(null, question.causeCode(), question.amountFen() != null, tables);
        used.add(decision.used());
        return rowOf(decision)
                .orElseThrow(() ->
                        Refusal.invalid("causeCode", "NO_FEE_CLASS", "这一案由没有确定的收费类别，请核对案由代码，或者直接填写收费类别（feeClass）"));
    }

    private static Decision classOf(
            @Nullable Track track, @Nullable String causeCode, boolean hasAmount, Asking tables) {
        var facts = new HashMap<String, Object>();
        facts.put("hasAmount", hasAmount);
        if (track != null) {
            facts.put("track", track.name());
        }
        if (causeCode != null) {
            facts.put("causeCode", causeCode);
        }
        return tables.ask("cause-fee-class", facts);
    }

    private static Optional<String> rowOf(Decision classes) {
        return classes.rows().isEmpty() ? Optional.empty() : Optional.of(classes.text("feeClass"));
    }

    /** 办法 13, last paragraph: the province's amount, where its notice is a row. */
    private @Nullable Long localAmount(
            String feeClass, @Nullable CourtCode court, Asking tables, List<Decisions.Used> used) {
        if (court == null || court.value().isEmpty()) {
            return null;
        }
        var decision = tables.ask(
                LOCAL_AMOUNT,
                Map.of(
                        "province",
                        // 案号规定 4: a court's code begins with its province's.
                        court.value().substring(0, 1),
                        "feeClass",
                        feeClass,
                        "on",
                        clock.today().toString()));
        if (decision.rows().isEmpty()) {
            return null;
        }
        used.add(decision.used());
        return decision.number("baseFen");
    }

    private static Map<String, Object> facts(String feeClass, FeeQuestion question, @Nullable Long baseFen) {
        var facts = new HashMap<String, Object>();
        facts.put("feeClass", feeClass);
        facts.put("modifiers", question.modifiers().stream().sorted().toList());
        if (question.amountFen() != null) {
            facts.put("amountFen", question.amountFen());
        }
        if (baseFen != null) {
            facts.put("baseFen", baseFen);
        }
        return facts;
    }
}
