package org.lian.database;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The one sentence that whoever starts the court reads of a failure: no stack trace, no words of the framework around
 * it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {
    /** What a migration of ours says when it cannot go on: PostgreSQL's raise_exception. */
    private static final String SAID_BY_A_MIGRATION = "P0001";

    StartFailures(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence.isPresent()) {
                new PrintStream(System.err, true, StandardCharsets.UTF_8).println(sentence.get());
                return true;
            }
        }
        return false;
    }

    private static Optional<String> sentence(Throwable cause) {
        if (cause instanceof StartRefused refused) {
            return Optional.ofNullable(refused.getMessage());
        }
        if (cause instanceof PortInUseException port) {
            return Optional.of("端口 " + port.getPort() + " 已被别的程序占用，请停下那个程序，或者用 SERVER_PORT 换一个端口。");
        }
        if (cause instanceof SQLException sql && SAID_BY_A_MIGRATION.equals(sql.getSQLState())) {
            return Optional.of(String.valueOf(sql.getMessage())
                    .replaceFirst("^ERROR: ", "")
                    .replaceFirst("(?s)\\n  Where: .*", ""));
        }
        return Optional.empty();
    }
}
