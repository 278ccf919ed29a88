package org.lian.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.lian.site.PublicSite;
import org.lian.web.api.ProblemType;
import org.lian.web.api.Problems;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The refusal, in production, of whoever comes to another name than the court's, or without encryption: a forged host
 * decides nothing, and no password crosses the network in clear. Health is asked from inside, by whatever name.
 */
@Component
@Profile("prod")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class PublicAddressOnly extends OncePerRequestFilter {
    private static final String HEALTH = "/actuator/health";

    private final String host;
    private final Problems problems;

    PublicAddressOnly(PublicSite site, Problems problems) {
        this.host = URI.create(site.publicUrl().strip()).getHost();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!host.equalsIgnoreCase(request.getServerName())) {
            refuse(request, response, ProblemType.MISDIRECTED, "这里不办理这个域名的请求，请从 https://" + host + " 打开本系统");
        } else if (!request.isSecure()) {
            refuse(request, response, ProblemType.FORBIDDEN, "请从 https://" + host + " 打开本系统：没有加密的连接不能办理");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ProblemType type, String words)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (ApiPath.is(request)) {
            problems.write(request, response, type, words);
            return;
        }
        response.setStatus(type.status());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }
}
