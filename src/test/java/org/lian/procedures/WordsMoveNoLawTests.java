package org.lian.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.ProcedureWords;
import org.lian.vocabulary.Track;

class WordsMoveNoLawTests {
    private static final String SHIPPED = ProcedureWords.packaged();
    private static final List<Asked> QUESTIONS = asked();

    /** What a word is asked for in code: a question whose answer is not shown but decides. */
    private static final String ASKED =
            "(?:equals|isEmpty|isBlank|startsWith|endsWith|contains|matches|length|stream|split|compareTo|chars)\\(";

    private static final Pattern COMPARED = Pattern.compile(
            "\\b(?:word|words|has)\\((?:\\w+, )?[\"'](\\w+)[\"'](?:, [^()]*)?\\)\\s*\\.(?:" + ASKED + ")");
    private static final Pattern COMPARED_WITH = Pattern.compile(
            "(?:equals|isEmpty|contains|parseInt|valueOf|arraySplit)\\([^()\"']*\\b(?:word|words)\\([\"'](\\w+)[\"']");
    private static final Pattern SWITCHED = Pattern.compile("switch \\([^{]*\\bword\\(\"(\\w+)\"\\)\\)");
    private static final Pattern NAMED = Pattern.compile("var (\\w+) = [\\w.()]*\\bwords?\\(\"(\\w+)\"\\);");

    /** Signs of the method in which a word was given a name. */
    private static final int NEAR = 600;

    /** Help behind a heading, left out without text; a question that is broken into lines at its commas. */
    private static final Set<String> SHOWN_OR_NOT = Set.of("courtHelp", "claimsQuestion");

    private final WordList list = new WordList();
    private final WordChecks checks = new WordChecks(list);

    @AfterEach
    void shippedAgain() {
        ProcedureWords.say(SHIPPED);
    }

    @Test
    @DisplayName("每种程序的每一个用词改成空的、别的字、别的程序的说法，或者删掉：程序怎样走不变；变的，要么不能发布，要么须由庭长批准")
    void noWordMovesWhatTheProgramDoes() {
        var before = answers();
        var words = ProcedureWords.words(SHIPPED);
        var moved = new TreeSet<String>();
        var tried = 0;
        for (var procedure : procedures()) {
            for (var entry : list.all()) {
                var key = procedure + "." + entry.name();
                for (var text : mutations(words, key, entry)) {
                    ProcedureWords.say(text);
                    var after = answers();
                    tried++;
                    if (!after.equals(before)) {
                        moved.add(entry.name());
                        assertThat(checks.check(text).isEmpty() && !checks.touchesStatute(SHIPPED, text))
                                .as("%s moves %s without the supervisor", key, difference(before, after))
                                .isFalse();
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(5_000);
        assertThat(moved)
                .contains(
                        "withdrawal", "oral", "asks", "process", "secret", "alone", "amountQuestion", "addressHidden");
    }

    @Test
    @DisplayName("代码和页面比较、分支的用词，都是法定的：改了须由庭长批准")
    void whatIsComparedIsSteering() throws IOException {
        var compared = new TreeMap<String, Set<String>>();
        for (var file : sources()) {
            var source = Files.readString(file);
            for (var pattern : List.of(COMPARED, COMPARED_WITH, SWITCHED)) {
                pattern.matcher(source).results().forEach(found -> compared.computeIfAbsent(
                                found.group(1), name -> new TreeSet<>())
                        .add(String.valueOf(file.getFileName())));
            }
            NAMED.matcher(source).results().forEach(found -> {
                var near = source.substring(found.end(), Math.min(source.length(), found.end() + NEAR));
                if (Pattern.compile("\\b" + found.group(1) + "\\s*\\.(?:" + ASKED + ")")
                        .matcher(near)
                        .find()) {
                    compared.computeIfAbsent(found.group(2), name -> new TreeSet<>())
                            .add(String.valueOf(file.getFileName()));
                }
            });
        }
        assertThat(compared.keySet())
                .contains(
                        "withdrawal",
                        "refusal",
                        "refusalPaper",
                        "oral",
                        "place",
                        "orders",
                        "claimantKind",
                        "claimExtras");
        assertThat(compared).allSatisfy((name, files) -> assertThat(SHOWN_OR_NOT.contains(name)
                        || list.has(name) && list.of(name).isStatutory())
                .as("%s is compared in %s", name, files)
                .isTrue());
    }

    @Test
    @DisplayName("撤诉、不予受理、口头起诉、首页先后、移送以后作出什么、只由单位提出：只能是已有的说法，改了须由庭长批准")
    void theWordsThatSteer() {
        for (var line : List.of(
                "CIVIL.withdrawal = 撤回起诉",
                "CIVIL.withdraws = 撤回起诉",
                "CIVIL.refusal = 驳回起诉",
                "PAYMENT_ORDER.refusalPaper = 决定书",
                "CIVIL.oral = 说一说",
                "PROTECTION_ORDER.orders = 答复",
                "NON_LITIGATION_ENFORCEMENT.claimantKind = PERSON",
                "CIVIL.claimExtras = 精神损失",
                "CIVIL.process = filing|preservation",
                "CIVIL.refusal = 不予受理|驳回申请",
                "CIVIL.withdrawal =",
                "CIVIL.place = 末位")) {
            assertThat(checks.check(changed(line))).as(line).isNotEmpty();
        }
        for (var line : List.of(
                "CIVIL.withdrawal = 撤回申请",
                "CIVIL.withdraws = 撤回",
                "CIVIL.refusal = 驳回申请",
                "CIVIL.refusalPaper = 不予受理通知书",
                "CIVIL.oral =",
                "CIVIL.place = -",
                "PROTECTION_ORDER.orders =",
                "NON_LITIGATION_ENFORCEMENT.claimantKind =",
                "PRESERVATION.correctionDays = 9",
                "PROTECTION_ORDER.first =")) {
            assertThat(checks.check(changed(line))).as(line).isEmpty();
            assertThat(checks.touchesStatute(SHIPPED, changed(line))).as(line).isTrue();
        }
    }

    @Test
    @DisplayName("旧版程序时已经发布的说法仍然有效，意思不变：别的行照常修改；换成新的说法才要查")
    void whatStandsKeepsItsMeaning() {
        var standing = changed("CIVIL.withdrawal = 撤回起诉");
        ProcedureWords.say(standing);

        assertThat(Track.CIVIL.word("withdrawal")).isEqualTo("撤回起诉");
        assertThat(Track.CIVIL.isSuit()).isFalse();
        assertThat(Track.CIVIL.ofWithdrawal("准许撤诉")).isEqualTo("准许撤回起诉");
        assertThat(checks.check(standing.replace("CIVIL.begin =", "CIVIL.begin = 现在")))
                .isEmpty();
        assertThat(checks.check(standing.replace("撤回起诉", "收回起诉")))
                .extracting(WordFlaw::code)
                .containsExactly("VALUE_UNKNOWN");
    }

    /** Every question to which the program gives a procedure's answer that is no text, of each procedure, in one order. */
    private static List<Asked> asked() {
        var asked = new ArrayList<Asked>();
        for (var track : Track.values()) {
            for (var question : questions()) {
                for (var about : abouts(question)) {
                    asked.add(new Asked(track, question, about));
                }
            }
        }
        return List.copyOf(asked);
    }

    /** What is answered now, in the order of the questions. */
    private static List<Object> answers() {
        return QUESTIONS.stream().map(Asked::answer).toList();
    }

    private static List<Method> questions() {
        return Arrays.stream(Track.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Set.of(String.class, List.class).contains(method.getReturnType()))
                .filter(method -> !method.getName().equals("has"))
                .toList();
    }

    private static List<Object[]> abouts(Method question) {
        if (question.getParameterCount() == 0) {
            return List.<Object[]>of(new Object[0]);
        }
        if (question.getParameterTypes()[0] == Track.Asks.class) {
            return Arrays.stream(Track.Asks.values())
                    .map(asks -> new Object[] {asks})
                    .toList();
        }
        return question.getName().equals("asks")
                ? List.of()
                : List.of(new Object[] {null}, new Object[] {"11.37"}, new Object[] {"11.44.1"}, new Object[] {"04"});
    }

    /** A question about a procedure. */
    private record Asked(Track track, Method question, Object[] about) {
        Object answer() {
            try {
                return question.invoke(track, about);
            } catch (ReflectiveOperationException fault) {
                // A word without which a question has no answer moves everything.
                return String.valueOf(fault.getCause());
            }
        }

        @Override
        public String toString() {
            return track + "." + question.getName() + Arrays.toString(about);
        }
    }

    private List<String> mutations(Map<String, String> words, String key, WordList.Entry entry) {
        var otherwise = new LinkedHashSet<>(List.of("", "别的说法"));
        Stream.concat(
                        entry.values().stream(),
                        words.entrySet().stream()
                                .filter(word -> word.getKey().endsWith("." + entry.name()))
                                .map(Map.Entry::getValue))
                .filter(word -> !word.isEmpty() && !word.equals(words.get(key)))
                .limit(2)
                .forEach(otherwise::add);
        otherwise.remove(words.get(key));
        var texts = new ArrayList<String>();
        otherwise.forEach(word -> texts.add(changed(key + " = " + word)));
        if (words.containsKey(key)) {
            var begin = SHIPPED.indexOf("\n" + key + " =");
            texts.add(SHIPPED.substring(0, begin + 1) + SHIPPED.substring(SHIPPED.indexOf('\n', begin + 1) + 1));
        }
        return texts;
    }

    /** The shipped text with one line otherwise, or more. */
    private static String changed(String line) {
        var key = line.substring(0, line.indexOf('=')).strip();
        var begin = SHIPPED.indexOf("\n" + key + " =");
        if (begin < 0) {
            return SHIPPED + line + "\n";
        }
        return SHIPPED.substring(0, begin + 1) + line + SHIPPED.substring(SHIPPED.indexOf('\n', begin + 1));
    }

    private static List<String> procedures() {
        return Stream.concat(
                        Stream.of(ProcedureWords.OF_ALL),
                        Arrays.stream(Track.values()).map(Enum::name))
                .toList();
    }

    private static String difference(List<Object> before, List<Object> after) {
        return IntStream.range(0, QUESTIONS.size())
                .filter(at -> !Objects.equals(after.get(at), before.get(at)))
                .mapToObj(QUESTIONS::get)
                .toList()
                .toString();
    }

    private static List<Path> sources() throws IOException {
        try (var java = Files.walk(Path.of("src/main/java"));
                var pages = Files.walk(Path.of("src/main/resources/templates"))) {
            return Stream.concat(java, pages)
                    .filter(file -> file.toString().matches(".*\\.(java|html)"))
                    .toList();
        }
    }
}
