package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import org.lian.clock.BusinessClock;
import org.lian.grievances.Reminders;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 催办 over the API: once a day, while it is the court's turn. */
@RestController
class RemindersApi {
    private final Reminders reminders;

    RemindersApi(Reminders reminders) {
        this.reminders = reminders;
    }

    /** The moment at which the court was reminded. */
    record Reminded(OffsetDateTime remindedAt) {}

    @Operation(summary = "催办")
    @PostMapping("/api/v1/filings/{id}/reminders")
    @ResponseStatus(HttpStatus.CREATED)
    Reminded remind(Actor actor, @PathVariable FilingId id) {
        return new Reminded(
                reminders.remind(actor, id).atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
    }
}
