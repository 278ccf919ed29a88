package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Refusals of the portal's pages, as a page that says what to do. */
@ControllerAdvice(basePackageClasses = PortalProblems.class)
class PortalProblems {
    private final PortalFrames frames;

    PortalProblems(PortalFrames frames) {
        this.frames = frames;
    }

    @ExceptionHandler(Refusal.class)
    String refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        model.addAttribute("frame", frames.frame(request));
        model.addAttribute("title", refusal.kind().title());
        model.addAttribute("detail", refusal.detail());
        model.addAttribute("basis", refusal.basis());
        return "portal/problem";
    }

    /** A page number that is no number, and the like: such a page does not exist. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String noSuchPage(HttpServletRequest request, Model model) {
        model.addAttribute("frame", frames.frame(request));
        return "error/404";
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    String tooLarge(HttpServletRequest request, Model model) {
        model.addAttribute("frame", frames.frame(request));
        return "error/413";
    }
}
