package org.lian;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;

/** What keeps the parts apart: one clock, the engine behind three packages, pages without SQL, a cashier from outside. */
class ArchitectureTests {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lian");

    /** Whatever tells a time of its own. Measuring how long something takes (nanoTime) is not a time. */
    private static final DescribedPredicate<JavaAccess<?>> A_CLOCK = describe("a clock of their own", access -> {
        var owner = access.getTargetOwner().getFullName();
        var name = access.getName();
        var arguments = access.getTarget().getDescription();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && arguments.contains("<init>()"))
                || (owner.startsWith("java.util.") && owner.endsWith("Calendar") && name.equals("getInstance"))
                || (owner.endsWith(".ClockUtil") && name.equals("now"))
                || (owner.endsWith(".ClockUtil") && name.equals("getCurrentTime"));
    });

    private static final Pattern SQL_CLOCK = Pattern.compile(
            "(?i)\\b(clock_timestamp|current_timestamp|current_date|current_time|localtimestamp|localtime"
                    + "|transaction_timestamp|statement_timestamp)\\b|\\bnow\\s*\\(\\s*\\)|'(now|today)'");

    private static final Pattern QUOTED = Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");

    @Test
    @DisplayName("引擎的类型只出现在 engine、rules、process")
    void camundaStaysInThreePackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.lian.engine..", "org.lian.rules..", "org.lian.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(PRODUCT);
        // The migration names the engine's own create scripts as files; that is all.
        assertThat(filesWith(MAIN, Pattern.compile("org[./]camunda")))
                .filteredOn(file -> !file.matches("org/lian/(engine|rules|process)/.*"))
                .containsExactly("org/lian/database/EngineSchema.java");
    }

    @Test
    @DisplayName("只有业务时钟报时")
    void onlyTheBusinessClockTellsTheTime() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(BusinessClock.class)
                // The sandbox is a stranger and lives by its own clock, as a bank does.
                .and()
                .resideOutsideOfPackage("org.lian.sandbox..")
                .should()
                .accessTargetWhere(A_CLOCK)
                .check(PRODUCT);
    }

    @Test
    @DisplayName("检查表、图、文书的程序和它们的测试不问今天是哪一天，所以不必在别的日子再跑一遍")
    void whatIsTheSameOnEveryDay() {
        noClasses()
                .should()
                .accessTargetWhere(A_CLOCK)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(BusinessClock.class)
                .check(new ClassFileImporter().importPackages("org.lian.workbench.analysis"));
    }

    @Test
    @DisplayName("SQL 和迁移脚本里也不取时间")
    void noSqlTellsTheTime() {
        assertThat(files(MAIN, text -> QUOTED.matcher(text)
                        .results()
                        .anyMatch(quoted -> SQL_CLOCK.matcher(quoted.group()).find())))
                .containsExactly("org/lian/clock/BusinessClock.java");
        assertThat(filesWith(Path.of("src/main/resources/db"), SQL_CLOCK)).isEmpty();
        // By its full name: a search path can put another function in the place of a short one.
        assertThat(filesWith(MAIN, Pattern.compile("(?<!pg_catalog\\.)clock_timestamp")))
                .isEmpty();
    }

    @Test
    @DisplayName("查询结果一次取完：流没有人关，连接就不回来，几十次以后整个法院没有连接可用")
    void noResultIsAStream() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "leave a result open",
                        call -> call.getTargetOwner().getFullName().startsWith("org.springframework.jdbc.")
                                && Set.of("stream", "queryForStream").contains(call.getName())))
                .check(PRODUCT);
    }

    @Test
    @DisplayName("收银台是外人：谁也不用它，它也不用谁")
    void theSandboxIsAStranger() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lian.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lian.sandbox..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("org.lian.sandbox..")
                .should()
                .dependOnClassesThat(describe(
                        "are the court's",
                        type -> type.getPackageName().startsWith("org.lian")
                                && !type.getPackageName().startsWith("org.lian.sandbox")))
                .check(PRODUCT);
    }

    @Test
    @DisplayName("网页和接口里没有 SQL，也没有人依赖它们")
    void webIsTheTopAndHoldsNoSql() {
        noClasses()
                .that()
                .resideInAPackage("org.lian.web..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework.jdbc..", "java.sql..", "javax.sql..", "org.postgresql..")
                        // The problem of a value that no column can hold is told from its SQL state.
                        .and(not(type(java.sql.SQLException.class))))
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lian.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lian.web..")
                .check(PRODUCT);
    }

    @Test
    @DisplayName("词汇只是值：没有 Spring，没有数据库；程序的用词读自它的文件")
    void vocabularyIsValuesOnly() {
        classes()
                .that()
                .resideInAPackage("org.lian.vocabulary..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.lian.vocabulary..",
                        "java..",
                        "org.jspecify..",
                        "org.springframework.modulith..",
                        "org.yaml.snakeyaml..")
                .check(PRODUCT);
    }

    @Test
    @DisplayName("核验程序不用系统的任何代码，系统也不用它")
    void theVerifierStandsAlone() {
        classes()
                .that()
                .resideInAPackage("org.lian.verifier..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.lian.verifier..",
                        "java..",
                        "org.bouncycastle..",
                        "org.jspecify..",
                        "org.springframework.modulith..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lian.verifier..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.lian.verifier..")
                .check(PRODUCT);
    }

    @Test
    @DisplayName("散列只有一处，日期和时间的写法只有一处：别处只有外来格式自己的写法")
    void oneHashAndOneWayToWriteTimes() {
        assertThat(filesWith(MAIN, Pattern.compile("MessageDigest\\.getInstance")))
                // The verifier shares nothing.
                .containsExactlyInAnyOrder("org/lian/vocabulary/Sha256.java", "org/lian/verifier/Hashes.java");
        assertThat(filesWith(MAIN, Pattern.compile("DateTimeFormatter\\.ofPattern")))
                .containsExactlyInAnyOrder(
                        "org/lian/clock/CourtTime.java",
                        // An identity card, the engine's JSON, the name of a backup's folder, a PDF.
                        "org/lian/identity/Identifiers.java",
                        "org/lian/engine/TaskListAnswers.java",
                        "org/lian/operations/Backup.java",
                        "org/lian/documents/Typesetter.java");
        assertThat(filesWith(MAIN, Pattern.compile("OffsetDateTime\\.ofInstant")))
                .filteredOn(file -> !file.startsWith("org/lian/sandbox/"))
                .containsExactly("org/lian/clock/CourtTime.java");
    }

    @Test
    @DisplayName("一个类名只有一个意思：两个包里没有同名的类")
    void oneNameMeansOneThing() {
        var places = PRODUCT.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                // Strangers have words of their own.
                .filter(type -> !type.getPackageName().matches("org\\.lian\\.(verifier|sandbox).*"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toSet())));

        assertThat(places).hasSizeGreaterThan(700);
        places.values().removeIf(packages -> packages.size() == 1);
        assertThat(places).isEmpty();
    }

    @Test
    @DisplayName("类的说明先说它是什么：以名词开头，不以疑问词或者动词开头")
    void aTypesCommentBeginsWithTheNoun() {
        var comment = Pattern.compile("/\\*\\*\\s*+(?:\\*\\s*+)?+(\\w++)(?s:(?!\\*/).)*+\\*/\\s*+"
                + "(?:@[\\w.]++(?:\\([^)]*+\\))?+\\s*+)*+"
                + "(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed)\\s++)*+"
                + "(?:class|record|interface|@interface|enum)\\s");
        var noNoun = Pattern.compile("What|How|Whether|Where|Which|Who|Whose|Whom|Why|When|Asks|Brings|Compares|Decides"
                + "|Gives|Hears|Holds|Keeps|Lets|Looks|Makes|Moves|Opens|Puts|Reads|Runs|Says|Seals|Sends|Serves|Shows"
                + "|Signs|Starts|Takes|Tells|Verifies|Writes");

        assertThat(files(MAIN, text -> comment.matcher(text).results().findAny().isPresent()))
                .hasSizeGreaterThan(600);
        assertThat(files(MAIN, text -> comment.matcher(text).results().anyMatch(found -> noNoun.matcher(found.group(1))
                        .matches())))
                .isEmpty();
    }

    @Test
    @DisplayName("流程的各间：从里到外只有一个方向，没有环；谁也不往门厅里找")
    void theRoomsOfTheProcessHaveNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("org.lian.process.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    @DisplayName("没有停用的测试")
    void noTestIsSwitchedOff() {
        assertThat(filesWith(TESTS, Pattern.compile("(?m)^\\s*@(Disabled|Ignore|EnabledIf)")))
                .isEmpty();
    }

    private static Set<String> filesWith(Path root, Pattern pattern) {
        return files(root, text -> pattern.matcher(text).find());
    }

    private static Set<String> files(Path root, Predicate<String> wanted) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(read(file)))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
