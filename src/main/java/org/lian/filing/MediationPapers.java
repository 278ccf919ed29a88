package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.reference.TimeLimits;
import org.lian.vocabulary.LegalBasis;
import org.springframework.stereotype.Component;

/** The papers of a mediation before 登记立案: given and not served, so that no post delays it and no period waits for it. */
@Component
class MediationPapers {
    private final GivenPapers given;
    private final TimeLimits limits;
    private final BusinessClock clock;

    MediationPapers(GivenPapers given, TimeLimits limits, BusinessClock clock) {
        this.given = given;
        this.limits = limits;
        this.clock = clock;
    }

    /** 诉前调解告知书: what happens, until when, and how it is ended. */
    void notice(Filing filing) {
        give(
                filing,
                GivenPaper.MEDIATION_NOTICE,
                GivenPaper.MEDIATION_NOTICE.name(),
                Map.of(
                        "appointDays", days("mediate.appoint"),
                        "answerDays", days("mediate.accept"),
                        "contactDays", days("mediate.contact"),
                        "mediationDays", days("mediate.pre"),
                        "firstSubmittedOn", GivenPapers.day(submitted(filing))));
    }

    /** 委派调解函, to whom the act appoints. */
    void assignment(Filing filing, Act appointment) {
        give(
                filing,
                GivenPaper.MEDIATION_ASSIGNMENT,
                appointment.id().toString(),
                Map.of(
                        "mediator", String.valueOf(appointment.words().document()),
                        "answerDays", days("mediate.accept"),
                        "contactDays", days("mediate.contact"),
                        "mediationDays", days("mediate.pre")));
    }

    /** 诉前调解终结记录: how it ended, by which article. */
    void record(Filing filing, String result, LegalBasis basis, Act act) {
        give(
                filing,
                GivenPaper.MEDIATION_RECORD,
                act.id().toString(),
                Map.of(
                        "result",
                        result,
                        "basis",
                        basis.text(),
                        "settled",
                        filing.status() == FilingStatus.SETTLED,
                        "firstSubmittedOn",
                        GivenPapers.day(submitted(filing))));
    }

    /** 调解协议, with every signature and its time. */
    void agreement(Filing filing, SettlementAgreement agreement) {
        give(
                filing,
                GivenPaper.SETTLEMENT_AGREEMENT,
                agreement.id().toString(),
                Map.of(
                        "mediator",
                        agreement.mediator(),
                        "signers",
                        agreement.signers().stream()
                                .map(signer -> signer.role() + "：" + signer.name())
                                .toList(),
                        "clauses",
                        clauses(agreement.clauses()),
                        "signatures",
                        signatures(agreement)));
    }

    private static List<String> clauses(List<SettlementAgreement.Clause> clauses) {
        return IntStream.range(0, clauses.size())
                .mapToObj(place -> (place + 1) + ". " + clauses.get(place).text())
                .toList();
    }

    private static List<String> signatures(SettlementAgreement agreement) {
        return Stream.concat(
                        agreement.signers().stream()
                                .map(signer -> signer.role() + signer.name() + "："
                                        + Objects.requireNonNull(signer.signature())
                                                .text()),
                        Stream.of("调解员" + agreement.mediator() + "：" + SettlementAgreement.time(agreement.setAt())
                                + "，拟定并签署"))
                .toList();
    }

    private void give(Filing filing, GivenPaper paper, String key, Map<String, ?> words) {
        given.give(filing, paper, key, clock.now(), words);
    }

    private static java.time.Instant submitted(Filing filing) {
        var at = filing.firstSubmittedAt();
        if (at == null) {
            throw new IllegalStateException("Filing " + filing.id() + " was never submitted");
        }
        return at;
    }

    private String days(String limit) {
        return String.valueOf(limits.find(limit).orElseThrow().length());
    }
}
