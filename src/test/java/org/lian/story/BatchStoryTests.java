package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 批量立案: many filings under one key, each with a result of its own. */
@CourtTest
class BatchStoryTests {
    private static final Map<String, Object> INSIST = Map.of("consentOnline", true, "insist", true);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Stories court;
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("每一件有自己的结果：提交的给回执，缺材料的留作草稿并写明缺什么，没有要求提交的是草稿，读不懂的指出字段")
    void eachRowForItself() {
        var submitted = draft();
        submitted.put("submission", INSIST);
        var incomplete = draft();
        incomplete.put("submission", Map.of("consentOnline", true));
        incomplete.remove("claims");
        var wrong = draft();
        wrong.put("claimAmount", 3);

        var rows = sent(batch(submitted, incomplete, draft(), wrong)).get("rows");

        assertThat(rows).hasSize(4);
        assertThat(states(rows)).containsExactly("SUBMITTED", "DRAFT", "DRAFT", "REJECTED");
        assertThat(rows.get(0).get("receipt").asText()).startsWith("S");
        assertThat(court.filing(rows.get(0).get("filingId").asText())
                        .get("status")
                        .asText())
                .isEqualTo("UNDER_REVIEW");
        assertThat(rows.get(1).get("errors").findValuesAsText("code")).contains("CLAIMS_MISSING");
        assertThat(court.filing(rows.get(1).get("filingId").asText())
                        .get("status")
                        .asText())
                .isEqualTo("DRAFT");
        assertThat(rows.get(2).get("errors")).isEmpty();
        assertThat(rows.get(3).get("errors").findValuesAsText("field")).containsExactly("claimAmount");
        assertThat(rows.get(3).has("filingId")).isFalse();
    }

    @Test
    @DisplayName("同一个批次号、同样的内容再来一次，还是原来那些申请；内容不同的拒绝；件数对不上的拒绝，什么也不留下")
    void theSameBatchIsOne() {
        var batch = batch(draft(), draft());
        var first = sent(batch);
        var again = sent(batch);

        assertThat(again).isEqualTo(first);
        assertThat(court.zhangsan.get("/api/v1/batches/" + key).expecting(200).body())
                .isEqualTo(first);
        assertThat(court.zhangsan
                        .post("/api/v1/batches", batch(draft()))
                        .expecting(422)
                        .body()
                        .get("errors")
                        .findValuesAsText("code"))
                .containsExactly("REUSED");
        var lost = new HashMap<String, Object>(
                Map.of("batchKey", "other-" + key, "declaredCount", 3, "filings", List.of(draft(), draft())));
        assertThat(court.zhangsan
                        .post("/api/v1/batches", lost)
                        .expecting(422)
                        .body()
                        .get("errors")
                        .findValuesAsText("field"))
                .containsExactly("declaredCount");
        court.zhangsan.get("/api/v1/batches/other-" + key).expecting(404);
    }

    @Test
    @DisplayName("别人的批次查不到；同一个批次号，各人是各人的")
    void ofOnePersonAlone() {
        sent(batch(draft()));
        var lawyer = CourtClient.as(port, "lawyer1");

        lawyer.get("/api/v1/batches/" + key).expecting(404);
        assertThat(lawyer.post("/api/v1/batches", batch(draft(), draft()))
                        .expecting(201)
                        .body()
                        .get("rows"))
                .hasSize(2);
        assertThat(court.zhangsan
                        .get("/api/v1/batches/" + key)
                        .expecting(200)
                        .body()
                        .get("rows"))
                .hasSize(1);
    }

    @Test
    @DisplayName("排队的内容是密封的，成了申请就不再留在批次里；带 Idempotency-Key 的由后台接着办")
    @Tag("thorough")
    void whatWaitsIsSealedAndGoesOnByItself() {
        var named = draft();
        named.put("claims", "只有这一件写的诉讼请求");
        court.zhangsan
                .post("/api/v1/batches", batch(named), UUID.randomUUID().toString())
                .expecting(201);

        CourtClock.until(() -> assertThat(states(court.zhangsan
                        .get("/api/v1/batches/" + key)
                        .expecting(200)
                        .body()
                        .get("rows")))
                .containsExactly("DRAFT"));
        assertThat(jdbc.sql("select count(*) from filing_batch_row where batch_key = ? and content is not null")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("没有批次号、没有申请、超过一千件的，指出字段")
    void badBatches() {
        assertThat(fields(Map.of("declaredCount", 1, "filings", List.of(draft()))))
                .containsExactly("batchKey");
        assertThat(fields(Map.of("batchKey", "两", "declaredCount", 1, "filings", List.of(draft()))))
                .containsExactly("batchKey");
        assertThat(fields(Map.of("batchKey", key, "declaredCount", 0, "filings", List.of())))
                .containsExactly("filings");
        var many = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 1_001; i++) {
            many.add(Map.of("track", "CIVIL"));
        }
        assertThat(fields(Map.of("batchKey", key, "declaredCount", 1_001, "filings", many)))
                .containsExactly("filings");
    }

    private List<String> fields(Map<String, Object> batch) {
        return court.zhangsan
                .post("/api/v1/batches", batch)
                .expecting(422)
                .body()
                .get("errors")
                .findValuesAsText("field");
    }

    @Test
    @DisplayName("物业公司一批起诉几户业主：各是各的案件，材料传到草稿上再提交，各有案号，受理费按各自的标的")
    void thePropertyManagersBatch() {
        var owners = List.of("业主甲", "业主乙", "业主丙");
        var rows = sent(batch(owners.stream().map(BatchStoryTests::owed).toArray(Map[]::new)))
                .get("rows");
        assertThat(states(rows)).containsOnly("DRAFT").hasSize(3);

        var numbers = new ArrayList<String>();
        for (var row : rows) {
            var filing = row.get("filingId").asText();
            for (var kind :
                    List.of("ORGANISATION_CERTIFICATE", "POWER_OF_ATTORNEY", "RELATIONSHIP_PROOF", "EVIDENCE")) {
                court.zhangsan
                        .upload(
                                "/api/v1/filings/" + filing + "/materials",
                                kind,
                                kind + ".txt",
                                Stories.text(kind + filing))
                        .expecting(201);
            }
            court.submit(filing).expecting(201);
            court.register(filing);
            court.confirmFee(filing, 5_000);
            var view = court.waitsAt(filing, "FEE_DUE");
            assertThat(view.get("fee").get("totalFen").asLong()).isEqualTo(5_000);
            assertThat(view.get("draft").get("defendants").get(0).get("name").asText())
                    .isEqualTo(owners.get(numbers.size()));
            numbers.add(view.get("caseNumber").asText());
        }
        assertThat(numbers).doesNotHaveDuplicates().allSatisfy(number -> assertThat(number)
                .contains("民初"));
    }

    @Test
    @DisplayName("行政机关一批申请强制执行几份行政决定：一次提交，各有结果，重发还是那些；材料传齐、提交以后各有行审字案号，不交费；过了三个月的照样收，由法官裁定")
    void theAuthoritysBatch() {
        var drafts = Stream.of("李四", "王五", "赵六").map(BatchStoryTests::decided).toArray(Map[]::new);
        drafts[2].put("submission", INSIST);
        var batch = batch(drafts);
        var first = sent(batch);
        assertThat(sent(batch)).isEqualTo(first);
        assertThat(states(first.get("rows"))).containsExactly("DRAFT", "DRAFT", "SUBMITTED");

        var numbers = new ArrayList<String>();
        for (var row : List.of(first.get("rows").get(0), first.get("rows").get(1))) {
            var filing = row.get("filingId").asText();
            for (var kind : TrackFilings.materials(Track.NON_LITIGATION_ENFORCEMENT)) {
                court.zhangsan
                        .upload(
                                "/api/v1/filings/" + filing + "/materials",
                                kind,
                                kind + ".txt",
                                Stories.text(kind + filing))
                        .expecting(201);
            }
            court.submit(filing).expecting(201);
            court.register(filing);
            var view = court.waitsAt(filing, "TRANSFERRED");
            assertThat(view.get("department").asText()).isEqualTo("行政审判庭");
            numbers.add(view.get("caseNumber").asText());
        }
        assertThat(numbers).doesNotHaveDuplicates().allSatisfy(number -> assertThat(number)
                .contains("行审"));
        court.task(first.get("rows").get(2).get("filingId").asText(), "REVIEW");
    }

    /** 非诉行政执行 of a decision against that person; the last one is late, by the authority's own answer. */
    private static Map<String, Object> decided(String person) {
        var draft = new HashMap<>(TrackFilings.draft(Track.NON_LITIGATION_ENFORCEMENT));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", person, "address", "北京市某某区三号")));
        if (person.equals("赵六")) {
            draft.put("answers", Map.of("withinThreeMonths", "NO"));
        }
        return draft;
    }

    private static Map<String, Object> owed(String owner) {
        var draft = draft();
        draft.put("causeCode", "04.10.126");
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "ORGANISATION",
                        "name", "北京某某物业管理有限公司",
                        "idType", "USCC",
                        "idNumber", "91110105MA02BCDE94",
                        "address", "北京市某某区幸福路1号",
                        "representedBy",
                                List.of(
                                        Map.of("kind", "LEGAL_REPRESENTATIVE", "name", "孙总"),
                                        Map.of(
                                                "kind",
                                                "MANDATE",
                                                "name",
                                                "张三",
                                                "agentKind",
                                                "EMPLOYEE",
                                                "authority",
                                                "GENERAL")))));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", owner, "address", "北京市某某区幸福路1号院")));
        draft.put("claims", "判令被告支付2024年1月至2025年12月物业费。");
        draft.put("facts", "被告是幸福路1号院业主，拖欠物业费，书面催交两次没有交。");
        draft.put("claimAmountFen", 568_000);
        draft.put("procedure", "SMALL_CLAIMS");
        return draft;
    }

    private JsonNode sent(Map<String, Object> batch) {
        return court.zhangsan.post("/api/v1/batches", batch).expecting(201).body();
    }

    @SafeVarargs
    private Map<String, Object> batch(Map<String, Object>... filings) {
        return Map.of("batchKey", key, "declaredCount", filings.length, "filings", List.of(filings));
    }

    private static Map<String, Object> draft() {
        return new HashMap<>(Stories.loanDraft());
    }

    private static List<String> states(JsonNode rows) {
        return rows.findValuesAsText("state");
    }
}
