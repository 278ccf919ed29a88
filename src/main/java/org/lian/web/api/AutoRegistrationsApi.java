package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.process.automatic.AutoRegistrations;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The filings that wait for their automatic registration, over the API. */
@RestController
@RequestMapping("/api/v1/automatic-registrations")
class AutoRegistrationsApi {
    private final AutoRegistrations automatic;

    AutoRegistrationsApi(AutoRegistrations automatic) {
        this.automatic = automatic;
    }

    /**
     * A filing that waits.
     *
     * @param amountFen null where no money is claimed
     * @param judge the name of who answers for its registration
     */
    record Waiting(
            String filingId,
            String parties,
            String cause,
            @Nullable Long amountFen,
            OffsetDateTime receivedAt,
            OffsetDateTime dueAt,
            String judge) {
        private static Waiting of(AutoRegistrations.Waiting one) {
            return new Waiting(
                    one.filing().toString(),
                    one.parties(),
                    one.cause(),
                    one.amountFen(),
                    at(one.receivedAt()),
                    at(one.dueAt()),
                    one.judge());
        }

        private static OffsetDateTime at(Instant moment) {
            return moment.atZone(BusinessClock.SHANGHAI).toOffsetDateTime();
        }
    }

    /** The reason why a person reviews it. */
    record TakingOut(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "等待自动登记的申请（法院），最先到时间的在前")
    ListPage<Waiting> waiting(
            Actor actor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor)
                .following(
                        (place, most) -> automatic.waiting(actor, place, most),
                        one -> new Mark(one.dueAt(), one.filing().toString()),
                        Waiting::of);
    }

    @PostMapping("/{id}/taking-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "从等待自动登记里取出一件，由人审查（立案人员、法官、庭长）；已经登记的，409")
    void takeOut(Actor actor, @PathVariable FilingId id, @RequestBody TakingOut body) {
        automatic.takeOut(actor, id, body.reason());
    }
}
