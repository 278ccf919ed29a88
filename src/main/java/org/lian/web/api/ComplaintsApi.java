package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.grievances.Grievance;
import org.lian.grievances.Grievances;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 投诉 over the API; the answer comes into the filer's inbox. */
@RestController
class ComplaintsApi {
    private final Grievances complaints;

    ComplaintsApi(Grievances complaints) {
        this.complaints = complaints;
    }

    /** The complaint of a filer on the court's work. */
    record Wanted(@Nullable String text) {}

    /** A complaint as it was received, and by when it is answered. */
    record Received(UUID id, OffsetDateTime receivedAt, OffsetDateTime dueAt, String dueBasis) {
        static Received of(Grievance complaint) {
            return new Received(
                    complaint.id(),
                    CourtTime.local(complaint.receivedAt()),
                    CourtTime.local(complaint.dueAt()),
                    complaint.dueBasis());
        }
    }

    @Operation(summary = "投诉")
    @PostMapping("/api/v1/filings/{id}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    Received complain(Actor actor, @PathVariable FilingId id, @RequestBody Wanted wanted) {
        return Received.of(complaints.complain(actor, id, wanted.text()));
    }
}
