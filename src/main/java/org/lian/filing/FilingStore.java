package org.lian.filing;

import static org.lian.filing.FilingStatus.ADVISED;
import static org.lian.filing.FilingStatus.CORRECTION_REQUIRED;
import static org.lian.filing.FilingStatus.DRAFT;
import static org.lian.filing.FilingStatus.FEE_DUE;
import static org.lian.filing.FilingStatus.FEE_OVERDUE;
import static org.lian.filing.FilingStatus.REFUSED;
import static org.lian.filing.FilingStatus.REGISTERED;
import static org.lian.filing.FilingStatus.TRANSFERRED;
import static org.lian.filing.FilingStatus.UNDER_REVIEW;
import static org.lian.filing.FilingStatus.WITHDRAWAL_PENDING;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.fees.DivorceProperty;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.transaction.OncePerTransaction;
import org.lian.transaction.PublishedStamps;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Due;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The filings' rows; parties, claims and facts are sealed, bound to the filing's id. */
@Component
class FilingStore {
    private static final StoredJson JSON = new StoredJson();

    private static final String COLUMNS = """
            id, owner_id, status, revision, track, court_code, cause_code, claim_amount_fen, procedure, content,
                   mediation_consent, mediation_said_at, mediation_said_by, created_at, first_submitted_at, court_received_at, review_due_at, registered_at,
                   registered_by_clock, case_number, type_code, fee_due_at, transferred_at, department, due_basis,
                   review_from, turn_due_at, sensitive, deferral, ordered, ruling_number, decided_procedure,
                   relief_percent,
                   fee_left_fen, fee_left_basis, fee_settled_at, forwarded_from, forwarded_to,
                   fee_supplement_fen, fee_supplement_basis, fee_supplement_item, main_suit, secret, order_fee_fen
            """;

    private static final String WAITS_FOR_FILER = """
            (status in (:statuses) or fee_left_fen is not null and fee_settled_at is null
              or fee_supplement_fen is not null)""";

    private static final String ROWS = "select " + COLUMNS + " from filing ";

    /** One row, with what goes with it: who reaches the filing, how far its journal is, what is in force. */
    private static final String OPENED = "select " + COLUMNS + ", " + PublishedStamps.COLUMN + """
            , array(select account_id from filing_access a where a.filing_id = filing.id) as accounts,
            (select coalesce(max(seq), 0) from journal_leaf l where l.filing_id = filing.id) as leaves
            from filing where id = ?""";

    private final OncePerTransaction<FilingId, Filing> read = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Access access;
    private final Journal journal;
    private final PublishedStamps stamps;
    private final PartyIndex index;

    FilingStore(
            JdbcClient jdbc, Vault vault, Access access, Journal journal, PublishedStamps stamps, PartyIndex index) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.access = access;
        this.journal = journal;
        this.stamps = stamps;
        this.index = index;
    }

    /** The content of a filing that only parties and the competent court may read. */
    private record Content(
            List<Party> plaintiffs,
            List<Party> defendants,
            List<Party> thirdParties,
            @Nullable String claims,
            List<Claim> claimItems,
            @Nullable String facts,
            @Nullable ServiceAddress serviceAddress,
            @Nullable String confidentiality,
            Map<String, String> elements,
            Map<String, String> answers,
            @Nullable Evidence evidence,
            @Nullable DivorceProperty divorceProperty) {}

    void insert(FilingId id, String ownerId, Draft draft, @Nullable String causeVersion, Instant now) {
        insert(id, ownerId, draft, causeVersion, null, now);
    }

    /** The same; {@code mainSuit}: the case that a counterclaim answers, once for all. */
    void insert(
            FilingId id,
            String ownerId,
            Draft draft,
            @Nullable String causeVersion,
            @Nullable FilingId mainSuit,
            Instant now) {
        var inserted = bound(jdbc.sql("""
                                insert into filing (id, owner_id, status, revision, track, court_code, cause_code,
                                  cause_version, claim_amount_fen, procedure, content, main_suit, created_at, version_at)
                                values (:id, :owner, 'DRAFT', 1, :track, :court, :cause,
                                  :causeVersion, :amount, :procedure, :content, :mainSuit, :now, :now)
                                returning """ + " " + COLUMNS), id, draft, causeVersion, now)
                .param("owner", ownerId)
                .param("mainSuit", mainSuit == null ? null : mainSuit.value())
                .query(this::filing)
                .single();
        read.keep(id, Optional.of(inserted));
        index.parties(id, draft);
    }

    /** The drafts of that procedure begun within a case. */
    List<Filing> draftsWithin(FilingId mainSuit, Track track) {
        return jdbc.sql(ROWS + "where main_suit = ? and track = ? and status = 'DRAFT' order by created_at, id")
                .params(mainSuit.value(), track.name())
                .query(this::filing)
                .list();
    }

    /** The counterclaims of a case, drafts too, in the order in which they were begun. */
    List<Filing> counterclaims(FilingId mainSuit) {
        return jdbc.sql(ROWS + "where main_suit = ? and track = 'COUNTERCLAIM' order by created_at, id")
                .param(mainSuit.value())
                .query(this::filing)
                .list();
    }

    /** Replaces the draft; false when {@code revision} is no longer the newest or the draft was submitted. */
    boolean replaceDraft(FilingId id, Draft draft, @Nullable String causeVersion, int revision, Instant now) {
        var changed = bound(jdbc.sql("""
                                update filing set revision = revision + 1, track = :track, court_code = :court,
                                  cause_code = :cause, cause_version = :causeVersion, claim_amount_fen = :amount,
                                  procedure = :procedure, content = :content, version_at = :now
                                where id = :id and revision = :revision and status = 'DRAFT'"""), id, draft, causeVersion, now)
                .param("revision", revision)
                .update();
        if (changed == 1) {
            index.parties(id, draft);
        }
        return changed == 1;
    }

    /** Deletes a draft, what was told before its cause was chosen, and the suit that it was begun from. */
    void delete(FilingId id) {
        read.forget(id);
        for (var table : List.of("filing_party_index", "filing_without_phones", "cause_telling", "preservation_suit")) {
            jdbc.sql("delete from " + table + " where filing_id = ?")
                    .param(id.value())
                    .update();
        }
        jdbc.sql("delete from filing where id = ?").param(id.value()).update();
    }

    /** Replaces what the reviewer corrected, after submission. */
    void correct(FilingId id, Draft draft, @Nullable String causeVersion, @Nullable String typeCode, Instant now) {
        bound(jdbc.sql("""
                                update filing set revision = revision + 1, track = :track, court_code = :court,
                                  cause_code = :cause, cause_version = coalesce(:causeVersion, cause_version),
                                  claim_amount_fen = :amount,
                                  procedure = :procedure, content = :content, version_at = :now,
                                  type_code = coalesce(:typeCode, type_code)
                                where id = :id"""), id, draft, causeVersion, now)
                .param("typeCode", typeCode)
                .update();
        index.parties(id, draft);
        index.organisations(id, draft);
    }

    void decided(FilingId id, Draft.Procedure procedure) {
        read.forget(id);
        jdbc.sql("update filing set decided_procedure = ? where id = ?")
                .params(procedure.name(), id.value())
                .update();
    }

    private JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec sql, FilingId id, Draft draft, @Nullable String causeVersion, Instant now) {
        read.forget(id);
        return sql.param("id", id.value())
                .param("track", name(draft.track()))
                .param("court", draft.courtCode())
                .param("cause", draft.causeCode())
                .param("causeVersion", causeVersion)
                .param("amount", draft.claimAmountFen())
                .param("procedure", name(draft.procedure()))
                .param("content", sealed(id, draft))
                .param("now", CourtTime.column(now));
    }

    /** Civil filings before the court whose cause matches. */
    List<FilingId> underReviewWithCause(String pattern) {
        return jdbc.sql("""
                        select id from filing
                        where status = 'UNDER_REVIEW' and track = 'CIVIL' and cause_code ~ ? order by id""")
                .param(pattern)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The filings registered under one of the numbers, in their order. */
    List<FilingId> byCaseNumbers(Collection<String> caseNumbers) {
        return jdbc.sql("""
                        select id from filing where id in (select id from filing where case_number in (:numbers)
                            union select filing_id from case_number
                            where purpose = 'EXECUTION' and canonical in (:numbers))
                        order by case_number, main_suit nulls first""")
                .param("numbers", caseNumbers)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    Optional<Filing> find(FilingId id) {
        return read.find(
                id,
                one -> jdbc.sql(OPENED).param(one.value()).query(this::opened).optional());
    }

    /** Indexes a filing that was kept before its telephones, or the parts of its organisations' names, were. */
    void indexAnew(FilingId id) {
        lock(id).ifPresent(filing -> {
            index.parties(id, filing.draft());
            index.organisations(id, filing.draft());
        });
    }

    /** Those of the ids that exist, in no order. */
    List<Filing> all(Collection<FilingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ROWS + " where id in (:ids)")
                .param("ids", ids.stream().map(FilingId::value).toList())
                .query(this::filing)
                .list();
    }

    Optional<FilingHead> head(FilingId id) {
        return jdbc.sql("select status, court_code, case_number from filing where id = ?")
                .param(id.value())
                .query((row, number) -> {
                    var court = row.getString("court_code");
                    return new FilingHead(
                            id,
                            FilingStatus.valueOf(row.getString("status")),
                            court == null ? null : new CourtCode(court),
                            row.getString("case_number"));
                })
                .optional();
    }

    /** Finds and locks the row, so that two acts on one filing follow each other. */
    Optional<Filing> lock(FilingId id) {
        var locked = jdbc.sql(OPENED + " for update of filing")
                .param(id.value())
                .query(this::opened)
                .optional();
        read.keep(id, locked);
        return locked;
    }

    /** Newest first. */
    List<Filing> ofOwner(String ownerId, @Nullable Mark after, int limit) {
        var behind = after == null ? "" : " and (created_at, id) < (:at, :id)";
        return jdbc.sql(ROWS + " where owner_id = :owner" + behind + " order by created_at desc, id desc limit :limit")
                .param("owner", ownerId)
                .param("at", after == null ? null : CourtTime.column(after.at()))
                .param("id", after == null ? null : after.uuid())
                .param("limit", limit)
                .query(this::filing)
                .list();
    }

    /** Lets one open a draft of this account after the other. */
    void lockDraftsOf(String ownerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('drafts:' || ?, 0))")
                .param(ownerId)
                .query((row, number) -> "")
                .single();
    }

    int draftsOf(String ownerId) {
        return jdbc.sql("select count(*) from filing where owner_id = ? and status = 'DRAFT'")
                .param(ownerId)
                .query(Integer.class)
                .single();
    }

    /** The newest drafts that were never changed since they were opened. */
    List<Filing> firstVersionsOf(String ownerId) {
        return jdbc.sql(ROWS + """
                         where owner_id = ? and status = 'DRAFT' and revision = 1
                        order by created_at desc limit 100""").param(ownerId).query(this::filing).list();
    }

    /** Those of the statuses first, each newest first. */
    List<Filing> ofOwnerWaitingFirst(String ownerId, Set<String> statuses, OwnFilings wanted, int offset, int limit) {
        return jdbc.sql(ROWS + " where owner_id = :owner"
                        + (wanted.waiting() ? " and " + WAITS_FOR_FILER : "")
                        + (wanted.status() == null ? "" : " and status = :status")
                        + (wanted.cause() == null ? "" : " and cause_code = :cause")
                        + " order by " + WAITS_FOR_FILER
                        + " desc, created_at desc, id desc limit :limit offset :offset")
                .param("owner", ownerId)
                .param("statuses", statuses)
                .param(
                        "status",
                        wanted.status() == null ? null : wanted.status().name())
                .param("cause", wanted.cause())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::filing)
                .list();
    }

    /** How many filings an owner has, by status and cause. */
    List<OwnFilings.Held> heldBy(String ownerId) {
        return jdbc.sql(
                        "select status, cause_code, count(*) from filing where owner_id = ? group by status, cause_code")
                .param(ownerId)
                .query((row, number) -> new OwnFilings.Held(
                        FilingStatus.valueOf(row.getString("status")),
                        row.getString("cause_code"),
                        row.getInt("count")))
                .list();
    }

    /** Keeps a filing from everybody but its judges, or no longer. */
    void secret(FilingId id, boolean secret) {
        read.forget(id);
        jdbc.sql("update filing set secret = ? where id = ?")
                .params(secret, id.value())
                .update();
    }

    void submitted(FilingId id, String by, @Nullable Boolean mediationConsent, boolean asksRelief, Instant receivedAt) {
        var filing = move(id, EnumSet.of(DRAFT), UNDER_REVIEW, """
                mediation_consent = :mediation, mediation_said_at = :saidAt, mediation_said_by = :saidBy,
                deferral = :deferral,
                first_submitted_at = coalesce(first_submitted_at, :at),
                court_received_at = :at, review_from = :at, version_at = :at""", sql -> sql.param("mediation", mediationConsent)
                .param("saidAt", mediationConsent == null ? null : CourtTime.column(receivedAt))
                .param("saidBy", mediationConsent == null ? null : by)
                .param("deferral", asksRelief ? Filing.Relief.State.PENDING.name() : null)
                .param("at", CourtTime.column(receivedAt)));
        index.submitted(filing);
    }

    /** A suit is of an earlier day than its receipt: that of the application that it comes of. */
    void broughtOn(FilingId id, Instant first) {
        read.forget(id);
        jdbc.sql("update filing set first_submitted_at = ? where id = ?")
                .params(CourtTime.column(first), id.value())
                .update();
    }

    /** The suit that an order became, and what was paid for the order. */
    void afterOrder(FilingId id, Instant first, long paidFen) {
        broughtOn(id, first);
        if (paidFen > 0) {
            jdbc.sql("update filing set order_fee_fen = ? where id = ?")
                    .params(paidFen, id.value())
                    .update();
        }
    }

    /** The filing that another court forwarded: the first moment stays, this court's clock runs from the arrival. */
    void arrived(FilingId id, Filing from, Instant at) {
        var mediation = from.wishes().mediation();
        var relief = from.relief();
        var arrived = move(id, EnumSet.of(DRAFT), UNDER_REVIEW, """
                mediation_consent = :mediation, mediation_said_at = :saidAt, mediation_said_by = :saidBy,
                deferral = :deferral, first_submitted_at = :first, court_received_at = :at, review_from = :at,
                version_at = :at, forwarded_from = :forwarded""", sql -> sql.param(
                        "mediation", mediation == null ? null : mediation.consents())
                .param("saidAt", mediation == null || mediation.at() == null ? null : CourtTime.column(mediation.at()))
                .param("saidBy", mediation == null ? null : mediation.by())
                .param("deferral", relief == null ? null : relief.state().name())
                .param("first", CourtTime.column(Objects.requireNonNull(from.firstSubmittedAt())))
                .param("at", CourtTime.column(at))
                .param("forwarded", from.id().value()));
        index.submitted(arrived);
        read.forget(from.id());
        jdbc.sql("update filing set forwarded_to = ? where id = ?")
                .params(id.value(), from.id().value())
                .update();
    }

    /**
     * A new status with the end of its period, where one runs.
     *
     * @param from what the filing may stand at; a conflict when it stands elsewhere
     */
    void status(
            FilingId id, Set<FilingStatus> from, FilingStatus status, @Nullable Instant dueAt, @Nullable String basis) {
        move(id, from, status, "turn_due_at = :due, due_basis = :basis", sql -> sql.param(
                        "due", dueAt == null ? null : CourtTime.column(dueAt))
                .param("basis", basis));
    }

    /** Changes the status and what goes with it, where the filing stands at one of {@code from}. */
    private Filing move(
            FilingId id,
            Set<FilingStatus> from,
            FilingStatus to,
            String columns,
            UnaryOperator<JdbcClient.StatementSpec> values) {
        var sql = jdbc.sql("update filing set status = :status, " + columns
                        + " where id = :id and status in (:from) returning " + COLUMNS)
                .param("id", id.value())
                .param("status", to.name())
                .param("from", from.stream().map(Enum::name).toList());
        var moved = values.apply(sql).query(this::filing).optional().orElseThrow(() -> elsewhere(id, to));
        read.keep(id, Optional.of(moved));
        return moved;
    }

    /** What a step says that comes at a status it was not drawn for, to whoever sees it fail. */
    private Refusal elsewhere(FilingId id, FilingStatus to) {
        var status = jdbc.sql("select status from filing where id = ?")
                .param(id.value())
                .query(FilingStatus.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        return Refusal.conflict(
                "这件申请现在是“" + status.text() + "”，不能变成“" + to.text() + "”。刚刚有变动的，请刷新后再办；流程自己走到这里的，请庭长通知规则维护人员检查流程图");
    }

    /** What the filer says of mediation before 登记立案; the last word counts. */
    void mediation(FilingId id, boolean consents, String by, Instant at) {
        read.forget(id);
        jdbc.sql("""
                        update filing set mediation_consent = :consents, mediation_said_at = :at, mediation_said_by = :by
                        where id = :id""")
                .param("consents", consents)
                .param("at", CourtTime.column(at))
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    /** The receipt from which the court's next period runs. */
    void reviewFrom(FilingId id, Instant receivedAt) {
        read.forget(id);
        jdbc.sql("update filing set review_from = :at where id = :id")
                .param("id", id.value())
                .param("at", CourtTime.column(receivedAt))
                .update();
    }

    void relief(FilingId id, Filing.Relief relief) {
        read.forget(id);
        jdbc.sql("update filing set deferral = :state, relief_percent = :percent where id = :id")
                .param("state", relief.state().name())
                .param("percent", relief.percent())
                .param("id", id.value())
                .update();
    }

    void sensitive(FilingId id, boolean sensitive) {
        read.forget(id);
        jdbc.sql("update filing set sensitive = ? where id = ?")
                .params(sensitive, id.value())
                .update();
    }

    void refused(FilingId id, String rulingNumber) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, ADVISED),
                REFUSED,
                "ruling_number = :number, turn_due_at = null, due_basis = null",
                sql -> sql.param("number", rulingNumber));
    }

    void ordered(FilingId id) {
        read.forget(id);
        jdbc.sql("update filing set ordered = true where id = ?")
                .param(id.value())
                .update();
    }

    /** Notes that a material answers an item of a notice; an earlier answer of the same item stays as history. */
    void answer(UUID notice, int item, UUID material) {
        jdbc.sql("""
                        insert into correction_answer (notice_id, item, material_id) values (?, ?, ?)
                        on conflict do nothing""").params(notice, item, material).update();
    }

    /** The materials that answer a notice, by item. */
    List<CorrectionAnswer> answers(UUID notice) {
        return jdbc.sql(
                        "select item, material_id from correction_answer where notice_id = ? order by item, material_id")
                .param(notice)
                .query((row, number) ->
                        new CorrectionAnswer(row.getInt("item"), row.getObject("material_id", UUID.class)))
                .list();
    }

    void unanswer(UUID material) {
        jdbc.sql("delete from correction_answer where material_id = ?")
                .param(material)
                .update();
    }

    /** A material that answers an item of a notice, items counted from 0. */
    record CorrectionAnswer(int item, UUID material) {}

    void reviewDue(FilingId id, Instant dueAt, String basis) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, CORRECTION_REQUIRED),
                UNDER_REVIEW,
                "review_due_at = :due, due_basis = :basis, turn_due_at = null",
                sql -> sql.param("due", CourtTime.column(dueAt)).param("basis", basis));
    }

    void registered(FilingId id, String caseNumber, Instant registeredAt, boolean byClock) {
        move(
                id,
                EnumSet.of(UNDER_REVIEW, ADVISED),
                REGISTERED,
                "case_number = :number, registered_at = :at, registered_by_clock = :byClock, due_basis = null",
                sql -> sql.param("number", caseNumber)
                        .param("at", CourtTime.column(registeredAt))
                        .param("byClock", byClock));
    }

    /** The fee's period begins; a request to withdraw that waits for its ruling goes on waiting. */
    void feeDue(FilingId id, FilingStatus from, Instant dueAt, String basis) {
        var pending = from == WITHDRAWAL_PENDING;
        move(
                id,
                pending ? EnumSet.of(WITHDRAWAL_PENDING) : EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE),
                pending ? WITHDRAWAL_PENDING : FEE_DUE,
                "fee_due_at = :due, due_basis = :basis",
                sql -> sql.param("due", CourtTime.column(dueAt)).param("basis", basis));
    }

    /** What was to be paid is computed anew; a request to withdraw that waits for its ruling goes on waiting. */
    void feeReopened(FilingId id, FilingStatus from) {
        var pending = from == WITHDRAWAL_PENDING;
        move(
                id,
                pending ? EnumSet.of(WITHDRAWAL_PENDING) : EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE),
                pending ? WITHDRAWAL_PENDING : REGISTERED,
                "fee_due_at = null, due_basis = null",
                sql -> sql);
    }

    /** Filings before the court or with something to pay, of which a period may run, in the order of their ids. */
    List<FilingId> withOpenPeriods(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select id from filing
                        where status in ('UNDER_REVIEW', 'ADVISED', 'IN_MEDIATION', 'CORRECTION_REQUIRED', 'FEE_DUE', 'FEE_OVERDUE',
                            'WITHDRAWAL_PENDING')
                          and (cast(:after as uuid) is null or id > :after)
                        order by id limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The filings whose filer has to act until some moment between the two. */
    List<Filing> filersPeriodsEnding(Instant after, Instant until) {
        return jdbc.sql(ROWS + """
                         where status in ('CORRECTION_REQUIRED', 'ADVISED') and turn_due_at > :after and turn_due_at <= :until
                           or status = 'FEE_DUE' and fee_due_at > :after and fee_due_at <= :until""")
                .param("after", CourtTime.column(after))
                .param("until", CourtTime.column(until))
                .query(this::filing)
                .list();
    }

    /** A period ends later than it did; never earlier. */
    void postponed(FilingId id, FilingPeriod period, Instant dueAt) {
        read.forget(id);
        var column = period.column();
        jdbc.sql("update filing set " + column + " = greatest(" + column + ", :due) where id = :id")
                .param("due", CourtTime.column(dueAt))
                .param("id", id.value())
                .update();
    }

    /** What the granted withdrawal leaves to pay; a repeated step leaves the same. */
    void feeLeft(FilingId id, long fen, String basis) {
        read.forget(id);
        jdbc.sql("""
                        update filing set fee_left_fen = coalesce(fee_left_fen, :fen),
                          fee_left_basis = coalesce(fee_left_basis, :basis)
                        where id = :id""")
                .param("fen", fen)
                .param("basis", basis)
                .param("id", id.value())
                .update();
    }

    void feeLeftCorrected(FilingId id, long fen) {
        read.forget(id);
        jdbc.sql("update filing set fee_left_fen = :fen where id = :id and fee_left_fen is not null")
                .param("fen", fen)
                .param("id", id.value())
                .update();
    }

    void feeSettled(FilingId id, Instant at) {
        read.forget(id);
        jdbc.sql("update filing set fee_settled_at = coalesce(fee_settled_at, ?) where id = ?")
                .params(CourtTime.column(at), id.value())
                .update();
    }

    /** 已交费: paid within its period or after, the court goes on; it keeps what the period was. */
    void feePaid(FilingId id, Instant at) {
        move(
                id,
                EnumSet.of(FEE_DUE, FEE_OVERDUE),
                REGISTERED,
                "fee_settled_at = coalesce(fee_settled_at, :at), due_basis = null",
                sql -> sql.param("at", CourtTime.column(at)));
    }

    /** What changed claims add to a fee that was paid; null: nothing any more. */
    void feeSupplement(FilingId id, @Nullable Due due) {
        read.forget(id);
        jdbc.sql("""
                        update filing set fee_supplement_fen = :fen, fee_supplement_basis = :basis,
                          fee_supplement_item = :item
                        where id = :id""")
                .param("fen", due == null ? null : due.fen())
                .param("basis", due == null ? null : due.basis().text())
                .param("item", due == null ? null : due.item())
                .param("id", id.value())
                .update();
    }

    boolean isFeeSettled(FilingId id) {
        return jdbc.sql("select fee_settled_at is not null from filing where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    void transferred(FilingId id, String department, Instant at) {
        move(
                id,
                EnumSet.of(REGISTERED, FEE_DUE, FEE_OVERDUE, WITHDRAWAL_PENDING),
                TRANSFERRED,
                "department = :department, transferred_at = :at, due_basis = null",
                sql -> sql.param("department", department).param("at", CourtTime.column(at)));
    }

    private byte[] sealed(FilingId id, Draft draft) {
        var content = new Content(
                draft.plaintiffs(),
                draft.defendants(),
                draft.thirdParties(),
                draft.claims(),
                draft.claimItems(),
                draft.facts(),
                draft.serviceAddress(),
                draft.confidentiality(),
                draft.elements(),
                draft.answers(),
                draft.evidence(),
                draft.divorceProperty());
        return vault.seal(JSON.bytes(content), context(id));
    }

    private Filing opened(ResultSet row, int number) throws SQLException {
        var filing = filing(row, number);
        access.seen(
                filing.id(),
                Set.of((String[]) row.getArray("accounts").getArray()),
                row.getBoolean("secret"),
                filing.track());
        journal.seen(filing.id(), row.getInt("leaves"));
        stamps.seen(row);
        return filing;
    }

    private Filing filing(ResultSet row, int number) throws SQLException {
        var id = new FilingId(row.getObject("id", UUID.class));
        var content = JSON.read(vault.open(row.getBytes("content"), context(id)), Content.class);
        var track = row.getString("track");
        var procedure = row.getString("procedure");
        var decided = row.getString("decided_procedure");
        return new Filing(
                id,
                row.getString("owner_id"),
                FilingStatus.valueOf(row.getString("status")),
                row.getInt("revision"),
                new Draft(
                        track == null ? null : Track.valueOf(track),
                        row.getString("court_code"),
                        row.getString("cause_code"),
                        content.plaintiffs(),
                        content.defendants(),
                        content.thirdParties(),
                        content.claims(),
                        content.claimItems(),
                        content.facts(),
                        row.getObject("claim_amount_fen", Long.class),
                        procedure == null ? null : Draft.Procedure.valueOf(procedure),
                        content.serviceAddress(),
                        content.confidentiality(),
                        content.elements(),
                        content.answers(),
                        content.evidence(),
                        content.divorceProperty()),
                new Filing.Wishes(mediation(row), relief(row)),
                clocks(row),
                new Filing.Marks(
                        row.getBoolean("sensitive"),
                        row.getBoolean("ordered"),
                        row.getString("type_code"),
                        decided == null ? null : Draft.Procedure.valueOf(decided),
                        row.getBoolean("secret"),
                        row.getObject("order_fee_fen", Long.class)),
                registration(row),
                row.getString("ruling_number"),
                feeLeft(row),
                new Filing.Forwarding(other(row, "forwarded_from"), other(row, "forwarded_to")),
                feeSupplement(row),
                other(row, "main_suit"));
    }

    private static @Nullable FilingId other(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new FilingId(id);
    }

    private static Filing.@Nullable Mediation mediation(ResultSet row) throws SQLException {
        var consents = row.getObject("mediation_consent", Boolean.class);
        return consents == null
                ? null
                : new Filing.Mediation(consents, instant(row, "mediation_said_at"), row.getString("mediation_said_by"));
    }

    private static Filing.@Nullable Relief relief(ResultSet row) throws SQLException {
        var state = row.getString("deferral");
        return state == null
                ? null
                : new Filing.Relief(Filing.Relief.State.valueOf(state), row.getObject("relief_percent", Integer.class));
    }

    private static Filing.@Nullable FeeLeft feeLeft(ResultSet row) throws SQLException {
        var fen = row.getObject("fee_left_fen", Long.class);
        return fen == null
                ? null
                : new Filing.FeeLeft(fen, row.getString("fee_left_basis"), row.getObject("fee_settled_at") != null);
    }

    private static @Nullable Due feeSupplement(ResultSet row) throws SQLException {
        var fen = row.getObject("fee_supplement_fen", Long.class);
        return fen == null
                ? null
                : new Due(
                        fen,
                        new LegalBasis(row.getString("fee_supplement_basis")),
                        row.getString("fee_supplement_item"));
    }

    private static Filing.Clocks clocks(ResultSet row) throws SQLException {
        return new Filing.Clocks(
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_submitted_at"),
                instant(row, "court_received_at"),
                instant(row, "review_from"),
                instant(row, "review_due_at"),
                instant(row, "turn_due_at"),
                instant(row, "fee_due_at"),
                row.getString("due_basis"));
    }

    private static Filing.@Nullable Registration registration(ResultSet row) throws SQLException {
        var at = instant(row, "registered_at");
        return at == null
                ? null
                : new Filing.Registration(
                        row.getString("case_number"),
                        at,
                        row.getBoolean("registered_by_clock"),
                        instant(row, "transferred_at"),
                        row.getString("department"));
    }

    private static String context(FilingId id) {
        return "filing:" + id;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
