package org.lian.casenumber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.reference.CaseTypes;
import org.lian.reference.Courts;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 案号: issues the next number of a series inside the registering transaction, and reads numbers. */
@Component
public class CaseNumbers {
    private static final String REGISTRATION = "REGISTRATION";
    private static final String REFUSAL = "REFUSAL";
    private static final String EXECUTION = "EXECUTION";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Courts courts;
    private final CaseTypes caseTypes;

    CaseNumbers(JdbcClient jdbc, BusinessClock clock, Courts courts, CaseTypes caseTypes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.courts = courts;
        this.caseTypes = caseTypes;
    }

    /**
     * The number of this filing's registration; a repeated call answers with the first. The series' row stays locked
     * until the caller commits, and a rollback gives the number back: no gap, no duplicate (案号规定 3, 9, 10).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber issueFor(FilingId filing, CourtCode court, String typeCode, @Nullable String specialtyCode) {
        requireKnown(court, typeCode, specialtyCode);
        lock(filing);
        return ofFiling(filing).orElseGet(() -> issue(filing, REGISTRATION, court, typeCode, specialtyCode));
    }

    /** The number of the ruling that refuses this filing: the next of the same series. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber issueForRefusal(
            FilingId filing, CourtCode court, String typeCode, @Nullable String specialtyCode) {
        requireKnown(court, typeCode, specialtyCode);
        lock(filing);
        return of(filing, REFUSAL).orElseGet(() -> issue(filing, REFUSAL, court, typeCode, specialtyCode));
    }

    /** The number under which what this filing asked for is carried out (执保): of a series of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber issueForExecution(FilingId filing, CourtCode court, String typeCode) {
        requireKnown(court, typeCode, null);
        lock(filing);
        return ofExecution(filing).orElseGet(() -> issue(filing, EXECUTION, court, typeCode, null));
    }

    /** Every number that this filing has, of whatever series. */
    public Set<String> all(FilingId filing) {
        return jdbc.sql("select canonical from case_number where filing_id = ?")
                .param(filing.value())
                .query(String.class)
                .set();
    }

    /** Empty before the hand-over, and where the execution has no number of its own. */
    public Optional<CaseNumber> ofExecution(FilingId filing) {
        return of(filing, EXECUTION);
    }

    /** The number under which this filing was registered, also when it was annulled later. */
    public Optional<CaseNumber> ofFiling(FilingId filing) {
        return of(filing, REGISTRATION);
    }

    private Optional<CaseNumber> of(FilingId filing, String purpose) {
        return jdbc.sql("select * from case_number where filing_id = ? and purpose = ?")
                .params(filing.value(), purpose)
                .query(CaseNumbers::caseNumber)
                .optional();
    }

    /** Reads a printed number with brackets of either width; a Refusal on field "text" says what is wrong. */
    public CaseNumber parse(String text) {
        return new CaseNumberText(clock.today().getYear(), courts::isPossible, caseTypes::isKnown).parse(text);
    }

    /** Whether this court counts such numbers here and has not come to this one; of what it counted elsewhere nothing is known. */
    public boolean isNotYetIssued(CaseNumber number) {
        return jdbc.sql("""
                        select last_serial from case_number_counter
                        where court_code = :court and acceptance_year = :year and specialty_code = :specialty
                          and type_code = :type""")
                .param("court", number.courtCode())
                .param("year", number.acceptanceYear())
                .param("specialty", number.specialtyCode() == null ? "" : number.specialtyCode())
                .param("type", number.typeCode())
                .query(Integer.class)
                .optional()
                .filter(last -> number.serialNumber() > last)
                .isPresent();
    }

    private CaseNumber issue(
            FilingId filing, String purpose, CourtCode court, String typeCode, @Nullable String specialtyCode) {
        var now = clock.now();
        var year = LocalDate.ofInstant(now, BusinessClock.SHANGHAI).getYear();
        var serial = nextSerial(court, year, typeCode, specialtyCode);
        var number = new CaseNumber(year, court.value(), specialtyCode, typeCode, serial);
        jdbc.sql("""
                        insert into case_number (canonical, filing_id, purpose, acceptance_year, court_code,
                                                 specialty_code, type_code, serial_number, status, issued_at)
                        values (:canonical, :filing, :purpose, :year, :court, :specialty, :type, :serial,
                                'ISSUED', :now)""")
                .param("canonical", number.toString())
                .param("filing", filing.value())
                .param("purpose", purpose)
                .param("year", year)
                .param("court", court.value())
                .param("specialty", specialtyCode == null ? "" : specialtyCode)
                .param("type", typeCode)
                .param("serial", serial)
                .param("now", CourtTime.column(now))
                .update();
        return number;
    }

    /** The numbers that rulings of refusal of these courts took from the series in a time, the first first. */
    public List<String> ofRefusals(Set<CourtCode> courts, Instant from, Instant to) {
        return jdbc.sql("""
                        select canonical from case_number
                        where purpose = 'REFUSAL' and court_code = any (:courts)
                          and issued_at >= :from and issued_at < :to
                        order by court_code, type_code, acceptance_year, serial_number""")
                .param("courts", courts.stream().map(CourtCode::value).toArray(String[]::new))
                .param("from", CourtTime.column(from))
                .param("to", CourtTime.column(to))
                .query(String.class)
                .list();
    }

    private int nextSerial(CourtCode court, int year, String typeCode, @Nullable String specialtyCode) {
        return jdbc.sql("""
                        insert into case_number_counter as counter
                          (court_code, acceptance_year, specialty_code, type_code, last_serial)
                        values (:court, :year, :specialty, :type, 1)
                        on conflict (court_code, acceptance_year, specialty_code, type_code)
                          do update set last_serial = counter.last_serial + 1
                        returning last_serial""")
                .param("court", court.value())
                .param("year", year)
                .param("specialty", specialtyCode == null ? "" : specialtyCode)
                .param("type", typeCode)
                .query(Integer.class)
                .single();
    }

    /** Twins of one filing go one after the other, so that the second finds the first's number. */
    private void lock(FilingId filing) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("case_number " + filing)
                .query((row, index) -> index)
                .list();
    }

    private void requireKnown(CourtCode court, String typeCode, @Nullable String specialtyCode) {
        // These come from the court's own tables: a fault here is theirs, for the supervisor and not for a litigant.
        if (courts.find(court).isEmpty()) {
            throw new IllegalArgumentException("No court has the code " + court);
        }
        if (!caseTypes.isKnown(typeCode)) {
            throw new IllegalArgumentException("Unknown case type code " + typeCode);
        }
        if (specialtyCode != null && !specialtyCode.equals(CaseNumberText.SPECIALTY)) {
            throw new IllegalArgumentException("Unknown specialty code " + specialtyCode);
        }
    }

    private static CaseNumber caseNumber(ResultSet row, int index) throws SQLException {
        var specialty = row.getString("specialty_code");
        return new CaseNumber(
                row.getInt("acceptance_year"),
                row.getString("court_code"),
                specialty.isEmpty() ? null : specialty,
                row.getString("type_code"),
                row.getInt("serial_number"));
    }
}
