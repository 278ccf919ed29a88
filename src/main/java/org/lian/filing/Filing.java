package org.lian.filing;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** A filing as it stands: the draft and what has become of it. Times are instants, shown in Asia/Shanghai. */
public record Filing(
        FilingId id,
        String ownerId,
        FilingStatus status,
        int revision,
        Draft draft,
        @Nullable Boolean mediationConsent,
        Instant createdAt,
        @Nullable Instant firstSubmittedAt,
        @Nullable Instant courtReceivedAt,
        @Nullable Instant reviewDueAt,
        @Nullable Instant registeredAt,
        boolean registeredByClock,
        @Nullable String caseNumber,
        @Nullable String typeCode,
        @Nullable Instant feeDueAt,
        @Nullable Instant transferredAt,
        @Nullable String department,
        @Nullable String dueBasis,
        @Nullable Instant reviewFrom,
        @Nullable Instant turnDueAt,
        boolean sensitive,
        @Nullable Deferral deferral,
        boolean ordered,
        @Nullable String rulingNumber,
        Draft.@Nullable Procedure decidedProcedure) {

    /** Where a request for 缓交 stands (办法 47, 49). */
    public enum Deferral {
        PENDING,
        DEFERRED,
        REFUSED
    }

    /** The end of the period that runs now; null when none does. */
    public @Nullable Instant dueAt() {
        return switch (status) {
            case UNDER_REVIEW -> reviewDueAt;
            case FEE_DUE -> feeDueAt;
            case CORRECTION_REQUIRED, ADVISED, FEE_OVERDUE -> turnDueAt;
            default -> null;
        };
    }

    /** 张三 诉 李四, for headings: parties as the owner and the court may see them; words where none has a name yet. */
    public String title() {
        if (Stream.concat(draft.plaintiffs().stream(), draft.defendants().stream())
                .noneMatch(Party::hasName)) {
            return status == FilingStatus.DRAFT ? "尚未填写当事人的草稿" : "尚未填写当事人的申请";
        }
        return names(draft.plaintiffs()) + " 诉 " + names(draft.defendants());
    }

    /** The court of a submitted filing; a draft may have none yet. */
    public CourtCode court() {
        var code = draft.courtCode();
        if (code == null) {
            throw new IllegalStateException("Filing " + id + " has no court yet");
        }
        return new CourtCode(code);
    }

    public Track track() {
        var track = draft.track();
        return track == null ? Track.CIVIL : track;
    }

    private static String names(java.util.List<Party> parties) {
        if (parties.isEmpty()) {
            return "未填写";
        }
        var first = parties.get(0).displayName();
        return parties.size() == 1 ? first : first + "等" + parties.size() + "人";
    }
}
