package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a filer: 事实和理由, what was told before the cause was chosen, and the answers to what judges ask. An answer
 * stands behind what it answers, because 跟我 alone tells of no child.
 */
public record ToldWords(List<String> texts) {
    /** An answer that says there is none of what was asked for. */
    private static final Pattern NONE = Pattern.compile("^\\s*(?:没|无|不|未|否|暂|/|-)|成年|大了|分好|分完|不用|不要|已经给|已付");

    /** A question after several things at once tells of none of them. */
    private static final String SEVERAL = "等情况";

    public ToldWords {
        texts = List.copyOf(texts);
    }

    /** Those of a draft; {@code telling} is empty where nothing was told before. */
    public static ToldWords of(Draft draft, @Nullable String telling) {
        var texts = new ArrayList<String>();
        Stream.of(draft.facts(), telling)
                .filter(FilingFacts::isWritten)
                .map(String::valueOf)
                .distinct()
                .forEach(texts::add);
        WrittenElements.of(draft)
                .forEach((element, answer) -> texts.add(
                        element.contains(SEVERAL) || NONE.matcher(answer).find()
                                ? answer
                                : element.replaceAll("（.*?）", "") + "：" + answer));
        return new ToldWords(texts);
    }

    /** Those of one text. */
    public static ToldWords of(String text) {
        return new ToldWords(text.isBlank() ? List.of() : List.of(text));
    }

    /** Whether one of them is told. */
    public boolean tell(Pattern words) {
        return texts.stream().anyMatch(text -> words.matcher(text).find());
    }
}
