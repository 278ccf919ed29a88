package org.lian;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import org.joda.time.DateTimeUtils;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A record of who asked a clock while a quick test class ran, a file for each class in the folder {@code tests.clocks}. A class whose file
 * is empty is the same on every day and is left out of the runs on other days ({@link AnotherDay}). The clocks are those
 * that another day changes; any thread's question counts, that of a library too.
 */
public final class AskedClocks implements LauncherSessionListener {
    private static final String FOLDER = "tests.clocks";

    /** The listener, by a name that the changed clocks find without a class of ours. */
    private static final String HEARS = "tests.clocks.hears";

    /** What runs and reports the tests, and tells in a log when a line was written: no test sees the answer. */
    private static final Pattern REPORTERS =
            Pattern.compile("(org\\.junit|net\\.jqwik|org\\.apache\\.maven|ch\\.qos\\.logback)\\..*");

    private static final Pattern PLATFORM = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

    private static final Map<String, Set<String>> ASKED = new ConcurrentHashMap<>();

    /** Of this JVM, whose test classes come one after the other. */
    private static volatile @Nullable String running;

    /** Who asked for a field that lives as long as the JVM: the answer may be read by every class from then on. */
    private static volatile @Nullable String forAll;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!isKept()) {
            return;
        }
        if (System.getProperties().get(HEARS) == null) {
            Consumer<Object> hears = clock -> heard(clock);
            System.getProperties().put(HEARS, hears);
            ByteBuddyAgent.install();
            AnotherDay.change(Clock.class, Advice.to(Told.class).on(named("currentInstant")));
            AnotherDay.change(
                    Date.class, Advice.to(Made.class).on(isConstructor().and(takesNoArguments())));
            AnotherDay.change(DateTimeUtils.class, Advice.to(Engine.class).on(named("currentTimeMillis")));
        }
        session.getLauncher().registerTestExecutionListeners(new Classes());
    }

    /** Another day's clocks are no place to look at the machine's. */
    static boolean isKept() {
        return System.getProperty(FOLDER) != null
                && System.getProperty(AnotherDay.DAY, "").isBlank();
    }

    /** Who asked which clock while the class ran. */
    static Set<String> of(Class<?> test) {
        return Set.copyOf(ASKED.getOrDefault(test.getName(), Set.of()));
    }

    private static void heard(Object clock) {
        var test = running;
        if (test == null) {
            return;
        }
        var askers = StackWalker.getInstance().walk(frames -> frames.filter(
                        frame -> !frame.getClassName().matches("org\\.lian\\.AskedClocks(\\$.*)?"))
                .filter(frame -> !PLATFORM.matcher(frame.getClassName()).matches())
                .toList());
        var asker = askers.isEmpty() ? "the platform" : askers.get(0).getClassName();
        if (!REPORTERS.matcher(asker).matches()) {
            ASKED.get(test).add(asker + " asked " + clock);
            askers.stream()
                    .filter(frame -> frame.getMethodName().equals("<clinit>"))
                    .findFirst()
                    .ifPresent(field -> forAll = field.getClassName() + " keeps what it asked");
        }
    }

    /** Test classes as they begin and end; a class that is run again keeps what it asked before. */
    private static final class Classes implements TestExecutionListener {
        @Override
        public void executionStarted(TestIdentifier test) {
            var name = outermost(test);
            if (name != null) {
                ASKED.computeIfAbsent(name, any -> new ConcurrentSkipListSet<>());
                running = name;
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            var name = outermost(test);
            if (name != null) {
                var kept = forAll;
                if (kept != null) {
                    ASKED.get(name).add(kept);
                }
                try {
                    var folder = Files.createDirectories(Path.of(System.getProperty(FOLDER)));
                    Files.write(folder.resolve(name), new TreeSet<>(ASKED.getOrDefault(name, Set.of())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static @Nullable String outermost(TestIdentifier test) {
            return test.getSource()
                    .filter(ClassSource.class::isInstance)
                    .map(source -> ((ClassSource) source).getClassName().replaceAll("\\$.*", ""))
                    .orElse(null);
        }
    }

    /** What {@code java.time} tells. */
    static final class Told {
        @SuppressWarnings("unchecked")
        @Advice.OnMethodEnter
        static void hear() {
            ((Consumer<Object>) System.getProperties().get("tests.clocks.hears")).accept("java.time");
        }
    }

    /** What {@code new Date()} is. */
    static final class Made {
        @SuppressWarnings("unchecked")
        @Advice.OnMethodExit
        static void hear() {
            ((Consumer<Object>) System.getProperties().get("tests.clocks.hears")).accept("java.util.Date");
        }
    }

    /** What the engine's clock reads. */
    static final class Engine {
        @SuppressWarnings("unchecked")
        @Advice.OnMethodEnter
        static void hear() {
            ((Consumer<Object>) System.getProperties().get("tests.clocks.hears")).accept("the engine");
        }
    }
}
