package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What anybody may ask: courts, causes, case types, case numbers, deadlines. */
@CourtTest
class AnonymousApiTests {
    @Autowired
    WebApplicationContext context;

    @Autowired
    ReferenceApi reference;

    @Autowired
    CaseNumberApi caseNumbers;

    @Autowired
    DeadlineApi deadlines;

    MockMvc http;

    @BeforeEach
    void http() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    @DisplayName("法院列表：字段与约定一致，缺省五十条")
    void listsCourts() throws Exception {
        http.perform(get("/api/v1/courts").param("selfService", "true").param("q", "某某区人民法院"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"items": [{"code": "京0199", "name": "某某区人民法院", "level": "基层", "province": "北京市",
                                    "codeStatus": "DEMO", "selfService": true}]}""", true));
        http.perform(get("/api/v1/courts"))
                .andExpect(jsonPath("$.items", hasSize(50)))
                .andExpect(jsonPath("$.nextCursor").isString());
    }

    @Test
    @DisplayName("翻页不重不漏")
    void pagesWithoutLossOrRepeat() {
        var seen = new HashSet<String>();
        String cursor = null;
        var pages = 0;
        do {
            var page = reference.causes(null, "CIVIL", "200", cursor);
            page.items().forEach(cause -> assertThat(seen.add(cause.code())).isTrue());
            cursor = page.nextCursor();
            pages++;
        } while (cursor != null);

        // 1,055 in the list; 113 of them are no suits.
        assertThat(seen).hasSize(942);
        assertThat(pages).isEqualTo(5);
    }

    @Test
    @DisplayName("案由与类型代字")
    void listsCausesAndTypes() throws Exception {
        http.perform(get("/api/v1/causes").param("q", "民间借贷").param("track", "CIVIL"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].name").value("民间借贷纠纷"))
                .andExpect(jsonPath("$.items[0].path[-1]").value("民间借贷纠纷"))
                .andExpect(jsonPath("$.items[*].track", everyItem(containsString("CIVIL"))));
        http.perform(get("/api/v1/case-types").param("limit", "200"))
                .andExpect(jsonPath("$.items", hasSize(133)))
                .andExpect(jsonPath("$.nextCursor").doesNotExist())
                .andExpect(jsonPath("$.items[?(@.code == '民初')].name").value("民事一审案件"));
    }

    @ParameterizedTest
    @DisplayName("不合法的 limit、cursor、track、selfService、q 都指出是哪一项")
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, -1",
        "limit, abc",
        "limit, ''",
        "limit, 99999999999",
        "limit, 1.5",
        "cursor, abc",
        "cursor, LTE",
        "cursor, '***'",
        "cursor, ''",
        "track, NOPE",
        "selfService, 是",
    })
    void namesTheField(String field, String value) {
        assertRefused(field, () -> {
            reference.courts(null, field.equals("selfService") ? value : null, null, null);
            reference.causes(
                    null,
                    field.equals("track") ? value : null,
                    field.equals("limit") ? value : null,
                    field.equals("cursor") ? value : null);
        });
    }

    @ParameterizedTest
    @DisplayName("查询词再怪也不出错")
    @ValueSource(strings = {"", " ", "%", "_", "\\", "'", "\ud83d\ude00", "\ud800", "＇；--"})
    void anyQueryIsAnswered(String q) {
        assertThat(reference.courts(q, null, "1", null).items()).hasSizeLessThanOrEqualTo(1);
        assertThat(reference.causes(q, null, "1", null).items()).hasSizeLessThanOrEqualTo(1);
        assertRefused("q", () -> reference.courts("\u0000", null, null, null));
        assertRefused("q", () -> reference.causes("长".repeat(101), null, null, null));
    }

    @Test
    @DisplayName("案号解析")
    void parsesCaseNumbers() throws Exception {
        post("/api/v1/case-numbers/parse", "{\"text\": \"(2026)京0105民初123号\"}")
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"acceptanceYear": 2026, "courtCode": "京0105", "typeCode": "民初", "serialNumber": 123,
                         "canonical": "（2026）京0105民初123号"}""", true));
        post("/api/v1/case-numbers/parse", "{\"text\": \"（2019）最高法知民终2号\"}")
                .andExpect(jsonPath("$.specialtyCode").value("知"));
        assertRefused("text", () -> caseNumbers.parse(new CaseNumberApi.Text(null)));
        assertRefused("text", () -> caseNumbers.parse(new CaseNumberApi.Text("（2026）京0105民初0123号")));
    }

    @Test
    @DisplayName("期间计算：北京时间、依据、步骤")
    void countsDeadlines() throws Exception {
        post("/api/v1/deadlines", "{\"kind\": \"civil.filing.review\", \"start\": \"2026-02-08T10:00:00+08:00\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.dueAt").value("2026-02-25T00:00:00+08:00"))
                .andExpect(jsonPath("$.basis").value(containsString("民诉法126")))
                .andExpect(jsonPath("$.steps", hasSize(4)));
        post("/api/v1/deadlines", "{\"kind\": \"preservation.urgent\", \"start\": \"2026-02-13T02:20:00Z\"}")
                .andExpect(jsonPath("$.dueAt").value("2026-02-15T11:00:00+08:00"));
    }

    @ParameterizedTest
    @DisplayName("期间计算：缺什么、错什么都说明")
    @CsvSource({
        "kind, , 2026-02-08T10:00:00+08:00",
        "kind, no.such.kind, 2026-02-08T10:00:00+08:00",
        "kind, '\u0000', 2026-02-08T10:00:00+08:00",
        "start, civil.filing.review, ",
        "start, civil.filing.review, 2026-02-08",
        "start, civil.filing.review, 2026-02-30T10:00:00+08:00",
        "start, civil.filing.review, 2026-02-08T10:00:00",
        "start, civil.filing.review, +999999999-12-31T23:59:59+08:00",
        "start, civil.filing.review, 1000-01-01T00:00:00+08:00",
    })
    void explainsWrongQuestions(String field, String kind, String start) {
        assertRefused(field, () -> deadlines.deadline(new DeadlineApi.Period(kind, start)));
    }

    private ResultActions post(String path, String body) throws Exception {
        return http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.faults()).extracting(Refusal.Fault::field).containsExactly(field);
        });
    }
}
