package org.lian.verifier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entry of a sealed block on one leaf. */
record Entry(
        long position,
        long leaf,
        @Nullable String filing,
        @Nullable Long seq,
        Instant at,
        String hash,
        @Nullable String digest) {

    static Entry of(Map<String, @Nullable Object> json) {
        return new Entry(
                Json.number(json, "position"),
                Json.number(json, "leaf"),
                Json.optional(json, "filing"),
                json.get("seq") == null ? null : Json.number(json, "seq"),
                Instant.parse(Json.text(json, "at")),
                Json.text(json, "hash"),
                Json.optional(json, "digest"));
    }

    String name() {
        return name(filing, seq, leaf);
    }

    /** By filing and sequence; what belongs to no filing, by its number in the journal. */
    static String name(@Nullable String filing, @Nullable Long seq, long leaf) {
        return filing == null ? "日志记录 " + leaf + "（不属于立案申请）" : "立案申请 " + filing + " 第 " + seq + " 条记录";
    }
}
