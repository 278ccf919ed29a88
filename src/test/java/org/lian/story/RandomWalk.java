package org.lian.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.lian.web.QuietBrowser;

/** Drives filings by random acts that somebody may really do in their state; refusals are counted, faults thrown. */
final class RandomWalk {
    private static final List<String> STAFF =
            List.of("clerk1", "judge1", "judge2", "supervisor1", "mediator1", "president1", "clerk3");

    private static final List<String> OTHER_TRACKS = List.of(
            "ADMINISTRATIVE",
            "PRIVATE_PROSECUTION",
            "ENFORCEMENT",
            "JUDICIAL_CONFIRMATION",
            "PAYMENT_ORDER",
            // What a judge rules on in hours, oftener than its share.
            "PRESERVATION",
            "PRESERVATION",
            "PRESERVATION",
            "PROTECTION_ORDER",
            "PROTECTION_ORDER",
            "RESUMED_ENFORCEMENT",
            "ENFORCEMENT_OBJECTION",
            "PERSONALITY_INJUNCTION",
            "SPECIAL_PROCEDURE",
            "SECURITY_REALISATION",
            "NON_LITIGATION_ENFORCEMENT",
            "AWARD_REVIEW",
            "PUBLIC_SUMMONS");

    private final Stories court;
    private final String today;
    private final Random random;
    private final Map<String, CourtClient> people = new HashMap<>();
    private final Map<String, QuietBrowser> browsers = new HashMap<>();
    private final Map<String, Integer> done = new TreeMap<>();

    /** A court that takes filings here: what is forwarded to it arrives. */
    private static final String ONLINE = "某某区第二人民法院（演示）";

    /** Those that 李四 handed in, of all rounds. */
    private final Set<String> ofLisi;

    RandomWalk(Stories court, String today, Random random, Set<String> ofLisi) {
        this.court = court;
        this.ofLisi = ofLisi;
        this.today = today;
        this.random = random;
        STAFF.forEach(username -> people.put(username, court.as(username)));
        people.put("lisi", court.as("lisi"));
    }

    /** What was done how often, for the report. */
    Map<String, Integer> done() {
        return done;
    }

    String submit() {
        var draft = Planted.draft();
        if (random.nextInt(10) == 0) {
            draft.put(
                    "serviceAddress",
                    Map.of("address", Planted.value("送达地址"), "phone", Planted.value("电话"), "electronic", false));
        }
        switch (random.nextInt(6)) {
            case 0 ->
                draft.put(
                        "defendants",
                        List.of(Map.of(
                                "kind", "PERSON", "name", "李四", "idType", "RESIDENT_ID", "idNumber", Joined.LISI)));
            case 1 -> {
                var plaintiffs = new ArrayList<Object>((List<?>) draft.get("plaintiffs"));
                plaintiffs.add(0, Map.of("kind", "PERSON", "name", "张三", "address", Planted.value("住址")));
                draft.put("plaintiffs", plaintiffs);
            }
            default -> {}
        }
        var other = random.nextInt(4) == 0;
        if (other) {
            draft.put("track", OTHER_TRACKS.get(random.nextInt(OTHER_TRACKS.size())));
            draft.remove("causeCode");
            if (draft.get("track").equals("PRESERVATION")) {
                var stages = List.of("BEFORE_SUIT", "IN_SUIT");
                draft.put(
                        "answers",
                        Map.of("preservationStage", stages.get(random.nextInt(2)), "preservationKind", "PROPERTY"));
            }
        }
        var filing = court.drafted(draft);
        var submission = new HashMap<String, Object>(Map.of("consentOnline", true));
        // What another procedure asks for beside is not written here: it is received all the same.
        if (other || random.nextInt(5) == 0) {
            submission.put("insist", true);
        } else {
            court.materials(filing);
        }
        if (random.nextInt(6) == 0) {
            submission.put("feeRelief", Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助"));
        }
        if (random.nextInt(4) == 0) {
            submission.put("mediationConsent", true);
        }
        count("submission", court.zhangsan.post("/api/v1/filings/" + filing + "/submission", submission));
        return filing;
    }

    /** A suit with a number that names 李四 by his meets his counterclaim now and then; empty where it does not. */
    Optional<String> counterclaim(String suit) {
        var view = view(suit);
        if (ofLisi.contains(suit)
                || !view.path("draft")
                        .path("defendants")
                        .path(0)
                        .path("name")
                        .asText()
                        .equals("李四")
                || !view.path("caseNumber").isTextual()
                || random.nextInt(4) > 0) {
            return Optional.empty();
        }
        var lisi = people.get("lisi");
        var begun = lisi.post(
                "/api/v1/counterclaims",
                Map.of("caseNumber", view.get("caseNumber").asText()));
        count("counterclaim", begun);
        if (begun.status() != 201) {
            return Optional.empty();
        }
        var id = begun.get("id");
        if (!ofLisi.add(id)) {
            return Optional.empty();
        }
        var draft = new HashMap<String, Object>();
        var known = view(id).get("draft");
        for (var field : List.of("track", "courtCode", "causeCode", "plaintiffs", "defendants")) {
            draft.put(field, known.get(field));
        }
        draft.putAll(Map.of(
                "revision", view(id).get("revision").asInt(),
                "claims", Planted.value("诉讼请求"),
                "facts", Planted.value("事实与理由"),
                "claimAmountFen", 4_000_000,
                "serviceAddress", Planted.serviceAddress()));
        lisi.put("/api/v1/filings/" + id, draft).expecting(200);
        count(
                "counterclaim submission",
                lisi.post("/api/v1/filings/" + id + "/submission", Map.of("consentOnline", true, "insist", true)));
        return Optional.of(id);
    }

    private CourtClient filer(String filing) {
        return ofLisi.contains(filing) ? people.get("lisi") : court.zhangsan;
    }

    private JsonNode view(String filing) {
        return filer(filing).get("/api/v1/filings/" + filing).expecting(200).body();
    }

    /** The filings that arrived at another court because these were forwarded, each told once. */
    List<String> arrived(List<String> forwarded, List<String> filings) {
        return forwarded.stream()
                .map(filing -> view(filing).path("forwardedTo").asText(""))
                .filter(other -> !other.isEmpty() && !filings.contains(other))
                .toList();
    }

    /** One act of the filer or of the court, or none. */
    void step(String filing) {
        step(filing, view(filing).get("status").asText());
    }

    /** The same; the status is that before the walk came round. */
    void step(String filing, String status) {
        if (status.equals("IN_MEDIATION") && random.nextInt(3) > 0) {
            // Its steps have days, where others have a week.
            courtActs(filing);
            courtActs(filing);
            courtActs(filing);
        } else if (random.nextBoolean()) {
            filerActs(filing);
        } else {
            courtActs(filing);
        }
    }

    private void filerActs(String filing) {
        var view = view(filing);
        switch (random.nextInt(20)) {
            case 0 -> say(filing, "complaints", Map.of("text", Planted.value("投诉")));
            case 1 -> say(filing, "reminders", Map.of());
            case 2 ->
                count(
                        "materials",
                        filer(filing)
                                .upload(
                                        "/api/v1/filings/" + filing + "/materials",
                                        "EVIDENCE",
                                        Planted.value("文件名") + ".txt",
                                        Stories.text(Planted.value("文件内容"))));
            case 3 -> changeClaims(filing);
            case 4 -> say(filing, "assisting-court", Map.of("court", "京0198"));
            case 5 ->
                say(
                        filing,
                        "service-address",
                        Map.of(
                                "serviceAddress",
                                Map.of(
                                        "address",
                                        Planted.value("住址"),
                                        "phone",
                                        Planted.value("电话"),
                                        "email",
                                        "nobody@example.cn",
                                        "electronic",
                                        random.nextBoolean())));
            default -> filerMovesOn(filing, view);
        }
    }

    private void changeClaims(String filing) {
        var kinds =
                List.of("INCREASE_CLAIMS", "REDUCE_CLAIMS", "REPLACE_CLAIMS", "ADD_DEFENDANT", "EVIDENCE", "APPEAL");
        var kind = kinds.get(random.nextInt(kinds.size()));
        var written = new HashMap<String, Object>(Map.of("kind", kind, "reason", Planted.value("理由")));
        if (kind.endsWith("CLAIMS")) {
            written.put(
                    "claimItems",
                    List.of(Map.of("text", Planted.value("诉讼请求"), "amountFen", 1_000_000L * (1 + random.nextInt(40)))));
        }
        if (kind.equals("ADD_DEFENDANT")) {
            written.put("parties", List.of(Map.of("kind", "PERSON", "name", Planted.value("更正后的被告"))));
        }
        say(filing, "submissions", written);
    }

    private Map<String, Object> laterFiling() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("decision", "REFUSE", "reason", Planted.value("理由"), "basis", "民事诉讼法第五十四条");
            case 1 -> Map.of("decision", "RETURN", "reason", Planted.value("理由"), "days", 3);
            default -> Map.of("decision", "ACCEPTED");
        };
    }

    private void filerMovesOn(String filing, JsonNode view) {
        switch (view.get("status").asText()) {
            case "UNDER_REVIEW" -> {
                switch (random.nextInt(60)) {
                    case 0 -> say(filing, "withdrawal", Map.of("reason", Planted.value("理由")));
                    case 1 -> say(filing, "mediation", Map.of("consents", random.nextInt(4) > 0));
                    default -> {}
                }
            }
            case "IN_MEDIATION" -> {
                switch (random.nextInt(20)) {
                    case 0 -> say(filing, "mediation-end", Map.of());
                    case 1 -> say(filing, "withdrawal", Map.of("reason", Planted.value("理由")));
                    case 2 -> say(filing, "mediator-change", Map.of("reason", Planted.value("理由")));
                    default -> {}
                }
            }
            case "REGISTERED" -> {
                if (random.nextInt(60) == 0) {
                    say(filing, "withdrawal", Map.of("reason", Planted.value("理由")));
                }
            }
            case "ADVISED" -> {
                var answers = List.of("FORWARD", "FORWARD", "INSIST", "INSIST", "WITHDRAW");
                if (random.nextInt(3) > 0) {
                    say(filing, "reply", Map.of("answer", answers.get(random.nextInt(answers.size()))));
                }
            }
            case "CORRECTION_REQUIRED" -> correct(filing, view);
            case "RETURNED" -> {
                if (random.nextInt(3) == 0) {
                    say(filing, "insistence", Map.of("reason", Planted.value("理由")));
                }
            }
            case "FEE_DUE", "FEE_OVERDUE" -> {
                if (random.nextInt(3) > 0) {
                    pay(filing);
                } else if (random.nextInt(4) == 0) {
                    say(
                            filing,
                            "fee-reviews",
                            Map.of(
                                    "review",
                                    random.nextBoolean() ? "CALCULATION" : "DECISION",
                                    "reason",
                                    Planted.value("理由")));
                } else if (random.nextInt(4) == 0) {
                    say(filing, "withdrawal", Map.of("reason", Planted.value("理由")));
                }
            }
            case "TRANSFERRED" -> {
                if (view.at("/draft/track").asText().equals("PRESERVATION")) {
                    var matters = List.of("SUIT_BROUGHT", "RENEWAL", "RELEASE", "RECONSIDERATION");
                    say(
                            filing,
                            "preservation-matters",
                            Map.of("matter", matters.get(random.nextInt(4)), "reason", Planted.value("理由")));
                } else if (view.at("/draft/track").asText().equals("PAYMENT_ORDER")) {
                    ofAnOrder(filing, view);
                }
            }
            case "WITHDRAWAL_GRANTED" -> {
                if (random.nextInt(3) > 0) {
                    pay(filing);
                }
            }
            default -> {}
        }
    }

    /** The debtor objects at the window, or the creditor takes the application back, or wants no suit. */
    private void ofAnOrder(String filing, JsonNode view) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                onAPage(
                        "clerk1",
                        "/staff/filings/" + filing,
                        "/objection",
                        Map.of("who", view.at("/draft/defendants/0/name").asText(), "reason", Planted.value("理由")));
            case 3 -> onAPage("zhangsan", "/filings/" + filing, "/order-withdrawal", Map.of());
            case 4 -> onAPage("zhangsan", "/filings/" + filing, "/suit-refusal", Map.of());
            default -> {}
        }
    }

    private void onAPage(String who, String page, String word, Map<String, String> form) {
        var browser = browsers.computeIfAbsent(who, name -> QuietBrowser.as(court.port(), name));
        var filled = new HashMap<>(form);
        filled.put("_csrf", browser.token(page));
        var status = browser.submit(page + word, filled).status();
        if (status >= 500) {
            throw new AssertionError(word + " met a fault");
        }
        done.merge(word + (status == 302 ? "" : " " + status), 1, Integer::sum);
    }

    private void correct(String filing, JsonNode view) {
        switch (random.nextInt(12)) {
            case 0 -> say(filing, "insistence", Map.of("reason", Planted.value("理由")));
            case 1 -> say(filing, "extension", Map.of("reason", Planted.value("理由")));
            case 2, 3 -> {} // Nothing is handed in this time.
            case 4 -> say(filing, "withdrawal", Map.of("reason", Planted.value("理由")));
            default -> {
                var answer = new HashMap<String, Object>();
                for (var item : view.get("correction").get("items")) {
                    if (item.get("target").asText().equals("claims")) {
                        answer.put("claims", Planted.value("诉讼请求"));
                    } else {
                        count(
                                "correction/materials",
                                filer(filing)
                                        .upload(
                                                "/api/v1/filings/" + filing + "/correction/materials?item="
                                                        + item.get("item").asInt(),
                                                "EVIDENCE",
                                                Planted.value("文件名") + ".txt",
                                                Stories.text(Planted.value("文件内容"))));
                    }
                }
                say(filing, "correction", answer);
            }
        }
    }

    private void pay(String filing) {
        var order = filer(filing).post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"));
        count("payments", order);
        if (order.status() == 201) {
            var ways = List.of("SUCCEED", "SUCCEED", "LOSE_NOTICE", "FAIL");
            count(
                    "cashier",
                    CourtClient.anonymous(court.port())
                            .post(
                                    "/sandbox/cashier/" + order.get("orderNo"),
                                    Map.of("action", ways.get(random.nextInt(ways.size())))));
        }
    }

    private void courtActs(String filing) {
        var username = whoActs(filing);
        var person = people.get(username);
        var items = person.get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items");
        if (items.isEmpty()) {
            if (username.equals("supervisor1") && random.nextInt(4) == 0) {
                count(
                        "orders",
                        person.post(
                                "/api/v1/filings/" + filing + "/orders",
                                Map.of("court", "某某市中级人民法院", "rulingNumber", "（2026）京02民终1号")));
            }
            return;
        }
        var task = items.get(random.nextInt(items.size()));
        var id = task.get("id").asText();
        if (!task.has("assignee") || task.get("assignee").isNull()) {
            count("claim", person.post("/api/v1/tasks/" + id + "/claim", Map.of()));
        }
        var kind = task.get("kind").asText();
        if (random.nextInt(15) == 0) {
            count("release", person.post("/api/v1/tasks/" + id + "/release", Map.of("reason", Planted.value("理由"))));
            return;
        }
        if (kind.equals("MEDIATE") && username.equals("mediator1") && random.nextInt(3) == 0) {
            Settled.signed(
                    court.port(),
                    court,
                    filing,
                    Map.of("who", Planted.value("理由"), "what", Planted.value("理由"), "amount", "100"));
            done.merge("agreement signed", 1, Integer::sum);
            return;
        }
        count(kind, person.post("/api/v1/tasks/" + id + "/completion", completion(kind, filing)));
    }

    /** Mostly anybody; a mediation ends in days, so those who have its steps act more often. */
    private String whoActs(String filing) {
        if (random.nextInt(8) > 0 && view(filing).get("status").asText().equals("IN_MEDIATION")) {
            return random.nextInt(3) == 0 ? "clerk1" : "mediator1";
        }
        return STAFF.get(random.nextInt(STAFF.size()));
    }

    private Map<String, Object> completion(String kind, String filing) {
        return switch (kind) {
            case "REVIEW" ->
                review(view(filing).path("mediation").path("consents").asBoolean());
            case "CONFIRM_FEE" -> {
                var fee = view(filing).get("fee");
                yield Map.of("confirmedFen", fee.get("totalFen").asLong());
            }
            case "SIGN_REFUSAL" -> one("SIGN", "RETURN", "REGISTER");
            case "DECIDE_AT_EXPIRY" ->
                random.nextBoolean()
                        ? Map.of("decision", "REGISTER")
                        : Map.of(
                                "decision", "REFUSE",
                                "ground", "NO_DIRECT_INTEREST",
                                "reason", Planted.value("理由"),
                                "basis", "民事诉讼法第一百二十二条第一项");
            case "ANSWER_COMPLAINT" -> Map.of("answer", Planted.value("投诉"));
            case "REVIEW_LATER_FILING" -> laterFiling();
            case "RULE_ON_PRESERVATION" ->
                switch (random.nextInt(5)) {
                    case 0 ->
                        Map.of("decision", "NOTICE", "items", List.of(Map.of("code", "GUARANTEE_REQUIRED")), "days", 2);
                    case 1 -> Map.of("decision", "DISMISS", "reason", Planted.value("理由"), "basis", "民事诉讼法第一百零三条");
                    default ->
                        Map.of(
                                "decision",
                                "GRANT",
                                "measures",
                                Planted.value("诉讼请求"),
                                "guarantee",
                                Planted.value("理由"),
                                "reason",
                                Planted.value("理由"),
                                "basis",
                                "民事诉讼法第一百零三条");
                };
            case "REGISTER_PRESERVATION" ->
                random.nextInt(5) == 0
                        ? one("NOTHING")
                        : Map.of(
                                "decision",
                                "EXECUTED",
                                "measures",
                                Planted.value("诉讼请求"),
                                "thing",
                                "DEPOSIT",
                                "on",
                                today,
                                "until",
                                LocalDate.parse(today).plusYears(1).toString());
            case "DECIDE_PRESERVATION" -> preservation();
            case "RULE_ON_PAYMENT_ORDER" ->
                random.nextInt(4) == 0
                        ? Map.of("decision", "DISMISS", "reason", Planted.value("理由"), "basis", "民事诉讼法第二百二十七条")
                        : Map.of("decision", "ISSUE", "payment", Planted.value("诉讼请求"));
            case "DECIDE_ORDER_MATTER" ->
                Map.of(
                        "decision",
                        random.nextInt(3) == 0 ? "DENY" : "END",
                        "reason",
                        Planted.value("理由"),
                        "basis",
                        "民事诉讼法第二百二十八条");
            case "END_PAYMENT_ORDER" -> Map.of("reason", Planted.value("理由"));
            case "DECIDE_RECONSIDERATION" ->
                Map.of(
                        "decision",
                        random.nextBoolean() ? "ACCEPTED" : "REFUSE",
                        "reason",
                        Planted.value("理由"),
                        "basis",
                        "民事诉讼法第一百一十一条");
            case "SIGN_DEEMED_WITHDRAWAL" ->
                random.nextInt(3) == 0
                        ? Map.of("decision", "RETURN", "days", 3, "reason", Planted.value("理由"))
                        : Map.of("decision", "SIGN");
            case "FORWARDING" ->
                random.nextBoolean()
                        ? Map.of("decision", "ACCEPTED", "until", today)
                        : Map.of("decision", "DECLINED", "reason", "不属于该院管辖");
            case "EXTENSION" ->
                random.nextBoolean()
                        ? Map.of("decision", "GRANT", "until", today)
                        : Map.of("decision", "REFUSE", "reason", Planted.value("理由"));
            case "DEFERRAL", "RULE_ON_WITHDRAWAL" -> one("GRANT", "REFUSE");
            case "APPOINT_MEDIATOR" -> Map.of("mediator", "mediator1");
            case "CONFIRM_MEDIATION" -> one("ACCEPTED", "ACCEPTED", "DECLINED");
            case "ASK_OTHER_SIDE" -> one("GRANT", "GRANT", "REFUSE");
            case "MEDIATE" ->
                random.nextBoolean()
                        ? one("FAILED")
                        : Map.of("decision", "AGREED", "document", "调解协议（演示）", "until", today);
            case "PAPER_SERVICE" -> Map.of("until", today, "document", "EMS1234567");
            case "APPROVE_REFUND" -> Map.of("approved", true);
            case "CHECK_FEE" ->
                random.nextBoolean()
                        ? one("KEEP")
                        : Map.of(
                                "decision", "CHANGE",
                                "confirmed", Map.of("claimAmountFen", 1_000_000 + random.nextInt(5) * 1_000_000),
                                "reason", Planted.value("理由"));
            case "REVIEW_FEE_DECISION" ->
                random.nextBoolean()
                        ? one("KEEP")
                        : Map.of(
                                "decision",
                                "CHANGE",
                                "ground",
                                "REDUCTION_OTHER",
                                "percent",
                                30 + random.nextInt(60),
                                "reason",
                                Planted.value("理由"));
            default -> Map.of();
        };
    }

    private Map<String, Object> one(String... decisions) {
        return Map.of("decision", decisions[random.nextInt(decisions.length)], "reason", Planted.value("理由"));
    }

    private Map<String, Object> preservation() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("decision", "KEEP", "reason", Planted.value("理由"), "basis", "民事诉讼法第一百一十一条");
            case 1 -> Map.of("decision", "SUIT_PROVEN", "reason", Planted.value("理由"));
            case 2 ->
                Map.of(
                        "decision", "RENEW",
                        "until", LocalDate.parse(today).plusYears(2).toString(),
                        "reason", Planted.value("理由"));
            default -> Map.of("decision", "RELEASE", "reason", Planted.value("理由"), "basis", "民事诉讼法第一百零四条");
        };
    }

    private Map<String, Object> review(boolean mediates) {
        if (mediates && random.nextBoolean()) {
            return Map.of("outcome", "MEDIATE");
        }
        var items = new ArrayList<Map<String, Object>>();
        items.add(Map.of("code", "CLAIMS_NOT_SPECIFIC"));
        if (random.nextBoolean()) {
            items.add(Map.of("code", "EVIDENCE_MISSING"));
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> Map.of("outcome", "CORRECT", "items", items);
            case 2 ->
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "competentCourt", random.nextInt(3) > 0 ? ONLINE : "某某市第二人民法院",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项");
            case 3 ->
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", Planted.value("理由"),
                        "basis", "民事诉讼法第一百二十二条第一项");
            default -> Map.of("outcome", "REGISTER");
        };
    }

    private void say(String filing, String word, Map<String, Object> body) {
        count(word, filer(filing).post("/api/v1/filings/" + filing + "/" + word, body));
    }

    /** An expected no is part of the walk; a fault is not. */
    private void count(String what, CourtClient.Answer answer) {
        if (answer.status() >= 500) {
            throw new AssertionError(what + " met a fault: " + answer.text());
        }
        done.merge(what + (answer.status() < 300 ? "" : " " + answer.status()), 1, Integer::sum);
    }
}
