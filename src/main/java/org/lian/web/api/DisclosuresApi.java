package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.filing.Disclosures;
import org.lian.filing.Draft;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.filing.ServiceAddress;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.ReadLog;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Numbers in full for the court, for a reason; and who of the court read what. */
@RestController
@RequestMapping("/api/v1/filings/{id}")
class DisclosuresApi {
    private final Disclosures disclosures;
    private final Filings filings;
    private final Accounts accounts;

    DisclosuresApi(Disclosures disclosures, Filings filings, Accounts accounts) {
        this.disclosures = disclosures;
        this.filings = filings;
        this.accounts = accounts;
    }

    /** The reason why the numbers are needed. */
    record Reason(@Nullable String reason) {}

    /** The parties and the address for service with nothing hidden. */
    record Numbers(
            List<Party> plaintiffs,
            List<Party> defendants,
            List<Party> thirdParties,
            @Nullable ServiceAddress serviceAddress) {
        static Numbers of(Draft draft) {
            return new Numbers(draft.plaintiffs(), draft.defendants(), draft.thirdParties(), draft.serviceAddress());
        }
    }

    /** One reading. */
    record ReadingView(
            OffsetDateTime at,
            String reader,
            ReadLog.What what,
            @Nullable String materialId,
            boolean unasked,
            @Nullable String reason) {}

    @PostMapping("/disclosures")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "查看完整号码（法院工作人员）",
            description = "法院平时看到的证件号码和电话是遮盖的；查看完整号码须写明理由（reason，不超过 200 字），每次查看连同理由记入日志。")
    Numbers disclose(Actor actor, @PathVariable FilingId id, @RequestBody Reason reason) {
        return Numbers.of(disclosures.disclose(actor, id, reason.reason()));
    }

    @GetMapping("/readings")
    @Operation(
            summary = "查阅记录（庭长）",
            description =
                    "本院人员何时查阅了这件申请的什么：FACTS 内容和当事人信息，MATERIAL 材料，NUMBERS 完整号码及理由。unasked 为 true 的，是办理页面自动显示的，没有人点开。十分钟内的同一查阅只记一次。")
    ListPage<ReadingView> readings(
            Actor actor,
            @PathVariable FilingId id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor)
                .following(
                        (after, most) -> filings.readings(actor, id, after, most), ReadLog.Reading::mark, this::view);
    }

    private ReadingView view(ReadLog.Reading reading) {
        var material = reading.material();
        return new ReadingView(
                reading.at().atZone(BusinessClock.SHANGHAI).toOffsetDateTime(),
                accounts.find(reading.accountId()).map(Account::username).orElse(reading.accountId()),
                reading.what(),
                material == null ? null : material.toString(),
                reading.unasked(),
                reading.reason());
    }
}
