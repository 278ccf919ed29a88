package org.lian.filing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.CaseTypeAnswers;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.DeskWords;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The desks for what is no suit: what the table case-type-eligibility says of it, or which other organ takes it. */
@Component
public class OtherDesks {
    /** The place of a procedure that the home page does not show. */
    public static final String NOWHERE = "-";

    /** The place of a procedure that names none. */
    public static final int LAST = Integer.MAX_VALUE;

    private static final int MOST = 50;
    private static final int NAMED = 4;
    private static final String OPEN = "最高人民法院关于人民法院登记立案若干问题的规定第二条、第十四条";

    private final Causes causes;
    private final DeskWords words;
    private final CaseTypeAnswers caseTypes;
    private final Decisions decisions;
    private final WindowOffice office;

    OtherDesks(Causes causes, DeskWords words, CaseTypeAnswers caseTypes, Decisions decisions, WindowOffice office) {
        this.causes = causes;
        this.words = words;
        this.caseTypes = caseTypes;
        this.decisions = decisions;
        this.office = office;
    }

    /**
     * A desk that takes what was searched for.
     *
     * @param causes that it takes; empty where a whole procedure or another organ is meant
     * @param name of the causes, the procedure or what to do there
     * @param court whether it is a court's, and not another organ's
     * @param online the procedure that is filed online too; null where only the desk takes it
     */
    public record Desk(
            List<Cause> causes,
            String name,
            String text,
            String basis,
            boolean court,
            @Nullable Track online) {
        /** The text where the button that begins it stands below. */
        public String here() {
            return online == null
                    ? text
                    : text.replace("请在首页选“" + online.label() + "”，", "在网上可以办，")
                            .replace("：在首页选“" + online.label() + "”", "");
        }
    }

    /** Whether the court's own table has opened a procedure online. */
    public boolean isOpen(Track track) {
        return windows(Map.of("track", track.name())).isEmpty();
    }

    /** The procedures that somebody may begin online, in the order of the home page; not what is begun from a case alone. */
    public List<Track> begun() {
        return Arrays.stream(Track.values())
                .filter(track -> !track.word("place").equals(NOWHERE))
                .filter(this::isOpen)
                .sorted(Comparator.comparingInt(OtherDesks::place))
                .toList();
    }

    /** The place of a procedure on the home page; those without one stand last. */
    public static int place(Track track) {
        var place = track.word("place");
        return place.isEmpty() ? LAST : Integer.parseInt(place);
    }

    /** For what somebody searches for among the suits by word alone. */
    public List<Desk> found(String q, Draft draft) {
        return found(q, List.of(), draft);
    }

    /**
     * For what somebody searches for among the suits; nothing where nothing is searched for. What the text names comes
     * before what it may mean, the likeliest first; no procedure twice.
     *
     * @param meant what the text means beside its words: names of tracks or desks, codes of causes that are no suits
     * @param draft whose court is named; one without a court is told how to ask
     */
    public List<Desk> found(String q, List<String> meant, Draft draft) {
        if (q.isBlank()) {
            return List.of();
        }
        var noSuits = Stream.concat(
                        meant.stream().flatMap(code -> causes.find(code).stream()),
                        causes.searchNoSuits(q, MOST).stream())
                .distinct()
                .toList();
        var worded = words.found(q);
        var others = meant.stream()
                .flatMap(one -> words.all().stream().filter(desk -> !worded.contains(desk) && isMeant(desk, one)));
        var seen = EnumSet.noneOf(Track.class);
        return Stream.of(
                        worded.stream().flatMap(desk -> of(desk, draft)),
                        ofCauses(noSuits.stream(), draft),
                        worded.isEmpty() && noSuits.isEmpty() ? ofCaseTypes(q) : Stream.<Desk>empty(),
                        others.distinct().flatMap(desk -> of(desk, draft)))
                .flatMap(found -> found)
                .filter(desk -> desk.online() == null || seen.add(desk.online()))
                .toList();
    }

    /** What is named as the standard of case numbers names it, and is filed in no procedure here. */
    private Stream<Desk> ofCaseTypes(String q) {
        return caseTypes.named(q).stream()
                .map(answer -> new Desk(
                        List.of(), String.join("、", answer.names()), answer.text(), answer.basis(), true, null));
    }

    private static boolean isMeant(DeskWords.Desk desk, String meant) {
        var track = desk.track();
        return desk.name().equals(meant) || track != null && track.name().equals(meant);
    }

    private Stream<Desk> ofCauses(Stream<Cause> noSuits, Draft draft) {
        var desks = new LinkedHashMap<Map<String, Object>, List<Cause>>();
        noSuits.forEach(cause -> windows(Map.of("track", cause.track().name(), "causeCode", cause.code()))
                .forEach(window ->
                        desks.computeIfAbsent(window, key -> new ArrayList<>()).add(cause)));
        return desks.entrySet().stream()
                .map(desk -> new Desk(
                        List.copyOf(desk.getValue()),
                        named(desk.getValue()),
                        text(desk.getKey(), "text").replaceFirst("。$", "") + "。"
                                + office.of(Track.CIVIL, draft).replaceFirst("。$", ""),
                        text(desk.getKey(), "basis"),
                        true,
                        openFor(text(desk.getKey(), "ground"))));
    }

    /**
     * The procedure beside the suits that is filed online for something that is no suit.
     *
     * @param meant the name of a track, or the code of a cause that is no suit
     */
    public Optional<Track> online(String meant) {
        var named = Arrays.stream(Track.values())
                .filter(track -> track != Track.CIVIL && track.name().equals(meant))
                .filter(this::isOpen)
                .findFirst();
        return named.isPresent()
                ? named
                : causes.find(meant).stream()
                        .flatMap(cause -> ofCauses(Stream.of(cause), Draft.of(Track.CIVIL, null)))
                        .flatMap(desk -> Stream.ofNullable(desk.online()))
                        .findFirst();
    }

    /** The one procedure open online whose own words a text has: 终本 is said of no first enforcement. */
    public Optional<Track> worded(String told) {
        var tracks = words.found(told).stream()
                .flatMap(desk -> Stream.ofNullable(desk.track()))
                .filter(this::isOpen)
                .distinct()
                .toList();
        return tracks.size() == 1 ? Optional.of(tracks.get(0)) : Optional.empty();
    }

    /** The procedure that a ground names, where it is filed online too; null for every other ground. */
    private @Nullable Track openFor(String ground) {
        return Arrays.stream(Track.values())
                .filter(track -> track.name().equals(ground) && isOpen(track))
                .findFirst()
                .orElse(null);
    }

    private static String named(List<Cause> causes) {
        var names = causes.stream().limit(NAMED).map(Cause::name).collect(Collectors.joining("、"));
        return causes.size() > NAMED ? names + " 等 " + causes.size() + " 个案由" : names;
    }

    /** A procedure that the court's own table has opened online leads there; its desk takes it too. */
    private Stream<Desk> of(DeskWords.Desk desk, Draft draft) {
        var track = desk.track();
        if (track == null) {
            return Stream.of(new Desk(
                    List.of(),
                    desk.name(),
                    desk.text() + "。一般要带：" + desk.bring() + "；以那里要求的为准",
                    desk.basis(),
                    false,
                    null));
        }
        return isOpen(track)
                ? Stream.of(open(desk, track, draft))
                : windows(Map.of("track", track.name())).stream()
                        .map(row -> new Desk(
                                List.of(),
                                desk.name(),
                                closed(desk.name(), text(row, "text"), track, draft),
                                text(row, "basis"),
                                true,
                                null));
    }

    private Desk open(DeskWords.Desk desk, Track track, Draft draft) {
        return new Desk(
                List.of(),
                desk.name(),
                track.word("first") + track.word("door") + "，可以在网上办：在首页选“" + track.label() + "”；也可以到窗口提交。"
                        + track.word("noDoor") + "。"
                        + office.of(track, draft).replaceFirst("。$", ""),
                OPEN,
                true,
                track);
    }

    private String closed(String name, String text, Track track, Draft draft) {
        return "这属于" + name + "，网上还不收：" + text + "。" + office.of(track, draft).replaceFirst("。$", "");
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.toString(row.get(output));
    }

    private List<Map<String, Object>> windows(Map<String, Object> facts) {
        try {
            return decisions.preview("case-type-eligibility", facts).rows().stream()
                    .filter(row -> "WINDOW".equals(row.get("effect")))
                    .toList();
        } catch (DecisionUnclear unclear) {
            return List.of();
        }
    }
}
