package org.lian.grievances;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.deadlines.Deadlines;
import org.lian.filing.FilingAct;
import org.lian.filing.FilingActions;
import org.lian.filing.Filings;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.serviceofprocess.Inbox;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 投诉: received at once, answered within the court's days, the answer served on who complained. */
@Component
public class Grievances {
    /** 登记立案规定 13: found out and answered within fifteen days. */
    private static final LegalBasis ANSWERED = LegalBasis.of("最高人民法院关于人民法院登记立案若干问题的规定", 13);

    private static final Logger log = LoggerFactory.getLogger(Grievances.class);
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_ANSWER = 5_000;

    private final GrievanceStore store;
    private final Filings filings;
    private final FilingActions actions;
    private final Access access;
    private final Deadlines deadlines;
    private final Inbox inbox;
    private final GrievanceProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    Grievances(
            GrievanceStore store,
            Filings filings,
            FilingActions actions,
            Access access,
            Deadlines deadlines,
            Inbox inbox,
            GrievanceProcess process,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.filings = filings;
        this.actions = actions;
        this.access = access;
        this.deadlines = deadlines;
        this.inbox = inbox;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** How many there were in the head's courts from one moment until before another, and how many are open now. */
    @Transactional(readOnly = true)
    public GrievanceNumbers numbers(Actor head, Instant from, Instant until) {
        if (!head.is(Role.SUPERVISOR) && !head.is(Role.PRESIDENT)) {
            throw Refusal.forbidden("本院的投诉数由庭长、院长查看");
        }
        return store.numbers(head.courts(), from, until, clock.now());
    }

    /** Receives a complaint and starts its flow; one at a time for a filing. */
    @Transactional
    public Grievance complain(Actor actor, FilingId id, @Nullable String text) {
        access.requireWrite(actor, id);
        var filing = filings.find(actor, id);
        actions.of(filing).require(FilingAct.COMPLAIN);
        var words = required(text, "text", "请写明投诉的事项", LONGEST_TEXT);
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var due = deadlines.from("complaint.filing", now);
        var complaint = new Grievance(
                UUID.randomUUID(),
                id,
                filing.court(),
                actor.accountId(),
                words,
                now,
                due.dueAt(),
                due.basis(),
                null,
                null);
        if (!store.insert(complaint)) {
            throw Refusal.conflict("您对这件申请的投诉正在办理，答复会在这里显示；答复以后可以再次投诉", ANSWERED);
        }
        journal.append(JournalEntry.shown(id, actor, now, "COMPLAINT_RECEIVED", "收到投诉，十五日内答复")
                .on(ANSWERED)
                .with(Map.of("complaint", complaint.id().toString())));
        process.start(complaint.id(), id, filing.court());
        log.info("Complaint {} on filing {} received", complaint.id(), id);
        return complaint;
    }

    /** The complaint for whoever answers it: it may be about anybody else of the court. */
    public Grievance toAnswer(Actor actor, UUID id) {
        if (!actor.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("投诉由庭长查看和答复");
        }
        return complaint(id);
    }

    /** The complaint for the flow; no access is checked here. */
    public Grievance complaint(UUID id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件投诉"));
    }

    /** Those that wait for their answer, for the flow; no access is checked here. */
    public List<UUID> open() {
        return store.open();
    }

    /** Keeps a later end of the days to answer, as a corrected calendar counts them, and tells who complained. */
    @Transactional
    public void postpone(UUID id, Instant due, String words) {
        var complaint = complaint(id);
        store.postponed(id, due);
        inbox.show(
                complaint.filing(),
                "COMPLAINT_POSTPONED",
                id + "/" + due,
                "投诉答复期限顺延",
                words,
                List.of(complaint.accountId()),
                LegalBasis.of("民事诉讼法", 85));
    }

    /** A filing's complaints in order; no access is checked here. */
    public List<Grievance> of(FilingId filing) {
        return store.of(filing);
    }

    /** Keeps the court's answer; the flow then serves it. */
    @Transactional
    public void answer(Actor actor, UUID id, @Nullable String answer) {
        var words = required(answer, "answer", "请写明查明的情况和处理结果", LONGEST_ANSWER);
        var complaint = complaint(id);
        var now = clock.now();
        if (!store.answer(id, words.getBytes(StandardCharsets.UTF_8), actor.accountId(), now)) {
            throw Refusal.conflict("这件投诉已经答复");
        }
        journal.append(JournalEntry.shown(complaint.filing(), actor, now, "COMPLAINT_ANSWERED", "投诉已答复")
                .on(ANSWERED)
                .with(Map.of("complaint", id.toString())));
    }

    /** Puts the answer into the inbox of who complained, once. */
    @Transactional
    public Instant serveAnswer(UUID id) {
        var complaint = complaint(id);
        var answer = complaint.answer();
        if (answer == null) {
            throw new IllegalStateException("Complaint " + id + " is not answered yet");
        }
        var text = "您对本院立案工作提出的投诉，现答复如下：\n\n" + answer + "\n\n不服本答复的，可以向上一级人民法院投诉。";
        return inbox.show(
                        complaint.filing(),
                        "COMPLAINT_ANSWER",
                        id.toString(),
                        "投诉答复",
                        text,
                        List.of(complaint.accountId()),
                        ANSWERED)
                .servedAt();
    }

    /** The days are over without an answer: on the record, and the filer is told where else to turn. */
    @Transactional
    public void overdue(UUID id) {
        var complaint = complaint(id);
        journal.append(JournalEntry.shown(
                        complaint.filing(),
                        Actor.system(),
                        clock.now(),
                        "COMPLAINT_OVERDUE",
                        "投诉答复期限已届满，已提请督办；您也可以向上一级人民法院投诉")
                .on(ANSWERED)
                .with(Map.of("complaint", id.toString())));
        log.warn("Complaint {} is overdue", id);
    }

    private static String required(@Nullable String text, String field, String missing, int longest) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, "MISSING", missing);
        }
        if (text.length() > longest) {
            throw Refusal.invalid(field, "TOO_LONG", "最多 " + longest + " 个字，请简要说明；材料请在“补充证据”里提交");
        }
        if (text.indexOf('\0') >= 0) {
            throw Refusal.invalid(field, "MALFORMED", "文字里有无法保存的字符，请重新填写");
        }
        return text.strip();
    }
}
