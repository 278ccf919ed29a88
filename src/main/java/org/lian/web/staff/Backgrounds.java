package org.lian.web.staff;

import static org.lian.web.staff.Question.Field;
import static org.lian.web.staff.Question.Kind;
import static org.lian.web.staff.Question.Option;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.Fees;
import org.lian.filing.AcceptanceWords;
import org.lian.filing.Act;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.LaterFiling;
import org.lian.filing.LaterFilings;
import org.lian.filing.MediationSuitability;
import org.lian.filing.MediatorChanges;
import org.lian.filing.OrderMatter;
import org.lian.filing.OrderPart;
import org.lian.filing.OrderRequests;
import org.lian.filing.PreservationMatter;
import org.lian.filing.ReliefGrounds;
import org.lian.filing.SuitAgain;
import org.lian.forms.TaskField;
import org.lian.grievances.Grievances;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.materials.Material;
import org.lian.payment.Refunds;
import org.lian.process.CorrectionNotices;
import org.lian.process.ReviewGrounds;
import org.lian.process.TaskMatters;
import org.lian.process.TaskView;
import org.lian.rules.DecisionRecord;
import org.lian.rules.Decisions;
import org.lian.rules.Fact;
import org.lian.rules.Facts;
import org.lian.rules.ManualDecisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.lian.web.Minutes;
import org.lian.web.rulebook.Words;
import org.springframework.stereotype.Component;

/** The backgrounds of tasks, which their forms show or choose from; every word of it stands in the form. */
@Component
class Backgrounds {
    private static final String OTHER_SIDE = "送给对方：请打印下列文书，邮寄或者当面送达；送达回证上的收件人、地址已经写好，地址没有填写的请查明";
    private static final int LONGEST = 500;

    private final TaskMatters matters;
    private final Filings filings;
    private final ReliefGrounds reliefGrounds;
    private final CorrectionNotices notices;
    private final ReviewGrounds grounds;
    private final Decisions decisions;
    private final ManualDecisions manualDecisions;
    private final Words words;
    private final Fees fees;
    private final Refunds refunds;
    private final Grievances complaints;
    private final LaterFilings laterFilings;
    private final StaffDirectory staff;
    private final MediatorChanges mediatorChanges;
    private final MediationSuitability suitability;
    private final WorkSheets sheets;
    private final PreservationBackground preservations;
    private final BusinessClock clock;

    Backgrounds(
            TaskMatters matters,
            Filings filings,
            ReliefGrounds reliefGrounds,
            CorrectionNotices notices,
            ReviewGrounds grounds,
            Decisions decisions,
            ManualDecisions manualDecisions,
            Words words,
            Fees fees,
            Refunds refunds,
            Grievances complaints,
            LaterFilings laterFilings,
            StaffDirectory staff,
            MediatorChanges mediatorChanges,
            MediationSuitability suitability,
            WorkSheets sheets,
            PreservationBackground preservations,
            BusinessClock clock) {
        this.matters = matters;
        this.filings = filings;
        this.reliefGrounds = reliefGrounds;
        this.notices = notices;
        this.grounds = grounds;
        this.decisions = decisions;
        this.manualDecisions = manualDecisions;
        this.words = words;
        this.fees = fees;
        this.refunds = refunds;
        this.complaints = complaints;
        this.laterFilings = laterFilings;
        this.staff = staff;
        this.mediatorChanges = mediatorChanges;
        this.suitability = suitability;
        this.sheets = sheets;
        this.preservations = preservations;
        this.clock = clock;
    }

    /** Of a task on a filing; {@code clear} when the machine found nothing that stands against registering. */
    Background of(TaskView task, Filing filing, boolean clear) {
        var known = new Background(task.kind(), filing.track()::word);
        return switch (task.kind()) {
            case REVIEW -> review(known, filing, clear);
            case SIGN_REFUSAL -> signature(known, filing);
            case DECIDE_AT_EXPIRY -> expiry(known, filing);
            case FORWARDING -> forwarding(known, filing);
            case EXTENSION ->
                request(known, filing, Act.Kind.EXTENSION_REQUEST).with(Matter.CORRECTION_DUE, lastDay(filing.dueAt()));
            case DEFERRAL -> relief(known, filing);
            case RULE_ON_WITHDRAWAL ->
                request(known, filing, Act.Kind.WITHDRAWAL_REQUEST)
                        .when(filing.track() == Track.ADMINISTRATIVE, Circumstance.ADMINISTRATIVE_SUIT);
            case SIGN_DEEMED_WITHDRAWAL -> deemedWithdrawal(known, filing);
            case PAPER_SERVICE ->
                known.with(Matter.SERVICE_WAY, matters.goesToTheOtherSide(task) ? OTHER_SIDE : serviceWay(filing))
                        .about(matters.papers(task));
            case RULE_ON_PRESERVATION ->
                preservations.of(known, filing).with(Matter.PRESERVATION_DUE, time(filing.dueAt()));
            case REGISTER_PRESERVATION ->
                known.with(
                        Matter.PRESERVATION_MEASURES,
                        filings.lastAct(filing, Act.Kind.PRESERVATION_RULING)
                                .map(act -> text(act.words().document()))
                                .orElse(null));
            case DECIDE_PRESERVATION -> preservation(known, filing);
            case RULE_ON_PAYMENT_ORDER ->
                known.with(Matter.ORDER_CLAIMS, filing.draft().claims());
            case DECIDE_ORDER_MATTER -> orderMatter(known, filing);
            case END_PAYMENT_ORDER -> orderEnding(known, filing);
            case DECIDE_ORDER_REVOCATION -> request(known, filing, Act.Kind.ORDER_REVOCATION_PROPOSED);
            case APPOINT_MEDIATOR -> known.choosing(TaskField.Part.MEDIATORS, mediators(filing));
            case CONFIRM_MEDIATION, ASK_OTHER_SIDE -> known;
            case MEDIATE -> mediation(known, filing);
            case MANUAL_DECISION -> manual(known, task, filing);
            case CONFIRM_FEE -> fee(known, filing);
            case CHECK_FEE -> feeReview(known, filing);
            case REVIEW_FEE_DECISION -> feeDecision(known, filing);
            case APPROVE_REFUND, ANSWER_COMPLAINT, REVIEW_LATER_FILING, DECIDE_RECONSIDERATION, OWN_STEP ->
                throw new IllegalArgumentException(task.kind() + " is no question on a filing as a whole");
        };
    }

    /** Of a task on a refund, on a complaint or on a later filing. */
    Background of(Actor actor, TaskView task) {
        var known = new Background(task.kind(), Track.CIVIL::word);
        return switch (task.kind()) {
            case APPROVE_REFUND -> refund(known, task);
            case ANSWER_COMPLAINT -> complaint(known, actor, task);
            case REVIEW_LATER_FILING -> laterFiling(known, actor, task);
            case DECIDE_RECONSIDERATION -> reconsideration(known, actor, task);
            default -> throw new IllegalArgumentException(task.kind() + " is a question on a filing");
        };
    }

    private Background review(Background known, Filing filing, boolean clear) {
        var again = filings.lastAct(filing, Act.Kind.CORRECTION_NOTICE).isPresent();
        var noMediation = suitability.refusal(filing);
        if (noMediation != null && filing.track().asks(Track.Asks.MEDIATION)) {
            var basis = noMediation.basis();
            known.with(Matter.NO_MEDIATION, noMediation.detail() + (basis == null ? "" : "（" + basis + "）"));
        }
        reliefGrounds
                .request(filing)
                .ifPresent(asked -> known.with(Matter.RELIEF_ASKED, asked.kind().label() + "诉讼费"));
        return known.when(noMediation == null, Circumstance.MAY_MEDIATE)
                .with(Matter.WHEN_FOUND, AcceptanceWords.found(filing).replaceFirst("，本院", "的，"))
                .with(Matter.USUAL_DAYS, String.valueOf(notices.usualDays(filing)))
                .when(clear, Circumstance.CLEAR)
                .when(!clear && !again, Circumstance.FAULTY)
                .when(again, Circumstance.AGAIN)
                .when(filing.isReliefOpen(), Circumstance.RELIEF_OPEN)
                .when(!filing.track().asks(Track.Asks.RELIEF), Circumstance.WITHOUT_FEE)
                .choosing(TaskField.Part.ADVICE_GROUNDS, options(grounds.ofAdvice(filing)))
                .choosing(TaskField.Part.REFUSAL_GROUNDS, options(grounds.ofRefusal(filing)));
    }

    private Background mediation(Background known, Filing filing) {
        var longer = filings.lastAct(filing, Act.Kind.MEDIATION_LONGER)
                .map(act -> act.words().until())
                .map(LocalDate::toString)
                .orElse(null);
        return known.with(Matter.MEDIATION_DUE, lastDay(filing.dueAt()) + "，期满自动终结")
                .with(Matter.FILERS_DAY, longer)
                .when(longer != null, Circumstance.MAY_EXTEND);
    }

    private Background preservation(Background known, Filing filing) {
        filings.waitingMatter(filing).ifPresent(raised -> known.with(
                        Matter.PRESERVATION_MATTER,
                        PreservationMatter.valueOf(
                                        Objects.requireNonNull(raised.words().ground()))
                                .label())
                .with(Matter.REQUESTED_AT, Minutes.of(raised.at()))
                .with(Matter.REQUEST_REASON, text(raised.words().reason())));
        filings.lastAct(filing, Act.Kind.PRESERVATION_EXECUTED)
                .ifPresent(done -> known.with(
                        Matter.PRESERVATION_MEASURES, text(done.words().reason())));
        return known;
    }

    private Background orderMatter(Background known, Filing filing) {
        filings.waitingObjection(filing).ifPresent(raised -> raised(known, raised)
                .with(
                        Matter.ORDER_OBJECTION,
                        OrderPart.said(raised.words().part())
                                .orElseGet(() -> text(raised.words().document())))
                .with(Matter.REQUEST_REASON, text(raised.words().reason())));
        return known;
    }

    private Background orderEnding(Background known, Filing filing) {
        filings.lastAct(filing, Act.Kind.PAYMENT_ORDER_MATTER).ifPresent(raised -> raised(known, raised));
        return known;
    }

    private static Background raised(Background known, Act raised) {
        return known.with(
                        Matter.ORDER_MATTER,
                        OrderMatter.valueOf(Objects.requireNonNull(
                                                raised.words().ground()))
                                        .label()
                                + (OrderRequests.isByCode(raised) ? "（凭支付令上的异议码在网上提出，没有核对身份证件）" : ""))
                .with(Matter.REQUESTED_AT, Minutes.of(raised.at()));
    }

    private List<Option> mediators(Filing filing) {
        return mediatorChanges.candidates(filing.id()).stream()
                .map(person -> new Option(person.username(), person.displayName()))
                .toList();
    }

    private Background signature(Background known, Filing filing) {
        var choices = grounds.ofRefusal(filing);
        filings.lastAct(filing, Act.Kind.REFUSAL_PROPOSAL).ifPresent(proposed -> known.when(true, Circumstance.PROPOSED)
                .with(Matter.PROPOSER, person(proposed.actor()) + "，" + Minutes.of(proposed.at()))
                .with(Matter.PROPOSED_GROUND, named(choices, proposed.words().ground()))
                .with(Matter.PROPOSED_REASON, text(proposed.words().reason()))
                .with(Matter.PROPOSED_BASIS, text(proposed.words().basis()))
                .with(Matter.CHOSEN_GROUND, proposed.words().ground())
                .with(Matter.WRITTEN_REASON, proposed.words().reason())
                .with(Matter.WRITTEN_BASIS, grounds.addedBy(filing, proposed.words())));
        filings.lastAct(filing, Act.Kind.INSISTENCE)
                .ifPresent(insistence -> known.with(Matter.INSISTENCE, insisted(insistence)));
        return known.choosing(TaskField.Part.REFUSAL_GROUNDS, options(choices));
    }

    private Background expiry(Background known, Filing filing) {
        filings.lastAct(filing, Act.Kind.SENSITIVITY)
                .ifPresent(mark ->
                        known.with(Matter.SENSITIVITY, text(mark.words().reason()) + "（" + person(mark.actor()) + "）"));
        return known.choosing(TaskField.Part.REFUSAL_GROUNDS, options(grounds.ofRefusal(filing)));
    }

    private Background forwarding(Background known, Filing filing) {
        filings.lastAct(filing, Act.Kind.ADVICE)
                .ifPresent(advice ->
                        known.with(Matter.FORWARDED_TO, text(advice.words().court())));
        return known.with(Matter.FIRST_SUBMITTED, time(filing.firstSubmittedAt()) + "，转交后不变")
                .with(Matter.TODAY, clock.today().toString());
    }

    private Background request(Background known, Filing filing, Act.Kind kind) {
        filings.lastAct(filing, kind).ifPresent(request -> known.with(Matter.REQUESTED_AT, Minutes.of(request.at()))
                .with(Matter.REQUEST_REASON, text(request.words().reason())));
        return known;
    }

    private Background relief(Background known, Filing filing) {
        var request = reliefGrounds.request(filing);
        request.ifPresent(asked -> {
            var ground = asked.ground();
            known.with(Matter.RELIEF_ASKED, asked.kind().label() + "诉讼费")
                    .with(Matter.RELIEF_GROUND, ground == null ? null : ground.text() + "（" + ground.basis() + "）")
                    .with(Matter.CHOSEN_GROUND, ground == null ? null : ground.code())
                    .with(Matter.RELIEF_STATEMENT, text(asked.statement()));
        });
        var choices = reliefGrounds.of(filing.draft());
        return known.with(Matter.RELIEF_PROOFS, sheets.proofs(filing))
                .with(Matter.LEAST_PERCENT, least(choices))
                .choosing(
                        TaskField.Part.RELIEF_GROUNDS,
                        choices.stream().map(Backgrounds::option).toList());
    }

    private static Option option(ReliefGrounds.Ground ground) {
        return new Option(ground.code(), ground.kind().label() + "：" + ground.text());
    }

    private static String least(List<ReliefGrounds.Ground> choices) {
        return choices.stream()
                .filter(ground -> ground.kind() == FeeRelief.Kind.REDUCTION)
                .mapToInt(ReliefGrounds.Ground::leastPercent)
                .min()
                .stream()
                .mapToObj(percent -> "，不低于 " + percent)
                .collect(Collectors.joining());
    }

    private Background deemedWithdrawal(Background known, Filing filing) {
        fees.bill(filing.id())
                .map(bill -> bill.totalFen())
                .ifPresent(total -> known.with(Matter.FEE_TOTAL, new Fen(total).toString()));
        return known.with(Matter.FEE_DUE, lastDay(filing.clocks().feeDueAt()) + "，已向各支付渠道查询，没有查到款项")
                .with(Matter.SUIT_AGAIN, SuitAgain.afterNoPayment(filing).text());
    }

    private Background fee(Background known, Filing filing) {
        var total = fees.bill(filing.id()).orElseThrow().totalFen();
        return known.with(Matter.FEE_TOTAL, total == null ? "" : new Fen(total).inYuan())
                .when(total == null, Circumstance.FEE_RANGE);
    }

    private static String serviceWay(Filing filing) {
        return filing.draft().agreesToElectronicService()
                ? "当事人同意电子送达；下列文书仍送纸质，因为里面有系统的字体印不出的字，或者是送给对方的：请打印或者制作，邮寄或者当面送达"
                : "当事人没有同意电子送达，请打印下列文书，邮寄或者当面送达";
    }

    private Background manual(Background known, TaskView task, Filing filing) {
        var table = matters.unclearTable(task);
        var outputs = decisions.outputsOf(table);
        var found = manualDecisions.like(filing.id(), table);
        var answered = found.flatMap(like -> like.rows().stream().findFirst()).orElse(Map.<String, Object>of());
        if (!answered.isEmpty()) {
            known.like(Map.of(
                    "basis",
                    found.get().basis(),
                    "reason",
                    "与本院同样案由案件的认定一致（已认定 " + found.get().times() + " 次，最近一次 "
                            + Minutes.of(found.get().last()) + "）。"));
        }
        return known.with(
                        Matter.UNCLEAR_TABLE,
                        "“" + decisions.nameOf(table) + "”对本案没有给出唯一结论，已通知规则维护人员；本案由您认定。"
                                + found.map(like -> like(like, outputs)).orElse("同样案由的案件，本院还没有人认定过"))
                .with(Matter.UNCLEAR_FACTS, unclearFacts(filing, table))
                .asking(outputs.stream()
                        .map(output -> value(output).like(answer(answered.get(output.name()))))
                        .toList());
    }

    /** What the table was asked when it gave nothing that one can go on with; null where nothing was recorded. */
    private @Nullable String unclearFacts(Filing filing, String table) {
        return decisions.ofFiling(filing.id()).stream()
                .filter(record -> record.decisionId().equals(table))
                .reduce((former, later) -> later)
                .map(record -> unclear(record)
                        + record.inputs().entrySet().stream().map(this::fact).collect(Collectors.joining("；")))
                .orElse(null);
    }

    private static String unclear(DecisionRecord record) {
        if (record.wasNotAsked()) {
            return "本案的各张表一起算得太久，这张没有再算，问的是：";
        }
        return record.rows().isEmpty() ? "没有一行与这些事实都相符：" : "这些事实得不出唯一的、可用的一行：";
    }

    private String fact(Map.Entry<String, Object> input) {
        var label = Facts.declared().find(input.getKey()).map(Fact::label).orElse(input.getKey());
        return label + " " + words.of(input.getValue(), label, List.of(input.getKey()));
    }

    private static String answer(@Nullable Object given) {
        return given == null ? "" : given.toString();
    }

    /** What colleagues answered, as a proposal and no more: nothing is filled in before the reader asks for it. */
    private String like(ManualDecisions.Like found, List<Decisions.Output> outputs) {
        var answers = found.rows().stream()
                .flatMap(row -> outputs.stream()
                        .filter(output -> row.get(output.name()) != null)
                        .map(output -> output.label() + "："
                                + words.of(row.get(output.name()), output.label(), List.of(output.name()))))
                .collect(Collectors.joining("，"));
        return "同样案由的案件，本院认定过 " + found.times() + " 次，最近一次 " + Minutes.of(found.last()) + "："
                + (answers.isEmpty() ? "没有结果" : answers) + "（" + found.basis() + "）。供参考";
    }

    private Background feeReview(Background known, Filing filing) {
        filings.lastAct(filing, Act.Kind.FEE_REVIEW_REQUEST)
                .ifPresent(asked -> known.with(Matter.REVIEW_ASKED_AT, Minutes.of(asked.at()))
                        .with(Matter.REVIEW_ASKED, text(asked.words().reason())));
        return known.with(
                Matter.FEE_LINES,
                fees.bill(filing.id())
                        .map(bill -> bill.lines().stream()
                                .map(line -> line.item() + " " + new Fen(line.amountFen()) + "（" + line.basis() + "）")
                                .collect(Collectors.joining("；")))
                        .orElse("还没有计算"));
    }

    private Background feeDecision(Background known, Filing filing) {
        var choices = reliefGrounds.of(filing.draft());
        filings.lastAct(filing, Act.Kind.DEFERRAL_DECISION).ifPresent(decided -> {
            var relief = decided.words().relief();
            var answer = decided.words().isGranted()
                    ? "准许" + (relief == null ? FeeRelief.Kind.DEFERRAL.label() + "诉讼费" : relief.text())
                    : "不准许";
            known.with(
                    Matter.RELIEF_STANDS,
                    answer + "，" + person(decided.actor()) + "，" + Minutes.of(decided.at()) + "："
                            + text(decided.words().reason()));
        });
        return feeReview(known, filing)
                .with(Matter.RELIEF_PROOFS, sheets.proofs(filing))
                .with(Matter.LEAST_PERCENT, least(choices))
                .choosing(
                        TaskField.Part.RELIEF_GROUNDS,
                        choices.stream().map(Backgrounds::option).toList());
    }

    private Background refund(Background known, TaskView task) {
        var refund = refunds.find(UUID.fromString(task.businessKey())).orElseThrow();
        var byHand = refunds.byHand(refund);
        return known.with(Matter.REFUND_AMOUNT, new Fen(refund.amountFen()).toString())
                .with(Matter.REFUND_REASON, refund.reason().label() + "（" + refund.basis() + "）")
                .with(Matter.REQUESTED_AT, Minutes.of(refund.requestedAt()))
                .with(Matter.REFUND_TO, byHand ? "诉讼服务中心窗口" : "原付款渠道")
                .when(byHand, Circumstance.BY_HAND);
    }

    private Background complaint(Background known, Actor actor, TaskView task) {
        var complaint = complaints.toAnswer(actor, UUID.fromString(task.businessKey()));
        return known.with(Matter.COMPLAINT_TEXT, complaint.text())
                .with(Matter.RECEIVED_AT, Minutes.of(complaint.receivedAt()) + "（" + complaint.dueBasis() + "）");
    }

    private Background reconsideration(Background known, Actor actor, TaskView task) {
        var filing = filings.find(actor, Objects.requireNonNull(task.about()));
        return handedIn(known, filing, laterFilings.find(filing, UUID.fromString(task.businessKey())))
                .with(
                        Matter.RULING_STANDS,
                        filings.lastAct(filing, Act.Kind.REFUSAL)
                                .map(act -> filing.rulingNumber() + "，" + Minutes.of(act.at()) + "："
                                        + text(act.words().reason()))
                                .orElse(null));
    }

    private Background laterFiling(Background known, Actor actor, TaskView task) {
        var filing = filings.find(actor, Objects.requireNonNull(task.about()));
        var later = laterFilings.find(filing, UUID.fromString(task.businessKey()));
        return handedIn(known, filing, later)
                .with(Matter.LATER_KIND, later.kind().name())
                .with(
                        Matter.LATER_BEFORE,
                        later.linesBefore().isEmpty() ? null : String.join("\n", later.linesBefore()))
                .with(Matter.LATER_AFTER, later.lines().isEmpty() ? null : String.join("\n", later.lines()));
    }

    /** What is known of whatever was handed in later. */
    private Background handedIn(Background known, Filing filing, LaterFiling later) {
        var files = filings.materials(filing).stream()
                .filter(material -> later.materials().contains(material.id()))
                .map(Material::fileName)
                .collect(Collectors.joining("，"));
        return known.with(Matter.RECEIVED_AT, Minutes.of(later.receivedAt()))
                .with(Matter.LATER_STANDING, filing.statusText())
                .with(Matter.REQUEST_REASON, text(later.content().reason()))
                .with(Matter.LATER_FILES, files.isEmpty() ? "没有附文件" : files)
                .with(
                        Matter.LATER_RULE,
                        later.kind().words() + "（" + later.kind().basis().text() + "）");
    }

    private Field value(Decisions.Output output) {
        var name = "values." + output.name();
        var required = "请填写“" + output.label() + "”";
        return switch (output.type()) {
            case "boolean" ->
                field(name, output, Kind.CHOICE, required, List.of(new Option("true", "是"), new Option("false", "否")));
            case "long", "integer", "number" -> field(name, output, Kind.NUMBER, required, List.of());
            default -> known(name, output, required);
        };
    }

    /** A text of the table's own, where it has any; a text that may be empty may stay so. */
    private Field known(String name, Decisions.Output output, String required) {
        var texts = output.known().stream().filter(text -> !text.isEmpty()).toList();
        var mayBeEmpty = texts.isEmpty() || texts.size() < output.known().size();
        return texts.isEmpty()
                ? field(name, output, Kind.LINE, null, List.of())
                : field(
                        name,
                        output,
                        Kind.CHOICE,
                        mayBeEmpty ? null : required,
                        texts.stream()
                                .map(text -> new Option(text, words.of(text, output.label(), List.of(output.name()))))
                                .toList());
    }

    private static Field field(
            String name, Decisions.Output output, Kind kind, @Nullable String required, List<Option> options) {
        var label = output.name().equals("basis") ? "结果的依据" : output.label();
        var hint = output.name().equals("basis") ? "规则表“依据”一栏应当写的条文" : "";
        return new Field(name, label, hint, kind, "", required, options, LONGEST);
    }

    private static List<Option> options(List<ReviewGrounds.Ground> choices) {
        return choices.stream()
                .map(ground -> new Option(ground.code(), ground.text(), ground.basis(), ground.namesCourt()))
                .toList();
    }

    private static String insisted(Act insistence) {
        var reason = insistence.words().reason();
        return Minutes.of(insistence.at()) + (reason == null ? "" : "：" + reason);
    }

    private String person(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    private static String named(List<ReviewGrounds.Ground> choices, @Nullable String code) {
        return choices.stream()
                .filter(ground -> ground.code().equals(code))
                .map(ReviewGrounds.Ground::text)
                .findFirst()
                .orElse(text(code));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "没有记录" : Minutes.of(at);
    }

    /** A legal day ends at 24:00, so the date shown is the day before the instant. */
    private static String lastDay(@Nullable Instant dueAt) {
        return dueAt == null ? "没有计算" : "至 " + LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI);
    }
}
