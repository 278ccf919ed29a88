package org.lian.suggestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The meaning of a text as a direction in space: bge-small-zh-v1.5 (MIT, BAAI), four layers of BERT, computed in plain
 * Java so that it runs wherever the court runs and gives everywhere the same numbers. Never changes once read; may be
 * asked by several threads.
 */
final class MeaningModel {
    static final int WIDTH = 512;

    private static final String NAME = "bge-small-zh-v1.5-q";
    private static final int LAYERS = 4;
    private static final int HEADS = 8;
    private static final int HEAD = WIDTH / HEADS;
    private static final int MATRICES = 6;

    /** What is longer is cut: a question of 200 characters fits. */
    private static final int LONGEST = 202;

    private static final float EPSILON = 1e-12f;

    private final WordPieces pieces;
    private final ModelFile.Rows words;
    private final ModelFile.Rows places;
    private final ModelFile.Rows kinds;
    private final Norm entry;
    private final List<Layer> layers;

    private MeaningModel(ModelFile file, WordPieces pieces) {
        this.pieces = pieces;
        words = file.rows("embeddings.word_embeddings.weight", WIDTH);
        places = file.rows("embeddings.position_embeddings.weight", WIDTH);
        kinds = file.rows("embeddings.token_type_embeddings.weight", WIDTH);
        entry = Norm.of(file, "embeddings.LayerNorm");
        var matrices = file.named("onnx::MatMul_", "_quantized").stream()
                .map(name -> name.replace("_quantized", ""))
                .toList();
        layers = IntStream.range(0, LAYERS)
                .mapToObj(number -> Layer.of(
                        file,
                        "encoder.layer." + number + ".",
                        matrices.subList(number * MATRICES, (number + 1) * MATRICES)))
                .toList();
    }

    /**
     * Reads the model that is on the class path.
     *
     * @throws IOException where it is not there
     */
    static MeaningModel read() throws IOException {
        return read(NAME);
    }

    static MeaningModel read(String name) throws IOException {
        var numbers = new HashMap<String, Integer>();
        new ObjectMapper()
                .readTree(bytes(name + "-tokenizer.json"))
                .at("/model/vocab")
                .fields()
                .forEachRemaining(
                        piece -> numbers.put(piece.getKey(), piece.getValue().asInt()));
        return new MeaningModel(new ModelFile(bytes(name + ".onnx")), new WordPieces(numbers));
    }

    private static byte[] bytes(String file) throws IOException {
        try (var stream = MeaningModel.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new FileNotFoundException(file);
            }
            return stream.readAllBytes();
        }
    }

    /** The direction of a text, of length one: two texts are the more alike the greater the product of theirs. */
    float[] of(String text) {
        var tokens = pieces.of(text, LONGEST);
        var states = new float[tokens.length * WIDTH];
        for (var i = 0; i < tokens.length; i++) {
            words.addTo(states, i * WIDTH, tokens[i]);
            places.addTo(states, i * WIDTH, i);
            kinds.addTo(states, i * WIDTH, 0);
        }
        entry.apply(states);
        for (var number = 0; number < LAYERS; number++) {
            // Of the last layer only the first piece is asked: it stands for the whole.
            states = layers.get(number).apply(states, tokens.length, number == LAYERS - 1 ? 1 : tokens.length);
        }
        return unit(states);
    }

    private static float[] unit(float[] values) {
        var square = 0.0;
        for (var value : values) {
            square += (double) value * value;
        }
        var length = (float) Math.sqrt(square);
        for (var i = 0; i < values.length; i++) {
            values[i] /= length;
        }
        return values;
    }

    /** A matrix with what is added to each row of the product. */
    private record Linear(float[] weights, float[] bias) {
        static Linear of(ModelFile file, String weights, String bias) {
            return new Linear(file.scaledByColumn(weights), file.floats(bias + ".bias"));
        }

        /** The first rows of the input times the matrix. */
        float[] times(float[] in, int rows) {
            var wide = bias.length;
            var deep = weights.length / wide;
            var out = new float[rows * wide];
            for (var row = 0; row < rows; row++) {
                System.arraycopy(bias, 0, out, row * wide, wide);
            }
            for (var k = 0; k < deep; k += 4) {
                for (var row = 0; row < rows; row++) {
                    addFour(in, row * deep + k, k * wide, out, row * wide, wide);
                }
            }
            return out;
        }

        private void addFour(float[] in, int at, int from, float[] out, int to, int wide) {
            var a = in[at];
            var b = in[at + 1];
            var c = in[at + 2];
            var d = in[at + 3];
            var w = weights;
            for (var j = 0; j < wide; j++) {
                out[to + j] += a * w[from + j]
                        + b * w[from + wide + j]
                        + c * w[from + 2 * wide + j]
                        + d * w[from + 3 * wide + j];
            }
        }
    }

    /** Layer normalisation, row by row. */
    private record Norm(float[] weight, float[] bias) {
        static Norm of(ModelFile file, String name) {
            return new Norm(file.floats(name + ".weight"), file.floats(name + ".bias"));
        }

        void apply(float[] values) {
            for (var at = 0; at < values.length; at += WIDTH) {
                var mean = 0f;
                for (var i = 0; i < WIDTH; i++) {
                    mean += values[at + i];
                }
                mean /= WIDTH;
                var spread = 0f;
                for (var i = 0; i < WIDTH; i++) {
                    spread += (values[at + i] - mean) * (values[at + i] - mean);
                }
                var scale = (float) (1 / Math.sqrt(spread / WIDTH + EPSILON));
                for (var i = 0; i < WIDTH; i++) {
                    values[at + i] = (values[at + i] - mean) * scale * weight[i] + bias[i];
                }
            }
        }
    }

    /** One layer: each piece looks at all others, then at itself. */
    private record Layer(
            Linear query,
            Linear key,
            Linear value,
            Linear joined,
            Norm afterLooking,
            Linear wide,
            Linear narrow,
            Norm afterThinking) {
        static Layer of(ModelFile file, String name, List<String> matrices) {
            return new Layer(
                    Linear.of(file, matrices.get(0), name + "attention.self.query"),
                    Linear.of(file, matrices.get(1), name + "attention.self.key"),
                    Linear.of(file, matrices.get(2), name + "attention.self.value"),
                    Linear.of(file, matrices.get(3), name + "attention.output.dense"),
                    Norm.of(file, name + "attention.output.LayerNorm"),
                    Linear.of(file, matrices.get(4), name + "intermediate.dense"),
                    Linear.of(file, matrices.get(5), name + "output.dense"),
                    Norm.of(file, name + "output.LayerNorm"));
        }

        float[] apply(float[] states, int count, int asked) {
            var seen = joined.times(look(states, count, asked), asked);
            add(seen, states);
            afterLooking.apply(seen);
            var inner = wide.times(seen, asked);
            for (var i = 0; i < inner.length; i++) {
                inner[i] = gelu(inner[i]);
            }
            var out = narrow.times(inner, asked);
            add(out, seen);
            afterThinking.apply(out);
            return out;
        }

        private float[] look(float[] states, int count, int asked) {
            var q = query.times(states, asked);
            var k = key.times(states, count);
            var v = value.times(states, count);
            var out = new float[asked * WIDTH];
            var shares = new float[count];
            for (var head = 0; head < HEADS; head++) {
                for (var row = 0; row < asked; row++) {
                    var at = row * WIDTH + head * HEAD;
                    for (var other = 0; other < count; other++) {
                        shares[other] = product(q, at, k, other * WIDTH + head * HEAD) / (float) Math.sqrt(HEAD);
                    }
                    softmax(shares);
                    for (var other = 0; other < count; other++) {
                        for (var i = 0; i < HEAD; i++) {
                            out[at + i] += shares[other] * v[other * WIDTH + head * HEAD + i];
                        }
                    }
                }
            }
            return out;
        }

        private static float product(float[] a, int atA, float[] b, int atB) {
            var sum = 0f;
            for (var i = 0; i < HEAD; i++) {
                sum += a[atA + i] * b[atB + i];
            }
            return sum;
        }

        private static void softmax(float[] values) {
            var most = values[0];
            for (var value : values) {
                most = Math.max(most, value);
            }
            var sum = 0f;
            for (var i = 0; i < values.length; i++) {
                values[i] = (float) Math.exp(values[i] - most);
                sum += values[i];
            }
            for (var i = 0; i < values.length; i++) {
                values[i] /= sum;
            }
        }

        private static void add(float[] to, float[] from) {
            for (var i = 0; i < to.length; i++) {
                to[i] += from[i];
            }
        }

        /** x·Φ(x), the error function to seven digits (Abramowitz and Stegun 7.1.26). */
        private static float gelu(float x) {
            var z = Math.abs(x) / Math.sqrt(2);
            var t = 1 / (1 + 0.3275911 * z);
            var erf = 1
                    - t
                            * (0.254829592
                                    + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                            * Math.exp(-z * z);
            return (float) (x * 0.5 * (1 + Math.copySign(erf, x)));
        }
    }
}
