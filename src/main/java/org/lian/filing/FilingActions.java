package org.lian.filing;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingProcess.Word;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The one place that knows which acts a filing's standing allows, each with its refusal. Who may act at all is asked of
 * access; what an act carries (a reason, an amount) is the act's own to check.
 */
@Component
public class FilingActions {
    private static final LegalBasis AGAIN = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 214);
    private static final LegalBasis COMPLAINTS = LegalBasis.of("最高人民法院关于人民法院登记立案若干问题的规定", 13);
    private static final LegalBasis RELIEF = LegalBasis.of("诉讼费用交纳办法", 48);
    private static final LegalBasis PAYING = LegalBasis.of("诉讼费用交纳办法", 22);

    private final Acts acts;
    private final FilingProcess process;

    FilingActions(Acts acts, FilingProcess process) {
        this.acts = acts;
        this.process = process;
    }

    /** What the filing as it stands allows; the flow is asked when an act depends on it. */
    public Standing of(Filing filing) {
        return new Standing(filing);
    }

    /** An act and the refusal that it would meet now; null where it is allowed. */
    public record Action(FilingAct act, @Nullable Refusal refusal) {}

    /** A filing at this moment; what the flow waits for is asked once. */
    public final class Standing {
        private final FilingId id;
        private final FilingStatus status;
        private final boolean registered;
        private final boolean feePayable;
        private final boolean mediable;
        private final boolean pays;
        private final boolean reliefAsked;
        private final boolean preserves;
        private final boolean feeDecided;
        private final Track track;
        private @Nullable Set<Word> heard;
        private @Nullable Boolean extensionPending;

        private Standing(Filing filing) {
            this.id = filing.id();
            this.status = filing.status();
            this.registered = filing.registeredAt() != null;
            this.feePayable = filing.feePayable();
            this.track = filing.track();
            this.mediable = filing.track().asks(Track.Asks.MEDIATION);
            this.pays = filing.track().asks(Track.Asks.RELIEF);
            this.reliefAsked = filing.relief() != null;
            this.preserves = filing.track().isRuledOn();
            this.feeDecided =
                    registered && (filing.isReliefDecided() || filing.clocks().feeDueAt() != null);
        }

        /** Every act of that side of the counter, in the order of the flow. */
        public Stream<Action> by(FilingAct.By side) {
            return Stream.of(FilingAct.values())
                    .filter(act -> act.by() == side)
                    .map(act -> new Action(act, refusal(act)));
        }

        public boolean may(FilingAct act) {
            return refusal(act) == null;
        }

        /** Throws the refusal of an act that is not allowed now. */
        public void require(FilingAct act) {
            var refusal = refusal(act);
            if (refusal != null) {
                throw refusal;
            }
        }

        /** Why the act is not possible now; null when it is. */
        public @Nullable Refusal refusal(FilingAct act) {
            return switch (act) {
                case EDIT, SUBMIT -> editing(status == FilingStatus.DRAFT);
                case ADD_MATERIAL ->
                    editing(status == FilingStatus.DRAFT || status == FilingStatus.CORRECTION_REQUIRED);
                case ANSWER_ITEM -> answering();
                case CORRECT -> correcting();
                case REQUEST_EXTENSION -> askingForTime();
                case REPLY -> replying();
                case ACCEPT_FORWARDING -> forwarding();
                case INSIST -> insisting();
                case WITHDRAW -> withdrawing();
                case ADD_EVIDENCE -> evidence();
                case HAND_IN_LATER -> status == FilingStatus.DRAFT ? Refusal.conflict("这件申请还没有提交，请直接修改") : null;
                case ASK_RELIEF -> askingForRelief();
                case SAY_MEDIATION -> sayingMediation();
                case END_MEDIATION -> endingMediation();
                case EXTEND_MEDIATION -> extendingMediation();
                case ASK_FEE_REVIEW -> askingForFeeReview();
                case SIGN_AGREEMENT -> signingAgreement();
                case CHANGE_MEDIATOR -> changingMediator();
                case CHOOSE_ASSISTING_COURT ->
                    AssistingCourts.serves(status)
                            ? null
                            : Refusal.conflict("提交以后、登记立案以前，可以请就近的法院核对原件（" + status.text() + "）");
                case CHANGE_SERVICE_ADDRESS -> changingServiceAddress();
                case PAY, TAKE_PAYMENT ->
                    feePayable ? null : Refusal.conflict("这件案件现在没有待交的诉讼费（" + status.text() + "）", PAYING);
                case REMIND ->
                    status.waitingFor() == FilingStatus.WaitingFor.COURT
                            ? null
                            : Refusal.conflict("现在不是等法院办理，不需要催办；轮到谁、要做什么见本案进度");
                case COMPLAIN ->
                    status == FilingStatus.DRAFT ? Refusal.conflict("这件申请还没有提交，法院没有收到；提交以后才能投诉", COMPLAINTS) : null;
                case RENEW -> renewing();
                case MARK_SENSITIVE -> registered ? Refusal.conflict("案件已经登记立案，第十条情形的标记不再起作用", Law.SENSITIVE) : null;
                case RAISE_PRESERVATION -> raisingPreservation();
                case REGISTER_ORDER -> registeringOrder();
            };
        }

        private @Nullable Refusal registeringOrder() {
            if (preserves) {
                return Refusal.conflict("驳回保全申请的裁定由本院复议，不由上级法院指令立案");
            }
            return status == FilingStatus.REFUSED || status == FilingStatus.RETURNED
                    ? null
                    : Refusal.conflict("只有不予受理或者已退回的申请可以按上级法院指令立案；其他申请请直接作出审查结论");
        }

        private @Nullable Refusal raisingPreservation() {
            if (!preserves) {
                return Refusal.conflict("这件不是保全申请");
            }
            var executed = acts.last(id, Act.Kind.PRESERVATION_EXECUTED);
            if (status != FilingStatus.TRANSFERRED
                    || acts.last(id, Act.Kind.PRESERVATION_RULING).isEmpty()) {
                return Refusal.conflict("裁定以后、保全结束以前，才有续行、解除、复议可以提出（" + status.text() + "）");
            }
            if (executed.isPresent() && !executed.get().words().isGranted()) {
                return Refusal.conflict("没有能够" + track.word("taken") + "，没有续行、解除、复议可以提出");
            }
            if (acts.isPreservationOver(id)) {
                return Refusal.conflict("法官已经裁定" + track.word("released") + "，裁定书正在送达，没有续行、解除、复议可以提出");
            }
            return isTakenDown() ? null : unheard(Word.PRESERVATION_MATTER);
        }

        /**
         * Whether a matter is taken although the flow does not wait for it yet: it is decided after what runs. Of what
         * has no end the flow ends with the days of the reconsideration, which begin once the paper was handed over.
         */
        private boolean isTakenDown() {
            return track.lasts()
                    || !acts.waitingMatters(id).isEmpty()
                    || acts.of(id, Act.Kind.PAPER_SERVICE).stream()
                            .noneMatch(act ->
                                    RespondentReceipts.RULING.equals(act.words().document()));
        }

        private @Nullable Refusal changingServiceAddress() {
            return switch (status) {
                case DRAFT -> Refusal.conflict("这件申请还没有提交，请直接在“送达地址”里修改");
                case FORWARDED -> Refusal.conflict("已经转交有管辖权的法院，请告诉接收的法院", Law.SERVICE_ADDRESS);
                default -> null;
            };
        }

        private @Nullable Refusal askingForRelief() {
            if (!pays) {
                return Refusal.conflict("这类案件申请时不交诉讼费，不用申请缓交、减交、免交");
            }
            if (status == FilingStatus.DRAFT) {
                return Refusal.conflict("这件申请还没有提交：请在提交时一并申请缓交、减交、免交", RELIEF);
            }
            if (reliefAsked) {
                return Refusal.conflict("已经申请过缓交、减交、免交，由法官决定；结果会送达", RELIEF);
            }
            return switch (status) {
                case UNDER_REVIEW, ADVISED, IN_MEDIATION, CORRECTION_REQUIRED -> null;
                default -> Refusal.conflict("缓交、减交、免交要在登记立案以前申请（" + status.text() + "）；立案以后确有困难的，请联系办理的法院", RELIEF);
            };
        }

        private @Nullable Refusal askingForFeeReview() {
            if (!feeDecided) {
                return Refusal.conflict("法院还没有通知交纳诉讼费，也没有决定缓交、减交、免交；收到通知或者决定以后才能申请复核", Law.FEE_REVIEW);
            }
            if (status == FilingStatus.DEEMED_WITHDRAWN) {
                return Refusal.conflict(track.ofWithdrawal("这件案件已经按撤诉处理，没有要交的诉讼费"), Law.FEE_REVIEW);
            }
            return acts.asksForFeeReview(id) ? Refusal.conflict("您申请的复核正在办理，决定会送达", Law.FEE_REVIEW) : null;
        }

        private @Nullable Refusal sayingMediation() {
            if (!mediable) {
                return Refusal.conflict("这类申请不先行调解", Law.MEDIATION_FIRST);
            }
            return switch (status) {
                case UNDER_REVIEW, ADVISED, CORRECTION_REQUIRED -> null;
                case DRAFT -> Refusal.conflict("这件申请还没有提交：请在提交时一并表示", Law.MEDIATION_FIRST);
                case IN_MEDIATION -> Refusal.conflict("已经在诉前调解；不再同意的，请选择“不再调解，直接立案”", Law.MEDIATION_FIRST);
                default -> Refusal.conflict("是否先行调解，在登记立案以前表示（" + status.text() + "）", Law.MEDIATION_FIRST);
            };
        }

        private @Nullable Refusal endingMediation() {
            return status == FilingStatus.IN_MEDIATION ? unheard(Word.MEDIATION_REVOKED) : noMediation();
        }

        private @Nullable Refusal extendingMediation() {
            if (status != FilingStatus.IN_MEDIATION) {
                return noMediation();
            }
            return acts.last(id, Act.Kind.MEDIATION_REPLY)
                            .filter(reply -> reply.words().isGranted())
                            .isPresent()
                    ? null
                    : Refusal.conflict("对方当事人还没有同意调解，现在没有可以延长的调解期限", Law.MEDIATION_PERIOD);
        }

        private @Nullable Refusal changingMediator() {
            if (status != FilingStatus.IN_MEDIATION) {
                return noMediation();
            }
            return unheard(Word.MEDIATOR_CHANGED) == null
                    ? null
                    : Refusal.conflict("现在没有已经接受委派的调解员可以更换：正在等待指定或者确认", Law.MEDIATOR_CHANGE);
        }

        private @Nullable Refusal signingAgreement() {
            if (status != FilingStatus.IN_MEDIATION) {
                return noMediation();
            }
            return unheard(Word.AGREEMENT_SIGNED) == null
                    ? null
                    : Refusal.conflict("对方当事人同意调解、正在调解的，才拟定和签署调解协议", Law.AGREEMENT);
        }

        private static Refusal noMediation() {
            return Refusal.conflict("这件申请现在不在诉前调解", Law.MEDIATION_FIRST);
        }

        private @Nullable Refusal editing(boolean open) {
            return open ? null : Refusal.conflict("这件申请已经提交，这里不能再修改；要补充、变更的，请打开这件案件，在“变更、追加、补交”里提交");
        }

        private @Nullable Refusal answering() {
            return status == FilingStatus.CORRECTION_REQUIRED
                    ? null
                    : Refusal.conflict("现在没有等待补正的通知；需要补充证据的请用“补充证据”", Law.CORRECTION);
        }

        private @Nullable Refusal correcting() {
            if (status == FilingStatus.CORRECTION_REQUIRED && isExtensionPending()) {
                return Refusal.conflict("您申请了延长期限，法院正在审批，期限暂停计算；批下来以后再提交补正", Law.EXTENSION);
            }
            var closed = answering();
            return closed == null ? unheard(Word.CORRECTED) : closed;
        }

        private @Nullable Refusal askingForTime() {
            if (status != FilingStatus.CORRECTION_REQUIRED) {
                return Refusal.conflict("现在没有正在计算的补正期限", Law.EXTENSION);
            }
            return isExtensionPending()
                    ? Refusal.conflict("您已经申请延长期限，法院正在审批，期限暂停计算", Law.EXTENSION)
                    : unheard(Word.EXTENSION_REQUESTED);
        }

        private @Nullable Refusal replying() {
            return status == FilingStatus.ADVISED
                    ? unheard(Word.INSISTED)
                    : Refusal.conflict("现在没有等待答复的释明", Law.ADVISED);
        }

        private @Nullable Refusal forwarding() {
            if (status != FilingStatus.ADVISED) {
                return replying();
            }
            if (acts.last(id, Act.Kind.ADVICE).orElseThrow().words().court() == null) {
                return Refusal.conflict("这次释明没有指明其他法院，不能转交；可以坚持，或者撤回后按告知的途径解决", Law.ADVISED);
            }
            return unheard(Word.FORWARDING_ACCEPTED);
        }

        private @Nullable Refusal insisting() {
            return switch (status) {
                case RETURNED -> null;
                case ADVISED -> unheard(Word.INSISTED);
                case CORRECTION_REQUIRED ->
                    isExtensionPending()
                            ? Refusal.conflict("您申请了延长期限，法院正在审批；批下来以后再选择补正或者坚持", Law.EXTENSION)
                            : unheard(Word.INSISTED);
                default -> Refusal.conflict("现在没有需要坚持的事项：法院没有要求补正、没有释明，也没有退回");
            };
        }

        private @Nullable Refusal withdrawing() {
            return switch (status) {
                case UNDER_REVIEW, ADVISED, IN_MEDIATION, CORRECTION_REQUIRED -> unheard(Word.WITHDRAWN);
                case REGISTERED, FEE_DUE, FEE_OVERDUE -> unheard(Word.WITHDRAWAL_REQUESTED);
                case DRAFT -> Refusal.conflict("这件申请还没有提交，不需要撤回");
                case WITHDRAWAL_PENDING -> Refusal.conflict(track.ofWithdrawal("已经申请撤诉，请等待裁定"));
                case TRANSFERRED -> Refusal.conflict(track.ofWithdrawal("案件已移送承办部门，请向承办法官申请撤诉"), Law.WITHDRAWAL);
                case RETURNED,
                        FORWARDED,
                        REFUSED,
                        WITHDRAWN,
                        SETTLED,
                        WITHDRAWAL_GRANTED,
                        DEEMED_WITHDRAWN,
                        PRESERVATION_ENDED -> Refusal.conflict("这件申请已经办结，不需要撤回");
            };
        }

        private @Nullable Refusal evidence() {
            if (status == FilingStatus.DRAFT) {
                return Refusal.conflict("这件申请还没有提交，请直接在“上传材料”里添加");
            }
            return status.ended() ? Refusal.conflict("这件申请已经办结，不能再补充证据；再次提出的，请在新的申请里提交") : null;
        }

        private @Nullable Refusal renewing() {
            return switch (status) {
                // 民诉解释 212: what was refused may be sued for again once the conditions are met.
                case RETURNED, REFUSED, WITHDRAWN, WITHDRAWAL_GRANTED, DEEMED_WITHDRAWN, PRESERVATION_ENDED -> null;
                case DRAFT -> Refusal.conflict("这件申请还没有提交，可以直接修改");
                case FORWARDED -> Refusal.conflict("已经转交有管辖权的法院，由接收的法院审查");
                case SETTLED -> Refusal.conflict("双方已经达成调解协议，请按协议履行；需要司法确认的，由双方共同申请", Law.CONFIRMATION);
                case UNDER_REVIEW,
                        IN_MEDIATION,
                        ADVISED,
                        CORRECTION_REQUIRED,
                        REGISTERED,
                        FEE_DUE,
                        FEE_OVERDUE,
                        WITHDRAWAL_PENDING,
                        TRANSFERRED -> Refusal.conflict("这件申请还在办理，不需要再次提出；撤回、撤诉或者按撤诉处理以后，可以再次起诉", AGAIN);
            };
        }

        private @Nullable Refusal unheard(Word word) {
            if (heard == null) {
                heard = process.hears(id);
            }
            return heard.contains(word) ? null : FilingProcess.nobodyWaits();
        }

        private boolean isExtensionPending() {
            if (extensionPending == null) {
                extensionPending = acts.asksForTime(id);
            }
            return extensionPending;
        }
    }
}
