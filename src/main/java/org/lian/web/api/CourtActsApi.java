package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filings;
import org.lian.filing.HigherCourtOrders;
import org.lian.filing.MediatorChanges;
import org.lian.filing.SensitiveMatters;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of the court's acts on a filing outside a task: marks it, replaces its mediator, or registers a higher court's order. */
@RestController
@RequestMapping("/api/v1/filings/{id}")
class CourtActsApi {
    private final SensitiveMatters sensitiveMatters;
    private final MediatorChanges mediatorChanges;
    private final HigherCourtOrders orders;
    private final Filings filings;
    private final FilingViews views;

    CourtActsApi(
            SensitiveMatters sensitiveMatters,
            MediatorChanges mediatorChanges,
            HigherCourtOrders orders,
            Filings filings,
            FilingViews views) {
        this.sensitiveMatters = sensitiveMatters;
        this.mediatorChanges = mediatorChanges;
        this.orders = orders;
        this.filings = filings;
        this.views = views;
    }

    /** The higher court and the number of its ruling. */
    record Order(@Nullable String court, @Nullable String rulingNumber) {}

    /** The reason why another mediator goes on. */
    record Replacement(@Nullable String reason) {}

    /** The mark on whether the matter is one of 登记立案规定 10, and why. */
    record Sensitivity(
            @Nullable Boolean sensitive, @Nullable String reason) {}

    @Operation(summary = "登记上级法院指令（庭长）")
    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail order(Actor actor, @PathVariable FilingId id, @RequestBody Order order) {
        orders.register(actor, id, order.court(), order.rulingNumber());
        return views.detail(actor, filings.find(actor, id));
    }

    @Operation(summary = "更换调解员：法院记录当事人的申请，或者调解员自己提出；另行指定，调解期限不因此延长")
    @PostMapping("/mediator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replaceMediator(Actor actor, @PathVariable FilingId id, @RequestBody Replacement replacement) {
        mediatorChanges.replace(actor, id, replacement.reason());
    }

    @Operation(summary = "标记或者取消第十条情形（法院）")
    @PostMapping("/sensitivity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(Actor actor, @PathVariable FilingId id, @RequestBody Sensitivity mark) {
        sensitiveMatters.mark(actor, id, mark.sensitive(), mark.reason());
    }
}
