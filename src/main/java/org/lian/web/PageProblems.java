package org.lian.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.Problems;
import org.lian.web.security.ApiPath;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** The page's words when its controller had none: the refusal, or that it is our fault, with a reference. */
@Component
class PageProblems implements HandlerExceptionResolver, Ordered {
    private final Problems problems;

    PageProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object controller, Exception failure) {
        if (ApiPath.is(request) || response.isCommitted()) {
            return null;
        }
        var problem = problems.explained(request, failure);
        var broken = BrokenForm.of(request, failure);
        var page = new ModelAndView(
                "error",
                Map.of(
                        "title", broken.map(BrokenForm::title).orElse(problem.title()),
                        "detail", broken.map(BrokenForm::detail).orElse(problem.detail()),
                        "errors", problem.errors(),
                        "status", problem.status(),
                        "reference", problem.reference()));
        if (failure instanceof Refusal refusal && refusal.basis() != null) {
            page.addObject("basis", refusal.basis());
        }
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page;
    }
}
