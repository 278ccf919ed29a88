package org.lian.process.later;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.documents.InWords;
import org.lian.filing.CourtLaterFilings;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.GivenPaper;
import org.lian.filing.GivenPapers;
import org.lian.filing.LaterFiling;
import org.lian.filing.LaterFilingCorrection;
import org.lian.filing.LaterKind;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.process.fee.ClaimFees;
import org.lian.process.filing.ReviewClock;
import org.lian.process.papers.RulingClerks;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** The outcome of a later filing: what follows in the filing and its fee, and 续递处理通知书 that tells of it. */
@Component
class LaterFilingOutcome {
    private final CourtLaterFilings laterFilings;
    private final FilingLifecycle filings;
    private final ClaimFees fees;
    private final ReviewClock reviewClock;
    private final GivenPapers given;
    private final LaterFilingCorrection correction;
    private final Messages messages;
    private final Accounts accounts;
    private final RulingClerks clerks;

    LaterFilingOutcome(
            CourtLaterFilings laterFilings,
            FilingLifecycle filings,
            ClaimFees fees,
            ReviewClock reviewClock,
            GivenPapers given,
            LaterFilingCorrection correction,
            Messages messages,
            Accounts accounts,
            RulingClerks clerks) {
        this.laterFilings = laterFilings;
        this.filings = filings;
        this.fees = fees;
        this.reviewClock = reviewClock;
        this.given = given;
        this.correction = correction;
        this.messages = messages;
        this.accounts = accounts;
        this.clerks = clerks;
    }

    /** Puts it into the filing and charges what follows, and keeps in a sentence what that was. */
    void apply(UUID id) {
        laterFilings.apply(id);
        var later = laterFilings.find(id);
        var filing = filings.filing(later.filing());
        if (later.kind().effect() == LaterKind.Effect.RECONSIDER
                && !filing.track().isRuledOn()) {
            // No review follows that would begin the period: the hours run from this acceptance (反家庭暴力法 28).
            reviewClock.start(filing.id());
        }
        var words = where(later, filing);
        if (later.kind().effect() == LaterKind.Effect.CHANGE) {
            words += fees.changed(later.filing(), id)
                    .map(change -> fee(change, filings.filing(later.filing())))
                    .orElse("");
        }
        laterFilings.outcome(id, words);
    }

    private static String where(LaterFiling later, Filing filing) {
        if (later.kind().effect() == LaterKind.Effect.HIGHER) {
            return "本院已将上诉状连同案卷报送上一级人民法院。上一级人民法院作出裁定以前，不予受理的裁定不发生法律效力；对不予受理的裁定上诉，不交纳案件受理费。";
        }
        if (later.kind().effect() == LaterKind.Effect.RECONSIDER) {
            return filing.track().isRuledOn() ? "由本院对该申请重新作出裁定。" : "本院受理该申请。";
        }
        var department = filing.department();
        if (filing.registeredAt() == null) {
            return later.kind().effect() == LaterKind.Effect.CHANGE ? "本院按变更以后的内容审查是否立案，审查期限不变。" : "已经收入本案，供审查时使用。";
        }
        return department == null ? "随案移送承办部门。" : "已经转交" + department + "。";
    }

    private static String fee(ClaimFees.Change change, Filing filing) {
        var after = change.afterFen();
        if (after == null) {
            return "案件受理费怎样变更，由承办部门确定后通知你方。";
        }
        if (after == change.beforeFen() && change.differenceFen() == 0) {
            return "案件受理费不变。";
        }
        var now = "案件受理费由 " + new Fen(change.beforeFen()) + " 变为 " + inFull(after) + "（诉讼费用交纳办法第二十一条）。";
        if (change.paidFen() == 0) {
            return now + "请按变更以后的数额交纳，原来通知的交纳期限不变。";
        }
        var difference = change.differenceFen();
        if (difference > 0) {
            return now + "你方已经交纳 " + new Fen(change.paidFen()) + "，还应当补交 " + inFull(difference)
                    + "。可以在本案页面交纳；没有补交的后果，由承办部门依法确定。";
        }
        return difference < 0 ? now + "多交的 " + inFull(-difference) + " 退还你方，由法官核定后按原路退回。" : now + "已经交清。";
    }

    private static String inFull(long fen) {
        var sum = new Fen(fen);
        return sum + "（" + InWords.money(sum) + "）";
    }

    /** Gives the notice once for the decision, and the word of it. */
    void tell(UUID id) {
        var later = laterFilings.find(id);
        var decision = Objects.requireNonNull(later.decision());
        var filing = filings.filing(later.filing());
        var key = id + "/" + decision.at();
        var words = new HashMap<String, Object>();
        words.put("kind", later.kind().name());
        words.put("receivedOn", GivenPapers.day(later.receivedAt()));
        words.put("receiptNumber", Objects.requireNonNull(later.received()).number());
        words.put("accepted", decision.state() == LaterFiling.State.ACCEPTED);
        words.put("handedOn", decision.state() == LaterFiling.State.HANDED_ON);
        words.put("refused", decision.state() == LaterFiling.State.REFUSED);
        words.put("toCorrect", decision.state() == LaterFiling.State.CORRECTION);
        words.put("reason", maybe(decision.reason()));
        words.put("outcome", maybe(decision.outcome()));
        words.put("days", maybe(decision.days() == null ? null : String.valueOf(decision.days())));
        words.put("basis", String.valueOf(decision.basis()));
        words.put("written", later.lines());
        words.put("hasWritten", !later.lines().isEmpty());
        words.put("before", later.linesBefore());
        words.put("hasBefore", !later.linesBefore().isEmpty());
        var ruling = later.kind().effect() == LaterKind.Effect.RECONSIDER;
        if (ruling) {
            words.put("number", Objects.requireNonNull(filing.rulingNumber()));
            words.put("judge", name(decision.by()));
            words.put("clerk", name(clerks.beside(filing, decision.by())));
            words.put("reason", String.valueOf(decision.reason()));
        }
        given.give(
                filing,
                ruling ? GivenPaper.RECONSIDERATION_RULING : GivenPaper.LATER_FILING_NOTICE,
                key,
                decision.at(),
                Map.copyOf(words));
        var news = News.of(
                MessageKind.LATER_FILING,
                later.filing(),
                filing.ownerId(),
                key,
                "“" + later.kind().name() + "”：" + later.label());
        messages.tell(correction.due(later).map(news::until).orElse(news));
    }

    private String name(String username) {
        return accounts.findByUsername(username).map(Account::name).orElse(username);
    }

    private static List<String> maybe(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }
}
