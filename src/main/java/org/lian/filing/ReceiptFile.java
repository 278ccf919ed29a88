package org.lian.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.journal.Inclusion;

/**
 * 回执文件, the same over the API and as a download: with the court's published keys it verifies without this system.
 * Its text is canonical, so that a single changed byte shows.
 *
 * @param valid whether the court's own record verified when the file was made
 * @param manifest the signed text
 */
public record ReceiptFile(
        Received receipt,
        boolean valid,
        String manifest,
        String digest,
        String algorithm,
        String keyId,
        String publicKey,
        String signature,
        Log log) {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    /** The parts of the manifest. */
    public record Received(
            String number, String receivedAt, List<Receipt.Item> materials, String digest, String signature) {}

    /** The standing of the receipt in the sealed log, and the proof of it: entry, way to the root, signed header. */
    public record Log(
            State state,
            String note,
            @Nullable Map<String, @Nullable Object> entry,
            @Nullable Integer index,
            @Nullable List<String> path,
            @Nullable Map<String, @Nullable Object> header,
            @Nullable String signature) {

        static Log of(@Nullable Inclusion inclusion) {
            return inclusion == null
                    ? new Log(State.NOT_SEALED_YET, "本回执尚未封入日志区块，现以电子签名验证；数秒后重新下载即含封存证明。", null, null, null, null, null)
                    : new Log(
                            State.SEALED,
                            "本回执已封入法院日志区块，可离线验证。",
                            object(inclusion.entry()),
                            inclusion.index(),
                            inclusion.path(),
                            object(inclusion.header()),
                            inclusion.signature());
        }
    }

    /** The stage of the receipt on its way into the log. */
    public enum State {
        NOT_SEALED_YET,
        SEALED
    }

    /** The bytes of the file. */
    public String text() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, @Nullable Object> object(String json) {
        try {
            return CANONICAL.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
