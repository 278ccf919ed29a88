package org.lian.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lian.reference.Causes;
import org.lian.suggestion.PhraseTable.Line;
import org.lian.suggestion.PhraseTable.Phrase;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The checks of a table of phrases, all of them before it is used: its phrases are shown to the public. */
@Component
public class PhraseChecks {
    /** Of lines: two for each that ships. */
    static final int MOST_LINES = 4_000;

    /** Of causes that one phrase may stand for. */
    private static final int MOST_MEANT = 3;

    /** Nobody mends more at once. */
    private static final int MOST_TOLD = 30;

    private static final int SHORTEST = 2;
    private static final Pattern MARKUP = Pattern.compile("[<>{}$\\\\]|&[#a-zA-Z]|^[=+@-]");
    /** A phone, an account, an identity card: of somebody. */
    private static final Pattern SOMEBODYS = Pattern.compile("\\d{6,}");

    private static final Pattern NO_SUIT = Pattern.compile(Causes.NO_SUIT);

    private final Causes causes;

    PhraseChecks(Causes causes) {
        this.causes = causes;
    }

    /** What is wrong with the table; empty where it may be used. */
    public List<PhraseFlaw> check(String table) {
        List<Line> lines;
        try {
            lines = PhraseTable.lines(table);
        } catch (IllegalArgumentException unreadable) {
            return List.of(new PhraseFlaw("PHRASES_FORMAT", "读不出来：请交一份 CSV，第一行写 code,phrase，以后每行一个案由代码、一句话", null));
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            return List.of(new PhraseFlaw(
                    "PHRASES_COUNT", "这张表有 %d 句。请留一句以上、%d 句以下".formatted(lines.size(), MOST_LINES), null));
        }
        var flaws = new ArrayList<PhraseFlaw>();
        var seen = new HashMap<String, Line>();
        var desks = PhraseTable.desks().stream().map(Phrase::text).collect(Collectors.toSet());
        var known = new HashMap<String, Boolean>();
        for (var line : lines) {
            check(line, known, flaws);
            var before = seen.putIfAbsent(line.phrase(), line);
            if (before != null) {
                flaws.add(flaw(
                        "PHRASE_TWICE",
                        line,
                        before.codes().equals(line.codes())
                                ? "“%s”在第 %d 行已经有了，请删掉一行".formatted(line.phrase(), before.number())
                                : "“%s”在第 %d 行给了 %s，这里给了 %s。只属于一个案由的，请删掉一行；两个案由的人都这样说的，请写成一行，代码写 %s"
                                        .formatted(
                                                line.phrase(),
                                                before.number(),
                                                before.codes(),
                                                line.codes(),
                                                before.codes() + PhraseTable.ALSO + line.codes())));
            }
            if (desks.contains(line.phrase())) {
                flaws.add(flaw("PHRASE_OF_DESK", line, "“%s”已经指向法院以外的去处，不能又指向案由，请换个说法".formatted(line.phrase())));
            }
        }
        if (flaws.isEmpty()
                && PhraseTuning.changes(PhraseTable.read(), PhraseTable.phrases(lines)) > PhraseTuning.MOST_CHANGES) {
            flaws.add(new PhraseFlaw(
                    "TOO_MANY_CHANGES",
                    "和出厂的表相差超过 %d 句，系统算不过来。请分批交给系统的维护方随新版本发布".formatted(PhraseTuning.MOST_CHANGES),
                    null));
        }
        return flaws.stream().limit(MOST_TOLD).toList();
    }

    /** What is wrong with one phrase and its codes, whatever the others are. */
    private void check(Line line, Map<String, Boolean> known, List<PhraseFlaw> flaws) {
        var phrase = line.phrase();
        if (!phrase.equals(Suggestions.told(phrase)) || !phrase.equals(PlainText.line(phrase))) {
            flaws.add(flaw(
                    "PHRASE_FORM", line, "这句话首尾有空格、有看不见的字符、分了行，或者超过 %d 个字，请改短、改成一行".formatted(Suggestions.LONGEST)));
        }
        if (MARKUP.matcher(phrase).find()) {
            flaws.add(flaw("PHRASE_MARKUP", line, "这句话里有尖括号、花括号这样的符号，或者以等号开头，请只写人说的话"));
        }
        if (SOMEBODYS.matcher(phrase).find()) {
            flaws.add(flaw("PHRASE_PERSONAL", line, "这句话里有一长串数字，像电话或者证件号码。说法会给所有人看，请删掉号码"));
        } else {
            BarredWords.contacts(phrase)
                    .forEach(found -> flaws.add(flaw("PHRASE_PERSONAL", line, "这句话里有" + found.message())));
        }
        if (phrase.codePoints().filter(Character::isLetter).count() < SHORTEST) {
            flaws.add(flaw("PHRASE_SHORT", line, "这句话太短，请写一句完整的大白话"));
        }
        var meant = line.meant();
        if (meant.size() > MOST_MEANT) {
            flaws.add(flaw("PHRASE_VAGUE", line, "一句话最多属于 %d 个案由，请写得具体些".formatted(MOST_MEANT)));
        }
        for (var code : meant) {
            if (!known.computeIfAbsent(code, this::isSuit)) {
                flaws.add(flaw(
                        "CAUSE_UNKNOWN",
                        line,
                        "没有代码为“%s”、可以起诉的民事案由。请在案由表里查，例如民间借贷纠纷是 04.10.108.03".formatted(shown(code))));
            }
        }
        if (meant.stream().distinct().count() < meant.size()) {
            flaws.add(flaw("CAUSE_TWICE", line, "同一个案由写了两遍，请删掉一个"));
        }
    }

    private boolean isSuit(String code) {
        return causes.find(code)
                .filter(cause ->
                        cause.track() == Track.CIVIL && !NO_SUIT.matcher(code).find())
                .isPresent();
    }

    private static String shown(String code) {
        return code.length() > 40 ? code.substring(0, 40) + "…" : code;
    }

    private static PhraseFlaw flaw(String code, Line line, String message) {
        return new PhraseFlaw(code, message, (int) line.number());
    }
}
