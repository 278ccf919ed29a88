package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Jurisdiction;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Refusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 管辖建议: the courts that a case may be brought to, from the facts alone; no account needed, nothing stored. */
@RestController
@RequestMapping("/api/v1")
class JurisdictionApi {
    /** Characters of an address. */
    private static final int LONGEST = 200;

    private final Jurisdiction jurisdiction;

    JurisdictionApi(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /**
     * A court of a place that is known; {@code codeStatus} as in the list of courts, {@code selfService} whether one can
     * file there online.
     */
    record Candidate(
            String courtCode,
            String courtName,
            String level,
            String province,
            String codeStatus,
            boolean selfService,
            String place,
            String kind,
            String text,
            String basis) {}

    /** A place to be told under this code in {@code places}, with province, city and district. */
    record Unknown(String place, String kind, String text, String basis) {}

    /** A thing to be asked before the court is certain: which special court, or which level. */
    record Note(String text, String basis) {}

    /** {@code prevails}: EXCLUSIVE, DESIGNATED, AGREED or CHOICE; absent where no row fits, or a special court alone is known. */
    record Suggestion(
            @Nullable String prevails,
            String text,
            @Nullable String basis,
            List<Candidate> candidates,
            List<Unknown> unknown,
            List<Note> notes,
            List<Decisions.Used> decisions) {}

    @PostMapping("/jurisdiction-suggestions")
    @Operation(summary = "管辖法院建议：有管辖权的法院和依据；不知道的地方列出来问，不猜")
    Suggestion suggest(@RequestBody FactsApi.Facts facts) {
        return FactsApi.answered(() -> {
            var found = jurisdiction.of(facts.draft(), FactsApi.inputs(facts), told(facts.places()));
            return new Suggestion(
                    found.prevails(),
                    found.text(),
                    found.prevails() == null ? null : found.basis(),
                    found.candidates().stream().map(JurisdictionApi::candidate).toList(),
                    found.unknown().stream()
                            .map(one -> new Unknown(one.place(), one.kind(), one.text(), one.basis()))
                            .toList(),
                    found.notes().stream()
                            .map(note -> new Note(note.text(), note.basis()))
                            .toList(),
                    found.decisions());
        });
    }

    private static Map<String, String> told(@Nullable Map<String, @Nullable String> places) {
        var told = new HashMap<String, String>();
        var faults = new ArrayList<Refusal.Fault>();
        for (var one : (places == null ? Map.<String, @Nullable String>of() : places).entrySet()) {
            var text = one.getValue();
            if (!Jurisdiction.isPlace(one.getKey())) {
                faults.add(new Refusal.Fault("places", "UNKNOWN", "没有这个地方代码，请用 unknown、candidates 里的 place"));
            } else if (text == null || text.isBlank() || text.length() > LONGEST) {
                faults.add(new Refusal.Fault(
                        "places." + one.getKey(), "INVALID", "请写明省、市、区县，或者法院的名称，不超过 " + LONGEST + " 个字"));
            } else {
                told.put(one.getKey(), text);
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return told;
    }

    private static Candidate candidate(Jurisdiction.Candidate one) {
        var court = one.court();
        return new Candidate(
                court.code().value(),
                court.name(),
                court.level(),
                court.province(),
                court.codeStatus(),
                court.selfService(),
                one.by().place(),
                one.by().kind(),
                one.by().text(),
                one.by().basis());
    }
}
