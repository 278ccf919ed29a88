package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.filing.WindowEntries;
import org.lian.identity.Account;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/**
 * The person at the window in whose name a clerk acts: on the pages of the one filing that the clerk enters, and with
 * its materials; everywhere else the clerk is himself.
 */
@Component
public class AtWindow {
    private static final String ENTERED = AtWindow.class.getName();
    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern PAGES =
            Pattern.compile("/filings/" + ID + "(?:/.*)?|/api/v1/filings/" + ID + "/materials(?:/.*)?");

    private final WindowEntries entries;

    AtWindow(WindowEntries entries) {
        this.entries = entries;
    }

    /** The person for whom a page was made that a clerk sees. */
    private record Entered(FilingId filing, String name) {}

    /** Where the clerk goes back to from a page that was made for the person; null on every other page. */
    public static @Nullable String wayBack(HttpServletRequest request) {
        return request.getAttribute(ENTERED) instanceof Entered entered ? "/staff/window/" + entered.filing() : null;
    }

    /** The name of that person; null on every other page. */
    public static @Nullable String person(HttpServletRequest request) {
        return request.getAttribute(ENTERED) instanceof Entered entered ? entered.name() : null;
    }

    Account acting(HttpServletRequest request, Account account) {
        var page = PAGES.matcher(request.getRequestURI());
        if (!account.actor().is(Role.CLERK) || account.passwordGiven() || !page.matches()) {
            return account;
        }
        var id = FilingId.of(page.group(1) == null ? page.group(2) : page.group(1));
        var looks = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var person = entries.personOf(account.actor(), id, !looks);
        person.ifPresent(found -> request.setAttribute(ENTERED, new Entered(id, found.name())));
        return person.orElse(account);
    }
}
