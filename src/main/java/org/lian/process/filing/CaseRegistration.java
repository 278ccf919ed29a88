package org.lian.process.filing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.casenumber.CaseNumbers;
import org.lian.engine.EngineIdentity;
import org.lian.filing.CourtCounterclaims;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Registering;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.process.automatic.AutoRegistrationEnd;
import org.lian.reference.CaseTypes;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** 登记立案 and what follows from it: the type code, the number, the division that takes over. */
@Component
public class CaseRegistration {
    private static final Logger log = LoggerFactory.getLogger(CaseRegistration.class);

    private final Decisions decisions;
    private final CaseNumbers caseNumbers;
    private final CaseTypes caseTypes;
    private final FilingLifecycle filings;
    private final CourtCounterclaims counterclaims;
    private final AutoRegistrationEnd automatic;
    private final EngineIdentity identity;
    private final Accounts accounts;

    CaseRegistration(
            Decisions decisions,
            CaseNumbers caseNumbers,
            CaseTypes caseTypes,
            FilingLifecycle filings,
            CourtCounterclaims counterclaims,
            AutoRegistrationEnd automatic,
            EngineIdentity identity,
            Accounts accounts) {
        this.decisions = decisions;
        this.caseNumbers = caseNumbers;
        this.caseTypes = caseTypes;
        this.filings = filings;
        this.counterclaims = counterclaims;
        this.automatic = automatic;
        this.identity = identity;
        this.accounts = accounts;
    }

    /** The series that a filing's numbers are taken from: registrations and refusals count together. */
    private record Series(String typeCode, @Nullable String specialtyCode) {}

    private Series series(FilingId id) {
        var code = caseCode(id);
        var chosen = filings.filing(id).marks().typeCode();
        var specialty = code.text("specialtyCode");
        var type = chosen == null ? code.text("typeCode") : chosen;
        if (!caseTypes.isKnown(type)) {
            throw new DecisionUnclear(code.id(), "没有“" + type + "”这个类型代字");
        }
        return new Series(type, specialty.isEmpty() ? null : specialty);
    }

    void register(FilingId id, boolean byClock) {
        var filing = filings.filing(id);
        var answering = byClock || identity.acting().isPresent() ? Optional.<String>empty() : automatic.registrar(id);
        var how = byClock
                ? Registering.BY_CLOCK
                : answering.isPresent() ? Registering.AUTOMATICALLY : Registering.REVIEWED;
        var actor = byClock ? Actor.system() : decider(answering);
        var mainSuit = filing.mainSuit();
        if (mainSuit == null) {
            registered(actor, id, number(id), how);
        } else if (filing.caseNumber() == null) {
            registered(actor, id, numberOf(mainSuit), how);
            counterclaims.taken(actor, id);
        }
    }

    /** The number of a filing's series, or of the suit within which it is made; the same when it is asked for again. */
    public CaseNumber number(FilingId id) {
        var mainSuit = filings.filing(id).mainSuit();
        if (mainSuit != null) {
            return numberOf(mainSuit);
        }
        var series = series(id);
        return caseNumbers.issueFor(id, filings.filing(id).court(), series.typeCode(), series.specialtyCode());
    }

    private void registered(Actor actor, FilingId id, CaseNumber number, Registering how) {
        filings.registered(id, number, actor, how);
        log.info("Registered filing {} as {}", id, number);
    }

    /**
     * Who of the court has just decided to register, or answers for its automatic registration; a mediator or a party
     * decides only what leads there by rule.
     */
    private Actor decider(Optional<String> answering) {
        return identity.acting()
                .or(() -> answering)
                .flatMap(accounts::findByUsername)
                .map(Account::actor)
                .filter(person -> person.isStaff() && !person.is(Role.MEDIATOR))
                .orElse(Actor.system());
    }

    /** The number of the ruling that refuses a filing; a counterclaim is refused within its case, under that number. */
    CaseNumber refuse(FilingId id) {
        var filing = filings.filing(id);
        var mainSuit = filing.mainSuit();
        if (mainSuit != null) {
            return numberOf(mainSuit);
        }
        var series = series(id);
        return caseNumbers.issueForRefusal(id, filing.court(), series.typeCode(), series.specialtyCode());
    }

    private CaseNumber numberOf(FilingId registered) {
        return caseNumbers.ofFiling(registered).orElseThrow();
    }

    void transfer(FilingId id) {
        filings.transferred(id, department(id), Actor.system());
    }

    /** A counterclaim goes to the division that tries its suit. */
    private String department(FilingId id) {
        var mainSuit = filings.filing(id).mainSuit();
        if (mainSuit == null) {
            return caseCode(id).text("department");
        }
        var trying = filings.filing(mainSuit).department();
        return trying == null ? caseCode(mainSuit).text("department") : trying;
    }

    /** The reviewer may name another type code, but none that the standard does not know. */
    public void requireKnownType(@Nullable String typeCode) {
        if (typeCode != null && !caseTypes.isKnown(typeCode)) {
            throw Refusal.invalid("confirmed.typeCode", "TYPE_UNKNOWN", "没有“" + typeCode + "”这个类型代字，请从列表中选择");
        }
    }

    private Decision caseCode(FilingId id) {
        return decisions.evaluate("case-code", FilingFacts.of(filings.filing(id)), id, Visibility.PARTY);
    }
}
