package org.lian.web.staff;

import static org.lian.web.staff.Question.Answer;
import static org.lian.web.staff.Question.Field;
import static org.lian.web.staff.Question.Kind;
import static org.lian.web.staff.Question.Option;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.MediationSuitability;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** What the steps of a mediation before 登记立案 ask, and the answer 先行调解 of a review. */
@Component
class MediationQuestions {
    private static final String DECISION = "decision";
    private static final String REASON = "reason";

    private final Filings filings;
    private final MediationSuitability suitability;
    private final StaffDirectory staff;
    private final BusinessClock clock;

    MediationQuestions(
            Filings filings, MediationSuitability suitability, StaffDirectory staff, BusinessClock clock) {
        this.filings = filings;
        this.suitability = suitability;
        this.staff = staff;
        this.clock = clock;
    }

    /** Why 先行调解 is not among the answers, with the article; empty where it is, and where nobody is asked for it. */
    List<WorkSheet.Fact> notOffered(Filing filing) {
        var refusal = suitability.refusal(filing);
        if (refusal == null || !filing.track().asks(Track.Asks.MEDIATION)) {
            return List.of();
        }
        var basis = refusal.basis();
        return List.of(new WorkSheet.Fact(
                "不能先行调解", refusal.detail() + (basis == null ? "" : "（" + basis + "）")));
    }

    /** 先行调解, where the cause is suitable and the filer agrees. */
    List<Answer> offer(Filing filing) {
        return suitability.refusal(filing) != null
                ? List.of()
                : List.of(new Answer(
                        "MEDIATE",
                        "先行调解",
                        "符合立案条件，申请人同意：委派调解员，调解不成的登记立案，不再审查（民事诉讼法第一百二十五条）",
                        false,
                        "委派调解",
                        "审查到此结束，三个工作日内指定调解员；当事人随时可以不再调解。",
                        "已转诉前调解。",
                        List.of()));
    }

    Question appointment(Filing filing) {
        var mediators = staff.all().stream()
                .filter(person -> person.active()
                        && person.roles().contains(Role.MEDIATOR)
                        && person.courts().contains(filing.court()))
                .map(person -> new Option(person.username(), person.displayName()))
                .toList();
        return new Question(
                "指定调解员",
                "",
                List.of(new WorkSheet.Fact("申请人", "同意先行调解")),
                List.of(new Answer(
                        "",
                        "",
                        "",
                        true,
                        "指定调解员",
                        "委派调解函立即交给他，由他在三个工作日内确认；没有确认的，另行指定。",
                        "已指定调解员。",
                        List.of(Field.of("mediator", "调解员", Kind.CHOICE, "请选择调解员")
                                .choosing(mediators)))));
    }

    Question confirmation() {
        return new Question(
                "确认接受调解",
                DECISION,
                List.of(new WorkSheet.Fact("期限", "接受的，三个工作日内征求对方意见；调解三十日，从次日起算")),
                List.of(
                        new Answer(
                                "ACCEPTED",
                                "接受",
                                "接下来由您联系对方当事人",
                                true,
                                "接受委派",
                                "三十日的调解期限从明天起算，您不能延长。",
                                "已接受委派。",
                                List.of(Field.of(REASON, "备注", Kind.LINE, null))),
                        new Answer(
                                "DECLINED",
                                "不接受",
                                "有利害关系、没有时间等，由法院另行指定",
                                false,
                                "不接受委派",
                                "由法院另行指定调解员。",
                                "已告知法院另行指定。",
                                List.of(Field.of(REASON, "原因", Kind.TEXT, "请写明原因")))));
    }

    Question otherSide() {
        return new Question(
                "征求对方意见",
                DECISION,
                List.of(new WorkSheet.Fact("联系不上", "到期还没有记录的，调解自动终结，法院登记立案")),
                List.of(
                        new Answer(
                                "GRANT",
                                "对方同意调解",
                                "记录何时、怎样、向谁征求的意见",
                                false,
                                "记录同意",
                                "开始调解；当事人会得到通知。",
                                "已记录，可以开始调解。",
                                List.of(Field.of(REASON, "怎样联系的、对方怎么说", Kind.TEXT, "请写明怎样联系的、对方怎么说"))),
                        new Answer(
                                "REFUSE",
                                "对方不同意调解",
                                "调解终结，法院登记立案，不再审查（在线调解规则第二十一条）",
                                false,
                                "记录不同意",
                                "调解立即终结，案件登记立案，不能撤销。",
                                "已记录，案件已登记立案。",
                                List.of(Field.of(REASON, "怎样联系的、对方怎么说", Kind.TEXT, "请写明怎样联系的、对方怎么说")))));
    }

    Question result(Filing filing) {
        var about = new ArrayList<WorkSheet.Fact>();
        var due = filing.dueAt();
        if (due != null) {
            about.add(new WorkSheet.Fact(
                    "调解期限", "至 " + LocalDate.ofInstant(due.minusNanos(1), BusinessClock.SHANGHAI) + "，期满自动终结"));
        }
        var longer = filings.lastAct(filing, Act.Kind.MEDIATION_LONGER)
                .map(act -> act.words().until())
                .map(LocalDate::toString)
                .orElse(null);
        about.add(new WorkSheet.Fact("申请人同意延长", longer == null ? "没有" : "到 " + longer));
        var answers = new ArrayList<Answer>();
        answers.add(new Answer(
                "AGREED",
                "达成调解协议",
                "各方都在协议上签章以后生效（在线调解规则第十九条）",
                false,
                "登记调解成功",
                "案件以诉讼外调解结案，不能撤销。",
                "已登记调解成功。",
                List.of(
                        Field.of("document", "调解协议的编号或者名称", Kind.LINE, "请写明调解协议的编号或者名称"),
                        Field.of("until", "最后一方签章的日期", Kind.DATE, "请写明最后一方签章的日期")
                                .prefilled(clock.today().toString()),
                        Field.of(REASON, "备注", Kind.LINE, null))));
        answers.add(new Answer(
                "FAILED",
                "调解不成",
                "调解终结，法院登记立案，不再审查（在线调解规则第二十一条）",
                false,
                "终结调解",
                "调解立即终结，案件登记立案，不能撤销。",
                "已终结，案件已登记立案。",
                List.of(Field.of(REASON, "为什么没有达成协议（不写各方的让步）", Kind.TEXT, "请写明为什么没有达成协议"))));
        if (longer != null) {
            answers.add(new Answer(
                    "EXTENDED",
                    "各方同意延长到 " + longer,
                    "申请人已经在网上同意；请记录对方也同意到这一天（在线调解规则第二十四条）",
                    false,
                    "登记延长",
                    "调解期限延长到这一天，当事人会得到通知。",
                    "已登记延长。",
                    List.of(
                            Field.of("until", "延长到", Kind.DATE, "请写明延长到哪一天").prefilled(longer),
                            Field.of(REASON, "对方怎样同意的", Kind.TEXT, "请写明对方怎样同意的"))));
        }
        return new Question("主持调解", DECISION, about, answers);
    }
}
