package org.lian.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cases that nobody has, made of the examples of the places. */
public enum SampleCase {
    USUAL("一般情形", 2, true),
    LEAST("内容最少", 1, false),
    MANY("名称很长、当事人和项目很多", 25, true);

    /** A flag that is usually not set, or two would say the opposite in one paper. */
    private static final List<String> NO = List.of("否");

    private final String label;
    private final int rows;
    private final boolean yes;

    SampleCase(String label, int rows, boolean yes) {
        this.label = label;
        this.rows = rows;
        this.yes = yes;
    }

    public String label() {
        return label;
    }

    /** Every word of the case, for this paper. */
    Map<String, Object> words(PaperForm form, List<Place> shared) {
        var words = new HashMap<String, Object>();
        shared.forEach(place -> words.put(place.name(), word(place)));
        form.places().forEach(place -> words.put(place.name(), word(place)));
        words.put("title", form.title());
        words.put("name", form.name());
        var address = "http://127.0.0.1:8080/papers/00000000-0000-4000-8000-000000000000";
        words.put("checkAddress", address);
        words.put("checkCode", CheckCode.of(address));
        return words;
    }

    private Object word(Place place) {
        return switch (place.kind()) {
            case TEXT -> text(place, 0);
            case FLAG -> yes && !(this == USUAL && place.examples().equals(NO));
            case MAYBE -> this == LEAST ? List.of() : List.of(text(place, 0));
            case LINES -> lines(place);
            case ROWS -> IntStream.range(0, rows).mapToObj(at -> row(place, at)).toList();
        };
    }

    private List<String> lines(Place place) {
        var lines = new ArrayList<String>();
        var many = this == USUAL ? place.examples().size() : rows;
        for (var at = 0; at < many; at++) {
            lines.add(text(place, at));
        }
        return lines;
    }

    private Map<String, Object> row(Place place, int at) {
        var row = new HashMap<String, Object>();
        place.columns().forEach(column -> row.put(column.name(), text(column, at)));
        return row;
    }

    private String text(Place place, int at) {
        var example = place.examples().get(at % place.examples().size());
        return this == MANY ? place.longest().orElse(example) : example;
    }
}
