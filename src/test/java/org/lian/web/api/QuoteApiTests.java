package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What anybody may ask of the tables: the fee, whether a case can be filed, what to bring. */
@CourtTest
class QuoteApiTests {
    @Autowired
    WebApplicationContext context;

    @Autowired
    RepositoryService repository;

    @Autowired
    FactsApi facts;

    MockMvc http;

    @BeforeEach
    void http() throws IOException {
        PublishedTables.publish(repository);
        http = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    @DisplayName("诉讼费试算：总额、各行、依据、版本和行")
    void quotes() throws Exception {
        ask("fee-quotes", """
                        {"feeClass": "PROPERTY", "amountFen": 10000000, "modifiers": ["SIMPLIFIED"]}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totalFen").value(115000))
                .andExpect(jsonPath("$.payableNow").value(true))
                .andExpect(jsonPath("$.range").doesNotExist())
                .andExpect(jsonPath("$.lines[*].amountFen").value(contains(5000, 225000, -115000)))
                .andExpect(jsonPath("$.decisions[0].id").value("litigation-fee"))
                .andExpect(jsonPath("$.decisions[0].version").isNumber())
                .andExpect(jsonPath("$.decisions[0].ruleIds").value(hasItem("property-2")));
        ask("fee-quotes", """
                        {"causeCode": "02.02.014"}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totalFen").doesNotExist())
                .andExpect(jsonPath("$.range.minFen").value(5000))
                .andExpect(jsonPath("$.range.maxFen").value(30000));
    }

    @Test
    @DisplayName("离婚的试算按要分的财产总额，不按请求的金额；不分财产、还不清楚的说出来；自相矛盾的拒绝")
    void divorce() throws Exception {
        var asked = "{\"causeCode\": \"02.02.014\", \"amountFen\": 50000000, \"divorceProperty\": %s}";
        ask("fee-quotes", asked.formatted("{\"extent\": \"KNOWN\", \"totalFen\": 100000000}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.range.minFen").value(405_000))
                .andExpect(jsonPath("$.range.maxFen").value(430_000));
        for (var extent : new String[] {"NONE", "UNKNOWN"}) {
            ask("fee-quotes", asked.formatted("{\"extent\": \"" + extent + "\"}"))
                    .andExpect(jsonPath("$.range.minFen").value(5000))
                    .andExpect(jsonPath("$.range.maxFen").value(30000));
        }
        ask("fee-quotes", asked.formatted("{\"extent\": \"UNKNOWN\", \"totalFen\": 1}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("divorceProperty.totalFen"));
        // Of another cause it measures nothing.
        ask("fee-quotes", asked.replace("02.02.014", "04.10.103").formatted("{\"extent\": \"NONE\"}"))
                .andExpect(jsonPath("$.totalFen").value(880_000));
    }

    @Test
    @DisplayName("受理条件：一次列出全部理由，不明不作不利的理由")
    void eligibility() throws Exception {
        ask("eligibility-checks", """
                        {"track": "CIVIL", "causeCode": "04.10.103", "plaintiffs": [{"kind": "PERSON", "name": "张三"}],
                         "defendants": [{"kind": "PERSON", "name": "李四"}], "claims": "还款", "facts": "借款未还"}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("PROCEED"))
                .andExpect(jsonPath("$.grounds[*].ground").value(contains("ONLINE")))
                .andExpect(
                        jsonPath("$.decisions[*].id").value(contains("case-type-eligibility", "eligibility-outcome")));
        ask("eligibility-checks", """
                        {"track": "CIVIL", "answers": {"definiteDefendant": "NO", "arbitrationAgreement": "YES", "courtScope": "UNKNOWN"}}""")
                .andExpect(jsonPath("$.outcome").value("REFUSE"))
                .andExpect(jsonPath("$.grounds[*].ground")
                        .value(contains("ONLINE", "NO_DEFINITE_DEFENDANT", "ARBITRATION")))
                .andExpect(jsonPath("$.grounds[1].basis").isNotEmpty());
    }

    @Test
    @DisplayName("材料清单：从不要求送达地址确认书，也不要求被告身份证")
    void materials() throws Exception {
        ask("material-lists", """
                        {"track": "CIVIL", "plaintiffs": [{"kind": "ORGANISATION", "name": "某公司",
                         "representedBy": [{"kind": "MANDATE", "name": "王五"}]}], "answers": {"agentKind": "LAWYER"}}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].kind")
                        .value(contains(
                                "COMPLAINT",
                                "ORGANISATION_CERTIFICATE",
                                "EVIDENCE",
                                "POWER_OF_ATTORNEY",
                                "LAWYER_LICENCE")))
                .andExpect(jsonPath("$.items[*].item").value(not(hasItem("送达地址确认书"))))
                .andExpect(jsonPath("$.decisions[0].id").value("required-materials"));
    }

    @Test
    @DisplayName("管辖：从地址得出法院，每个都有依据；不知道的地方列出来问；专属管辖排除约定，约定先于选择")
    void jurisdiction() throws Exception {
        ask("jurisdiction-suggestions", """
                        {"track": "CIVIL", "causeCode": "04.10.108.04", "defendants": [{"kind": "PERSON", "name": "李四",
                         "address": "江苏省苏州市昆山市前进中路 1 号"}]}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.prevails").value("CHOICE"))
                .andExpect(jsonPath("$.candidates[*].courtName").value(contains("昆山市人民法院")))
                .andExpect(jsonPath("$.candidates[0].basis").value("民事诉讼法第二十二条"))
                .andExpect(jsonPath("$.unknown[*].place").value(contains("PERFORMANCE_PLACE", "RECEIVER_PLACE")))
                .andExpect(jsonPath("$.decisions[*].id")
                        .value(contains(
                                "jurisdiction",
                                "jurisdiction-order",
                                "court-level-matter",
                                "court-level",
                                "special-court-matter",
                                "special-court")));
        ask("jurisdiction-suggestions", """
                        {"track": "CIVIL", "causeCode": "04.10.116.02", "answers": {"courtAgreement": "YES"},
                         "places": {"REAL_ESTATE": "北京市海淀区中关村大街"}}""")
                .andExpect(jsonPath("$.prevails").value("EXCLUSIVE"))
                .andExpect(jsonPath("$.candidates[*].courtName").value(contains("北京市海淀区人民法院")))
                .andExpect(jsonPath("$.unknown").isEmpty());
        ask("jurisdiction-suggestions", """
                        {"track": "CIVIL", "causeCode": "04.10.108.04", "answers": {"courtAgreement": "YES"},
                         "places": {"AGREED_COURT": "安庆市迎江区人民法院"}}""")
                .andExpect(jsonPath("$.prevails").value("AGREED"))
                .andExpect(jsonPath("$.candidates[*].courtName").value(contains("安庆市迎江区人民法院")));
        ask("jurisdiction-suggestions", """
                        {"track": "CIVIL", "causeCode": "08.22.228"}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.prevails").doesNotExist())
                .andExpect(jsonPath("$.candidates").isEmpty());
    }

    @Test
    @DisplayName("管辖：二十个以上不同地址的，不逐个查，问在哪里")
    void manyAddressesAreAskedFor() throws Exception {
        var defendants = java.util.stream.IntStream.range(0, 21)
                .mapToObj("{\"kind\": \"PERSON\", \"name\": \"李四\", \"address\": \"江苏省昆山市前进路 %d 号\"}"::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        ask(
                        "jurisdiction-suggestions",
                        "{\"track\": \"CIVIL\", \"causeCode\": \"02.02.014\", \"defendants\": [" + defendants + "]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.candidates").isEmpty())
                .andExpect(jsonPath("$.unknown[*].place").value(contains("DEFENDANT_DOMICILE")));
    }

    @Test
    @DisplayName("管辖：地方代码写错的、没有写地方的，逐项指出")
    void wrongPlaces() throws Exception {
        ask("jurisdiction-suggestions", """
                        {"track": "CIVIL", "places": {"MOON": "月球", "REAL_ESTATE": "", "PORT": " "}}""")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                "places", "places.REAL_ESTATE", "places.PORT")));
    }

    @Test
    @DisplayName("填错的事实逐项指出")
    void wrongFactsAreNamed() {
        assertThatThrownBy(() -> facts.eligibility(question("CIVL", "arbitrationAgreement", "YES")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults())
                        .extracting(Refusal.Fault::field)
                        .containsExactly("track"));
        assertThatThrownBy(() -> facts.eligibility(question("CIVIL", "arbitration", "YES")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults())
                        .extracting(Refusal.Fault::field)
                        .containsExactly("answers.arbitration"));
        assertThatThrownBy(() -> facts.eligibility(question("CIVIL", "arbitrationAgreement", "MAYBE")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.faults())
                        .extracting(Refusal.Fault::code)
                        .containsExactly("INVALID"));
    }

    private static FactsApi.Facts question(String track, String fact, String answer) {
        return new FactsApi.Facts(
                track,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.Map.of(fact, answer),
                null,
                null);
    }

    private ResultActions ask(String path, String body) throws Exception {
        return http.perform(
                post("/api/v1/" + path).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
