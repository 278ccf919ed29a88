package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
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
@Tag("thorough")
class NothingPersonalInTheEngineTests {
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
        assertThat(Planted.columnsHolding(jdbc, List.of(filing)))
                .contains("act_hi_procinst.business_key_", "filing.id");
        assertThat(Planted.columnsHolding(jdbc, List.of("04.10.108.03"))).contains("filing.cause_code");
        assertThat(Planted.columnsHolding(jdbc, List.of("Task_ReviewFiling"))).contains("act_ge_bytearray.bytes_");
        assertThat(Planted.columnsHolding(
                        jdbc, List.of(court.filing(filing).get("caseNumber").asText())))
                .contains("filing.case_number", "journal_leaf.text");
        assertThat(output.getAll()).contains("Registered filing " + filing);
        assertNothingPlanted("after the end");
        assertThat(output.getAll()).doesNotContain(Planted.values());
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
            assertThat(seen).contains(Planted.value(what));
        }
    }

    /** Filed, corrected by the reviewer, registered, fee confirmed and paid, handed over; with some quarrels on the way. */
    private String wholeStory() {
        var draft = Planted.draft();
        var filing = court.drafted(draft);
        // What is refused must not be told to the log either.
        court.zhangsan.post("/api/v1/filings", faulty(draft)).expecting(422);
        court.zhangsan
                .post("/api/v1/filings", "{\"claims\": \"" + Planted.value("诉讼请求") + "\", \"nonsense\": 1")
                .expecting(400);
        court.materials(filing);
        court.zhangsan
                .upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "EVIDENCE",
                        Planted.value("文件名") + ".txt",
                        Planted.value("文件内容").getBytes(StandardCharsets.UTF_8))
                .expecting(201);
        court.submit(filing).expecting(201);
        var review = court.task(filing, "REVIEW");
        assertThat(Planted.columnsHolding(jdbc, List.of(filing))).contains("act_ru_variable.text_");
        assertNothingPlanted("while the review waits");
        court.decide(
                review,
                Map.of(
                        "outcome", "REGISTER",
                        "confirmed", Map.of("defendants", List.of(Planted.defendant("更正后的被告"))),
                        "reason", "与身份证明核对后更正"));
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        assertNothingPlanted("while the fee is due");
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");
        return filing;
    }

    private static Map<String, Object> faulty(Map<String, Object> draft) {
        var faulty = new HashMap<>(draft);
        faulty.put("courtCode", "沪9999");
        return faulty;
    }

    /** Looks while the flow waits, too: what an ended instance leaves behind is less. */
    private void assertNothingPlanted(String when) {
        assertThat(Planted.columnsHolding(jdbc, Planted.values())).as(when).isEmpty();
    }
}
