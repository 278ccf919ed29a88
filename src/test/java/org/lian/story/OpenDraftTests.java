package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 草稿: how many one account may leave open, and what is kept of the texts in them. */
@CourtTest
@TestPropertySource(properties = {"lian.open-drafts=3", "lian.open-drafts-of-lawyers=5"})
class OpenDraftTests {
    private static final Map<String, Object> EMPTY = Map.of("track", "CIVIL");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    private CourtClient zhangsan;

    @BeforeEach
    void nobodyHasDrafts() {
        zhangsan = CourtClient.as(port, "zhangsan");
        forgetDrafts();
    }

    /** What an earlier test left open is nobody's draft any more. */
    private void forgetDrafts() {
        jdbc.sql("update filing set owner_id = 'nobody' where status = 'DRAFT'").update();
    }

    @Test
    @DisplayName("没提交的草稿有上限，退回的话说怎么办；提交一份就能再开一份，提交永远不限；律师可以开得多")
    void openDraftsAreCounted() {
        var filing = "";
        for (var i = 0; i < 3; i++) {
            filing = Filed.draft(zhangsan);
        }
        var refused = zhangsan.post("/api/v1/filings", EMPTY).expecting(409);
        assertThat(refused.get("detail")).contains("已有 3 份", "我的立案", "继续填写", "提交立案不受这个限制");

        zhangsan.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        zhangsan.post("/api/v1/filings", EMPTY).expecting(201);
        zhangsan.post("/api/v1/filings", EMPTY).expecting(409);

        var lawyer = CourtClient.as(port, "lawyer1");
        for (var i = 0; i < 5; i++) {
            lawyer.post("/api/v1/filings", EMPTY).expecting(201);
        }
        lawyer.post("/api/v1/filings", EMPTY).expecting(409);
    }

    @Test
    @DisplayName("同时新建也不超过上限")
    void theLimitHoldsForThoseWhoComeTogether() {
        var asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> zhangsan.post("/api/v1/filings", EMPTY).status()))
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(3);
    }

    @Test
    @DisplayName("再点“开始新的立案”，没动过的空草稿接着用；写过的、传过材料的另起一份")
    void anUntouchedDraftIsTakenUpAgain() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");

        var first = begin(browser);
        assertThat(begin(browser)).isEqualTo(first);

        zhangsan.upload("/api/v1/filings/" + first + "/materials", "COMPLAINT", "起诉状.txt", "民事起诉状".getBytes())
                .expecting(201);
        var second = begin(browser);
        assertThat(second).isNotEqualTo(first);
        assertThat(begin(browser)).isEqualTo(second);

        var draft = new java.util.HashMap<String, Object>(EMPTY);
        draft.put("revision", 1);
        draft.put("claims", "请求判令被告归还借款。");
        zhangsan.put("/api/v1/filings/" + second, draft).expecting(200);
        assertThat(begin(browser)).isNotIn(first, second);
    }

    @Test
    @DisplayName("草稿可以删除，连同材料：列表里没有了，别人也打不开，腾出一份的位置；别人的、提交过的删不掉，数据库也不让删")
    void aDraftIsDeleted() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");
        var filing = Filed.draft(zhangsan);
        zhangsan.upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "借条.txt", "借条".getBytes())
                .expecting(201);
        var page = "/filings/" + filing;
        assertThat(browser.get("/filings").body()).contains(page, "继续填写：").containsPattern("button second\">开始新的立案");
        var lisi = Visitor.browser(port, "lisi");
        assertThat(lisi.submit("/filings", page + "/removal", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(page).body()).contains("删除这份草稿");

        var gone = browser.submit(page, page + "/removal", Map.of());
        assertThat(gone.headers().firstValue("Location").orElseThrow()).endsWith("/filings?removed");
        assertThat(browser.get("/filings?removed").body()).contains("草稿已经删除").doesNotContain(page);
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
        for (var table : List.of("filing", "material", "filing_access", "filing_party_index")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where "
                                    + (table.equals("filing") ? "id" : "filing_id") + " = ?::uuid")
                            .param(filing)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }

        var submitted = Filed.draft(zhangsan);
        zhangsan.post("/api/v1/filings/" + submitted + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        assertThat(browser.submit("/filings", "/filings/" + submitted + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(409);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("delete from filing where id = ?::uuid")
                        .param(submitted)
                        .update())
                .hasMessageContaining("not deleted");
    }

    @Test
    @DisplayName("点了“开始新的立案”又离开的空草稿不留在列表里；写了一个字就在")
    void anEmptyOneIsNotKept() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");
        var empty = begin(browser);

        assertThat(browser.get("/filings").body())
                .doesNotContain(empty, "继续填写")
                .contains("<button class=\"button\">开始新的立案");
        assertThat(browser.get("/").body()).doesNotContain(empty);

        var draft = new java.util.HashMap<String, Object>(EMPTY);
        draft.put("revision", 1);
        draft.put("facts", "借");
        zhangsan.put("/api/v1/filings/" + empty, draft).expecting(200);
        assertThat(browser.get("/filings").body()).contains(empty, "继续填写");
        assertThat(browser.get("/").body()).contains(empty, "继续填写");
    }

    @Test
    @DisplayName("看不见的字符不留：写法看着一样的名字，就是一样的名字；换行变成空格")
    void whatNobodySeesIsNotKept() {
        var plain = filed("张三", "北京市某某区一号");
        var hidden = filed("\u202E张\u200B三\uFEFF", "北京市\u2066某某区\r\n一号");

        var seen =
                zhangsan.get("/api/v1/filings/" + hidden).expecting(200).body().get("draft");
        assertThat(seen.get("plaintiffs").get(0).get("name").asText()).isEqualTo("张三");
        assertThat(seen.get("plaintiffs").get(0).get("address").asText()).isEqualTo("北京市某某区 一号");
        assertThat(seen.get("claims").asText()).isEqualTo("第一行\n第二行");
        assertThat(hashes(hidden)).isNotEmpty().isEqualTo(hashes(plain));
    }

    @Test
    @DisplayName("名字里本来就有的字符都留着：间隔号、生僻字、异体字选择符、外文名的空格")
    void whatNamesAreWrittenWithStays() {
        for (var name : List.of("阿卜杜拉·买买提", "𠮷野太郎", "葛\uDB40\uDD00城", "John Ronald Smith", "Łukasz Żak")) {
            var filing = filed(name, "北京市");
            assertThat(zhangsan.get("/api/v1/filings/" + filing)
                            .body()
                            .get("draft")
                            .get("plaintiffs")
                            .get(0)
                            .get("name")
                            .asText())
                    .isEqualTo(name);
            forgetDrafts();
        }
    }

    @Test
    @DisplayName("控制字符和过长的文字退回，指明是哪一项")
    void theFieldIsNamed() {
        assertThat(refusedField(Map.of("plaintiffs", List.of(Map.of("name", "张\u0007三")))))
                .isEqualTo("plaintiffs[0].name");
        assertThat(refusedField(Map.of("plaintiffs", List.of(Map.of("name", "张".repeat(201))))))
                .isEqualTo("plaintiffs[0].name");
        assertThat(refusedField(Map.of(
                        "defendants",
                        List.of(Map.of("representedBy", List.of(Map.of("materialId", "x".repeat(101))))))))
                .isEqualTo("defendants[0].representedBy[0].materialId");
        assertThat(refusedField(Map.of("serviceAddress", Map.of("address", "一".repeat(301)))))
                .isEqualTo("serviceAddress.address");
        assertThat(refusedField(Map.of("facts", "一".repeat(100_001)))).isEqualTo("facts");
    }

    @Test
    @DisplayName("注册的姓名也一样：看不见的字符不留")
    void namesOfAccountsToo() {
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", "hidden-name",
                                "password", "a password to remember",
                                "kind", "PERSON",
                                "name", "\u202E王\u200B五\n",
                                "idType", "PASSPORT",
                                "idNumber", "X1234567",
                                "phone", "13800138000"))
                .expecting(201);

        assertThat(accounts.findByUsername("hidden-name").orElseThrow().name()).isEqualTo("王五");
    }

    private String filed(String plaintiff, String address) {
        return zhangsan.post(
                        "/api/v1/filings",
                        Map.of(
                                "track", "CIVIL",
                                "plaintiffs", List.of(Map.of("kind", "PERSON", "name", plaintiff, "address", address)),
                                "claims", "第一行\n第\u200B二行"))
                .expecting(201)
                .get("id");
    }

    private String refusedField(Map<String, Object> draft) {
        return zhangsan.post("/api/v1/filings", draft)
                .expecting(422)
                .body()
                .get("errors")
                .get(0)
                .get("field")
                .asText();
    }

    private List<String> hashes(String filing) {
        return jdbc.sql("select encode(hash, 'hex') from filing_party_index where filing_id = ?::uuid order by 1")
                .param(filing)
                .query(String.class)
                .list();
    }

    private String begin(Visitor browser) throws Exception {
        var answer = browser.submit("/filings", "/filings", Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/filings/([0-9a-f-]{36}).*", "$1");
    }
}
