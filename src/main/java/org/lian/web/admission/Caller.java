package org.lian.web.admission;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.lian.vocabulary.ClientNetwork;
import org.springframework.http.HttpHeaders;

/**
 * The one who comes, as far as the door sees it before anything is looked up.
 *
 * @param network where the request comes from
 * @param shows the token or the cookie of a session, whether or not it is good; empty where there is neither
 */
record Caller(ClientNetwork network, String shows) {
    private static final String SESSION_COOKIE = "SESSION";

    static Caller of(HttpServletRequest request) {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return new Caller(ClientNetwork.of(request.getRemoteAddr()), token == null ? session(request) : token);
    }

    private static String session(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SESSION_COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    /** By which the requests of one person are counted, wherever they come from; strangers of a network are one. */
    Object person() {
        return shows.isEmpty() ? this : shows;
    }

    @Override
    public String toString() {
        // What is shown opens doors.
        return network.toString();
    }
}
