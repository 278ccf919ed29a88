package org.lian.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.lian.CourtTest;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Keeps which elements of the diagrams a test class walked through, for {@link WalkedElementsTests}. */
public final class WalkedElements implements TestExecutionListener {
    private static final Path FOLDER = Path.of("target", "walked-elements");

    /** Of all test classes so far, as "process/element". */
    static TreeSet<String> all() throws IOException {
        var all = new TreeSet<String>();
        if (Files.isDirectory(FOLDER)) {
            try (var files = Files.list(FOLDER)) {
                for (var file : files.toList()) {
                    all.addAll(Files.readAllLines(file));
                }
            }
        }
        return all;
    }

    @Override
    public void afterTestClass(TestContext test) {
        if (!AnnotatedElementUtils.hasAnnotation(test.getTestClass(), CourtTest.class)
                || !test.hasApplicationContext()
                || test.getApplicationContext().getBeanNamesForType(ProcessEngine.class).length == 0) {
            return;
        }
        try {
            keep(test.getTestClass(), walked(test.getApplicationContext().getBean(JdbcClient.class)));
        } catch (DataAccessResourceFailureException e) {
            // The test took the database away, and no story with it.
        }
    }

    private static TreeSet<String> walked(JdbcClient jdbc) {
        return new TreeSet<>(jdbc.sql(
                        "select distinct proc_def_key_ || '/' || act_id_ from act_hi_actinst where end_time_ is not null")
                .query(String.class)
                .list());
    }

    private static void keep(Class<?> test, TreeSet<String> walked) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(test.getName()), walked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
