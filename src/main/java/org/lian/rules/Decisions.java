package org.lian.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The door to the published tables, always the latest version, which records what they answered. A table that cannot
 * answer is a {@link DecisionUnclear}; it leaves the caller's transaction alive, so that the filing can go to a person.
 */
@Component
public class Decisions implements TablesInForce {
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");

    /** The grounds of an answer: the decision, its version, the rows that fired. */
    public record Used(String id, int version, List<String> ruleIds) {}

    /** A recorded decision beside the same question put again to the version that answered it. */
    public record Recomputation(
            DecisionRecord recorded, @Nullable Decision recomputed, boolean equal) {}

    private final ProcessEngineConfigurationImpl engine;
    private final Evaluation evaluation;
    private final DecisionRecords records;
    private final ManualDecisions manual;
    private final BusinessClock clock;
    private final DecisionTime time;
    /** The version in force of every table, by its id; asked once in a transaction. */
    private final StandingAnswers<String, Map<String, String>> inForce;

    private final Map<String, Set<String>> inputsByDefinition = new ConcurrentHashMap<>();

    Decisions(
            ProcessEngine engine,
            Evaluation evaluation,
            DecisionRecords records,
            ManualDecisions manual,
            BusinessClock clock,
            DecisionTime time,
            PublishedStamps stamps) {
        this.inForce = new StandingAnswers<>(stamps, "act_re_decision_def");
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.evaluation = evaluation;
        this.records = records;
        this.manual = manual;
        this.clock = clock;
        this.time = time;
    }

    /** Decides for a filing and records it, an unclear outcome too. Inputs hold declared facts, never personal data. */
    public Decision evaluate(String decisionId, Map<String, Object> inputs, FilingId filing, Visibility visibility) {
        var answer = answer(decisionId, inputs, filing);
        records.add(new DecisionRecords.New(
                filing,
                decisionId,
                answer.version(),
                answer.ruleIds(),
                answer.inputs(),
                answer.rows(),
                answer.fault(),
                visibility,
                clock.now()));
        return decision(decisionId, answer);
    }

    /** The same answer, kept nowhere. */
    @Override
    public Decision preview(String decisionId, Map<String, Object> inputs) {
        return decision(decisionId, ask(decisionId, null, inputs, null));
    }

    /** The same answer for a filing, a person's where one decided; kept nowhere. */
    public Decision preview(String decisionId, Map<String, Object> inputs, FilingId filing) {
        return decision(decisionId, answer(decisionId, inputs, filing));
    }

    public List<DecisionRecord> ofFiling(FilingId filing) {
        return records.ofFiling(filing);
    }

    /** A filing's decisions in order; the internal ones for the court alone. */
    public List<DecisionRecord> shownFor(FilingId filing, boolean internalToo) {
        return records.ofFiling(filing).stream()
                .filter(record -> internalToo || record.isForParty())
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
        if (recorded.wasNotAsked()) {
            // The table was not asked: there is nothing to compare.
            return new Recomputation(recorded, null, true);
        }
        var answer = ask(recorded.decisionId(), recorded.version(), recorded.inputs(), null);
        var equal = Objects.equals(answer.fault(), recorded.fault())
                && answer.ruleIds().equals(recorded.ruleIds())
                && DecisionRecords.same(answer.rows(), recorded.rows());
        return new Recomputation(
                recorded, answer.fault() == null ? decision(recorded.decisionId(), answer) : null, equal);
    }

    /** A table by the name that people know; its id where it is not there. */
    public String nameOf(String decisionId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var definition = find(decisionId, null);
            return definition == null || definition.getName() == null ? decisionId : definition.getName();
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

    /** The file of a published table, and the version's own id. */
    record Published(String definition, DmnModelInstance model) {}

    /** The latest version; empty where none is published. */
    Optional<Published> published(String decisionId) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var definition = find(decisionId, null);
            return definition == null
                    ? Optional.empty()
                    : Optional.of(new Published(
                            definition.getId(),
                            engine.getDeploymentCache().findDmnModelInstanceForDecisionDefinition(definition.getId())));
        });
    }

    private TableAnswer answer(String decisionId, Map<String, Object> inputs, FilingId filing) {
        var byHand = manual.find(filing, decisionId);
        return byHand.isPresent()
                ? TableAnswer.byHand(decisionId, facts(inputs), byHand.get())
                : ask(decisionId, null, inputs, filing);
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

    private static Decision decision(String id, TableAnswer answer) {
        var fault = answer.fault();
        if (fault != null) {
            throw new DecisionUnclear(id, fault);
        }
        return new Decision(id, answer.version(), answer.ruleIds(), answer.rows());
    }

    private TableAnswer ask(
            String id,
            @Nullable Integer version,
            Map<String, ? extends @Nullable Object> facts,
            @Nullable FilingId filing) {
        // Found by key in the deployment cache, so that the engine's user, his authorizations and tenants have no say.
        return engine.getCommandExecutorTxRequired().execute((CommandContext context) -> {
            var definition = find(id, version);
            if (definition == null) {
                return new TableAnswer(0, List.of(), Map.of(), List.of(), "这张表没有发布");
            }
            var declared = declaredInputs(definition);
            return time.spend(
                    filing,
                    () -> evaluation.ask((DmnDecision) definition, definition.getVersion(), declared, facts),
                    () -> TableAnswer.tooLong(
                            definition.getVersion(),
                            TableQuestion.of(declared, facts).known()));
        });
    }

    private @Nullable DecisionDefinition find(String id, @Nullable Integer version) {
        DeploymentCache cache = engine.getDeploymentCache();
        try {
            if (version == null) {
                var latest =
                        inForce.get("all", all -> records.latestDefinitions()).get(id);
                if (latest == null) {
                    return null;
                }
                var known = cache.findDecisionDefinitionFromCache(latest);
                return known == null ? cache.findDeployedDecisionDefinitionById(latest) : known;
            }
            return cache.findDeployedDecisionDefinitionByKeyVersionAndTenantId(id, version, null);
        } catch (DecisionDefinitionNotFoundException notPublished) {
            return null;
        }
    }

    private Set<String> declaredInputs(DecisionDefinition definition) {
        return inputsByDefinition.computeIfAbsent(definition.getId(), key -> Evaluation.inputs(
                        engine.getDeploymentCache().findDmnModelInstanceForDecisionDefinition(key))
                .keySet());
    }
}
