package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lian.filing.RespondentRequests;
import org.lian.vocabulary.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The requests of the other side of a preservation or an advance enforcement over the API. */
@RestController
@RequestMapping("/api/v1/ruling-requests")
class RulingRequestsApi {
    private final RespondentRequests requests;

    RulingRequestsApi(RespondentRequests requests) {
        this.requests = requests;
    }

    /** A request on the ruling of that number: RECONSIDERATION or RELEASE. */
    record RulingRequest(
            @Nullable String caseNumber,
            @Nullable String matter,
            @Nullable String reason) {}

    @Operation(summary = "被申请人凭裁定书的案号和账号的姓名、证件号码申请复议 RECONSIDERATION 或者解除 RELEASE；结果由法院送达")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void handIn(Actor actor, @RequestBody RulingRequest asked) {
        requests.ask(actor, asked.caseNumber(), String.valueOf(asked.matter()), asked.reason());
    }
}
