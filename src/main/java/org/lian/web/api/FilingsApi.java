package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.fees.Quote;
import org.lian.filing.Arrivals;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingQuestions;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.Receipt;
import org.lian.payment.Channel;
import org.lian.process.FilingPapers;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Filings over the API: the same services as the portal's pages. */
@RestController
@RequestMapping("/api/v1/filings")
class FilingsApi {
    private final Filings filings;
    private final Arrivals arrivals;
    private final FilingViews views;
    private final FilingPayments payments;
    private final FilingQuestions questions;
    private final Decisions decisions;
    private final FilingPapers papers;

    FilingsApi(
            Filings filings,
            Arrivals arrivals,
            FilingViews views,
            FilingPayments payments,
            FilingQuestions questions,
            Decisions decisions,
            FilingPapers papers) {
        this.filings = filings;
        this.arrivals = arrivals;
        this.views = views;
        this.payments = payments;
        this.questions = questions;
        this.decisions = decisions;
        this.papers = papers;
    }

    @Operation(summary = "新建立案申请草稿")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Created create(Actor actor, @RequestBody Draft draft) {
        return FilingViews.created(filings.create(actor, draft));
    }

    @Operation(summary = "保存草稿（整份）")
    @PutMapping("/{id}")
    FilingViews.Created update(Actor actor, @PathVariable FilingId id, @RequestBody RevisedDraft revised) {
        if (revised.revision() == null) {
            throw Refusal.invalid("revision", "MISSING", "请带上所修改草稿的 revision");
        }
        return FilingViews.created(filings.update(actor, id, revised.draft(), revised.revision()));
    }

    @Operation(summary = "本人的立案申请")
    @GetMapping
    ListPage<FilingViews.Summary> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor)
                .following(
                        (after, most) -> filings.of(actor, after, most),
                        filing -> new Mark(
                                filing.clocks().createdAt(), filing.id().toString()),
                        FilingViews::summary);
    }

    @Operation(summary = "查看一件立案申请")
    @Transactional
    @GetMapping("/{id}")
    FilingViews.Detail detail(Actor actor, @PathVariable FilingId id) {
        return views.detail(actor, filings.find(actor, id));
    }

    @Operation(summary = "删除没有提交的草稿，连同其中的材料")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Actor actor, @PathVariable FilingId id) {
        filings.discard(actor, id);
    }

    @Operation(summary = "上传材料")
    @PostMapping(path = "/{id}/materials", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.MaterialView addMaterial(
            Actor actor, @PathVariable FilingId id, @RequestParam String kind, @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return FilingViews.material(arrivals.material(actor, id, kind, fileName(file), content));
        }
    }

    @Operation(summary = "材料列表")
    @GetMapping("/{id}/materials")
    ListPage<FilingViews.MaterialView> materials(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(filings.materials(filings.find(actor, id)).stream()
                .map(FilingViews::material)
                .toList());
    }

    @Operation(summary = "删除未提交的材料")
    @DeleteMapping("/{id}/materials/{material}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMaterial(Actor actor, @PathVariable FilingId id, @PathVariable UUID material) {
        filings.removeMaterial(actor, id, material);
    }

    @Operation(summary = "下载材料原件")
    @GetMapping("/{id}/materials/{material}/content")
    ResponseEntity<InputStreamResource> content(Actor actor, @PathVariable FilingId id, @PathVariable UUID material) {
        return Downloads.attached(filings.openMaterial(actor, id, material));
    }

    @Operation(summary = "提交以前检查")
    @GetMapping("/{id}/checks")
    ListPage<Finding> checks(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(filings.checks(filings.find(actor, id)));
    }

    /** In the order in which the portal asks them; an answer is kept in the draft's {@code answers}. */
    @Operation(summary = "这件申请还要回答的问题")
    @GetMapping("/{id}/questions")
    ListPage<FilingQuestions.Asked> questions(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(questions.of(filings.find(actor, id).draft()));
    }

    @Operation(summary = "提交以前预览诉讼费")
    @GetMapping("/{id}/fee-preview")
    Quote feePreview(Actor actor, @PathVariable FilingId id) {
        return filings.feePreview(filings.find(actor, id));
    }

    @Operation(summary = "本案文书：收件回执、按填写的内容生成的起诉状等和法院送达的文书")
    @GetMapping("/{id}/documents")
    ListPage<DocumentView> documents(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(papers.of(actor, filings.find(actor, id)).stream()
                .map(DocumentView::of)
                .toList());
    }

    @Operation(summary = "一份文书的正文")
    @GetMapping("/{id}/documents/{document}")
    DocumentText document(Actor actor, @PathVariable FilingId id, @PathVariable UUID document) {
        var filing = filings.find(actor, id);
        var entry = entry(actor, filing, document);
        if (entry.ofParty()) {
            filings.readPartyPaper(actor, filing.id(), entry.id());
        }
        return DocumentText.of(entry);
    }

    @Operation(summary = "一份文书的 PDF/A")
    @GetMapping(value = "/{id}/documents/{document}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> documentPaper(Actor actor, @PathVariable FilingId id, @PathVariable UUID document) {
        var filing = filings.find(actor, id);
        var entry = entry(actor, filing, document);
        if (entry.ofParty()) {
            filings.readPartyPaper(actor, filing.id(), entry.id());
        }
        return Downloads.paper(entry.title(), papers.pdf(filing, entry));
    }

    private FilingPapers.Entry entry(Actor actor, Filing filing, UUID document) {
        return papers.find(actor, filing, document).orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
    }

    /**
     * A document in the list.
     *
     * @param kind which document, for example FEE_NOTICE
     * @param servedAt null for what was not served
     * @param paper whether there is a PDF of it
     */
    record DocumentView(
            String id,
            String kind,
            String title,
            OffsetDateTime at,
            @Nullable OffsetDateTime servedAt,
            @Nullable String addressee,
            boolean paper) {
        static DocumentView of(FilingPapers.Entry entry) {
            return new DocumentView(
                    entry.id().toString(),
                    entry.kind(),
                    entry.title(),
                    CourtTime.local(entry.at()),
                    entry.served() ? CourtTime.local(entry.at()) : null,
                    entry.addressee(),
                    entry.paper() != null);
        }
    }

    /** A document with its words. */
    record DocumentText(
            String id,
            String kind,
            String title,
            OffsetDateTime at,
            @Nullable OffsetDateTime servedAt,
            @Nullable String addressee,
            boolean paper,
            String text) {
        static DocumentText of(FilingPapers.Entry entry) {
            var view = DocumentView.of(entry);
            return new DocumentText(
                    view.id(),
                    view.kind(),
                    view.title(),
                    view.at(),
                    view.servedAt(),
                    view.addressee(),
                    view.paper(),
                    entry.text());
        }
    }

    @Operation(summary = "提交立案申请，取得收件回执")
    @PostMapping("/{id}/submission")
    @ResponseStatus(HttpStatus.CREATED)
    Submitted submit(Actor actor, @PathVariable FilingId id, @RequestBody SubmissionRequest request) {
        return new Submitted(filings.submit(actor, id, request.submission()));
    }

    @Operation(summary = "提交以后补充证据")
    @PostMapping(path = "/{id}/submissions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.MaterialView addEvidence(
            Actor actor, @PathVariable FilingId id, @RequestParam String kind, @RequestPart MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return FilingViews.material(arrivals.evidence(actor, id, kind, fileName(file), content));
        }
    }

    @Operation(summary = "办理进度")
    @GetMapping("/{id}/timeline")
    ListPage<FilingViews.Happened> timeline(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(filings.timeline(actor, filings.find(actor, id)).stream()
                .map(FilingViews::happened)
                .toList());
    }

    /** The decision at place {@code n}, from 0, of the filing's {@code decisions[]}, asked again of its own version. */
    @Operation(summary = "用当时的规则重新计算一次决定")
    @GetMapping("/{id}/decisions/{n}/recomputation")
    Decisions.Recomputation recomputation(Actor actor, @PathVariable FilingId id, @PathVariable int n) {
        var filing = filings.find(actor, id);
        var shown = decisions.shownFor(filing.id(), actor.isStaff());
        if (n < 0 || n >= shown.size()) {
            throw Refusal.notFound("这件申请没有第 " + n + " 项决定，序号从 0 开始，对应 decisions 的顺序");
        }
        return decisions.recompute(shown.get(n).id());
    }

    @Operation(summary = "生成缴费单")
    @PostMapping("/{id}/payments")
    @ResponseStatus(HttpStatus.CREATED)
    FilingPayments.OrderView pay(Actor actor, @PathVariable FilingId id, @RequestBody PaymentWish wish) {
        if (wish.channel() == null) {
            throw Refusal.invalid("channel", "MISSING", "请选择支付渠道：WECHAT、ALIPAY、BANK_TRANSFER 或 COUNTER");
        }
        return payments.open(actor, id, wish.channel());
    }

    @Operation(summary = "缴费单列表")
    @GetMapping("/{id}/payments")
    ListPage<FilingPayments.OrderView> payments(Actor actor, @PathVariable FilingId id) {
        return ListPage.of(payments.of(actor, id));
    }

    /** The whole draft together with the revision that it replaces. */
    record RevisedDraft(
            @Nullable Integer revision,
            org.lian.vocabulary.@Nullable Track track,
            @Nullable String courtCode,
            @Nullable String causeCode,
            @Nullable List<org.lian.filing.Party> plaintiffs,
            @Nullable List<org.lian.filing.Party> defendants,
            @Nullable List<org.lian.filing.Party> thirdParties,
            @Nullable String claims,
            @Nullable List<org.lian.filing.Claim> claimItems,
            @Nullable String facts,
            @Nullable Long claimAmountFen,
            Draft.@Nullable Procedure procedure,
            org.lian.filing.@Nullable ServiceAddress serviceAddress,
            @Nullable String confidentiality,
            java.util.@Nullable Map<String, String> elements,
            java.util.@Nullable Map<String, String> answers,
            org.lian.filing.@Nullable Evidence evidence,
            org.lian.fees.@Nullable DivorceProperty divorceProperty) {
        @SuppressWarnings("NullAway") // the draft's own constructor turns missing lists into empty ones
        Draft draft() {
            return new Draft(
                    track,
                    courtCode,
                    causeCode,
                    plaintiffs,
                    defendants,
                    thirdParties,
                    claims,
                    claimItems,
                    facts,
                    claimAmountFen,
                    procedure,
                    serviceAddress,
                    confidentiality,
                    elements,
                    answers,
                    evidence,
                    divorceProperty);
        }
    }

    /** The answer to a submission. */
    record Submitted(Receipt receipt) {}

    /** The channel that the payer chose. */
    record PaymentWish(@Nullable Channel channel) {}

    static String fileName(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "未命名" : name;
    }
}
