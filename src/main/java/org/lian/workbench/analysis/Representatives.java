package org.lian.workbench.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Fact;
import org.lian.rules.Facts;

/** The values that stand for all values of a name: conditions cannot tell any other value from one of these. */
class Representatives {
    /** Follows no text that a table writes. */
    private static final String MORE = "~";

    private static final int LONGEST_LIST = 30;
    private static final int MOST_ELEMENTS = 8;

    /**
     * One value that stands for a class of values.
     *
     * @param isNamed whether a person wrote it or can name it: not "some other text", not "nothing"
     * @param words in Chinese what it stands for
     */
    record Value(@Nullable Object value, boolean isNamed, String words) {}

    private final Uses uses;
    private final Names known;

    Representatives(Uses uses, Names known) {
        this.uses = uses;
        this.known = known;
    }

    /** In the order in which an example is best told. */
    List<Value> of(String name) {
        var texts = known.texts(name);
        if (!texts.isEmpty()) {
            return texts.stream().map(text -> new Value(text, true, text)).toList();
        }
        var all = classes(name, known.type(name));
        // A table that is asked first and gives nothing is a gap of that table.
        if (known.isSupplied(name) || !known.isValue(name)) {
            all.add(new Value(null, false, "没有填写"));
        }
        return all;
    }

    private List<Value> classes(String name, String type) {
        var use = uses.of(name);
        var values = new LinkedHashMap<Object, Value>();
        switch (type) {
            case "long", "integer" -> numbers(use, uses.related.contains(name) ? uses.related.size() : 1, values);
            case "boolean" -> {
                put(values, true, true, "是");
                put(values, false, true, "否");
            }
            case "string" -> texts(use, values);
            default -> {
                if (use.elements || use.constants.isEmpty()) {
                    lists(name, use, values);
                } else {
                    uses.unproved.add("“" + name + "”没有类型");
                    numbers(use, 1, values);
                    texts(use, values);
                }
            }
        }
        if (isNeverNegative(name)) {
            values.keySet().removeIf(value -> value instanceof Long number && number < 0);
        }
        return new ArrayList<>(values.values());
    }

    /** A sum and a count are not: a warning about one below zero would be about nothing. */
    private static boolean isNeverNegative(String name) {
        return Facts.declared()
                .find(name)
                .filter(fact -> fact.type() == Fact.Type.FEN || fact.type() == Fact.Type.COUNT)
                .isPresent();
    }

    private static void texts(Uses.Use use, Map<Object, Value> values) {
        var texts = use.constants.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (use.asDate) {
            dates(use, values);
        }
        texts.forEach(text -> put(values, text, true, text.isEmpty() ? "空文字" : text));
        if (use.beginning) {
            texts.forEach(text -> put(values, text + MORE, true, "以“" + text + "”开头的其他文字"));
        }
        put(values, MORE, false, "其他文字");
    }

    private static void dates(Uses.Use use, Map<Object, Value> values) {
        use.constants.stream()
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .sorted()
                .forEach(date -> {
                    for (int shift = -1; shift <= 1; shift++) {
                        var day = date.plusDays(shift).toString();
                        put(values, day, true, day);
                    }
                });
    }

    private static void numbers(Uses.Use use, int reach, Map<Object, Value> values) {
        var bounds = new TreeSet<Long>();
        for (var constant : use.constants) {
            if (constant instanceof BigDecimal number && number.abs().compareTo(BigDecimal.valueOf(1L << 53)) < 0) {
                bounds.add(number.setScale(0, RoundingMode.FLOOR).longValue());
                bounds.add(number.setScale(0, RoundingMode.CEILING).longValue());
            }
        }
        if (bounds.isEmpty()) {
            bounds.add(0L);
        }
        var all = new TreeSet<Long>();
        bounds.forEach(bound -> {
            for (long shift = -reach; shift <= reach; shift++) {
                all.add(bound + shift);
            }
        });
        var inside = all.subSet(bounds.first(), true, bounds.last(), true);
        inside.forEach(number -> put(values, number, true, String.valueOf(number)));
        all.descendingSet().forEach(number -> put(values, number, false, String.valueOf(number)));
    }

    private void lists(String name, Uses.Use use, Map<Object, Value> values) {
        var elements = use.constants.stream().filter(String.class::isInstance).toList();
        if (elements.size() > MOST_ELEMENTS) {
            uses.unproved.add("“" + name + "”涉及的取值超过 " + MOST_ELEMENTS + " 个");
            elements = elements.subList(0, MOST_ELEMENTS);
        }
        for (int subset = (1 << elements.size()) - 1; subset >= 0; subset--) {
            var list = new ArrayList<Object>();
            for (int i = 0; i < elements.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    list.add(elements.get(i));
                }
            }
            put(values, List.copyOf(list), !list.isEmpty(), list.isEmpty() ? "空列表" : String.valueOf(list));
        }
        put(values, List.of(MORE), false, "其他内容的列表");
        if (use.length) {
            lengths(name, use, values);
        }
    }

    private void lengths(String name, Uses.Use use, Map<Object, Value> values) {
        long longest = 1
                + use.constants.stream()
                        .filter(BigDecimal.class::isInstance)
                        .mapToLong(number -> ((BigDecimal) number).longValue())
                        .max()
                        .orElse(0);
        if (longest > LONGEST_LIST) {
            uses.unproved.add("“" + name + "”的个数超过 " + LONGEST_LIST);
        }
        for (int length = 1; length <= Math.min(longest, LONGEST_LIST); length++) {
            put(values, Collections.nCopies(length, MORE), true, length + " 项");
        }
    }

    private static void put(Map<Object, Value> values, Object value, boolean isNamed, String words) {
        values.putIfAbsent(value, new Value(value, isNamed, words));
    }
}
