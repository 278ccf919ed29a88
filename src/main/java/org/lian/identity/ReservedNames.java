package org.lian.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The user names that read like the court's, its staff's or the system's: no stranger has one, in whatever case. */
final class ReservedNames {
    private static final Set<String> EXACT = Set.of(
            "system",
            "root",
            "sysadmin",
            "superuser",
            "administrator",
            "postgres",
            "camunda",
            "spring",
            "api",
            "www",
            "anonymous",
            "guest",
            "null",
            "support",
            "helpdesk",
            "service",
            "security",
            "webmaster",
            "noreply",
            "info",
            "lian_app",
            "lian_owner",
            "lian-app",
            "lian-owner",
            "lian_audit",
            "12368",
            "110",
            "fayuan",
            "lianting",
            "supreme",
            "official",
            "gov",
            "police",
            "procurator");

    /** A name of an office, alone or with a number, as those of the staff are. */
    private static final Pattern OFFICE = Pattern.compile(
            "(lian|admin|clerk|judge|court|supervisor|president|mediator|analyst|duty|staff|boss|cashier)[-_.]?[0-9]{0,6}");

    private ReservedNames() {}

    static boolean isReserved(String username) {
        var name = username.toLowerCase(Locale.ROOT);
        return EXACT.contains(name) || OFFICE.matcher(name).matches() || name.startsWith(Account.AT_WINDOW);
    }

    /** Whether it is the name by which the records say that no person acted. */
    static boolean isNobodys(String username) {
        return username.equalsIgnoreCase("system");
    }
}
