package org.lian.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lian.story.CourtClient;
import org.lian.story.Preserved;
import org.lian.story.Stories;

/** Everybody does what the filings wait for, until all are closed. */
final class ToTheEnd {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** What a person answers for a cause without a class of fee; the form of each table refuses the other's answer. */
    private static final List<Map<String, Object>> MANUAL =
            List.of(manual(EveryWait.PAYABLE), manual(Map.of("feeClass", "PROPERTY", "basis", "诉讼费用交纳办法第十三条第一款第(一)项")));

    private final Stories court;
    private final String day;
    private final Map<String, CourtClient> staff = new LinkedHashMap<>();

    ToTheEnd(Stories court, LocalDate day) {
        this.court = court;
        this.day = day.toString();
        for (var person : new String[] {"clerk1", "judge1", "judge2", "supervisor1", "mediator1", "president1"}) {
            staff.put(person, court.as(person));
        }
    }

    void of(Collection<String> filings) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        Map<String, String> open;
        do {
            open = new TreeMap<>();
            for (var filing : filings) {
                var acted = decideAsTheCourt(filing) | answerAsTheFiler(filing);
                if (acted || !court.filing(filing).get("waitingFor").asText().equals("NONE")) {
                    open.put(filing, court.filing(filing).get("status").asText());
                }
            }
            Thread.sleep(500);
        } while (!open.isEmpty() && Instant.now().isBefore(until));
        if (!open.isEmpty()) {
            throw new AssertionError("Still open: " + open);
        }
    }

    private boolean decideAsTheCourt(String filing) {
        for (var person : staff.values()) {
            for (var task : person.get("/api/v1/tasks?filingId=" + filing)
                    .expecting(200)
                    .body()
                    .get("items")) {
                var path = "/api/v1/tasks/" + task.get("id").asText();
                if (person.post(path + "/claim", Map.of()).status() == 200) {
                    complete(person, path, task.get("kind").asText(), filing);
                    return true;
                }
            }
        }
        return false;
    }

    private void complete(CourtClient person, String task, String kind, String filing) {
        var answers = kind.equals("MANUAL_DECISION") ? MANUAL : List.of(completion(kind, filing));
        var refusals = new StringBuilder();
        for (var answer : answers) {
            var told = person.post(task + "/completion", answer);
            if (told.status() == 204) {
                return;
            }
            refusals.append(told.text());
        }
        throw new AssertionError(kind + " " + refusals);
    }

    private Map<String, Object> completion(String kind, String filing) {
        return switch (kind) {
            case "REVIEW" -> Map.of("outcome", "REGISTER");
            case "CONFIRM_FEE" ->
                Map.of(
                        "confirmedFen",
                        court.filing(filing).get("fee").get("totalFen").asLong());
            case "SIGN_REFUSAL" ->
                Map.of(
                        "decision", "SIGN",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项");
            case "DECIDE_AT_EXPIRY" -> Map.of("decision", "REGISTER");
            case "ANSWER_COMPLAINT" -> Map.of("answer", "已经核实并改正");
            case "REVIEW_LATER_FILING" -> Map.of("decision", "ACCEPTED");
            case "DECIDE_RECONSIDERATION" -> Map.of("decision", "REFUSE", "reason", "没有新的理由", "basis", "民事诉讼法第一百一十一条");
            case "SIGN_DEEMED_WITHDRAWAL" -> Map.of("decision", "SIGN");
            case "FORWARDING" -> Map.of("decision", "ACCEPTED", "until", day);
            case "EXTENSION" -> Map.of("decision", "REFUSE", "reason", "不属于正当理由");
            case "DEFERRAL", "RULE_ON_WITHDRAWAL" -> Map.of("decision", "GRANT", "reason", "符合规定");
            case "APPOINT_MEDIATOR" -> Map.of("mediator", "mediator1");
            case "CONFIRM_MEDIATION" -> Map.of("decision", "ACCEPTED");
            case "ASK_OTHER_SIDE" -> Map.of("decision", "GRANT", "reason", "电话联系，同意");
            case "MEDIATE" -> Map.of("decision", "FAILED", "reason", "没有达成协议");
            case "PAPER_SERVICE" -> Map.of("until", day, "document", "EMS1234567");
            case "RULE_ON_PRESERVATION" -> Preserved.DISMISS;
            case "REGISTER_PRESERVATION" -> Map.of("decision", "NOTHING", "reason", "没有查到财产");
            case "DECIDE_PRESERVATION" -> Preserved.RELEASE;
            case "APPROVE_REFUND" -> Map.of("approved", true);
            case "CHECK_FEE", "REVIEW_FEE_DECISION" -> Map.of("decision", "KEEP", "reason", "没有错误");
            default -> throw new AssertionError("Nobody knows how to decide " + kind);
        };
    }

    /** What a judge has just signed may end it before the money comes. */
    private void payUnlessEnded(String filing) {
        try {
            court.pay(filing);
        } catch (AssertionError refused) {
            assertThat(court.filing(filing).get("status").asText())
                    .as(refused.getMessage())
                    .isEqualTo("DEEMED_WITHDRAWN");
        }
    }

    private boolean answerAsTheFiler(String filing) {
        var view = court.filing(filing);
        switch (view.get("status").asText()) {
            case "ADVISED" -> court.say(filing, "reply", Map.of("answer", "INSIST"));
            case "CORRECTION_REQUIRED" -> correct(filing, view);
            case "RETURNED" -> {
                if (view.get("outcome").get("remedy").asText().contains("坚持")) {
                    court.say(filing, "insistence", Map.of("reason", "材料已经足够"));
                }
            }
            case "FEE_DUE", "FEE_OVERDUE" -> payUnlessEnded(filing);
            case "WITHDRAWAL_GRANTED" -> {
                if (!view.get("waitingFor").asText().equals("FILER")) {
                    return false;
                }
                court.pay(filing);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void correct(String filing, JsonNode view) {
        var answer = new TreeMap<String, Object>();
        for (var item : view.get("correction").get("items")) {
            answer.put(item.get("target").asText(), "请求判令被告归还借款本金十万元及利息。");
        }
        court.say(filing, "correction", answer);
    }

    private static Map<String, Object> manual(Map<String, Object> values) {
        return Map.of("values", values, "reason", "规则表没有这个案由", "basis", "诉讼费用交纳办法第十三条");
    }
}
