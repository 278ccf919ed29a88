package org.lian.suggestion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.PhraseTable.Phrase;

/**
 * The meanings of a text, the likeliest first: all phrases vote, the nearer the louder, and the nearest phrases of a
 * meaning count once more.
 */
final class Meanings {
    /** How much faster a phrase's voice fades that lies further off. Chosen on the phrases themselves, each left out. */
    static final float SHARPNESS = 2;

    private static final int NEAREST = 3;
    private static final float NEAREST_COUNTS = 0.3f;

    private static @Nullable Meanings shipped;

    private final MeaningModel model;
    private final PhraseMeanings kept;
    private final List<Phrase> phrases;
    private final List<Meaning> meanings;
    private final float[] middle;
    private final float[][] apart;

    /** The phrases, their meanings and directions, as far as another table of phrases is solved from them. */
    record Parts(MeaningModel model, PhraseMeanings kept, List<Phrase> phrases, float[] middle, float[][] apart) {}

    /** A meaning and the places of its phrases. */
    private record Meaning(String meant, boolean suit, int[] phrases) {}

    /**
     * One meaning of a text.
     *
     * @param phrase the phrase of that meaning which is most like the text
     */
    record Ranked(String meant, boolean suit, String phrase, float score) {}

    /**
     * @throws IllegalStateException where the file of the phrases' directions is not of these phrases
     */
    Meanings(MeaningModel model, PhraseMeanings kept, List<Phrase> phrases) {
        this(model, kept, phrases, middle(kept.directions()));
    }

    /** @param middle from which the weights were computed */
    Meanings(MeaningModel model, PhraseMeanings kept, List<Phrase> phrases, float[] middle) {
        this.model = model;
        this.kept = kept;
        this.phrases = phrases;
        meanings = meanings(phrases);
        if (kept.fingerprints().length != phrases.size() || kept.weights().length != meanings.size()) {
            throw new IllegalStateException("The directions are of other phrases");
        }
        this.middle = middle;
        apart = Arrays.stream(kept.directions())
                .map(direction -> apart(direction, middle))
                .toArray(float[][]::new);
    }

    /** Reads the model, the phrases and their directions, once in a program: nobody changes them. */
    static synchronized Meanings read() throws IOException {
        var meanings = shipped;
        if (meanings == null) {
            meanings = new Meanings(MeaningModel.read(), PhraseMeanings.read(), PhraseTable.read());
            shipped = meanings;
        }
        return meanings;
    }

    /** The meanings that have phrases, in the order of the alphabet. */
    static List<String> names(List<Phrase> phrases) {
        return meanings(phrases).stream().map(Meaning::meant).toList();
    }

    private static List<Meaning> meanings(List<Phrase> phrases) {
        var places = new TreeMap<String, List<Integer>>();
        for (var i = 0; i < phrases.size(); i++) {
            places.computeIfAbsent(phrases.get(i).meant(), key -> new ArrayList<>())
                    .add(i);
        }
        return places.entrySet().stream()
                .map(entry -> new Meaning(
                        entry.getKey(),
                        phrases.get(entry.getValue().get(0)).suit(),
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    Parts parts() {
        return new Parts(model, kept, phrases, middle, apart);
    }

    List<Ranked> of(String text) {
        return of(model.of(text));
    }

    /** @param whole the direction of a text, as the model gives it */
    List<Ranked> of(float[] whole) {
        var direction = apart(whole, middle);
        var near = new float[apart.length];
        var voice = new float[apart.length];
        for (var i = 0; i < apart.length; i++) {
            near[i] = product(direction, apart[i]);
            voice[i] = (float) Math.exp(SHARPNESS * (near[i] - 1));
        }
        var ranked = new ArrayList<Ranked>(meanings.size());
        for (var i = 0; i < meanings.size(); i++) {
            var meaning = meanings.get(i);
            ranked.add(new Ranked(
                    meaning.meant(),
                    meaning.suit(),
                    phrases.get(nearest(meaning.phrases(), near)).text(),
                    product(voice, kept.weights()[i]) + NEAREST_COUNTS * closeness(meaning.phrases(), near)));
        }
        ranked.sort(Comparator.comparing(Ranked::score).reversed());
        return ranked;
    }

    private static int nearest(int[] places, float[] near) {
        var best = places[0];
        for (var place : places) {
            best = near[place] > near[best] ? place : best;
        }
        return best;
    }

    /** Half the nearest, half the mean of the three nearest. */
    private static float closeness(int[] places, float[] near) {
        var values = new float[places.length];
        for (var i = 0; i < places.length; i++) {
            values[i] = near[places[i]];
        }
        Arrays.sort(values);
        var count = Math.min(NEAREST, values.length);
        var sum = 0f;
        for (var i = values.length - count; i < values.length; i++) {
            sum += values[i];
        }
        return values[values.length - 1] / 2 + sum / count / 2;
    }

    /** The middle of all directions, which says nothing. */
    static float[] middle(float[][] directions) {
        var middle = new float[MeaningModel.WIDTH];
        for (var direction : directions) {
            for (var i = 0; i < middle.length; i++) {
                middle[i] += direction[i] / directions.length;
            }
        }
        return middle;
    }

    /** A direction as seen from the middle, of length one. */
    static float[] apart(float[] direction, float[] middle) {
        var seen = new float[direction.length];
        for (var i = 0; i < seen.length; i++) {
            seen[i] = direction[i] - middle[i];
        }
        var length = (float) Math.sqrt(product(seen, seen));
        for (var i = 0; i < seen.length; i++) {
            seen[i] /= length;
        }
        return seen;
    }

    static float product(float[] a, float[] b) {
        var sum = 0f;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
