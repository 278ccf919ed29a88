package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.rules.DecisionRecord;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 各张表一起的时间: a filing whose tables compute for too long is decided by a person, and is received all the same. */
@CourtTest
class TablesTogetherStoryTests {
    private static final String CLOCK = "review-clock";

    /** Hours for the loans of the stories, nothing for other causes. */
    private static final String ENDLESS = """
            if causeCode = "04.10.108.03" then (if count(for a in 1..300, b in 1..300, c in 1..20
            return for d in 1..300 return a * b * c * d) = 0 then "" else urgent) else urgent""";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    Decisions decisions;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @AfterEach
    void theTableAgain() throws IOException {
        PublishedTables.publish(repository, CLOCK, file());
    }

    @Test
    @DisplayName("一件申请的各张表一起算得太久：照常收下，没有算出来的一张由人认定，以后的不再跟着停，照常进入审查；别的申请照常")
    void theTablesTogether() throws Exception {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        assertThat(file()).contains("<text>urgent</text>");
        PublishedTables.publish(
                repository, CLOCK, file().replace("<text>urgent</text>", "<text>" + ENDLESS + "</text>"));
        var other = Stories.loanDraft();
        other.put("causeCode", "02.02.014");
        other.put("claims", "请求判令原告与被告离婚。");
        other.remove("claimAmountFen");
        var divorce = court.drafted(other);

        court.submit(filing).expecting(201);
        court.insist(divorce);

        var task = court.task(filing, "MANUAL_DECISION");
        assertThat(tasks.getVariable(task, "unclearDecision")).isEqualTo(CLOCK);
        // One that takes all leaves nothing for the next.
        var id = FilingId.of(filing);
        var facts = Map.<String, Object>of("track", "CIVIL", "causeCode", "04.10.108.03", "urgent", "NO");
        assertThatThrownBy(() -> decisions.preview(CLOCK, facts, id)).isInstanceOf(DecisionUnclear.class);
        assertThatThrownBy(() -> decisions.preview("review-routing", facts, id))
                .isInstanceOfSatisfying(DecisionUnclear.class, unclear -> assertThat(unclear.reason())
                        .isEqualTo("各张表一起算得太久，没有再算"));
        court.decide(task, ManualAnswers.completion(ManualAnswers.REVIEW_CLOCK));

        assertThat(court.task(filing, "REVIEW")).isNotBlank();
        assertThat(court.task(divorce, "REVIEW")).isNotBlank();
        assertThat(decisions.ofFiling(FilingId.of(divorce)))
                .extracting(DecisionRecord::fault)
                .containsOnlyNulls();
        assertThat(court.recomputesEqual(filing)).isTrue();
    }

    private static String file() throws IOException {
        return Files.readString(Path.of("decisions", CLOCK + ".dmn"));
    }
}
