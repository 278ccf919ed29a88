package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.lian.identity.GivenPassword;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * The answer of a closed door: problem documents to the API, the login page to a visitor, nothing about unknown paths.
 */
public class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {
    /** Says on the error page that the form was of a login that has ended. */
    public static final String STALE = Refused.class.getName() + ".stale";

    /** Says on the error page whose work it is, to a colleague whose it is not. */
    public static final String WHOSE = Refused.class.getName() + ".whose";

    private final Routes routes;
    private final Problems problems;

    Refused(Routes routes, Problems problems) {
        this.routes = routes;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (ApiPath.is(request)) {
            if (routes.of(request).isEmpty()) {
                problems.write(request, response, noSuchPath());
            } else {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                var expired = BearerTokens.of(request).isPresent();
                problems.write(
                        request, response, Refusal.unauthenticated(expired ? "登录已失效，请重新登录取得令牌" : "请先登录取得令牌，再办理"));
            }
        } else if (routes.of(request).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (request.getRequestURI().startsWith("/camunda/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getHeader("HX-Request") != null) {
            // htmx would put the login page into a corner of this one.
            response.setHeader("HX-Redirect", "/login");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getMethod().equals("POST")) {
            // The log-in page would lead back to no form: what was sent is given back or explained, never dropped.
            request.setAttribute(STALE, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect("/login");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        var stale = reason instanceof CsrfException;
        if (!stale && hasGivenPassword() && routes.of(request).isPresent()) {
            toOwnPassword(request, response);
        } else if (ApiPath.is(request)) {
            problems.write(
                    request,
                    response,
                    stale
                            ? Refusal.forbidden("请求缺少有效的 CSRF 令牌：用浏览器会话调用接口时，请带上 X-CSRF-TOKEN 请求头")
                            : routes.of(request).isEmpty()
                                    ? noSuchPath()
                                    : Refusal.forbidden("您的账号不能办理这件事"
                                            + whose(request).map("，"::concat).orElse("")));
        } else if (stale && request.getRequestURI().equals("/login")) {
            response.sendRedirect("/login?expired");
        } else {
            request.setAttribute(STALE, stale);
            if (!stale) {
                whose(request).ifPresent(words -> request.setAttribute(WHOSE, words));
            }
            response.sendError(
                    routes.of(request).isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Whose work this is, for somebody of the staff; a litigant is not sent to an office. */
    private Optional<String> whose(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.ofNullable(signedIn.actor())
                        .filter(Actor::isStaff)
                        .flatMap(colleague -> routes.of(request))
                        .map(route -> route.who().inWords())
                : Optional.empty();
    }

    private static boolean hasGivenPassword() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                && signedIn.passwordGiven();
    }

    /** Whatever was asked for, the own password comes first: a page leads to it, a program is told. */
    private void toOwnPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ApiPath.is(request) || request.getRequestURI().startsWith("/camunda/api/")) {
            problems.write(request, response, GivenPassword.refusal());
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", GivenPassword.PAGE);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            response.sendRedirect(GivenPassword.PAGE);
        }
    }

    private static Refusal noSuchPath() {
        return Refusal.notFound("没有这个接口，请核对地址；全部接口见 /v3/api-docs");
    }
}
