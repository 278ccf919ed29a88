package org.lian.process.automatic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.filing.Acts;
import org.lian.filing.CourtLaterFilings;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.filing.Finding;
import org.lian.filing.Party;
import org.lian.filing.PartyParticulars;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;

/**
 * The bounds of 自动登记 that no table moves: a machine registers what it looked at without a remark, and nothing in which
 * a person has to weigh anything. What is not told counts as to be weighed.
 */
@Component
class AutoRegistrationBounds {
    private static final Set<Party.IdType> OF_THE_MAINLAND = Set.of(Party.IdType.RESIDENT_ID, Party.IdType.USCC);

    private final FilingLifecycle filings;
    private final FilingRows rows;
    private final Acts acts;
    private final CourtLaterFilings laterFilings;
    private final Accounts accounts;
    private final BusinessClock clock;

    AutoRegistrationBounds(
            FilingLifecycle filings,
            FilingRows rows,
            Acts acts,
            CourtLaterFilings laterFilings,
            Accounts accounts,
            BusinessClock clock) {
        this.filings = filings;
        this.rows = rows;
        this.acts = acts;
        this.laterFilings = laterFilings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Why a person reviews the filing, in words for the court; empty where nothing speaks against its registration. */
    Optional<String> against(Filing filing, Actor judge) {
        return matter(filing).or(() -> parties(filing)).or(() -> looked(filing, judge));
    }

    /** The kind of matter, and its stage. */
    private Optional<String> matter(Filing filing) {
        if (!filing.track().mayBeRegisteredAutomatically()) {
            return Optional.of("“" + filing.track().label() + "”不自动登记");
        }
        if (filing.marks().secret() || filing.mainSuit() != null) {
            return Optional.of("保密的、在另一案里提出的，不自动登记");
        }
        if (filing.forwarding().from() != null || !acts.of(filing.id()).isEmpty()) {
            return Optional.of("不是第一次审查，或者法院、当事人已经另有行为");
        }
        if (!laterFilings.of(filing.id()).isEmpty()) {
            return Optional.of("当事人另外提交了申请");
        }
        if (Boolean.TRUE.equals(filing.wishes().mediationConsent())) {
            return Optional.of("当事人愿意先行调解");
        }
        return Optional.empty();
    }

    private Optional<String> parties(Filing filing) {
        var facts = FilingFacts.of(filing);
        if (!"NO".equals(facts.get("minor")) || anyone(filing).anyMatch(this::isMinor)) {
            return Optional.of("涉及未成年人，或者没有说明");
        }
        if (!"NO".equals(facts.get("foreignElement"))
                || anyone(filing).anyMatch(AutoRegistrationBounds::isFromBeyond)) {
            return Optional.of("涉外、涉港澳台，或者没有说明");
        }
        if ("YES".equals(facts.get("statutoryAgent"))) {
            return Optional.of("由法定代理人代为起诉");
        }
        return accounts.find(filing.ownerId())
                        .filter(account -> account.verification() == Account.Verification.VERIFIED)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("提交人的身份待核对");
    }

    /** What the machine found, and the flags of the court's lists. */
    private Optional<String> looked(Filing filing, Actor judge) {
        var remarks = filings.findings(filing.id()).stream()
                .filter(finding -> finding.severity() != Finding.Severity.PASSED)
                .map(Finding::code)
                .toList();
        if (!remarks.isEmpty()) {
            return Optional.of("系统有 " + remarks.size() + " 项提示");
        }
        var row = rows.of(judge, Set.of(filing.id())).get(filing.id());
        if (row == null) {
            return Optional.of("负责的法官不能查看这一件");
        }
        return row.flags().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "有标记：" + row.flags().stream().map(FilingRow.Flag::label).collect(Collectors.joining("、")));
    }

    private static Stream<Party> anyone(Filing filing) {
        var draft = filing.draft();
        return Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                .flatMap(List::stream);
    }

    private boolean isMinor(Party party) {
        return PartyParticulars.bornOn(party)
                .filter(born -> PartyParticulars.isMinor(born, clock.today()))
                .isPresent();
    }

    private static boolean isFromBeyond(Party party) {
        return party.livesBeyond().isPresent() || party.idType() != null && !OF_THE_MAINLAND.contains(party.idType());
    }
}
