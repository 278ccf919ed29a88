package org.lian.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one text of a value that is hashed and signed: JSON with sorted keys and nothing between them. */
class Canonical {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Canonical() {}

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the database gives back of a jsonb column, in canonical text again. */
    static String again(String json) {
        try {
            return text(JSON.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whole numbers, texts, truth values, lists and maps of them: the database changes the spelling of the rest. */
    static void requirePlain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(Canonical::requirePlain);
        } else if (value instanceof Iterable<?> list) {
            list.forEach(Canonical::requirePlain);
        } else if (!(value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long)) {
            throw new IllegalArgumentException(
                    "A journal entry cannot hold a " + value.getClass().getName());
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
