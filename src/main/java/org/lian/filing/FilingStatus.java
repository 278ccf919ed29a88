package org.lian.filing;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The status of a filing: one word in lists, details, API and messages. */
public enum FilingStatus {
    DRAFT("待提交", WaitingFor.FILER),
    UNDER_REVIEW("待审查", WaitingFor.COURT),
    ADVISED("已释明待答复", WaitingFor.FILER),
    IN_MEDIATION("诉前调解中", WaitingFor.COURT),
    CORRECTION_REQUIRED("待补正", WaitingFor.FILER),
    RETURNED("已退回（可坚持）", WaitingFor.FILER),
    FORWARDED("已转交", WaitingFor.NONE),
    REFUSED("不予受理", WaitingFor.NONE),
    WITHDRAWN("已撤回", WaitingFor.NONE),
    SETTLED("调解成功", WaitingFor.NONE),
    REGISTERED("已立案", WaitingFor.COURT),
    FEE_DUE("待交费", WaitingFor.FILER),
    FEE_OVERDUE("逾期未交费待裁定（仍可交）", WaitingFor.FILER),
    WITHDRAWAL_PENDING("撤诉待裁定", WaitingFor.COURT),
    WITHDRAWAL_GRANTED("准许撤诉", WaitingFor.NONE),
    DEEMED_WITHDRAWN("按撤诉处理", WaitingFor.NONE),
    TRANSFERRED("已移送", WaitingFor.NONE),
    /** 解除, or the end of its measures. */
    PRESERVATION_ENDED("保全已结束", WaitingFor.NONE);

    /** The one whose turn it is. */
    public enum WaitingFor {
        FILER,
        COURT,
        BANK,
        NONE
    }

    private final String label;
    private final WaitingFor waitingFor;

    FilingStatus(String label, WaitingFor waitingFor) {
        this.label = label;
        this.waitingFor = waitingFor;
    }

    /** The public word. */
    public String text() {
        return label;
    }

    public WaitingFor waitingFor() {
        return waitingFor;
    }

    /** What may come next; each pair is also the database's (filing_may_become). */
    public Set<FilingStatus> followers() {
        return switch (this) {
            case DRAFT -> Set.of(UNDER_REVIEW);
            case UNDER_REVIEW ->
                Set.of(ADVISED, IN_MEDIATION, CORRECTION_REQUIRED, FORWARDED, REFUSED, WITHDRAWN, REGISTERED);
            // Advice does not stop the court's period, whose end registers or is decided (登记立案规定 8).
            case ADVISED -> Set.of(UNDER_REVIEW, REFUSED, WITHDRAWN, REGISTERED);
            // Ended without an agreement it is registered from where the review left it (在线调解规则 21).
            case IN_MEDIATION -> Set.of(UNDER_REVIEW, SETTLED, WITHDRAWN);
            case CORRECTION_REQUIRED -> Set.of(UNDER_REVIEW, RETURNED, WITHDRAWN);
            // 坚持起诉 after a return (登记立案规定 7); 指令立案 after either.
            case RETURNED, REFUSED -> Set.of(UNDER_REVIEW);
            case REGISTERED -> Set.of(FEE_DUE, TRANSFERRED, WITHDRAWAL_PENDING);
            // Computed anew after a review (诉讼费用交纳办法 43), it is confirmed anew.
            case FEE_DUE ->
                Set.of(REGISTERED, FEE_OVERDUE, TRANSFERRED, WITHDRAWAL_PENDING, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN);
            case FEE_OVERDUE ->
                Set.of(REGISTERED, FEE_DUE, TRANSFERRED, WITHDRAWAL_PENDING, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN);
            case WITHDRAWAL_PENDING -> Set.of(REGISTERED, FEE_DUE, TRANSFERRED, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN);
            // Paid while the request waited for its ruling (民诉法 148).
            case TRANSFERRED -> Set.of(WITHDRAWAL_GRANTED, PRESERVATION_ENDED);
            case FORWARDED, WITHDRAWN, SETTLED, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN, PRESERVATION_ENDED -> Set.of();
        };
    }

    /** Whether the one may follow the other; a status does not follow itself. */
    public boolean mayBecome(FilingStatus next) {
        return followers().contains(next);
    }

    /** The names of what a court waits for; a draft waits for nobody. */
    static Set<String> waitingForFiler() {
        return Arrays.stream(values())
                .filter(status -> status.waitingFor == WaitingFor.FILER && status != DRAFT)
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of those in which the acceptance fee may be paid. */
    static Set<String> payableNames() {
        return Arrays.stream(values())
                .filter(FilingStatus::payable)
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the matter ended otherwise than before a trial division. */
    public boolean ended() {
        return waitingFor == WaitingFor.NONE && this != TRANSFERRED;
    }

    /** Whether the acceptance fee may be paid now. */
    public boolean payable() {
        return this == FEE_DUE || this == FEE_OVERDUE;
    }
}
