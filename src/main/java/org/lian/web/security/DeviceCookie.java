package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.util.WebUtils;

/** The mark by which a browser is known that somebody signed in with; it lets nobody in, it only makes nobody wait. */
final class DeviceCookie {
    private static final String NAME = "DEVICE";
    private static final Pattern MARK = Pattern.compile("[0-9a-f-]{36}");
    private static final Duration KEPT = Duration.ofDays(180);

    private DeviceCookie() {}

    /** The details that the login form brings besides name and password. */
    static final class Details extends WebAuthenticationDetails {
        private static final long serialVersionUID = 1L;

        private final @Nullable String device;
        private final @Nullable String person;

        Details(HttpServletRequest request) {
            super(request);
            this.device = of(request);
            this.person = LoginInPlace.person(request);
        }

        @Nullable
        String device() {
            return device;
        }

        /** Whose page the log-in is to go on with, see {@link LoginInPlace}. */
        @Nullable
        String person() {
            return person;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other)
                    && other instanceof Details details
                    && Objects.equals(device, details.device)
                    && Objects.equals(person, details.person);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }

    /** Null where the browser brings none, or one that was never given. */
    static @Nullable String of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie != null && MARK.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    static void give(HttpServletRequest request, HttpServletResponse response, String mark) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, mark)
                        .path("/login")
                        .maxAge(KEPT)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
