package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.CauseTellings;
import org.lian.filing.CauseTellings.Telling;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.OtherDesks;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.ToldPictures;
import org.lian.reference.ToldPictures.ToldPicture;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.Suggestions.Suggestion;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** 案由 to choose from: what the told words may mean, each with why, and the common ones. */
@Component
class CauseChoices {
    /** The answer of who does not know: the first suggestion, to be checked by the court. */
    static final String UNSURE = "unsure";

    /** The field of a form that says which picture was chosen. */
    private static final String PICTURE = "picture";

    private static final int BEST = 5;
    private static final int MOST = 20;
    private static final int ALL = 1000;

    private final Causes causes;
    private final Suggestions suggestions;
    private final OtherDesks desks;
    private final CauseTellings tellings;
    private final ToldPictures pictures;

    CauseChoices(
            Causes causes, Suggestions suggestions, OtherDesks desks, CauseTellings tellings, ToldPictures pictures) {
        this.pictures = pictures;
        this.causes = causes;
        this.suggestions = suggestions;
        this.desks = desks;
        this.tellings = tellings;
    }

    /**
     * A cause with what it means in plain words; where there are none, where it belongs.
     *
     * @param phrase what others say who come for it; null where no words were told
     */
    record Choice(
            String code,
            String name,
            @Nullable String help,
            @Nullable String phrase) {}

    /**
     * The causes that the page offers; no cause stands in both lists.
     *
     * @param told as it was understood; empty where nothing was told
     * @param chosen the cause of the draft, where it stands in neither list
     * @param pictures to choose from instead of typing
     * @param nothing whether what was told or searched for leads to no cause
     */
    record Offer(
            String told,
            List<Choice> found,
            List<Choice> common,
            @Nullable Choice chosen,
            List<OtherDesks.Desk> desks,
            List<ToldPicture> pictures,
            boolean nothing) {}

    /** Whether the offer for what was told can be made without waiting for what others told. */
    boolean areAtHand(String told) {
        return suggestions.areAtHand(told);
    }

    Offer of(String q, Filing filing, String chosen) {
        return of(q, filing.track(), filing.draft(), chosen);
    }

    Offer of(String q, Track track, Draft draft, String chosen) {
        return track == Track.CIVIL ? told(q, draft, chosen) : listed(q, track, chosen);
    }

    private Offer told(String q, Draft draft, String chosen) {
        var told = Suggestions.told(q);
        if (told.isEmpty()) {
            suggestions.prepare();
        }
        var answer = suggestions.of(told, BEST);
        var found = answer.causes().stream().map(this::choice).toList();
        var common = causes.common().stream()
                .map(one -> new Choice(one.cause().code(), one.cause().name(), one.help(), null))
                .filter(choice -> found.stream().noneMatch(one -> one.code().equals(choice.code())))
                .toList();
        return new Offer(
                told,
                found,
                common,
                chosen(chosen, Stream.concat(found.stream(), common.stream())),
                desks.found(told, answer.desks(), draft),
                pictures.all(),
                !told.isEmpty() && found.isEmpty());
    }

    /** Another procedure has a short list: what is searched for, or its upper levels. */
    private Offer listed(String q, Track track, String chosen) {
        var searched = q.isBlank()
                ? List.<Cause>of()
                : Stream.concat(meant(q, track), causes.search(q, track, MOST).stream())
                        .distinct()
                        .toList();
        var level = track.words("causes").isEmpty() ? 2 : 3;
        var shown = searched.isEmpty()
                ? causes.search("", track, ALL).stream()
                        .filter(cause -> cause.path().size() == level)
                        .toList()
                : searched;
        var found = shown.stream()
                .map(cause -> new Choice(cause.code(), cause.name(), help(cause), null))
                .toList();
        return new Offer(
                "",
                found,
                List.of(),
                chosen(chosen, found.stream()),
                List.of(),
                List.of(),
                !q.isBlank() && searched.isEmpty());
    }

    /** What was told in plain words of something that is no suit, where the procedure takes it. */
    private Stream<Cause> meant(String told, Track track) {
        return track.words("causes").isEmpty()
                ? Stream.of()
                : suggestions.of(Suggestions.told(told), BEST).desks().stream()
                        .flatMap(code -> causes.find(code).stream())
                        .filter(cause -> cause.belongsTo(track));
    }

    private @Nullable Choice chosen(String code, Stream<Choice> offered) {
        return offered.anyMatch(choice -> choice.code().equals(code))
                ? null
                : causes.find(code)
                        .map(cause -> new Choice(cause.code(), cause.name(), help(cause), null))
                        .orElse(null);
    }

    /** What is told by typing and by a picture together. */
    String told(Map<String, String> form, String field) {
        var typed = form.getOrDefault(field, "");
        return form.containsKey(PICTURE) ? pictures.beside(Suggestions.told(typed), form.get(PICTURE)) : typed;
    }

    /**
     * The procedure that is meant in the place of a suit, where it is open online: because no suit comes near what is
     * likeliest, or because the text has a procedure's own words and no suit is likelier.
     */
    Optional<Track> clearlyMeant(String told) {
        var answer = suggestions.of(told, 1);
        var worded = desks.worded(told);
        var clearly = answer.clearly();
        if (clearly == null) {
            // An offence or an organ's act may be a suit as well: with a cause of its own it is offered, and not put
            // first.
            return answer.first() == null ? Optional.empty() : worded.filter(track -> !track.asks(Track.Asks.CAUSE));
        }
        return desks.online(clearly).map(meant -> worded.orElse(meant));
    }

    /** The answers with a cause in the place of "I do not know": the one that the page named, and no other. */
    Map<String, String> decided(Map<String, String> form) {
        if (!UNSURE.equals(form.get("causeCode"))) {
            return form;
        }
        var decided = new java.util.HashMap<>(form);
        decided.put("causeCode", form.getOrDefault("likeliest", ""));
        return decided;
    }

    /** Keeps with the filing what was told and what was suggested, for who reviews it. */
    void keep(FilingId filing, Map<String, String> form) {
        var told = Suggestions.told(form.getOrDefault("told", ""));
        if (!told.isEmpty()) {
            var suggested = new ArrayList<String>();
            suggestions
                    .of(told, BEST)
                    .causes()
                    .forEach(one -> suggested.add(one.cause().code()));
            tellings.keep(filing, new Telling(told, suggested, UNSURE.equals(form.get("causeCode"))));
        }
    }

    /** The answers with what was told as the beginning of 事实和理由, where nothing is written there yet. */
    Draft begun(Draft draft, String told) {
        var text = Suggestions.told(told);
        return text.isEmpty() || pictures.says(text) || draft.facts() != null
                ? draft
                : draft.edit().facts(text).draft();
    }

    /** What was told of a filing before its cause was chosen; empty where nothing was. */
    String told(FilingId filing) {
        return tellings.of(filing).map(Telling::told).orElse("");
    }

    /** Whether what stands in 事实和理由 is what was told before the cause was chosen, word for word. */
    boolean isTold(FilingId filing, @Nullable String facts) {
        return facts != null
                && !facts.isBlank()
                && tellings.of(filing)
                        .filter(telling -> telling.told().equals(facts))
                        .isPresent();
    }

    private Choice choice(Suggestion one) {
        return new Choice(
                one.cause().code(),
                one.cause().name(),
                one.help() == null && one.phrase() == null ? help(one.cause()) : one.help(),
                one.phrase());
    }

    private static String help(Cause cause) {
        return String.join(
                " › ", cause.path().subList(0, Math.max(0, cause.path().size() - 1)));
    }
}
