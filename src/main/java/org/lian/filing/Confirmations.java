package org.lian.filing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The application for 司法确认 of an agreement that was reached here: a draft with everything that is known filled in,
 * within the thirty days of 民诉法 205, and the papers of the mediation beside it.
 */
@Component
public class Confirmations {
    private static final Set<Material.Kind> CARRIED =
            EnumSet.of(Material.Kind.PLAINTIFF_IDENTITY, Material.Kind.ORGANISATION_CERTIFICATE);
    private static final Set<FilingStatus> OVER =
            EnumSet.of(FilingStatus.WITHDRAWN, FilingStatus.REFUSED, FilingStatus.RETURNED);

    private final FilingStore store;
    private final ConfirmationStore confirmations;
    private final Filings filings;
    private final Settlements settlements;
    private final Acts acts;
    private final Access access;
    private final OtherDesks desks;
    private final ConfirmationPeriod period;
    private final Papers papers;
    private final Materials materials;
    private final Courts courts;
    private final Causes causes;
    private final Journal journal;
    private final BusinessClock clock;

    Confirmations(
            FilingStore store,
            ConfirmationStore confirmations,
            Filings filings,
            Settlements settlements,
            Acts acts,
            Access access,
            OtherDesks desks,
            ConfirmationPeriod period,
            Papers papers,
            Materials materials,
            Courts courts,
            Causes causes,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.confirmations = confirmations;
        this.filings = filings;
        this.settlements = settlements;
        this.acts = acts;
        this.access = access;
        this.desks = desks;
        this.period = period;
        this.papers = papers;
        this.materials = materials;
        this.courts = courts;
        this.causes = causes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A way on that a settled filing still has.
     *
     * @param until the end of the last day of the thirty
     * @param online whether the court takes the application online
     * @param prepared the application that was prepared from it; null where none stands
     */
    public record Open(
            Instant until,
            boolean over,
            boolean online,
            @Nullable FilingId prepared) {}

    /** For a settled filing; empty for every other. The caller has found the filing. */
    @Transactional(readOnly = true)
    public Optional<Open> of(Filing settled) {
        if (settled.status() != FilingStatus.SETTLED) {
            return Optional.empty();
        }
        return period.until(settled.id())
                .map(until -> new Open(
                        until,
                        period.isOver(until),
                        desks.isOpen(Track.JUDICIAL_CONFIRMATION),
                        standing(settled.id()).orElse(null)));
    }

    /** The end of the period for an application that was prepared from a settled filing; empty for every other. */
    @Transactional(readOnly = true)
    public Optional<Instant> until(Filing application) {
        return period.ofApplication(application.id());
    }

    /** The draft of the application; the one that stands already where there is one. */
    @Transactional
    public FilingId prepare(Actor filer, FilingId id) {
        var settled = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireWrite(filer, id);
        if (settled.status() != FilingStatus.SETTLED) {
            throw Refusal.conflict("双方达成调解协议以后，才能申请司法确认", Law.CONFIRMATION);
        }
        var standing = standing(id);
        if (standing.isPresent()) {
            return standing.get();
        }
        var until = period.until(id).orElseThrow();
        if (period.isOver(until)) {
            throw Refusal.conflict(
                    "双方共同申请司法确认的期限是调解协议生效之日起三十日，最后一天 " + ConfirmationPeriod.lastDay(until) + " 已经过去；对方不履行协议的，可以起诉",
                    Law.CONFIRMATION);
        }
        if (!desks.isOpen(Track.JUDICIAL_CONFIRMATION)) {
            throw Refusal.conflict("司法确认在网上还没有开通，请双方一起到诉讼服务中心窗口申请", Law.CONFIRMATION);
        }
        var application = filings.create(filer, draft(settled));
        confirmations.keep(application.id(), id, clock.now());
        carryPapers(filer, settled, application.id());
        carryMaterials(filer, id, application.id());
        journal.append(JournalEntry.shown(id, filer, clock.now(), "CONFIRMATION_PREPARED", "由调解协议起草了司法确认申请")
                .on(Law.CONFIRMATION)
                .with(Map.of("application", application.id().toString())));
        return application.id();
    }

    private Optional<FilingId> standing(FilingId settled) {
        return confirmations.of(settled).stream()
                .filter(one -> store.find(one)
                        .filter(filing -> !OVER.contains(filing.status()))
                        .isPresent())
                .findFirst();
    }

    private Draft draft(Filing settled) {
        var draft = settled.draft();
        var agreement = settlements.of(settled.id()).filter(SettlementAgreement::isSigned);
        var day = CourtTime.CLOSE_DAY.format(period.effective(settled.id()).orElseThrow());
        var everybody = Signatory.of(settled).stream()
                .map(one -> one.party().displayName())
                .collect(Collectors.joining("、"));
        return new Draft(
                Track.JUDICIAL_CONFIRMATION,
                draft.courtCode(),
                null,
                draft.plaintiffs().stream().map(Confirmations::without).toList(),
                draft.defendants().stream().map(Confirmations::without).toList(),
                List.of(),
                "请求确认" + everybody + "于" + day + "达成的调解协议有效。",
                List.of(),
                String.join("\n", facts(settled, agreement, day)),
                agreement.map(Confirmations::sum).orElse(null),
                null,
                draft.serviceAddress(),
                draft.confidentiality(),
                Map.of(),
                Map.of("jointApplication", "YES", "within30Days", "YES"),
                null,
                null);
    }

    /** What the clauses promise together; null where none names a sum. */
    private static @Nullable Long sum(SettlementAgreement agreement) {
        return agreement.clauses().stream()
                .map(SettlementAgreement.Clause::fen)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    private List<String> facts(Filing settled, Optional<SettlementAgreement> agreement, String day) {
        var court = courts.find(settled.court()).map(Court::name).orElseThrow();
        var cause = Optional.ofNullable(settled.draft().causeCode())
                .flatMap(causes::find)
                .map(Cause::name)
                .orElse("纠纷");
        var mediator = agreement
                .map(SettlementAgreement::mediator)
                .or(() -> acts.last(settled.id(), Act.Kind.MEDIATOR_APPOINTED)
                        .map(act -> act.words().document()))
                .map(name -> "，由" + name + "主持调解")
                .orElse("");
        var lines = new ArrayList<String>();
        lines.add("双方因" + cause + "，经" + court + "委派调解" + mediator + "，于" + day + "达成调解协议，协议自当日起生效。");
        agreement.ifPresent(one -> {
            lines.add("协议内容：");
            IntStream.range(0, one.clauses().size())
                    .mapToObj(at -> (at + 1) + ". " + one.clauses().get(at).text())
                    .forEach(lines::add);
        });
        lines.add("协议是双方自愿达成的。");
        return lines;
    }

    /** The party as it is; what proves its representatives is handed in anew. */
    private static Party without(Party party) {
        return new Party(
                party.kind(),
                party.name(),
                party.idType(),
                party.idNumber(),
                party.phone(),
                party.address(),
                party.representedBy().stream()
                        .map(Party.Representative::withoutPaper)
                        .toList(),
                party.foreignDomicile(),
                party.personal(),
                party.region(),
                party.elected());
    }

    /** The signed agreement, and the papers that say who mediated; where none can be set, the filer uploads them. */
    private void carryPapers(Actor filer, Filing settled, FilingId application) {
        if (!papers.canPrint()) {
            return;
        }
        var given = papers.all(settled.id());
        carry(filer, given, GivenPaper.SETTLEMENT_AGREEMENT, Material.Kind.EFFECTIVE_DOCUMENT, application);
        carry(filer, given, GivenPaper.MEDIATION_ASSIGNMENT, Material.Kind.MEDIATION_PROOF, application);
        carry(filer, given, GivenPaper.MEDIATION_RECORD, Material.Kind.MEDIATION_PROOF, application);
    }

    private void carry(Actor filer, List<Paper> given, GivenPaper paper, Material.Kind kind, FilingId application) {
        given.stream()
                .filter(one -> one.document().equals(paper.name()))
                .reduce((earlier, later) -> later)
                .filter(one -> papers.unprintable(one).isEmpty())
                .ifPresent(one -> materials.add(
                        application,
                        kind.name(),
                        one.title() + ".pdf",
                        new ByteArrayInputStream(papers.pdf(one.id())),
                        filer));
    }

    private void carryMaterials(Actor filer, FilingId settled, FilingId application) {
        materials.of(settled).stream()
                .filter(material -> CARRIED.contains(material.kind()))
                .forEach(material -> {
                    try (var content = materials.open(settled, material.id())) {
                        materials.add(
                                application, material.kind().name(), material.fileName(), content.stream(), filer);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }
}
