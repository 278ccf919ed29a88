package org.lian.filing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.journal.ReadLog;
import org.lian.materials.Material;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Facts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 窗口代为录入 (民诉法 123, 登记立案规定 3): a filing of somebody who stands at the window and cannot well write one. It is the
 * person's, in an account of his own; the clerk who entered it acts on it in his name, on that one filing, that one day,
 * and only while it is the person's turn.
 */
@Component
public class WindowEntries {
    private static final Set<FilingStatus> PERSONS_TURN =
            EnumSet.of(FilingStatus.DRAFT, FilingStatus.CORRECTION_REQUIRED);
    private static final Set<Act.Kind> PRESENCE = EnumSet.of(Act.Kind.WINDOW_ENTRY, Act.Kind.WINDOW_LEFT);
    /** The fact whether somebody applies for another. */
    static final String FOR_ANOTHER = "statutoryRepresentative";

    private static final Duration SHOWN_FOR = Duration.ofDays(30);
    private static final int SHOWN = 50;

    private final Filings filings;
    private final FilingStore store;
    private final Acts acts;
    private final Accounts accounts;
    private final Courts courts;
    private final WindowPleadings pleadings;
    private final RequiredMaterials required;
    private final OtherDesks desks;
    private final PartyPapers papers;
    private final ReadLog readings;
    private final Journal journal;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    WindowEntries(
            Filings filings,
            FilingStore store,
            Acts acts,
            Accounts accounts,
            Courts courts,
            WindowPleadings pleadings,
            RequiredMaterials required,
            OtherDesks desks,
            PartyPapers papers,
            ReadLog readings,
            Journal journal,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.filings = filings;
        this.store = store;
        this.acts = acts;
        this.accounts = accounts;
        this.courts = courts;
        this.pleadings = pleadings;
        this.required = required;
        this.desks = desks;
        this.papers = papers;
        this.readings = readings;
        this.journal = journal;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** The courts at whose window somebody may enter a filing. */
    public List<Court> courts(Actor clerk) {
        return clerk.courts().stream()
                .flatMap(code -> courts.find(code).stream())
                .filter(Court::selfService)
                .toList();
    }

    /** The procedures that one may enter: those that are begun online, but for what two apply for together. */
    public List<Track> tracks() {
        return desks.begun().stream()
                .filter(track -> !track.asks(Track.Asks.TOGETHER))
                .toList();
    }

    /** Begins one for a person whose account was opened for it. */
    @Transactional
    public FilingId begin(Actor clerk, Account person, Standing standing, Track track, String court) {
        if (!clerk.is(Role.CLERK) || !clerk.actsFor(new CourtCode(court))) {
            throw Refusal.forbidden("只能在您自己法院的窗口代为录入");
        }
        var filing = filings.create(person.actor(), begun(standing, track, court));
        enter(
                clerk,
                filing,
                standing,
                (standing.isSelf() ? "当事人" : standing.label()) + "到窗口" + track.act() + "，由窗口工作人员代为录入");
        return filing.id();
    }

    /** Who comes for somebody else has answered whether he does, where the procedure asks it. */
    private static Draft begun(Standing standing, Track track, String court) {
        var draft = Draft.of(track, court);
        return standing == Standing.GUARDIAN
                        && Facts.declared()
                                .find(FOR_ANOTHER)
                                .filter(fact -> fact.tracks().contains(track))
                                .isPresent()
                ? draft.edit().answers(Map.of(FOR_ANOTHER, "YES")).draft()
                : draft;
    }

    /** On what ground the person stands at the window, as was told at the beginning; himself where nothing was. */
    public Standing standing(Filing filing) {
        return pleadings.standing(filing.id());
    }

    /** The claimant as far as whoever stands here for it has told: it opens the page of the first one. */
    public Optional<Party> represented(Filing filing) {
        return standing(filing).represented(pleadings.person(filing));
    }

    /**
     * The papers that the table asks for, what there must be first: of the parties that are entered, and before that of
     * those for whom the person stands here. What the person says or brought himself is not among them.
     */
    public List<RequiredMaterials.Item> papers(Filing filing) {
        return papers(filing.draft(), standing(filing), pleadings.person(filing));
    }

    /** The same before anything is entered, of whoever would stand here. */
    public List<RequiredMaterials.Item> papers(Standing standing, Track track, String court) {
        return papers(begun(standing, track, court), standing, "");
    }

    private List<RequiredMaterials.Item> papers(Draft draft, Standing standing, String person) {
        var known = draft.plaintiffs().isEmpty()
                ? draft.edit().plaintiffs(List.of(standing.claimant(person))).draft()
                : draft;
        try {
            return required.previewItems(FilingFacts.asFiled(known), FilingFacts.agentKinds(known)).stream()
                    .filter(item -> !item.kind().equals(Material.Kind.COMPLAINT.name()))
                    .map(standing::asked)
                    .toList();
        } catch (DecisionUnclear unclear) {
            return List.of();
        }
    }

    /** Goes on with one on another day, or in the place of a colleague; the person is present again. */
    @Transactional
    public void takeUp(Actor clerk, FilingId id) {
        var filing = entered(clerk, id);
        if (!PERSONS_TURN.contains(filing.status())) {
            throw Refusal.conflict("现在不等当事人办理，没有要录入的");
        }
        enter(clerk, filing, null, "当事人再次到窗口，由窗口工作人员代为录入");
    }

    /** The person left before it was handed in: nobody writes in it until the person is here again. */
    @Transactional
    public void leave(Actor clerk, FilingId id) {
        var filing = entered(clerk, id);
        if (filing.status() != FilingStatus.DRAFT) {
            throw Refusal.conflict("已经提交；本人不办了的，由本人申请撤回");
        }
        if (!hasLeft(id)) {
            acts.append(clerk, id, Act.Kind.WINDOW_LEFT, Act.Words.none());
            journal.append(JournalEntry.shown(id, clerk, clock.now(), "WINDOW_LEFT", "当事人没有办完，离开窗口；草稿留着，本人再到窗口可以接着办"));
        }
    }

    /**
     * The presence of the person for whom a filing was entered.
     *
     * @param left whether the person left and has not come back since
     * @param day of coming or leaving, in Asia/Shanghai
     */
    public record Presence(boolean left, LocalDate day) {}

    /** The last that is known of those for whom the filings were entered. The caller has found the filings. */
    public Map<FilingId, Presence> presences(List<FilingId> ids) {
        return acts.newestAmong(ids, PRESENCE).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        last -> new Presence(
                                last.getValue().kind() == Act.Kind.WINDOW_LEFT,
                                CourtTime.day(last.getValue().at()))));
    }

    private boolean hasLeft(FilingId id) {
        return Optional.ofNullable(presences(List.of(id)).get(id))
                .filter(Presence::left)
                .isPresent();
    }

    private void enter(Actor clerk, Filing filing, @Nullable Standing standing, String text) {
        var basis = filing.track().isOral() ? filing.track().word("oralBasis") : null;
        acts.append(
                clerk,
                filing.id(),
                Act.Kind.WINDOW_ENTRY,
                Act.Words.of(null, basis).onGround(standing == null ? null : standing.name()));
        journal.append(JournalEntry.shown(filing.id(), clerk, clock.now(), "WINDOW_ENTRY", text)
                .on(basis == null ? null : new LegalBasis(basis)));
    }

    /** Says whether the person speaks or brought a paper of his own. */
    @Transactional
    public void choosePleading(Actor clerk, FilingId id, String form) {
        var filing = entered(clerk, id);
        if (filing.status() != FilingStatus.DRAFT) {
            throw Refusal.conflict("已经提交，不能再选");
        }
        pleadings.choose(clerk, filing, form);
    }

    /** Whether the person brought a paper of his own, or has to; the caller has found the filing. */
    public boolean bringsPaper(Filing filing) {
        return pleadings.form(filing) == WindowPleadings.Form.WRITTEN;
    }

    /**
     * The reason why nobody can say yet for whom the person speaks.
     *
     * @param field of the draft where it is said
     */
    public record Unsaid(String field, String text) {}

    /** That of the claimants; empty where it is said. The caller has found the filing. */
    public Optional<Unsaid> unsaid(Filing filing) {
        return pleadings.unsaid(filing);
    }

    /** What is missing of the scanned pleading, in a sentence; empty elsewhere than at a window. */
    public Optional<String> missingPleading(Filing filing, List<Material> handedIn) {
        return filings.isAtWindow(filing.id()) ? pleadings.missing(filing, handedIn) : Optional.empty();
    }

    /** How a filing was taken at the window: what the person said, or his own paper. The caller has found the filing. */
    public String taken(Filing filing) {
        var track = filing.track();
        return switch (pleadings.form(filing)) {
            case RECORD -> track.word("oral");
            case PRINTED -> "按到场人的陈述打印、由到场人签名的" + track.word("pleading");
            case WRITTEN -> "本人的书面" + track.word("paper");
        };
    }

    /** The code of the sheet that was signed, to be compared; empty where there is none. The caller has found the filing. */
    public Optional<String> recordCode(Filing filing) {
        return pleadings.printed(filing).map(act -> act.words().ground());
    }

    /**
     * Another way to a pleading than the one chosen.
     *
     * @param form to be given to {@link #choosePleading}
     * @param text on its button
     */
    public record OtherForm(String form, String text) {}

    /** The other ways to a pleading. The caller has found the filing. */
    public List<OtherForm> otherForms(Filing filing) {
        var track = filing.track();
        var chosen = pleadings.form(filing);
        return pleadings.forms(filing).stream()
                .filter(form -> form != chosen)
                .map(form -> new OtherForm(
                        form.name(),
                        switch (form) {
                            case RECORD -> "本人书写确有困难，改为记" + track.record();
                            case PRINTED -> "按录入的内容打印" + track.word("pleading") + "，本人签名";
                            case WRITTEN -> "本人写好了" + track.word("pleading") + "，扫描上传";
                        }))
                .toList();
    }

    /** What is printed to be signed. The caller has found the filing. */
    public String sheet(Filing filing) {
        return WindowPleadings.title(filing, pleadings.form(filing));
    }

    /** One that was entered at a window of the clerk's court; each look is a reading. */
    @Transactional
    public Filing find(Actor clerk, FilingId id) {
        var filing = entered(clerk, id);
        readings.facts(clerk, id, clock.now());
        return filing;
    }

    private Filing entered(Actor clerk, FilingId id) {
        return store.find(id)
                .filter(filing -> clerk.is(Role.CLERK) && clerk.actsFor(filing.court()))
                .filter(filing -> filings.isAtWindow(id))
                .filter(filing -> filing.status() != FilingStatus.DRAFT || hasEntered(clerk, id) || isIdle(id))
                .orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    /** A draft is the person's paper: of the court only who takes it down sees it, until the person comes again. */
    private boolean hasEntered(Actor clerk, FilingId id) {
        return acts.of(id, Act.Kind.WINDOW_ENTRY).stream()
                .anyMatch(act -> act.actor().equals(clerk.username()));
    }

    /** Whether nobody is entering it: the person left, it was begun on another day, or by whom is no longer here. */
    private boolean isIdle(FilingId id) {
        return Optional.ofNullable(presences(List.of(id)).get(id))
                .filter(presence -> !presence.left() && presence.day().equals(clock.today()))
                .filter(presence -> acts.last(id, Act.Kind.WINDOW_ENTRY)
                        .flatMap(act -> accounts.findByUsername(act.actor()))
                        .filter(Account::active)
                        .isPresent())
                .isEmpty();
    }

    /** The drafts that an account holds at the window today: nobody else of the court writes in them. */
    @Transactional(readOnly = true)
    public long held(String username) {
        return jdbc.sql("""
                        select count(*) from filing f join lateral (
                          select a.kind, a.actor, a.at from filing_act a
                          where a.filing_id = f.id and a.kind in ('WINDOW_ENTRY', 'WINDOW_LEFT')
                          order by a.position desc limit 1) last on true
                        where f.status = 'DRAFT' and last.kind = 'WINDOW_ENTRY' and last.actor = ? and last.at >= ?
                          and f.id in (select filing_id from filing_act
                            where kind = 'WINDOW_ENTRY' and actor = ? and at >= ?)""")
                .params(username, today(), username, today())
                .query(Long.class)
                .single();
    }

    private OffsetDateTime today() {
        return CourtTime.column(
                clock.today().atStartOfDay(BusinessClock.SHANGHAI).toInstant());
    }

    private boolean isOfToday(Act act) {
        return CourtTime.day(act.at()).equals(clock.today());
    }

    /** What a person did not finish at a window of the court, whoever entered it, the newest first. */
    @Transactional(readOnly = true)
    public List<Filing> unfinished(Actor clerk, String name, String idType, String idNumber, CourtCode court) {
        var owners = accounts.ofPerson(name, idType, idNumber);
        if (owners.isEmpty() || !clerk.is(Role.CLERK) || !clerk.actsFor(court)) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select id from filing f where owner_id in (:owners) and court_code = :court and status = 'DRAFT'
                          and exists (select from filing_act a where a.filing_id = f.id and a.kind = 'WINDOW_ENTRY')
                        order by created_at desc limit :shown""")
                .param("owners", owners)
                .param("court", court.value())
                .param("shown", SHOWN)
                .query(UUID.class)
                .list()
                .stream()
                .map(FilingId::new)
                .filter(id -> hasEntered(clerk, id) || isIdle(id))
                .flatMap(id -> store.find(id).stream())
                .toList();
    }

    /** The latest that the clerk has entered, the newest first. */
    @Transactional(readOnly = true)
    public List<Filing> of(Actor clerk) {
        return jdbc
                .sql("""
                        select filing_id from filing_act where kind = 'WINDOW_ENTRY' and actor = ? and at > ?
                        order by at desc limit ?""")
                .params(clerk.username(), CourtTime.column(clock.now().minus(SHOWN_FOR)), SHOWN)
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .flatMap(id -> store.find(new FilingId(id)).stream())
                .filter(filing -> clerk.actsFor(filing.court()))
                .toList();
    }

    /** The name of who entered a filing last; empty where nobody of the court did. The caller has found the filing. */
    public Optional<String> recorder(FilingId id) {
        return acts.last(id, Act.Kind.WINDOW_ENTRY)
                .map(act ->
                        accounts.findByUsername(act.actor()).map(Account::name).orElse(act.actor()));
    }

    /**
     * The person in whose name the clerk acts on a filing; empty where the clerk acts as himself.
     *
     * @param changes whether something is to be changed by it; looking goes on for the rest of the day, and is journaled
     */
    @Transactional
    public Optional<Account> personOf(Actor clerk, FilingId id, boolean changes) {
        if (!clerk.is(Role.CLERK)) {
            return Optional.empty();
        }
        var today = acts.last(id, Act.Kind.WINDOW_ENTRY)
                .filter(act -> act.actor().equals(clerk.username()))
                .filter(this::isOfToday);
        if (today.isEmpty() || hasLeft(id)) {
            return Optional.empty();
        }
        var filing = store.find(id)
                .filter(found -> clerk.actsFor(found.court()))
                .filter(found -> !changes || PERSONS_TURN.contains(found.status()));
        filing.ifPresent(found -> readings.facts(clerk, id, clock.now()));
        return filing.flatMap(found -> accounts.find(found.ownerId())).filter(Account::active);
    }

    /** What was entered, to be read out and signed: 笔录 of what the person said, or 确认单 beside the person's own paper. */
    @Transactional
    public byte[] record(Actor clerk, FilingId id) {
        var filing = find(clerk, id);
        if (filing.status() != FilingStatus.DRAFT) {
            throw Refusal.conflict("已经提交，签了名的在材料里");
        }
        var missing = notEntered(filing);
        if (!missing.isEmpty()) {
            throw Refusal.conflict("还不能打印" + sheet(filing) + "：请先录入"
                    + missing.stream().map(Missing::name).collect(Collectors.joining("、")));
        }
        pleadings.unsaid(filing).ifPresent(unsaid -> {
            throw Refusal.conflict(unsaid.text());
        });
        var form = pleadings.form(filing);
        return papers.ofWindow(
                filing,
                form,
                recorder(id).orElseThrow(),
                pleadings.speakers(filing),
                pleadings.signers(filing),
                pleadings.print(clerk, filing));
    }

    /**
     * A thing that belongs on what is signed and is not entered yet.
     *
     * @param field of the draft
     * @param name by the words of the procedure
     */
    public record Missing(String field, String name) {}

    /** All of it, in the order in which it is entered. The caller has found the filing. */
    public List<Missing> notEntered(Filing filing) {
        var draft = filing.draft();
        var track = filing.track();
        var form = pleadings.form(filing);
        var missing = new ArrayList<Missing>();
        if (draft.plaintiffs().isEmpty()) {
            missing.add(new Missing("plaintiffs", track.claimant()));
        }
        var claimants = draft.plaintiffs();
        for (var n = 0; n < claimants.size(); n++) {
            var place = claimants.size() == 1 ? "" : "第" + (n + 1) + "名";
            if (!FilingFacts.isWritten(claimants.get(n).name())) {
                missing.add(new Missing("plaintiffs[" + n + "]", place + track.claimant() + "的姓名（名称）"));
            } else if (!FilingFacts.isWritten(claimants.get(n).address()) && !track.hidesClaimant()) {
                missing.add(new Missing("plaintiffs[" + n + "]", place + track.claimant() + "的住所"));
            }
        }
        if (form.isWhole() && !FilingFacts.isWritten(draft.claims())) {
            missing.add(new Missing("claims", track.word("claims")));
        }
        if (form.isWhole() && !FilingFacts.isWritten(draft.facts())) {
            missing.add(new Missing("facts", track.word("facts")));
        }
        if (draft.serviceAddress() == null) {
            missing.add(new Missing("serviceAddress", "送达地址"));
        }
        return missing;
    }
}
