package org.lian.web.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.lian.vocabulary.Role;
import org.springframework.http.HttpMethod;

/** One row of the route table: these methods on this path are for these people. */
public record Route(Set<HttpMethod> methods, String pattern, Who who) {

    /** The people behind a door. An empty set of roles is the whole world. */
    public enum Who {
        ANYBODY(),
        SIGNED_IN(Role.values()),
        /** Everybody signed in, and alone who still has a password that an administrator gave. */
        FIRST_PASSWORD(Role.values()),
        LITIGANT(Role.LITIGANT),
        /** Owner, agent or competent staff; which filing, {@code identity.Access} decides. */
        FILING_READER(Role.LITIGANT, Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT, Role.MEDIATOR),
        STAFF(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT, Role.ANALYST, Role.ADMINISTRATOR, Role.MEDIATOR),
        /** Those who work on filings. */
        COURT(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT),
        /** Those who work in the pages of the engine. */
        ENGINE(Role.CLERK, Role.JUDGE, Role.SUPERVISOR),
        /** Those who have tasks: of the court, and of a mediation given to them. */
        TASKS(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT, Role.MEDIATOR),
        /** Those who take money at the window. */
        WINDOW(Role.CLERK),
        SUPERVISOR(Role.SUPERVISOR),
        /** Those who answer for the court's work, and read its numbers. */
        OVERSIGHT(Role.SUPERVISOR, Role.PRESIDENT),
        /** Those who answer for the books. */
        BOOKS(Role.SUPERVISOR, Role.ADMINISTRATOR),
        ANALYST(Role.ANALYST, Role.SUPERVISOR),
        /** Those who keep holidays and contacts. */
        KEEPER(Role.ANALYST, Role.SUPERVISOR, Role.ADMINISTRATOR),
        ADMINISTRATOR(Role.ADMINISTRATOR),
        /** Those who can be the second person when something about an office of power changes. */
        SECOND_PERSON(Role.ADMINISTRATOR, Role.PRESIDENT, Role.SUPERVISOR);

        private final Set<Role> roles;

        Who(Role... roles) {
            this.roles = Set.of(roles);
        }

        public Set<Role> roles() {
            return roles;
        }

        /** Who does it, in words for a colleague who may not. */
        String inWords() {
            var offices = roles.stream()
                    .filter(Role::isStaff)
                    .sorted()
                    .map(role -> "“" + role.label() + "”")
                    .collect(Collectors.joining("、"));
            return offices.isEmpty() ? "由当事人用自己的账号办理" : "由岗位是" + offices + "的人办理";
        }
    }
}
