package org.lian.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/** A part of a list as every endpoint answers it; the cursor asks for the next part. */
record ListPage<T>(List<T> items, @Nullable String nextCursor) {
    /** A list that is always given whole. */
    static <T> ListPage<T> of(List<T> items) {
        return new ListPage<>(items, null);
    }

    /** The request of a client for a list: {@code limit} 1 to 200, 50 when absent, and where to go on. */
    record Request(int limit, int offset) {
        private static final int DEFAULT_LIMIT = 50;
        private static final int HIGHEST_LIMIT = 200;
        private static final int HIGHEST_OFFSET = 1_000_000;

        static Request of(@Nullable String limit, @Nullable String cursor) {
            return new Request(limit(limit), offset(cursor));
        }

        /** Fills a page from a search by limit and offset. */
        <S, T> ListPage<T> page(BiFunction<Integer, Integer, List<S>> search, Function<S, T> view) {
            var found = search.apply(limit + 1, offset);
            return page(found.stream().limit(limit).map(view).toList(), found.size() > limit ? offset + limit : null);
        }

        /** A page that is filled already, and where the next one begins. */
        <T> ListPage<T> page(List<T> items, @Nullable Integer after) {
            return new ListPage<>(items, after == null ? null : cursor(after));
        }

        private static int limit(@Nullable String text) {
            if (text == null) {
                return DEFAULT_LIMIT;
            }
            if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST_LIMIT) {
                throw Refusal.invalid("limit", "OUT_OF_RANGE", "limit 应为 1 至 " + HIGHEST_LIMIT + " 的整数");
            }
            return Integer.parseInt(text);
        }

        private static int offset(@Nullable String cursor) {
            if (cursor == null) {
                return 0;
            }
            try {
                var offset =
                        Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
                if (offset >= 0 && offset <= HIGHEST_OFFSET) {
                    return offset;
                }
            } catch (IllegalArgumentException notOurs) {
                // Falls to the refusal below.
            }
            throw Refusal.invalid("cursor", "UNKNOWN", "cursor 应原样使用上一页返回的 nextCursor");
        }

        private static String cursor(int offset) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(String.valueOf(offset).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
