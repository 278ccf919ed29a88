package org.lian.web.security;

import static org.lian.web.security.Route.Who.ADMINISTRATOR;
import static org.lian.web.security.Route.Who.ANALYST;
import static org.lian.web.security.Route.Who.ANYBODY;
import static org.lian.web.security.Route.Who.BOOKS;
import static org.lian.web.security.Route.Who.COURT;
import static org.lian.web.security.Route.Who.ENGINE;
import static org.lian.web.security.Route.Who.FILING_READER;
import static org.lian.web.security.Route.Who.FIRST_PASSWORD;
import static org.lian.web.security.Route.Who.KEEPER;
import static org.lian.web.security.Route.Who.LITIGANT;
import static org.lian.web.security.Route.Who.OVERSIGHT;
import static org.lian.web.security.Route.Who.SECOND_PERSON;
import static org.lian.web.security.Route.Who.SIGNED_IN;
import static org.lian.web.security.Route.Who.STAFF;
import static org.lian.web.security.Route.Who.SUPERVISOR;
import static org.lian.web.security.Route.Who.TASKS;
import static org.lian.web.security.Route.Who.WINDOW;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lian.identity.GivenPassword;
import org.lian.identity.StaffAccess;
import org.lian.web.security.Route.Who;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every door of the system in one list; the first row that fits decides, and what no row names is closed. The
 * security chain is built from it, and a test walks all mappings against it.
 */
@Component
public class Routes {
    private static final List<Route> EVERYWHERE = List.of(
            // Pages and files for everybody.
            open("/", GET),
            open("/login", GET, POST),
            open("/login/code", GET, POST),
            open("/login/code/sent", POST),
            open("/logout", POST),
            open("/register", GET, POST),
            // A forgotten password: the code that goes to the telephone is the key.
            open("/password", GET, POST),
            open("/password/code", GET, POST),
            open("/help", GET),
            open("/status", GET),
            open("/status/outages", GET),
            open("/problems/*", GET),
            // Its token is the key; without a court that has no staff it opens nothing.
            open("/first-administrator/*", GET, POST),
            // The same of a member of the staff, who sets his password by it.
            open(StaffAccess.PATH + "*", GET, POST),
            open("/fees", GET, POST),
            open("/rehearsal", GET, POST),
            open("/rulebook", GET),
            open("/rulebook/**", GET),
            open("/display", GET, POST),
            open("/large-type", POST),
            open("/receipts", GET),
            open("/papers/*", GET),
            // The code that was served with the order is the key; nothing is shown.
            open("/objections", GET, POST),
            // The token in the address is the key, and shows one agreement.
            open("/agreements/*", GET, POST),
            open("/agreements/*/paper", GET),
            // The same for an application that several make together.
            open("/joint/*", GET, POST),
            open("/courts/**", GET),
            open("/causes/**", GET),
            open("/*.css", GET),
            open("/*.js", GET),
            open("/*.svg", GET),
            open("/offline.html", GET),
            open("/*.ico", GET),
            open("/webjars/htmx.org/**", GET),
            open("/actuator/health/**", GET),
            open("/v3/api-docs/**", GET),
            open("/v3/api-docs.yaml", GET),
            open("/swagger-ui.html", GET),
            open("/swagger-ui/**", GET),

            // The API without an account: nothing is stored.
            open("/api/v1/courts", GET),
            open("/api/v1/causes", GET),
            open("/api/v1/case-types", GET),
            open("/api/v1/receipts/*", GET),
            open("/api/v1/keys", GET),
            open("/api/v1/fee-quotes", POST),
            open("/api/v1/cause-suggestions", POST),
            open("/api/v1/eligibility-checks", POST),
            open("/api/v1/jurisdiction-suggestions", POST),
            open("/api/v1/material-lists", POST),
            open("/api/v1/case-numbers/parse", POST),
            open("/api/v1/identifiers/check", POST),
            open("/api/v1/deadlines", POST),

            // Becoming somebody; and payment channels, which prove themselves by signature.
            open("/api/v1/accounts", POST),
            open("/api/v1/sessions", POST),
            route(SIGNED_IN, "/api/v1/sessions/current", DELETE),
            open("/api/v1/payment-notices/**", POST),

            // Filings.
            route(SUPERVISOR, "/api/v1/filings/*/readings", GET),
            route(LITIGANT, "/api/v1/filings/*/materials/uploads/*", HEAD),
            route(FILING_READER, "/api/v1/filings/**", GET),
            route(COURT, "/api/v1/filings/*/disclosures", POST),
            route(COURT, "/api/v1/filings/*/orders", POST),
            route(COURT, "/api/v1/filings/*/sensitivity", POST),
            route(TASKS, "/api/v1/filings/*/mediator", POST),
            route(LITIGANT, "/api/v1/filings/*/materials/uploads", OPTIONS),
            route(LITIGANT, "/api/v1/filings/*/materials/uploads/*", PATCH),
            route(LITIGANT, "/api/v1/filings/**", POST, PUT, DELETE),
            route(LITIGANT, "/api/v1/batches", POST),
            route(LITIGANT, "/api/v1/batches/*", GET),
            route(LITIGANT, "/filings/**", GET, POST),
            route(LITIGANT, "/api/v1/counterclaims", POST),
            route(LITIGANT, "/counterclaims/**", GET, POST),
            route(LITIGANT, "/api/v1/ruling-requests", POST),
            route(LITIGANT, "/ruling-requests", GET, POST),
            route(LITIGANT, "/inbox/**", GET, POST),
            // The link names the filing, the account whose name it is opens it.
            route(LITIGANT, "/plaintiffs/*", GET, POST),
            route(LITIGANT, "/joined/**", GET, POST),
            route(LITIGANT, "/rehearsal/filing", GET, POST),
            route(SIGNED_IN, "/api/v1/messages", GET),
            route(LITIGANT, "/api/v1/messages/*/reading", POST),
            route(SIGNED_IN, "/account", GET),
            route(SIGNED_IN, "/account/password", POST),
            route(FIRST_PASSWORD, GivenPassword.PAGE, GET, POST),
            route(STAFF, "/account/staff-phone", POST),
            route(LITIGANT, "/account/phone", POST),
            route(LITIGANT, "/account/phone/code", GET, POST),

            // The court's work: our pages, the engine's list and frame.
            route(TASKS, "/api/v1/tasks/**", GET, POST),
            route(COURT, "/api/v1/search", GET),
            route(COURT, "/api/v1/automatic-registrations", GET),
            route(COURT, "/api/v1/automatic-registrations/*/taking-out", POST),
            route(SUPERVISOR, "/api/v1/statistics", GET),
            route(SUPERVISOR, "/api/v1/register", GET),
            route(STAFF, "/staff", GET),
            route(WINDOW, "/staff/counter", GET, POST),
            route(WINDOW, "/staff/filings/*/payment-proof", GET),
            route(WINDOW, "/staff/window", GET, POST),
            route(WINDOW, "/staff/window/*", GET, POST),
            route(WINDOW, "/staff/window/*/record", GET),
            route(WINDOW, "/staff/window/*/pleading", POST),
            route(WINDOW, "/staff/window/*/departure", POST),
            route(WINDOW, "/staff/window/*/phone", POST),
            route(WINDOW, "/staff/window/*/phone/code", POST),
            route(WINDOW, "/staff/assistance", GET),
            route(WINDOW, "/staff/assistance/*", GET, POST),
            route(WINDOW, "/staff/assistance/*/materials/*", GET),
            route(SUPERVISOR, "/staff/money/**", GET, POST),
            route(BOOKS, "/staff/reconciliation", GET, POST),
            route(SUPERVISOR, "/staff/orders", GET, POST),
            route(SUPERVISOR, "/staff/absences", GET, POST),
            route(SECOND_PERSON, "/staff/powers", GET, POST),
            route(OVERSIGHT, "/staff/board", GET),
            route(OVERSIGHT, "/staff/register", GET),
            route(OVERSIGHT, "/staff/register.csv", GET),
            route(OVERSIGHT, "/staff/register.xlsx", GET),
            route(OVERSIGHT, "/staff/register.pdf", GET),
            route(OVERSIGHT, "/staff/report.xlsx", GET),
            route(OVERSIGHT, "/staff/report.pdf", GET),
            route(SUPERVISOR, "/staff/workload", GET, POST),
            route(SUPERVISOR, "/staff/forecast", GET),
            route(SUPERVISOR, "/staff/incidents", GET),
            route(SUPERVISOR, "/staff/incidents/*/retry", POST),
            route(SUPERVISOR, "/staff/instances/*", GET),
            route(SUPERVISOR, "/staff/definitions/*/cases", GET),
            route(TASKS, "/staff/tasks/**", GET, POST),
            route(TASKS, "/staff/desk", GET),
            route(TASKS, "/staff/next", GET),
            route(TASKS, "/staff/rows", GET),
            route(TASKS, "/staff/counts", GET),
            route(COURT, "/staff/**", GET, POST),
            route(TASKS, "/forms/**", GET),
            route(TASKS, "/webjars/pdfjs-dist/**", GET),
            // Not a mediator's: the engine shows all tasks of a diagram, and he has his alone, on our pages.
            route(SUPERVISOR, "/camunda/app/cockpit/**", HttpMethod.values()),
            route(ENGINE, "/camunda/**", HttpMethod.values()),

            // Rules.
            route(ANALYST, "/api/v1/rules/**", GET, POST),
            route(ANALYST, "/api/v1/rule-drafts/**", GET, POST, PUT),
            route(ANALYST, "/api/v1/rule-replays/**", GET),
            route(ANALYST, "/api/v1/modeler/**", GET, POST),
            route(KEEPER, "/workbench/calendar", GET, POST),
            route(KEEPER, "/workbench/calendar/wishes", POST),
            route(KEEPER, "/workbench/contacts", GET, POST),
            route(ANALYST, "/workbench/**", GET, POST),

            // Administration.
            route(ADMINISTRATOR, "/api/v1/admin/**", GET, POST, PUT),
            route(ADMINISTRATOR, "/admin/**", GET, POST));

    // The sandbox is a stranger on our port: it has no session and checks signatures of its own.
    private static final List<Route> DEMO =
            List.of(open("/sandbox/**", GET, POST), open("/api/v1/sandbox/messages", GET));

    private final List<Route> table;
    private final List<Door> doors;

    Routes(Environment environment) {
        var rows = new ArrayList<>(EVERYWHERE);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            rows.addAll(DEMO);
        }
        this.table = List.copyOf(rows);
        this.doors = table.stream().map(Door::of).toList();
    }

    /** A row with what recognises its requests. */
    private record Door(Route route, List<RequestMatcher> matchers) {
        static Door of(Route route) {
            return new Door(
                    route,
                    route.methods().stream()
                            .<RequestMatcher>map(method ->
                                    PathPatternRequestMatcher.withDefaults().matcher(method, route.pattern()))
                            .toList());
        }

        boolean fits(HttpServletRequest request) {
            return matchers.stream().anyMatch(matcher -> matcher.matches(request));
        }
    }

    public List<Route> table() {
        return table;
    }

    /** The row that decides about a request. */
    public Optional<Route> of(HttpServletRequest request) {
        return doors.stream()
                .filter(door -> door.fits(request))
                .map(Door::route)
                .findFirst();
    }

    /** The row that decides about a path. */
    public Optional<Route> of(HttpMethod method, String path) {
        return table.stream()
                .filter(route -> route.methods().contains(method))
                .filter(route ->
                        PathPatternParser.defaultInstance.parse(route.pattern()).matches(PathContainer.parsePath(path)))
                .findFirst();
    }

    private static Route open(String pattern, HttpMethod... methods) {
        return route(ANYBODY, pattern, methods);
    }

    private static Route route(Who who, String pattern, HttpMethod... methods) {
        Set<HttpMethod> all = new LinkedHashSet<>(Arrays.asList(methods));
        if (all.contains(GET)) {
            all.add(HEAD);
        }
        return new Route(all, pattern, who);
    }
}
