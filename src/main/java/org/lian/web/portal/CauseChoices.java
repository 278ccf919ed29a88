package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Causes.Common;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 案由 to choose from: what was searched for, and the common ones in plain words unless enough was found. */
@Component
class CauseChoices {
    private static final int MOST = 20;
    private static final int ALL = 1000;
    private static final int ENOUGH = 5;

    private final Causes causes;

    CauseChoices(Causes causes) {
        this.causes = causes;
    }

    /** A cause with what it means in plain words, or where it belongs. */
    record Choice(String code, String name, @Nullable String help) {}

    /**
     * What the page offers; no cause stands in both lists.
     *
     * @param nothing whether a search found nothing
     */
    record Offer(List<Choice> found, List<Choice> common, boolean nothing) {}

    Offer of(Track track, String q, String chosen) {
        var usual = track == Track.CIVIL ? causes.common() : List.<Common>of();
        var helps = usual.stream().collect(Collectors.toMap(one -> one.cause().code(), Common::help));
        var results = q.isBlank() ? broad(track) : causes.search(q, track, MOST);
        var found = new ArrayList<>(results.stream()
                .map(cause -> choice(cause, helps.get(cause.code())))
                .toList());
        var common = results.size() >= ENOUGH
                ? List.<Choice>of()
                : usual.stream()
                        .map(one -> choice(one.cause(), one.help()))
                        .filter(choice -> !found.contains(choice))
                        .toList();
        if (Stream.concat(found.stream(), common.stream())
                .noneMatch(choice -> choice.code().equals(chosen))) {
            causes.find(chosen).ifPresent(cause -> found.add(0, choice(cause, helps.get(cause.code()))));
        }
        return new Offer(found, common, !q.isBlank() && results.isEmpty());
    }

    /** A list of few is shown from the start, by its upper levels; the civil one by its common causes. */
    private List<Cause> broad(Track track) {
        return track == Track.CIVIL
                ? List.of()
                : causes.search("", track, ALL).stream()
                        .filter(cause -> cause.path().size() == 2)
                        .toList();
    }

    private static Choice choice(Cause cause, @Nullable String help) {
        var above = cause.path().subList(0, Math.max(0, cause.path().size() - 1));
        return new Choice(cause.code(), cause.name(), help != null ? help : String.join(" › ", above));
    }
}
