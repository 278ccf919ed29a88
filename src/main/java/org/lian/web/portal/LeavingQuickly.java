package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * 快速离开: every page of a procedure whose claimant hides from the other side says so to the layout, which shows the way
 * out. Who looks over her shoulder may be the one whom she applies against.
 */
@Component
class LeavingQuickly implements HandlerInterceptor, WebMvcConfigurer {
    /** Asked by the layout. */
    static final String ATTRIBUTE = "leavesQuickly";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && isOfOneWhoHides(page.getModel())) {
            page.addObject(ATTRIBUTE, true);
        }
    }

    static boolean isOfOneWhoHides(Map<String, Object> model) {
        return Stream.of("filing", "track", "rehearsal")
                .map(model::get)
                .filter(Objects::nonNull)
                .anyMatch(one -> one instanceof Filing filing && filing.track().hidesClaimant()
                        || one instanceof Track track && track.hidesClaimant()
                        || one instanceof Rehearsal rehearsal
                                && rehearsal.track().hidesClaimant());
    }
}
