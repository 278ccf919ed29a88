package org.lian.web.security;

import static org.lian.web.security.Routes.Who.ADMINISTRATORS;
import static org.lian.web.security.Routes.Who.ANYBODY;
import static org.lian.web.security.Routes.Who.LITIGANTS;
import static org.lian.web.security.Routes.Who.SIGNED_IN;
import static org.lian.web.security.Routes.Who.STAFF;
import static org.lian.web.security.Routes.Who.TASK_STAFF;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Every route and who may use it; the first that matches counts, what none matches is refused. */
public final class Routes {
    private Routes() {}

    /** Groups of callers. Whose filing or court it is, the services ask besides. */
    public enum Who {
        ANYBODY,
        SIGNED_IN,
        LITIGANTS,
        STAFF,
        /** Those who work on filings: clerks, judges, supervisors. */
        TASK_STAFF,
        ADMINISTRATORS
    }

    /** A method (null: each) and an Ant pattern. */
    public record Route(@Nullable HttpMethod method, String pattern, Who who) {}

    public static final List<Route> ALL = List.of(
            // What needs no account.
            get("/", ANYBODY),
            get("/help", ANYBODY),
            get("/fees", ANYBODY),
            get("/courts", ANYBODY),
            get("/causes", ANYBODY),
            get("/receipts/**", ANYBODY),
            get("/login", ANYBODY),
            post("/login", ANYBODY),
            post("/logout", ANYBODY),
            get("/register", ANYBODY),
            post("/register", ANYBODY),
            post("/large-type", ANYBODY),
            each("/error", ANYBODY),
            get("/*.css", ANYBODY),
            get("/*.js", ANYBODY),
            get("/*.svg", ANYBODY),
            get("/favicon.ico", ANYBODY),
            get("/webjars/htmx.org/**", ANYBODY),
            get("/actuator/health/**", ANYBODY),
            get("/v3/api-docs/**", ANYBODY),
            get("/swagger-ui.html", ANYBODY),
            get("/swagger-ui/**", ANYBODY),
            get("/api/v1/courts", ANYBODY),
            get("/api/v1/causes", ANYBODY),
            get("/api/v1/case-types", ANYBODY),
            get("/api/v1/receipts/*", ANYBODY),
            post("/api/v1/fee-quotes", ANYBODY),
            post("/api/v1/eligibility-checks", ANYBODY),
            post("/api/v1/material-lists", ANYBODY),
            post("/api/v1/case-numbers/parse", ANYBODY),
            post("/api/v1/identifiers/check", ANYBODY),
            post("/api/v1/deadlines", ANYBODY),
            post("/api/v1/accounts", ANYBODY),
            post("/api/v1/sessions", ANYBODY),
            // Signed by the channel instead of by a person.
            post("/api/v1/payment-notices/*", ANYBODY),
            // The demo's cashier, a stranger on the same port.
            each("/sandbox/**", ANYBODY),
            // Any account.
            each("/api/v1/sessions/current", SIGNED_IN),
            // Filers; competent staff read through the same routes.
            each("/api/v1/filings/**", SIGNED_IN),
            each("/api/v1/filings", SIGNED_IN),
            each("/filings/**", LITIGANTS),
            each("/filings", LITIGANTS),
            each("/inbox/**", LITIGANTS),
            // The court.
            each("/api/v1/tasks/**", TASK_STAFF),
            each("/api/v1/tasks", TASK_STAFF),
            each("/staff/tasks/**", TASK_STAFF),
            get("/staff", STAFF),
            get("/forms/*.html", TASK_STAFF),
            each("/camunda/**", TASK_STAFF),
            // Administration.
            each("/admin/**", ADMINISTRATORS));

    private static Route get(String pattern, Who who) {
        return new Route(HttpMethod.GET, pattern, who);
    }

    private static Route post(String pattern, Who who) {
        return new Route(HttpMethod.POST, pattern, who);
    }

    private static Route each(String pattern, Who who) {
        return new Route(null, pattern, who);
    }
}
