package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.documents.Printed;
import org.lian.story.CourtClient.Answer;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 反诉: the defendant's own filing against the plaintiff of a registered case, each way out of it (ADR 0090). */
@OwnCourt
class CounterclaimStoryTests extends CourtInTime {
    private static final String LISI = "110105199001010010";

    @Autowired
    JdbcClient jdbc;

    /** A number that is the case's leaves no gap and stands in no register twice. */
    @AfterEach
    void booksAreRight() {
        for (var view : List.of(
                "v_inv_number_of_registered",
                "v_inv_number_of_refused",
                "v_inv_number_without_gap",
                "v_inv_filing_credited_once",
                "v_inv_status_by_registration")) {
            assertThat(jdbc.sql("select * from " + view).query().listOfRows())
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("反诉受理并交费：案号就是本诉的，受理费减半，通知和账单是反诉自己的，移送承办本诉的部门；原告知道受理了反诉，看不到反诉的内容")
    void takenAndPaid() {
        var court = time.at("2026-10-12T09:00");
        var suit = sued(court, LISI);
        var number = court.filing(suit).get("caseNumber").asText();
        var counterclaim = handedIn(court, number);
        assertThat(lisi(court, counterclaim).get("receipt").get("number").asText())
                .startsWith("S2026");

        decide(court, counterclaim, "REVIEW", Map.of("outcome", "REGISTER"));
        decide(court, counterclaim, "CONFIRM_FEE", Map.of("confirmedFen", 40_000));

        var taken = lisiAt(court, counterclaim, "FEE_DUE");
        assertThat(taken.get("caseNumber").asText()).isEqualTo(number);
        assertThat(taken.get("fee").get("totalFen").asLong()).isEqualTo(40_000);
        assertThat(taken.get("fee").toString()).contains("反诉合并审理", "诉讼费用交纳办法第十八条");
        assertThat(taken.get("dueAt").asText()).startsWith("2026-10-20T00:00");
        assertThat(paper(court, counterclaim, "ACCEPTANCE_NOTICE")).contains("受理反诉通知书", "与本诉合并审理", number);
        assertThat(paper(court, counterclaim, "FEE_NOTICE")).contains("400.00", "7 日");
        assertThat(timeline(court.zhangsan, suit)).contains("被告提起反诉，本院已经受理，与本案合并审理");
        assertThat(court.zhangsan.get("/api/v1/messages").expecting(200).text()).contains("被告提起反诉，本院已经受理");

        assertThat(documents(court.as("lisi"), counterclaim)).contains("民事反诉状");

        pay(court, counterclaim);
        lisiAt(court, counterclaim, "TRANSFERRED");
        assertThat(lisi(court, counterclaim).get("department").asText()).isEqualTo("民事审判庭");
        assertThat(court.filing(suit).get("status").asText()).isEqualTo("TRANSFERRED");
        assertThat(court.filing(suit).get("fee").get("totalFen").asLong()).isEqualTo(230_000);
        var desk = QuietBrowser.as(port, "clerk1");
        assertThat(desk.get("/staff/filings/" + suit).text()).contains("本案的反诉", "李四 反诉 张三", "已移送");
        assertThat(desk.get("/staff/filings/" + counterclaim).text()).contains("本诉", number);

        var register = court.as("supervisor1")
                .get("/api/v1/register?limit=200&from=2026-10-12&to=2026-10-12")
                .expecting(200)
                .text();
        assertThat(register.split(Pattern.quote(number), -1)).hasSize(2);

        // Neither side sees what the other filed.
        assertThat(court.zhangsan.get("/api/v1/filings/" + counterclaim).status())
                .isEqualTo(404);
        assertThat(court.as("lisi").get("/api/v1/filings/" + suit).status()).isEqualTo(404);
        assertThat(court.as("lisi")
                        .get("/api/v1/filings/" + suit + "/materials")
                        .status())
                .isEqualTo(404);
        assertThat(court.as("clerk3").get("/api/v1/filings/" + counterclaim).status())
                .isEqualTo(404);
        assertThat(lisi(court, counterclaim).toString()).doesNotContain("11010519850312008X", "13800138000", "一号");
    }

    @Test
    @DisplayName("反诉没有交费：第七日届满，法官签发按撤诉处理，本诉照常；可以再提起")
    void unpaid() {
        var court = time.at("2026-10-12T09:00");
        var suit = sued(court, LISI);
        var number = court.filing(suit).get("caseNumber").asText();
        var counterclaim = handedIn(court, number);
        decide(court, counterclaim, "REVIEW", Map.of("outcome", "REGISTER"));
        decide(court, counterclaim, "CONFIRM_FEE", Map.of("confirmedFen", 40_000));
        lisiAt(court, counterclaim, "FEE_DUE");

        court = time.at("2026-10-20T00:01");
        var late = court;
        lisiAt(late, counterclaim, "FEE_OVERDUE");
        court = time.at("2026-10-22T09:00");
        late = court;
        late.decideAs("judge1", counterclaim, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
        lisiAt(late, counterclaim, "DEEMED_WITHDRAWN");
        assertThat(timeline(late.as("lisi"), counterclaim)).contains("诉讼费用交纳办法第二十二条");
        assertThat(timeline(late.zhangsan, suit)).contains("被告的反诉没有按期交纳受理费，按撤诉处理");
        assertThat(late.filing(suit).get("status").asText()).isEqualTo("TRANSFERRED");

        assertThat(begin(late, number).expecting(201).get("id")).isNotEqualTo(counterclaim);
    }

    @Test
    @DisplayName("反诉不予受理：审查人员提事由，法官签发裁定，写明依据和另行起诉；文号是本诉的案号；原告不受打扰")
    void notTaken() {
        var court = time.at("2026-10-12T09:00");
        var suit = sued(court, LISI);
        var number = court.filing(suit).get("caseNumber").asText();
        for (var ground : List.of("COUNTERCLAIM_UNCONNECTED", "COUNTERCLAIM_LATE")) {
            var counterclaim = handedIn(court, number);
            decide(
                    court,
                    counterclaim,
                    "REVIEW",
                    Map.of("outcome", "REFUSE", "ground", ground, "reason", "与借款没有关联", "basis", basis(ground)));
            court.decideAs("judge2", counterclaim, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
            lisiAt(court, counterclaim, "REFUSED");
            assertThat(paper(court, counterclaim, "REFUSAL_RULING"))
                    .contains("与借款没有关联", "另行起诉", inFull(basis(ground)), number, "10 日内");
        }
        assertThat(timeline(court.zhangsan, suit)).doesNotContain("反诉");
    }

    @Test
    @DisplayName("被告撤回反诉：裁定准许，原告知道；受理以前撤回的，原告没有听说过，也不告知")
    void withdrawn() {
        var court = time.at("2026-10-12T09:00");
        var suit = sued(court, LISI);
        var number = court.filing(suit).get("caseNumber").asText();
        var early = handedIn(court, number);
        court.task(early, "REVIEW");
        withdraw(court, early);
        lisiAt(court, early, "WITHDRAWN");
        assertThat(timeline(court.zhangsan, suit)).doesNotContain("反诉");

        var counterclaim = handedIn(court, number);
        decide(court, counterclaim, "REVIEW", Map.of("outcome", "REGISTER"));
        decide(court, counterclaim, "CONFIRM_FEE", Map.of("confirmedFen", 40_000));
        lisiAt(court, counterclaim, "FEE_DUE");
        withdraw(court, counterclaim);
        court.decideAs("judge1", counterclaim, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        lisiAt(court, counterclaim, "WITHDRAWAL_GRANTED");
        assertThat(timeline(court.zhangsan, suit)).contains("被告申请撤回反诉，本院裁定准许", "第二百三十九条");
    }

    @Test
    @DisplayName("反诉补正：只补要补的；借补正换当事人的，不行；补了重新审查")
    void corrected() {
        var court = time.at("2026-10-12T09:00");
        var number = court.filing(sued(court, LISI)).get("caseNumber").asText();
        var counterclaim = handedIn(court, number);
        decide(court, counterclaim, "REVIEW", Stories.correction("PLAINTIFF_INCOMPLETE"));
        lisiAt(court, counterclaim, "CORRECTION_REQUIRED");
        assertThat(correct(court, counterclaim, "110105199001010029")
                        .expecting(422)
                        .text())
                .contains("OF_MAIN_SUIT");
        correct(court, counterclaim, LISI).expecting(201);
        lisiAt(court, counterclaim, "UNDER_REVIEW");
        court.task(counterclaim, "REVIEW");
    }

    @Test
    @DisplayName("起诉状里没有写证件号码的被告，凭法院给的链接、用自己同名的账号提起反诉；别的名字打不开，没有链接的仍然不行，证件号码改不了")
    void byTheCourtsLink() {
        var court = new Stories(port);
        var early = court.submitted(suitDraft(null));
        assertThat(linkPage(early, "DEFENDANT_1").status())
                .as("not registered yet")
                .isEqualTo(409);
        var suit = sued(court, null);
        var number = court.filing(suit).get("caseNumber").asText();
        assertThat(begin(court, number).status()).isEqualTo(422);
        assertThat(linkPage(suit, "DEFENDANT_9").status()).isEqualTo(404);
        assertThat(linkPage(suit, "PLAINTIFF_1").status()).isEqualTo(404);
        var old = link(suit);
        var link = link(suit);

        var lisi = QuietBrowser.as(port, "lisi");
        assertThat(lisi.get("/counterclaims/" + old).status())
                .as("a newer link closes it")
                .isEqualTo(404);
        assertThat(lisi.get("/plaintiffs/" + link).status())
                .as("no link of another kind")
                .isEqualTo(404);
        assertThat(QuietBrowser.stranger(port).get("/counterclaims/" + link).status())
                .isEqualTo(302);
        var other = QuietBrowser.as(port, "zhangsan").get("/counterclaims/" + link);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("这个链接是给被告“李四”的").doesNotContain(number);
        assertThat(lisi.get("/counterclaims/" + link).expecting(200).text())
                .contains(number, "某某区人民法院")
                .doesNotContain("张三", "借款");
        var begun = lisi.submit("/counterclaims/" + link, Map.of("_csrf", lisi.token("/account")))
                .expecting(302)
                .header("location");
        var id = begun.substring(begun.lastIndexOf('/') + 1);
        assertThat(lisi.submit("/counterclaims/" + link, Map.of("_csrf", lisi.token("/account")))
                        .header("location"))
                .as("taken up again")
                .isEqualTo(begun);

        var forged = written(court, id);
        forged.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON", "name", "李四", "idType", "RESIDENT_ID", "idNumber", "110101199001011237")));
        assertThat(fault(put(court, id, forged)).toString()).contains("OF_MAIN_SUIT");
        put(court, id, written(court, id)).expecting(200);
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE")) {
            court.as("lisi")
                    .upload("/api/v1/filings/" + id + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        submit(court, id).expecting(201);
        lisiAt(court, id, "UNDER_REVIEW");
        assertThat(lisi.get("/filings").text()).doesNotContain("您在网上收文书的");
        assertThat(lisi.get("/joined/" + suit).status()).isEqualTo(404);
    }

    private String link(String suit) {
        var page = linkPage(suit, "DEFENDANT_1").expecting(200).text();
        var found = Pattern.compile("/counterclaims/([\\w-]{20,})").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private QuietBrowser.Answer linkPage(String suit, String party) {
        var clerk = QuietBrowser.as(port, "clerk1");
        return clerk.submit(
                "/staff/filings/" + suit + "/counterclaim-links",
                Map.of("_csrf", clerk.token("/staff/filings/" + suit), "party", party));
    }

    private static Answer correct(Stories court, String id, String number) {
        return court.as("lisi")
                .post(
                        "/api/v1/filings/" + id + "/correction",
                        Map.of(
                                "plaintiffs",
                                List.of(Map.of(
                                        "kind", "PERSON",
                                        "name", "李四",
                                        "idType", "RESIDENT_ID",
                                        "idNumber", number,
                                        "address", "北京市某某区三号"))));
    }

    @Test
    @DisplayName("反诉到期没有人审查：不自动受理，由庭长当日决定")
    void notReviewedInTime() {
        var court = time.at("2026-10-12T09:00");
        var number = court.filing(sued(court, LISI)).get("caseNumber").asText();
        var counterclaim = handedIn(court, number);

        var late = time.at("2026-10-20T09:00");
        late.decideAs("supervisor1", counterclaim, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        lisiAt(late, counterclaim, "REGISTERED");
        assertThat(lisi(late, counterclaim).get("caseNumber").asText()).isEqualTo(number);
    }

    @Test
    @DisplayName("不是被告的、号码不对的、案号没有的，回答一样，不透露有没有这件案件；只有姓名对上的不算；错得多了要等")
    void strangers() {
        var court = time.at("2026-09-21T09:00");
        var named = court.filing(sued(court, null)).get("caseNumber").asText();
        var wrong = court.filing(sued(court, "110105199001010029"))
                .get("caseNumber")
                .asText();
        var mine = court.filing(sued(court, LISI)).get("caseNumber").asText();

        var unknown = begin(court, "（2026）京0199民初9999号").expecting(422).text();
        assertThat(unknown).contains("NOT_MATCHED", "诉讼服务中心");
        assertThat(fault(begin(court, named))).isEqualTo(fault(begin(court, wrong)));
        assertThat(fault(begin(court, named))).isEqualTo(fault(begin(court, "（2026）京0199民初9999号")));
        assertThat(fault(court.as("lawyer1").post("/api/v1/counterclaims", Map.of("caseNumber", mine))))
                .isEqualTo(fault(begin(court, named)));
        assertThat(begin(court, "").expecting(422).text()).contains("MISSING");
        assertThat(begin(court, "民初9").expecting(422).text()).contains("FORMAT");

        for (var tries = 0; tries < 5; tries++) {
            begin(court, named);
        }
        assertThat(begin(court, mine).expecting(429).text()).contains("分钟后再试");
        var later = time.at("2026-09-21T11:00");
        begin(later, mine.replace("（", "(").replace("）", ") ")).expecting(201);
    }

    @Test
    @DisplayName("本诉已经结束的，不能在网上反诉；还没有立案的没有案号；写到一半的再打开是同一份")
    void notOpen() {
        var court = time.at("2026-10-12T09:00");
        var suit = owing(court);
        var number = court.filing(suit).get("caseNumber").asText();
        var begun = begin(court, number).expecting(201).get("id");
        assertThat(begin(court, number).expecting(201).get("id")).isEqualTo(begun);

        endSuit(court, suit);
        put(court, begun, written(court, begun)).expecting(200);
        assertThat(submit(court, begun).expecting(409).text()).contains("准许撤诉", "可以另行起诉", "第二百三十二条");
        assertThat(begin(court, court.filing(ended(court)).get("caseNumber").asText())
                        .expecting(409)
                        .text())
                .contains("可以另行起诉");
    }

    @Test
    @DisplayName("反诉的法院和当事人以本诉为限：改法院、改自己、加别人，都说明为什么不行；别的申请不能改成反诉")
    void bounds() {
        var court = time.at("2026-10-12T09:00");
        var number = court.filing(sued(court, LISI)).get("caseNumber").asText();
        var draft = begin(court, number).expecting(201).body();
        for (var change : Map.<String, Object>of(
                        "courtCode", "京0198",
                        "track", "CIVIL",
                        "plaintiffs", List.of(Map.of("kind", "PERSON", "name", "李四")),
                        "defendants", List.of(Map.of("kind", "PERSON", "name", "王五")),
                        "thirdParties", List.of(Map.of("kind", "PERSON", "name", "王五")))
                .entrySet()) {
            var changed = written(court, draft.get("id").asText());
            changed.put(change.getKey(), change.getValue());
            assertThat(put(court, draft.get("id").asText(), changed)
                            .expecting(422)
                            .text())
                    .contains("OF_MAIN_SUIT");
        }
        var other = suitDraft(LISI);
        other.put("track", "COUNTERCLAIM");
        assertThat(court.as("lisi")
                        .post("/api/v1/filings", other)
                        .expecting(422)
                        .text())
                .contains("NEEDS_MAIN_SUIT");
    }

    private static String basis(String ground) {
        return "最高人民法院关于适用民事诉讼法的解释" + (ground.endsWith("LATE") ? "第二百三十二条" : "第二百三十三条第三款");
    }

    /** As a paper names it. */
    private static String inFull(String basis) {
        return basis.replace("最高人民法院关于适用民事诉讼法的解释", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》");
    }

    private static String owing(Stories court) {
        var suit = court.submitted(suitDraft(LISI));
        court.register(suit);
        court.confirmFee(suit, 230_000);
        court.waitsAt(suit, "FEE_DUE");
        return suit;
    }

    private static String ended(Stories court) {
        var suit = owing(court);
        endSuit(court, suit);
        return suit;
    }

    private static void withdraw(Stories court, String counterclaim) {
        court.as("lisi")
                .post("/api/v1/filings/" + counterclaim + "/withdrawal", Map.of("reason", "双方已经说清"))
                .expecting(201);
    }

    private static void endSuit(Stories court, String suit) {
        court.say(suit, "withdrawal", Map.of("reason", "已经还清")).expecting(201);
        court.decideAs("judge1", suit, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
        court.waitsAt(suit, "WITHDRAWAL_GRANTED");
    }

    private static String sued(Stories court, String idNumber) {
        var suit = court.submitted(suitDraft(idNumber));
        court.register(suit);
        court.confirmFee(suit, 230_000);
        court.waitsAt(suit, "FEE_DUE");
        court.pay(suit);
        court.waitsAt(suit, "TRANSFERRED");
        return suit;
    }

    private static Map<String, Object> suitDraft(String idNumber) {
        var draft = Stories.loanDraft();
        var defendant = new HashMap<String, Object>(
                Map.of("kind", "PERSON", "name", "李四", "phone", "13900139000", "address", "北京市某某区二号"));
        if (idNumber != null) {
            defendant.put("idType", "RESIDENT_ID");
            defendant.put("idNumber", idNumber);
        }
        draft.put("defendants", List.of(defendant));
        return draft;
    }

    private static Answer begin(Stories court, String number) {
        return court.as("lisi").post("/api/v1/counterclaims", Map.of("caseNumber", number));
    }

    private static JsonNode fault(Answer answer) {
        return answer.expecting(422).body().get("errors");
    }

    private static String handedIn(Stories court, String number) {
        var lisi = court.as("lisi");
        var id = begin(court, number).expecting(201).get("id");
        put(court, id, written(court, id)).expecting(200);
        for (var kind : List.of("PLAINTIFF_IDENTITY", "EVIDENCE")) {
            lisi.upload("/api/v1/filings/" + id + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        submit(court, id).expecting(201);
        return id;
    }

    private static Answer submit(Stories court, String id) {
        return court.as("lisi").post("/api/v1/filings/" + id + "/submission", Map.of("consentOnline", true));
    }

    private static Map<String, Object> written(Stories court, String id) {
        var draft = new HashMap<String, Object>();
        var begun = lisi(court, id).get("draft");
        for (var field : List.of("track", "courtCode", "causeCode", "plaintiffs", "defendants")) {
            draft.put(field, begun.get(field));
        }
        draft.put("claims", "请求判令反诉被告退还多付的四万元。");
        draft.put("facts", "借款已经还清，多付了四万元，收款记录为证。");
        draft.put("claimAmountFen", 4_000_000);
        draft.put("serviceAddress", Map.of("address", "北京市某某区二号", "phone", "13800138001", "electronic", true));
        return draft;
    }

    private static Answer put(Stories court, String id, Map<String, Object> draft) {
        var revision = lisi(court, id).get("revision").asInt();
        draft.put("revision", revision);
        return court.as("lisi").put("/api/v1/filings/" + id, draft);
    }

    private static JsonNode lisi(Stories court, String id) {
        return court.as("lisi").get("/api/v1/filings/" + id).expecting(200).body();
    }

    private static JsonNode lisiAt(Stories court, String id, String status) {
        until(() -> assertThat(lisi(court, id).get("status").asText()).isEqualTo(status));
        return lisi(court, id);
    }

    private static void decide(Stories court, String id, String kind, Map<String, Object> completion) {
        court.decideAs("clerk1", id, kind, completion);
    }

    private static void pay(Stories court, String id) {
        var order = court.as("lisi")
                .post("/api/v1/filings/" + id + "/payments", Map.of("channel", "WECHAT"))
                .expecting(201)
                .get("orderNo");
        CourtClient.anonymous(court.port()).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
    }

    /** The words of the PDF. */
    private static String paper(Stories court, String id, String kind) {
        var lisi = court.as("lisi");
        until(() -> assertThat(documents(lisi, id)).contains(kind));
        var document = StreamSupport.stream(
                        lisi.get("/api/v1/filings/" + id + "/documents")
                                .expecting(200)
                                .body()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(item -> item.get("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
        var pdf = lisi.download(
                        "/api/v1/filings/" + id + "/documents/"
                                + document.get("id").asText(),
                        "application/pdf")
                .body();
        Printed.picture("COUNTERCLAIM_" + kind, pdf);
        return Printed.text(pdf);
    }

    private static String documents(CourtClient person, String id) {
        return person.get("/api/v1/filings/" + id + "/documents").expecting(200).text();
    }

    private static String timeline(CourtClient person, String id) {
        return person.get("/api/v1/filings/" + id + "/timeline").expecting(200).text();
    }
}
