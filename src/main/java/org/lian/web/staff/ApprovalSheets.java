package org.lian.web.staff;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.Party;
import org.lian.filing.WindowEntries;
import org.lian.journal.Journal;
import org.lian.payment.Payments;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The maker of 立案审批表: what the case's page shows, cut to one page for the file. */
@Component
class ApprovalSheets {
    /** The journal's leaves by which a review goes on. */
    private static final Set<String> PROPOSED = Set.of(
            "CORRECTED_BY_COURT",
            "PROCEDURE_DECIDED",
            "CORRECTION_REQUIRED",
            "ADVISED",
            "INSISTED",
            "ORDERED",
            "REFUSAL_PROPOSED",
            "REFUSAL_GIVEN_BACK");

    /** Those by which it ends, and those on the fee. */
    private static final Set<String> DECIDED = Set.of(
            "REGISTERED",
            "REFUSED",
            "RETURNED",
            "FORWARDED",
            "WITHDRAWN",
            "SETTLED",
            "PRESERVATION_RULED",
            "RELIEF_DECIDED");

    /** Those that a review ends with, or goes on after: by the person who reviews, not by who signs. */
    private static final Set<String> REVIEWED = Set.of(
            "CORRECTION_REQUIRED",
            "ADVISED",
            "REFUSAL_PROPOSED",
            "REGISTERED",
            "RETURNED",
            "FORWARDED",
            "PRESERVATION_RULED");

    private static final int MOST_NAMES = 4;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_CLAIMS = 120;
    private static final int MOST_CHECKS = 4;
    private static final int LONGEST_CHECK = 80;
    private static final int MOST_STEPS = 4;
    private static final int LONGEST_STEP = 160;

    private final Filings filings;
    private final WindowEntries window;
    private final WorkSheets sheets;
    private final Doers doers;
    private final Fees fees;
    private final Payments payments;

    ApprovalSheets(
            Filings filings, WindowEntries window, WorkSheets sheets, Doers doers, Fees fees, Payments payments) {
        this.filings = filings;
        this.window = window;
        this.sheets = sheets;
        this.doers = doers;
        this.fees = fees;
        this.payments = payments;
    }

    /** The sheet of a filing that the reader has found. */
    ApprovalSheet of(Actor reader, Filing filing) {
        var timeline = filings.timeline(reader, filing);
        var number = filing.caseNumber();
        var refusedBy = filing.refusalNumber();
        return new ApprovalSheet(
                Objects.requireNonNull(filings.court(filing)).name(),
                refusedBy == null ? "案号" : "文号",
                refusedBy != null ? refusedBy : number != null ? number : "未立案",
                filing.track().label(),
                filing.track().asks(Track.Asks.CAUSE) ? sheets.causeName(filing) : CauseNames.NOT_ASKED,
                WorkSheets.amount(filing.draft().claimAmountFen()),
                source(filing),
                filing.track().word("claims"),
                claims(filing),
                marks(filing),
                parties(filing),
                days(filing, timeline),
                checks(filing),
                steps(filing, timeline, PROPOSED),
                steps(filing, timeline, DECIDED),
                fee(filing),
                reviewer(filing, timeline));
    }

    private @Nullable String reviewer(Filing filing, List<Journal.Leaf> timeline) {
        return timeline.stream()
                .filter(leaf ->
                        REVIEWED.contains(leaf.kind()) && leaf.actorKind().equals("COURT"))
                .reduce((earlier, later) -> later)
                .map(leaf -> doers.of(filing, leaf))
                .orElse(null);
    }

    /** 案件来源, as far as the system knows it. */
    private String source(Filing filing) {
        var came = filings.isAtWindow(filing.id())
                ? "窗口" + window.taken(filing)
                : filings.forwardedFrom(filing)
                        .map(from -> from.court().name() + "转交")
                        .orElse("网上立案");
        return came
                + (filing.mainSuit() == null ? "" : "（反诉）")
                + (filing.marks().ordered() ? "；上级法院指令立案" : "");
    }

    private static String claims(Filing filing) {
        var claims = filing.draft().claims();
        return claims == null || claims.isBlank()
                ? "见" + filing.track().word("paper")
                : cut(claims.strip().replaceAll("\\s+", " "), LONGEST_CLAIMS);
    }

    private List<String> marks(Filing filing) {
        return Stream.of(
                        filing.marks().secret() ? "保密" : "",
                        filing.draft().confidential() ? "不公开" : "",
                        filing.marks().sensitive() ? "登记立案规定第十条的事项" : "",
                        filing.marks().ordered() ? "上级法院指令立案" : "")
                .filter(mark -> !mark.isEmpty())
                .toList();
    }

    private static List<WorkSheet.Fact> parties(Filing filing) {
        var draft = filing.draft();
        var track = filing.track();
        return Stream.of(
                        side(track.claimant(), draft.plaintiffs()),
                        side(track.respondent(), draft.defendants()),
                        side("第三人", draft.thirdParties()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<WorkSheet.Fact> side(String role, List<Party> parties) {
        if (parties.isEmpty()) {
            return List.of();
        }
        var names = parties.stream()
                .limit(MOST_NAMES)
                .map(party -> cut(party.displayName(), LONGEST_NAME))
                .collect(Collectors.joining("、"));
        return List.of(
                new WorkSheet.Fact(role, names + (parties.size() > MOST_NAMES ? " 等 " + parties.size() + " 人" : "")));
    }

    private List<WorkSheet.Fact> days(Filing filing, List<Journal.Leaf> timeline) {
        var clocks = filing.clocks();
        var receipt = filings.receipt(filing);
        var days = new ArrayList<WorkSheet.Fact>();
        days.add(new WorkSheet.Fact(
                "收到", day(clocks.courtReceivedAt()) + (receipt == null ? "" : "（收件回执 " + receipt.number() + "）")));
        if (!Objects.equals(clocks.reviewFrom(), clocks.courtReceivedAt())) {
            days.add(new WorkSheet.Fact("审查期限重新起算", day(clocks.reviewFrom())));
        }
        days.add(new WorkSheet.Fact("审查期限届满", lastMoment(clocks.reviewDueAt())));
        days.add(new WorkSheet.Fact(
                "决定",
                timeline.stream()
                        .filter(leaf -> DECIDED.contains(leaf.kind()))
                        .filter(leaf -> !leaf.kind().equals("RELIEF_DECIDED"))
                        .reduce((earlier, later) -> later)
                        .map(leaf -> day(leaf.at()))
                        .orElse("尚未决定")));
        return days;
    }

    private List<String> checks(Filing filing) {
        var findings = filings.findings(filing);
        var open = findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.PASSED)
                .sorted(Comparator.comparing(Finding::severity))
                .map(finding -> (finding.severity() == Finding.Severity.BLOCKING ? "" : "请核对：")
                        + cut(fact(finding.message()), LONGEST_CHECK)
                        + (finding.basis() == null ? "" : "（" + finding.basis() + "）"))
                .distinct()
                .toList();
        var lines = new ArrayList<>(open.subList(0, Math.min(MOST_CHECKS, open.size())));
        if (open.size() > MOST_CHECKS) {
            lines.add("另有 " + (open.size() - MOST_CHECKS) + " 项，见案件页");
        }
        lines.add("机器核对通过 "
                + findings.stream()
                        .filter(finding -> finding.severity() == Finding.Severity.PASSED)
                        .count()
                + " 项");
        return lines;
    }

    /**
     * What a finding says is so, without what it asks the filer to do: its first sentence, up to the clause that asks.
     * One that only asks is printed as it was put to the filer.
     */
    static String fact(String message) {
        var depth = 0;
        var clause = 0;
        for (var at = 0; at < message.length(); at++) {
            var sign = message.charAt(at);
            depth += sign == '“' ? 1 : sign == '”' ? -1 : 0;
            if (depth == 0 && "。：；".indexOf(sign) >= 0) {
                return message.substring(0, at);
            }
            if (depth == 0 && sign == '，') {
                clause = at + 1;
            }
            if (clause > 0 && at == clause && sign == '请') {
                return message.substring(0, at - 1);
            }
        }
        return message.startsWith("请") ? "已提示：" + message : message;
    }

    private List<ApprovalSheet.Said> steps(Filing filing, List<Journal.Leaf> timeline, Set<String> kinds) {
        var steps = timeline.stream()
                .filter(leaf -> kinds.contains(leaf.kind()))
                .map(leaf -> said(filing, leaf))
                .toList();
        return steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
    }

    private ApprovalSheet.Said said(Filing filing, Journal.Leaf leaf) {
        var proposal = leaf.kind().equals("REFUSAL_PROPOSED")
                ? filings.acts(filing, Act.Kind.REFUSAL_PROPOSAL).stream()
                        .filter(act -> !act.at().isAfter(leaf.at()))
                        .reduce((earlier, later) -> later)
                        .map(Act::words)
                        .orElse(null)
                : null;
        var basis = leaf.basis() == null ? null : leaf.basis().text();
        return new ApprovalSheet.Said(
                CourtTime.ISO_MINUTE.format(leaf.at()),
                doers.of(filing, leaf),
                cut(leaf.text() + (proposal == null ? "" : "：" + proposal.reason()), LONGEST_STEP),
                proposal == null ? basis : proposal.basis());
    }

    private String fee(Filing filing) {
        var bill = fees.bill(filing.id()).orElse(null);
        if (bill == null) {
            return filing.isDeferred() ? "已准予缓交，登记立案时不收" : "尚未确定";
        }
        var total = bill.totalFen();
        var granted = sheets.granted(filing);
        var paid = payments.of(filing.id()).stream()
                .map(order -> order.channel().label() + " " + new Fen(order.amountFen()) + " "
                        + order.state().label())
                .collect(Collectors.joining("；"));
        return (total == null ? "在法定幅度内，尚未确定" : "应交 " + new Fen(total) + (bill.confirmed() ? "" : "（尚未确认）"))
                + (granted == null ? "" : "；已准予减交、免交")
                + (paid.isEmpty() ? "" : "；" + paid);
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "—" : CourtTime.DAY.format(at);
    }

    /** A period of days ends at the midnight after its last day. */
    private static String lastMoment(@Nullable Instant due) {
        if (due == null) {
            return "—";
        }
        return due.atZone(BusinessClock.SHANGHAI).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? CourtTime.DAY.format(due.minusNanos(1)) + " 24:00"
                : CourtTime.MINUTE.format(due);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
