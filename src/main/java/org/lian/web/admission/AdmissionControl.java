package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what the database can serve and tells the others when to come again. Together the classes need no more
 * connections than the pool holds, so a submission finds one however many people browse. Stands before the session is
 * read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AdmissionControl extends OncePerRequestFilter {
    private final Map<Errand, Places> places = new EnumMap<>(Errand.class);
    private final ComeAgain comeAgain;

    AdmissionControl(
            ComeAgain comeAgain,
            @Value("${lian.admission.submit:6 300 30s}") String submit,
            @Value("${lian.admission.pay:4 100 15s}") String pay,
            @Value("${lian.admission.transfer:40 60 10s}") String transfer,
            @Value("${lian.admission.review:5 150 10s}") String review,
            @Value("${lian.admission.fill:4 100 10s}") String fill,
            @Value("${lian.admission.browse:6 60 3s}") String browse) {
        this.comeAgain = comeAgain;
        places.put(Errand.SUBMIT, Places.of(submit));
        places.put(Errand.PAY, Places.of(pay));
        places.put(Errand.TRANSFER, Places.of(transfer));
        places.put(Errand.REVIEW, Places.of(review));
        places.put(Errand.FILL, Places.of(fill));
        places.put(Errand.BROWSE, Places.of(browse));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var errand = Errand.of(request.getMethod(), request.getRequestURI());
        if (errand.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var place = of(errand.get());
        if (!place.enter()) {
            comeAgain.busy(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    Places of(Errand errand) {
        return java.util.Objects.requireNonNull(places.get(errand));
    }
}
