package org.lian.web.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lian.web.security.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to a question that came in after its login had ended: given back to the browser that sent it, to be saved
 * by a click of whoever logs in again. It is kept nowhere, and nothing is saved by itself.
 */
public final class UnsavedAnswer {
    private static final Pattern QUESTION =
            Pattern.compile("/filings/[^/]+/(questions/[^/]+|parties/[^/]+/\\d+|correction/\\d+(/parties/\\d+)?)");
    private static final Set<String> NOT_TYPED = Set.of("_csrf", "seen", "then", "back");

    private UnsavedAnswer() {}

    /** The page that gives the answer back; empty where the refused request was no answer of this site's own form. */
    public static Optional<ModelAndView> page(HttpServletRequest request) {
        var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!Boolean.TRUE.equals(request.getAttribute(Refused.STALE))
                || !request.getMethod().equals("POST")
                || !QUESTION.matcher(address).matches()
                || !isOwnForm(request)) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        fields.remove("_csrf");
        return Optional.of(new ModelAndView(
                "portal/unsaved", Map.of("address", address, "fields", fields, "typed", typed(fields))));
    }

    private static List<String> typed(Map<String, String> fields) {
        var typed = new ArrayList<String>();
        fields.forEach((name, text) -> {
            // Codes of choices say nothing to a reader; what somebody wrote does.
            if (!NOT_TYPED.contains(name) && !text.isBlank() && !text.matches("[A-Za-z0-9_.]+")) {
                typed.add(text);
            }
        });
        return typed;
    }

    /** Another site's form may not write on a page of the court. */
    private static boolean isOwnForm(HttpServletRequest request) {
        var from = request.getHeader(HttpHeaders.ORIGIN);
        if (from == null) {
            from = request.getHeader(HttpHeaders.REFERER);
        }
        try {
            return from != null
                    && request.getServerName().equalsIgnoreCase(URI.create(from).getHost());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
