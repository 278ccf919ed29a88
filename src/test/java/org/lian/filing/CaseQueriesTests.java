package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 查找: what many filings have in common is found by walking the courts' filings; the same is found. */
@CourtTest
class CaseQueriesTests {
    private static final int PAGE = 20;

    @LocalServerPort
    int port;

    @Autowired
    CaseQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PartyIndex index;

    @Test
    @DisplayName("名字多的案件和名字少的案件找到的一样：一个名字、几个名字、单位名称的一部分、翻页")
    void theManyAndTheFewAreFoundAlike() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var person = "名" + mark;
        var organisation = "北京" + mark + "有限公司";
        var court = new Stories(port);
        var both = court.submitted(between(person, organisation));
        var one = court.submitted(between(person, "别" + mark));
        var walked = new CaseQueries(jdbc, index, 0);

        for (var by : List.of(queries, walked)) {
            assertThat(found(by.search(terms(person), null, PAGE))).containsExactly(one, both);
            assertThat(found(by.search(terms(person), null, 1))).containsExactly(one);
            assertThat(found(by.search(terms(organisation), null, PAGE))).containsExactly(both);
            assertThat(found(by.search(terms(mark + "有限"), null, PAGE))).containsExactly(both);
            assertThat(found(by.searchAll(terms(person), List.of(person, organisation), null, PAGE)))
                    .containsExactly(both);
            assertThat(found(by.searchAll(terms(person), List.of(organisation, "别" + mark), null, PAGE)))
                    .isEmpty();
            var first = jdbc.sql("select first_submitted_at from filing where id = cast(? as uuid)")
                    .param(one)
                    .query(java.time.OffsetDateTime.class)
                    .single()
                    .toInstant();
            assertThat(found(by.search(terms(person), new CaseSearch.Mark(first, one), PAGE)))
                    .containsExactly(both);
        }
    }

    private static CaseQueries.Terms terms(String words) {
        return new CaseQueries.Terms(
                Set.of("京0199"), words, FilingNumbers.Named.NONE, null, null, null, null, null, true);
    }

    private static List<String> found(List<CaseQueries.Hit> hits) {
        return hits.stream()
                .map(CaseQueries.Hit::filing)
                .map(FilingId::toString)
                .toList();
    }

    private static Map<String, Object> between(String plaintiff, String defendant) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(party(plaintiff)));
        draft.put("defendants", List.of(party(defendant)));
        return draft;
    }

    private static Map<String, Object> party(String name) {
        return Map.of(
                "kind",
                name.endsWith("公司") ? "ORGANISATION" : "PERSON",
                "name",
                name,
                "phone",
                "13700137055",
                "address",
                "北京市某某区一号");
    }
}
