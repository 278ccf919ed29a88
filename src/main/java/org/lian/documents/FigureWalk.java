package org.lian.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.documents.TemplateText.Element;
import org.lian.documents.TemplateText.Node;
import org.lian.documents.TemplateText.Section;
import org.lian.documents.TemplateText.Value;
import org.lian.documents.TemplateText.Words;

/**
 * The check of what stands beside each sum, date and number of a template: a digit, a sign or another unit there makes
 * another figure of it. Whatever the conditions, what stands next to each other in a paragraph is read together.
 */
final class FigureWalk {
    private static final Set<String> APART = Set.of("p", "h2", "td", "th", "div", "br");
    private static final String NUMERALS = "〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final String LATIN = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ";
    private static final Pattern ENDS_IN_SIGN =
            Pattern.compile(".*([" + LATIN + "−－负+＋-]|[0-9０-９][.,．])", Pattern.DOTALL);
    private static final Pattern ENDS_IN_NUMERAL = Pattern.compile(".*[" + NUMERALS + "]", Pattern.DOTALL);
    private static final Pattern BEGINS_WITH_SIGN =
            Pattern.compile("([" + LATIN + "%％‰]|[.,．][0-9０-９]).*", Pattern.DOTALL);
    private static final Pattern BEGINS_WITH_NUMERAL = Pattern.compile("[" + NUMERALS + "].*", Pattern.DOTALL);

    private final PaperForm form;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Piece> row = new ArrayList<>();

    private FigureWalk(PaperForm form) {
        this.form = form;
    }

    /** Words, or a place; {@code place} is null for words and {@code text} empty for a place. */
    private record Piece(String text, @Nullable Place place, String written, int line) {
        boolean isFigure() {
            return place != null && place.figure();
        }
    }

    static List<Flaw> flaws(PaperForm form, Element root) {
        var walk = new FigureWalk(form);
        walk.nodes(root.children(), null);
        walk.look();
        return List.copyOf(walk.flaws);
    }

    private void nodes(List<Node> nodes, @Nullable Place each) {
        for (var node : nodes) {
            if (node instanceof Words words) {
                row.add(new Piece(words.text().replaceAll("[\\s\u00a0\u3000]+", ""), null, "", words.line()));
            } else if (node instanceof Value value) {
                var place = place(value, each).orElse(null);
                row.add(new Piece("", place, "{{" + value.name() + "}}", value.line()));
            } else if (node instanceof Section section) {
                nodes(
                        section.children(),
                        section.inverted() ? each : form.place(section.name()).orElse(each));
            } else if (node instanceof Element element) {
                var apart = APART.contains(element.name());
                if (apart) {
                    look();
                }
                nodes(element.children(), each);
                if (apart) {
                    look();
                }
            }
        }
    }

    private Optional<Place> place(Value value, @Nullable Place each) {
        if (value.name().equals(".")) {
            return Optional.ofNullable(each);
        }
        return Optional.ofNullable(each).stream()
                .flatMap(rows -> rows.columns().stream())
                .filter(column -> column.name().equals(value.name()))
                .findFirst()
                .or(() -> form.place(value.name()));
    }

    private void look() {
        row.removeIf(piece -> piece.place() == null
                && piece.written().isEmpty()
                && piece.text().isEmpty());
        for (var at = 0; at < row.size(); at++) {
            var piece = row.get(at);
            if (piece.place() != null && piece.isFigure()) {
                beside(piece, piece.place(), before(at), after(at));
            }
        }
        row.clear();
    }

    private void beside(Piece piece, Place figure, String before, String after) {
        var example = figure.examples().get(0);
        var startsInDigits = example.matches("(?s)[0-9" + NUMERALS + "].*");
        var endsInDigits = example.matches("(?s).*[0-9" + NUMERALS + "]");
        if (ENDS_IN_SIGN.matcher(before).matches()
                || (startsInDigits && ENDS_IN_NUMERAL.matcher(before).matches())) {
            glued(piece, figure, "前面", before.substring(before.length() - 1));
        }
        var unit = figure.unit().orElse("");
        if (!after.startsWith(unit)) {
            flaws.add(new Flaw(
                    "UNIT",
                    piece.written() + "（" + figure.means() + "）后面要紧接着写“" + unit + "”，换了单位，数就变了，请写成 " + piece.written()
                            + " " + unit,
                    piece.line()));
        } else if (unit.isEmpty()
                && (BEGINS_WITH_SIGN.matcher(after).matches()
                        || (endsInDigits && BEGINS_WITH_NUMERAL.matcher(after).matches()))) {
            glued(piece, figure, "后面", after.substring(0, 1));
        }
    }

    private void glued(Piece piece, Place figure, String side, String sign) {
        flaws.add(new Flaw(
                "GLUED",
                piece.written() + "（" + figure.means() + "）" + side + "不能紧接着写“" + sign
                        + "”：读的人会把它当成数的一部分，数就变了。请删掉，或者用文字、标点隔开",
                piece.line()));
    }

    /** The words before, up to the next place; a figure before stands with its own last sign. */
    private String before(int at) {
        var text = new StringBuilder();
        for (var i = at - 1; i >= 0; i--) {
            var piece = row.get(i);
            if (!piece.written().isEmpty()) {
                return (piece.place() != null && piece.isFigure() && text.isEmpty() ? last(piece.place()) : "|") + text;
            }
            text.insert(0, piece.text());
        }
        return text.toString();
    }

    /** Two figures that follow each other are told of by the second one alone. */
    private String after(int at) {
        var text = new StringBuilder();
        for (var i = at + 1; i < row.size(); i++) {
            if (!row.get(i).written().isEmpty()) {
                return text + "|";
            }
            text.append(row.get(i).text());
        }
        return text.toString();
    }

    private static String last(Place figure) {
        var example = figure.examples().get(0);
        return example.substring(example.length() - 1);
    }
}
