package org.lian.web.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.PreservationFollow;
import org.lian.filing.PreservationStanding;
import org.lian.filing.SuitAgain;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;

/**
 * The turn of a filing, whose it is and for how long, the first thing a filer wants to know.
 *
 * @param days whole days left; null where no period runs
 */
public record Turn(
        String title,
        String text,
        @Nullable String basis,
        @Nullable Long days,
        String tone) {
    static Turn of(Filing filing, LocalDate today) {
        return of(filing, today, null);
    }

    /** @param preserved of a preservation that was carried out, how it stands */
    static Turn of(Filing filing, LocalDate today, @Nullable PreservationStanding preserved) {
        var supplement = filing.feeSupplement();
        var turn = filing.status() == FilingStatus.TRANSFERRED && preserved != null
                ? preserved(filing.track(), preserved, today)
                : ofStatus(filing, today);
        return supplement == null || filing.status() == FilingStatus.CORRECTION_REQUIRED
                ? turn
                : turn.owing(filing, supplement);
    }

    /** What was carried out, and the days that run from it. */
    private static Turn preserved(Track track, PreservationStanding standing, LocalDate today) {
        var taken = track.word("taken");
        if (!standing.taken()) {
            return new Turn("没有能够" + taken, "理由见“法院送达的文书”。", null, null, "warn");
        }
        if (standing.over()) {
            return new Turn(track.word("ended"), track.word("endedHow"), null, null, "grey");
        }
        var last = standing.lastDay();
        var follow = standing.follow();
        var by = standing.followBy();
        var until = last == null ? "" : "措施到 " + CourtTime.DAY.format(last) + "为止。";
        if (follow == null || by == null) {
            return new Turn("已" + taken, until + track.word("standingLead"), null, null, "ok");
        }
        var left = Times.daysLeft(today, by);
        var tell = "在“" + track.word("standing") + "”告诉法院";
        return new Turn(
                "已" + taken,
                until
                        + (left < 0
                                ? follow.act() + "的最后一天 " + Times.deadline(by) + " 已经过去，由法官裁定是否解除；按时" + follow.act()
                                        + "了的，请马上" + tell + "。"
                                : "请在 " + Times.deadline(by) + " 前" + follow.act() + "，并" + tell + "；到期没有的，法院裁定解除。"),
                follow.basis().text(),
                left < 0 ? null : left,
                "warn");
    }

    /** What has to follow the measures, before they are carried out and its last day is known. */
    private static String follows(Filing filing) {
        return filing.track().isRuledOn() && filing.track().lasts()
                ? PreservationFollow.of(filing)
                        .map(follow -> "采取措施以后还要" + follow.act() + "，最后一天到时写在这里。")
                        .orElse("")
                : "";
    }

    /** The same with what is owed beside it: it hides nothing of a matter that the court rules on before it is paid. */
    private Turn owing(Filing filing, Due supplement) {
        var track = filing.track();
        var what = track.word("supplementTitle");
        var owed = track.word("supplement") + " " + Yuan.shown(supplement.fen()) + " 元。";
        if (track.isRuledOn() && filing.status() != FilingStatus.UNDER_REVIEW) {
            return new Turn(title + "；还要" + what, text + owed + "请尽快交纳。", basis, days, "warn");
        }
        var due = filing.dueAt();
        return new Turn(
                "轮到您了：" + what,
                owed
                        + track.word("supplementUnpaid")
                        + (track.isRuledOn() && due != null ? decidedBy(track, due) + "。" : ""),
                supplement.basis().text(),
                null,
                "warn");
    }

    private static Turn ofStatus(Filing filing, LocalDate today) {
        var due = filing.dueAt();
        var left = due == null ? null : Times.daysLeft(today, due);
        var days = left == null || left < 0 ? null : left;
        var again = SuitAgain.of(filing);
        var track = filing.track();
        return switch (filing.status()) {
            case DRAFT -> new Turn("轮到您了：继续填写", "填好以后提交，法院马上出具收件回执。", null, null, "grey");
            case UNDER_REVIEW ->
                new Turn(
                        "轮到法院：正在审查",
                        due == null
                                ? "法院已经收到，正在检查材料。您现在不用做什么。"
                                : decidedBy(track, due) + "；到期没有决定的，" + track.word("undecided") + "。您现在不用做什么。",
                        filing.dueBasis(),
                        days,
                        "");
            case ADVISED ->
                new Turn(
                        "轮到您了：答复法院的告知",
                        "法院告知了应当怎样解决，请看“法院的决定”。"
                                + (due == null ? "" : "请在 " + Times.deadline(due) + " 前答复；不答复的，转法官决定。"),
                        filing.dueBasis(),
                        days,
                        "warn");
            case IN_MEDIATION ->
                new Turn(
                        "正在诉前调解",
                        "审查已经通过。" + (due == null ? "" : "现在这一步到 " + Times.deadline(due) + " 为止；")
                                + "调解不成的，法院登记立案，不再审查。您随时可以不再调解，直接立案。",
                        filing.dueBasis(),
                        days,
                        "");
            case SETTLED ->
                new Turn(
                        "调解成功，已经结案",
                        "双方达成了调解协议，本案以诉讼外调解结案，不登记立案，不收费。需要司法确认的，由双方共同申请，见“诉前调解”。",
                        "民事诉讼法第二百零五条",
                        null,
                        "ok");
            case CORRECTION_REQUIRED ->
                new Turn(
                        "轮到您了：" + track.word("correctionTitle"),
                        "法院一次性列明了需要补正的事项，只需要补正这几项。"
                                + (due == null
                                        ? ""
                                        : "请在 " + Times.deadline(due) + " 前提交；逾期没有补正的，" + track.word("returned") + "。"),
                        filing.dueBasis(),
                        days,
                        "warn");
            case RETURNED ->
                new Turn(
                        "已退回，您仍可以坚持" + track.act(),
                        "补正期限内没有收到补正。坚持" + track.act() + "的，由法官裁定；也可以备齐材料后重新提交。",
                        null,
                        null,
                        "warn");
            case FORWARDED -> new Turn("已转交有管辖权的法院", "接下来由接收的法院审查，首次提交的日期不变。", null, null, "grey");
            case REFUSED ->
                new Turn(
                        "法院" + track.word("refusedBy") + track.word("refusal"),
                        "理由、法律依据和救济途径见“法院的决定”和送达的文书。",
                        null,
                        null,
                        "bad");
            case WITHDRAWN -> new Turn("已撤回", track.word("withdrawn"), null, null, "grey");
            case FEE_OVERDUE ->
                new Turn(
                        "轮到您了：交费期限已过，现在仍可以交",
                        "法院没有查到款项。" + (due == null ? "" : "银行在途的款项等到 " + Times.deadline(due) + "，")
                                + track.ofWithdrawal("之后由法官决定是否按撤诉处理；裁定以前到账的，案件继续。"),
                        filing.dueBasis(),
                        days,
                        "bad");
            case WITHDRAWAL_PENDING ->
                new Turn(
                        "轮到法院：" + filing.statusText(),
                        track.ofWithdrawal("您已经申请撤诉，由法官裁定是否准许。裁定书会送到这里。"),
                        null,
                        null,
                        "");
            case WITHDRAWAL_GRANTED -> withdrawn(filing, again);
            case DEEMED_WITHDRAWN ->
                new Turn(filing.statusText(), "没有按期交纳诉讼费。" + again.text() + "。", again.basis(), null, "bad");
            case REGISTERED ->
                filing.isPaid()
                        ? new Turn(
                                "轮到法院：" + track.word("feeTitle") + "已经交纳，正在移送",
                                "移送以后这里写明承办部门。您现在不用做什么。",
                                null,
                                null,
                                "ok")
                        : new Turn("轮到法院：已登记立案，正在确认诉讼费", "交费通知会送到这里。您现在不用做什么。", null, null, "ok");
            case FEE_DUE ->
                new Turn(
                        "轮到您了：交纳诉讼费",
                        due == null
                                ? "请按通知书写明的期限交纳。"
                                : "请在 " + Times.deadline(due) + " 前交纳。逾期没有交纳"
                                        + (filing.isReliefDecided() ? "" : "，又没有申请缓交、减交、免交")
                                        + track.ofWithdrawal("的，按撤诉处理。"),
                        filing.dueBasis(),
                        days,
                        "warn");
            case TRANSFERRED ->
                new Turn(
                        track.word("transferredTitle"),
                        "案件已移送" + (filing.department() == null ? "承办部门" : filing.department())
                                + track.word("transferred") + follows(filing) + orders(filing),
                        track.word("orders").isEmpty() ? null : track.word("decisionBasis"),
                        null,
                        "ok");
            case PRESERVATION_ENDED -> new Turn(track.word("ended"), track.word("endedHow"), null, null, "grey");
        };
    }

    private static Turn withdrawn(Filing filing, SuitAgain again) {
        var left = filing.feeLeft();
        var title = filing.statusText();
        if (left == null) {
            return new Turn(title, "诉讼费由谁负担、多交的怎样退还，裁定书里写明。" + again.text() + "。", again.basis(), null, "grey");
        }
        return left.paid()
                ? new Turn(
                        title,
                        filing.track().ofWithdrawal("撤诉以后的诉讼费已经交清。") + again.text() + "。",
                        again.basis(),
                        null,
                        "grey")
                : new Turn(
                        filing.track().ofWithdrawal("轮到您了：交纳撤诉以后的诉讼费"),
                        "法院已经裁定" + title + "，还应当由您交纳 " + Yuan.shown(left.fen()) + " 元，通知没有设交纳期限。",
                        left.basis(),
                        null,
                        "warn");
    }

    /** While a request for more time waits, the period of the correction stands still. */
    static Turn ofExtension() {
        return new Turn("轮到法院：延期申请正在审批", "审批期间补正期限暂停计算。您可以先准备，批下来以后再提交补正。", null, null, "");
    }

    /** While the agreement of a mediation waits for the filer's signature. */
    Turn toSign() {
        return new Turn(
                "轮到您了：看调解协议，同意的签署",
                "调解员已经拟好协议，在下面的“诉前调解”里看全文、签署。各方都签署，协议才生效；不同意的，告诉调解员修改，或者选择“不再调解，直接立案”。",
                "人民法院在线调解规则第十九条",
                days,
                "warn");
    }

    /**
     * While documents are on their way on paper: decided is decided, and the period starts when they are signed for
     * (民诉法 88).
     *
     * @param titles of the documents, at least one
     */
    Turn whilePosted(Filing filing, List<String> titles) {
        var named = "《" + String.join("》《", titles) + "》";
        var given = filing.draft().serviceAddress();
        var address =
                given == null || given.address() == null || given.address().isBlank() ? null : given.address();
        var how = address == null
                ? "您没有填写送达地址，请给法院打电话，说明寄到哪里。"
                : "正在邮寄或者当面送达到“" + address + "”，请留意签收；文书写有期限的，从您签收的第二天起算。";
        return switch (filing.status()) {
            case UNDER_REVIEW, REGISTERED ->
                address == null
                        ? new Turn("轮到您了：告诉法院文书寄到哪里", "法院已经作出" + named + "，要送达给您。" + how, null, null, "warn")
                        : new Turn("法院已经作出" + named + "，正在送达", how, null, null, "");
            default -> new Turn(title, text + named + "要送达给您：" + how, basis, days, tone);
        };
    }

    /** By when the division orders what cannot wait: within the hours that were told from the beginning. */
    private static String orders(Filing filing) {
        var what = filing.track().word("orders");
        var due = filing.clocks().reviewDueAt();
        var registered = filing.registeredAt();
        if (what.isEmpty() || due == null || registered == null) {
            return "";
        }
        return registered.isBefore(due)
                ? "最晚到 " + Times.deadline(due) + "，" + what + "；到时没有收到的，请给法院打电话催问。"
                : "应当" + what + "的时间已经过了，没有收到的，请马上给法院打电话催问。";
    }

    private static String decidedBy(Track track, Instant due) {
        return "法院在 " + Times.deadline(due) + " 前" + track.word("decides");
    }

    /** By when the court decides and how many days that is, as the page of the filing says it. */
    static String decision(Track track, Instant due, LocalDate today) {
        return decidedBy(track, due) + "，" + left(Math.max(0, Times.daysLeft(today, due)));
    }

    private static String left(long days) {
        return days == 0 ? "今天到期" : "还有 " + days + " 天";
    }

    /** One line for lists. */
    String inShort() {
        return days == null ? title : title + "，" + left(days);
    }

    /** What is still to come after a status, in the order of the flow. */
    static List<String> ahead(Filing filing, boolean paysInAdvance) {
        var track = filing.track();
        var takenOver = track.word("takenOver");
        var reviewed = track.word("reviewAhead");
        var numbered = track.word("numberAhead");
        var all = paysInAdvance
                ? List.of(reviewed, numbered, "交纳诉讼费", takenOver)
                : List.of(reviewed, numbered, takenOver);
        return switch (filing.status()) {
            case DRAFT, UNDER_REVIEW, ADVISED, CORRECTION_REQUIRED -> all;
            case IN_MEDIATION -> all.subList(1, all.size());
            case REGISTERED, FEE_DUE, FEE_OVERDUE -> all.subList(2, all.size());
            case RETURNED,
                    FORWARDED,
                    REFUSED,
                    WITHDRAWN,
                    SETTLED,
                    WITHDRAWAL_PENDING,
                    WITHDRAWAL_GRANTED,
                    DEEMED_WITHDRAWN,
                    TRANSFERRED,
                    PRESERVATION_ENDED -> List.of();
        };
    }
}
