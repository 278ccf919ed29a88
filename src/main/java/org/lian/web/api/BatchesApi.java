package org.lian.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.filing.BatchWork;
import org.lian.filing.Batches;
import org.lian.filing.Draft;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 批量立案 over the API. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchesApi {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String SUBMISSION = "submission";

    private final Batches batches;
    private final BatchWork work;
    private final ObjectMapper json;

    BatchesApi(Batches batches, BatchWork work, ObjectMapper json) {
        this.batches = batches;
        this.work = work;
        this.json = json;
    }

    /**
     * A batch.
     *
     * @param batchKey chosen by the sender, for example a UUID; the same key and body is the same batch for ever
     * @param declaredCount how many filings there are, so that one that got lost on the way is noticed
     * @param filings each as in a draft, and a {@code submission} of its own where it is to be submitted
     * @param submission of every filing that has none of its own; absent: they stay drafts
     */
    record Request(
            @Nullable String batchKey,
            @Nullable Integer declaredCount,
            @Nullable List<JsonNode> filings,
            @Nullable SubmissionRequest submission) {}

    /** A row; {@code errors} also say what keeps a draft from being submitted. */
    record RowView(
            int index,
            Batches.State state,
            @Nullable String filingId,
            @Nullable String receipt,
            List<Refusal.Fault> errors) {}

    /** A batch with what became of its rows. */
    record BatchView(String batchKey, int declaredCount, List<RowView> rows) {
        static BatchView of(Batches.Batch batch) {
            return new BatchView(
                    batch.batchKey(),
                    batch.declaredCount(),
                    batch.rows().stream()
                            .map(row -> new RowView(
                                    row.index(),
                                    row.state(),
                                    row.filingId() == null
                                            ? null
                                            : row.filingId().toString(),
                                    row.receipt(),
                                    row.errors()))
                            .toList());
        }
    }

    @Operation(summary = "批量立案：一次最多 1000 件，逐件给出结果；同一个批次号只算一次")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BatchView receive(Actor actor, @RequestBody Request request) {
        var key = request.batchKey();
        var filings = request.filings();
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refusal.invalid("batchKey", "INVALID", "请带上批次号：1 至 64 个字母、数字或者 . _ -，例如一个 UUID");
        }
        if (filings == null || filings.isEmpty() || filings.size() > Batches.MOST) {
            throw Refusal.invalid("filings", "COUNT", "一个批次有 1 至 " + Batches.MOST + " 件申请");
        }
        if (request.declaredCount() == null || request.declaredCount() != filings.size()) {
            throw Refusal.invalid(
                    "declaredCount",
                    "DIFFERS",
                    "declaredCount 应当等于 filings 的件数，收到的是 " + filings.size() + " 件，请核对有没有漏传");
        }
        var wishes = filings.stream()
                .map(filing -> wish(filing, request.submission()))
                .toList();
        batches.receive(actor, key, wishes, digest(request));
        work.begin(actor, key);
        return find(actor, key);
    }

    @Operation(summary = "查询一个批次每一件的结果")
    @GetMapping("/{key}")
    BatchView find(Actor actor, @PathVariable String key) {
        return BatchView.of(batches.find(actor, key).orElseThrow(() -> Refusal.notFound("没有找到这个批次，请核对批次号")));
    }

    private Batches.Wish wish(JsonNode filing, @Nullable SubmissionRequest ofAll) {
        try {
            if (!(filing instanceof ObjectNode object)) {
                throw Refusal.invalid("filing", "WRONG_TYPE", "每一件申请应为一个对象");
            }
            var draft = object.deepCopy();
            var own = draft.remove(SUBMISSION);
            var submission = own == null || own.isNull() ? ofAll : json.treeToValue(own, SubmissionRequest.class);
            return new Batches.Wish(
                    json.treeToValue(draft, Draft.class),
                    submission == null ? null : submission.submission(),
                    List.of());
        } catch (JsonProcessingException wrong) {
            return unreadable(Problems.unreadable(wrong));
        } catch (Refusal refusal) {
            return unreadable(Problem.of(refusal));
        }
    }

    private static Batches.Wish unreadable(Problem problem) {
        return new Batches.Wish(
                null,
                null,
                problem.errors().isEmpty()
                        ? List.of(new Refusal.Fault("filing", "UNREADABLE", problem.detail()))
                        : problem.errors());
    }

    private byte[] digest(Request request) {
        try {
            return Sha256.of(json.writeValueAsString(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
