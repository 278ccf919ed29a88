package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Counterclaims;
import org.lian.vocabulary.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 反诉 over the API: the draft against a case; from there on it is a filing like others. */
@RestController
@RequestMapping("/api/v1/counterclaims")
class CounterclaimsApi {
    private final Counterclaims counterclaims;

    CounterclaimsApi(Counterclaims counterclaims) {
        this.counterclaims = counterclaims;
    }

    /** The case that is answered, by its whole number. */
    record MainSuit(@Nullable String caseNumber) {}

    @Operation(summary = "被告凭案号和账号的姓名、证件号码开始一份反诉草稿；以后和其他申请一样填写、提交、交费")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Created begin(Actor actor, @RequestBody MainSuit suit) {
        return FilingViews.created(counterclaims.begin(actor, suit.caseNumber()));
    }
}
