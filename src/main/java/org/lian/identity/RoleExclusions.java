package org.lian.identity;

import java.util.List;
import java.util.Set;
import org.lian.vocabulary.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs of offices that exclude each other, as the rows of the program have them. */
@Component
public class RoleExclusions {
    private final JdbcClient jdbc;

    RoleExclusions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every pair, in the order of the offices. */
    public List<RoleExclusion> all() {
        return jdbc.sql("select one, other, reason from role_exclusion order by one, other")
                .query((row, number) -> new RoleExclusion(
                        Role.valueOf(row.getString("one")),
                        Role.valueOf(row.getString("other")),
                        row.getString("reason")))
                .list();
    }

    /** The pairs that lie in these offices. */
    public List<RoleExclusion> in(Set<Role> roles) {
        return all().stream().filter(pair -> pair.isIn(roles)).toList();
    }
}
