package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lian.story.CourtClient.Answer;

/** What people do with a filing, in business words, over the API alone. */
public final class Stories {
    private final int port;
    public final CourtClient zhangsan;
    public final CourtClient clerk;

    public Stories(int port) {
        this.port = port;
        this.zhangsan = CourtClient.as(port, "zhangsan");
        this.clerk = CourtClient.as(port, "clerk1");
    }

    public CourtClient as(String username) {
        return CourtClient.as(port, username);
    }

    public int port() {
        return port;
    }

    /** 民间借贷, 100,000 yuan, 张三 against 李四. */
    public static Map<String, Object> loanDraft() {
        var draft = new HashMap<String, Object>();
        draft.put("track", "CIVIL");
        draft.put("courtCode", "京0199");
        draft.put("causeCode", "04.10.108.03");
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", "张三",
                        "idType", "RESIDENT_ID",
                        "idNumber", "11010519850312008X",
                        "phone", "13800138000",
                        "address", "北京市某某区一号")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "李四", "phone", "13900139000")));
        draft.put("claims", "请求判令被告归还借款本金十万元。");
        draft.put("facts", "二〇二五年三月一日，被告向原告借款十万元，约定一年后归还，到期未还。");
        draft.put("claimAmountFen", 10_000_000);
        draft.put("serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", true));
        return draft;
    }

    /** The review's decision that asks for what the catalogue has under the codes, within the usual days. */
    public static Map<String, Object> correction(String... codes) {
        return correctionOf(Stream.of(codes).map(code -> Map.of("code", code)).toList());
    }

    public static Map<String, Object> correction(int days, String... codes) {
        var decision = new HashMap<>(correction(codes));
        decision.put("days", days);
        return decision;
    }

    /** The same for items of which some name a material or have words of their own. */
    @SafeVarargs
    public static Map<String, Object> correctionOf(Map<String, ?>... items) {
        return correctionOf(List.of(items));
    }

    private static Map<String, Object> correctionOf(List<? extends Map<String, ?>> items) {
        return Map.of("outcome", "CORRECT", "items", items);
    }

    public String drafted(Map<String, Object> draft) {
        return zhangsan.post("/api/v1/filings", draft).expecting(201).get("id");
    }

    public void materials(String filing) {
        for (var kind : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")) {
            zhangsan.upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", text(kind))
                    .expecting(201);
        }
    }

    public Answer submit(String filing) {
        return zhangsan.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true));
    }

    /** A loan of which the plaintiff, who has legal aid, asks to pay the fee later. */
    public String askingForDeferral() {
        var filing = drafted(loanDraft());
        materials(filing);
        zhangsan.post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "feeRelief",
                                Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助")))
                .expecting(201);
        return filing;
    }

    /** Submits without materials: whatever comes in is received. */
    public void insist(String filing) {
        zhangsan.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
    }

    /** A submitted filing that waits for the reviewer. */
    public String submitted() {
        return submitted(loanDraft());
    }

    public String submitted(Map<String, Object> draft) {
        var filing = drafted(draft);
        materials(filing);
        submit(filing).expecting(201);
        task(filing, "REVIEW");
        return filing;
    }

    /** The open task of that kind; waits for the job executor to bring the flow there. */
    public String task(String filing, String kind) {
        return taskFor(clerk, filing, kind);
    }

    /** The same for another person of the court. */
    public String taskFor(CourtClient person, String filing, String kind) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            for (var item : person.get("/api/v1/tasks?filingId=" + filing)
                                    .expecting(200)
                                    .body()
                                    .get("items")) {
                                if (item.get("kind").asText().equals(kind)) {
                                    return item.get("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
    }

    public void register(String filing) {
        decide(task(filing, "REVIEW"), Map.of("outcome", "REGISTER"));
    }

    public void confirmFee(String filing, long fen) {
        decide(task(filing, "CONFIRM_FEE"), Map.of("confirmedFen", fen));
    }

    /** A registered filing whose fee is charged and not yet confirmed. */
    public String registered() {
        var filing = submitted();
        register(filing);
        task(filing, "CONFIRM_FEE");
        return filing;
    }

    /** A registered filing that owes 2,300 yuan. */
    public String owing() {
        var filing = submitted();
        register(filing);
        confirmFee(filing, 230_000);
        waitsAt(filing, "FEE_DUE");
        return filing;
    }

    /** An order for what the filing is to pay, by its number. */
    public String order(String filing, String channel) {
        return zhangsan.post("/api/v1/filings/" + filing + "/payments", Map.of("channel", channel))
                .expecting(201)
                .get("orderNo");
    }

    /** Somebody of the court claims the filing's task of that kind and decides it. */
    public void decideAs(String username, String filing, String kind, Map<String, Object> completion) {
        var person = as(username);
        var task = taskFor(person, filing, kind);
        person.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        person.post("/api/v1/tasks/" + task + "/completion", completion).expecting(204);
    }

    /** The filer's word to the flow. */
    public Answer say(String filing, String word, Map<String, Object> body) {
        return zhangsan.post("/api/v1/filings/" + filing + "/" + word, body);
    }

    public void decide(String task, Map<String, Object> completion) {
        clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        clerk.post("/api/v1/tasks/" + task + "/completion", completion).expecting(204);
    }

    /** What the filer 张三 was told of the filing, newest first; other stories of the court may have told him much since. */
    public List<JsonNode> inbox(String filing) {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = zhangsan.get("/api/v1/messages?limit=200" + cursor)
                    .expecting(200)
                    .body();
            page.get("items").forEach(found::add);
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.get("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        found.removeIf(item -> !item.get("filingId").asText().equals(filing));
        return found;
    }

    public JsonNode filing(String filing) {
        return zhangsan.get("/api/v1/filings/" + filing).expecting(200).body();
    }

    public JsonNode waitsAt(String filing, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> filing(filing), view -> view.get("status").asText().equals(status));
    }

    public void pay(String filing) {
        var order = zhangsan.post("/api/v1/filings/" + filing + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        var paid = CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
        assertThat(paid.status()).isEqualTo(202);
    }

    public static byte[] text(String words) {
        return ("演示材料：" + words).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether every recorded answer of the filing, put again to the version that gave it, is the same. */
    public boolean recomputesEqual(String filing) {
        var count = filing(filing).get("decisions").size();
        assertThat(count).isPositive();
        for (var n = 0; n < count; n++) {
            if (!zhangsan.get("/api/v1/filings/" + filing + "/decisions/" + n + "/recomputation")
                    .expecting(200)
                    .body()
                    .get("equal")
                    .asBoolean()) {
                return false;
            }
        }
        return true;
    }
}
