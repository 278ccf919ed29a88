package org.lian.process.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.vocabulary.Track;

/** The papers that the flow serves: heading, and the act whose words each carries. */
public enum CourtPaper {
    ACCEPTANCE_NOTICE("受理案件通知书"),
    EVIDENCE_NOTICE("举证通知书"),
    RIGHTS_NOTICE("诉讼权利义务告知书"),
    ADMINISTRATIVE_EVIDENCE_NOTICE("举证通知书"),
    ADMINISTRATIVE_RIGHTS_NOTICE("诉讼权利义务告知书"),
    // A new period is a new notice, and so is a new sum, be its words the same.
    FEE_NOTICE("交纳诉讼费用通知书", List.of(Act.Kind.PAYMENT_EXTENSION, Act.Kind.FEE_REVIEW_DECISION), null),
    CORRECTION_NOTICE("补正通知书", Act.Kind.CORRECTION_NOTICE),
    ADVICE("告知书", Act.Kind.ADVICE),
    RETURN_NOTICE("退回诉状通知书", Act.Kind.RETURN),
    FORWARDING_NOTICE("转交通知书", Act.Kind.FORWARDING),
    REFUSAL_RULING("民事裁定书", Act.Kind.REFUSAL, "不予受理"),
    DEEMED_WITHDRAWAL_RULING("民事裁定书", Act.Kind.DEEMED_WITHDRAWAL, "按撤诉处理"),
    WITHDRAWAL_RULING("民事裁定书", Act.Kind.WITHDRAWAL_RULING, "准许撤诉"),
    WITHDRAWAL_DENIAL("民事裁定书", Act.Kind.WITHDRAWAL_RULING, "不准许撤诉"),
    FEE_LEFT_NOTICE("交纳诉讼费用通知书", Act.Kind.WITHDRAWAL_RULING, "撤诉以后"),
    FEE_RELIEF_DECISION("司法救助决定书", Act.Kind.DEFERRAL_DECISION, "诉讼费用"),
    FEE_REVIEW_DECISION("诉讼费用复核决定书", Act.Kind.FEE_REVIEW_DECISION),
    PERIOD_NOTICE("期限顺延通知书", Act.Kind.PERIOD_POSTPONED),
    PRESERVATION_NOTICE("补正、提供担保通知书", Act.Kind.CORRECTION_NOTICE),
    PRESERVATION_RULING("民事裁定书", Act.Kind.PRESERVATION_RULING, "保全"),
    PRESERVATION_RULING_TO_RESPONDENT("民事裁定书", Act.Kind.PRESERVATION_RULING, "保全，送达被申请人"),
    PRESERVATION_RESULT("保全结果告知书", Act.Kind.PRESERVATION_EXECUTED),
    PRESERVATION_DISMISSAL("民事裁定书", Act.Kind.REFUSAL, "驳回保全申请"),
    PRESERVATION_REPLY("保全决定书", Act.Kind.PRESERVATION_DECISION),
    PRESERVATION_REPLY_TO_RESPONDENT("保全决定书", Act.Kind.PRESERVATION_DECISION, "送达被申请人"),
    PRESERVATION_RELEASE("民事裁定书", Act.Kind.PRESERVATION_DECISION, "解除保全"),
    PRESERVATION_RELEASE_TO_RESPONDENT("民事裁定书", Act.Kind.PRESERVATION_DECISION, "解除保全，送达被申请人"),
    PAYMENT_ORDER("支付令", Act.Kind.PAYMENT_ORDER_RULING),
    PAYMENT_ORDER_TO_RESPONDENT("支付令", Act.Kind.PAYMENT_ORDER_RULING, "送达债务人"),
    PAYMENT_ORDER_DISMISSAL("民事裁定书", Act.Kind.PAYMENT_ORDER_RULING, "驳回支付令申请"),
    PAYMENT_ORDER_END("民事裁定书", Act.Kind.PAYMENT_ORDER_DECISION, "终结督促程序"),
    PAYMENT_ORDER_END_TO_RESPONDENT("民事裁定书", Act.Kind.PAYMENT_ORDER_DECISION, "终结督促程序，送达债务人"),
    PAYMENT_ORDER_PART_END("民事裁定书", Act.Kind.PAYMENT_ORDER_DECISION, "终结部分督促程序"),
    PAYMENT_ORDER_PART_END_TO_RESPONDENT("民事裁定书", Act.Kind.PAYMENT_ORDER_DECISION, "终结部分督促程序，送达债务人"),
    ORDER_REVOCATION("民事裁定书", Act.Kind.ORDER_REVOCATION, "撤销支付令"),
    ORDER_REVOCATION_TO_RESPONDENT("民事裁定书", Act.Kind.ORDER_REVOCATION, "撤销支付令，送达债务人"),
    OBJECTION_DENIAL_TO_RESPONDENT("民事裁定书", Act.Kind.PAYMENT_ORDER_DECISION, "驳回支付令异议，送达债务人");

    private static final String TO_RESPONDENT = "_TO_RESPONDENT";

    /** What the diagrams serve in one step. */
    private static final String BUNDLE = "ACCEPTANCE_BUNDLE";

    private final String title;
    private final List<Act.Kind> acts;
    private final @Nullable String kind;

    CourtPaper(String title) {
        this(title, List.of(), null);
    }

    CourtPaper(String title, Act.Kind act) {
        this(title, List.of(act), null);
    }

    CourtPaper(String title, Act.Kind act, String kind) {
        this(title, List.of(act), kind);
    }

    CourtPaper(String title, List<Act.Kind> acts, @Nullable String kind) {
        this.title = title;
        this.acts = acts;
        this.kind = kind;
    }

    /**
     * The papers of a document of the diagrams. Those of the registration go out together (在线诉讼规则 9), with them what
     * was decided before it on the relief asked for, and with the ruling on a withdrawal the notice of what it leaves to
     * pay.
     */
    public static List<CourtPaper> of(String variable, Filing filing) {
        var document = DocumentOfAct.name(variable);
        if (document.equals(BUNDLE)) {
            return Stream.of(
                            Stream.of(ACCEPTANCE_NOTICE),
                            filing.track().words("encloses").stream().map(CourtPaper::valueOf),
                            filing.isReliefDecided() ? Stream.of(FEE_RELIEF_DECISION) : Stream.<CourtPaper>empty())
                    .flatMap(papers -> papers)
                    .toList();
        }
        if (document.equals(WITHDRAWAL_RULING.name()) && filing.feeLeft() != null) {
            return List.of(WITHDRAWAL_RULING, FEE_LEFT_NOTICE);
        }
        return Arrays.stream(values())
                .filter(paper -> paper.name().equals(document))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalStateException("No paper for the document " + document));
    }

    /** As it stands on the paper. */
    String title(Track track) {
        return switch (this) {
            case ACCEPTANCE_NOTICE -> track.word("registered");
            case RETURN_NOTICE -> track.word("returned") + "通知书";
            case REFUSAL_RULING ->
                track.word("refusalPaper").isEmpty() ? track.word("ruling") : track.word("refusalPaper");
            case DEEMED_WITHDRAWAL_RULING, WITHDRAWAL_RULING, WITHDRAWAL_DENIAL -> track.word("ruling");
            default -> track.ofPreservation(title);
        };
    }

    /** As it stands in a list, where one ruling is told from another. */
    public String fullName(Track track) {
        if (this == REFUSAL_RULING && !track.word("refusalPaper").isEmpty()) {
            return title(track);
        }
        var named = this == REFUSAL_RULING ? track.word("refusal") : kind;
        return named == null
                ? title(track)
                : title(track) + "（" + track.ofPreservation(track.ofWithdrawal(named)) + "）";
    }

    /** Whether it is handed to the other side, who has no account here. */
    boolean toRespondent() {
        return isToRespondent(name());
    }

    /** Whether the paper of that name is. */
    public static boolean isToRespondent(String document) {
        return DocumentOfAct.name(document).endsWith(TO_RESPONDENT);
    }

    /** The kinds of act of which the last is the one that it carries. */
    public List<Act.Kind> acts() {
        return acts;
    }

    /** What is handed to the other side is the same paper. */
    public String template() {
        return name().replace(TO_RESPONDENT, "").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
