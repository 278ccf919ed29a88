package org.lian.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.LockedWords;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.ProcedureWords;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The checks of a text of words, whoever brings it: no procedure and no word that the program does not know, no word
 * twice, none left out that every page needs, nothing in it but what people read.
 */
@Component
public class WordChecks {
    /** What no page can do without. */
    private static final Set<String> NEEDED = Set.of(
            "label",
            "claimant",
            "respondent",
            "act",
            "pleading",
            "paper",
            "matter",
            "claims",
            "facts",
            "process",
            "decisionBasis",
            "begin",
            "courtQuestion",
            "claimsQuestion");

    private static final Set<String> PROCEDURES = Stream.concat(
                    Stream.of(ProcedureWords.OF_ALL),
                    Arrays.stream(Track.values()).map(Enum::name))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> SHIPPED = ProcedureWords.words(ProcedureWords.packaged());

    private final WordList list;

    WordChecks(WordList list) {
        this.list = list;
    }

    /** What is wrong with the text; empty where it may be used. */
    public List<WordFlaw> check(String text) {
        var flaws = new ArrayList<WordFlaw>();
        var lines = new HashMap<String, Integer>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (ProcedureWords.isRemark(line)) {
                continue;
            }
            var flaw = flawOf(line, number, lines);
            flaw.ifPresent(flaws::add);
        }
        var words = ProcedureWords.words(text);
        list.all().stream()
                .map(entry -> ProcedureWords.OF_ALL + "." + entry.name())
                .filter(key -> !words.containsKey(key))
                .map(key -> new WordFlaw("WORD_MISSING", "少了一行 " + key + "：各种申请共同的用词一个也不能少", 1))
                .forEach(flaws::add);
        return flaws;
    }

    private Optional<WordFlaw> flawOf(String line, int number, HashMap<String, Integer> lines) {
        var at = line.indexOf('=');
        var key = at < 0 ? "" : line.substring(0, at).strip();
        var dot = key.indexOf('.');
        if (dot < 0) {
            return flaw("LINE_FORMAT", "请写成“程序.用词 = 内容”，例如 CIVIL.label = 民事起诉", number);
        }
        var procedure = key.substring(0, dot);
        var name = key.substring(dot + 1);
        if (!PROCEDURES.contains(procedure)) {
            return flaw("PROCEDURE_UNKNOWN", "没有 " + procedure + " 这种程序", number);
        }
        if (!list.has(name)) {
            return flaw("WORD_UNKNOWN", "没有 " + name + " 这个用词，写了也没有地方用", number);
        }
        var before = lines.putIfAbsent(key, number);
        if (before != null) {
            return flaw("WORD_TWICE", key + " 第 " + before + " 行已经写过", number);
        }
        var word = line.substring(at + 1).strip();
        // What an older release took is in force with its meaning: whoever changes another line need not mend it.
        var stands = ProcedureWords.isSaid(key, word);
        if (stands && list.of(name).isSteering()) {
            return Optional.empty();
        }
        var flaw = ofWord(name, word, number);
        return flaw.isPresent() || stands || word.equals(SHIPPED.get(key)) ? flaw : barred(name, word, number);
    }

    private Optional<WordFlaw> barred(String name, String word, int number) {
        return BarredWords.find(word).stream()
                .findFirst()
                .flatMap(found -> flaw("WORD_BARRED", "“" + list.of(name).about() + "”里有" + found.message(), number));
    }

    private Optional<WordFlaw> ofWord(String name, String word, int number) {
        var entry = list.of(name);
        if (word.isEmpty() && (NEEDED.contains(name) || entry.isSteering() && !entry.mayBeEmpty())) {
            return flaw("WORD_EMPTY", "“" + entry.about() + "”不能空着", number);
        }
        if (word.codePointCount(0, word.length()) > WordList.LONGEST) {
            return flaw("WORD_TOO_LONG", "“%s”最多 %d 个字，请写短些".formatted(entry.about(), WordList.LONGEST), number);
        }
        if (!PlainText.line(word).equals(word) || word.matches(".*[<>{}$\\\\].*")) {
            return flaw("WORD_NOT_PLAIN", "“" + entry.about() + "”里有看不见的字符，或者有 < > { } $ \\ 这样的符号，请去掉", number);
        }
        if (name.equals("place") && !word.matches("-|[1-9][0-9]{0,3}|")) {
            return flaw("NOT_A_PLACE", "“" + entry.about() + "”要写数字、-，或者空着", number);
        }
        if (name.equals("correctionDays") && !word.matches("[1-9]?")) {
            return flaw("NOT_DAYS", "“" + entry.about() + "”要写 1 到 9 的数字，或者空着", number);
        }
        if (Set.of("causes", "about").contains(name) && !word.matches("([0-9.]+([|][0-9.]+)*)?")) {
            return flaw("NOT_CAUSES", "“" + entry.about() + "”要写案由代码，例如 11.37|11.38", number);
        }
        if (entry.isSteering() && !entry.several() && word.contains("|")) {
            return flaw("VALUE_UNKNOWN", "“" + entry.about() + "”只能写一个，不能用 | 写几个", number);
        }
        var others = entry.isSteering()
                ? Arrays.stream(word.split("[|]"))
                        .filter(value -> !value.isEmpty() && !entry.values().contains(value))
                        .toList()
                : List.<String>of();
        return others.isEmpty()
                ? Optional.empty()
                : flaw(
                        "VALUE_UNKNOWN",
                        "“%s”只能是 %s，没有 %s"
                                .formatted(
                                        entry.about(),
                                        entry.values().stream().sorted().collect(Collectors.joining("、")),
                                        String.join("、", others)),
                        number);
    }

    private static Optional<WordFlaw> flaw(String code, String message, int line) {
        return Optional.of(new WordFlaw(code, message, line));
    }

    /**
     * Whether the texts differ in a word that says what the law says, or by which pages and steps go; or in one that says
     * something of money, a period or a remedy, or did.
     */
    public boolean touchesStatute(String before, String after) {
        var was = ProcedureWords.words(before);
        var is = ProcedureWords.words(after);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .filter(key -> !Objects.equals(was.get(key), is.get(key)))
                .anyMatch(
                        key -> isStatutory(key.substring(key.indexOf('.') + 1)) || isLocked(was.get(key), is.get(key)));
    }

    private boolean isStatutory(String name) {
        return list.has(name) && list.of(name).isStatutory();
    }

    private static boolean isLocked(@Nullable String was, @Nullable String is) {
        return Stream.of(Optional.ofNullable(was), Optional.ofNullable(is))
                .flatMap(Optional::stream)
                .anyMatch(word -> LockedWords.first(word).isPresent());
    }
}
