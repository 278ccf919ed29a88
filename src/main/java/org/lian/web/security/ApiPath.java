package org.lian.web.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path of a request, which tells the API, answered in JSON, from pages, answered in HTML. */
public final class ApiPath {
    private ApiPath() {}

    public static boolean is(HttpServletRequest request) {
        // While an error is dispatched, the path that failed is an attribute.
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (failed instanceof String path ? path : request.getRequestURI()).startsWith("/api/");
    }
}
