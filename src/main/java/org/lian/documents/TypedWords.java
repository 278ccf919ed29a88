package org.lian.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.documents.TemplateText.Element;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.BarredWords.Kind;
import org.lian.vocabulary.LockedWords;

/** The words typed in a template: what no paper says but where its declaration has a spot for it, and what is the supervisor's. */
final class TypedWords {
    /** Those whom a paper may be addressed to, by their places. */
    private static final List<String> ADDRESSEES = List.of("filer", "filers", "particulars", "recipient", "mediator");

    private static final Pattern ADDRESSED =
            Pattern.compile("[^{}。]{0,12}\\{\\{(?:" + String.join("|", ADDRESSEES) + ")}}[:：]?");

    private final PaperForm form;

    TypedWords(PaperForm form) {
        this.form = form;
    }

    /** What keeps the text from being used. */
    List<Flaw> barred(Element root) {
        var flaws = new ArrayList<Flaw>();
        var seen = new LinkedHashSet<String>();
        var all = new StringBuilder();
        var first = 1;
        for (var paragraph : TemplateParagraphs.of(root)) {
            first = all.isEmpty() ? paragraph.line() : first;
            all.append(allowed(paragraph.whole())).append('\n');
            var texts = new LinkedHashSet<String>();
            texts.add(paragraph.whole());
            paragraph.parts().values().forEach(part -> texts.add(part.toString()));
            for (var text : texts) {
                for (var found : BarredWords.find(allowed(text))) {
                    if (seen.add(paragraph.line() + "." + found.kind())) {
                        flaws.add(flaw(found, paragraph.line()));
                    }
                }
            }
        }
        if (flaws.isEmpty()) {
            // Parted into cells or paragraphs it still reads as one.
            for (var found : BarredWords.across(all.toString())) {
                flaws.add(flaw(found, first));
            }
        }
        return flaws;
    }

    private Flaw flaw(BarredWords.Found found, int line) {
        var spots = found.kind() != Kind.REMEDY || form.spots().isEmpty()
                ? ""
                : "。这份文书里只能照原来的写法写："
                        + form.spots().stream()
                                .map(spot -> "“" + spot.words() + "”（" + spot.article() + "）")
                                .collect(Collectors.joining("、"));
        return new Flaw(code(found.kind()), "第 " + line + " 行的" + found.message() + spots, line);
    }

    private static String code(Kind kind) {
        return switch (kind) {
            case NUMBER -> "NUMBER";
            case TELEPHONE, ADDRESS -> "CONTACT";
            case REMEDY -> "REMEDY_BARRED";
        };
    }

    /** Without the spots that are declared, and without those of the law's words that stay as they are. */
    private String allowed(String text) {
        var left = text.replaceAll("\\s+", " ");
        for (var spot : form.spots()) {
            left = left.replace(spot.words(), "。");
        }
        return left;
    }

    /**
     * What is said otherwise than before of money, a period, a remedy or the addressee; of a new paper that is all of it.
     *
     * @param before null where it was no paper, or could not be read
     * @param known parts that are told of already
     */
    List<Flaw> locked(@Nullable Element before, Element after, Set<String> known) {
        var was = before == null ? Map.<String, Integer>of() : parts(before);
        var is = parts(after);
        var flaws = new ArrayList<Flaw>();
        is.forEach((part, line) -> {
            // Whom a new paper is for is asked below, of all of it.
            var said = before == null ? LockedWords.first(text(part)) : sensitive(part);
            if (!was.containsKey(part) && !known.contains(part)) {
                said.ifPresent(word -> flaws.add(locked("第 " + line + " 行现在写的是" + quoted(part), word, line)));
            }
        });
        was.forEach((part, line) -> {
            if (!is.containsKey(part) && !known.contains(part)) {
                sensitive(part)
                        .ifPresent(word -> flaws.add(locked("原来第 " + line + " 行的" + quoted(part) + "没有了", word, null)));
            }
        });
        addressee(before, after).ifPresent(flaws::add);
        if (before == null) {
            LockedWords.first(form.title())
                    .ifPresent(word -> flaws.add(locked("标题是“" + form.title() + "”", word, null)));
        }
        return flaws;
    }

    private static Flaw locked(String change, String word, @Nullable Integer line) {
        return new Flaw(
                TemplateChecks.LOCKED, change + "：其中的“" + word + "”说的是交给谁多少钱、期限、后果、救济的途径或者送给谁，是法院的事。须由庭长批准", line);
    }

    private static String text(String part) {
        return part.substring(part.indexOf(']') + 1);
    }

    private static String quoted(String part) {
        var text = text(part);
        return "“" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "”";
    }

    private static Optional<String> sensitive(String part) {
        var text = text(part);
        return ADDRESSED.matcher(text).matches()
                ? Optional.of(text.replaceFirst(".*(\\{\\{.*}}).*", "$1"))
                : LockedWords.first(text);
    }

    /** Parts of paragraphs with their conditions, each with its line. */
    private static Map<String, Integer> parts(Element root) {
        var parts = new LinkedHashMap<String, Integer>();
        for (var paragraph : TemplateParagraphs.of(root)) {
            paragraph
                    .parts()
                    .forEach((under, text) ->
                            parts.putIfAbsent(under + text.toString().replaceAll("\\s+", ""), paragraph.line()));
        }
        return parts;
    }

    /** Whoever it is for must still read his name. */
    private Optional<Flaw> addressee(@Nullable Element before, Element after) {
        var named = TemplateSpots.of(form, after);
        if (ADDRESSEES.stream().anyMatch(place -> named.has(always(place)))) {
            return before == null
                            || ADDRESSEES.stream()
                                    .filter(place ->
                                            TemplateSpots.of(form, before).has(always(place)))
                                    .allMatch(place -> named.has(always(place)))
                    ? Optional.empty()
                    : Optional.of(unaddressed());
        }
        var was = before != null
                && ADDRESSEES.stream()
                        .noneMatch(place -> TemplateSpots.of(form, before).has(always(place)));
        return was ? Optional.empty() : Optional.of(unaddressed());
    }

    private Flaw unaddressed() {
        var places = ADDRESSEES.stream()
                .filter(place -> form.place(place).isPresent())
                .map(place -> "{{" + place + "}}")
                .collect(Collectors.joining("、"));
        return new Flaw(TemplateChecks.LOCKED, "文书没有写明送给谁：请把 " + places + " 写回来，不论什么情形都写；确实不写的，须由庭长批准", null);
    }

    private static Requirement always(String place) {
        return new Requirement(Optional.of(place), Optional.empty(), Set.of(), "送给谁", "");
    }
}
