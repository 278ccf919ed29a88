package org.lian.web.staff;

import static org.lian.web.staff.Question.Answer;
import static org.lian.web.staff.Question.Field;
import static org.lian.web.staff.Question.Kind;
import static org.lian.web.staff.Question.Option;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.Filings;
import org.lian.filing.ReliefGrounds;
import org.lian.filing.SuitAgain;
import org.lian.forms.PublishedForms;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.materials.Material;
import org.lian.process.CorrectionNotices;
import org.lian.process.ReviewGrounds;
import org.lian.process.TaskMatters;
import org.lian.process.TaskView;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.lian.web.Minutes;
import org.springframework.stereotype.Component;

/** What each kind of task asks, in the words of its form. */
@Component
class Questions {
    private static final String DECISION = "decision";
    private static final String REASON = "reason";
    private static final String BASIS = "basis";

    private final TaskMatters matters;
    private final Filings filings;
    private final ReliefGrounds reliefGrounds;
    private final CorrectionNotices notices;
    private final ReviewGrounds grounds;
    private final Decisions decisions;
    private final Fees fees;
    private final StaffDirectory staff;
    private final PublishedForms forms;
    private final MediationQuestions mediation;
    private final BusinessClock clock;

    Questions(
            TaskMatters matters,
            Filings filings,
            ReliefGrounds reliefGrounds,
            CorrectionNotices notices,
            ReviewGrounds grounds,
            Decisions decisions,
            Fees fees,
            StaffDirectory staff,
            PublishedForms forms,
            MediationQuestions mediation,
            BusinessClock clock) {
        this.matters = matters;
        this.filings = filings;
        this.reliefGrounds = reliefGrounds;
        this.notices = notices;
        this.grounds = grounds;
        this.decisions = decisions;
        this.fees = fees;
        this.staff = staff;
        this.forms = forms;
        this.mediation = mediation;
        this.clock = clock;
    }

    /** The question of a task on a filing; {@code clear} when the machine found nothing that stands against registering. */
    Optional<Question> of(TaskView task, Filing filing, boolean clear) {
        return Optional.ofNullable(
                switch (task.kind()) {
                    case REVIEW -> review(filing, clear);
                    case SIGN_REFUSAL -> signature(filing);
                    case DECIDE_AT_EXPIRY -> expiry(filing);
                    case FORWARDING -> forwarding(filing);
                    case EXTENSION -> extension(filing);
                    case DEFERRAL -> relief(filing);
                    case RULE_ON_WITHDRAWAL -> withdrawal(filing);
                    case SIGN_DEEMED_WITHDRAWAL -> deemedWithdrawal(filing);
                    case PAPER_SERVICE -> paperService(task, filing);
                    case APPOINT_MEDIATOR -> mediation.appointment(filing);
                    case CONFIRM_MEDIATION -> mediation.confirmation();
                    case ASK_OTHER_SIDE -> mediation.otherSide();
                    case MEDIATE -> mediation.result(filing);
                    case MANUAL_DECISION -> manual(task);
                    case OWN_STEP -> ownStep(task, filing);
                    case CONFIRM_FEE, APPROVE_REFUND, ANSWER_COMPLAINT -> null;
                });
    }

    private Question ownStep(TaskView task, Filing filing) {
        return FormQuestions.of(
                forms.inForce(Objects.requireNonNull(task.form())).orElseThrow(), FilingFacts.of(filing));
    }

    private Question review(Filing filing, boolean clear) {
        var answers = new ArrayList<Answer>();
        answers.add(registration(filing, clear));
        answers.add(correction(filing, clear));
        answers.addAll(mediation.offer(filing));
        answers.add(advice(filing));
        answers.add(refusal(filing));
        return new Question("结论", "outcome", mediation.notOffered(filing), answers);
    }

    private static Answer registration(Filing filing, boolean clear) {
        var track = filing.track();
        return new Answer(
                "REGISTER",
                "登记立案",
                (filing.isReliefOpen()
                                ? "先由法官决定缓交、减交、免交的申请，决定以后生成案号，送达受理文书"
                                : "立即生成案号，随即送达受理文书" + (track.asks(Track.Asks.RELIEF) ? "并确认诉讼费" : ""))
                        + "；" + track.word("found").replaceFirst("，本院", "的，"),
                clear,
                "登记立案",
                filing.isReliefOpen() ? "转法官决定缓交、减交、免交的申请，决定以后登记立案，不能撤销。" : "立即生成案号并送达受理文书，不能撤销。",
                filing.isReliefOpen() ? "已经审查，等法官决定缓交、减交、免交的申请以后登记立案。" : "已登记立案。",
                List.of());
    }

    private Answer advice(Filing filing) {
        var track = filing.track();
        return new Answer(
                "ADVISE",
                "释明：应当另行解决或者不归本院",
                "告知当事人，当事人可以同意转交、坚持" + track.act() + "或者撤回；不答复的，在期限届满前转法官决定（"
                        + track.word("adviceBasis") + "）",
                false,
                "发出释明",
                "立即送达当事人；审查期限不停止计算。",
                "已释明，等待当事人答复。",
                List.of(
                        ground(grounds.ofAdvice(filing), null),
                        Field.of("competentCourt", "有管辖权的法院", Kind.LINE, null),
                        reason("告知的内容：属于什么情形、应当怎样解决", "请写明告知的内容"),
                        basis(null)));
    }

    private Answer refusal(Filing filing) {
        var track = filing.track();
        return new Answer(
                "REFUSE",
                "建议" + track.word("refusal"),
                "转另一名立案法官审签裁定；须写明理由和依据（登记立案规定第九条）",
                false,
                "提出" + track.word("refusal") + "建议",
                "转立案法官审签，审签前当事人看不到。",
                "已转立案法官审签。",
                List.of(
                        ground(grounds.ofRefusal(filing), null),
                        reason("理由，将写入裁定书", "请写明" + track.word("refusal") + "的理由"),
                        basis(null)));
    }

    private Answer correction(Filing filing, boolean clear) {
        var fields = new ArrayList<Field>();
        fields.add(Field.of("days", "补正期限（日，自送达次日起算）", Kind.NUMBER, "请写明补正期限的天数")
                .prefilled(String.valueOf(notices.usualDays())));
        var again = filings.lastAct(filing, Act.Kind.CORRECTION_NOTICE).isPresent();
        if (again) {
            fields.add(Field.of(REASON, "再次要求补正的理由", Kind.TEXT, null));
        }
        return new Answer(
                "CORRECT",
                again ? "再次要求补正" : "要求补正",
                again ? "补正应当一次性告知：首次审查就能发现的问题，只能由庭长写明理由后再次要求（登记立案规定第七条）" : "仅此一次，须一并列明全部问题；补正后审查期限重新计算（登记立案规定第七条）",
                !clear && !again,
                "发出补正通知",
                "下列事项一次性告知当事人，以后不能再以现在看得见的问题要求补正。",
                "已发出补正通知，等待当事人补正。",
                fields);
    }

    private Question signature(Filing filing) {
        var proposal = filings.lastAct(filing, Act.Kind.REFUSAL_PROPOSAL);
        var about = new ArrayList<WorkSheet.Fact>();
        var choices = grounds.ofRefusal(filing);
        proposal.ifPresent(proposed -> {
            about.add(new WorkSheet.Fact("提出建议", person(proposed.actor()) + "，" + Minutes.of(proposed.at())));
            about.add(new WorkSheet.Fact("事由", named(choices, proposed.words().ground())));
            about.add(new WorkSheet.Fact("理由", text(proposed.words().reason())));
            about.add(new WorkSheet.Fact("依据", text(proposed.words().basis())));
        });
        insistence(filing, about);
        var words = proposal.map(Act::words).orElse(Act.Words.none());
        var sign = new Answer(
                "SIGN",
                "签发裁定",
                "立即取得文书编号并送达；裁定书写明上诉或者复议的期限和法院",
                proposal.isPresent(),
                "签发裁定",
                "裁定立即编号并送达当事人，不能撤回。",
                "裁定已签发并送达。",
                List.of(
                        ground(choices, words.ground()),
                        reason("裁定的理由", "请写明" + filing.track().word("refusal") + "的理由")
                                .prefilled(words.reason()),
                        basis(words.basis())));
        var giveBack = new Answer(
                "RETURN",
                "退回审查",
                "由审查人员按您的意见重新审查，法定期限不重新计算",
                false,
                "退回审查",
                "申请回到审查任务，当事人看不到这次退回。",
                "已退回审查。",
                List.of(reason("退回的理由", "请写明退回的理由")));
        return new Question("审签", DECISION, about, List.of(sign, giveBack, register()));
    }

    private Question expiry(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        filings.lastAct(filing, Act.Kind.SENSITIVITY)
                .ifPresent(mark -> about.add(
                        new WorkSheet.Fact("第十条标记", text(mark.words().reason()) + "（" + person(mark.actor()) + "）")));
        var refuse = new Answer(
                "REFUSE",
                filing.track().word("refusal"),
                "转另一名法官当日审签裁定",
                false,
                "转审签",
                "转另一名法官，须在当日签发。",
                "已转法官审签。",
                List.of(
                        ground(grounds.ofRefusal(filing), null),
                        reason("理由，将写入裁定书", "请写明" + filing.track().word("refusal") + "的理由"),
                        basis(null)));
        return new Question("法定期限已经届满，请在今天决定", DECISION, about, List.of(register(), refuse));
    }

    private Question forwarding(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        filings.lastAct(filing, Act.Kind.ADVICE)
                .ifPresent(advice ->
                        about.add(new WorkSheet.Fact("转往", text(advice.words().court()))));
        about.add(new WorkSheet.Fact("当事人", "同意转交"));
        about.add(new WorkSheet.Fact("首次提交", time(filing.firstSubmittedAt()) + "，转交后不变"));
        return new Question(
                "办理转交",
                DECISION,
                about,
                List.of(
                        new Answer(
                                "ACCEPTED",
                                "对方已接收",
                                "对方法院的审查期限从收到的次日起算（民诉法解释第一百二十六条、第二百一十一条）",
                                true,
                                "登记已转交",
                                "立即告知当事人，本院不再审查。",
                                "已登记转交并告知当事人。",
                                List.of(
                                        Field.of("until", "对方收到的日期", Kind.DATE, "请登记对方法院收到的日期")
                                                .prefilled(clock.today().toString()),
                                        Field.of(REASON, "备注", Kind.LINE, null))),
                        new Answer(
                                "DECLINED",
                                "对方不接收",
                                "回到本院审查，期限继续计算",
                                false,
                                "登记不接收",
                                "申请回到本院审查任务。",
                                "已登记，继续审查。",
                                List.of(reason("对方不接收的理由", "请写明对方不接收的理由")))));
    }

    private Question extension(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        filings.lastAct(filing, Act.Kind.EXTENSION_REQUEST).ifPresent(request -> {
            about.add(new WorkSheet.Fact("申请时间", Minutes.of(request.at())));
            about.add(new WorkSheet.Fact("事由", text(request.words().reason())));
        });
        about.add(new WorkSheet.Fact("现在的补正期限", lastDay(filing.dueAt())));
        return new Question(
                "审批延期",
                DECISION,
                about,
                List.of(
                        grant(
                                "准许延期",
                                "因不可抗拒的事由或者其他正当理由耽误期限的（民事诉讼法第八十六条）",
                                List.of(
                                        Field.of("until", "延长到哪一天", Kind.DATE, "请写明延长到哪一天"),
                                        Field.of(REASON, "备注", Kind.LINE, null))),
                        refuse("不准许", "补正期限不变")));
    }

    private Question relief(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        var request = reliefGrounds.request(filing);
        request.ifPresent(asked -> {
            about.add(new WorkSheet.Fact("申请", asked.kind().label() + "诉讼费"));
            var ground = asked.ground();
            if (ground != null) {
                about.add(new WorkSheet.Fact("情形", ground.text() + "（" + ground.basis() + "）"));
            }
            about.add(new WorkSheet.Fact("申请人的说明", text(asked.statement())));
        });
        about.add(new WorkSheet.Fact("证明材料", proofs(filing)));
        var choices = reliefGrounds.of(filing.draft());
        var chosen = request.map(ReliefGrounds.Request::ground)
                .map(ReliefGrounds.Ground::code)
                .orElse(null);
        return new Question(
                "审查缓减免",
                DECISION,
                about,
                List.of(
                        grant(
                                "准许",
                                "选哪种情形就准许哪一种：缓交、减交或者免交，可以和申请的不同，不同的须写明理由；在决定立案之前作出（诉讼费用交纳办法第四十四条至第四十九条）",
                                List.of(
                                        Field.of("ground", "准许的救助和情形", Kind.CHOICE, null)
                                                .choosing(choices.stream()
                                                        .map(Questions::option)
                                                        .toList())
                                                .prefilled(chosen),
                                        Field.of("percent", "减交百分之多少" + least(choices) + "（只有减交填写）", Kind.NUMBER, null),
                                        Field.of("days", "缓交的天数（只有缓交填写，可以不填）", Kind.NUMBER, null),
                                        Field.of(REASON, "理由", Kind.TEXT, null))),
                        refuse("不准许", "书面说明理由（诉讼费用交纳办法第四十八条）；登记立案以后按通常的期限交费")));
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

    private String proofs(Filing filing) {
        var proofs = filings.materials(filing).stream()
                .filter(material -> material.kind() == Material.Kind.RELIEF_PROOF)
                .map(Material::fileName)
                .collect(Collectors.joining("，"));
        return proofs.isEmpty() ? "没有交司法救助证明（诉讼费用交纳办法第四十八条）" : proofs;
    }

    private Question withdrawal(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        filings.lastAct(filing, Act.Kind.WITHDRAWAL_REQUEST).ifPresent(request -> {
            about.add(new WorkSheet.Fact("申请时间", Minutes.of(request.at())));
            about.add(new WorkSheet.Fact("理由", text(request.words().reason())));
        });
        return new Question(
                "裁定撤诉",
                DECISION,
                about,
                List.of(
                        grant(
                                "准许撤诉",
                                "案件受理费减半收取，多交的退还（诉讼费用交纳办法第十五条）",
                                List.of(Field.of(REASON, "备注", Kind.LINE, null))),
                        refuse("不准许撤诉", "案件继续办理（" + filing.track().word("withdrawalArticle") + "）")));
    }

    private Question deemedWithdrawal(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        fees.bill(filing.id())
                .map(bill -> bill.totalFen())
                .ifPresent(total -> about.add(new WorkSheet.Fact("应交", new Fen(total).toString())));
        about.add(new WorkSheet.Fact("交费期限", lastDay(filing.clocks().feeDueAt()) + "，已向各支付渠道查询，没有查到款项"));
        return new Question(
                "审签按撤诉处理",
                DECISION,
                about,
                List.of(
                        new Answer(
                                "SIGN",
                                "裁定按撤诉处理",
                                "没有交费又没有申请缓、减、免交的（" + filing.track().word("unpaidBasis") + "）；签发前到账的，本任务自动结束",
                                true,
                                "签发裁定",
                                "裁定立即送达当事人，不能撤回；" + SuitAgain.of(filing).text() + "。",
                                "裁定已签发并送达。",
                                List.of(Field.of(REASON, "备注", Kind.LINE, null))),
                        new Answer(
                                "RETURN",
                                "另行指定交费期限",
                                "立即告知当事人，期限自送达次日起算",
                                false,
                                "指定新的期限",
                                "新的期限立即告知当事人。",
                                "已另行指定交费期限。",
                                List.of(Field.of("days", "天数", Kind.NUMBER, "请写明天数"), reason("理由", "请写明另行指定的理由")))));
    }

    private Question paperService(TaskView task, Filing filing) {
        var address = filing.draft().serviceAddress();
        var why = address != null && address.electronically()
                ? "当事人同意电子送达，但文书里有系统的字体印不出的字：请制作纸质文书，邮寄或者当面送达"
                : "当事人没有同意电子送达，请打印下列文书，邮寄或者当面送达";
        return new Question(
                "登记送达回证",
                "",
                List.of(new WorkSheet.Fact("送达方式", why)),
                matters.papers(task),
                List.of(new Answer(
                        "",
                        "",
                        "",
                        true,
                        "登记送达",
                        "有关期限从登记的送达日期次日起算。",
                        "已登记送达。",
                        List.of(
                                Field.of("until", "签收日期或者回执上注明的收件日期", Kind.DATE, "请登记送达日期"),
                                Field.of("document", "送达回证或者邮件的编号", Kind.LINE, "请登记送达回证或者邮件的编号")))));
    }

    private Question manual(TaskView task) {
        var table = matters.unclearTable(task);
        var values = decisions.outputsOf(table).stream().map(Questions::value);
        var grounds = List.of(reason("认定的理由", "请写明认定的理由"), basis(null));
        return new Question(
                "人工认定",
                "",
                List.of(new WorkSheet.Fact("规则表", table + " 对本案没有给出唯一结论，已通知规则维护人员；本案由您认定")),
                List.of(
                        manualAnswer(
                                "VALUES",
                                "规则表应当给出的结果",
                                Stream.concat(values, grounds.stream()).toList(),
                                true),
                        manualAnswer("NONE", "没有适用的内容", grounds, false)));
    }

    private static Answer manualAnswer(String value, String label, List<Field> fields, boolean prepared) {
        return new Answer(value, label, "只对本案有效", prepared, "作出认定", "案件随即继续办理；认定、理由和依据记入案件。", "已作出认定。", fields);
    }

    private static Field value(Decisions.Output output) {
        var name = "values." + output.name();
        var required = "请填写“" + output.label() + "”";
        return switch (output.type()) {
            case "boolean" ->
                Field.of(name, output.label(), Kind.CHOICE, required)
                        .choosing(List.of(new Option("true", "是"), new Option("false", "否")));
            case "long", "integer", "number" -> Field.of(name, output.label(), Kind.NUMBER, required);
            default -> known(name, output, required);
        };
    }

    /** A text of the table's own, where it has any; a text that may be empty may stay so. */
    private static Field known(String name, Decisions.Output output, String required) {
        var texts = output.known().stream().filter(text -> !text.isEmpty()).toList();
        var mayBeEmpty = texts.isEmpty() || texts.size() < output.known().size();
        return texts.isEmpty()
                ? Field.of(name, output.label(), Kind.LINE, null)
                : Field.of(name, output.label(), Kind.CHOICE, mayBeEmpty ? null : required)
                        .choosing(texts.stream()
                                .map(text -> new Option(text, text))
                                .toList());
    }

    private static Answer register() {
        return new Answer(
                "REGISTER", "登记立案", "立即生成案号，随即送达受理文书", false, "登记立案", "立即生成案号并送达受理文书，不能撤销。", "已登记立案。", List.of());
    }

    private static Answer grant(String label, String hint, List<Field> fields) {
        return new Answer("GRANT", label, hint, false, label, "立即告知当事人。", "已" + label + "。", fields);
    }

    private static Answer refuse(String label, String hint) {
        return new Answer(
                "REFUSE",
                label,
                hint,
                false,
                label,
                "连同理由立即告知当事人。",
                "已决定" + label + "。",
                List.of(reason("理由，将告知当事人", "请写明不准许的理由")));
    }

    private static Field ground(List<ReviewGrounds.Ground> choices, @Nullable String chosen) {
        return Field.of("ground", "事由", Kind.CHOICE, "请选择事由")
                .choosing(choices.stream()
                        .map(ground -> new Option(ground.code(), ground.text(), ground.basis(), ground.namesCourt()))
                        .toList())
                .prefilled(chosen);
    }

    private static Field reason(String label, String required) {
        return Field.of(REASON, label, Kind.TEXT, required);
    }

    private static Field basis(@Nullable String text) {
        return Field.of(BASIS, "依据", Kind.LINE, "请写明法律依据").prefilled(text);
    }

    private void insistence(Filing filing, List<WorkSheet.Fact> about) {
        filings.lastAct(filing, Act.Kind.INSISTENCE)
                .ifPresent(insisted -> about.add(new WorkSheet.Fact(
                        "当事人坚持" + filing.track().act(),
                        Minutes.of(insisted.at())
                                + (insisted.words().reason() == null
                                        ? ""
                                        : "：" + insisted.words().reason()))));
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
        return value == null || value.isBlank() ? "没有写明" : value;
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "没有记录" : Minutes.of(at);
    }

    /** A legal day ends at 24:00, so the date shown is the day before the instant. */
    private static String lastDay(@Nullable Instant dueAt) {
        return dueAt == null ? "没有计算" : "至 " + LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI);
    }
}
