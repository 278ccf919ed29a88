package org.lian.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.suggestion.PhraseTable.Phrase;
import org.springframework.util.ConcurrentLruCache;

/**
 * The solver of a table of phrases that differs a little from the shipped one: the same equations (kernel ridge
 * regression), solved from those of the shipped phrases by what came and went, so that a line more costs a blink and not
 * seconds. The middle stays that of the shipped phrases.
 */
final class PhraseTuning {
    static final double RIDGE = 0.03;

    /** What came and went together: more would take minutes. */
    static final int MOST_CHANGES = 1_000;

    private static final int KNOWN_DIRECTIONS = 4_000;

    private final Meanings shipped;
    private final Meanings.Parts parts;
    private final Map<Phrase, Integer> places = new HashMap<>();
    private final ConcurrentLruCache<String, float[]> directions;
    private double @Nullable [] @Nullable [] factor;

    PhraseTuning(Meanings shipped) {
        this.shipped = shipped;
        this.parts = shipped.parts();
        var known = new HashMap<String, float[]>();
        for (var i = 0; i < parts.phrases().size(); i++) {
            places.put(parts.phrases().get(i), i);
            known.put(parts.phrases().get(i).text(), parts.kept().directions()[i]);
        }
        this.directions = new ConcurrentLruCache<>(KNOWN_DIRECTIONS, text -> {
            var kept = known.get(text);
            return kept == null ? parts.model().of(text) : kept;
        });
    }

    /** The direction of a text that analysts wrote; what the public types is kept nowhere. */
    float[] direction(String text) {
        return directions.get(text);
    }

    /** How many phrases came and went, against the shipped table. */
    static int changes(List<Phrase> shipped, List<Phrase> phrases) {
        var before = new HashSet<>(shipped);
        var after = new HashSet<>(phrases);
        return (int) (before.stream().filter(phrase -> !after.contains(phrase)).count()
                + after.stream().filter(phrase -> !before.contains(phrase)).count());
    }

    /** The meanings of these phrases; the shipped ones where they are the same. */
    Meanings of(List<Phrase> phrases) {
        if (phrases.equals(parts.phrases())) {
            return shipped;
        }
        var change = new Change(phrases);
        var wide = new float[phrases.size()][];
        for (var i = 0; i < wide.length; i++) {
            wide[i] = direction(phrases.get(i).text());
        }
        var fingerprints = phrases.stream()
                .mapToLong(phrase -> PhraseMeanings.fingerprint(phrase.text()))
                .toArray();
        return new Meanings(
                parts.model(), new PhraseMeanings(fingerprints, wide, change.weights()), phrases, parts.middle());
    }

    private synchronized double[][] factor() {
        if (factor == null) {
            factor = factor(kernel(parts.apart()));
        }
        return factor;
    }

    /** How loud each phrase is to each other, the ridge on the diagonal; the lower half. */
    static double[][] kernel(float[][] apart) {
        var kernel = new double[apart.length][];
        for (var i = 0; i < apart.length; i++) {
            kernel[i] = new double[i + 1];
            for (var j = 0; j <= i; j++) {
                kernel[i][j] = loudness(apart[i], apart[j]);
            }
            kernel[i][i] += RIDGE;
        }
        return kernel;
    }

    private static double loudness(float[] one, float[] other) {
        return Math.exp(Meanings.SHARPNESS * (Meanings.product(one, other) - 1));
    }

    /** Cholesky, in place of the lower half. */
    static double[][] factor(double[][] a) {
        for (var i = 0; i < a.length; i++) {
            for (var j = 0; j <= i; j++) {
                var sum = a[i][j] - product(a[i], a[j], j);
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        return a;
    }

    /** Four sums, which the processor adds side by side. */
    private static double product(double[] a, double[] b, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        var k = 0;
        for (; k + 3 < count; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < count; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + s2 + s3;
    }

    /** What times the factored matrix gives the wanted. */
    static double[] solved(double[][] factor, double[] wanted) {
        var x = wanted.clone();
        for (var i = 0; i < x.length; i++) {
            x[i] = (x[i] - product(factor[i], x, i)) / factor[i][i];
        }
        for (var i = x.length - 1; i >= 0; i--) {
            x[i] /= factor[i][i];
            var row = factor[i];
            var value = x[i];
            for (var k = 0; k < i; k++) {
                x[k] -= row[k] * value;
            }
        }
        return x;
    }

    /**
     * The change of a table: what came and what went. The weights of the shipped phrases change by the solutions X for what went (its column of
     * the identity) and what came (its loudness to the shipped ones), times z: the weights of what went become nought, and
     * the equation of each that came holds.
     */
    private final class Change {
        private final List<Phrase> phrases;
        private final List<Integer> gone = new ArrayList<>();
        private final List<Integer> come = new ArrayList<>();
        private final double[][] columns;
        private final double[][] solutions;
        private final double[][] among;

        Change(List<Phrase> phrases) {
            this.phrases = phrases;
            var here = new HashMap<Phrase, Integer>();
            for (var i = 0; i < phrases.size(); i++) {
                here.put(phrases.get(i), i);
                if (!places.containsKey(phrases.get(i))) {
                    come.add(i);
                }
            }
            places.forEach((phrase, place) -> {
                if (!here.containsKey(phrase)) {
                    gone.add(place);
                }
            });
            if (gone.size() + come.size() > MOST_CHANGES) {
                throw new IllegalArgumentException("Too many phrases are others than the shipped ones");
            }
            columns = columns();
            solutions = new double[columns.length][];
            for (var i = 0; i < columns.length; i++) {
                solutions[i] = solved(factor(), columns[i]);
            }
            among = among();
        }

        private double[][] columns() {
            var apart = parts.apart();
            var columns = new double[gone.size() + come.size()][apart.length];
            for (var i = 0; i < gone.size(); i++) {
                columns[i][gone.get(i)] = 1;
            }
            for (var i = 0; i < come.size(); i++) {
                var direction = apart(come.get(i));
                for (var k = 0; k < apart.length; k++) {
                    columns[gone.size() + i][k] = loudness(direction, apart[k]);
                }
            }
            return columns;
        }

        private float[] apart(int phrase) {
            return Meanings.apart(direction(phrases.get(phrase).text()), parts.middle());
        }

        private double[][] among() {
            var among = new double[columns.length][columns.length];
            for (var i = 0; i < among.length; i++) {
                for (var j = 0; j < among.length; j++) {
                    among[i][j] = product(columns[i], solutions[j], columns[i].length);
                }
            }
            for (var i = 0; i < come.size(); i++) {
                for (var j = 0; j < come.size(); j++) {
                    among[gone.size() + i][gone.size() + j] -=
                            loudness(apart(come.get(i)), apart(come.get(j))) + (i == j ? RIDGE : 0);
                }
            }
            return among;
        }

        float[][] weights() {
            var before = Meanings.names(parts.phrases());
            var names = Meanings.names(phrases);
            var wanted = new double[names.size()][];
            for (var meaning = 0; meaning < wanted.length; meaning++) {
                wanted[meaning] = wanted(names.get(meaning), shippedWeights(before, names.get(meaning)));
            }
            solve(among, wanted);
            var weights = new float[names.size()][];
            for (var meaning = 0; meaning < weights.length; meaning++) {
                weights[meaning] = weights(shippedWeights(before, names.get(meaning)), wanted[meaning]);
            }
            return weights;
        }

        private float[] shippedWeights(List<String> before, String meaning) {
            var at = before.indexOf(meaning);
            return at < 0 ? new float[parts.phrases().size()] : parts.kept().weights()[at];
        }

        private double[] wanted(String meaning, float[] before) {
            var wanted = new double[columns.length];
            for (var i = 0; i < wanted.length; i++) {
                for (var k = 0; k < before.length; k++) {
                    wanted[i] += columns[i][k] * before[k];
                }
            }
            for (var i = 0; i < come.size(); i++) {
                wanted[gone.size() + i] -= phrases.get(come.get(i)).meant().equals(meaning) ? 1 : 0;
            }
            return wanted;
        }

        private float[] weights(float[] before, double[] z) {
            var kept = new double[before.length];
            for (var k = 0; k < kept.length; k++) {
                kept[k] = before[k];
            }
            for (var i = 0; i < z.length; i++) {
                for (var k = 0; k < kept.length; k++) {
                    kept[k] -= solutions[i][k] * z[i];
                }
            }
            var weights = new float[phrases.size()];
            for (var i = 0; i < weights.length; i++) {
                var place = places.get(phrases.get(i));
                weights[i] = place == null ? 0 : (float) kept[place];
            }
            for (var i = 0; i < come.size(); i++) {
                weights[come.get(i)] = (float) z[gone.size() + i];
            }
            return weights;
        }
    }

    /** Gauss with the greatest pivot; each row of the wanted becomes its solution. */
    private static void solve(double[][] a, double[][] wanted) {
        for (var column = 0; column < a.length; column++) {
            var best = column;
            for (var row = column + 1; row < a.length; row++) {
                best = Math.abs(a[row][column]) > Math.abs(a[best][column]) ? row : best;
            }
            var pivot = a[best];
            a[best] = a[column];
            a[column] = pivot;
            for (var one : wanted) {
                var value = one[best];
                one[best] = one[column];
                one[column] = value;
            }
            for (var row = column + 1; row < a.length; row++) {
                var share = a[row][column] / pivot[column];
                if (share == 0) {
                    continue;
                }
                for (var k = column; k < a.length; k++) {
                    a[row][k] -= share * pivot[k];
                }
                for (var one : wanted) {
                    one[row] -= share * one[column];
                }
            }
        }
        for (var one : wanted) {
            for (var row = a.length - 1; row >= 0; row--) {
                for (var k = row + 1; k < a.length; k++) {
                    one[row] -= a[row][k] * one[k];
                }
                one[row] /= a[row][row];
            }
        }
    }
}
