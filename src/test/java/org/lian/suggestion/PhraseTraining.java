package org.lian.suggestion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.lian.suggestion.PhraseTable.Phrase;

/** Computes the packaged file of the phrases' directions and weights anew: kernel ridge regression. */
final class PhraseTraining {
    private PhraseTraining() {}

    /**
     * For these phrases; the direction of a phrase that stood in the old file is taken from there.
     *
     * @param old may be of other phrases, without weights too
     */
    static PhraseMeanings of(List<Phrase> phrases, PhraseMeanings old, MeaningModel model) {
        var known = new HashMap<Long, float[]>();
        for (var i = 0; i < old.fingerprints().length; i++) {
            known.put(old.fingerprints()[i], old.directions()[i]);
        }
        var fingerprints = phrases.stream()
                .mapToLong(phrase -> PhraseMeanings.fingerprint(phrase.text()))
                .toArray();
        var directions = new float[phrases.size()][];
        for (var i = 0; i < directions.length; i++) {
            var kept = known.get(fingerprints[i]);
            directions[i] = kept == null ? model.of(phrases.get(i).text()) : kept;
        }
        var rounded = rounded(fingerprints, directions);
        return new PhraseMeanings(fingerprints, rounded, weights(phrases, rounded, Meanings.middle(rounded)));
    }

    /** The directions as the file gives them back: the weights are solved for those. */
    private static float[][] rounded(long[] fingerprints, float[][] directions) {
        try {
            var file = new ByteArrayOutputStream();
            new PhraseMeanings(fingerprints, directions, new float[0][]).write(file);
            return PhraseMeanings.read(new ByteArrayInputStream(file.toByteArray()))
                    .directions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The weights of these phrases, all solved at once. */
    static float[][] weights(List<Phrase> phrases, float[][] directions, float[] middle) {
        var names = Meanings.names(phrases);
        var factor = PhraseTuning.factor(PhraseTuning.kernel(apart(directions, middle)));
        var weights = new float[names.size()][];
        for (var meaning = 0; meaning < weights.length; meaning++) {
            var wanted = new double[phrases.size()];
            for (var i = 0; i < wanted.length; i++) {
                wanted[i] = phrases.get(i).meant().equals(names.get(meaning)) ? 1 : 0;
            }
            var solved = PhraseTuning.solved(factor, wanted);
            weights[meaning] = new float[solved.length];
            for (var i = 0; i < solved.length; i++) {
                weights[meaning][i] = (float) solved[i];
            }
        }
        return weights;
    }

    static float[][] apart(float[][] directions, float[] middle) {
        return Arrays.stream(directions)
                .map(direction -> Meanings.apart(direction, middle))
                .toArray(float[][]::new);
    }
}
