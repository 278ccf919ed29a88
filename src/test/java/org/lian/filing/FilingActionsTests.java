package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.fees.Fees;
import org.lian.grievances.Grievances;
import org.lian.grievances.Reminders;
import org.lian.identity.Accounts;
import org.lian.payment.Channel;
import org.lian.story.CourtInTime;
import org.lian.story.Mediated;
import org.lian.story.Preserved;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.FilingPayments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** 现在能办什么：what {@code actions[]} says of a filing is what the act then does, at every status. */
@Tag("thorough")
class FilingActionsTests extends CourtInTime {
    private static final Map<String, Object> REFUSE = Map.of(
            "outcome", "REFUSE", "ground", "NO_DIRECT_INTEREST", "reason", "与本案没有直接利害关系", "basis", "民事诉讼法第一百二十二条第一项");

    @Autowired
    Filings filings;

    @Autowired
    Arrivals arrivals;

    @Autowired
    FilingActions actions;

    @Autowired
    FilerActs filerActs;

    @Autowired
    AssistingCourts assistingCourts;

    @Autowired
    ServiceAddressChanges addresses;

    @Autowired
    MediatorChanges mediatorChanges;

    @Autowired
    Corrections corrections;

    @Autowired
    SensitiveMatters sensitiveMatters;

    @Autowired
    HigherCourtOrders orders;

    @Autowired
    Grievances complaints;

    @Autowired
    Reminders reminders;

    @Autowired
    FilingPayments payments;

    @Autowired
    Fees fees;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    private final Set<FilingStatus> seen = EnumSet.noneOf(FilingStatus.class);

    @Test
    @DisplayName("每一个状态，每一种办理：说可以的就办得成，说不可以的就以同一句话、同一条文退回")
    void whatIsSaidIsWhatHappens() {
        var court = time.at("2026-10-12T09:00");
        agrees(court, court.drafted(Stories.loanDraft()), "DRAFT");
        var filing = court.submitted();
        agrees(court, filing, "UNDER_REVIEW");
        court.say(filing, "withdrawal", Map.of()).expecting(201);
        agrees(court, filing, "WITHDRAWN");

        var advised = advised(court, Map.of());
        agrees(court, advised, "ADVISED");
        var elsewhere = advised(court, Map.of("competentCourt", "北京市另一区人民法院"));
        agrees(court, elsewhere, "ADVISED");
        court.say(elsewhere, "reply", Map.of("answer", "FORWARD")).expecting(201);
        agrees(court, elsewhere, "UNDER_REVIEW");
        court.decideAs("clerk1", elsewhere, "FORWARDING", Map.of("decision", "ACCEPTED", "until", "2026-10-12"));
        agrees(court, elsewhere, "FORWARDED");

        var returned = noticed(court);
        agrees(court, returned, "CORRECTION_REQUIRED");
        var waiting = noticed(court);
        court.waitsAt(waiting, "CORRECTION_REQUIRED");
        court.say(waiting, "extension", Map.of("reason", "生病")).expecting(201);
        agrees(court, waiting, "CORRECTION_REQUIRED");

        var refused = court.submitted();
        court.decideAs("clerk1", refused, "REVIEW", REFUSE);
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        agrees(court, refused, "REFUSED");

        agrees(court, Mediated.concluded(court), "IN_MEDIATION");
        var mediated = Mediated.mediating(court);
        agrees(court, mediated, "IN_MEDIATION");
        Mediated.decide(
                court, mediated, "MEDIATE", Map.of("decision", "AGREED", "document", "协议", "until", "2026-10-12"));
        agrees(court, mediated, "SETTLED");

        var later = time.at("2026-10-20T00:00:30");
        agrees(later, returned, "RETURNED");
        theRegistered(time.at("2026-11-02T09:00"));

        assertThat(seen).containsExactlyInAnyOrder(FilingStatus.values());
    }

    private void theRegistered(Stories court) {
        var paid = registered(court);
        agrees(court, paid, "REGISTERED");
        court.confirmFee(paid, 230_000);
        agrees(court, paid, "FEE_DUE");
        court.pay(paid);
        agrees(court, paid, "TRANSFERRED");

        var preserved = Preserved.inForce(court, "BEFORE_SUIT", "2026-11-02", "2027-11-01");
        agrees(court, preserved, "TRANSFERRED");
        var released = Preserved.inForce(court, "BEFORE_SUIT", "2026-11-02", "2027-11-01");
        court.say(released, "preservation-matters", Map.of("matter", "RELEASE", "reason", "已经和解"))
                .expecting(201);
        Preserved.decide(court, released, Preserved.RELEASE);
        Preserved.handed(court, released, "2026-11-02");
        agrees(court, released, "PRESERVATION_ENDED");

        var withdrawn = registered(court);
        court.say(withdrawn, "withdrawal", Map.of()).expecting(201);
        agrees(court, withdrawn, "WITHDRAWAL_PENDING");
        court.decideAs("judge1", withdrawn, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        agrees(court, withdrawn, "WITHDRAWAL_GRANTED");

        var unpaid = registered(court);
        court.confirmFee(unpaid, 230_000);
        court.waitsAt(unpaid, "FEE_DUE");
        var overdue = time.at("2026-11-10T00:00:30");
        agrees(overdue, unpaid, "FEE_OVERDUE");
        var judged = time.at("2026-11-12T00:00:30");
        judged.decideAs("judge1", unpaid, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        agrees(judged, unpaid, "DEEMED_WITHDRAWN");
    }

    /** A notice that asks for a text and for a material. */
    private static String noticed(Stories court) {
        var filing = court.submitted();
        var material = court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Stories.correctionOf(
                        Map.of("code", "FACTS_MISSING"),
                        Map.of("code", "UNREADABLE", "materialId", material, "text", "第 2 页看不清")));
        return filing;
    }

    private static String registered(Stories court) {
        var filing = court.submitted();
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        return filing;
    }

    private static String advised(Stories court, Map<String, Object> more) {
        var advice = new java.util.HashMap<String, Object>(more);
        advice.putAll(
                Map.of("outcome", "ADVISE", "ground", "OTHER_COURT", "reason", "由他院管辖", "basis", "民事诉讼法第一百二十七条第四项"));
        if (!more.containsKey("competentCourt")) {
            advice.put("ground", "ARBITRATION");
        }
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", advice);
        return filing;
    }

    /** Every act of both sides, each tried and taken back. */
    private void agrees(Stories court, String id, String status) {
        var shown = court.waitsAt(id, status);
        var filing = FilingId.of(id);
        seen.add(FilingStatus.valueOf(status));
        var filer = accounts.actorOf("zhangsan");
        for (var action : shown.get("actions")) {
            agrees(
                    status,
                    action,
                    tried(filer, filing, FilingAct.valueOf(action.get("name").asText())));
        }
        assertThat(shown.get("actions"))
                .hasSize(EnumSet.allOf(FilingAct.class).stream()
                        .filter(act -> act.by() == FilingAct.By.FILER)
                        .toList()
                        .size());
        if (status.equals("DRAFT")) {
            return;
        }
        var supervisor = accounts.actorOf("supervisor1");
        for (var action : court.as("supervisor1")
                .get("/api/v1/filings/" + id)
                .expecting(200)
                .body()
                .get("actions")) {
            agrees(
                    status,
                    action,
                    tried(
                            supervisor,
                            filing,
                            FilingAct.valueOf(action.get("name").asText())));
        }
    }

    private static void agrees(String status, JsonNode action, @Nullable Refusal refusal) {
        assertThat(action.get("allowed").asBoolean())
                .as("%s at %s: %s", action, status, refusal)
                .isEqualTo(refusal == null);
        if (refusal != null) {
            assertThat(action.get("reason").asText())
                    .as("%s at %s", action, status)
                    .isEqualTo(refusal.detail());
            assertThat(action.path("basis").asText(null)).isEqualTo(refusal.basis());
        }
    }

    /** The refusal that the act meets; null when it was done. Nothing of it stays. */
    private @Nullable Refusal tried(Actor actor, FilingId id, FilingAct act) {
        return transaction.execute(together -> {
            together.setRollbackOnly();
            try {
                act(actor, id, act);
                return null;
            } catch (Refusal refusal) {
                return refusal;
            }
        });
    }

    private void act(Actor actor, FilingId id, FilingAct act) {
        switch (act) {
            case EDIT -> {
                var filing = filings.find(actor, id);
                filings.update(actor, id, filing.draft(), filing.revision());
            }
            case ADD_MATERIAL -> arrivals.material(actor, id, "EVIDENCE", "证据.txt", content());
            case SUBMIT -> filings.submit(actor, id, new Submission(true, false, null, true));
            case ANSWER_ITEM ->
                corrections.keep(actor, id, 0, changed(filings.find(actor, id).draft()));
            case CORRECT ->
                corrections.submit(
                        actor, id, new Corrections.CorrectedFields(null, null, null, "另行写明的事实和理由", null, true));
            case REQUEST_EXTENSION -> filerActs.requestExtension(actor, id, "生病");
            case REPLY -> filerActs.reply(actor, id, FilerActs.AdviceReply.INSIST, "坚持");
            case INSIST -> filerActs.insist(actor, id, "坚持");
            case ACCEPT_FORWARDING -> filerActs.acceptForwarding(actor, id);
            case WITHDRAW -> filerActs.withdraw(actor, id, "和解");
            case ADD_EVIDENCE -> arrivals.evidence(actor, id, "EVIDENCE", "证据.txt", content());
            case ASK_RELIEF -> filerActs.askRelief(actor, id, new Submission.ReliefRequest("DEFERRAL_OTHER", "一时拿不出"));
            // What may be handed in says the table; here it may be begun.
            case HAND_IN_LATER -> actions.of(filings.find(actor, id)).require(FilingAct.HAND_IN_LATER);
            case ASK_FEE_REVIEW -> filerActs.askFeeReview(actor, id, FeeReview.DECISION, "确有困难");
            case SAY_MEDIATION -> filerActs.sayMediation(actor, id, true);
            case END_MEDIATION -> filerActs.endMediation(actor, id);
            case EXTEND_MEDIATION -> filerActs.extendMediation(actor, id, LocalDate.of(2026, 12, 31));
            case RAISE_PRESERVATION -> filerActs.raisePreservation(actor, id, PreservationMatter.RELEASE, "不再需要保全");
            case CHANGE_MEDIATOR -> mediatorChanges.ask(actor, id, "他是对方的亲属");
            case SIGN_AGREEMENT -> {
                actions.of(filings.find(actor, id)).require(FilingAct.SIGN_AGREEMENT);
            }
            case CHOOSE_ASSISTING_COURT -> assistingCourts.choose(actor, id, "京0198");
            case CHANGE_SERVICE_ADDRESS ->
                addresses.change(actor, id, new ServiceAddress("北京市某某区三号", "13800138000", false, null));
            case PAY -> payments.open(actor, id, Channel.COUNTER);
            case REMIND -> reminders.remind(actor, id);
            case COMPLAIN -> complaints.complain(actor, id, "没有答复");
            case RENEW -> filings.renew(actor, id);
            case TAKE_PAYMENT -> actions.of(filings.find(actor, id)).require(FilingAct.TAKE_PAYMENT);
            case MARK_SENSITIVE -> sensitiveMatters.mark(actor, id, true, "第十条情形");
            case REGISTER_ORDER -> orders.register(actor, id, "北京市高级人民法院", "（2026）京民终1号");
        }
    }

    private static Draft changed(Draft draft) {
        return draft.edit().facts("另行写明的事实和理由").draft();
    }

    private static ByteArrayInputStream content() {
        return new ByteArrayInputStream(Stories.text("证据"));
    }
}
