package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.identity.Accounts;
import org.lian.supervision.Board;
import org.lian.supervision.ReportPeriod;
import org.lian.web.Cells;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists, the search, the numbers and the register over the API. */
@CourtTest
@Tag("thorough")
class SupervisionApiTests {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @LocalServerPort
    int port;

    @Autowired
    Board board;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    Stories court;
    CourtClient head;

    @BeforeEach
    void court() {
        court = new Stories(port);
        head = CourtClient.as(port, "supervisor1");
    }

    @Test
    @DisplayName("任务列表的每一行写明当事人、案由、金额、收到的时间和标记")
    void rowsSayWhatTheyAre() {
        var filing = court.submitted();
        court.task(filing, "REVIEW");
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/reminders", Map.of())
                .expecting(201);

        var row = court.clerk
                .get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")
                .get(0);

        assertThat(row.get("title").asText()).contains("张三", "李四");
        assertThat(row.get("causeName").asText()).isEqualTo("民间借贷纠纷");
        assertThat(row.get("claimAmountFen").asLong()).isPositive();
        assertThat(row.get("receivedAt").asText()).contains("+08:00");
        assertThat(texts(row.get("flags"))).contains("催办");
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + row.get("id").asText())
                        .expecting(200)
                        .text())
                .as("the sheet says when")
                .containsPattern("催办：\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}");
    }

    @Test
    @DisplayName("查找：案号半角、全角、一部分，回执编号，姓名，都找到同一件；别的法院找不到；当事人没有这个入口")
    void search() {
        var filing = court.submitted();
        court.register(filing);
        var detail = court.filing(filing);
        var receipt = detail.get("receipt").get("number").asText();
        var number = court.waitsAt(filing, "REGISTERED").get("caseNumber").asText();

        for (var words : List.of(
                number, number.replace('（', '(').replace('）', ')'), number.replaceAll(".*(民初\\d+)号", "$1"), receipt)) {
            assertThat(hits(court.clerk, words)).as(words).contains(filing);
        }
        assertThat(hits(court.clerk, "李四")).isNotEmpty();
        var hit = court.clerk
                .get("/api/v1/search?q=" + receipt)
                .expecting(200)
                .body()
                .get("items")
                .get(0);
        assertThat(hit.get("receiptNumber").asText()).isEqualTo(receipt);
        assertThat(hit.get("caseNumber").asText()).isEqualTo(number);
        assertThat(hit.get("status").asText()).isEqualTo("REGISTERED");
        assertThat(hit.get("court").asText()).isEqualTo("京0199");
        assertThat(hits(CourtClient.as(port, "clerk3"), receipt)).isEmpty();
        court.zhangsan.get("/api/v1/search?q=" + receipt).expecting(403);
        court.clerk.get("/api/v1/search").expecting(422);
        court.clerk.get("/api/v1/search?q=1&cursor=x").expecting(422);
    }

    @Test
    @DisplayName("查找结果分页，不重不漏")
    void pages() {
        for (var i = 0; i < 55; i++) {
            court.submitted();
        }
        var found = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var body = court.clerk
                    .get("/api/v1/search?q=" + encoded("张三") + cursor)
                    .expecting(200)
                    .body();
            found.addAll(body.get("items").findValuesAsText("filingId"));
            cursor = body.hasNonNull("nextCursor")
                    ? "&cursor=" + body.get("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(found).hasSizeGreaterThanOrEqualTo(55).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @DisplayName("统计按日、人、案由、法院，立案的件数相加都一样，等于看得到的登记簿")
    @CsvSource({"DAY", "CAUSE", "COURT"})
    void sums(String by) {
        var before = sum(lines(by), "received");
        var filing = court.submitted();
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");

        var lines = lines(by);
        assertThat(sum(lines, "registered"))
                .isPositive()
                .isEqualTo(register(200).size());
        assertThat(sum(lines, "received")).isEqualTo(before + 1);
        assertThat(lines).allSatisfy(line -> assertThat(line.has("meanHours") && line.has("p90Hours"))
                .isEqualTo(line.get("registered").asLong() > 0));
    }

    @Test
    @DisplayName("登记簿一页一页取，不重不漏，序号接着数；取走的每一页都记入日志，是谁取的、哪一段、几件")
    void theRegisterIsPaged() {
        for (var n = 0; n < 2; n++) {
            var filing = court.submitted();
            court.register(filing);
            court.waitsAt(filing, "REGISTERED");
        }
        var whole = register(200);
        var before = exports().size();

        var paged = register(1);

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(1);
        assertThat(whole).extracting(line -> line.get("place").asInt()).startsWith(1, 2);
        assertThat(exports().subList(before, before + whole.size()))
                .allMatch(text -> text.matches("导出立案登记簿 [-\\d]{10} 至 [-\\d]{10}，第 \\d+ 件起 1 件"))
                .doesNotHaveDuplicates();
        head.get("/api/v1/register?limit=201").expecting(422);
        head.get("/api/v1/register?cursor=x").expecting(422);
    }

    /** The whole register of the month, by so many lines at a time. */
    private List<JsonNode> register(int limit) {
        var lines = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var body = head.get("/api/v1/register?limit=" + limit + cursor)
                    .expecting(200)
                    .body();
            body.get("items").forEach(lines::add);
            cursor = body.hasNonNull("nextCursor")
                    ? "&cursor=" + body.get("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return lines;
    }

    /** What the journal has of registers that this head took out, in its order. */
    private List<String> exports() {
        return jdbc.sql("select text from journal_leaf where kind = 'REGISTER_EXPORTED' and actor_id = ? order by id")
                .param(accounts.actorOf("supervisor1").accountId())
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("按人统计：谁办的算谁的")
    void byPerson() {
        var before = of("clerk1");
        var filing = court.submitted();
        court.register(filing);
        court.waitsAt(filing, "REGISTERED");

        assertThat(of("clerk1")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("裁定保全编了案号，登记簿有这一案，统计也算立案")
    void aRuledPreservationIsRegistered() {
        var before = of("judge1");
        var filing = Preserved.submitted(court, "BEFORE_SUIT", "PROPERTY");
        Preserved.grant(court, filing);
        court.waitsAt(filing, "TRANSFERRED");

        assertThat(of("judge1")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("看板的“已逾期”和办理列表是一个说法：过了那一刻就是逾期，不等到第二天")
    void overdueIsOverdueAtOnce() {
        var task = court.task(court.submitted(), "REVIEW");
        var before = overdue();
        jdbc.sql("update act_ru_task set due_date_ = now() - interval '1 minute' where id_ = ?")
                .param(task)
                .update();

        assertThat(overdue()).isEqualTo(before + 1);
    }

    private long overdue() {
        return board
                .of(accounts.actorOf("supervisor1"), ReportPeriod.day(LocalDate.now(BusinessClock.SHANGHAI)))
                .ages()
                .stream()
                .mapToLong(Board.Age::overdue)
                .sum();
    }

    @Test
    @DisplayName("每一行都说得出是谁的：没有人办的、期满先行立案的、不问案由的各有名字")
    void noEmptyKey() {
        court.submitted();
        for (var by : List.of("DAY", "PERSON", "CAUSE", "COURT")) {
            assertThat(texts(by)).as(by).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
        }
        assertThat(texts("PERSON")).contains("*NOBODY");
    }

    private List<String> texts(String by) {
        return lines(by).findValuesAsText("key");
    }

    private JsonNode lines(String by) {
        return head.get("/api/v1/statistics?by=" + by).expecting(200).body().get("items");
    }

    private long of(String person) {
        var lines = lines("PERSON");
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.get("key").asText().equals(person))
                .mapToLong(line -> line.get("registered").asLong())
                .sum();
    }

    @Test
    @DisplayName("登记簿可以取成 Excel 工作簿，一案一行；只有庭长可以，导出记入日志")
    void workbook(@TempDir Path folder) throws Exception {
        var filing = court.submitted();
        court.register(filing);
        var number = court.waitsAt(filing, "REGISTERED").get("caseNumber").asText();

        var before = exports().size();

        var file = head.download("/api/v1/register", WORKBOOK);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(exports())
                .hasSize(before + 1)
                .last()
                .asString()
                .isEqualTo("导出立案登记簿 %s 至 %s，%d 件"
                        .formatted(
                                ReportPeriod.month(LocalDate.now(BusinessClock.SHANGHAI))
                                        .from(),
                                LocalDate.now(BusinessClock.SHANGHAI),
                                register(200).size()));
        assertThat(file.headers().firstValue("Content-Type")).hasValue(WORKBOOK);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("attachment"));
        var parts = new HashMap<String, String>();
        var saved = Files.write(folder.resolve("register.xlsx"), file.body());
        try (var zip = new ZipFile(saved.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), text(zip.getInputStream(entry)));
            }
        }
        assertThat(parts).containsKeys("xl/workbook.xml", "xl/worksheets/sheet1.xml");
        assertThat(String.join("", parts.values())).contains(number, "标的额（元）");
        var line = Cells.of(file.body()).rows(1).stream()
                .filter(row -> row.get("B").value().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("F")).as("标的额").isEqualTo(new Cells.Cell(false, "100000.00", "#,##0.00"));
        for (var day : List.of("C", "H")) {
            assertThat(line.get(day).text()).as("立案日期、收到日期").isFalse();
            assertThat(line.get(day).format()).isEqualTo("yyyy-mm-dd");
        }
        court.clerk.get("/api/v1/register").expecting(403);
        court.clerk.get("/api/v1/statistics").expecting(403);
    }

    @ParameterizedTest
    @DisplayName("日期写错的、倒过来的、太长的，种类写错的，指出是哪一项")
    @CsvSource({
        "from=2026-13-01, from",
        "from=2026-11-02&to=2026-11-01, to",
        "from=2020-01-01&to=2026-11-01, to",
        "by=MONTH, by",
    })
    void wrong(String query, String field) {
        assertThat(head.get("/api/v1/statistics?" + query)
                        .expecting(422)
                        .body()
                        .get("errors")
                        .findValuesAsText("field"))
                .containsExactly(field);
    }

    /** The text of a part, as a reader of it has it. */
    private static String text(InputStream part) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(part).getDocumentElement().getTextContent();
    }

    private static long sum(JsonNode lines, String field) {
        return StreamSupport.stream(lines.spliterator(), false)
                .mapToLong(line -> line.get(field).asLong())
                .sum();
    }

    private static List<String> hits(CourtClient who, String words) {
        return who.get("/api/v1/search?q=" + encoded(words))
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("filingId");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
