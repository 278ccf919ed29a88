package org.lian.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lian.web.security.ApiPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Every failure below /api/ becomes a problem document. A resolver and no advice: an advice for these controllers
 * would not see a path without a controller, a wrong method or a broken upload.
 */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final Problems problems;

    ApiProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object controller, Exception failure) {
        if (!ApiPath.is(request)) {
            return null;
        }
        try {
            problems.write(request, response, failure);
        } catch (IOException gone) {
            log.debug("The caller left before the answer", gone);
        }
        return new ModelAndView();
    }
}
