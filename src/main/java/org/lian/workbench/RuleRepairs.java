package org.lian.workbench;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.rules.DecisionRecord;
import org.lian.rules.TableAnswer;
import org.lian.rules.TrialTable;
import org.lian.rules.UnclearDecisions;
import org.lian.rules.UnclearDecisions.Notice;
import org.lian.vocabulary.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The help for analysts who repair a table that failed a filing: its facts, and what a draft says to them. */
@Component
public class RuleRepairs {
    private static final Logger log = LoggerFactory.getLogger(RuleRepairs.class);

    /** A broken table fails every filing alike; more of them tell nothing new. */
    private static final int SHOWN = 20;

    private static final int ASKED_AT_ONCE = 200;

    private final UnclearDecisions unclear;
    private final RuleVersions versions;
    private final RuleChecks checks;

    RuleRepairs(UnclearDecisions unclear, RuleVersions versions, RuleChecks checks) {
        this.unclear = unclear;
        this.versions = versions;
        this.checks = checks;
    }

    /**
     * A filing that a table failed.
     *
     * @param version that failed; 0 when there was none
     * @param facts by the label that the table gives them; nothing personal
     * @param answer what the draft says to the facts; null outside a draft
     */
    public record Repair(
            long id,
            String rule,
            String name,
            int version,
            Instant at,
            String trouble,
            Map<String, Object> facts,
            @Nullable TableAnswer answer) {}

    public int countOpen() {
        return unclear.countOpen();
    }

    /** The newest open notices. */
    public List<Repair> open() {
        var labels = new HashMap<String, Map<String, String>>();
        return unclear.open(SHOWN).stream()
                .map(notice -> repair(notice, null, labels))
                .toList();
    }

    /** The newest open notices of the draft's rule, with what the draft answers. */
    public List<Repair> of(RuleDraft draft) {
        if (draft.kind() != RuleKind.DECISION) {
            return List.of();
        }
        var notices = unclear.openOf(draft.rule(), SHOWN);
        if (notices.isEmpty()) {
            return List.of();
        }
        var table = checks.table(draft).orElse(null);
        var labels = new HashMap<String, Map<String, String>>();
        return notices.stream().map(notice -> repair(notice, table, labels)).toList();
    }

    public void settle(Actor analyst, long notice, String reason) {
        unclear.settle(analyst, notice, reason);
    }

    /** Settles by itself what a newer version answers; filings that asked just before it came are seen as well. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void settleAnswered() {
        for (var rule : unclear.tables()) {
            try {
                versions.inForce(rule).ifPresent(version -> unclear.askAgain(rule, version.version(), ASKED_AT_ONCE));
            } catch (RuntimeException fault) {
                log.error("The notices of {} were not asked again; they are in a moment", rule, fault);
            }
        }
    }

    private Repair repair(Notice notice, @Nullable TrialTable draft, Map<String, Map<String, String>> labels) {
        var failure = notice.failure();
        var inForce = versions.inForce(notice.decisionId());
        return new Repair(
                notice.id(),
                notice.decisionId(),
                inForce.map(RuleVersion::name).orElse(notice.decisionId()),
                failure == null ? 0 : failure.version(),
                notice.at(),
                failure == null ? "这张表没有发布" : failure.trouble(),
                failure == null ? Map.of() : facts(failure, labels),
                draft == null || failure == null ? null : draft.ask(failure.inputs()));
    }

    /** @param labels of tables that were read already, by name and version */
    private Map<String, Object> facts(DecisionRecord failure, Map<String, Map<String, String>> labels) {
        if (failure.version() == 0) {
            return Map.of();
        }
        var known = labels.computeIfAbsent(
                failure.decisionId() + " " + failure.version(),
                unread -> versions.text(failure.decisionId(), failure.version()).facts().stream()
                        .collect(Collectors.toMap(RuleText.Fact::name, RuleText.Fact::label, (one, same) -> one)));
        var facts = new LinkedHashMap<String, Object>();
        failure.inputs().forEach((name, value) -> facts.put(known.getOrDefault(name, name), value));
        return facts;
    }
}
