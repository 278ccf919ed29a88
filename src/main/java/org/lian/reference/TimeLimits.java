package org.lian.reference;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statutory periods of deadlines.csv. */
@Component
@DependsOn("referenceFiles")
public class TimeLimits {
    private static final Pattern ID = Pattern.compile("[a-z_.]{1,60}");

    private final StandingAnswers<String, TimeLimit> limits;
    private final JdbcClient jdbc;

    TimeLimits(JdbcClient jdbc, PublishedStamps stamps) {
        this.limits = new StandingAnswers<>(stamps, "time_limit");
        this.jdbc = jdbc;
    }

    /** All of them, by id. */
    public List<TimeLimit> all() {
        return jdbc.sql(
                        "select id, length, unit, rolls, basis, counting_basis from time_limit order by id collate \"C\"")
                .query(TimeLimit.class)
                .list();
    }

    public Optional<TimeLimit> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return limits.find(id, one -> jdbc.sql(
                        "select id, length, unit, rolls, basis, counting_basis from time_limit where id = ?")
                .param(one)
                .query(TimeLimit.class)
                .optional());
    }
}
