package org.lian.filing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Accounts;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The bounds of what is made within a suit: its court, and nobody but its parties (民诉解释 233; 民诉法 109). */
@Component
class CounterclaimBounds {
    private final FilingStore store;
    private final LaterKinds kinds;
    private final JoinedParties joined;
    private final Accounts accounts;

    CounterclaimBounds(FilingStore store, LaterKinds kinds, JoinedParties joined, Accounts accounts) {
        this.store = store;
        this.kinds = kinds;
        this.joined = joined;
        this.accounts = accounts;
    }

    /** Whether the suit still takes what is handed in within it; of anything else nothing is asked. */
    void requireOpen(Filing filing) {
        if (!filing.track().isWithin()) {
            requireOpen(filing.mainSuit());
        } else if (!store.find(Objects.requireNonNull(filing.mainSuit()))
                .filter(PreservationDrafts::mayBegin)
                .isPresent()) {
            throw Refusal.conflict("本案现在不能再" + filing.track().act());
        }
    }

    /** Whether the case still takes a counterclaim is the table's; null where none is meant. */
    void requireOpen(@Nullable FilingId mainSuit) {
        if (mainSuit != null) {
            requireTaken(store.find(mainSuit).orElseThrow());
        }
    }

    private void requireTaken(Filing suit) {
        if (kinds.counterclaim(suit).isEmpty()) {
            throw Refusal.conflict("本诉现在（" + suit.statusText() + "）不能在网上提起反诉；还有请求的，可以另行起诉", Law.COUNTERCLAIM);
        }
    }

    /** @param mainSuit null where the draft answers no case, which a counterclaim always does */
    void require(@Nullable FilingId mainSuit, Draft draft) {
        if (mainSuit == null) {
            if (draft.track() == Track.COUNTERCLAIM) {
                throw Refusal.invalid("track", "NEEDS_MAIN_SUIT", "反诉是针对一件已经立案的案件提起的，请从“提起反诉”填写那件案件的案号");
            }
            if (draft.track() != null && draft.track().isWithin()) {
                throw Refusal.invalid(
                        "track", "NEEDS_MAIN_SUIT", draft.track().act() + "是在一件已经立案的案件里提出的，请打开那件案件的页面，从“还要办别的”开始");
            }
            return;
        }
        var faults = faults(store.find(mainSuit).orElseThrow(), draft);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private List<Fault> faults(Filing suit, Draft draft) {
        var faults = new ArrayList<Fault>();
        if (draft.track() != null && draft.track().isWithin()) {
            return ofApplication(suit, draft);
        }
        if (draft.track() != Track.COUNTERCLAIM) {
            faults.add(new Fault("track", "OF_MAIN_SUIT", "这是一份反诉，不能改成别的类别；要另行起诉的，请新建一份"));
        }
        if (!suit.court().value().equals(draft.courtCode())) {
            faults.add(new Fault("courtCode", "OF_MAIN_SUIT", "反诉向审理本诉的法院提起，不能改选法院；要向别的法院起诉的，请另行起诉"));
        }
        if (draft.plaintiffs().size() != 1
                || suit.draft().defendants().stream()
                        .noneMatch(defendant -> isSame(
                                        defendant, draft.plaintiffs().get(0))
                                || isKnown(suit, defendant, draft.plaintiffs().get(0)))) {
            faults.add(new Fault("plaintiffs", "OF_MAIN_SUIT", "反诉原告是本诉里您这一位被告，姓名和证件号码不能改；别的被告要反诉的，由他本人提起"));
        }
        if (!draft.defendants().stream().allMatch(party -> suit.draft().plaintiffs().stream()
                .anyMatch(plaintiff -> Objects.equals(plaintiff.name(), party.name())))) {
            faults.add(new Fault("defendants", "OF_MAIN_SUIT", "反诉只能针对本诉的原告，不能添加别人；要告别人的，请另行起诉"));
        }
        if (!draft.thirdParties().isEmpty()) {
            faults.add(new Fault("thirdParties", "OF_MAIN_SUIT", "反诉的当事人限于本诉的当事人，不能添加第三人"));
        }
        return faults;
    }

    private static List<Fault> ofApplication(Filing suit, Draft draft) {
        var faults = new ArrayList<Fault>();
        if (!suit.court().value().equals(draft.courtCode())) {
            faults.add(new Fault("courtCode", "OF_MAIN_SUIT", "由审理本案的法院裁定，不能改选法院"));
        }
        if (!areOf(suit.draft().plaintiffs(), draft.plaintiffs())) {
            faults.add(new Fault("plaintiffs", "OF_MAIN_SUIT", "申请人是本案的原告，不能添加别人"));
        }
        if (!areOf(suit.draft().defendants(), draft.defendants())) {
            faults.add(new Fault("defendants", "OF_MAIN_SUIT", "被申请人是本案的被告，不能添加别人；要告别人的，请另行起诉"));
        }
        return faults;
    }

    private static boolean areOf(List<Party> known, List<Party> named) {
        return named.stream()
                .allMatch(party -> known.stream().anyMatch(one -> Objects.equals(one.name(), party.name())));
    }

    /** Whether the defendant came by a link of the court, with the account that bears this name and number. */
    private boolean isKnown(Filing suit, Party defendant, Party claimant) {
        var person = HexFormat.of().formatHex(joined.person(suit.id(), defendant));
        return Optional.ofNullable(joined.accounts(suit.id(), JoinedParties.Purpose.COUNTERCLAIM)
                        .get(person))
                .flatMap(accounts::find)
                .filter(account -> Objects.equals(account.name(), claimant.name())
                        && account.idNumber().equalsIgnoreCase(claimant.idNumber()))
                .isPresent();
    }

    /** A name alone is nobody: the number must be there, and the same. */
    static boolean isSame(Party party, Party other) {
        return FilingFacts.isWritten(party.name())
                && FilingFacts.isWritten(party.idNumber())
                && Objects.equals(party.name(), other.name())
                && Objects.requireNonNull(party.idNumber()).equalsIgnoreCase(other.idNumber());
    }
}
