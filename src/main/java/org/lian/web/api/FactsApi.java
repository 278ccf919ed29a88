package org.lian.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a case can be filed and what it needs, from the facts alone; no account needed, nothing stored. */
@RestController
@RequestMapping("/api/v1")
class FactsApi {
    private static final String ELIGIBILITY = "case-type-eligibility";
    private static final String MATERIALS = "required-materials";
    private static final Set<String> ANSWERS = Set.of("YES", "NO", "UNKNOWN");

    private final Decisions decisions;

    FactsApi(Decisions decisions) {
        this.decisions = decisions;
    }

    /** A draft's party; only its kind and its presence count here. */
    record PartyFacts(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String idType,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String address,
            @Nullable List<Representative> representedBy,
            @Nullable Boolean foreignDomicile) {}

    /** Who represents a party. */
    record Representative(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String authority,
            @Nullable String materialId) {}

    /** A draft, and {@code answers} to what a draft does not say: fact → YES, NO or UNKNOWN. */
    record Facts(
            @Nullable String track,
            @Nullable String courtCode,
            @Nullable String causeCode,
            @Nullable List<PartyFacts> plaintiffs,
            @Nullable List<PartyFacts> defendants,
            @Nullable List<PartyFacts> thirdParties,
            @Nullable String claims,
            @Nullable String facts,
            @Nullable Long claimAmountFen,
            @Nullable String procedure,
            @Nullable JsonNode serviceAddress,
            @Nullable JsonNode confidentiality,
            @Nullable JsonNode elements,
            @Nullable Map<String, String> answers) {}

    /** All grounds at once, and what they come to; a person decides. */
    record Eligibility(
            String outcome, String text, List<Map<String, Object>> grounds, List<Decisions.Used> decisions) {}

    /** What to bring. */
    record MaterialList(List<Map<String, Object>> items, List<Decisions.Used> decisions) {}

    @PostMapping("/eligibility-checks")
    @Operation(summary = "受理条件检查")
    Eligibility eligibility(@RequestBody Facts facts) {
        return answered(() -> {
            var grounds = decisions.preview(ELIGIBILITY, inputs(facts, ELIGIBILITY));
            var outcome = decisions.preview(
                    "eligibility-outcome",
                    Map.of(
                            "effects",
                            grounds.rows().stream()
                                    .map(row -> row.get("effect"))
                                    .toList()));
            var row = outcome.only();
            return new Eligibility(
                    String.valueOf(row.get("outcome")),
                    String.valueOf(row.get("text")),
                    grounds.rows(),
                    List.of(grounds.used(), outcome.used()));
        });
    }

    @PostMapping("/material-lists")
    @Operation(summary = "应当提交的材料")
    MaterialList materials(@RequestBody Facts facts) {
        return answered(() -> {
            var needed = decisions.preview(MATERIALS, inputs(facts, MATERIALS));
            return new MaterialList(needed.rows(), List.of(needed.used()));
        });
    }

    private static <T> T answered(java.util.function.Supplier<T> question) {
        try {
            return question.get();
        } catch (DecisionUnclear unclear) {
            throw Refusal.unavailable("暂时不能检查，请稍后再试或者联系诉讼服务中心");
        }
    }

    private Map<String, Object> inputs(Facts facts, String table) {
        var faults = new ArrayList<Refusal.Fault>();
        var inputs = new HashMap<String, Object>();
        if (facts.track() == null) {
            faults.add(new Refusal.Fault("track", "MISSING", "请选择程序"));
        } else if (java.util.Arrays.stream(Track.values())
                .noneMatch(track -> track.name().equals(facts.track()))) {
            faults.add(new Refusal.Fault("track", "UNKNOWN", "没有这个程序，请从接口文档所列程序中选择"));
        } else {
            inputs.put("track", facts.track());
        }
        if (facts.causeCode() != null) {
            inputs.put("causeCode", facts.causeCode());
        }
        if (facts.defendants() != null) {
            inputs.put(
                    "definiteDefendant",
                    yesOrNo(facts.defendants().stream().allMatch(FactsApi::isNamed)
                            && !facts.defendants().isEmpty()));
        }
        if (facts.claims() != null && facts.facts() != null) {
            inputs.put(
                    "specificClaim",
                    yesOrNo(!facts.claims().isBlank() && !facts.facts().isBlank()));
        }
        if (facts.plaintiffs() != null) {
            inputs.put("plaintiffPerson", yesOrNo(anyOf(facts.plaintiffs(), "PERSON")));
            inputs.put("plaintiffOrganisation", yesOrNo(anyOf(facts.plaintiffs(), "ORGANISATION")));
            inputs.put("agentKind", facts.plaintiffs().stream().anyMatch(FactsApi::hasAgent) ? "UNSPECIFIED" : "NONE");
        }
        if (facts.answers() != null) {
            facts.answers().forEach((fact, answer) -> answer(fact, answer, inputs, faults));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        inputs.keySet().retainAll(decisions.inputsOf(table));
        return inputs;
    }

    private void answer(String fact, String answer, Map<String, Object> inputs, List<Refusal.Fault> faults) {
        var known = fact.equals("agentKind")
                || decisions.inputsOf(ELIGIBILITY).contains(fact)
                || decisions.inputsOf(MATERIALS).contains(fact);
        if (!known || fact.equals("track") || fact.equals("causeCode")) {
            faults.add(new Refusal.Fault("answers." + fact, "UNKNOWN", "没有这项事实"));
        } else if (answer == null || (!fact.equals("agentKind") && !ANSWERS.contains(answer))) {
            faults.add(new Refusal.Fault("answers." + fact, "INVALID", "请回答 YES、NO 或者 UNKNOWN"));
        } else {
            inputs.put(fact, answer);
        }
    }

    private static boolean isNamed(PartyFacts party) {
        return party.name() != null && !party.name().isBlank();
    }

    private static boolean anyOf(List<PartyFacts> parties, String kind) {
        return parties.stream().anyMatch(party -> kind.equals(party.kind()));
    }

    private static boolean hasAgent(PartyFacts party) {
        return party.representedBy() != null
                && party.representedBy().stream().anyMatch(one -> "MANDATE".equals(one.kind()));
    }

    private static String yesOrNo(boolean fact) {
        return fact ? "YES" : "NO";
    }
}
