package org.lian.suggestion;

import java.util.HashMap;
import java.util.List;
import org.lian.suggestion.PhraseTable.Phrase;

/** Computes the packaged file of the phrases' directions and weights anew: kernel ridge regression. */
final class PhraseTraining {
    static final double RIDGE = 0.03;

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
        var names = Meanings.names(phrases);
        var factor = factor(kernel(directions));
        var weights = new float[names.size()][];
        for (var meaning = 0; meaning < weights.length; meaning++) {
            var wanted = new double[phrases.size()];
            for (var i = 0; i < wanted.length; i++) {
                wanted[i] = phrases.get(i).meant().equals(names.get(meaning)) ? 1 : 0;
            }
            weights[meaning] = solved(factor, wanted);
        }
        return new PhraseMeanings(fingerprints, directions, weights);
    }

    /** How loud each phrase is to each other, the ridge on the diagonal. */
    static double[][] kernel(float[][] directions) {
        var middle = Meanings.middle(directions);
        var apart = new float[directions.length][];
        for (var i = 0; i < apart.length; i++) {
            apart[i] = Meanings.apart(directions[i], middle);
        }
        var kernel = new double[apart.length][];
        for (var i = 0; i < apart.length; i++) {
            kernel[i] = new double[i + 1];
            for (var j = 0; j <= i; j++) {
                kernel[i][j] = Math.exp(Meanings.SHARPNESS * (Meanings.product(apart[i], apart[j]) - 1));
            }
            kernel[i][i] += RIDGE;
        }
        return kernel;
    }

    /** Cholesky, in place of the lower half. */
    private static double[][] factor(double[][] a) {
        for (var i = 0; i < a.length; i++) {
            for (var j = 0; j <= i; j++) {
                var sum = a[i][j];
                var left = a[i];
                var right = a[j];
                for (var k = 0; k < j; k++) {
                    sum -= left[k] * right[k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / right[j];
            }
        }
        return a;
    }

    private static float[] solved(double[][] factor, double[] wanted) {
        var x = wanted.clone();
        for (var i = 0; i < x.length; i++) {
            for (var k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (var i = x.length - 1; i >= 0; i--) {
            x[i] /= factor[i][i];
            for (var k = 0; k < i; k++) {
                x[k] -= factor[i][k] * x[i];
            }
        }
        var solved = new float[x.length];
        for (var i = 0; i < x.length; i++) {
            solved[i] = (float) x[i];
        }
        return solved;
    }
}
