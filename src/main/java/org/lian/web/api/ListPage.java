package org.lian.web.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;

/** A part of a list as every endpoint answers it; the cursor asks for the next part. */
record ListPage<T>(List<T> items, @Nullable String nextCursor) {
    /** A list that is always given whole. */
    static <T> ListPage<T> of(List<T> items) {
        return new ListPage<>(items, null);
    }

    /** A search for so many rows behind a place; null: from the first on. */
    @FunctionalInterface
    interface Following<P, S> {
        List<S> find(@Nullable P place, int most);
    }

    /**
     * The request of a client for a list: {@code limit} 1 to 200, 50 when absent, and where to go on. A cursor names the
     * last row that was read, so whatever comes into the list in between is neither read twice nor makes another skipped.
     *
     * @param after the row, as {@link #following} wrote it
     */
    record Request(int limit, @Nullable String after) {
        private static final int DEFAULT_LIMIT = 50;
        private static final int HIGHEST_LIMIT = 200;
        private static final int HIGHEST_OFFSET = 1_000_000;
        private static final String ROW = "row ";
        private static final String NUMBER = "number ";
        /** What cursors were before they named a row. */
        private static final Pattern FORMER = Pattern.compile("\\d{1,7}");

        static Request of(@Nullable String limit, @Nullable String cursor) {
            return new Request(limit(limit), cursor == null ? null : decoded(cursor));
        }

        /** Fills a page with what follows the row that the cursor names, by moment and id. */
        <S, T> ListPage<T> following(Following<Mark, S> search, Function<S, Mark> mark, Function<S, T> view) {
            return following(search, Request::mark, row -> text(mark.apply(row)), view);
        }

        /** The same of rows that another key orders. */
        <P, S, T> ListPage<T> following(
                Following<P, S> search, Function<String, P> read, Function<S, String> written, Function<S, T> view) {
            var found = search.find(after == null ? null : read.apply(behind(ROW)), limit + 1);
            var shown = found.stream().limit(limit).toList();
            return new ListPage<>(
                    shown.stream().map(view).toList(),
                    found.size() > limit ? cursor(ROW + written.apply(shown.get(limit - 1))) : null);
        }

        /** The same of a list that is at hand as a whole, in its order. */
        <S, T> ListPage<T> among(List<S> all, Function<S, String> key, Function<S, T> view) {
            return following((place, most) -> from(all, key, place).limit(most).toList(), name -> name, key, view);
        }

        private static <S> java.util.stream.Stream<S> from(
                List<S> all, Function<S, String> key, @Nullable String place) {
            if (place == null) {
                return all.stream();
            }
            var last = IntStream.range(0, all.size())
                    .filter(row -> key.apply(all.get(row)).equals(place))
                    .findFirst()
                    .orElseThrow(Request::again);
            return all.subList(last + 1, all.size()).stream();
        }

        /** Fills a page of a list whose rows keep their places: nothing comes in between, and nothing goes. */
        <S, T> ListPage<T> page(BiFunction<Integer, Integer, List<S>> search, Function<S, T> view) {
            var offset = offset();
            var found = search.apply(limit + 1, offset);
            return page(found.stream().limit(limit).map(view).toList(), found.size() > limit ? offset + limit : null);
        }

        /** A page of such a list that is filled already, and where the next one begins. */
        <T> ListPage<T> page(List<T> items, @Nullable Integer next) {
            return new ListPage<>(items, next == null ? null : cursor(NUMBER + next));
        }

        /** How many rows of such a list were read. */
        int offset() {
            if (after == null) {
                return 0;
            }
            var number = behind(NUMBER);
            if (!FORMER.matcher(number).matches() || Integer.parseInt(number) > HIGHEST_OFFSET) {
                throw unknown();
            }
            return Integer.parseInt(number);
        }

        private String behind(String kind) {
            if (after == null || !after.startsWith(kind)) {
                throw unknown();
            }
            return after.substring(kind.length());
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

        private static String decoded(String cursor) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (FORMER.matcher(text).matches()) {
                    throw again();
                }
                if (text.startsWith(ROW) || text.startsWith(NUMBER)) {
                    return text;
                }
            } catch (IllegalArgumentException notOurs) {
                // Falls to the refusal below.
            }
            throw unknown();
        }

        private static Mark mark(String text) {
            var parts = text.split(" ", 2);
            try {
                return new Mark(Instant.parse(parts[0]), parts.length == 2 ? parts[1] : "");
            } catch (DateTimeException notOurs) {
                throw unknown();
            }
        }

        private static String text(Mark mark) {
            return mark.at() + " " + mark.id();
        }

        static Refusal unknown() {
            return Refusal.invalid("cursor", "UNKNOWN", "cursor 应原样使用上一页返回的 nextCursor");
        }

        private static Refusal again() {
            return Refusal.invalid("cursor", "RESTART", "这个 cursor 已经不能接着用，请不带 cursor，从第一页重新读取");
        }

        private static String cursor(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
