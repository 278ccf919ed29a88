package org.lian.browser;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.lian.clock.BusinessClock;
import org.lian.story.Joined;
import org.lian.story.Joint;
import org.lian.story.Preserved;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;

/** Filings in many states, with payloads in every text that a litigant or the court can write into them. */
final class Hostile {
    private static final List<String> PAYLOADS = Payloads.all();
    private static final int FILES = 100;

    private final Stories court;
    private int next;

    /** By what happened to it. */
    final Map<String, String> filings = new LinkedHashMap<>();

    /** Where another applicant reads what was written. */
    String joining = "";

    String plaintiffLink = "";

    private Hostile(int port) {
        this.court = new Stories(port);
    }

    static Hostile at(int port) {
        var hostile = new Hostile(port);
        hostile.act();
        return hostile;
    }

    private void act() {
        draft();
        together();
        everything();
        joined();
        corrected();
        deferred();
        advised();
        refused();
        due();
        preserved();
        var withdrawn = small("withdrawn");
        court.task(withdrawn, "REVIEW");
        court.say(withdrawn, "withdrawal", Map.of("reason", text(2_000))).expecting(201);
    }

    /** Still with the filer, for the pages that ask. */
    private void draft() {
        var draft = court.drafted(facts(false));
        filings.put("draft", draft);
        files(draft, FILES, PAYLOADS.size() - FILES);
    }

    /** An application that another one has to join, and the link for him. */
    private void together() {
        var facts = facts(false);
        facts.put("track", "JUDICIAL_CONFIRMATION");
        facts.remove("causeCode");
        var other = new HashMap<>(party());
        other.put("idNumber", "110101199001011237");
        facts.put("defendants", List.of(other, party()));
        var filing = court.drafted(facts);
        filings.put("together", filing);
        joining = "/joint/" + Joint.link(court.port(), filing);
    }

    /** In the name of 李四 too: he has joined one filing, and has the link of another. */
    private void joined() {
        var lisi = new HashMap<>(party());
        lisi.putAll(Map.of("name", "李四", "idType", "RESIDENT_ID", "idNumber", Joined.LISI));
        for (var name : List.of("joined", "to-join")) {
            var facts = facts(false);
            facts.put("plaintiffs", List.of(party(), lisi, party()));
            var filing = court.drafted(facts);
            filings.put(name, filing);
            files(filing, 0, 1);
            court.insist(filing);
            plaintiffLink = Joined.link(court.port(), filing, "PLAINTIFF_2");
            if (name.equals("joined")) {
                Joined.join(QuietBrowser.as(court.port(), "lisi"), plaintiffLink, Joined.LISI)
                        .expecting(302);
            }
        }
    }

    /** All payloads in its names, addresses and texts; before the reviewer, with a complaint and a mark on it. */
    private void everything() {
        var filing = court.drafted(facts(true));
        filings.put("everything", filing);
        files(filing, 0, FILES);
        court.insist(filing);
        var review = court.task(filing, "REVIEW");
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", text(2_000)))
                .expecting(201);
        court.clerk
                .post("/api/v1/filings/" + filing + "/sensitivity", Map.of("sensitive", true, "reason", text(2_000)))
                .expecting(204);
        court.clerk.post("/api/v1/tasks/" + review + "/claim", Map.of()).expecting(200);
        court.clerk
                .post("/api/v1/tasks/" + review + "/release", Map.of("reason", text(500)))
                .expecting(204);
        court.as("supervisor1")
                .post("/api/v1/tasks/" + review + "/assignment", Map.of("username", "clerk1", "reason", text(500)))
                .expecting(200);
        court.clerk
                .post("/api/v1/filings/" + filing + "/disclosures", Map.of("reason", text(200)))
                .expecting(201);
    }

    /** Returned for correction, answered in part, with a request for more time and an answered complaint. */
    private void corrected() {
        var filing = small("corrected");
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "CORRECT",
                        "reason", text(2_000),
                        "items",
                                List.of(
                                        Map.of("code", "EVIDENCE_MISSING", "text", text(500)),
                                        Map.of("code", "CLAIMS_NOT_SPECIFIC", "text", text(500)),
                                        Map.of("code", "DEFENDANT_NOT_DEFINITE", "text", text(500)))));
        reaches(filing, "CORRECTION_REQUIRED");
        upload("/api/v1/filings/" + filing + "/correction/materials?item=0", next());
        court.say(filing, "extension", Map.of("reason", text(2_000))).expecting(201);
        var complaint = court.zhangsan
                .post("/api/v1/filings/" + filing + "/complaints", Map.of("text", text(2_000)))
                .expecting(201)
                .get("id");
        answer(complaint);
    }

    private void answer(String complaint) {
        var supervisor = court.as("supervisor1");
        await().until(() -> {
            for (var task : supervisor
                    .get("/api/v1/tasks?limit=200")
                    .expecting(200)
                    .body()
                    .get("items")) {
                var id = task.get("id").asText();
                if (task.get("kind").asText().equals("ANSWER_COMPLAINT")
                        && supervisor.get("/api/v1/tasks/" + id).text().contains(complaint)) {
                    supervisor.post("/api/v1/tasks/" + id + "/claim", Map.of()).expecting(200);
                    supervisor
                            .post("/api/v1/tasks/" + id + "/completion", Map.of("answer", text(5_000)))
                            .expecting(204);
                    return true;
                }
            }
            return false;
        });
    }

    /** The review of one without a fault but its name, so that it may be registered together with others. */
    String clean() {
        var facts = Stories.loanDraft();
        facts.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON", "name", "李<img planted src=x onerror=top.struck=1>", "address", "北京市某某区二号")));
        var filing = court.drafted(facts);
        filings.put("clean", filing);
        court.materials(filing);
        court.insist(filing);
        return court.task(filing, "REVIEW");
    }

    /** With a request not to pay yet, which waits for a judge. */
    private void deferred() {
        var filing = drafted("deferred");
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline", true,
                                "insist", true,
                                "feeRelief", Map.of("ground", "DEFERRAL_OTHER", "statement", text(2_000))))
                .expecting(201);
        court.register(filing);
        court.taskFor(court.as("judge1"), filing, "DEFERRAL");
    }

    private void advised() {
        var filing = small("advised");
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", text(2_000),
                        "basis", text(200),
                        "competentCourt", next()));
        reaches(filing, "ADVISED");
    }

    private void refused() {
        var proposed = small("proposed");
        propose(proposed);
        var filing = small("refused");
        propose(filing);
        court.decideAs(
                "judge1",
                filing,
                "SIGN_REFUSAL",
                Map.of("decision", "SIGN", "ground", "NO_DIRECT_INTEREST", "reason", text(2_000), "basis", text(200)));
        reaches(filing, "REFUSED");
        court.taskFor(court.as("judge1"), proposed, "SIGN_REFUSAL");
    }

    void propose(String filing) {
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of("outcome", "REFUSE", "ground", "NO_DIRECT_INTEREST", "reason", text(2_000), "basis", text(200)));
    }

    /** Registered with the defendant corrected by the clerk, the fee due; once with a withdrawal asked for. */
    private void due() {
        registered("due");
        var leaving = registered("leaving");
        court.say(leaving, "withdrawal", Map.of("reason", text(2_000))).expecting(201);
        court.taskFor(court.as("judge1"), leaving, "RULE_ON_WITHDRAWAL");
        court.say(leaving, "fee-reviews", Map.of("review", "DECISION", "reason", text(2_000)))
                .expecting(201);
        court.taskFor(court.as("president1"), leaving, "REVIEW_FEE_DECISION");
    }

    /** A preservation in force, and one of which something came up that a judge decides on. */
    private void preserved() {
        var today = LocalDate.now(BusinessClock.SHANGHAI);
        for (var name : List.of("preserved", "raised")) {
            filings.put(
                    name,
                    Preserved.inForce(
                            court,
                            "IN_SUIT",
                            today.toString(),
                            today.plusYears(1).toString()));
        }
        court.say(filings.get("raised"), "preservation-matters", Map.of("matter", "RELEASE", "reason", text(2_000)))
                .expecting(201);
        court.taskFor(court.as("judge1"), filings.get("raised"), "DECIDE_PRESERVATION");
    }

    private String registered(String name) {
        var filing = small(name);
        court.decideAs(
                "clerk1",
                filing,
                "REVIEW",
                Map.of(
                        "outcome", "REGISTER",
                        "reason", text(2_000),
                        "confirmed", Map.of("defendants", List.of(party()))));
        // The papers of the registration go before the fee.
        reachesTask(filing, "CONFIRM_FEE");
        court.confirmFee(filing, 230_000);
        reaches(filing, "FEE_DUE");
        return filing;
    }

    private void reaches(String filing, String status) {
        handingOver(filing, () -> court.filing(filing).get("status").asText().equals(status));
    }

    private void reachesTask(String filing, String kind) {
        handingOver(filing, () -> has(filing, kind));
    }

    /** What the font of the papers cannot print, a clerk hands over. */
    private void handingOver(String filing, BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (has(filing, "PAPER_SERVICE")) {
                court.decideAs(
                        "clerk1",
                        filing,
                        "PAPER_SERVICE",
                        Map.of("until", LocalDate.now(BusinessClock.SHANGHAI).toString(), "document", "EMS1"));
            }
            return done.getAsBoolean();
        });
    }

    private boolean has(String filing, String kind) {
        for (var task : court.clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")) {
            if (task.get("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private String small(String name) {
        var filing = drafted(name);
        court.insist(filing);
        return filing;
    }

    private String drafted(String name) {
        var facts = facts(false);
        facts.put("plaintiffs", List.of(party()));
        facts.put("defendants", List.of(party()));
        facts.put("facts", text(2_000));
        var filing = court.drafted(facts);
        filings.put(name, filing);
        upload("/api/v1/filings/" + filing + "/materials", next());
        return filing;
    }

    private Map<String, Object> facts(boolean everybody) {
        var facts = Stories.loanDraft();
        facts.put("plaintiffs", List.of(party(), party()));
        facts.put("defendants", List.of(party(), party()));
        facts.put("thirdParties", List.of(party()));
        if (everybody) {
            var half = PAYLOADS.size() / 2;
            facts.put(
                    "defendants",
                    PAYLOADS.subList(0, half).stream().map(this::party).toList());
            facts.put(
                    "thirdParties",
                    PAYLOADS.subList(half, PAYLOADS.size()).stream()
                            .map(this::party)
                            .toList());
        }
        facts.put("claims", text(10_000));
        facts.put("facts", String.join("\n", PAYLOADS));
        var elements = new HashMap<String, String>();
        for (var i = 0; i < 20; i++) {
            var name = next();
            elements.put(name.substring(0, Math.min(name.length(), 100)), next());
        }
        facts.put("elements", elements);
        facts.put(
                "serviceAddress",
                Map.of("address", next(), "phone", brief(30), "email", "nobody@example.cn", "electronic", true));
        return facts;
    }

    private Map<String, Object> party() {
        return party(next());
    }

    private Map<String, Object> party(String name) {
        return Map.of(
                "kind", "PERSON",
                "name", name,
                "idType", "OTHER",
                "idNumber", brief(50),
                "phone", brief(30),
                "address", next(),
                "representedBy",
                        List.of(
                                Map.of("kind", "STATUTORY", "name", next(), "relation", brief(20)),
                                Map.of("kind", "MANDATE", "name", next(), "authority", "GENERAL")));
    }

    private void files(String filing, int from, int count) {
        for (var payload : PAYLOADS.subList(from, from + count)) {
            upload("/api/v1/filings/" + filing + "/materials", payload);
        }
    }

    /** A file with that name, letter for letter. */
    private void upload(String path, String name) {
        var quoted = name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n]", " ");
        court.zhangsan
                .upload(path, "EVIDENCE", quoted + ".txt", Stories.text(name + next))
                .expecting(201);
    }

    /** The payload whose turn it is; over the filings each has its turn. */
    private String next() {
        return PAYLOADS.get(next++ % PAYLOADS.size());
    }

    /** As many payloads as fit. */
    private String text(int longest) {
        var lines = new ArrayList<String>();
        var length = 0;
        for (var line = next(); length + line.length() < longest; line = next()) {
            lines.add(line);
            length += line.length() + 1;
        }
        return String.join("\n", lines);
    }

    private String brief(int longest) {
        var payload = next();
        return payload.substring(0, Math.min(payload.length(), longest));
    }
}
