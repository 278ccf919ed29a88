package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sues whom stands in no column of the engine's, in no clear column of ours and in no line of the log. */
@CourtTest
@ExtendWith(OutputCaptureExtension.class)
class NothingPersonalInTheEngineTests {
    /** Each could be found by its exact letters if anything kept it. */
    private static final Map<String, String> PLANTED = Map.ofEntries(
            Map.entry("原告姓名", "欧阳植入一"),
            Map.entry("更正后的被告", "司徒植入二"),
            Map.entry("原来的被告", "上官植入三"),
            Map.entry("身份证号", "11010119900307889X"),
            Map.entry("电话", "13700937009"),
            Map.entry("被告电话", "13700857008"),
            Map.entry("住址", "植入路七十七号"),
            Map.entry("送达地址", "植入街八十八号"),
            Map.entry("诉讼请求", "植入的诉讼请求甲乙丙"),
            Map.entry("事实与理由", "植入的事实与理由丁戊己"),
            Map.entry("要素", "植入的要素庚辛壬"),
            Map.entry("文件名", "植入的文件名癸"),
            Map.entry("文件内容", "植入的文件内容子丑"),
            Map.entry("法定代理人", "诸葛植入四"));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("走完一件案件：引擎的表、我们的明文列和日志里都没有当事人的信息")
    void nothingOfThePartiesIsInClear(CapturedOutput output) {
        var filing = wholeStory();

        // The search finds what may stand there: the filing's id in the engine, its cause and number with us.
        assertThat(columnsHolding(List.of(filing))).contains("act_hi_procinst.business_key_", "filing.id");
        assertThat(columnsHolding(List.of("04.10.108.03"))).contains("filing.cause_code");
        assertThat(columnsHolding(List.of("Task_ReviewFiling"))).contains("act_ge_bytearray.bytes_");
        assertThat(columnsHolding(List.of(court.filing(filing).get("caseNumber").asText())))
                .contains("filing.case_number", "journal_leaf.text");
        assertThat(output.getAll()).contains("Registered filing " + filing);
        assertNothingPlanted("after the end");
        PLANTED.forEach((what, value) ->
                assertThat(output.getAll()).as(what + " in the log").doesNotContain(value));
    }

    @Test
    @DisplayName("当事人自己看得到全部内容")
    void theFilerReadsItAll() {
        var filing = wholeStory();

        var seen =
                court.zhangsan.get("/api/v1/filings/" + filing).expecting(200).text()
                        + court.zhangsan
                                .get("/api/v1/filings/" + filing + "/materials")
                                .expecting(200)
                                .text();

        for (var what : List.of("原告姓名", "更正后的被告", "诉讼请求", "事实与理由", "要素", "文件名")) {
            assertThat(seen).contains(PLANTED.get(what));
        }
    }

    /** Filed, corrected by the reviewer, registered, fee confirmed and paid, handed over; with some quarrels on the way. */
    private String wholeStory() {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", PLANTED.get("原告姓名"),
                        "idType", "RESIDENT_ID",
                        "idNumber", PLANTED.get("身份证号"),
                        "phone", PLANTED.get("电话"),
                        "address", PLANTED.get("住址"),
                        "representedBy", List.of(Map.of("kind", "STATUTORY", "name", PLANTED.get("法定代理人"))))));
        draft.put("defendants", List.of(defendant("原来的被告")));
        draft.put("claims", PLANTED.get("诉讼请求"));
        draft.put("facts", PLANTED.get("事实与理由"));
        draft.put("elements", Map.of("借款用途", PLANTED.get("要素")));
        draft.put(
                "serviceAddress",
                Map.of("address", PLANTED.get("送达地址"), "phone", PLANTED.get("电话"), "electronic", true));
        var filing = court.drafted(draft);
        // What is refused must not be told to the log either.
        court.zhangsan.post("/api/v1/filings", faulty(draft)).expecting(422);
        court.zhangsan
                .post("/api/v1/filings", "{\"claims\": \"" + PLANTED.get("诉讼请求") + "\", \"nonsense\": 1")
                .expecting(400);
        court.materials(filing);
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "EVIDENCE",
                        PLANTED.get("文件名") + ".txt",
                        PLANTED.get("文件内容").getBytes(StandardCharsets.UTF_8))
                .expecting(201);
        court.submit(filing).expecting(201);
        var review = court.task(filing, "REVIEW");
        assertThat(columnsHolding(List.of(filing))).contains("act_ru_variable.text_");
        assertNothingPlanted("while the review waits");
        court.decide(
                review,
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("defendants", List.of(defendant("更正后的被告"))),
                        "reason", "与身份证明核对后更正"));
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        assertNothingPlanted("while the fee is due");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static Map<String, Object> defendant(String who) {
        return Map.of("kind", "PERSON", "name", PLANTED.get(who), "phone", PLANTED.get("被告电话"));
    }

    private static Map<String, Object> faulty(Map<String, Object> draft) {
        var faulty = new HashMap<>(draft);
        faulty.put("courtCode", "沪9999");
        return faulty;
    }

    /** Looks while the flow waits, too: what an ended instance leaves behind is less. */
    private void assertNothingPlanted(String when) {
        assertThat(columnsHolding(PLANTED.values())).as(when).isEmpty();
    }

    /** Every column of every table that holds one of the values: as text, in JSON, in lists, in bytes. */
    private List<String> columnsHolding(Collection<String> values) {
        var found = new ArrayList<String>();
        var columns = jdbc.sql("""
                        select table_schema, table_name, column_name, data_type from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1, 2, 3""").query().listOfRows();
        assertThat(columns)
                .extracting(column -> column.get("table_name"))
                .contains("act_ge_bytearray", "act_ru_variable", "act_hi_varinst", "filing", "journal_leaf");
        for (var column : columns) {
            var bytes = column.get("data_type").equals("bytea");
            var name = "\"" + column.get("column_name") + "\"";
            var table = "\"" + column.get("table_schema") + "\".\"" + column.get("table_name") + "\"";
            var text = bytes ? "encode(" + name + ", 'hex')" : "cast(" + name + " as text)";
            var holds = jdbc.sql("select exists (select 1 from " + table
                            + ", unnest(string_to_array(:values, '|')) as value where position(value in " + text
                            + ") > 0)")
                    .param("values", bytes ? hex(values) : String.join("|", values))
                    .query(Boolean.class)
                    .single();
            if (holds) {
                found.add(column.get("table_name") + "." + column.get("column_name"));
            }
        }
        return found;
    }

    /** The values as bytes of a file, and as a serialized Java object or a wide string would hold them. */
    private static String hex(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)
                        .map(charset -> HexFormat.of().formatHex(value.getBytes(charset))))
                .collect(Collectors.joining("|"));
    }
}
