package org.lian.filing;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 变更送达地址: what a party confirms after the submission is in force for what is served from then on, and stands in a
 * 送达地址确认书 beside the first; what was served before stays served (邮寄送达规定 4).
 */
@Component
public class ServiceAddressChanges {
    private final FilingStore store;
    private final FilingActions actions;
    private final DraftLimits limits;
    private final ElectronicService electronic;
    private final Acts acts;
    private final PartyPapers papers;
    private final Access access;
    private final Journal journal;
    private final BusinessClock clock;

    ServiceAddressChanges(
            FilingStore store,
            FilingActions actions,
            DraftLimits limits,
            ElectronicService electronic,
            Acts acts,
            PartyPapers papers,
            Access access,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.actions = actions;
        this.limits = limits;
        this.electronic = electronic;
        this.acts = acts;
        this.papers = papers;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** Puts another address in the place of the one that was confirmed. */
    @Transactional
    public void change(Actor filer, FilingId id, @Nullable ServiceAddress wanted) {
        access.requireWrite(filer, id);
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        actions.of(filing).require(FilingAct.CHANGE_SERVICE_ADDRESS);
        var confirmed = confirmed(filing, wanted);
        if (confirmed.equals(filing.draft().serviceAddress())) {
            throw Refusal.invalid("serviceAddress.address", "SAME", "和现在确认的一样，没有变更：请改写以后再确认，不用变更的请返回");
        }
        var now = clock.now();
        store.correct(id, filing.draft().edit().serviceAddress(confirmed).draft(), null, null, now);
        papers.readdressed(filing, confirmed, now);
        journal.append(JournalEntry.shown(
                        id,
                        filer,
                        now,
                        "SERVICE_ADDRESS_CHANGED",
                        "变更送达地址，以后的文书按新的送达地址确认书送达；" + (confirmed.electronically() ? "同意电子送达" : "不同意电子送达"))
                .on(Law.SERVICE_ADDRESS));
    }

    /** Address and phone as they are kept; refused where one is missing or too long. */
    static ServiceAddress whole(DraftLimits limits, ServiceAddress wanted) {
        var address = wanted.plain();
        var faults = faults(limits, address);
        require(address.phone(), "phone", "请填写联系电话", faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return address;
    }

    private static ArrayList<Fault> faults(DraftLimits limits, ServiceAddress address) {
        var faults = new ArrayList<>(limits.faults(address));
        require(address.address(), "address", "请填写收件地址", faults);
        return faults;
    }

    private ServiceAddress confirmed(Filing filing, @Nullable ServiceAddress wanted) {
        var address = wanted == null ? new ServiceAddress(null, null, null, null) : wanted.plain();
        var faults = faults(limits, address);
        if (!acts.isOfWindow(filing.id())) {
            // Who stood at the window may have no telephone.
            require(address.phone(), "phone", "请填写联系电话", faults);
        }
        faults.addAll(electronic.faults(filing, address));
        if (address.electronic() == null) {
            // 民诉法 90: electronic service needs a yes; no answer is no consent, so it is asked for.
            faults.add(new Fault("serviceAddress.electronic", "MISSING", "请选择是否同意电子送达"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return address;
    }

    private static void require(@Nullable String text, String field, String words, ArrayList<Fault> faults) {
        if (!FilingFacts.isWritten(text)) {
            faults.add(new Fault("serviceAddress." + field, "MISSING", words));
        }
    }
}
