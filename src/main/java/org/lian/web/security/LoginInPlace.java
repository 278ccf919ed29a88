package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Actor;
import org.springframework.security.authentication.AccountStatusException;

/** A log-in from within a page whose log-in has ended: the person of that page goes on, and nobody else. */
final class LoginInPlace {
    private static final String PERSON = "person";

    private LoginInPlace() {}

    /** Whose page it is, by its mark; empty for a page that does not know, null where a whole window logs in. */
    static @Nullable String person(HttpServletRequest request) {
        return request.getParameter(PERSON);
    }

    /** Refuses a log-in that would put another person behind what somebody wrote. */
    static void requireSamePerson(@Nullable String person, Actor actor) {
        if (person != null && !person.isEmpty() && !person.equals(PersonMark.of(actor))) {
            throw new OtherPerson();
        }
    }

    /** The refusal of a right password that is not that of the page's person. */
    static final class OtherPerson extends AccountStatusException {
        private static final long serialVersionUID = 1L;

        private OtherPerson() {
            super("这一页是另一个账号在填写");
        }
    }
}
