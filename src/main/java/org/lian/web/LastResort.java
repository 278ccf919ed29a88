package org.lian.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.web.api.Problems;
import org.lian.web.portal.UnsavedAnswer;
import org.lian.web.security.ApiPath;
import org.lian.web.security.Refused;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to errors that no controller answered, by the container or the security chain: a page, or a problem for
 * the API.
 */
@Controller
class LastResort extends BasicErrorController {
    private final Problems problems;

    LastResort(ErrorAttributes attributes, ServerProperties server, List<ErrorViewResolver> views, Problems problems) {
        super(attributes, server.getError(), views);
        this.problems = problems;
    }

    /** The answer to everybody who asks for no JSON; a browser's form or script that takes anything gets the page. */
    @Override
    @RequestMapping
    public @Nullable ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        if (answered(request, response)) {
            return null;
        }
        var unsaved = UnsavedAnswer.page(request);
        if (unsaved.isPresent()) {
            response.setStatus(getStatus(request).value());
            return unsaved.get();
        }
        var page = super.errorHtml(request, response);
        page.addObject("stale", Boolean.TRUE.equals(request.getAttribute(Refused.STALE)));
        page.addObject("whose", request.getAttribute(Refused.WHOSE));
        page.addObject("reading", java.util.Set.of("GET", "HEAD").contains(request.getMethod()));
        page.addObject("files", BrokenForm.isOfFiles(request));
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            page.addObject("reference", problems.explained(request, failure).reference());
        }
        return page;
    }

    @Override
    @RequestMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    public @Nullable ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = getStatus(request);
        // Neither a browser nor our API: a status says enough.
        return ApiPath.is(request)
                ? ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problems.asMap(status.value()))
                : ResponseEntity.status(status).body(Map.of("status", status.value()));
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) {
        if (!ApiPath.is(request)) {
            return false;
        }
        try {
            problems.write(request, response, getStatus(request).value());
        } catch (IOException gone) {
            // The caller left; nobody is there to tell.
            return true;
        }
        return true;
    }
}
