package org.lian.documents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place of a template that the case fills.
 *
 * @param means in Chinese, for whoever writes the words around it
 * @param examples one text; of lines several; of a flag 否 where it is usually not set; none for rows, whose columns have their own
 * @param longest an unusually long text; empty where every text is about as long as the example
 * @param columns of rows
 * @param figure whether it is a sum, a date or a number, which signs beside it would change
 * @param unit what follows the figure, as 日; empty where it brings its own
 * @param open whether a try with a real case shows what the case says; otherwise the example stands in
 */
public record Place(
        String name,
        String means,
        Kind kind,
        List<String> examples,
        Optional<String> longest,
        List<Place> columns,
        boolean figure,
        Optional<String> unit,
        boolean open) {
    /** The ways in which a template writes the place. */
    public enum Kind {
        /** One text, always there. */
        TEXT("文字"),
        /** One text, or none. */
        MAYBE("可能没有的文字"),
        /** Yes or no. */
        FLAG("是或否"),
        /** One text or more, each in its turn. */
        LINES("逐条的文字"),
        /** One row or more, each with its columns. */
        ROWS("逐行的表");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Place {
        examples = List.copyOf(examples);
        columns = List.copyOf(columns);
    }

    /** What an analyst puts into the text to have it. */
    public String written() {
        return switch (kind) {
            case TEXT -> "{{" + name + "}}";
            case MAYBE, LINES -> "{{#" + name + "}}{{.}}{{/" + name + "}}";
            case FLAG -> "{{#" + name + "}}…{{/" + name + "}}{{^" + name + "}}…{{/" + name + "}}";
            case ROWS ->
                columns.stream()
                        .map(Place::written)
                        .collect(Collectors.joining("，", "{{#" + name + "}}", "{{/" + name + "}}"));
        };
    }

    /** The example as a list shows it. */
    public String example() {
        return switch (kind) {
            case FLAG -> examples.isEmpty() ? "是" : examples.get(0);
            case ROWS -> columns.stream().map(Place::example).collect(Collectors.joining("，"));
            default -> String.join("；", examples);
        };
    }
}
