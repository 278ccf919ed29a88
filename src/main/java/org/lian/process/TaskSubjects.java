package org.lian.process;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CourtLaterFilings;
import org.lian.grievances.Grievances;
import org.lian.payment.Refund;
import org.lian.payment.Refunds;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The filing that a flow is about: by most business keys the filing itself, by that of a refund, of a
 * complaint or of a later filing another. */
@Component
public class TaskSubjects {
    private final Refunds refunds;
    private final Grievances complaints;
    private final CourtLaterFilings laterFilings;

    TaskSubjects(Refunds refunds, Grievances complaints, CourtLaterFilings laterFilings) {
        this.refunds = refunds;
        this.complaints = complaints;
        this.laterFilings = laterFilings;
    }

    /** Null for the refund of money that belongs to no filing. */
    public @Nullable FilingId filingOf(TaskKind kind, String businessKey) {
        return switch (kind) {
            case APPROVE_REFUND ->
                refunds.find(UUID.fromString(businessKey)).map(Refund::filing).orElse(null);
            case ANSWER_COMPLAINT ->
                complaints.complaint(UUID.fromString(businessKey)).filing();
            case REVIEW_LATER_FILING, DECIDE_RECONSIDERATION ->
                laterFilings.find(UUID.fromString(businessKey)).filing();
            default -> FilingId.of(businessKey);
        };
    }

    /** The business keys of the filing and of what was handed in for it later. */
    public List<String> keysOfItsOwn(FilingId filing) {
        var keys = new ArrayList<String>();
        keys.add(filing.toString());
        laterFilings.of(filing).forEach(later -> keys.add(later.id().toString()));
        return keys;
    }

    /** The business keys of all flows about a filing. */
    public List<String> keysOf(FilingId filing) {
        var keys = new ArrayList<String>(keysOfItsOwn(filing));
        refunds.of(filing).forEach(refund -> keys.add(refund.id().toString()));
        complaints.of(filing).forEach(complaint -> keys.add(complaint.id().toString()));
        return keys;
    }
}
