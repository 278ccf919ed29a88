package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.filing.FilingActions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A correction that comes too late: says why, what is still possible, and gives back what was typed. */
@ControllerAdvice(assignableTypes = {CorrectionPages.class, CorrectionPartyPages.class})
class ClosedNotices {
    private static final List<String> TYPED = List.of("claims", "facts", "claimAmountFen", "name", "phone", "address");

    private final FilingActions actions;
    private final BusinessClock clock;

    ClosedNotices(FilingActions actions, BusinessClock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    @ExceptionHandler
    ModelAndView closed(NoticeClosed closed, HttpServletRequest request) {
        var typed = TYPED.stream()
                .flatMap(field -> Stream.ofNullable(request.getParameter(field)))
                .filter(text -> !text.isBlank())
                .toList();
        return new ModelAndView(
                "portal/correction-closed",
                Map.of(
                        "filing", closed.filing(),
                        "may", actions.of(closed.filing()),
                        "turn", Turn.of(closed.filing(), clock.today()),
                        "typed", typed),
                HttpStatus.CONFLICT);
    }
}
