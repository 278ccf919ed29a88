package org.lian.web.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.materials.CardPicture;
import org.lian.process.TaskCompletion;
import org.lian.process.Tasks;
import org.lian.story.Stories;
import org.lian.vocabulary.Refusal;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 办理列表: narrowed to what a clerk takes up, and several done together. */
@CourtTest
@Tag("thorough")
class DeskNarrowTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    private Stories court;
    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    /** One filing against a defendant of its own, due long ago so that it is among the first. */
    /** Who files in his own name, with all that is asked. */
    private static final Map<String, String> HIMSELF =
            Map.of("kind", "PERSON", "name", "张三", "phone", "13800138000", "address", "某某区一号");

    private Map<String, String> filed(String defendant, String cause, long fen) {
        return filed(List.of(HIMSELF), defendant, cause, fen);
    }

    private Map<String, String> filed(List<Map<String, String>> plaintiffs, String defendant, String cause, long fen) {
        return filed(plaintiffs, defendant, cause, fen, Map.of());
    }

    private Map<String, String> filed(
            List<Map<String, String>> plaintiffs,
            String defendant,
            String cause,
            long fen,
            Map<String, String> answers) {
        return filed(
                plaintiffs,
                Map.of("kind", "PERSON", "name", defendant + mark, "address", "某某区二号"),
                cause,
                fen,
                answers);
    }

    private Map<String, String> filed(
            List<Map<String, String>> plaintiffs,
            Map<String, String> defendant,
            String cause,
            long fen,
            Map<String, String> answers) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("answers", answers);
        draft.put("causeCode", cause);
        draft.put("claimAmountFen", fen);
        draft.put("plaintiffs", plaintiffs);
        draft.put("defendants", List.of(defendant));
        var filing = court.drafted(draft);
        court.materials(filing);
        for (var each = 1; each < plaintiffs.size(); each++) {
            court.zhangsan
                    .upload(
                            "/api/v1/filings/" + filing + "/materials",
                            "PLAINTIFF_IDENTITY",
                            "身份证" + each + ".txt",
                            ("身份证" + each).getBytes(UTF_8))
                    .expecting(201);
        }
        court.insist(filing);
        var task = court.task(filing, "REVIEW");
        jdbc.sql("update act_ru_task set due_date_ = due_date_ - interval '300 days' where id_ = ?")
                .param(task)
                .update();
        return Map.of("filing", filing, "task", task);
    }

    @Test
    @DisplayName("按案由、金额、收到的日子、承办人、有没有问题筛选；写错的指出来，列表还在")
    void narrowed() {
        filed("甲", "04.10.108.03", 100_000_00);
        var taken = filed("乙", "04.10.108.03", 900_000_00);
        court.clerk
                .post("/api/v1/tasks/" + taken.get("task") + "/claim", Map.of())
                .expecting(200);

        assertThat(list("")).contains("甲" + mark, "乙" + mark);
        assertThat(list("&most=20万")).contains("甲" + mark).doesNotContain("乙" + mark);
        assertThat(list("&least=200000")).contains("乙" + mark).doesNotContain("甲" + mark);
        assertThat(list("&holder=-")).contains("甲" + mark).doesNotContain("乙" + mark);
        assertThat(list("&holder=clerk1")).contains("乙" + mark).doesNotContain("甲" + mark);
        assertThat(list("&cause=04.10.108.03")).contains("甲" + mark);
        assertThat(list("&cause=02.02.014")).doesNotContain("甲" + mark);
        assertThat(list("&to=2020-01-01")).contains("没有符合这些条件的任务");
        var wrong = QuietBrowser.as(port, "clerk1").get("/staff/desk?list=TO_REVIEW&least=很多");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("金额请写数字", "甲" + mark, "value=\"很多\"");
    }

    @Test
    @DisplayName("按期限看：已逾期、今日、明后日、以后各是标题下的那些，标题写明几件；和别的条件一起用；有问题的、没有问题的分得开")
    void byWhenTheyAreDue() {
        var late = filed("甲", "04.10.108.03", 100_000_00);
        var later = filed("乙", "04.10.108.03", 100_000_00);
        // The first of those that have more time, however many others there are.
        jdbc.sql("update act_ru_task set due_date_ = ? where id_ = ?")
                .params(
                        Timestamp.valueOf(LocalDate.now(BusinessClock.SHANGHAI)
                                .plusDays(4)
                                .atStartOfDay()),
                        later.get("task"))
                .update();
        for (var days : Map.of("TODAY", 0, "SOON", 2).entrySet()) {
            jdbc.sql("update act_ru_task set due_date_ = ? where id_ = ?")
                    .params(
                            Timestamp.valueOf(LocalDate.now(BusinessClock.SHANGHAI)
                                    .plusDays(days.getValue() + 1L)
                                    .atStartOfDay()),
                            late.get("task"))
                    .update();
            assertThat(list("&when=" + days.getKey())).contains("甲" + mark).doesNotContain("乙" + mark);
        }
        assertThat(list("&when=OVERDUE")).doesNotContain("甲" + mark, "乙" + mark);
        assertThat(list("&when=LATER&least=100000&most=100000"))
                .contains("乙" + mark)
                .doesNotContain("甲" + mark);
        assertThat(heading(list("&when=LATER"))).matches("\\d+ 件，其中符合条件 [1-9]\\d* 件");
        assertThat(list("&when=SOON")).containsPattern("value=\"SOON\" selected=\"selected\">明后日");
        assertThat(list("&when=NONE&least=100000&most=100000")).contains("甲" + mark, "乙" + mark);

        filed(List.of(HIMSELF), "丙", "04.10.108.03", 100_000_00, Map.of("arbitrationAgreement", "YES"));
        assertThat(list("&clean=true")).contains("甲" + mark, "乙" + mark).doesNotContain("丙" + mark);
        assertThat(list("&clean=false")).contains("丙" + mark).doesNotContain("甲" + mark, "乙" + mark);
    }

    @Test
    @DisplayName("下一件：从筛过的列表打开的，是那个列表里的下一件，没有了就回到那个列表；不是本院列表的地址不算")
    void theNextOfTheListThatOneCameFrom() {
        var first = filed("子", "04.10.108.03", 66_001_00);
        filed("丑", "04.10.108.03", 900_000_00);
        var clerk = QuietBrowser.as(port, "clerk1");
        var back = "/staff/desk?list=TO_REVIEW&least=66001&most=66002";
        assertThat(next(clerk, back)).isEqualTo("/staff/tasks/" + first.get("task"));
        court.as("clerk2")
                .post("/api/v1/tasks/" + first.get("task") + "/claim", Map.of())
                .expecting(200);
        assertThat(next(clerk, back)).isEqualTo(back);
        assertThat(next(clerk, "https://elsewhere.example/staff/desk?least=66001&most=66002"))
                .startsWith("/staff/tasks/");
        assertThat(next(clerk, "/staff/desk?list=NONE&least=2&most=1")).startsWith("/staff/tasks/");
    }

    private static String next(QuietBrowser clerk, String back) {
        return clerk.get("/staff/next?after=REVIEW&back=" + URLEncoder.encode(back, UTF_8))
                .expecting(302)
                .header("location")
                .replaceFirst("^http://[^/]+", "");
    }

    @Test
    @DisplayName("筛选了的，标题写明全部几件、符合条件几件；只看待认领的，写明待认领几件；没有筛选的，只写全部几件")
    void theHeadingSaysWhatIsShown() {
        var taken = filed("甲", "04.10.108.03", 77_123_00);
        filed("乙", "04.10.108.03", 77_123_00);
        filed("丙", "04.10.108.03", 900_000_00);
        var all = Long.parseLong(heading(list("")).replace(" 件", ""));

        assertThat(heading(list("&least=77123&most=77123"))).isEqualTo(all + " 件，其中符合条件 2 件");
        assertThat(heading(list("&least=77123&most=77123&cause=02.02.014"))).isEqualTo(all + " 件，其中符合条件 0 件");
        var unheld = unheld();
        court.clerk
                .post("/api/v1/tasks/" + taken.get("task") + "/claim", Map.of())
                .expecting(200);
        assertThat(unheld()).isEqualTo(unheld - 1);
        assertThat(heading(list("&open=true"))).isEqualTo(all + " 件，其中待认领 " + (unheld - 1) + " 件");
    }

    @Test
    @DisplayName("待认领是承办人的一种；以前的地址 open=true 还管用，选中的也是它；和别的条件一起用，翻页不丢")
    void nobodysIsAChoiceOfTheHolder() {
        var taken = filed("甲", "04.10.108.03", 77_124_00);
        filed("乙", "04.10.108.03", 77_124_00);
        court.clerk
                .post("/api/v1/tasks/" + taken.get("task") + "/claim", Map.of())
                .expecting(200);

        assertThat(list("")).contains("/staff/desk?list=TO_REVIEW&amp;holder=-\">只看待认领的");
        for (var address : List.of("&holder=-", "&open=true", "&holder=&open=true")) {
            assertThat(list(address))
                    .contains("乙" + mark, "value=\"-\" selected=\"selected\">待认领", ">看全部<")
                    .doesNotContain("甲" + mark, "只看待认领的");
            assertThat(heading(list(address))).contains("其中待认领");
            assertThat(heading(list(address + "&least=77124&most=77124"))).contains("其中符合条件 1 件");
        }
        assertThat(list("&holder=clerk1&open=true&least=77124&most=77124"))
                .contains("甲" + mark)
                .doesNotContain("乙" + mark);
    }

    private long unheld() {
        return Long.parseLong(heading(list("&open=true")).replaceFirst(".*其中待认领 (\\d+) 件", "$1"));
    }

    private static String heading(String page) {
        var found = Pattern.compile("<small>([^<]*)</small></h1>").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    @DisplayName("筛选的“从”大于、晚于“至”：写明是哪两栏、怎样改，填写的都留着，列表照样列出")
    void boundsThatContradict() {
        filed("甲", "04.10.108.03", 100_000_00);

        var sums = QuietBrowser.as(port, "clerk1").get("/staff/desk?list=TO_REVIEW&least=30万&most=200000");
        assertThat(sums.status()).isEqualTo(422);
        assertThat(sums.text())
                .contains("金额“从”（300,000.00 元）大于“至”（200,000.00 元）", "请改其中一个，或者把两个对调")
                .contains("value=\"30万\"", "value=\"200000\"", "甲" + mark);
        var both = QuietBrowser.as(port, "clerk1")
                .get("/staff/desk?list=TO_REVIEW&least=2&most=1&from=2026-11-28&to=2026-11-01");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text())
                .contains("金额“从”（2.00 元）大于“至”（1.00 元）", "收到“从”（2026-11-28）晚于“至”（2026-11-01）")
                .contains("value=\"2026-11-28\"", "value=\"2026-11-01\"");
        assertThat(list("&least=200000&most=200000&from=2026-11-01&to=2026-11-01"))
                .contains("没有符合这些条件的任务");
    }

    @Test
    @DisplayName("案由后面的件数是符合其他条件的件数；选了的案由一件也没有，还在选项里")
    void theNumbersOfCausesFollow() {
        filed("甲", "04.10.108.03", 77_001_00);
        filed("乙", "04.10.108.03", 77_002_00);
        filed("丙", "04.10.108.03", 900_000_00);

        assertThat(list("&least=77001&most=77002")).contains("民间借贷纠纷（2）");
        assertThat(list("&least=77001&most=77001&cause=04.10.108.03")).contains("民间借贷纠纷（1）");
        assertThat(list("&least=77003&most=77004&cause=04.10.108.03"))
                .containsPattern("value=\"04.10.108.03\" selected=\"selected\">民间借贷纠纷（0）");
    }

    @Test
    @DisplayName("一并登记：清单写明当事人、诉讼费、没有人打开的材料；案由不同的、有问题的不一并；各有案号、交费通知，都在办理人名下")
    void registeredTogether() {
        var filings = new ArrayList<Map<String, String>>();
        for (var defendant : List.of("丙", "丁", "戊")) {
            filings.add(filed(defendant, "04.10.108.03", 100_000_00));
        }
        var other = filed("己", "04.10.088", 100_000_00);
        var chosen = filings.stream().map(one -> "task=" + one.get("task")).collect(Collectors.joining("&")) + "&task="
                + other.get("task");
        var clerk = QuietBrowser.as(port, "clerk1");

        var asked = clerk.get("/staff/batch?" + chosen).expecting(200).text();
        assertThat(asked).contains("下列 3 件由您逐件认领", "确认登记勾选的", "2,300.00 元", "案由不同，请另一次办理", "丙" + mark);

        var done = clerk.send(
                        "POST",
                        "/staff/batch",
                        "application/x-www-form-urlencoded",
                        chosen + shown(clerk, chosen) + "&fee=true&_csrf=" + clerk.token("/staff/batch?" + chosen))
                .expecting(200)
                .text();

        assertThat(done.split("已登记立案", -1)).hasSize(4);
        assertThat(done).contains("民初", "没有办成：案由不同");
        for (var one : filings) {
            court.waitsAt(one.get("filing"), "FEE_DUE");
            assertThat(jdbc.sql("select distinct clerk from task_done where filing_id = cast(? as uuid)")
                            .param(one.get("filing"))
                            .query(String.class)
                            .list())
                    .containsExactly("clerk1");
        }
        assertThat(court.filing(other.get("filing")).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("一并登记：几个人填写了相同证件号码的不一并，写明原因")
    void equalNumbersAreNotRegisteredTogether() {
        var alike = Map.of(
                "kind",
                "PERSON",
                "idType",
                "RESIDENT_ID",
                "idNumber",
                CardPicture.numberOfNobody(),
                "address",
                "某某区一号",
                "phone",
                "13800138000");
        var first = new HashMap<>(alike);
        first.put("name", "庚" + mark);
        var second = new HashMap<>(alike);
        second.put("name", "辛" + mark);
        var equal = filed(List.of(HIMSELF, first, second), "壬", "04.10.108.03", 100_000_00);
        var clerk = QuietBrowser.as(port, "clerk1");
        var chosen = "task=" + equal.get("task");

        assertThat(clerk.get("/staff/batch?" + chosen).expecting(200).text()).contains("几个人填写了相同的证件号码，请打开核对");
        clerk.send(
                "POST",
                "/staff/batch",
                "application/x-www-form-urlencoded",
                chosen + shown(clerk, chosen) + "&fee=true&_csrf=" + clerk.token("/staff/batch?" + chosen));

        assertThat(court.filing(equal.get("filing")).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("回答对受理不利的（有书面仲裁协议）：列表里写“核对受理条件”，不能勾选，不算没有问题，也不一并登记")
    void doubtfulIsNotRegisteredTogether() {
        var doubtful = filed(List.of(HIMSELF), "癸", "04.10.108.03", 100_000_00, Map.of("arbitrationAgreement", "YES"));

        assertThat(list("")).contains("癸" + mark).doesNotContain("选择 张三 诉 癸" + mark);
        assertThat(rowOf("癸")).contains("核对受理条件");
        assertThat(list("&clean=true")).doesNotContain("癸" + mark);
        registerTogether(doubtful, "有需要逐件看的情形，请打开办理");
        assertThat(court.filing(doubtful.get("filing")).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("机器提示请核对的（没有写起诉人的电话）：列表里写明是哪一项，不能勾选，不算没有问题，也不一并登记")
    void warnedIsNotRegisteredTogether() {
        var warned = filed(
                List.of(Map.of("kind", "PERSON", "name", "张三", "address", "某某区一号")), "申", "04.10.108.03", 100_000_00);

        assertThat(list("")).doesNotContain("选择 张三 诉 申" + mark);
        assertThat(rowOf("申")).contains("没有电话").doesNotContain("请核对");
        assertThat(list("&clean=true")).doesNotContain("申" + mark);
        registerTogether(warned, "有需要逐件看的情形，请打开办理");
        assertThat(court.filing(warned.get("filing")).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("只是对方的电话可疑的：列表里写“对方电话可疑”，照样可以勾选、算没有问题的、一并登记；自己的电话可疑的不行")
    void theOthersTelephoneStopsNoBatch() {
        var other = filed(
                List.of(HIMSELF),
                Map.of("kind", "PERSON", "name", "戌" + mark, "address", "某某区二号", "phone", "139001390990"),
                "04.10.108.03",
                100_000_00,
                Map.of());

        assertThat(list("")).contains("选择 张三 诉 戌" + mark);
        assertThat(rowOf("戌")).contains("对方电话可疑").doesNotContain("请核对");
        assertThat(list("&clean=true")).contains("戌" + mark);
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/batch?task=" + other.get("task"))
                        .expecting(200)
                        .text())
                .contains("data-progress=\"正在登记\"", "全选", "戌" + mark)
                .doesNotContain("不一并登记的");

        var own = new HashMap<String, String>(HIMSELF);
        own.put("phone", "138001380000");
        filed(List.of(own), "亥", "04.10.108.03", 100_000_00);
        assertThat(rowOf("亥")).contains("电话可疑").doesNotContain("对方电话可疑");
        assertThat(list("&clean=true")).doesNotContain("亥" + mark);
    }

    @Test
    @DisplayName("相同当事人、相同案由的两件：先来的那件等着审查的，也写“重复”，不能勾选，不算没有问题，也不一并登记；已经登记的不动")
    void theFirstOfTwinsIsNotRegisteredTogether() {
        var first = filed("子", "04.10.108.03", 100_000_00);
        assertThat(list("&clean=true")).contains("子" + mark);
        filed("子", "04.10.108.03", 100_000_00);

        assertThat(list("").split("张三 诉 子" + mark + "<", -1)).hasSize(3);
        assertThat(rowOf("子")).contains("重复");
        assertThat(list("&clean=true")).doesNotContain("子" + mark);
        assertThat(found(first)).isEqualTo("RELATED_FOUND");
        registerTogether(first, "有需要逐件看的情形，请打开办理");
        assertThat(court.filing(first.get("filing")).get("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    @DisplayName("先来的已经登记立案的，后来的只写在自己的机器检查里")
    void aRegisteredTwinStaysAsItWas() {
        var first = filed("未", "04.10.108.03", 100_000_00);
        court.register(first.get("filing"));
        var second = filed("未", "04.10.108.03", 100_000_00);

        assertThat(found(first)).isEqualTo("RELATED_NONE");
        assertThat(found(second)).isEqualTo("RELATED_FOUND");
    }

    private String found(Map<String, String> filed) {
        return jdbc.sql("select code from filing_finding where filing_id = cast(? as uuid) and code like 'RELATED%'")
                .param(filed.get("filing"))
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("一并登记：勾选以后同事已经登记的、认领的，清单和结果都写明是哪一件、谁办的、现在怎样；外院的任务不透露是谁的")
    void whatAColleagueDidMeanwhileIsNamed() {
        var done = filed("丑", "04.10.108.03", 100_000_00);
        var taken = filed("寅", "04.10.108.03", 100_000_00);
        var chosen = "task=" + done.get("task") + "&task=" + taken.get("task");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/batch?" + chosen).text()).contains("下列 2 件由您逐件认领");
        court.decideAs("clerk2", done.get("filing"), "REVIEW", Map.of("outcome", "REGISTER"));
        court.as("clerk2")
                .post("/api/v1/tasks/" + taken.get("task") + "/claim", Map.of())
                .expecting(200);

        for (var page : List.of(
                clerk.get("/staff/batch?" + chosen).text(),
                clerk.send(
                                "POST",
                                "/staff/batch",
                                "application/x-www-form-urlencoded",
                                chosen + shown(clerk, chosen) + "&fee=true&_csrf="
                                        + clerk.token("/staff/batch?" + chosen))
                        .text())) {
            assertThat(page)
                    .contains("丑" + mark, "已由 立案窗口二号（演示） 办结，现在是“已立案”，（20", "寅" + mark, "由 立案窗口二号（演示） 承办")
                    .doesNotContain("已登记立案");
        }
        assertThat(QuietBrowser.as(port, "clerk3").get("/staff/batch?" + chosen).text())
                .contains("不在您的办理列表里")
                .doesNotContain("丑" + mark, "寅" + mark, "立案窗口二号");
    }

    @Test
    @DisplayName("一并登记几个案由的：最多的那个案由先登记，结果页接着办其余的")
    void theCommonestCauseFirst() {
        var other = filed("午", "04.10.088", 100_000_00);
        var chosen = Stream.of(other, filed("未", "04.10.108.03", 100_000_00), filed("申", "04.10.108.03", 100_000_00))
                .map(one -> "task=" + one.get("task"))
                .collect(Collectors.joining("&"));
        var clerk = QuietBrowser.as(port, "clerk1");

        var page = clerk.get("/staff/batch?" + chosen).expecting(200).text();
        var rest = page.indexOf("不一并登记的（1 件）");
        assertThat(page.substring(0, rest)).contains("未" + mark, "申" + mark).doesNotContain("午" + mark);
        var done = clerk.send(
                        "POST",
                        "/staff/batch",
                        "application/x-www-form-urlencoded",
                        chosen.substring(chosen.indexOf('&') + 1) + shown(clerk, chosen) + "&others="
                                + other.get("task") + "&_csrf=" + clerk.token("/staff/batch?" + chosen))
                .expecting(200)
                .text();

        assertThat(page).contains("name=\"others\" value=\"" + other.get("task") + "\"");
        assertThat(done.split("已登记立案", -1)).hasSize(3);
        assertThat(done).contains("接着办案由不同的 1 件", "name=\"task\" value=\"" + other.get("task") + "\"");
        clerk.get("/staff/batch?task=" + other.get("task")).expecting(200);
    }

    @Test
    @DisplayName("一并登记的清单：不一并登记的另列一处，写明原因，不写在诉讼费一栏")
    void whatIsLeftOutHasItsOwnPlace() {
        var ready = filed("辰", "04.10.108.03", 100_000_00);
        var other = filed("巳", "04.10.088", 100_000_00);

        var page = QuietBrowser.as(port, "clerk1")
                .get("/staff/batch?task=" + ready.get("task") + "&task=" + other.get("task"))
                .text();

        var rest = page.indexOf("不一并登记的（1 件）");
        assertThat(rest).isPositive();
        assertThat(page.substring(0, rest)).contains("辰" + mark).doesNotContain("巳" + mark, "案由不同");
        assertThat(page.substring(rest)).contains("巳" + mark, "案由不同，请另一次办理").doesNotContain("辰" + mark);
    }

    @Test
    @DisplayName("改派走的任务，还开着它的人办理时读到：谁改派给了谁、什么理由；案件的办理经过也写明改派给谁")
    void whoseTaskWasReassignedLearnsOfIt() {
        var one = filed("午", "04.10.108.03", 100_000_00);
        var decide = "/api/v1/tasks/" + one.get("task") + "/completion";
        court.clerk
                .post("/api/v1/tasks/" + one.get("task") + "/claim", Map.of())
                .expecting(200);
        assign(QuietBrowser.as(port, "supervisor1"), one.get("task"), "下周开庭，人手不够")
                .expecting(200);

        for (var late : List.of(
                court.clerk.post(decide, Map.of("outcome", "REGISTER")),
                court.clerk.post("/api/v1/tasks/" + one.get("task") + "/claim", Map.of()))) {
            assertThat(late.expecting(409).body().get("detail").asText())
                    .isEqualTo("这项任务已由 立案庭庭长（演示） 改派给 立案窗口二号（演示），理由：下周开庭，人手不够");
        }
        assertThat(court.as("clerk3")
                        .post(decide, Map.of("outcome", "REGISTER"))
                        .expecting(404)
                        .body()
                        .toString())
                .doesNotContain("改派", "人手不够");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + one.get("filing"))
                        .text())
                .contains("改派给 立案窗口二号（演示），理由：下周开庭，人手不够");

        court.as("clerk2")
                .post("/api/v1/tasks/" + one.get("task") + "/release", Map.of())
                .expecting(204);
        court.as("supervisor1")
                .post("/api/v1/tasks/" + one.get("task") + "/claim", Map.of())
                .expecting(200);
        assertThat(court.clerk
                        .post(decide, Map.of("outcome", "REGISTER"))
                        .expecting(409)
                        .body()
                        .get("detail")
                        .asText())
                .as("the one to whom it was given does not hold it any more")
                .isEqualTo("已被他人认领");
    }

    /** Chosen on the list and confirmed all the same: both pages say why it is left out. */
    /** The list to confirm as it is shown now. */
    private static String shown(QuietBrowser clerk, String chosen) {
        return Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
                .matcher(clerk.get("/staff/batch?" + chosen).text())
                .results()
                .map(line -> "&shown=" + URLEncoder.encode(line.group(1), UTF_8))
                .collect(Collectors.joining());
    }

    @Test
    @DisplayName("确认的是看过的清单：看过以后诉讼费变了的、没有看过的，说明，不登记，不留在谁名下；原来在我名下的还在我名下")
    void whatWasShownIsConfirmed() {
        var changed = filed("戌", "04.10.108.03", 100_000_00);
        var mine = filed("亥", "04.10.108.03", 100_000_00);
        var clerk = QuietBrowser.as(port, "clerk1");
        court.as("clerk1")
                .post("/api/v1/tasks/" + mine.get("task") + "/claim", Map.of())
                .expecting(200);
        var chosen = "task=" + changed.get("task") + "&task=" + mine.get("task");
        var shown = shown(clerk, chosen);
        for (var seen : List.of("", shown.replaceAll("[0-9a-f]{8}(?=&|$)", "00000000"))) {
            assertThat(clerk.send(
                                    "POST",
                                    "/staff/batch",
                                    "application/x-www-form-urlencoded",
                                    chosen + seen + "&fee=true&_csrf=" + clerk.token("/staff/batch?" + chosen))
                            .expecting(200)
                            .text())
                    .contains("清单上的内容刚刚有变动，没有登记", "现在标的额 100,000.00 元，诉讼费 2,300.00 元")
                    .doesNotContain("已登记立案");
        }
        assertThat(holder(changed)).isEmpty();
        assertThat(holder(mine)).containsExactly("clerk1");
    }

    @Test
    @DisplayName("认领和办理是一件事：办理没有成的，任务还在大家的列表里，先请谁的还先请谁；原来就在我名下的还在我名下")
    void whatIsRefusedIsNobodysAgain() {
        var free = filed("甲子", "04.10.108.03", 100_000_00);
        var mine = filed("乙丑", "04.10.108.03", 100_000_00);
        court.as("clerk1")
                .post("/api/v1/tasks/" + mine.get("task") + "/claim", Map.of())
                .expecting(200);
        jdbc.sql("update act_ru_task set owner_ = 'clerk1', follow_up_date_ = now() + interval '1 day' where id_ = ?")
                .param(free.get("task"))
                .update();
        var refused = new TaskCompletion(Map.of("outcome", "REFUSE"), Map.of(), null, null);
        for (var one : List.of(free, mine)) {
            assertThatThrownBy(() -> tasks.takeAndComplete(accounts.actorOf("clerk1"), one.get("task"), refused))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(holder(free)).isEmpty();
        assertThat(jdbc.sql("select owner_ from act_ru_task where id_ = ? and follow_up_date_ is not null")
                        .param(free.get("task"))
                        .query(String.class)
                        .list())
                .containsExactly("clerk1");
        assertThat(holder(mine)).containsExactly("clerk1");
    }

    @Test
    @DisplayName("一个人名下超过五十项的：写明一共多少、第几页，第一页到最后一页都看得到，每一项只在一页；后面的页上改派没有写理由的，还在那一页，勾选的、选的人都在")
    void everyTaskOfAColleagueIsOnAPage() {
        var held = IntStream.range(0, 52)
                .mapToObj(each -> filed("丁" + each, "04.10.108.03", 100_000_00).get("task"))
                .toList();
        held.forEach(task -> jdbc.sql("update act_ru_task set assignee_ = 'judge2' where id_ = ?")
                .param(task)
                .update());
        try {
            var head = QuietBrowser.as(port, "supervisor1");
            var total = jdbc.sql("select count(*) from act_ru_task where assignee_ = 'judge2' and tenant_id_ = '京0199'")
                    .query(Integer.class)
                    .single();
            var pages = (total + 49) / 50;
            var ids = new ArrayList<String>();
            for (var page = 1; page <= pages; page++) {
                var text = head.get("/staff/workload?holder=judge2&page=" + page)
                        .expecting(200)
                        .text();
                assertThat(text).contains("一共 " + total + " 项", "第 " + page + " 页，共 " + pages + " 页");
                Pattern.compile("name=\"task\" value=\"([^\"]+)\"")
                        .matcher(text)
                        .results()
                        .forEach(found -> ids.add(found.group(1)));
            }
            assertThat(ids).hasSize(total).doesNotHaveDuplicates().containsAll(held);
            assertThat(head.get("/staff/workload?holder=judge2&page=999").text())
                    .contains("第 " + pages + " 页，共", "第一页")
                    .doesNotContain("最后一页");

            var last = ids.get(total - 1);
            var typed = new HashMap<>(Map.of("holder", "judge2", "page", String.valueOf(pages), "task", last));
            typed.putAll(Map.of("username", "clerk2", "reason", "", "_csrf", head.token("/staff")));
            assertThat(head.submit("/staff/workload", typed).expecting(422).text())
                    .contains("第 " + pages + " 页，共", "请写明改派的理由")
                    .containsPattern("value=\"" + last + "\"[^>]* checked")
                    .containsPattern("value=\"clerk2\"[^>]* checked");
            typed.put("reason", "分担");
            assertThat(head.submit("/staff/workload", typed).expecting(302).header("location"))
                    .contains("page=" + pages);
        } finally {
            // Behind what other tests look for on the first page.
            held.forEach(task -> jdbc.sql(
                            "update act_ru_task set assignee_ = null, due_date_ = now() + interval '900 days' where id_ = ?")
                    .param(task)
                    .update());
        }
    }

    private void registerTogether(Map<String, String> filed, String why) {
        var clerk = QuietBrowser.as(port, "clerk1");
        var chosen = "task=" + filed.get("task");
        assertThat(clerk.get("/staff/batch?" + chosen).expecting(200).text()).contains(why);
        assertThat(clerk.send(
                                "POST",
                                "/staff/batch",
                                "application/x-www-form-urlencoded",
                                chosen + shown(clerk, chosen) + "&fee=true&_csrf="
                                        + clerk.token("/staff/batch?" + chosen))
                        .text())
                .contains(why);
    }

    private String rowOf(String defendant) {
        var rows = list("");
        var at = rows.indexOf(defendant + mark);
        return rows.substring(at, rows.indexOf("</li>", at));
    }

    @Test
    @DisplayName("庭长在列表里勾选改派；没有写理由的说明，没有改；窗口人员不能改派")
    void assignedTogether() {
        var one = filed("庚", "04.10.108.03", 100_000_00);
        var head = QuietBrowser.as(port, "supervisor1");
        assertThat(head.get("/staff/desk?list=TO_REVIEW").text())
                .contains("改派勾选的")
                .doesNotContain("name=\"_csrf\" form");
        assign(head, one.get("task"), "").expecting(302);
        assertThat(head.get("/staff/desk").text()).contains("请写明改派的理由");
        assertThat(assign(head, one.get("task"), "外出").expecting(200).text()).contains("已改派");
        assertThat(jdbc.sql("select assignee_ from act_ru_task where id_ = ?")
                        .param(one.get("task"))
                        .query(String.class)
                        .single())
                .isEqualTo("clerk2");
        assertThat(assign(QuietBrowser.as(port, "clerk1"), one.get("task"), "我来")
                        .expecting(422)
                        .text())
                .contains("只有庭长可以改派任务");
    }

    @Test
    @DisplayName("改派只列能承办的人：审查材料不列法官；审查里已回避的不列；外出的不列")
    void onlyWhoMayTakeItIsOffered() {
        var one = filed("戌", "04.10.108.03", 7_654_321_00);
        var head = QuietBrowser.as(port, "supervisor1");

        assertThat(offered(head.get("/staff/desk?list=TO_REVIEW&least=7654321&most=7654321")
                        .text()))
                .contains("clerk1", "clerk2", "supervisor1")
                .doesNotContain("judge1", "clerk3");
        assertThat(offered(head.get("/staff/tasks/" + one.get("task")).text()))
                .contains("clerk1", "clerk2", "supervisor1")
                .doesNotContain("judge1", "clerk3");

        court.clerk
                .post("/api/v1/tasks/" + one.get("task") + "/claim", Map.of())
                .expecting(200);
        court.clerk
                .post("/api/v1/tasks/" + one.get("task") + "/release", Map.of("reason", "当事人是亲属", "recusal", true))
                .expecting(204);
        assertThat(offered(head.get("/staff/tasks/" + one.get("task")).text()))
                .contains("clerk2")
                .doesNotContain("clerk1");
        assign(head, one.get("task"), "clerk1 回避").expecting(200);
        assertThat(offered(head.get("/staff/workload?holder=clerk2").text())).contains("supervisor1");
    }

    /** The user names to choose from for a new holder. */
    private static List<String> offered(String page) {
        var choice = Pattern.compile(
                        "(?s)(<select name=\"username\".*?</select>|<select id=\"assign-to\".*?</select>|<fieldset><legend>改派给.*?</fieldset>)")
                .matcher(page);
        assertThat(choice.find()).isTrue();
        return Pattern.compile("value=\"([^\"]+)\"")
                .matcher(choice.group())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    @DisplayName("改派：没有勾选任务、没有选人、没有写理由的，回到原来的列表说明要做什么；勾选的、写好的还在，一项也没有改派")
    void assigningNothingSaysWhatToDo() {
        var one = filed("未", "04.10.108.03", 100_000_00);
        var head = QuietBrowser.as(port, "supervisor1");
        var back = "/staff/desk?list=TO_REVIEW&least=50000";

        assertThat(sentBack(head, back, Map.of("reason", "调配" + mark)))
                .contains("请先勾选要改派的任务；请选择改派给谁", "待审查", "value=\"50000\"", "value=\"调配" + mark);
        assertThat(sentBack(head, back, Map.of("task", one.get("task"), "username", "clerk2")))
                .contains("请写明改派的理由", "value=\"clerk2\" selected")
                .containsPattern("value=\"" + one.get("task") + "\"[^>]*checked")
                .doesNotContain("请先勾选");
        assertThat(sentBack(head, "https://example.com/staff/desk", Map.of())).contains("请先勾选要改派的任务");
        assertThat(holder(one)).isEmpty();
    }

    /** Refused before anything was done: the list again, with what was typed. */
    private String sentBack(QuietBrowser head, String back, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("back", back);
        form.put("_csrf", head.token("/staff"));
        var answer = head.submit("/staff/batch/assignment", form).expecting(302);
        var location = answer.header("location");
        assertThat(location).startsWith("http://127.0.0.1:" + port + "/staff/desk");
        return head.get(location.substring(location.indexOf("/staff/desk")))
                .expecting(200)
                .text();
    }

    private List<String> holder(Map<String, String> filed) {
        return jdbc.sql("select assignee_ from act_ru_task where id_ = ? and assignee_ is not null")
                .param(filed.get("task"))
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("办理列表的一并登记、改派做完以后，回到原来的列表和筛选")
    void leadsBackToTheListWithItsFilter() {
        var one = filed("申", "04.10.108.03", 100_000_00);
        var clerk = QuietBrowser.as(port, "clerk1");
        var here = "list=TO_REVIEW&amp;least=50000&amp;holder=-";
        var page = clerk.get("/staff/desk?list=TO_REVIEW&least=50000&holder=-").text();
        assertThat(page).contains("name=\"back\" form=\"batch\" value=\"/staff/desk?" + here + "\"");

        var chosen = "task=" + one.get("task") + "&back="
                + URLEncoder.encode("/staff/desk?list=TO_REVIEW&least=50000&holder=-", StandardCharsets.UTF_8);

        assertThat(clerk.get("/staff/batch?" + chosen).text()).contains("href=\"/staff/desk?" + here + "\"");
        assertThat(clerk.send(
                                "POST",
                                "/staff/batch",
                                "application/x-www-form-urlencoded",
                                chosen + shown(clerk, chosen) + "&fee=true&_csrf="
                                        + clerk.token("/staff/batch?" + chosen))
                        .expecting(200)
                        .text())
                .contains("href=\"/staff/desk?" + here + "\"");
    }

    @Test
    @DisplayName("缓交由法官审批：在法官的列表和件数里，不在窗口的")
    void whatAnotherGroupDecidesIsOnItsListAlone() {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "feeRelief",
                                Map.of("ground", "DEFERRAL_LEGAL_AID", "statement", "正在接受法律援助")))
                .expecting(201);
        court.register(filing);
        var deferral = court.taskFor(court.as("judge1"), filing, "DEFERRAL");

        assertThat(toGrant("judge1")).contains("/staff/tasks/" + deferral);
        assertThat(toGrant("clerk1")).doesNotContain("/staff/tasks/" + deferral);
    }

    private String toGrant(String username) {
        return QuietBrowser.as(port, username)
                .get("/staff/desk?list=TO_GRANT")
                .expecting(200)
                .text();
    }

    private static QuietBrowser.Answer assign(QuietBrowser person, String task, String reason) {
        return person.submit(
                "/staff/batch/assignment",
                Map.of("task", task, "username", "clerk2", "reason", reason, "_csrf", person.token("/staff")));
    }

    private String list(String narrowed) {
        return QuietBrowser.as(port, "clerk1")
                .get("/staff/desk?list=TO_REVIEW" + narrowed)
                .expecting(200)
                .text();
    }
}
