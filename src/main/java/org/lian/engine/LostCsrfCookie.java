package org.lian.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The second giving of a token to a browser that lost the cookie of the webapps and kept its session. The engine gives it
 * once, and ends the session of whoever then sends something without it; here he is told, and the next time works.
 */
class LostCsrfCookie extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String COOKIE = "XSRF-TOKEN";
    private static final String HEADER = "X-XSRF-TOKEN";
    /** Where the engine keeps it in the session. */
    private static final String KEPT = "CAMUNDA_CSRF_TOKEN";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEPT) instanceof String token) || hasCookie(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path(request.getContextPath() + "/camunda")
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
        if (SAFE.contains(request.getMethod()) || request.getHeader(HEADER) != null) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter()
                .write("{\"type\":\"Forbidden\",\"message\":\"这一页的防伪凭证丢了，刚才的操作没有进行；您仍在登录中，凭证已经重新发给浏览器，请再做一次\"}");
    }

    private static boolean hasCookie(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies()).map(Cookie::getName).anyMatch(COOKIE::equals);
    }
}
