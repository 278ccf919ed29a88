package org.lian.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.TemplateText.Element;
import org.lian.documents.TemplateText.Node;
import org.lian.documents.TemplateText.Section;
import org.lian.documents.TemplateText.Value;
import org.lian.documents.TemplateText.Words;
import org.springframework.stereotype.Component;

/**
 * The checks of a template before a paper is made from it: well formed, without logic and anything active, only places
 * that the case fills, all that the law needs, and set in bounded time for cases short and long.
 */
@Component
public class TemplateChecks {
    /** Signs of a template. */
    public static final int LONGEST = 1 << 15;

    /** What the law needs is lacking. */
    public static final String REQUIRED = "REQUIRED";

    /** Says that what the law or the court alone says is no longer as it was. */
    public static final String LOCKED = "LOCKED_WORDS_CHANGED";

    /** Stands for what was not tried to its end; at another time it may be. */
    public static final String NOT_TRIED = "NOT_TRIED";

    private static final int LONGEST_PAGE = 150_000;
    private static final int MOST_SHEETS = 40;
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");

    private static final Set<String> MARKS =
            Set.of("p", "h2", "b", "strong", "br", "div", "table", "thead", "tbody", "tr", "th", "td");
    /** Those of the court's style that hide nothing, on screen or on paper. */
    private static final Set<String> CLASSES = Set.of(
            "number",
            "flush",
            "sums",
            "closing",
            "together",
            "half",
            "narrow",
            "quarter",
            "sum",
            "name",
            "lines",
            "small",
            "receipt",
            "signature",
            "to-fill",
            "envelope",
            "end",
            "signed",
            "date");

    private static final Set<String> FILLED = Set.of("p", "h2", "th", "b", "strong");
    private static final Pattern SPAN = Pattern.compile("[1-9]");

    private final Templates templates;
    private final Typeface typeface;
    private final Typesetter typesetter;

    TemplateChecks(Templates templates, Typeface typeface, Typesetter typesetter) {
        this.templates = templates;
        this.typeface = typeface;
        this.typesetter = typesetter;
    }

    /** Everything that keeps the text from being used for this paper; empty when it may be. */
    public List<Flaw> check(String template, String text) {
        var form = PaperForms.declared().find(template).orElseThrow();
        var flaws = new ArrayList<>(read(form, text));
        return flaws.isEmpty() ? set(form, text) : flaws;
    }

    /** Whether a paragraph in which the law's words stood is no longer so; saying more beside it is something else. */
    public boolean touchesStatutory(String template, String before, String after) {
        return !touched(template, before, after).isEmpty();
    }

    /**
     * What the law needs whose paragraph is no longer as it was, with the paragraph before and after; and what is said
     * otherwise of money, a period, a remedy or the addressee.
     */
    public List<Flaw> touched(String template, String before, String after) {
        var form = PaperForms.declared().find(template).orElseThrow();
        var flaws = new ArrayList<>(needed(form, before, after));
        var root = TemplateText.read(form, after, Templates::packaged).root();
        if (root != null) {
            var known = Stream.of(before, after)
                    .flatMap(text -> said(form, text).values().stream())
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            flaws.addAll(new TypedWords(form)
                    .locked(TemplateText.read(form, before, Templates::packaged).root(), root, known));
        }
        return flaws;
    }

    private List<Flaw> needed(PaperForm form, String before, String after) {
        var now = said(form, after);
        var paragraphs = new LinkedHashMap<String, List<Requirement>>();
        said(form, before).forEach((needed, paragraph) -> {
            var kept = now.getOrDefault(needed, List.of());
            if (!kept.containsAll(paragraph)) {
                paragraphs
                        .computeIfAbsent(told(paragraph, kept), change -> new ArrayList<>())
                        .add(needed);
            }
        });
        return paragraphs.entrySet().stream()
                .map(change -> new Flaw(LOCKED, changed(change.getValue(), change.getKey()), null))
                .toList();
    }

    private static String changed(List<Requirement> needed, String change) {
        return "改动了法定内容："
                + needed.stream()
                        .map(one -> one.what() + "（" + one.article() + "）")
                        .collect(Collectors.joining("、"))
                + "。" + change + "。须由庭长批准";
    }

    private static String told(List<String> before, List<String> after) {
        var come = before.containsAll(after) ? "现在没有了" : "现在是" + quoted(after, before);
        return "原来是" + quoted(before, after) + "，" + come;
    }

    /** Those that the others lack, with the conditions under which they stand. */
    private static String quoted(List<String> paragraphs, List<String> others) {
        return paragraphs.stream()
                .filter(paragraph -> !others.contains(paragraph))
                .map(paragraph -> "“" + paragraph.replaceFirst("^\\[]", "").replaceFirst("^\\[([^]]*)]", "（$1）") + "”")
                .collect(Collectors.joining());
    }

    private Map<Requirement, List<String>> said(PaperForm form, String text) {
        var root = TemplateText.read(form, text, Templates::packaged).root();
        var said = new LinkedHashMap<Requirement, List<String>>();
        if (root != null) {
            var spots = TemplateSpots.of(form, root);
            form.required().forEach(needed -> said.put(needed, spots.said(needed)));
        }
        return said;
    }

    /** What can be said without filling it. */
    List<Flaw> read(PaperForm form, String text) {
        if (text.length() > LONGEST) {
            return List.of(new Flaw("TOO_LONG", "文书模板最长 " + LONGEST + " 个字符，现在有 " + text.length() + " 个，请精简", null));
        }
        var reading = TemplateText.read(form, text, Templates::packaged);
        var flaws = new ArrayList<>(reading.flaws());
        var root = reading.root();
        if (root == null) {
            return flaws;
        }
        new Walk(form, flaws).nodes(root.children(), List.of(), null);
        var spots = TemplateSpots.of(form, root);
        form.required().stream()
                .filter(needed -> !spots.has(needed))
                .map(needed -> new Flaw(REQUIRED, lacking(form, needed), null))
                .forEach(flaws::add);
        form.bound().forEach(bound -> spots.stray(bound)
                .ifPresent(line -> flaws.add(new Flaw("BOUND", strayed(form, bound), line))));
        flaws.addAll(FigureWalk.flaws(form, root));
        flaws.addAll(new TypedWords(form).barred(root));
        return flaws;
    }

    private static String strayed(PaperForm form, Binding bound) {
        return "《" + form.name() + "》里的" + bound.written() + "只能写在 " + bound.where() + "：" + bound.why() + "（"
                + bound.article() + "）。请移到那里面，或者删掉";
    }

    private static String lacking(PaperForm form, Requirement needed) {
        var how = needed.place()
                .map(place -> "占位符 {{" + place.replaceFirst(".*\\.", "") + "}}")
                .orElseGet(() -> "“" + needed.words().orElseThrow() + "”");
        return "《" + form.name() + "》必须写明" + needed.what() + "（" + needed.article() + "）：缺少" + how
                + "，或者只在某种条件下才写，请补上，不论什么情形都写";
    }

    private List<Flaw> set(PaperForm form, String text) {
        var flaws = new ArrayList<Flaw>();
        var missing = typeface.missingIn(text);
        if (!missing.isEmpty()) {
            return List.of(new Flaw("UNPRINTABLE", "“" + missing + "”印不出来，请换成别的字", null));
        }
        var begin = System.nanoTime();
        for (var sample : SampleCase.values()) {
            if (Duration.ofNanos(System.nanoTime() - begin).compareTo(BUDGET) > 0) {
                flaws.add(new Flaw(
                        NOT_TRIED,
                        "用“" + sample.label() + "”试排以前，已经超过 " + BUDGET.toSeconds() + " 秒。请把文书改简单；法院正忙的，请过一会儿重新打开",
                        null));
                return flaws;
            }
            try {
                var page = templates
                        .fill(
                                form.template(),
                                text,
                                sample.words(form, PaperForms.declared().shared()))
                        .page();
                whole(page, sample).ifPresent(flaws::add);
                if (flaws.isEmpty() && typeface.isThere()) {
                    var pdf = typesetter.shown(page, MOMENT);
                    sheets(pdf, sample).ifPresent(flaws::add);
                    offPage(pdf, page, sample).ifPresent(flaws::add);
                }
            } catch (Unfillable lack) {
                flaws.add(new Flaw("UNFILLED", "用“" + sample.label() + "”填写时，有占位符没有内容。请检查占位符", null));
            }
        }
        return flaws;
    }

    private static Optional<Flaw> whole(String page, SampleCase sample) {
        if (page.length() > LONGEST_PAGE) {
            return Optional.of(new Flaw("TOO_LONG", "用“" + sample.label() + "”填写以后太长，请精简", null));
        }
        return ReadAloud.text(page).matches("(?s).*(\\{\\{|}}|\\bnull\\b).*")
                ? Optional.of(new Flaw("CODE", "用“" + sample.label() + "”填写以后，文书上还有代码，请检查占位符", null))
                : Optional.empty();
    }

    private static Optional<Flaw> sheets(byte[] pdf, SampleCase sample) {
        var sheets = Typesetter.sheets(pdf);
        return sheets > MOST_SHEETS
                ? Optional.of(new Flaw(
                        "TOO_LONG",
                        "用“" + sample.label() + "”排出来有 " + sheets + " 页，最多 " + MOST_SHEETS + " 页，请精简",
                        null))
                : Optional.empty();
    }

    /** What would stand over the edge of the sheet is not printed, and nobody reads it. */
    private static Optional<Flaw> offPage(byte[] pdf, String page, SampleCase sample) {
        var printed = signs(Typesetter.words(pdf));
        var lost = signs(ReadAloud.text(page).replaceAll("[\\p{Z}\\s]+", "")).entrySet().stream()
                .mapToInt(sign -> Math.max(0, sign.getValue() - printed.getOrDefault(sign.getKey(), 0)))
                .sum();
        return lost == 0
                ? Optional.empty()
                : Optional.of(new Flaw(
                        "OFF_PAGE",
                        "用“" + sample.label() + "”排出来，有 " + lost + " 个字排到了纸外面，收到的人看不到。请减少表格的列，或者去掉 class=\"narrow\"",
                        null));
    }

    /** How often each sign occurs. */
    private static Map<Integer, Integer> signs(String text) {
        var signs = new HashMap<Integer, Integer>();
        text.codePoints().forEach(sign -> signs.merge(sign, 1, Integer::sum));
        return signs;
    }

    /** One walk through the tree. */
    private static final class Walk {
        private final PaperForm form;
        private final List<Flaw> flaws;

        Walk(PaperForm form, List<Flaw> flaws) {
            this.form = form;
            this.flaws = flaws;
        }

        /** @param each the lines or rows that are gone through here; null where none are */
        void nodes(List<Node> nodes, List<String> within, @Nullable Place each) {
            for (var node : nodes) {
                if (node instanceof Element element) {
                    element(element, within, each);
                } else if (node instanceof Value value) {
                    value(value, each);
                } else if (node instanceof Section section) {
                    section(section, within, each);
                } else if (node instanceof Words words) {
                    words(words);
                }
            }
        }

        private void element(Element element, List<String> within, @Nullable Place each) {
            if (!MARKS.contains(element.name().toLowerCase(Locale.ROOT))) {
                flaw("MARK", "不能用 <" + element.name() + ">：文书里只有文字、段落和表格，没有脚本、图片、链接和样式，请删掉", element.line());
            } else if (!MARKS.contains(element.name())) {
                flaw(
                        "MARK",
                        "标记用小写字母：请把 <" + element.name() + "> 写成 <"
                                + element.name().toLowerCase(Locale.ROOT) + ">",
                        element.line());
            }
            element.attributes().forEach((name, value) -> attribute(element, name, value));
            if (element.name().equals("tr")
                    && !"signature".equals(element.attributes().get("class"))) {
                element.children().forEach(this::cell);
            }
            if (FILLED.contains(element.name()) && isEmpty(element.children())) {
                flaw("EMPTY", "<" + element.name() + "> 里没有内容，会印出空白，请删掉或者写上文字", element.line());
            }
            nodes(element.children(), within, each);
        }

        /** Only what somebody signs with a pen is empty. */
        private void cell(Node node) {
            if (node instanceof Element cell && cell.name().equals("td") && isEmpty(cell.children())) {
                flaw("EMPTY", "<td> 里没有内容，会印出空格，请删掉或者写上文字；要手写的，请给这一行写 <tr class=\"signature\">", cell.line());
            }
        }

        private void attribute(Element element, String name, String value) {
            if (name.equals("colspan")
                    && Set.of("td", "th").contains(element.name())
                    && SPAN.matcher(value).matches()) {
                return;
            }
            if (!name.equals("class")) {
                flaw("ATTRIBUTE", "<" + element.name() + "> 不能写“" + name + "”：字体、颜色和显示由法院统一的版式决定，请删掉", element.line());
                return;
            }
            for (var one : value.split("\\s+")) {
                if (!CLASSES.contains(one)) {
                    flaw(
                            "STYLE",
                            "没有“" + one + "”这种版式，能用的有：" + String.join("、", new TreeSet<>(CLASSES)),
                            element.line());
                }
            }
        }

        private void value(Value value, @Nullable Place each) {
            if (value.name().equals(".")) {
                if (each == null || each.kind() == Place.Kind.ROWS) {
                    flaw("UNKNOWN_PLACE", "{{.}} 只用在逐条的文字里，表示这一条", value.line());
                }
                return;
            }
            var isColumn = each != null
                    && each.columns().stream().anyMatch(column -> column.name().equals(value.name()));
            if (isColumn) {
                return;
            }
            var place = form.place(value.name());
            if (place.isEmpty()) {
                flaw("UNKNOWN_PLACE", unknown(value.name(), each), value.line());
            } else if (place.get().kind() != Place.Kind.TEXT) {
                flaw(
                        "PLACE_KIND",
                        "{{" + value.name() + "}}（" + place.get().means() + "）是"
                                + place.get().kind().label() + "，请写成 "
                                + place.get().written(),
                        value.line());
            }
        }

        private String unknown(String name, @Nullable Place each) {
            var columns = each == null ? List.<Place>of() : each.columns();
            var owner = form.places().stream()
                    .filter(place ->
                            place.columns().stream().anyMatch(one -> one.name().equals(name)))
                    .findFirst();
            if (owner.isPresent()) {
                return "{{" + name + "}} 只能写在 {{#" + owner.get().name() + "}} 和 {{/"
                        + owner.get().name() + "}} 之间";
            }
            var known = new ArrayList<String>();
            columns.forEach(column -> known.add(column.name()));
            form.places().forEach(place -> known.add(place.name()));
            return "这份文书没有 {{" + TemplateText.shortened(name) + "}} 这个占位符，能用的有：" + String.join("、", known);
        }

        private void section(Section section, List<String> within, @Nullable Place each) {
            var place = form.place(section.name()).orElse(null);
            if (place == null) {
                flaw("UNKNOWN_PLACE", unknown(section.name(), each), section.line());
                return;
            }
            if (place.kind() == Place.Kind.TEXT) {
                flaw(
                        "PLACE_KIND",
                        "{{" + place.name() + "}}（" + place.means() + "）每次都有，不能作条件，请直接写 {{" + place.name() + "}}",
                        section.line());
            }
            if (within.contains(place.name())) {
                flaw("NESTED", "{{#" + place.name() + "}} 里面又用了 {{#" + place.name() + "}}，请删掉里面的", section.line());
                return;
            }
            var repeats = !section.inverted() && place.kind() != Place.Kind.FLAG && place.kind() != Place.Kind.TEXT;
            if (repeats && each != null) {
                flaw(
                        "NESTED",
                        "逐条的内容里面不能再逐条：请把 {{#" + place.name() + "}} 移到 {{/" + each.name() + "}} 后面",
                        section.line());
                return;
            }
            var inner = new ArrayList<>(within);
            inner.add(place.name());
            nodes(section.children(), inner, repeats ? place : each);
        }

        private void words(Words words) {
            var names = new HashSet<String>();
            form.places().forEach(place -> {
                names.add(place.name());
                place.columns().forEach(column -> names.add(column.name()));
            });
            names.stream()
                    .filter(name -> Pattern.compile("(?<![A-Za-z])" + name + "(?![A-Za-z])")
                            .matcher(words.text())
                            .find())
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> flaw("CODE", "文字里有“" + name + "”，会原样印出来；占位符要写成 {{" + name + "}}", words.line()));
        }

        private static boolean isEmpty(List<Node> nodes) {
            return nodes.stream()
                    .allMatch(
                            node -> node instanceof Words words && words.text().isBlank());
        }

        private void flaw(String code, String message, int line) {
            flaws.add(new Flaw(code, message, line));
        }
    }
}
