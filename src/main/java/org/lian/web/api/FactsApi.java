package org.lian.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.filing.Admissibility;
import org.lian.filing.Claim;
import org.lian.filing.Draft;
import org.lian.filing.FilingFacts;
import org.lian.filing.Party;
import org.lian.filing.RequiredMaterials;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API on whether a case can be filed and what it needs, from the facts alone; no account needed, nothing stored.
 */
@RestController
@RequestMapping("/api/v1")
class FactsApi {
    private static final String AGENT_KIND = "agentKind";

    private final Admissibility admissibility;
    private final RequiredMaterials required;

    FactsApi(Admissibility admissibility, RequiredMaterials required) {
        this.admissibility = admissibility;
        this.required = required;
    }

    /**
     * A draft that nobody keeps; {@code answers} may also say what the parties of a draft would tell, {@code places} where
     * the things are that decide on the court.
     */
    record Facts(
            @Nullable String track,
            @Nullable String courtCode,
            @Nullable String causeCode,
            @Nullable List<Party> plaintiffs,
            @Nullable List<Party> defendants,
            @Nullable List<Party> thirdParties,
            @Nullable String claims,
            @Nullable List<Claim> claimItems,
            @Nullable String facts,
            @Nullable Long claimAmountFen,
            @Nullable String procedure,
            @Nullable JsonNode serviceAddress,
            @Nullable JsonNode confidentiality,
            @Nullable JsonNode elements,
            @Nullable Map<String, String> answers,
            @Nullable Map<String, String> places,
            @Nullable DivorceProperty divorceProperty) {
        Facts {
            plaintiffs = plaintiffs == null ? null : List.copyOf(plaintiffs);
            defendants = defendants == null ? null : List.copyOf(defendants);
            thirdParties = thirdParties == null ? null : List.copyOf(thirdParties);
            claimItems = claimItems == null ? null : List.copyOf(claimItems);
        }

        Draft draft() {
            return new Draft(
                    Arrays.stream(Track.values())
                            .filter(each -> each.name().equals(track))
                            .findFirst()
                            .orElse(null),
                    courtCode,
                    causeCode,
                    given(plaintiffs),
                    given(defendants),
                    given(thirdParties),
                    claims,
                    claimItems == null ? List.of() : claimItems,
                    facts,
                    claimAmountFen,
                    null,
                    null,
                    confidentiality == null || !confidentiality.isTextual() ? null : confidentiality.textValue(),
                    Map.of(),
                    answers == null ? Map.of() : answers,
                    null,
                    divorceProperty);
        }
    }

    private static List<Party> given(@Nullable List<Party> parties) {
        return parties == null ? List.of() : parties;
    }

    /**
     * The grounds all at once, and what they come to; a person decides. {@code where}: the office that takes what is
     * not taken online, and what to bring.
     */
    record Eligibility(
            String outcome,
            String text,
            @Nullable String where,
            List<Map<String, Object>> grounds,
            List<Decisions.Used> decisions) {}

    /** The list of what to bring. */
    record MaterialList(List<Map<String, Object>> items, List<Decisions.Used> decisions) {}

    @PostMapping("/eligibility-checks")
    @Operation(summary = "受理条件检查")
    Eligibility eligibility(@RequestBody Facts facts) {
        return answered(() -> {
            var found = admissibility.of(facts.draft(), inputs(facts));
            return new Eligibility(found.outcome(), found.text(), found.where(), found.grounds(), found.decisions());
        });
    }

    @PostMapping("/material-lists")
    @Operation(summary = "应当提交的材料")
    MaterialList materials(@RequestBody Facts facts) {
        return answered(() -> {
            var answered = facts.answers() == null ? null : facts.answers().get(AGENT_KIND);
            var answers = required.preview(
                    inputs(facts), answered == null ? FilingFacts.agentKinds(facts.draft()) : List.of(answered));
            return new MaterialList(
                    answers.stream()
                            .flatMap(answer -> answer.rows().stream())
                            .distinct()
                            .sorted(Comparator.comparing(row -> "ADVISABLE".equals(row.get("level"))))
                            .toList(),
                    answers.stream().map(Decision::used).toList());
        });
    }

    static <T> T answered(java.util.function.Supplier<T> question) {
        try {
            return question.get();
        } catch (DecisionUnclear unclear) {
            throw Refusal.unavailable("暂时不能检查，请稍后再试或者联系诉讼服务中心");
        }
    }

    static Map<String, Object> inputs(Facts facts) {
        var faults = new ArrayList<Refusal.Fault>();
        var draft = facts.draft();
        if (facts.track() == null) {
            faults.add(new Refusal.Fault("track", "MISSING", "请选择程序"));
        } else if (draft.track() == null) {
            faults.add(new Refusal.Fault("track", "UNKNOWN", "没有这个程序，请从接口文档所列程序中选择"));
        }
        draft.answers().forEach((fact, answer) -> org.lian.rules.Facts.declared()
                .faultWithoutFiling(fact, answer)
                .ifPresent(faults::add));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return FilingFacts.asFiled(draft);
    }
}
