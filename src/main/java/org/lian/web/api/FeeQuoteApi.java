package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.fees.FeeQuestion;
import org.lian.fees.Fees;
import org.lian.fees.Quote;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of what a case costs, line by line; no account needed, nothing stored. */
@RestController
@RequestMapping("/api/v1/fee-quotes")
class FeeQuoteApi {
    private final Fees fees;

    FeeQuoteApi(Fees fees) {
        this.fees = fees;
    }

    /**
     * The facts of a quote, either feeClass, or track and causeCode; money in fen. What a divorce divides is told as in a
     * draft; of who tells nothing of it, amountFen is taken for its total. Of an administrative suit about 商标、专利、海事
     * ipOrMaritime is YES.
     */
    record QuoteRequest(
            @Nullable String feeClass,
            @Nullable Track track,
            @Nullable String causeCode,
            @Nullable Long amountFen,
            @Nullable Long baseFen,
            @Nullable List<String> modifiers,
            @Nullable String courtCode,
            @Nullable DivorceProperty divorceProperty,
            @Nullable String ipOrMaritime) {}

    @PostMapping
    @Operation(summary = "诉讼费试算")
    Quote quote(@RequestBody QuoteRequest request) {
        try {
            var asked = new FeeQuestion(
                    request.feeClass(),
                    request.track(),
                    request.causeCode(),
                    request.amountFen(),
                    request.baseFen(),
                    request.modifiers() == null ? Set.of() : Set.copyOf(request.modifiers()),
                    request.courtCode() == null ? null : new CourtCode(request.courtCode()));
            return fees.quote(asked.dividing(request.divorceProperty()).about(request.ipOrMaritime()));
        } catch (DecisionUnclear unclear) {
            throw Refusal.unavailable("暂时不能试算，请稍后再试或者联系诉讼服务中心");
        }
    }
}
