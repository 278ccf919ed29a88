package org.lian.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The articles that a ruling cites, from wherever they come, as one citation: each law once, laws before interpretations
 * (法释〔2009〕14号 2), no article twice.
 */
public final class Citations {
    private static final String INTERPRETATION = "最高人民法院";

    private Citations() {}

    /** Citations one after the other as one; of two of a law the name of the first stands. */
    public static String of(String... citations) {
        var laws = new ArrayList<Law>();
        Stream.of(citations).flatMap(Citations::laws).forEach(law -> laws.stream()
                .filter(law::isOfTheSame)
                .findFirst()
                .ifPresentOrElse(known -> known.articles.addAll(law.articles), () -> laws.add(law)));
        laws.sort(Comparator.comparing(Law::isInterpretation));
        return laws.stream().map(Law::toString).collect(Collectors.joining("、"));
    }

    /** The laws of one citation; an article ends where the name of another law begins. */
    private static Stream<Law> laws(String citation) {
        return Stream.of(citation.split("[；;。\\v]|、(?!第)"))
                .map(String::strip)
                .filter(law -> !law.isEmpty())
                .map(Law::read);
    }

    /** A law by its name, and its articles in order. */
    private record Law(String name, Set<String> articles) {
        static Law read(String text) {
            var at = Math.max(0, text.indexOf('第'));
            return at == 0
                    ? new Law(text, new LinkedHashSet<>())
                    : new Law(
                            text.substring(0, at),
                            new LinkedHashSet<>(List.of(text.substring(at).split("、"))));
        }

        boolean isOfTheSame(Law other) {
            return LawNames.isSame(name, other.name);
        }

        boolean isInterpretation() {
            return LawNames.inFull(name + "第").contains(INTERPRETATION);
        }

        @Override
        public String toString() {
            return name + String.join("、", articles);
        }
    }
}
