package org.lian.suggestion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The weights of an ONNX file by name, in the order of the file. Its graph is not read: {@link MeaningModel} is it. */
final class ModelFile {
    private static final int GRAPH = 7;
    private static final int WEIGHTS = 5;
    private static final int FLOATS = 4;
    private static final int INTEGERS = 5;
    private static final int NAME = 8;
    private static final int RAW = 9;

    private final Map<String, ByteBuffer> raw = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();

    /**
     * @throws RuntimeException where the bytes are no such file
     */
    ModelFile(byte[] file) {
        fields(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), (field, value) -> {
            if (field == GRAPH) {
                fields(value, (part, weights) -> {
                    if (part == WEIGHTS) {
                        keep(weights);
                    }
                });
            }
        });
    }

    private void keep(ByteBuffer weights) {
        var name = new ArrayList<String>();
        var data = new ArrayList<ByteBuffer>();
        var offset = new ArrayList<Integer>();
        fields(weights, (field, value) -> {
            switch (field) {
                case NAME -> name.add(StandardCharsets.UTF_8.decode(value).toString());
                case RAW, FLOATS -> data.add(value);
                case INTEGERS -> offset.add((int) number(value));
                default -> {}
            }
        });
        if (name.size() == 1) {
            data.forEach(bytes -> raw.put(name.get(0), bytes));
            offset.forEach(zero -> offsets.put(name.get(0), zero));
        }
    }

    /** The names that end so, in the order of the file. */
    List<String> named(String start, String end) {
        return raw.keySet().stream()
                .filter(name -> name.startsWith(start) && name.endsWith(end))
                .toList();
    }

    /** Weights kept as numbers. */
    float[] floats(String name) {
        var bytes = of(raw, name).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** Weights kept as signed bytes, a scale for each column. */
    float[] scaledByColumn(String name) {
        var bytes = bytes(name + "_quantized");
        var scales = floats(name + "_scale");
        var values = new float[bytes.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = bytes[i] * scales[i % scales.length];
        }
        return values;
    }

    /** Rows kept as unsigned bytes, one scale for all. */
    Rows rows(String name, int width) {
        return new Rows(
                bytes(name + "_quantized"), floats(name + "_scale")[0], of(offsets, name + "_zero_point"), width);
    }

    /** Rows of a table that stays packed. */
    record Rows(byte[] packed, float scale, int zero, int width) {
        void addTo(float[] sum, int at, int row) {
            for (var i = 0; i < width; i++) {
                sum[at + i] += ((packed[row * width + i] & 0xff) - zero) * scale;
            }
        }
    }

    private byte[] bytes(String name) {
        var buffer = of(raw, name).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static <T> T of(Map<String, T> map, String name) {
        var value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("The model file has no " + name);
        }
        return value;
    }

    /** The fields of a message of Protocol Buffers; one that is a number is handed on as its own bytes. */
    private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> each) {
        var rest = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (rest.hasRemaining()) {
            var key = number(rest);
            var start = rest.position();
            var length =
                    switch ((int) (key & 7)) {
                        case 0 -> {
                            number(rest);
                            yield rest.position() - start;
                        }
                        case 1 -> Long.BYTES;
                        case 2 -> {
                            var size = (int) number(rest);
                            start = rest.position();
                            yield size;
                        }
                        case 5 -> Integer.BYTES;
                        default -> throw new IllegalStateException("No model file");
                    };
            each.accept((int) (key >>> 3), rest.slice(start, length));
            rest.position(start + length);
        }
    }

    private static long number(ByteBuffer from) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var part = from.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
