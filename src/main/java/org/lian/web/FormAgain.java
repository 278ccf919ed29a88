package org.lian.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/** 改了再交: the form once more after a refusal that its person can mend, with the reason and the refusal's status. */
public final class FormAgain {
    private FormAgain() {}

    /** Gives the answer its status; a refusal of another kind than these is thrown on to the page of problems. */
    public static void require(Refusal refusal, HttpServletResponse response, Refusal.Kind... mendable) {
        require(refusal, mendable);
        response.setStatus(refusal.kind().status());
    }

    /** Throws a refusal of another kind than these. */
    public static void require(Refusal refusal, Refusal.Kind... mendable) {
        if (!List.of(mendable).contains(refusal.kind())) {
            throw refusal;
        }
    }

    /** The page with the reason as {@code fault}. */
    public static ModelAndView on(ModelAndView page, Refusal refusal) {
        page.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
        return page.addObject("fault", refusal.detail());
    }

    /** The page with every reason in {@code faults}. */
    public static ModelAndView listed(ModelAndView page, Refusal refusal) {
        page.setStatus(HttpStatusCode.valueOf(refusal.kind().status()));
        return page.addObject(
                "faults",
                refusal.faults().isEmpty()
                        ? List.of(refusal.detail())
                        : refusal.faults().stream().map(Refusal.Fault::message).toList());
    }
}
