package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/**
 * A filing as it stands: the draft and what has become of it, cut by the parts of its life. Times are instants, shown in
 * Asia/Shanghai.
 *
 * @param wishes what the filer asked for with the submission
 * @param marks what the court noted on it
 * @param registration null until 登记立案
 * @param rulingNumber of a refusal
 * @param feeLeft what a granted withdrawal left to pay; null where nothing was
 * @param forwarding the same filing at another court, where it was forwarded
 * @param feeSupplement what changed claims add to a fee that was paid; null where nothing is owed of it
 * @param mainSuit 本诉, the case that a counterclaim answers; null of everything else
 */
public record Filing(
        FilingId id,
        String ownerId,
        FilingStatus status,
        int revision,
        Draft draft,
        Wishes wishes,
        Clocks clocks,
        Marks marks,
        @Nullable Registration registration,
        @Nullable String rulingNumber,
        @Nullable FeeLeft feeLeft,
        Forwarding forwarding,
        @Nullable Due feeSupplement,
        @Nullable FilingId mainSuit) {

    /** The wishes of the filer: mediation first, relief from the fee. */
    public record Wishes(
            @Nullable Mediation mediation, @Nullable Relief relief) {
        /** Whether the filer agrees to mediation before 登记立案; null where it said neither. */
        public @Nullable Boolean mediationConsent() {
            return mediation == null ? null : mediation.consents();
        }
    }

    /**
     * 同意先行调解, or not, as it was said last.
     *
     * @param at null where an earlier release kept none
     * @param by the user name of who said it; null as {@code at}
     */
    public record Mediation(
            boolean consents,
            @Nullable Instant at,
            @Nullable String by) {}

    /**
     * The receipt of a filing, and the periods that run or ran.
     *
     * @param reviewFrom the receipt from which the court's present period runs
     * @param turnDueAt the end of the filer's present period
     * @param dueBasis of the period that runs now
     */
    public record Clocks(
            Instant createdAt,
            @Nullable Instant firstSubmittedAt,
            @Nullable Instant courtReceivedAt,
            @Nullable Instant reviewFrom,
            @Nullable Instant reviewDueAt,
            @Nullable Instant turnDueAt,
            @Nullable Instant feeDueAt,
            @Nullable String dueBasis) {}

    /**
     * The notes of the court on a filing.
     *
     * @param sensitive a matter of 登记立案规定 10
     * @param ordered by a higher court
     * @param typeCode the one that the reviewer chose
     * @param procedure the one that the reviewer decided; what the filer wishes stands in the draft
     * @param orderFeeFen what was paid for the payment order that became this suit; null of everything else
     */
    public record Marks(
            boolean sensitive,
            boolean ordered,
            @Nullable String typeCode,
            Draft.@Nullable Procedure procedure,
            boolean secret,
            @Nullable Long orderFeeFen) {}

    /** 登记立案, and the division that took over. */
    public record Registration(
            String caseNumber,
            Instant at,
            boolean byClock,
            @Nullable Instant transferredAt,
            @Nullable String department) {}

    /**
     * The rest of the fee after a granted withdrawal (办法 15, 34).
     *
     * @param paid whether the money has come
     */
    public record FeeLeft(long fen, String basis, boolean paid) {}

    /**
     * The ends of a forwarding to a court of this system.
     *
     * @param from the filing that was forwarded, of the one that arrived
     * @param to the one that arrived, of the one that was forwarded
     */
    public record Forwarding(
            @Nullable FilingId from, @Nullable FilingId to) {
        static final Forwarding NONE = new Forwarding(null, null);
    }

    /** Whether a judge has granted 缓交: the fee is paid later, at the call of the court that tries the case. */
    public boolean isDeferred() {
        var granted = relief();
        return granted != null && granted.state() == Relief.State.DEFERRED;
    }

    /** Whether a judge has granted that nothing is paid now: 缓交 or 免交. */
    public boolean isSpared() {
        var granted = relief();
        return granted != null
                && (granted.state() == Relief.State.DEFERRED || granted.state() == Relief.State.EXEMPTED);
    }

    /**
     * The standing of a request for 缓交、减交、免交 (办法 44 to 49).
     *
     * @param percent of the fee that was taken off; null where nothing was
     */
    public record Relief(State state, @Nullable Integer percent) {
        static final Relief PENDING = new Relief(State.PENDING, null);
        static final Relief REFUSED = new Relief(State.REFUSED, null);

        /** The state of the request: waiting for the judge, granted in one of three kinds, or refused. */
        public enum State {
            PENDING,
            DEFERRED,
            REDUCED,
            EXEMPTED,
            REFUSED
        }

        static Relief of(FeeRelief granted) {
            return new Relief(
                    switch (granted.kind()) {
                        case DEFERRAL -> State.DEFERRED;
                        case REDUCTION -> State.REDUCED;
                        case EXEMPTION -> State.EXEMPTED;
                    },
                    granted.percent());
        }
    }

    /** The end of the period that runs now; null when none does. */
    public @Nullable Instant dueAt() {
        return switch (status) {
            case UNDER_REVIEW -> clocks.reviewDueAt();
            case FEE_DUE -> clocks.feeDueAt();
            case CORRECTION_REQUIRED, ADVISED, IN_MEDIATION, FEE_OVERDUE -> clocks.turnDueAt();
            default -> null;
        };
    }

    /** Whether the fee was paid and the case is not handed over yet; a fee computed anew takes the period away. */
    public boolean isPaid() {
        return status == FilingStatus.REGISTERED && clocks.feeDueAt() != null;
    }

    /** Whose turn it is: the filer's too while a fee is left to pay after the end, or more of one. */
    public FilingStatus.WaitingFor waitingFor() {
        return owesMore() ? FilingStatus.WaitingFor.FILER : status.waitingFor();
    }

    /** Whether a fee may be paid now: the acceptance fee, what a granted withdrawal left of it or changed claims added. */
    public boolean feePayable() {
        return status.payable() || owesMore();
    }

    private boolean owesMore() {
        return feeSupplement != null || feeLeft != null && !feeLeft.paid();
    }

    /** Where it stands, in the words of its procedure: 不予受理 or 不予立案, 准许撤诉 or 准许撤回申请. */
    public String statusText() {
        return status == FilingStatus.REFUSED ? track().word("refusal") : track().ofWithdrawal(status.text());
    }

    /** Its basis. */
    public @Nullable String dueBasis() {
        return clocks.dueBasis();
    }

    public @Nullable Instant firstSubmittedAt() {
        return clocks.firstSubmittedAt();
    }

    public @Nullable Relief relief() {
        return wishes.relief();
    }

    /** Whether a request for relief waits for the judge. */
    public boolean isReliefOpen() {
        var relief = relief();
        return relief != null && relief.state() == Relief.State.PENDING;
    }

    /** Whether a judge has said yes or no to a request for relief. */
    public boolean isReliefDecided() {
        return relief() != null && !isReliefOpen();
    }

    public @Nullable String caseNumber() {
        return registration == null ? null : registration.caseNumber();
    }

    public @Nullable Instant registeredAt() {
        return registration == null ? null : registration.at();
    }

    /** The number of the ruling by which it was refused; null of everything else. */
    public @Nullable String refusalNumber() {
        return status == FilingStatus.REFUSED ? rulingNumber() : null;
    }

    public boolean registeredByClock() {
        return registration != null && registration.byClock();
    }

    public @Nullable String department() {
        return registration == null ? null : registration.department();
    }

    /**
     * 张三 诉 李四, for headings: parties as the owner and the court may see them. Who has no name yet is not in it: one
     * side stands alone with the procedure, and words stand where nobody has a name.
     */
    public String title() {
        return titled(UnaryOperator.identity());
    }

    /** The same where others look on: the full names of a secret case stand on its own sheet, and in no heading or list. */
    public String heading() {
        if (marks.secret()) {
            return titled(Filing::veiled) + "（保密）";
        }
        return draft.confidential() ? titled(Filing::veiled) + "（不公开）" : title();
    }

    private String titled(UnaryOperator<String> shown) {
        var claimants = names(draft.plaintiffs(), shown);
        var others = names(draft.defendants(), shown);
        if (claimants.isEmpty() && others.isEmpty()) {
            return status == FilingStatus.DRAFT ? "尚未填写当事人的草稿" : "尚未填写当事人的申请";
        }
        if (others.isEmpty()) {
            return claimants + " " + track().label();
        }
        return claimants.isEmpty()
                ? track().label() + "（" + track().respondent() + others + "）"
                : claimants + " " + track().word("against") + " " + others;
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

    private static String veiled(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "某";
    }

    /** The first that has a name, and how many they are; empty where none has one. */
    private static String names(List<Party> parties, UnaryOperator<String> shown) {
        return parties.stream()
                .filter(Party::hasName)
                .findFirst()
                .map(Party::displayName)
                .map(shown)
                .map(first -> parties.size() == 1 ? first : first + "等" + parties.size() + "人")
                .orElse("");
    }
}
