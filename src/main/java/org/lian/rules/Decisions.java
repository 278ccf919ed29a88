package org.lian.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.dmn.DecisionDefinitionNotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the published tables, always the latest version, and records what they answered. A table that cannot answer is a
 * {@link DecisionUnclear}; it leaves the caller's transaction alive, so that the filing can go to a person.
 */
@Component
public class Decisions {
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");

    private static final Logger log = LoggerFactory.getLogger(Decisions.class);

    /** What an answer rests on: the decision, its version, the rows that fired. */
    public record Used(String id, int version, List<String> ruleIds) {}

    /** A recorded decision beside the same question put again to the version that answered it. */
    public record Recomputation(
            DecisionRecord recorded, @Nullable Decision recomputed, boolean equal) {}

    private final ProcessEngineConfigurationImpl engine;
    private final FiredRules firedRules;
    private final DecisionRecords records;
    private final ManualDecisions manual;
    private final BusinessClock clock;
    private final Map<String, Set<String>> inputsByDefinition = new ConcurrentHashMap<>();

    Decisions(
            ProcessEngine engine,
            FiredRules firedRules,
            DecisionRecords records,
            ManualDecisions manual,
            BusinessClock clock) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.firedRules = firedRules;
        this.records = records;
        this.manual = manual;
        this.clock = clock;
    }

    /** Decides for a filing and records it, an unclear outcome too. Inputs hold declared facts, never personal data. */
    public Decision evaluate(String decisionId, Map<String, Object> inputs, FilingId filing, Visibility visibility) {
        var byHand = manual.find(filing, decisionId);
        var answer = byHand.isPresent()
                ? new Answer(0, List.of(ManualDecisions.MANUAL), facts(inputs), byHand.get(), null)
                : ask(decisionId, null, inputs);
        var recordId = records.add(
                filing,
                decisionId,
                answer.version,
                answer.ruleIds,
                answer.inputs,
                answer.rows,
                answer.fault,
                visibility,
                clock.now());
        return answer.toDecision(decisionId, recordId);
    }

    /** The same answer, kept nowhere. */
    public Decision preview(String decisionId, Map<String, Object> inputs) {
        return ask(decisionId, null, inputs).toDecision(decisionId, null);
    }

    public List<DecisionRecord> ofFiling(FilingId filing) {
        return records.ofFiling(filing);
    }

    /** A filing's decisions in order; the internal ones for the court alone. */
    public List<DecisionRecord> shownFor(FilingId filing, boolean internalToo) {
        return records.ofFiling(filing).stream()
                .filter(record -> internalToo || record.visibility() == Visibility.PARTY)
                .toList();
    }

    /** What a filing's decisions rest on, in the same order. */
    public List<Used> usedFor(FilingId filing, boolean internalToo) {
        return shownFor(filing, internalToo).stream()
                .map(record -> new Used(record.decisionId(), record.version(), record.ruleIds()))
                .toList();
    }

    /** Puts the recorded facts once more to the version that decided. */
    public Recomputation recompute(long recordId) {
        var recorded = records.find(recordId).orElseThrow(() -> Refusal.notFound("没有找到这次判定"));
        if (recorded.ruleIds().contains(ManualDecisions.MANUAL)) {
            // A person's answer stands as it was given; no table can be asked for it again.
            return new Recomputation(recorded, null, true);
        }
        var answer = ask(recorded.decisionId(), recorded.version(), recorded.inputs());
        var equal = Objects.equals(answer.fault, recorded.fault())
                && answer.ruleIds.equals(recorded.ruleIds())
                && DecisionRecords.same(answer.rows, recorded.rows());
        return new Recomputation(
                recorded, answer.fault == null ? answer.toDecision(recorded.decisionId(), recordId) : null, equal);
    }

    /** The facts that the published table reads. */
    public Set<String> inputsOf(String decisionId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var definition = find(decisionId, null);
            return definition == null ? Set.of() : declaredInputs(definition);
        });
    }

    /**
     * An output column of a table; {@code type} is string, long, boolean or date.
     *
     * @param known the texts that the table's rows give; empty when any row computes
     */
    public record Output(String name, String label, String type, List<String> known) {}

    /** What a person fills in where the table gives no answer. */
    public List<Output> outputsOf(String decisionId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var definition = find(decisionId, null);
            if (definition == null) {
                return List.of();
            }
            var model = engine.getDeploymentCache().findDmnModelInstanceForDecisionDefinition(definition.getId());
            org.camunda.bpm.model.dmn.instance.Decision decision = model.getModelElementById(decisionId);
            var table = (DecisionTable) decision.getExpression();
            var outputs = List.copyOf(table.getOutputs());
            return IntStream.range(0, outputs.size())
                    .mapToObj(column -> output(table, outputs.get(column), column))
                    .toList();
        });
    }

    private static Output output(DecisionTable table, org.camunda.bpm.model.dmn.instance.Output output, int column) {
        var texts = table.getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries())
                        .get(column)
                        .getText()
                        .getTextContent()
                        .strip())
                .distinct()
                .toList();
        var known = texts.stream().allMatch(text -> LITERAL.matcher(text).matches())
                ? texts.stream()
                        .map(text -> text.substring(1, text.length() - 1))
                        .toList()
                : List.<String>of();
        return new Output(output.getName(), output.getLabel(), output.getTypeRef(), known);
    }

    private static Map<String, Object> facts(Map<String, ? extends @Nullable Object> inputs) {
        var known = new LinkedHashMap<String, Object>();
        inputs.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return known;
    }

    /** What came out, right or wrong. */
    private record Answer(
            int version,
            List<String> ruleIds,
            Map<String, Object> inputs,
            List<Map<String, Object>> rows,
            @Nullable String fault) {
        Decision toDecision(String id, @Nullable Long recordId) {
            if (fault != null) {
                throw new DecisionUnclear(id, fault);
            }
            return new Decision(id, version, ruleIds, rows, recordId);
        }
    }

    private Answer ask(String id, @Nullable Integer version, Map<String, ? extends @Nullable Object> facts) {
        // One command that never throws: a nested one that does would doom the caller's transaction. Found by key in
        // the deployment cache, so that the engine's user, his authorizations and tenants have no say.
        return engine.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            var definition = find(id, version);
            if (definition == null) {
                return new Answer(0, List.of(), Map.of(), List.of(), "这张表没有发布");
            }
            var declared = declaredInputs(definition);
            var asked = Variables.createVariables();
            var kept = new LinkedHashMap<String, Object>();
            // What a table does not read is not its input; what it reads and nobody knows is null.
            declared.forEach(name -> asked.put(name, null));
            facts.forEach((name, value) -> {
                if (value != null && (declared.isEmpty() || declared.contains(name))) {
                    asked.put(name, value);
                    kept.put(name, value);
                }
            });
            var ruleIds = new ArrayList<String>();
            try {
                var rows = firedRules.listen(ruleIds, () -> engine.getDmnEngine()
                        .evaluateDecision((DmnDecision) definition, asked)
                        .getResultList());
                var hollow = rows.stream().anyMatch(row -> row.values().stream().anyMatch(Objects::isNull));
                return new Answer(
                        definition.getVersion(),
                        List.copyOf(ruleIds),
                        kept,
                        List.copyOf(rows),
                        hollow ? "有单元格没有算出结果" : null);
            } catch (RuntimeException unclear) {
                log.warn("Decision {} version {} failed", id, definition.getVersion(), unclear);
                return new Answer(definition.getVersion(), List.copyOf(ruleIds), kept, List.of(), "多行同时命中或者无法计算");
            }
        });
    }

    private @Nullable DecisionDefinition find(String id, @Nullable Integer version) {
        DeploymentCache cache = engine.getDeploymentCache();
        try {
            return version == null
                    ? cache.findDeployedLatestDecisionDefinitionByKeyAndTenantId(id, null)
                    : cache.findDeployedDecisionDefinitionByKeyVersionAndTenantId(id, version, null);
        } catch (DecisionDefinitionNotFoundException notPublished) {
            return null;
        }
    }

    private Set<String> declaredInputs(DecisionDefinition definition) {
        return inputsByDefinition.computeIfAbsent(definition.getId(), key -> {
            var names = new LinkedHashSet<String>();
            engine.getDeploymentCache()
                    .findDmnModelInstanceForDecisionDefinition(key)
                    .getModelElementsByType(InputData.class)
                    .forEach(input -> names.add(
                            input.getInformationItem() == null
                                    ? input.getId()
                                    : input.getInformationItem().getName()));
            return Set.copyOf(names);
        });
    }
}
