package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.identity.Absences;
import org.lian.identity.Accounts;
import org.lian.rules.AutoRegistrationRow;
import org.lian.rules.PublishedTables;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 自动登记: off until a row says otherwise, an hour in which a person takes a filing out, and bounds that no row moves. */
class AutoRegistrationStoryTests extends CourtInTime {
    /** A Monday morning, in the hours in which somebody can look. */
    private static final String NINE = "2026-10-12T09:00";

    private static final String BEFORE_TEN = "2026-10-12T09:59";
    private static final String AFTER_TEN = "2026-10-12T10:02";

    @Autowired
    RepositoryService repository;

    @Autowired
    Accounts accounts;

    @Autowired
    Absences absences;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void theTableIsAsItWasShipped() throws IOException {
        publish(AutoRegistrationRow.shipped());
    }

    @Test
    @DisplayName("没有数据行的法院：由人审查，经过里没有自动登记")
    void withoutARowAPersonReviews() {
        var court = time.at(NINE);

        var filing = court.submitted(clear());

        assertThat(timeline(court, filing)).doesNotContain("自动登记");
        assertThat(state(filing)).isEmpty();
    }

    @Test
    @DisplayName("有数据行：等一小时，没有人取出的登记在负责的法官名下，取得案号；以前没有审查任务，以后不能取出")
    void whatNobodyTakesOutIsRegistered() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var filing = waiting(court, clear());

        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(hasTask(filing)).isFalse();
        assertThat(listed(court.clerk, filing).get("dueAt").asText()).startsWith("2026-10-12T10:0");
        assertThat(page("clerk1", "/staff")).contains("在等待自动登记");
        assertThat(page("clerk1", "/staff/automatic")).contains("10:0", "取出来审查", "由 " + name("judge1") + " 负责");
        assertThat(page("clerk1", "/staff/filings/" + filing)).contains("等待自动登记", "10:0");
        time.at(BEFORE_TEN);
        assertThat(state(filing)).isEqualTo("WAITING");

        court = time.at(AFTER_TEN);
        var registered = court;
        CourtClock.until(
                () -> assertThat(registered.filing(filing).path("caseNumber").asText())
                        .contains("京0199民初"));

        assertThat(state(filing)).isEqualTo("REGISTERED");
        assertThat(timeline(court, filing))
                .contains("核对无误", "自动登记，由" + name("judge1") + "负责", "登记立案（系统核对无误，自动登记，由立案法官负责），案号")
                .doesNotContain("先行立案");
        assertThat(actor(filing, "REGISTERED")).isEqualTo("judge1");
        var number = court.filing(filing).get("caseNumber").asText();
        assertThat(takeOut(court.clerk, filing).expecting(409).text()).contains("已经自动登记，案号 " + number);
        assertThat(page("supervisor1", "/staff/automatic")).doesNotContain(filing);
        assertThat(page("supervisor1", "/staff/register?from=2026-10-12&to=2026-10-12"))
                .contains(number, "自动登记");
        // The fee is confirmed by a person, whoever registered.
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        assertThat(CasePapers.printed(court, filing, "TRANSFER_SHEET"))
                .contains("立案法官 " + name("judge1"), "经办书记员 " + name("clerk1"));
    }

    @Test
    @DisplayName("取出来的：由人审查，不再自动登记，写明谁取出、为什么；第二个人取出的，409")
    void whatIsTakenOutIsReviewed() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var filing = waiting(court, clear());

        takeOut(court.clerk, filing, "想看看借条").expecting(204);

        var task = court.task(filing, "REVIEW");
        assertThat(takeOut(court.as("judge1"), filing).expecting(409).text()).contains("已经由人审查");
        assertThat(timeline(court, filing)).contains("从等待自动登记里取出，由人审查", "想看看借条");
        court = time.at(AFTER_TEN);
        assertThat(state(filing)).isEqualTo("TAKEN_OUT");
        assertThat(court.filing(filing).path("caseNumber").isTextual()).isFalse();
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.decide(task, Map.of("outcome", "REGISTER"));
        assertThat(actor(filing, "REGISTERED")).isEqualTo("clerk1");
    }

    @Test
    @Tag("thorough")
    @DisplayName("在页面上取出：回到列表，说取出了哪一件；不在等待的，说为什么")
    void takenOutOnThePage() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var filing = waiting(court, clear());
        var clerk = QuietBrowser.as(port, "clerk1");
        var form = Map.of("_csrf", clerk.token("/staff/automatic"), "reason", "");

        clerk.submit("/staff/automatic/" + filing + "/taking-out", form).expecting(302);

        assertThat(clerk.get("/staff/automatic").expecting(200).text())
                .contains("已经取出，由人审查", "/staff/filings/" + filing);
        assertThat(clerk.submit("/staff/automatic/" + filing + "/taking-out", form)
                        .expecting(409)
                        .text())
                .contains("这一件已经由人审查，不用再取出");
        court.task(filing, "REVIEW");
    }

    @Test
    @Tag("thorough")
    @DisplayName("抽到的由人审查；当事人和办理的人看到的都和平常一样，经过里写明抽查")
    void whatIsSampledIsReviewed() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 100);

        var filing = court.submitted(clear());

        assertThat(state(filing)).isEqualTo("SAMPLED");
        assertThat(timeline(court, filing)).contains("抽到这一件，由人审查");
        court.register(filing);
        assertThat(page("supervisor1", "/staff/automatic")).contains("抽查里照样登记的");
    }

    @Test
    @Tag("thorough")
    @DisplayName("写了行也不自动登记的：自诉、行政、执行")
    void neverWhateverTheRowSays() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL\", \"PRIVATE_PROSECUTION\", \"ADMINISTRATIVE\", \"ENFORCEMENT", "judge1", 1);

        for (var track : List.of("PRIVATE_PROSECUTION", "ADMINISTRATIVE", "ENFORCEMENT")) {
            var draft = clear();
            draft.put("track", track);
            draft.remove("causeCode");
            var filing = court.drafted(draft);
            court.materials(filing);
            court.insist(filing);
            await().until(() -> hasTask(filing));
            assertThat(state(filing)).as(track).isEmpty();
        }
    }

    @Test
    @Tag("thorough")
    @DisplayName("有提示、标记的，涉及未成年人、涉外的，没有说明的，愿意先行调解的，申请缓交的，都由人审查")
    void neverWithSomethingToWeigh() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);

        reviewed(court, "未成年人", draft -> draft.put("answers", Map.of("minor", "YES", "foreignElement", "NO")));
        reviewed(court, "未成年人，或者没有说明", draft -> draft.put("answers", Map.of("foreignElement", "NO")));
        reviewed(court, "涉外", draft -> draft.put("answers", Map.of("minor", "NO", "foreignElement", "YES")));
        reviewed(court, "涉外、涉港澳台，或者没有说明", draft -> draft.put("answers", Map.of("minor", "NO")));
        reviewed(
                court,
                "有标记：纸质",
                draft -> draft.put(
                        "serviceAddress", Map.of("address", "北京市某某区一号", "phone", "13800138000", "electronic", false)));
        var relief = submitted(court, "feeRelief", Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助"));
        assertThat(state(relief)).isEmpty();
        var mediated = submitted(court, "mediationConsent", true);
        assertThat(timeline(court, mediated)).contains("不自动登记，由人审查：当事人愿意先行调解");
    }

    @Test
    @Tag("thorough")
    @DisplayName("检索到重复的由人审查；等待时来了重复的，两件都由人审查")
    void neverWithADuplicate() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var draft = clear();
        var first = waiting(court, draft);

        var second = court.submitted(draft);

        assertThat(state(second)).isEmpty();
        assertThat(timeline(court, second)).contains("不自动登记，由人审查：系统有");
        passedOn(time.at(AFTER_TEN), first, "由人审查：系统有");
    }

    @Test
    @Tag("thorough")
    @DisplayName("等待时当事人另外提交了申请、法院还没有审查的，到时间由人审查，不按旧的请求登记")
    void neverBesideALaterFiling() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var filing = waiting(court, clear());
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submissions",
                        Map.of(
                                "kind", "INCREASE_CLAIMS",
                                "reason", "又发现一张借条",
                                "claimItems", List.of(Map.of("text", "请求判令被告归还借款本金", "amountFen", 20_000_000))))
                .expecting(201);

        passedOn(time.at(AFTER_TEN), filing, "当事人另外提交了申请");
    }

    @Test
    @Tag("thorough")
    @DisplayName("负责的法官外出、不是本院法官的，由人审查；等待时法官外出、表已改动的，也由人审查")
    void neverWithoutTheJudge() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "clerk1", 1);
        var clerks = court.submitted(clear());
        assertThat(timeline(court, clerks)).contains("今天不能负责这一件，由人审查");
        rows("CIVIL", "nobody-here", 1);
        assertThat(timeline(court, court.submitted(clear()))).contains("“nobody-here”今天不能负责这一件");
        rows("CIVIL", "judge1", 1);
        var left = waiting(court, clear());
        var head = accounts.actorOf("supervisor1");
        absences.record(
                head,
                "judge1",
                new Absences.Absence(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 13), null, null));
        try {
            court = time.at(AFTER_TEN);
            passedOn(court, left, "今天不能负责这一件");
        } finally {
            absences.record(head, "judge1", null);
        }
        var changed = waiting(court, clear());
        publish(AutoRegistrationRow.shipped());
        passedOn(time.at("2026-10-12T11:30"), changed, "自动登记表已经改动");
    }

    @Test
    @Tag("thorough")
    @DisplayName("撤回起诉材料随时可以，撤回的不再登记；补正以后再审查的，由人审查")
    void withdrawnAndCorrected() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var withdrawn = waiting(court, clear());
        court.say(withdrawn, "withdrawal", Map.of()).expecting(201);
        var filing = waiting(court, clear());
        takeOut(court.clerk, filing).expecting(204);
        var task = court.task(filing, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        court.decide(task, Stories.correction("CLAIMS_NOT_SPECIFIC"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        assertThat(listed(court.clerk, withdrawn)).isNull();

        court = time.at(AFTER_TEN);
        court.say(filing, "correction", Map.of("claims", "判令被告归还借款本金十万元及利息。")).expecting(201);

        court.task(filing, "REVIEW");
        assertThat(state(filing)).isEqualTo("TAKEN_OUT");
        assertThat(court.filing(withdrawn).get("status").asText()).isEqualTo("WITHDRAWN");
        assertThat(court.filing(withdrawn).path("caseNumber").isTextual()).isFalse();
    }

    @Test
    @Tag("thorough")
    @DisplayName("一张没有答案的表，一行没有写法官：由人审查，写明原因")
    void anUnclearTableStopsNothing() throws Exception {
        var court = time.at(NINE);
        publish(AutoRegistrationRow.ofLoans("京0199", "judge1", 1).judge("").table());

        var filing = court.submitted(clear());

        assertThat(timeline(court, filing)).contains("自动登记表没有给出唯一结论，由人审查");
    }

    @Test
    @Tag("thorough")
    @DisplayName("谁能看、谁能取出：别院的看不到，当事人和规则维护人员不能，院长能看不能取出")
    void whoMaySeeAndTakeOut() throws Exception {
        var court = time.at(NINE);
        rows("CIVIL", "judge1", 1);
        var filing = waiting(court, clear());

        waiting(court, clear());
        var part = court.clerk
                .get("/api/v1/automatic-registrations?limit=1")
                .expecting(200)
                .body();
        assertThat(part.get("items")).hasSize(1);
        assertThat(court.clerk
                        .get("/api/v1/automatic-registrations?limit=200&cursor="
                                + part.get("nextCursor").asText())
                        .expecting(200)
                        .body()
                        .get("items"))
                .isNotEmpty()
                .doesNotContain(part.get("items").get(0));
        assertThat(listed(court.as("clerk3"), filing)).isNull();
        takeOut(court.as("clerk3"), filing).expecting(404);
        takeOut(court.zhangsan, filing).expecting(403);
        takeOut(court.as("analyst1"), filing).expecting(403);
        assertThat(listed(court.as("president1"), filing)).isNotNull();
        takeOut(court.as("president1"), filing).expecting(403);
        takeOut(court.as("supervisor1"), filing).expecting(204);
        takeOut(court.clerk, UUID.randomUUID().toString()).expecting(404);
        takeOut(court.clerk, court.submitted(clearOf("04.10.090"))).expecting(409);
    }

    /** A filing with a wish of its filer, before its reviewer. */
    private static String submitted(Stories court, String wish, Object value) {
        var filing = court.drafted(clear());
        court.materials(filing);
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, wish, value))
                .expecting(201);
        court.task(filing, "REVIEW");
        return filing;
    }

    /** At the end of the wait a person gets it, and reads why. */
    private void passedOn(Stories court, String filing, String why) {
        court.task(filing, "REVIEW");
        assertThat(state(filing)).isEqualTo("PASSED_ON");
        assertThat(timeline(court, filing)).contains("等待期间情况有变，由人审查：", why);
    }

    private void reviewed(Stories court, String why, Consumer<Map<String, Object>> change) {
        var draft = clear();
        change.accept(draft);
        var filing = court.drafted(draft);
        court.materials(filing);
        court.insist(filing);
        await().until(() -> hasTask(filing));
        assertThat(timeline(court, filing)).contains("不自动登记，由人审查：").contains(why);
        assertThat(state(filing)).isEmpty();
    }

    /** A submitted filing that waits. */
    private String waiting(Stories court, Map<String, Object> draft) {
        var filing = court.drafted(draft);
        court.materials(filing);
        court.submit(filing).expecting(201);
        CourtClock.until(
                () -> assertThat(state(filing)).as(timeline(court, filing)).isEqualTo("WAITING"));
        return filing;
    }

    /** A loan with nothing that a machine could remark; of parties whom no other test has. */
    private static Map<String, Object> clear() {
        return clearOf("04.10.108.03");
    }

    private static Map<String, Object> clearOf(String cause) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("causeCode", cause);
        draft.put("answers", Map.of("minor", "NO", "foreignElement", "NO"));
        draft.put(
                "defendants",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", "自动" + UUID.randomUUID().toString().substring(0, 8),
                        "address", "北京市某某区二号")));
        return draft;
    }

    private static CourtClient.Answer takeOut(CourtClient person, String filing) {
        return takeOut(person, filing, "");
    }

    private static CourtClient.Answer takeOut(CourtClient person, String filing, String reason) {
        return person.post("/api/v1/automatic-registrations/" + filing + "/taking-out", Map.of("reason", reason));
    }

    private static JsonNode listed(CourtClient person, String filing) {
        for (var one : person.get("/api/v1/automatic-registrations?limit=200")
                .expecting(200)
                .body()
                .get("items")) {
            if (one.get("filingId").asText().equals(filing)) {
                return one;
            }
        }
        return null;
    }

    private String page(String username, String path) {
        return QuietBrowser.as(port, username).get(path).expecting(200).text();
    }

    private String name(String username) {
        return accounts.findByUsername(username).orElseThrow().name();
    }

    private String state(String filing) {
        return jdbc.sql("select state from automatic_registration where filing_id = ?::uuid")
                .param(filing)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private String actor(String filing, String kind) {
        return jdbc.sql(
                        "select a.username from journal_leaf l join account a on a.id = l.actor_id where l.filing_id = ?::uuid and l.kind = ?")
                .params(filing, kind)
                .query(String.class)
                .single();
    }

    private boolean hasTask(String filing) {
        return jdbc.sql("""
                        select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = ?""").param(filing).query(Long.class).single() > 0;
    }

    private static String timeline(Stories court, String filing) {
        return court.as("supervisor1")
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }

    private void rows(String tracks, String judge, int percent) throws IOException {
        publish(AutoRegistrationRow.ofLoans("京0199", judge, percent)
                .tracks("\"" + tracks + "\"")
                .table());
    }

    private void publish(String table) {
        PublishedTables.publish(repository, AutoRegistrationRow.ID, table);
    }
}
