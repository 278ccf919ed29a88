package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** 查找案件 and the page of a case: found by whatever a caller names, open or long decided, and only by the own court. */
@CourtTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSearchTests {
    private static final String PLAINTIFF = "寻人启事";

    private static final String ID_NUMBER = "110105194912310021";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ScheduledTaskHolder tasks;

    private String filing;
    private String receipt;
    private String number;

    @BeforeAll
    void aRegisteredCase() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", PLAINTIFF,
                        "idType", "RESIDENT_ID",
                        "idNumber", ID_NUMBER,
                        "phone", "13700137001",
                        "address", "北京市某某区一号")));
        draft.put("defendants", List.of(Map.of("kind", "ORGANISATION", "name", "北京寻找有限公司", "phone", "010-88886666")));
        filing = court.submitted(draft);
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        court.task(filing, "CONFIRM_FEE");
        receipt = jdbc.sql("select number from filing_receipt where filing_id = cast(? as uuid)")
                .param(filing)
                .query(String.class)
                .single();
        number = jdbc.sql("select case_number from filing where id = cast(? as uuid)")
                .param(filing)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("姓名、单位全称、证件号码、电话、回执、全角半角和部分案号都找得到")
    void foundByWhateverIsNamed() {
        var half = number.replace('（', '(').replace('）', ')');
        var part = number.replaceFirst("（\\d{4}）京0199", "");
        for (var words : List.of(
                PLAINTIFF,
                " " + PLAINTIFF + " ",
                "北京寻找有限公司",
                ID_NUMBER,
                "13700137001",
                "+86 137-0013-7001",
                "01088886666",
                receipt,
                receipt.toLowerCase(java.util.Locale.ROOT),
                number,
                half,
                part,
                part.replace("号", ""),
                part.replaceAll("\\D", "") + "号",
                filing)) {
            assertThat(found("clerk1", "q=" + encoded(words))).as(words).contains(filing);
        }
        for (var words : List.of("寻人", "13700137002", "民初99999999", "%", "' or 1=1 --")) {
            assertThat(found("clerk1", "q=" + encoded(words))).as(words).doesNotContain(filing);
        }
    }

    @Test
    @DisplayName("单位名称中任意连续的四个字找得到，全角半角大小写不论；少于四个字、不连在一起、个人姓名的一部分找不到")
    void foundByAPartOfAnOrganisationsName() {
        for (var words : List.of("北京寻找", "京寻找有", "寻找有限公司", "找 有限 公司", "北京寻找有限公")) {
            assertThat(found("clerk1", "q=" + encoded(words))).as(words).contains(filing);
        }
        for (var words : List.of("寻找有", "有限公司北京", "北京有限", "寻人启事录")) {
            assertThat(found("clerk1", "q=" + encoded(words))).as(words).doesNotContain(filing);
        }
        var court = new Stories(port);
        var two = court.submitted(against("ＡＢc丙丁戊", "丙丁戊己庚"));
        assertThat(found("clerk1", "q=" + encoded("abC丙丁"))).contains(two);
        assertThat(found("clerk1", "q=" + encoded("c丙丁戊己")))
                .as("each part is in a name, but not together")
                .doesNotContain(two);
        assertThat(found("clerk1", "q=" + encoded("丙丁戊己") + "&cause=" + encoded("离婚")))
                .doesNotContain(two);
        assertThat(found("clerk3", "q=" + encoded("丙丁戊己"))).as("another court").doesNotContain(two);
    }

    @Test
    @DisplayName("几个词用空格、顿号、逗号或者“诉”隔开：都在同一件里的才找得到；只有一个词对的、在两件里的找不到，记入日志一次")
    void foundByTwoNames() {
        var court = new Stories(port);
        var both = court.submitted(between("孙柒", "李肆"));
        var other = court.submitted(between("孙柒", "周捌"));
        var before = searches();

        for (var words :
                List.of("孙柒 李肆", "李肆　孙柒", "孙柒、李肆", "孙柒，李肆", " 孙柒 , 李肆 ", "李肆 13900139077", "孙柒 诉 李肆", "孙柒诉李肆")) {
            assertThat(found("clerk1", "q=" + encoded(words)))
                    .as(words)
                    .contains(both)
                    .doesNotContain(other);
        }
        for (var words : List.of("孙柒 查无此人", "李肆 周捌", "孙柒 李肆 周捌")) {
            assertThat(found("clerk1", "q=" + encoded(words)))
                    .as(words)
                    .contains("没有找到")
                    .doesNotContain(both, other);
        }
        assertThat(found("clerk3", "q=" + encoded("孙柒 李肆"))).as("another court").doesNotContain(both);
        assertThat(searches() - before).as("each search is one entry").isEqualTo(12);
    }

    @Test
    @DisplayName("后面的一页也记入日志：网址里写一个位置，不会不留记录地查到人；日期超出法院会有的年份的，说清楚怎样写")
    void aSearchFromAnyPlaceIsJournaled() {
        var before = searches();

        assertThat(found(
                        "clerk1",
                        "q=" + encoded(PLAINTIFF)
                                + "&received=2099-01-01T00:00:00Z&after=ffffffff-ffff-ffff-ffff-ffffffffffff"))
                .contains(filing);

        assertThat(searches() - before).isEqualTo(1);
        for (var address : List.of(
                "/staff/search?to=%2B999999999-12-31",
                "/staff/desk?to=%2B999999999-12-31",
                "/staff/board?from=-99999-01-01",
                "/staff/search?q=1&received=%2B1000000000-12-31T00:00:00Z&after=" + filing,
                "/staff/desk?due=%2B1000000000-12-31T00:00:00Z&received=2026-01-01T00:00:00Z&after=x")) {
            assertThat(QuietBrowser.as(port, "supervisor1").get(address).status())
                    .as(address)
                    .isEqualTo(422);
        }
    }

    private int searches() {
        return jdbc.sql("select count(*) from journal_leaf where kind = 'CASES_SEARCHED'")
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> between(String plaintiff, String defendant) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(person(plaintiff, "13900139077")));
        draft.put("defendants", List.of(person(defendant, "13900139088")));
        return draft;
    }

    private static Map<String, Object> person(String name, String phone) {
        return Map.of("kind", "PERSON", "name", name, "phone", phone, "address", "北京市某某区一号");
    }

    @Test
    @DisplayName("按名称的一部分查，最新收到的在前；审查中更正了名称，按新名称找得到，按旧名称找不到")
    void theNewestFirstAndByTheNameThatStandsNow() {
        var court = new Stories(port);
        var first = court.submitted(against("先来后到商贸行", "甲"));
        var second = court.submitted(against("先来后到商贸行", "乙"));
        var page = found("clerk1", "q=" + encoded("来后到商"));
        assertThat(page.indexOf(second)).isPositive().isLessThan(page.indexOf(first));

        court.decideAs(
                "clerk1",
                first,
                "REVIEW",
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("defendants", List.of(organisation("改名换姓商贸行"))),
                        "reason", "按营业执照更正"));

        assertThat(found("clerk1", "q=" + encoded("改名换姓"))).contains(first);
        assertThat(found("clerk1", "q=" + encoded("来后到商"))).contains(second).doesNotContain(first);
    }

    @Test
    @DisplayName("只有单位的名称编进片段索引：个人的姓名、草稿里的名称都没有")
    void onlyOrganisationsOfSubmittedFilingsAreInTheIndex() {
        var court = new Stories(port);
        var draft = court.drafted(against("还没有提交的公司", "甲"));
        assertThat(grams(draft)).isZero();
        var persons = court.submitted();
        assertThat(grams(persons)).isZero();
        assertThat(grams(filing)).isEqualTo("北京寻找有限公司".length() - 3);
    }

    private int grams(String of) {
        return jdbc.sql("select count(*) from organisation_gram where filing_id = cast(? as uuid)")
                .param(of)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> against(String... organisations) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put(
                "defendants",
                java.util.Arrays.stream(organisations)
                        .map(CaseSearchTests::organisation)
                        .toList());
        return draft;
    }

    private static Map<String, Object> organisation(String name) {
        return Map.of("kind", "ORGANISATION", "name", name, "phone", "010-88886600");
    }

    @Test
    @DisplayName("案由、收到日期、办理人、状态可以单独查，也可以合起来查")
    void narrowedByWhatTheCourtKnows() {
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        for (var terms : List.of(
                "cause=" + encoded("民间借贷"),
                "from=" + today + "&to=" + today,
                "clerk=clerk1",
                "status=REGISTERED",
                "clerk=clerk1&status=REGISTERED&cause=" + encoded("民间借贷") + "&q=" + encoded(PLAINTIFF))) {
            assertThat(found("clerk2", terms)).as(terms).contains(filing);
        }
        for (var terms : List.of(
                "q=" + encoded(PLAINTIFF) + "&cause=" + encoded("离婚"),
                "to=" + today.minusDays(1),
                "from=" + today.plusDays(1),
                "clerk=clerk2&q=" + encoded(PLAINTIFF),
                "status=REFUSED")) {
            assertThat(found("clerk2", terms)).as(terms).doesNotContain(filing);
        }
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/search?from=yesterday")
                        .expecting(422)
                        .text())
                .contains("日期写成");
    }

    @Test
    @DisplayName("按办理人查：正在办的和办过的都找得到，退回认领的不再找到")
    void foundByWhoWorkedOnIt() {
        var court = new Stories(port);
        var other = court.submitted();
        var task = court.task(other, "REVIEW");
        court.clerk.post("/api/v1/tasks/" + task + "/claim", Map.of()).expecting(200);
        assertThat(found("clerk2", "clerk=clerk1")).contains(filing, other);
        assertThat(found("clerk2", "clerk=clerk1&status=UNDER_REVIEW"))
                .contains(other)
                .doesNotContain(filing);

        court.clerk.post("/api/v1/tasks/" + task + "/release", Map.of()).expecting(204);

        assertThat(found("clerk2", "clerk=clerk1")).contains(filing).doesNotContain(other);
        assertThat(found("clerk2", "clerk=judge1")).doesNotContain(filing);
        assertThat(found("clerk3", "clerk=clerk1")).doesNotContain(filing, other);
        assertThat(handledFaults()).isEmpty();
    }

    @Test
    @DisplayName("收到日期改早的案件，仍按办理人找得到，次序随新的日期")
    void handledFollowsTheDayOfReceipt() {
        jdbc.sql(
                        "update filing set first_submitted_at = first_submitted_at - interval '400 days' where id = cast(? as uuid)")
                .param(filing)
                .update();
        try {
            assertThat(handledFaults()).isEmpty();
            assertThat(found("clerk2", "clerk=clerk1")).contains(filing);
        } finally {
            jdbc.sql(
                            "update filing set first_submitted_at = first_submitted_at + interval '400 days' where id = cast(? as uuid)")
                    .param(filing)
                    .update();
        }
        assertThat(handledFaults()).isEmpty();
    }

    private List<String> handledFaults() {
        return jdbc.sql("select fault || ' ' || clerk || ' ' || filing_id from v_inv_handled_filings")
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("外院的人用全名、案号也查不到，案件页说没有找到")
    void anotherCourtFindsNothing() {
        for (var words : List.of(PLAINTIFF, ID_NUMBER, receipt, number, filing)) {
            assertThat(found("clerk3", "q=" + encoded(words)))
                    .as(words)
                    .contains("没有找到")
                    .doesNotContain("/staff/filings/" + filing);
        }
        assertThat(QuietBrowser.as(port, "clerk3")
                        .get("/staff/filings/" + filing)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("查找记入日志：谁查的，查找内容密封")
    void aSearchIsJournaledAndItsWordsAreSealed() {
        found("judge1", "q=" + encoded(PLAINTIFF));

        var leaves = jdbc.sql("""
                        select text || details::text || encode(words, 'escape') from journal_leaf
                        where kind = 'CASES_SEARCHED'""").query(String.class).list();
        assertThat(leaves).isNotEmpty().noneMatch(leaf -> leaf.contains(PLAINTIFF));
    }

    @Test
    @DisplayName("案件页：案号、当事人、在办任务、材料、文书、诉讼费、谁做了什么；号码遮盖")
    void theCaseHasOnePage() {
        var page = QuietBrowser.as(port, "judge1")
                .get("/staff/filings/" + filing)
                .expecting(200)
                .text();

        assertThat(page)
                .contains(number, PLAINTIFF, "确认诉讼费", "起诉状", "办理经过", "收到立案申请", "适用规则", "案件受理费")
                .doesNotContain(ID_NUMBER, "13700137001");
    }

    @Test
    @DisplayName("移送以后的案件页：每份文书何时送达、何时读的或者还没有读，交了多少钱、怎样交的，适用了哪些规则")
    void theWholeCaseStandsOnItsPage() {
        var court = new Stories(port);
        var followed = court.owing();
        var notice = court.zhangsan
                .get("/api/v1/filings/" + followed + "/documents")
                .expecting(200)
                .body();
        var read = StreamSupport.stream(notice.get("items").spliterator(), false)
                .filter(one -> one.get("kind").asText().equals("ACCEPTANCE_NOTICE"))
                .findFirst()
                .orElseThrow();
        var filer = QuietBrowser.as(port, "zhangsan");
        var letter = "/filings/" + followed + "/messages/" + read.get("id").asText();
        filer.submit(letter + "/reading", Map.of("_csrf", filer.token(letter))).expecting(302);
        court.pay(followed);
        court.waitsAt(followed, "TRANSFERRED");

        var clerk = QuietBrowser.as(port, "clerk1");
        var page = clerk.get("/staff/filings/" + followed).expecting(200).text();

        var minute = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d";
        assertThat(page)
                .contains("已移送", "法院现在没有要办的任务")
                .containsPattern("受理案件通知书</a></td><td>" + minute + " 送达</td><td>" + minute + "</td>")
                .containsPattern("举证通知书</a></td><td>" + minute + " 送达</td><td>未阅读</td>")
                .containsPattern("微信[^<]*2,300\\.00 元</span> <b>已支付</b>")
                .containsPattern("应交</th><td class=\"number\">2,300\\.00</td>");
        var rules = "/staff/filings/" + followed + "/rules";
        assertThat(page).contains("href=\"" + rules + "\"");
        assertThat(clerk.get(rules).expecting(200).text()).contains("诉讼费", "第 1 版");
    }

    @Test
    @DisplayName("升级前收到的申请，后台补好以后也能按电话和名称的一部分找到")
    void earlierFilingsAreIndexedLater() {
        jdbc.sql("delete from organisation_gram where filing_id = cast(? as uuid)")
                .param(filing)
                .update();
        jdbc.sql("delete from filing_party_index where side = 'PHONE' and filing_id = cast(? as uuid)")
                .param(filing)
                .update();
        assertThat(found("clerk1", "q=13700137001")).doesNotContain(filing);
        assertThat(found("clerk1", "q=" + encoded("寻找有限"))).doesNotContain(filing);
        jdbc.sql("insert into filing_without_phones values (cast(? as uuid))")
                .param(filing)
                .update();

        scheduled("org.lian.filing.PhoneIndex.complete").run();

        assertThat(found("clerk1", "q=13700137001")).contains(filing);
        assertThat(found("clerk1", "q=" + encoded("寻找有限"))).contains(filing);
    }

    /** What the court does each minute, done at once. */
    private Runnable scheduled(String method) {
        return tasks.getScheduledTasks().stream()
                .map(task -> task.getTask().getRunnable())
                .filter(task -> task.toString().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private String found(String username, String terms) {
        return QuietBrowser.as(port, username)
                .get("/staff/search?" + terms)
                .expecting(200)
                .text();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
