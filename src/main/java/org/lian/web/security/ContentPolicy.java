package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** The strict content policy of pages and API. Camunda's pages keep their own, with its nonces. */
class ContentPolicy implements HeaderWriter {
    private static final String NAME = "Content-Security-Policy";
    private static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self';"
            + " object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    // Swagger UI and the workbench's editors set style attributes by themselves.
    private static final String STYLED = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        if (!path.startsWith("/camunda/") && !response.containsHeader(NAME)) {
            response.setHeader(NAME, styled(path) ? STYLED : STRICT);
        }
    }

    /** For an answer that is none of Camunda's pages, whatever its address begins with. */
    static void strict(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(NAME, STRICT);
    }

    private static boolean styled(String path) {
        return path.startsWith("/swagger-ui/") || path.startsWith("/workbench/");
    }
}
