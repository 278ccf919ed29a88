package org.lian.process.papers;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.deadlines.Deadlines;
import org.lian.engine.DrawnSteps;
import org.lian.filing.FilingLifecycle;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 公告送达: to whoever cannot be found, or reached in any other way; served when its days have passed (民诉法 95). */
@Component
public class PublicNotices {
    private static final LegalBasis BASIS = LegalBasis.of("民事诉讼法", 95);
    private static final String PERIOD = "service.notice";
    private static final String DRAWN = "CatchEvent_PublicNoticeOver";

    private final Deadlines deadlines;
    private final DrawnSteps drawn;
    private final FilingLifecycle filings;
    private final BusinessClock clock;

    PublicNotices(Deadlines deadlines, DrawnSteps drawn, FilingLifecycle filings, BusinessClock clock) {
        this.deadlines = deadlines;
        this.drawn = drawn;
        this.filings = filings;
        this.clock = clock;
    }

    /** Takes down that it was given, and says when it is over. */
    public Instant given(
            Actor clerk,
            String task,
            FilingId filing,
            String document,
            LocalDate on,
            @Nullable LocalDate handedOn,
            String where) {
        if (handedOn != null) {
            throw Refusal.invalid("noticeOn", "BOTH", "已经签收的填签收日期，公告送达的填发出公告的日期：只填一项");
        }
        if (on.isAfter(clock.today())) {
            throw Refusal.invalid("noticeOn", "OUT_OF_RANGE", "请填写发出公告的日期，不晚于今天");
        }
        if (DocumentOfAct.name(document).equals(CourtPaper.PAYMENT_ORDER_TO_RESPONDENT.name())) {
            throw Refusal.invalid("noticeOn", "NOT_BY_NOTICE", "支付令不能公告送达：不能送达债务人的，期满裁定终结督促程序（民事诉讼法第二百二十五条）");
        }
        if (!drawn.has(task, DRAWN)) {
            throw Refusal.invalid("noticeOn", "EARLIER_FLOW", "这份文书按以前的流程图送达，图上没有公告：公告期满以后，把期满的那一天填作签收日期");
        }
        var over = deadlines
                .from(PERIOD, on.atStartOfDay(BusinessClock.SHANGHAI).toInstant())
                .dueAt();
        filings.remark(
                clerk,
                filing,
                "PUBLIC_NOTICE",
                "已公告送达，" + CourtTime.DAY.format(LocalDate.ofInstant(servedOn(over), BusinessClock.SHANGHAI)) + "期满视为送达",
                BASIS.text());
        return over;
    }

    /** The last day of the notice, from which the periods of the party run. */
    public Instant servedOn(Instant over) {
        return LocalDate.ofInstant(over.minusMillis(1), BusinessClock.SHANGHAI)
                .atStartOfDay(BusinessClock.SHANGHAI)
                .toInstant();
    }
}
