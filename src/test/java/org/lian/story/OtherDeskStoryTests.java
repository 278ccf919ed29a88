package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.identity.Accounts;
import org.lian.reference.Causes;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.rules.Decisions;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 网上不收的申请: where to go, what to bring, and the moment of the attempt is kept (登记立案规定 2). */
class OtherDeskStoryTests extends CourtInTime {
    private static final CourtCode COURT = new CourtCode("京0199");

    @Autowired
    CourtContacts contacts;

    @Autowired
    Accounts accounts;

    @Autowired
    Causes causes;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("standingApplications")
    ApplicationListener<ApplicationReadyEvent> start;

    private CourtContact demo;

    @BeforeEach
    void theDemosContact() {
        demo = contacts.of(COURT).orElseThrow();
    }

    @AfterEach
    void asBefore() {
        contacts.change(accounts.actorOf("admin1"), COURT, demo);
    }

    @ParameterizedTest
    @EnumSource(
            value = Track.class,
            names = {
                "CIVIL",
                "ENFORCEMENT",
                "ADMINISTRATIVE",
                "PRIVATE_PROSECUTION",
                "PAYMENT_ORDER",
                "PRESERVATION",
                "JUDICIAL_CONFIRMATION",
                "PROTECTION_ORDER",
                "RESUMED_ENFORCEMENT",
                "ENFORCEMENT_OBJECTION",
                "ADVANCE_ENFORCEMENT",
                "SPECIAL_PROCEDURE",
                "SECURITY_REALISATION",
                "PUBLIC_SUMMONS",
                "NON_LITIGATION_ENFORCEMENT",
                "PERSONALITY_INJUNCTION",
                "AWARD_REVIEW",
                "COUNTERCLAIM"
            },
            mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("网上不收的程序：受理条件检查、公开规则与提交说的一样，坚持提交也一样；提交的时间有编号、进日志")
    void closedTracks(Track track) {
        var court = new Stories(port);
        var check = CourtClient.anonymous(port)
                .post("/api/v1/eligibility-checks", Map.of("track", track.name()))
                .expecting(200)
                .body();
        assertThat(check.get("outcome").asText()).isEqualTo("WINDOW");
        var said = check.get("grounds").get(0).get("text").asText();
        assertThat(said).contains("诉讼服务中心窗口");
        assertThat(QuietBrowser.stranger(port)
                        .get("/rulebook/case-type-eligibility")
                        .text())
                .contains(said)
                .doesNotContain(track.label() + "可以在网上提交");

        var filing = court.drafted(Map.of("track", track.name(), "courtCode", COURT.value()));
        for (var insist : List.of(false, true)) {
            var refused = court.zhangsan.post(
                    "/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", insist));
            var fault = refused.expecting(422).body().get("errors").get(0);
            assertThat(fault.get("code").asText()).isEqualTo("TRACK_NOT_OPEN");
            assertThat(fault.get("field").asText()).isEqualTo("track");
            assertThat(fault.get("message").asText()).contains(said, demo.address(), demo.hours(), "已经记录，编号 T");
        }

        var attempts = court.filing(filing).get("attempts");
        assertThat(attempts).as("one for the same draft, however often").hasSize(1);
        assertThat(attempts.get(0).get("number").asText()).matches("T\\d{8}-[2-9A-Z]{8}");
        assertThat(attempts.get(0).get("text").asText()).contains(said);
        assertThat(OffsetDateTime.parse(attempts.get(0).get("at").asText()).toInstant())
                .isBeforeOrEqualTo(clock.now());
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("DRAFT");
        assertThat(timeline(court, filing))
                .contains(attempts.get(0).get("number").asText());
        assertThat(jdbc.sql("select count(*) from journal_leaf where filing_id = ?")
                        .param(UUID.fromString(filing))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("法院登记了联系方式的：告知地址、电话、办公时间和要带的材料；草稿页有记录，可以打印；改过再提交另有一次")
    void theOfficeThatTakesIt() {
        var court = new Stories(port);
        contacts.change(
                accounts.actorOf("admin1"), COURT, new CourtContact("010-12345678", "某某区法院路 1 号", "工作日 9:00 至 17:00"));
        var draft = new HashMap<String, Object>(Map.of("track", "ARBITRATION_REVIEW", "courtCode", COURT.value()));
        draft.put("plaintiffs", List.of(Map.of("kind", "PERSON", "name", "张三")));
        var filing = court.drafted(draft);

        var said = court.submit(filing)
                .expecting(422)
                .body()
                .get("errors")
                .get(0)
                .get("message")
                .asText();

        assertThat(said)
                .contains("某某区法院路 1 号", "010-12345678", "工作日 9:00 至 17:00")
                .contains("请带上：申请书、仲裁协议或者仲裁裁决书正本");
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing)
                .expecting(200)
                .text();
        assertThat(page)
                .contains("提交记录", "某某区法院路 1 号", "打印", "登记立案若干问题的规定第二条")
                .contains(court.filing(filing)
                        .get("attempts")
                        .get(0)
                        .get("number")
                        .asText());
        draft.put("revision", court.filing(filing).get("revision").asInt());
        draft.put("claims", "请求支付借款本金十万元");
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        court.submit(filing).expecting(422);
        assertThat(court.filing(filing).get("attempts")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Track.class,
            names = {
                "CIVIL",
                "ENFORCEMENT",
                "ADMINISTRATIVE",
                "PRIVATE_PROSECUTION",
                "PAYMENT_ORDER",
                "PRESERVATION",
                "JUDICIAL_CONFIRMATION",
                "PROTECTION_ORDER",
                "RESUMED_ENFORCEMENT",
                "ENFORCEMENT_OBJECTION",
                "ADVANCE_ENFORCEMENT",
                "SPECIAL_PROCEDURE",
                "SECURITY_REALISATION",
                "PUBLIC_SUMMONS",
                "NON_LITIGATION_ENFORCEMENT",
                "PERSONALITY_INJUNCTION",
                "AWARD_REVIEW",
                "COUNTERCLAIM"
            },
            mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("网上不收的程序：受理条件检查告知这一类去哪里、带什么；没有说法院的告知怎样查询；网上收的不说")
    void theCheckNamesTheOffice(Track track) {
        contacts.change(
                accounts.actorOf("admin1"), COURT, new CourtContact("010-12345678", "某某区法院路 1 号", "工作日 9:00 至 17:00"));
        var anonymous = CourtClient.anonymous(port);

        var known = anonymous
                .post("/api/v1/eligibility-checks", Map.of("track", track.name(), "courtCode", COURT.value()))
                .expecting(200);
        assertThat(known.get("where"))
                .contains("某某区法院路 1 号", "010-12345678", "工作日 9:00 至 17:00", "请带上：")
                .doesNotContain("民事起诉状");
        assertThat(anonymous
                        .post("/api/v1/eligibility-checks", Map.of("track", track.name()))
                        .expecting(200)
                        .get("where"))
                .contains("请拨打 12368", "请带上：");
        assertThat(anonymous
                        .post("/api/v1/eligibility-checks", Map.of("track", "CIVIL", "courtCode", COURT.value()))
                        .expecting(200)
                        .body()
                        .hasNonNull("where"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ARBITRATION_REVIEW, 申请人, 被申请人"})
    @DisplayName("核对页按程序称呼当事人：仲裁司法审查没有原告和被告")
    void partiesAsTheProcedureCallsThem(Track track, String first, String other) {
        var court = new Stories(port);
        var filing = court.drafted(Map.of("track", track.name(), "courtCode", COURT.value()));
        var check = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/check")
                .expecting(200)
                .text();

        assertThat(check)
                .contains("某某区人民法院诉讼服务中心：" + demo.address(), "<dt>" + first + "</dt>", "<dt>" + other + "</dt>");
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .contains(track.label(), "这件申请请到窗口提交", demo.address(), "请带上：")
                .doesNotContain("民事起诉");
        if (track != Track.ADMINISTRATIVE) {
            assertThat(check).doesNotContain("原告", "被告<");
        }
    }

    @Test
    @DisplayName("什么都没有填的，标题是“尚未填写当事人的草稿”；只填了一方的，标题里只有那一方，没有“未填写”")
    void titleOfAnEmptyDraft() {
        var court = new Stories(port);
        var empty = court.drafted(Map.of("track", "CIVIL"));
        assertThat(court.filing(empty).get("title").asText()).isEqualTo("尚未填写当事人的草稿");

        var nameless = court.drafted(Map.of("track", "CIVIL", "plaintiffs", List.of(Map.of("kind", "PERSON"))));
        assertThat(court.filing(nameless).get("title").asText()).isEqualTo("尚未填写当事人的草稿");
        var half =
                court.drafted(Map.of("track", "CIVIL", "plaintiffs", List.of(Map.of("kind", "PERSON", "name", "张三"))));
        assertThat(court.filing(half).get("title").asText()).isEqualTo("张三 民事起诉");
        var other = court.drafted(Map.of(
                "track",
                "PRESERVATION",
                "plaintiffs",
                List.of(Map.of("kind", "PERSON")),
                "defendants",
                List.of(Map.of("kind", "PERSON"), Map.of("kind", "PERSON", "name", "李四"))));
        assertThat(court.filing(other).get("title").asText()).isEqualTo("申请保全（被申请人李四等2人）");
    }

    @Test
    @DisplayName("还没有选法院的，也告知怎样查询；别人看不到提交记录")
    void withoutACourt() {
        var court = new Stories(port);
        var filing = court.drafted(Map.of("track", "ARBITRATION_REVIEW"));
        assertThat(court.submit(filing).expecting(422).text()).contains("请拨打 12368", "仲裁协议或者仲裁裁决书正本");
        court.as("lisi").get("/api/v1/filings/" + filing).expecting(404);
    }

    @Test
    @DisplayName("网上收哪一类看表：每一个民事案由，检索到的正是表说可以网上提交的，不多不少")
    void theSearchAndTheTableAgree() {
        for (var cause : causes.search("", Track.CIVIL, 2000)) {
            assertThat(outcome(cause.code())).as(cause.name()).isEqualTo("PROCEED");
        }
        var others = causes.searchNoSuits("", 2000);
        assertThat(others).extracting(cause -> outcome(cause.code())).containsOnly("WINDOW");
        assertThat(others).extracting(cause -> cause.code().substring(0, 2)).containsOnly("11", "12");
        assertThat(others.size() + causes.search("", Track.CIVIL, 2000).size()).isEqualTo(1055);
    }

    @ParameterizedTest
    @CsvSource({
        "支付令, 民事诉讼法第二百二十五条, 支付令申请书",
        "诉前财产保全, 第一百零四条, 四十八小时",
        "司法确认调解协议, 民事诉讼法第二百零五条, 共同",
        "公示催告, 民事诉讼法第二百二十九条, 持票人",
        "宣告自然人无民事行为能力, 第一百九十八条, 没有被告",
        "撤销仲裁裁决, 第五条、第六条, 仲裁裁决书正本",
        "确认仲裁协议效力, 第四十九条、第五十条, 收到裁决书十五日内起诉",
        "公益诉讼, 登记立案若干问题的规定第二条, 机关或者组织"
    })
    @DisplayName("非讼程序案由和公益诉讼不在民事案由里：检索时告知去哪里办、带什么、依据哪一条；接口和页面一样")
    void searchedForAmongTheSuits(String q, String article, String word) {
        var found = CourtClient.anonymous(port)
                .get("/api/v1/causes?track=CIVIL&q=" + encoded(q))
                .expecting(200)
                .body();
        assertThat(found.get("items")).isEmpty();
        var desk = found.get("elsewhere").get(0);
        assertThat(desk.get("text").asText()).contains(word, "窗口");
        assertThat(desk.get("basis").asText()).contains(article);
        assertThat(desk.get("causes").get(0).get("name").asText()).contains(q);

        var court = new Stories(port);
        var filing = court.drafted(Map.of("track", "CIVIL", "courtCode", COURT.value()));
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/questions/cause?q=" + encoded(q))
                .expecting(200)
                .text();
        assertThat(page).contains(word, article).doesNotContain("没听懂").doesNotContain("value=\"11.");
    }

    @Test
    @DisplayName("网上收的非讼程序，在民事案由里查到的，告知网上去哪里办；生态环境损害赔偿协议仍到窗口")
    void searchedForAndOpenOnline() {
        var anonymous = CourtClient.anonymous(port);
        var desks = anonymous
                .get("/api/v1/causes?track=CIVIL&q=" + encoded("司法确认"))
                .expecting(200)
                .body()
                .get("elsewhere");
        assertThat(desks).hasSize(2);
        assertThat(desks.get(0).get("track").asText()).isEqualTo("JUDICIAL_CONFIRMATION");
        assertThat(desks.get(0).get("text").asText()).contains("在首页选“申请司法确认”");
        assertThat(desks.get(1).hasNonNull("track")).isFalse();
        assertThat(desks.get(1).get("text").asText()).contains("窗口");
    }

    @Test
    @DisplayName("查保护令、说被家人打的：先说 110 和 12338，再说网上去哪里办，也可以马上到窗口")
    void aProtectionOrderIsOpenOnline() {
        for (var said : List.of("保护令", "被老公打")) {
            var desks = CourtClient.anonymous(port)
                    .get("/api/v1/causes?track=CIVIL&q=" + encoded(said))
                    .expecting(200)
                    .body()
                    .get("elsewhere");
            assertThat(desks).as(said).hasSize(1);
            assertThat(desks.get(0).get("track").asText()).isEqualTo("PROTECTION_ORDER");
            assertThat(desks.get(0).get("text").asText())
                    .startsWith("正在受到伤害的，请先拨打 110；妇女求助可以拨打 12338")
                    .contains("在首页选“申请人身安全保护令”", "窗口", "七十二小时");
            assertThat(desks.get(0).get("basis").asText()).contains("反家庭暴力法第二十八条");
        }
    }

    @Test
    @DisplayName("没有限定民事的案由检索照旧包括非讼程序；普通案由检索没有多余的告知")
    void otherSearchesStayAsTheyWere() {
        var anonymous = CourtClient.anonymous(port);
        assertThat(names(anonymous
                        .get("/api/v1/causes?q=" + encoded("支付令"))
                        .expecting(200)
                        .body()))
                .contains("申请支付令");
        var loans = anonymous
                .get("/api/v1/causes?track=CIVIL&q=" + encoded("借贷"))
                .expecting(200)
                .body();
        assertThat(names(loans)).contains("民间借贷纠纷");
        assertThat(loans.get("elsewhere")).isEmpty();
    }

    @Test
    @DisplayName("以非讼程序案由提交民事起诉：不作任何许诺，告知去哪里办，记录提交时间；改成普通案由就能提交，记录留在案件页面")
    void submittedAsASuit() {
        var court = new Stories(port);
        var draft = Stories.loanDraft();
        draft.put("causeCode", "11.45.458");
        var filing = court.drafted(draft);
        court.materials(filing);

        var fault = court.submit(filing).expecting(422).body().get("errors").get(0);
        assertThat(fault.get("code").asText()).isEqualTo("CAUSE_NOT_A_SUIT");
        assertThat(fault.get("field").asText()).isEqualTo("causeCode");
        assertThat(fault.get("message").asText())
                .contains("申请支付令不是起诉", demo.address(), "已经记录，编号 T")
                .doesNotContain("民事起诉状");
        assertThat(court.filing(filing).hasNonNull("receipt")).isFalse();

        var browser = QuietBrowser.as(port, "zhangsan");
        var check = "/filings/" + filing + "/check";
        assertThat(browser.get(check).text())
                .contains("这件申请请到窗口提交", "申请支付令不是起诉", "记录这次提交")
                .doesNotContain("不影响提交", "坚持提交", "诉讼费（预计）", "法院会把交费通知");
        assertThat(browser.submit(
                                "/filings/" + filing + "/submission",
                                Map.of(
                                        "_csrf",
                                        browser.token(check),
                                        "revision",
                                        court.filing(filing).get("revision").asText()))
                        .expecting(422)
                        .text())
                .contains("已经记录，编号 T");
        assertThat(court.filing(filing).get("attempts")).hasSize(1);

        draft.put("causeCode", "04.10.108.03");
        draft.put("revision", court.filing(filing).get("revision").asInt());
        court.zhangsan.put("/api/v1/filings/" + filing, draft).expecting(200);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");
        assertThat(QuietBrowser.as(port, "zhangsan").get("/filings/" + filing).text())
                .contains(
                        "提交记录",
                        court.filing(filing)
                                .get("attempts")
                                .get(0)
                                .get("number")
                                .asText());
    }

    @ParameterizedTest
    @CsvSource({
        "11.45.458, 2026-10-20T00:00:00+08:00, 2026-10-19T00:00:30",
        "11.50.475, 2026-10-14T10:00:00+08:00, 2026-10-13T10:00:30",
        "11.51.481, 2026-10-15T10:00:00+08:00, 2026-10-14T10:00:30",
        "11.41.448, 2026-10-16T00:00:00+08:00, 2026-10-15T00:00:30",
        "12.57.502, 2026-10-20T00:00:00+08:00, 2026-10-19T00:00:30"
    })
    @DisplayName("已经在办的非讼案由：按法律的期限，届满前一日到庭长手里当日决定，时钟不当作民事起诉立案")
    void whatStandsHereAlready(String cause, String due, String escalated) {
        var court = time.at("2026-10-12T09:00");
        var filing = standing(court, cause);
        var view = court.filing(filing);
        assertThat(OffsetDateTime.parse(view.get("dueAt").asText())).isEqualTo(OffsetDateTime.parse(due));

        court = time.at(escalated.trim());
        var supervisor = court.as("supervisor1");
        var task = court.taskFor(supervisor, filing, "DECIDE_AT_EXPIRY");
        var shown =
                supervisor.get("/api/v1/tasks/" + task).expecting(200).body().get("task");
        assertThat(OffsetDateTime.parse(shown.get("dueAt").asText())).isBeforeOrEqualTo(OffsetDateTime.parse(due));

        court = time.at("2026-10-21T09:00");
        assertThat(court.filing(filing).get("status").asText()).isEqualTo("UNDER_REVIEW");
        assertThat(court.filing(filing).get("registeredByClock").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("期间届满前到了庭长手里、案由又更正为普通案由的，时钟也不提前立案：由庭长决定")
    void theClockRegistersNothingEarly() {
        var court = time.at("2026-10-12T09:00");
        var filing = standing(court, "11.38.441");
        jdbc.sql("update filing set cause_code = '04.10.108.03' where id = ?")
                .param(UUID.fromString(filing))
                .update();

        court = time.at("2026-10-19T00:00:30");
        court.decideAs("supervisor1", filing, "DECIDE_AT_EXPIRY", Map.of("decision", "REGISTER"));
        assertThat(court.waitsAt(filing, "REGISTERED").get("registeredByClock").asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("升级以前按民事起诉的七日定时的非讼案由：启动后改按法律的期限，已经过期的立即到庭长手里；普通案件的期限不动")
    void timersOfTheReleaseBefore() {
        var court = time.at("2026-10-12T09:00");
        var preservation = court.submitted();
        var loan = court.submitted();
        var told = court.filing(loan).get("dueAt").asText();
        // As the release before left it: the cause of an application, the timers of a suit.
        jdbc.sql("update filing set cause_code = '11.50.475' where id = ?")
                .param(UUID.fromString(preservation))
                .update();
        court = time.at("2026-10-13T09:30");

        start.onApplicationEvent(null);

        assertThat(OffsetDateTime.parse(court.filing(preservation).get("dueAt").asText()))
                .isEqualTo(OffsetDateTime.parse("2026-10-14T10:00:00+08:00"));
        assertThat(court.filing(loan).get("dueAt").asText()).isEqualTo(told);
        court = time.at("2026-10-13T10:00:30");
        court.taskFor(court.as("supervisor1"), preservation, "DECIDE_AT_EXPIRY");
        start.onApplicationEvent(null);
        assertThat(court.filing(preservation).get("registeredByClock").asBoolean())
                .isFalse();
    }

    /** A filing that came in before such causes were told where to go, at the beginning of its period. */
    private String standing(Stories court, String cause) {
        var filing = court.submitted();
        court.decideAs("clerk1", filing, "REVIEW", Stories.correction("FACTS_MISSING"));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        jdbc.sql("update filing set cause_code = ? where id = ?")
                .params(cause, UUID.fromString(filing))
                .update();
        court.say(filing, "correction", Map.of("facts", "事实如下")).expecting(201);
        court.waitsAt(filing, "UNDER_REVIEW");
        court.task(filing, "REVIEW");
        return filing;
    }

    private String outcome(String cause) {
        var effects = decisions
                .preview("case-type-eligibility", Map.of("track", "CIVIL", "causeCode", cause))
                .rows();
        return decisions
                .preview(
                        "eligibility-outcome",
                        Map.of(
                                "effects",
                                effects.stream().map(row -> row.get("effect")).toList()))
                .text("outcome");
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode page) {
        var names = new ArrayList<String>();
        StreamSupport.stream(page.get("items").spliterator(), false)
                .forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    private static String timeline(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/timeline")
                .expecting(200)
                .text();
    }
}
