package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.CoPlaintiff;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Confirmations;
import org.lian.filing.Filings;
import org.lian.filing.JointApplications;
import org.lian.process.ServiceOnPlaintiffs;
import org.lian.serviceofprocess.OwedService;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.web.LinkAddress;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 同一方的其他当事人 over the API: in whose hands their papers come, and the links by which they join. */
@RestController
@RequestMapping("/api/v1/filings/{id}")
class OtherPartiesApi {
    private final Filings filings;
    private final ServiceOnPlaintiffs service;
    private final CoPlaintiffs plaintiffs;
    private final JointApplications joint;
    private final Confirmations confirmations;
    private final LinkAddress address;

    OtherPartiesApi(
            Filings filings,
            ServiceOnPlaintiffs service,
            CoPlaintiffs plaintiffs,
            JointApplications joint,
            Confirmations confirmations,
            LinkAddress address) {
        this.filings = filings;
        this.service = service;
        this.plaintiffs = plaintiffs;
        this.joint = joint;
        this.confirmations = confirmations;
        this.address = address;
    }

    /** A plaintiff who did not file; {@code papers} are those that were not served with who filed. */
    record OtherPlaintiff(String key, String name, CoPlaintiff.Hands hands, List<Brought> papers) {}

    /** A paper that has to be brought to him; {@code servedAt} is null while it was not. */
    record Brought(UUID documentId, String title, @Nullable OffsetDateTime servedAt) {}

    /** The one for whom a link is made, by his key: PLAINTIFF_2. */
    record Whom(@Nullable String party) {}

    /** A link, which is shown this once. */
    record Link(String link) {}

    @Operation(summary = "同一方没有亲自提交的其他当事人，文书怎样送达他们")
    @GetMapping("/plaintiffs")
    List<OtherPlaintiff> others(Actor actor, @PathVariable FilingId id) {
        return service.of(filings.find(actor, id)).stream()
                .map(one -> new OtherPlaintiff(
                        one.plaintiff().key(),
                        one.plaintiff().party().displayName(),
                        one.plaintiff().hands(),
                        one.papers().stream().map(OtherPartiesApi::brought).toList()))
                .toList();
    }

    @Operation(summary = "生成给一个当事人的链接：提交以前请另一方看申请、同意共同申请，提交以后用自己的账号收文书；只在这里给一次")
    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    Link link(Actor filer, @PathVariable FilingId id, @RequestBody Whom whom) {
        var party = whom.party() == null ? "" : whom.party();
        return new Link(address.of(
                joint.asksToJoin(filings.find(filer, id))
                        ? "/joint/" + joint.hand(filer, id, party)
                        : "/plaintiffs/" + plaintiffs.hand(filer, id, party)));
    }

    @Operation(summary = "诉前调解达成协议的，准备申请司法确认的草稿；同一份协议只有一份草稿")
    @PostMapping("/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    FilingViews.Created confirmation(Actor filer, @PathVariable FilingId id) {
        var prepared = confirmations.prepare(filer, filings.find(filer, id).id());
        return FilingViews.created(filings.find(filer, prepared));
    }

    private static Brought brought(OwedService paper) {
        return new Brought(paper.served(), paper.title(), local(paper.doneAt()));
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant at) {
        return at == null ? null : CourtTime.local(at);
    }
}
