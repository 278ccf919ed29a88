package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The tokens of forms. Who is logged in has one in the session; who only looks at the log-in or the registration has one
 * in a cookie, so that a page that is looked at leaves no row behind. A log-in ends whatever was there before.
 */
class FormTokens implements CsrfTokenRepository {
    private static final String COOKIE = "FORM";
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final HttpSessionCsrfTokenRepository session = new HttpSessionCsrfTokenRepository();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return session.generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (isLoggedIn(request) || token == null) {
            session.saveToken(token, request, response);
        }
        if (!isLoggedIn(request)) {
            give(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var kept = session.loadToken(request);
        return kept != null || isLoggedIn(request) ? kept : brought(request);
    }

    private static @Nullable CsrfToken brought(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE)
                                && TOKEN.matcher(cookie.getValue()).matches())
                        .findFirst()
                        .map(cookie -> new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", cookie.getValue()))
                        .orElse(null);
    }

    private static void give(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token == null && brought(request) == null) {
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token == null ? "" : token.getToken())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(token == null ? Duration.ZERO : Duration.ofSeconds(-1))
                        .build()
                        .toString());
    }

    private static boolean isLoggedIn(HttpServletRequest request) {
        var there = request.getSession(false);
        return there != null
                && there.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
