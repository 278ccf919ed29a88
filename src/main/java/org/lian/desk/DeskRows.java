package org.lian.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.engine.EngineIdentity;
import org.lian.engine.StaffLookup;
import org.lian.engine.TaskList;
import org.lian.engine.TaskLists;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.filing.LaterRows;
import org.lian.grievances.Reminders;
import org.lian.identity.Staff;
import org.lian.process.FirstTurn;
import org.lian.process.OwnParts;
import org.lian.process.TaskDemands;
import org.lian.process.TaskKind;
import org.lian.process.TaskSubjects;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of open tasks: their rows, the soonest due first and of one last day the first received, and their numbers. Another court's are not seen. */
@Component
public class DeskRows implements TaskLists {
    private static final int LONGEST_PAGE = 50;
    /** Among how many of a list's tasks one looks for what is narrower: the list stays fast, however long it is. */
    public static final int NARROWED_AMONG = 2_000;
    /** A mediator takes nothing from a list: what is his was given to him. */
    private static final String NOBODYS = "";
    /** What stands against registering together with others in nothing. */
    private static final Set<FilingRow.Flag> PLAIN =
            Set.of(FilingRow.Flag.URGENT, FilingRow.Flag.WINDOW, FilingRow.Flag.PAPER, FilingRow.Flag.OTHER_PHONE);

    private final Offers offers;
    private final FilingRows filings;
    private final LaterRows laterFilings;
    private final Reminders reminders;
    private final TaskSubjects subjects;
    private final OwnParts parts;
    private final StaffLookup staff;
    private final BusinessClock clock;

    DeskRows(
            Offers offers,
            FilingRows filings,
            LaterRows laterFilings,
            Reminders reminders,
            TaskSubjects subjects,
            OwnParts parts,
            StaffLookup staff,
            BusinessClock clock) {
        this.offers = offers;
        this.filings = filings;
        this.laterFilings = laterFilings;
        this.reminders = reminders;
        this.subjects = subjects;
        this.parts = parts;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A part of a list.
     *
     * @param next where the following part begins; null at the end
     */
    public record Page(List<DeskRow> rows, @Nullable Mark next) {
        /** Whether it holds as much as a page does; one that does not, and has a next, was not looked for to the end. */
        public boolean isFull() {
            return rows.size() == LONGEST_PAGE;
        }
    }

    /** The place of a task in its list, after which the following part begins; one without a last day stands behind all others. */
    public record Mark(@Nullable Instant due, Instant received, String task) {}

    /** The numbers of all lists, and of what nobody holds yet. */
    public record Numbers(Map<TaskList, Long> lists, long unheld) {
        public long of(TaskList list) {
            return lists.getOrDefault(list, 0L);
        }
    }

    /** The tasks that a list for programs shows, by whose they are. */
    public enum Queue {
        /** Mine and those that I may claim. */
        ALL,
        MINE,
        CLAIMABLE
    }

    /** Ids of tasks that the actor holds or may claim, of one filing or all, the soonest due first. */
    @Transactional(readOnly = true)
    public List<Mark> ids(Actor actor, Queue queue, @Nullable FilingId filing, @Nullable Mark after, int limit) {
        return offers
                .ofReader(
                        new Offers.Reader(
                                actor.username(),
                                actor.courts().stream().map(CourtCode::value).collect(Collectors.toSet()),
                                EngineIdentity.groupsOf(actor)),
                        queue != Queue.CLAIMABLE,
                        queue != Queue.MINE,
                        filing == null ? null : subjects.keysOf(filing),
                        from(after),
                        limit)
                .stream()
                .map(found -> new Mark(found.due(), found.received(), found.task()))
                .toList();
    }

    private static Offers.From from(@Nullable Mark after) {
        return after == null ? Offers.From.START : Offers.From.after(after.due(), after.received(), after.task());
    }

    private Page page(Actor actor, List<Offers.Offer> found) {
        var shown = found.size() > LONGEST_PAGE ? found.subList(0, LONGEST_PAGE) : found;
        return new Page(rows(actor, shown), found.size() > LONGEST_PAGE ? mark(shown.get(shown.size() - 1)) : null);
    }

    private static Mark mark(Offers.Offer offer) {
        return new Mark(offer.due(), offer.received(), offer.task());
    }

    /** Where an open task stands in its lists; empty for one that the actor may not see. */
    @Transactional(readOnly = true)
    public Optional<Mark> place(Actor actor, String task) {
        return offers.seen(reader(actor), List.of(task)).stream().findFirst().map(DeskRows::mark);
    }

    /**
     * The bounds of a list's rows; null asks for nothing.
     *
     * @param cause its code
     * @param from the first day on which the filing was received, and {@code to} the last
     * @param holder the user name; empty for what nobody holds
     * @param clean only where the machine found nothing that a person has to look at, or, false, only where it did
     * @param due under which heading the task stands
     */
    public record Narrowing(
            @Nullable String cause,
            @Nullable Long leastFen,
            @Nullable Long mostFen,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String holder,
            @Nullable Boolean clean,
            DueDate.@Nullable Group due) {
        /** The whole list. */
        public static final Narrowing NONE = new Narrowing(null, null, null, null, null, null, null, null);

        public boolean isEmpty() {
            return equals(NONE);
        }

        /** Whether it asks by whom tasks are held and when they are due alone, which is a part of the list and no search in it. */
        public boolean isAPart() {
            return Stream.of(cause, leastFen, mostFen, from, to, clean).allMatch(Objects::isNull);
        }

        /** The part of the list in which one looks for the rest. */
        public Narrowing part() {
            return new Narrowing(null, null, null, null, null, holder, null, due);
        }
    }

    /**
     * Rows of a list after the mark, from the first one without it. What is looked for is looked for in the {@link
     * #NARROWED_AMONG} that are due first; where those are fewer than a page and more tasks follow, the next part begins
     * after the last that was looked at.
     */
    @Transactional(readOnly = true)
    public Page page(Actor actor, TaskList list, Narrowing to, @Nullable Mark after) {
        return page(actor, wanted(list, to), to, after);
    }

    private Page page(Actor actor, Offers.Wanted wanted, Narrowing to, @Nullable Mark after) {
        var reader = reader(actor);
        var from = from(after);
        if (to.isAPart()) {
            return page(actor, offers.page(reader, wanted, from, LONGEST_PAGE + 1));
        }
        var found = offers.narrowed(reader, wanted, from, narrowing(to), NARROWED_AMONG, LONGEST_PAGE + 1);
        if (found.size() > LONGEST_PAGE) {
            return page(actor, found);
        }
        var end = offers.page(reader, wanted, from.further(NARROWED_AMONG - 1), 2);
        return new Page(rows(actor, found), end.size() == 2 ? mark(end.get(0)) : null);
    }

    /**
     * 下一件: the first task of the whole list, as narrow, that stands behind the mark and that nobody else holds; at the
     * end one goes on from the beginning.
     */
    @Transactional(readOnly = true)
    public Optional<DeskRow> next(Actor actor, TaskList list, Narrowing to, @Nullable Mark after) {
        var found = firstFree(actor, list, to, after);
        return found.isPresent() || after == null ? found : firstFree(actor, list, to, null);
    }

    private Optional<DeskRow> firstFree(Actor actor, TaskList list, Narrowing to, @Nullable Mark after) {
        var wanted = new Offers.Wanted(list, endOfToday(), to.holder(), true, due(to));
        var from = after;
        do {
            var page = page(actor, wanted, to, from);
            var free = page.rows().stream()
                    .filter(row -> row.isFree() && (after == null || !row.task().equals(after.task())))
                    .findFirst();
            if (free.isPresent()) {
                return free;
            }
            from = page.next();
        } while (from != null);
        return Optional.empty();
    }

    /** How many of a list are as narrow; what is looked for is counted in the {@link #NARROWED_AMONG} that are due first. */
    @Transactional(readOnly = true)
    public long number(Actor actor, TaskList list, Narrowing to) {
        return to.isAPart()
                ? offers.count(reader(actor), wanted(list, to))
                : offers.countNarrowed(reader(actor), wanted(list, to), narrowing(to), NARROWED_AMONG);
    }

    /** The codes of the causes among those that are due first and as narrow, of whatever cause, with their numbers. */
    @Transactional(readOnly = true)
    public Map<String, Long> causes(Actor actor, TaskList list, Narrowing to) {
        return offers.causes(reader(actor), wanted(list, to), narrowing(to), NARROWED_AMONG);
    }

    private static Offers.Narrowing narrowing(Narrowing to) {
        return new Offers.Narrowing(
                to.cause(),
                to.leastFen(),
                to.mostFen(),
                to.from() == null ? null : start(to.from()),
                to.to() == null ? null : start(to.to().plusDays(1)),
                to.clean());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
    }

    /** The rows of tasks that the actor may see, in the order of the ids. */
    @Transactional(readOnly = true)
    public List<DeskRow> of(Actor actor, Collection<String> tasks) {
        return rows(actor, offers.seen(reader(actor), tasks));
    }

    /**
     * A page of what a colleague holds.
     *
     * @param number of the page, the first one being 1; the last one where a further one was asked for
     * @param tasks how many are held in all
     */
    public record HeldPage(List<DeskRow> rows, int number, int pages, long tasks) {}

    /** What a colleague holds in the actor's courts, for who oversees them: a page of it. */
    @Transactional(readOnly = true)
    public HeldPage heldBy(Actor head, String holder, int page) {
        if (!head.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有庭长可以改派任务");
        }
        var reader = reader(head);
        var colleague = new Offers.Reader(holder, reader.courts(), reader.groups());
        var wanted = wanted(TaskList.MINE);
        var tasks = offers.count(colleague, wanted);
        var pages = (int) Math.max(1, (tasks + LONGEST_PAGE - 1) / LONGEST_PAGE);
        var number = Math.max(1, Math.min(page, pages));
        var from = Offers.From.at((number - 1) * LONGEST_PAGE);
        return new HeldPage(rows(head, offers.page(colleague, wanted, from, LONGEST_PAGE)), number, pages, tasks);
    }

    /** How many of the tasks cannot be given to each of the persons, by user name; for who oversees the court. */
    @Transactional(readOnly = true)
    public Map<String, Long> notFor(Actor head, Collection<String> tasks, Collection<Staff> persons) {
        var found = offers.seen(reader(head), tasks);
        var groups = offers.groups(found.stream().map(Offers.Offer::task).toList());
        var filingsOfAll =
                found.stream().map(this::filingOf).filter(Objects::nonNull).collect(Collectors.toSet());
        var done = parts.among(filingsOfAll);
        var numbers = new HashMap<String, Long>();
        for (var person : persons) {
            var part = done.getOrDefault(person.username(), Set.of());
            numbers.put(
                    person.username(),
                    found.stream()
                            .filter(offer -> !mayTake(person, offer, groups.getOrDefault(offer.task(), Set.of()), part))
                            .count());
        }
        return numbers;
    }

    private boolean mayTake(Staff person, Offers.Offer offer, Set<String> groups, Set<FilingId> part) {
        var kind = TaskKind.of(offer.element());
        if (kind.isMediators()
                || new TaskDemands(kind, new CourtCode(offer.court()), groups)
                        .against(person)
                        .isPresent()) {
            return false;
        }
        var filing = filingOf(offer);
        return filing == null
                || !part.contains(filing)
                || parts.bar(kind, filing, person.username()).isEmpty();
    }

    /** The open tasks on a filing that the actor may read. */
    @Transactional(readOnly = true)
    public List<DeskRow> ofFiling(Actor actor, FilingId filing) {
        return rows(
                actor,
                offers.about(
                        actor.courts().stream().map(CourtCode::value).collect(Collectors.toSet()),
                        subjects.keysOfItsOwn(filing)));
    }

    /** The open tasks of flows that the actor may read, by their business keys. */
    @Transactional(readOnly = true)
    Map<String, List<DeskRow>> ofKeys(Actor actor, List<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var found = offers.about(actor.courts().stream().map(CourtCode::value).collect(Collectors.toSet()), keys);
        var rows = rows(actor, found);
        var byKey = new HashMap<String, List<DeskRow>>();
        for (var place = 0; place < found.size(); place++) {
            byKey.computeIfAbsent(Objects.requireNonNull(found.get(place).businessKey()), key -> new ArrayList<>())
                    .add(rows.get(place));
        }
        return byKey;
    }

    /** What waits for the actor before it is everybody's. */
    @Transactional(readOnly = true)
    public List<DeskRow> firstFor(Actor actor) {
        return rows(actor, offers.firstFor(reader(actor), clock.now(), LONGEST_PAGE));
    }

    @Transactional(readOnly = true)
    public Numbers numbers(Actor actor) {
        var reader = reader(actor);
        var elements = offers.numbers(reader, endOfToday());
        var numbers = new EnumMap<TaskList, Long>(TaskList.class);
        for (var list : TaskList.values()) {
            numbers.put(
                    list,
                    list.elements().isEmpty() && list != TaskList.DUE_TODAY
                            ? offers.count(reader, wanted(list))
                            : elements.stream()
                                    .mapToLong(one -> list == TaskList.DUE_TODAY
                                            ? one.due()
                                            : list.elements().contains(one.element()) ? one.all() : 0)
                                    .sum());
        }
        return new Numbers(
                numbers, elements.stream().mapToLong(Offers.Numbers::unheld).sum());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Listed> page(StaffLookup.EngineStaff person, TaskList list, int first, int max) {
        var names = new Names();
        return offers.page(reader(person), wanted(list), Offers.From.at(first), max).stream()
                .map(offer -> new Listed(
                        offer.task(),
                        offer.name(),
                        offer.holder(),
                        names.of(offer.holder()),
                        offer.received(),
                        offer.due(),
                        offer.priority(),
                        offer.element(),
                        offer.court(),
                        offer.definition(),
                        offer.instance()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count(StaffLookup.EngineStaff person, TaskList list) {
        return offers.count(reader(person), wanted(list));
    }

    private Offers.Wanted wanted(TaskList list, Narrowing to) {
        return new Offers.Wanted(list, endOfToday(), to.holder(), false, due(to));
    }

    private Offers.Due due(Narrowing to) {
        return to.due() == null ? Offers.Due.EVER : due(to.due());
    }

    /** The bounds of what {@link DueDate#group} puts under a heading. */
    private Offers.Due due(DueDate.Group group) {
        var now = clock.now();
        var today = start(clock.today().plusDays(1));
        var soon = start(clock.today().plusDays(3));
        return switch (group) {
            case OVERDUE -> new Offers.Due(null, now);
            case TODAY -> new Offers.Due(now, today);
            case SOON -> new Offers.Due(today, soon);
            case LATER -> new Offers.Due(soon, null);
        };
    }

    private Offers.Wanted wanted(TaskList list) {
        return new Offers.Wanted(list, endOfToday());
    }

    private Timestamp endOfToday() {
        return Timestamp.from(
                clock.today().plusDays(1).atStartOfDay(BusinessClock.SHANGHAI).toInstant());
    }

    static Offers.Reader reader(Actor actor) {
        return reader(
                actor.username(),
                actor.courts().stream().map(CourtCode::value).collect(Collectors.toSet()),
                EngineIdentity.groupsOf(actor));
    }

    private static Offers.Reader reader(StaffLookup.EngineStaff person) {
        return reader(person.username(), person.courts(), person.groups());
    }

    /** 庭长 may take and hand on every task of the court; all others see what their groups may take. */
    private static Offers.Reader reader(String username, Set<String> courts, Set<String> groups) {
        return new Offers.Reader(
                username,
                courts,
                groups.contains(EngineIdentity.SUPERVISORS)
                        ? Set.of(Offers.EVERYBODYS)
                        : groups.stream()
                                .map(group -> group.equals(EngineIdentity.MEDIATORS) ? NOBODYS : group)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    private List<DeskRow> rows(Actor actor, List<Offers.Offer> found) {
        var later = later(found);
        var about = new HashMap<String, FilingId>();
        for (var offer : found) {
            var row = later.get(offer.task());
            var filing = row == null ? filingOf(offer) : row.filing();
            if (filing != null) {
                about.put(offer.task(), filing);
            }
        }
        var filingRows = filings.of(actor, new HashSet<>(about.values()));
        var urged = reminders.urged(filingRows.keySet());
        var part = parts.among(filingRows.keySet()).getOrDefault(actor.username(), Set.of());
        var names = new Names();
        return found.stream()
                .map(offer -> {
                    var filing = filingRows.get(about.get(offer.task()));
                    return row(
                            actor,
                            offer,
                            filing,
                            later.get(offer.task()),
                            filing != null && urged.contains(filing.id()),
                            filing != null && part.contains(filing.id()) ? bar(actor, offer, filing) : null,
                            names);
                })
                .toList();
    }

    private OwnParts.@Nullable Bar bar(Actor actor, Offers.Offer offer, FilingRow filing) {
        return offer.holder() == null
                ? TaskKind.ofElement(offer.element())
                        .flatMap(kind -> parts.bar(kind, filing.id(), actor.username()))
                        .orElse(null)
                : null;
    }

    private @Nullable FilingId filingOf(Offers.Offer offer) {
        var key = offer.businessKey();
        return key == null
                ? null
                : subjects.filingOf(TaskKind.ofElement(offer.element()).orElse(TaskKind.OWN_STEP), key);
    }

    private DeskRow row(
            Actor actor,
            Offers.Offer offer,
            @Nullable FilingRow filing,
            LaterRows.@Nullable Row later,
            boolean urged,
            OwnParts.@Nullable Bar bar,
            Names names) {
        var sums = later == null ? null : later.sums();
        var due = offer.due() == null ? null : DueDate.of(offer.due(), clock);
        var turn = turn(offer, actor, names);
        var mine = actor.username().equals(offer.holder());
        return new DeskRow(
                offer.task(),
                offer.name(),
                TaskKind.ofElement(offer.element())
                                .filter(TaskKind.REVIEW::equals)
                                .isPresent()
                        && DeskRow.isFree(offer.holder(), mine, turn, bar == null ? null : bar.words())
                        && filing != null
                        && PLAIN.containsAll(filing.flags()),
                filing == null ? null : filing.id(),
                filing == null ? null : filing.parties(),
                filing == null ? null : filing.cause(),
                filing == null ? null : sums == null ? filing.amountFen() : sums.amountFen(),
                filing == null || sums == null ? null : new DeskRow.Change(sums.beforeFen(), sums.feeFen()),
                filing == null ? null : filing.caseNumber(),
                received(offer, filing, later),
                due,
                flags(offer, turn, due, filing, urged, bar),
                names.of(offer.holder()),
                mine,
                turn,
                bar == null ? null : bar.words());
    }

    private static Instant received(Offers.Offer offer, @Nullable FilingRow filing, LaterRows.@Nullable Row later) {
        if (later != null) {
            return later.receivedAt();
        }
        return filing == null || filing.receivedAt() == null ? offer.received() : filing.receivedAt();
    }

    /** What was handed in later, of the tasks that are about such. */
    private Map<String, LaterRows.Row> later(List<Offers.Offer> found) {
        var ids = new HashMap<String, UUID>();
        for (var offer : found) {
            var key = offer.businessKey();
            if (key != null && TaskList.LATER_FILINGS.elements().contains(offer.element())) {
                ids.put(offer.task(), UUID.fromString(key));
            }
        }
        var rows = laterFilings.of(ids.values());
        return ids.entrySet().stream()
                .filter(entry -> rows.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> rows.get(entry.getValue())));
    }

    private DeskRow.@Nullable Turn turn(Offers.Offer offer, Actor actor, Names names) {
        var until = offer.until();
        var turn = FirstTurn.of(offer.owner(), until == null ? null : Date.from(until), offer.holder(), clock.now());
        return turn == null
                ? null
                : new DeskRow.Turn(
                        Objects.requireNonNull(names.of(turn.username())),
                        turn.username().equals(actor.username()),
                        turn.until());
    }

    private static List<DeskRow.Flag> flags(
            Offers.Offer offer,
            DeskRow.@Nullable Turn turn,
            @Nullable DueDate due,
            @Nullable FilingRow filing,
            boolean urged,
            OwnParts.@Nullable Bar bar) {
        var flags = new ArrayList<DeskRow.Flag>();
        if (bar != null) {
            flags.add(new DeskRow.Flag(bar.brief(), false));
        }
        if (turn != null) {
            flags.add(new DeskRow.Flag(
                    "先请" + (turn.mine() ? "您" : " " + turn.name() + " ") + "认领，到 "
                            + CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(
                                    turn.until().atZone(BusinessClock.SHANGHAI)),
                    turn.mine()));
        }
        if (urged) {
            flags.add(new DeskRow.Flag("催办", true));
        }
        if (due != null && due.minute() != null
                || filing != null && filing.flags().contains(FilingRow.Flag.URGENT)) {
            flags.add(new DeskRow.Flag(FilingRow.Flag.URGENT.label(), true));
        }
        if (filing == null) {
            return flags;
        }
        // Whoever decides nothing until then finds the case registered (登记立案规定 8).
        var byClock = TaskKind.REVIEW.elementIds().contains(offer.element())
                && !filing.flags().contains(FilingRow.Flag.SENSITIVE);
        var becomes = filing.track().word("byClock");
        if (byClock && !becomes.isEmpty() && due != null && (due.days() == 0 || due.days() == 1)) {
            flags.add(new DeskRow.Flag((due.days() == 0 ? "今日" : "明日") + becomes, true));
        }
        Arrays.stream(FilingRow.Flag.values())
                .filter(flag -> flag != FilingRow.Flag.URGENT && filing.flags().contains(flag))
                .map(flag -> new DeskRow.Flag(filing.words(flag), false))
                .forEach(flags::add);
        return flags;
    }

    /** The names of holders, each asked once a page. */
    private class Names {
        private final Map<String, String> known = new HashMap<>();

        @Nullable
        String of(@Nullable String username) {
            return username == null
                    ? null
                    : known.computeIfAbsent(username, one -> staff.find(one)
                            .map(StaffLookup.EngineStaff::displayName)
                            .orElse(one));
        }
    }
}
