package org.lian.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.Track;

/** 事实的清单: what tables ask and what is asked or derived are the same, and the file says it well. */
class FactDeclarationTests {
    private static final int LONGEST_QUESTION = 60;
    private static final int LONGEST_HELP = 60;

    private final Facts facts = Facts.declared();

    @Test
    @DisplayName("每张表的每项输入都列在事实的清单里，类型相同")
    void everyInputIsDeclared() throws IOException {
        assertThat(inputs()).isNotEmpty().allSatisfy((name, type) -> assertThat(facts.find(name))
                .as(name)
                .hasValueSatisfying(
                        fact -> assertThat(fact.type().column()).isEqualTo(type.equals("list") ? "" : type)));
    }

    @Test
    @DisplayName("清单里的每项事实都有表在问，或者有别的问题要看它")
    void everyFactIsAsked() throws IOException {
        var read = new TreeSet<>(inputs().keySet());
        facts.all().forEach(fact -> {
            read.addAll(fact.when().keySet());
            read.addAll(fact.unless().keySet());
        });

        assertThat(facts.all())
                .filteredOn(fact -> fact.retired() == null)
                .extracting(Fact::name)
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    @DisplayName("不再问的事实：没有一张表问它，也不问提交人；以前的回答还读得出，但是什么都不算")
    void retiredFacts() throws IOException {
        var retired =
                facts.all().stream().filter(fact -> fact.retired() != null).toList();
        assertThat(retired).extracting(Fact::name).containsExactly("limitationExpired");
        assertThat(inputs()).doesNotContainKey("limitationExpired");

        for (var track : new String[] {"CIVIL", "ENFORCEMENT"}) {
            var loan = Map.<String, Object>of("track", track, "causeCode", "04.10.108.03");
            assertThat(facts.askedOfFiler(loan)).doesNotContainAnyElementsOf(retired);
            assertThat(facts.answeredByFiler(loan)).containsAll(retired);
            assertThat(facts.with(loan, Map.of("limitationExpired", "YES"))).isEqualTo(loan);
        }
        assertThat(facts.fault("limitationExpired", "YES")).isEmpty();
        assertThat(facts.fault("limitationExpired", "MAYBE")).isPresent();
    }

    @Test
    @DisplayName("没有一个问题、一句提示问提交人诉讼时效、申请执行时效过了没有")
    void noQuestionOfLimitation() {
        assertThat(facts.all()).filteredOn(Fact::isAskedOfFiler).allSatisfy(fact -> fact.tracks()
                .forEach(track -> {
                    var words = fact.wording(track).orElseThrow();
                    assertThat(words.question() + words.help()).as(fact.name()).doesNotContain("时效", "三年", "过了两年");
                }));
    }

    @Test
    @DisplayName("起诉期限：告知过的问六个月，没有告知过的问一年和最长的期限（行诉解释六十四、六十五）；用人单位才问终局裁决")
    void administrativePeriods() {
        assertThat(names(Map.of("track", "ADMINISTRATIVE")))
                .contains("suitPeriodTold")
                .doesNotContain("untoldYearExpired");
        assertThat(names(Map.of("track", "ADMINISTRATIVE", "suitPeriodTold", "YES")))
                .contains("administrativeTimeLimitExpired")
                .doesNotContain("untoldYearExpired", "longestSuitPeriodExpired");
        assertThat(names(Map.of("track", "ADMINISTRATIVE", "suitPeriodTold", "NO")))
                .contains("untoldYearExpired", "longestSuitPeriodExpired")
                .doesNotContain("administrativeTimeLimitExpired");

        var labour = Map.<String, Object>of("track", "CIVIL", "causeCode", "07.19.206", "labourArbitrated", "YES");
        var employer = new HashMap<>(labour);
        employer.put("plaintiffOrganisation", "YES");
        assertThat(names(employer)).contains("finalAward", "awardTimeLimitExpired");
        var worker = new HashMap<>(labour);
        worker.put("plaintiffOrganisation", "NO");
        assertThat(names(worker)).contains("awardTimeLimitExpired").doesNotContain("finalAward");
    }

    private List<String> names(Map<String, Object> known) {
        return facts.askedOfFiler(known).stream().map(Fact::name).toList();
    }

    @Test
    @DisplayName("每项事实不是从申请里得出，就是有人回答：问题和提示都是短句，可以答“我不知道”")
    void everyQuestionIsShort() {
        assertThat(facts.all())
                .filteredOn(fact -> fact.askedOf() != null)
                .hasSizeGreaterThan(30)
                .allSatisfy(fact -> {
                    assertThat(fact.domain().codes()).containsKey(Fact.UNKNOWN);
                    assertThat(fact.tracks()).isNotEmpty().allSatisfy(track -> {
                        var words = fact.wording(track).orElseThrow();
                        assertThat(words.question())
                                .as(fact.name())
                                .endsWith("？")
                                .hasSizeLessThan(LONGEST_QUESTION);
                        assertThat(words.help()).as(fact.name()).endsWith("。").hasSizeLessThan(LONGEST_HELP);
                    });
                });
    }

    @Test
    @DisplayName("一个问题所看的事实，排在它前面：前面的答案决定问不问")
    void conditionsComeFirst() {
        var before = new TreeSet<String>();
        facts.all().forEach(fact -> {
            assertThat(before)
                    .as(fact.name())
                    .containsAll(fact.when().keySet())
                    .containsAll(fact.unless().keySet());
            before.add(fact.name());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {name: a, label: 甲, type: answer, derived: 申请, colour: red}      | has an unknown key: colour
            - {name: a, label: 甲, type: answer}                                  | is neither asked nor derived
            - {name: a, label: 甲, type: answer, asked: filer, help: 某。}        | has no question
            - {name: a, label: 甲, type: answer, asked: filer, question: 是吗？}  | has no help
            - {name: a, label: 甲, type: answer, question: 是吗？, derived: 申请} | nobody who answers it
            - {name: a, label: 甲, type: answer, asked: nobody, question: 是吗？, help: 某。} | unknown Who
            - {name: a, label: 甲, type: colour, derived: 申请}                   | unknown Type
            - {name: a, type: answer, derived: 申请}                              | has no label
            - {name: a, label: 甲, type: choice, derived: 申请}                   | has no values
            - {name: a, label: 甲, type: choice, codes: stars, derived: 申请}     | unknown file
            - {name: a, label: 甲, type: choice, values: {B: 乙}, asked: filer, question: 是吗？, help: 某。} | cannot be answered with UNKNOWN
            - {name: a, label: 甲, type: answer, derived: 申请, tracks: [SEA]}    | unknown Track
            - {name: a, label: 甲, type: answer, derived: 申请, when: {b: ["YES"]}} | not declared
            - {name: a, label: 甲, type: answer, derived: 申请, when: {a: ["MAYBE"]}} | cannot have: MAYBE
            name: a                                                               | is no list of facts
            - {name: a                                                            | is no YAML
            """)
    @DisplayName("写错的清单不能启动，一句话说出是哪一项、错在哪里")
    void mistakesStopTheStart(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("facts/facts.yaml")
                .hasMessageContaining(sentence);
    }

    @Test
    @DisplayName("同名的两项不能启动")
    void twice() {
        var fact = "- {name: a, label: 甲, type: answer, derived: 申请}\n";

        assertThat(read(fact).all()).hasSize(1);
        assertThatThrownBy(() -> read(fact + fact)).hasMessage("facts/facts.yaml: the fact a is declared twice");
    }

    @Test
    @DisplayName("不知道等于没有说；与本案无关的回答不算；申请里已经写明的，以写明的为准")
    void whatCounts() {
        var divorce = Map.<String, Object>of("track", "CIVIL", "causeCode", "02.02.014");
        var loan = Map.<String, Object>of("track", "CIVIL", "causeCode", "04.10.108.03");
        var answers = Map.of("divorceWithinSixMonths", "YES", "newCircumstances", "NO", "urgent", "UNKNOWN");

        assertThat(facts.with(divorce, answers))
                .containsEntry("divorceWithinSixMonths", "YES")
                .containsEntry("newCircumstances", "NO")
                .doesNotContainKey("urgent");
        assertThat(facts.with(loan, answers)).isEqualTo(loan);
        assertThat(facts.with(Map.of("track", "CIVIL", "minor", "YES"), Map.of("minor", "NO")))
                .containsEntry("minor", "YES");
    }

    @Test
    @DisplayName("程序写错、回答写错的，说出能答什么")
    void faults() {
        assertThat(facts.fault("urgent", "YES")).isEmpty();
        assertThat(facts.fault("urgent", "maybe")).hasValueSatisfying(fault -> {
            assertThat(fault.field()).isEqualTo("answers.urgent");
            assertThat(fault.message()).contains("情况紧急", "YES（是）", "UNKNOWN（我不知道）");
        });
        assertThat(Stream.of("urgend", "track", "sensitiveMatter", "plaintiffCount"))
                .allSatisfy(name -> assertThat(facts.fault(name, "YES")).isPresent());
        assertThat(facts.faultWithoutFiling("agentKind", "LAWYER")).isEmpty();
        assertThat(facts.faultWithoutFiling("track", "CIVIL")).isPresent();
    }

    @Test
    @DisplayName("程序的代码就是程序里的那些")
    void tracks() {
        assertThat(facts.domain("track").codes().keySet())
                .containsExactly(Stream.of(Track.values()).map(Enum::name).toArray(String[]::new));
        assertThat(facts.domain("track").codes().values())
                .containsExactly(Stream.of(Track.values()).map(Track::label).toArray(String[]::new));
        assertThat(facts.domain("feeClass").codes().keySet())
                .isEqualTo(
                        AnswerDomains.of("cause-fee-class", "feeClass").codes().keySet());
        assertThat(facts.domain("effects").codes().keySet())
                .isEqualTo(AnswerDomains.of("case-type-eligibility", "effect")
                        .codes()
                        .keySet());
    }

    private static Facts read(String yaml) {
        return Facts.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The inputs of all shipped tables with their types. */
    private static Map<String, String> inputs() throws IOException {
        var inputs = new TreeMap<String, String>();
        for (var id : Tables.ids()) {
            try (var file = Files.newInputStream(Tables.folder().resolve(id + ".dmn"))) {
                Evaluation.inputs(Dmn.readModelFromStream(file))
                        .forEach((name, input) -> inputs.put(name, input.type()));
            }
        }
        return inputs;
    }
}
