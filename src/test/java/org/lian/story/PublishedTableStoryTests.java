package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.rules.DecisionRecord;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst publishes a table with one changed rate: it counts from then on, and changes nothing that was decided. */
@CourtTest
class PublishedTableStoryTests {
    private static final Path FILE = Path.of("decisions/litigation-fee.dmn");
    private static final String RESOURCE = "decisions/litigation-fee.dmn";
    private static final String RATE = "<outputEntry id=\"property-2-out-1\"><text>250</text></outputEntry>";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    Decisions decisions;

    Stories court;
    String published;

    @BeforeEach
    void signIn() throws IOException {
        court = new Stories(port);
        published = Files.readString(FILE);
        assertThat(published).contains(RATE);
    }

    @AfterEach
    void theLawAgain() {
        publish("packaged", published);
    }

    @Test
    @DisplayName("改一个费率：试算、预览、收费随之改变，不用重启；以前收的不变，各自说明用的哪一版")
    void oneChangedRateCountsFromThenOn() {
        var version = inForce();
        var before = charged();
        assertThat(before.fee().get("totalFen").asLong()).isEqualTo(230_000);
        assertThat(used(before.fee()).get("version").asInt()).isEqualTo(version);
        var draft = court.drafted(Stories.loanDraft());
        assertThat(preview(draft).get("totalFen").asLong()).isEqualTo(230_000);

        // The analyst's: 3 % instead of 2.5 % between 10,000 and 100,000 yuan.
        publish("analyst1", published.replace(RATE, RATE.replace("250", "300")));

        assertThat(inForce()).isEqualTo(version + 1);
        assertThat(quote().get("totalFen").asLong()).isEqualTo(280_000);
        assertThat(preview(draft).get("totalFen").asLong()).isEqualTo(280_000);
        var after = charged();
        assertThat(after.fee().get("totalFen").asLong()).isEqualTo(280_000);
        assertThat(used(after.fee()).get("version").asInt()).isEqualTo(version + 1);

        assertThat(court.filing(before.filing()).get("fee")).isEqualTo(before.fee());
        assertThat(used(court.filing(before.filing()).get("fee")).get("version").asInt())
                .isEqualTo(version);
        assertThat(decisions.recompute(record(before.filing()).id()).equal()).isTrue();
        assertThat(decisions.recompute(record(after.filing()).id()).equal()).isTrue();
        assertThat(record(before.filing()).version()).isEqualTo(version);
        assertThat(record(after.filing()).version()).isEqualTo(version + 1);
        assertThat(record(before.filing()).rows())
                .isNotEqualTo(record(after.filing()).rows());

        // The confirmed bill of the old version is paid to the end under the new one.
        court.confirmFee(before.filing(), 230_000);
        court.waitsAt(before.filing(), "FEE_DUE");
        court.pay(before.filing());
        court.waitsAt(before.filing(), "TRANSFERRED");
    }

    @Test
    @DisplayName("记录的行号就是文件里的行号")
    void recordedRowsAreTheRowsOfTheFile() {
        var inFile = new HashSet<String>();
        Pattern.compile("<rule id=\"([^\"]+)\"")
                .matcher(published)
                .results()
                .forEach(rule -> inFile.add(rule.group(1)));

        var recorded = record(charged().filing());

        assertThat(recorded.ruleIds()).contains("property-2", "result-fee").isSubsetOf(inFile);
        assertThat(recorded.inputs()).containsOnlyKeys(Set.of("feeClass", "amountFen", "modifiers"));
    }

    @Test
    @DisplayName("撤回一版：原来的文件再发布，费用回到原来的数")
    void theOldTableCanBePublishedAgain() {
        publish("analyst1", published.replace(RATE, RATE.replace("250", "300")));
        assertThat(quote().get("totalFen").asLong()).isEqualTo(280_000);

        publish("analyst1", published);

        assertThat(quote().get("totalFen").asLong()).isEqualTo(230_000);
    }

    private record Charged(String filing, JsonNode fee) {}

    /** A filing whose fee was computed and waits for the clerk's confirmation. */
    private Charged charged() {
        var filing = court.drafted(Stories.loanDraft());
        court.insist(filing);
        court.register(filing);
        court.task(filing, "CONFIRM_FEE");
        return new Charged(filing, court.filing(filing).get("fee"));
    }

    private JsonNode quote() {
        return CourtClient.anonymous(port)
                .post("/api/v1/fee-quotes", Map.of("causeCode", "04.10.108.03", "amountFen", 10_000_000))
                .expecting(200)
                .body();
    }

    private JsonNode preview(String draft) {
        return court.zhangsan
                .get("/api/v1/filings/" + draft + "/fee-preview")
                .expecting(200)
                .body();
    }

    private static JsonNode used(JsonNode fee) {
        for (var decision : fee.get("decisions")) {
            if (decision.get("id").asText().equals("litigation-fee")) {
                return decision;
            }
        }
        throw new AssertionError("The bill does not name its table: " + fee);
    }

    private DecisionRecord record(String filing) {
        return decisions.ofFiling(FilingId.of(filing)).stream()
                .filter(row -> row.decisionId().equals("litigation-fee"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private int inForce() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("litigation-fee")
                .withoutTenantId()
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private void publish(String source, String table) {
        repository
                .createDeployment()
                .name(source + ":" + RESOURCE)
                .source(source)
                .addString(RESOURCE, table)
                .deploy();
    }
}
