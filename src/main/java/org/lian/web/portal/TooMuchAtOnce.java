package org.lian.web.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The way back for files that are too many for one request, to their page, which says so. By the declared length,
 * before anything reads the body: Tomcat would refuse it in the middle, with a page of the browser's own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class TooMuchAtOnce extends OncePerRequestFilter {
    static final String PARAMETER = "tooMuch";
    private static final Pattern UPLOAD =
            Pattern.compile("(/filings/[0-9a-f-]{36}/(?:evidence|materials|correction/\\d{1,4}))(/materials)?");

    private final UploadLimits limits;

    TooMuchAtOnce(UploadLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload = UPLOAD.matcher(request.getRequestURI());
        if (request.getMethod().equals("POST")
                && limits.isTooMuch(request.getContentLengthLong())
                && upload.matches()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, upload.group(1) + "?" + PARAMETER);
            return;
        }
        chain.doFilter(request, response);
    }
}
