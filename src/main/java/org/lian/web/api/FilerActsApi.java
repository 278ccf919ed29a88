package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Arrivals;
import org.lian.filing.AssistingCourts;
import org.lian.filing.Corrections;
import org.lian.filing.FeeRelief;
import org.lian.filing.FeeReview;
import org.lian.filing.FilerActs;
import org.lian.filing.Filings;
import org.lian.filing.LaterProcedures;
import org.lian.filing.MediatorChanges;
import org.lian.filing.PreservationMatter;
import org.lian.filing.ServiceAddress;
import org.lian.filing.Submission;
import org.lian.process.ServiceConsent;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The API of the filer's acts after submission: correct, withdraw, insist, reply, ask for more time. */
@RestController
@RequestMapping("/api/v1/filings/{id}")
class FilerActsApi {
    private final FilerActs acts;
    private final MediatorChanges changes;
    private final Corrections corrections;
    private final Arrivals arrivals;
    private final Filings filings;
    private final LaterProcedures laterProcedures;
    private final AssistingCourts assisting;
    private final ServiceConsent addresses;
    private final FilingViews views;

    FilerActsApi(
            FilerActs acts,
            MediatorChanges changes,
            Corrections corrections,
            Arrivals arrivals,
            Filings filings,
            LaterProcedures laterProcedures,
            AssistingCourts assisting,
            ServiceConsent addresses,
            FilingViews views) {
        this.acts = acts;
        this.changes = changes;
        this.corrections = corrections;
        this.arrivals = arrivals;
        this.filings = filings;
        this.laterProcedures = laterProcedures;
        this.assisting = assisting;
        this.addresses = addresses;
        this.views = views;
    }

    /** A reason in the filer's words. */
    record Reason(@Nullable String reason) {}

    /** The answer to an advice: FORWARD, INSIST or WITHDRAW. */
    record Reply(
            FilerActs.@Nullable AdviceReply answer,
            @Nullable String reason) {}

    @Operation(summary = "提交补正")
    @PostMapping("/correction")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail correct(
            Actor actor,
            @PathVariable FilingId id,
            @RequestBody(required = false) Corrections.@Nullable CorrectedFields answer) {
        corrections.submit(
                actor,
                id,
                answer == null ? new Corrections.CorrectedFields(null, null, null, null, null, null) : answer);
        return detail(actor, id);
    }

    /** A material for one item of the notice; items are counted from 0. */
    @Operation(summary = "上传补正材料")
    @PostMapping(path = "/correction/materials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.MaterialView answer(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam int item,
            @RequestParam String kind,
            @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return FilingViews.material(arrivals.answer(actor, id, item, kind, FilingsApi.fileName(file), content));
        }
    }

    @Operation(summary = "撤回申请或者申请撤诉")
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail withdraw(
            Actor actor, @PathVariable FilingId id, @RequestBody(required = false) @Nullable Reason reason) {
        acts.withdraw(actor, id, text(reason));
        return detail(actor, id);
    }

    @Operation(summary = "坚持起诉")
    @PostMapping("/insistence")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail insist(
            Actor actor, @PathVariable FilingId id, @RequestBody(required = false) @Nullable Reason reason) {
        acts.insist(actor, id, text(reason));
        return detail(actor, id);
    }

    @Operation(summary = "答复释明")
    @PostMapping("/reply")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail reply(Actor actor, @PathVariable FilingId id, @RequestBody Reply reply) {
        var filing = id;
        if (reply.answer() == null) {
            throw Refusal.invalid("answer", "MISSING", "请选择：同意转交 FORWARD、坚持起诉 INSIST 或者撤回 WITHDRAW");
        }
        acts.reply(actor, filing, reply.answer(), reply.reason());
        return detail(actor, id);
    }

    @Operation(summary = "申请延长补正期限")
    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail extend(
            Actor actor, @PathVariable FilingId id, @RequestBody(required = false) @Nullable Reason reason) {
        acts.requestExtension(actor, id, text(reason));
        return detail(actor, id);
    }

    /**
     * A request for relief.
     *
     * @param kind DEFERRAL, REDUCTION or EXEMPTION
     * @param ground a code of the table fee-relief, or the reason in the caller's own words, which takes the kind's open ground
     * @param materialIds accepted; the proof is what was uploaded as 司法救助证明
     */
    record ReliefWish(
            FeeRelief.@Nullable Kind kind,
            @Nullable String ground,
            @Nullable String statement,
            @Nullable List<String> materialIds) {
        Submission.ReliefRequest request() {
            if (kind == null) {
                throw Refusal.invalid("kind", "MISSING", "请选择：缓交 DEFERRAL、减交 REDUCTION 或者免交 EXEMPTION");
            }
            if (ground == null || ground.isBlank()) {
                throw Refusal.invalid("ground", "MISSING", "请写明属于哪种情形，或者困难在哪里（诉讼费用交纳办法第四十八条）");
            }
            if (ground.matches("[A-Z_]+")) {
                if (!ground.startsWith(kind.name() + "_")) {
                    throw Refusal.invalid("ground", "DIFFERS", "这种情形不是申请" + kind.label() + "的情形，请改 kind 或者 ground");
                }
                return new Submission.ReliefRequest(ground, statement);
            }
            return new Submission.ReliefRequest(
                    kind.name() + "_OTHER", statement == null ? ground : ground + "；" + statement);
        }
    }

    @Operation(summary = "登记立案以前申请缓交、减交、免交诉讼费")
    @PostMapping("/fee-relief")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail askRelief(Actor actor, @PathVariable FilingId id, @RequestBody ReliefWish wish) {
        var filing = filings.find(actor, id);
        acts.askRelief(actor, filing.id(), wish.request());
        return detail(actor, id);
    }

    /** A review of the fee: CALCULATION, which the court checks, or DECISION, which its president reviews. */
    record FeeReviewWish(
            @Nullable FeeReview review, @Nullable String reason) {}

    @Operation(summary = "对诉讼费的计算有异议，或者对诉讼费用的决定有异议，申请复核")
    @PostMapping("/fee-reviews")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail askFeeReview(Actor actor, @PathVariable FilingId id, @RequestBody FeeReviewWish wish) {
        acts.askFeeReview(actor, id, wish.review(), wish.reason());
        return detail(actor, id);
    }

    record PreservationWish(
            @Nullable PreservationMatter matter, @Nullable String reason) {}

    @Operation(summary = "保全期间告诉法院已经起诉，或者申请续行、解除、复议；由法官裁定，保全照常有效")
    @PostMapping("/preservation-matters")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail raisePreservation(Actor actor, @PathVariable FilingId id, @RequestBody PreservationWish wish) {
        acts.raisePreservation(actor, id, wish.matter(), wish.reason());
        return detail(actor, id);
    }

    /** An address for service as a draft writes it. */
    record Readdressed(@Nullable ServiceAddress serviceAddress) {}

    @Operation(summary = "变更送达地址：提交以后另行确认，从现在起按新的送达；同意电子送达的，正在邮寄、还没有登记回证的文书同时电子送达；生成新的送达地址确认书")
    @PostMapping("/service-address")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail changeServiceAddress(Actor actor, @PathVariable FilingId id, @RequestBody Readdressed wanted) {
        addresses.change(actor, id, wanted.serviceAddress());
        return detail(actor, id);
    }

    /** The code of a court nearby. */
    record NearbyCourt(@Nullable String court) {}

    @Operation(summary = "跨域立案：选择就近的法院核对身份证件和材料原件；审查的法院和期限不变")
    @PostMapping("/assisting-court")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail chooseNearby(Actor actor, @PathVariable FilingId id, @RequestBody NearbyCourt chosen) {
        assisting.choose(actor, id, chosen.court());
        return detail(actor, id);
    }

    @Operation(summary = "再次起诉：用同样的内容和材料开一份新草稿，都可以改")
    @PostMapping("/renewal")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Created renew(Actor actor, @PathVariable FilingId id) {
        return FilingViews.created(filings.renew(actor, id));
    }

    /** The procedure to be begun. */
    record LaterProcedure(@Nullable Track track) {}

    @Operation(summary = "从本院的案件开始后面的申请：申请执行、恢复执行、执行异议；登记立案以后的保全、先予执行", description = "新的草稿里填好了法院、双方、送达地址和本案的案号，都可以改")
    @PostMapping("/later-procedures")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Created follow(Actor actor, @PathVariable FilingId id, @RequestBody LaterProcedure asked) {
        if (asked.track() == null) {
            throw Refusal.invalid("track", "MISSING", "请写明要办哪一种，例如 ENFORCEMENT");
        }
        return FilingViews.created(laterProcedures.begin(actor, id, asked.track()));
    }

    /** The wish of a filer for mediation before the registration, or against it. */
    record MediationWish(@Nullable Boolean consents) {}

    /** The day until which the filer agrees to mediate, ISO-8601, in Asia/Shanghai. */
    record LongerMediation(@Nullable LocalDate until) {}

    @Operation(summary = "登记立案以前表示是否同意先行调解；不影响审查的顺序和期限")
    @PostMapping("/mediation")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail sayMediation(Actor actor, @PathVariable FilingId id, @RequestBody MediationWish wish) {
        acts.sayMediation(actor, id, wish.consents());
        return detail(actor, id);
    }

    @Operation(summary = "不再调解，直接立案")
    @PostMapping("/mediation-end")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail endMediation(Actor actor, @PathVariable FilingId id) {
        acts.endMediation(actor, id);
        return detail(actor, id);
    }

    @Operation(summary = "同意把调解延长到某一天；对方也同意到同一天的才延长")
    @PostMapping("/mediation-extension")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail extendMediation(Actor actor, @PathVariable FilingId id, @RequestBody LongerMediation longer) {
        acts.extendMediation(actor, id, longer.until());
        return detail(actor, id);
    }

    @Operation(summary = "申请更换调解员；由法院另行指定，调解期限不因此延长")
    @PostMapping("/mediator-change")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Detail changeMediator(
            Actor actor, @PathVariable FilingId id, @RequestBody(required = false) @Nullable Reason reason) {
        changes.ask(actor, id, text(reason));
        return detail(actor, id);
    }

    private FilingViews.Detail detail(Actor actor, FilingId id) {
        return views.detail(actor, filings.find(actor, id));
    }

    private static @Nullable String text(@Nullable Reason reason) {
        return reason == null ? null : reason.reason();
    }
}
