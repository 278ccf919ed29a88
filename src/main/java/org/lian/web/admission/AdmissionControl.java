package org.lian.web.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.Problems;
import org.lian.web.security.ApiPath;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
    private static final String RETRY_SECONDS = "5";
    private static final String BUSY = "现在办理的人较多，刚才的操作没有进行。请过几秒再试，已经保存和提交的内容不受影响";
    private static final byte[] PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>请稍后再试 - 自助立案</title><link rel="stylesheet" href="/lian.css"></head>
            <body><main id="main"><div class="column"><h1>现在办理的人较多</h1>
            <p class="lead">刚才的操作没有进行。请过几秒再试：浏览的请刷新页面；填写或者提交的请按浏览器的“返回”，再提交一次。</p>
            <p>已经保存和提交的内容不受影响。急需办理的请拨打诉讼服务热线 12368。</p>
            </div></main></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final Map<Errand, Places> places = new EnumMap<>(Errand.class);
    private final Problems problems;

    AdmissionControl(
            Problems problems,
            @Value("${lian.admission.submit:6 300 30s}") String submit,
            @Value("${lian.admission.pay:4 100 15s}") String pay,
            @Value("${lian.admission.transfer:40 60 10s}") String transfer,
            @Value("${lian.admission.review:5 150 10s}") String review,
            @Value("${lian.admission.fill:4 100 10s}") String fill,
            @Value("${lian.admission.browse:6 60 3s}") String browse) {
        this.problems = problems;
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
            busy(request, response);
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

    private void busy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ApiPath.is(request)) {
            problems.write(request, response, Refusal.unavailable(BUSY));
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(PAGE);
    }
}
