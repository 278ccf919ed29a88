package org.lian.web.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lian.identity.Sessions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.api.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The one chain: a list of routes, then nothing. Sessions for pages, bearer tokens for the API. */
@Configuration(proxyBeanMethods = false)
class SecurityChain {
    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'self'";

    private final ObjectMapper json;

    SecurityChain(ObjectMapper json) {
        this.json = json;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SignIn signIn, Sessions sessions) throws Exception {
        var api = path("/api/**");
        var webapps = path("/camunda/**");
        var swagger = path("/swagger-ui/**");
        http.authenticationProvider(signIn)
                .addFilterAfter(new BearerFilter(sessions), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(SecurityChain::routes)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(afterSignIn())
                        .failureHandler((request, response, failure) -> {
                            request.getSession().setAttribute("loginProblem", failure.getMessage());
                            new DefaultRedirectStrategy().sendRedirect(request, response, "/login?failed");
                        }))
                .logout(logout -> logout.logoutRequestMatcher(request -> isLogout(request))
                        .logoutSuccessHandler((request, response, who) -> {
                            if (webapps.matches(request)) {
                                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                            } else {
                                response.sendRedirect(request.getContextPath() + "/?signed-out");
                            }
                        }))
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        webapps,
                        path("/sandbox/**"),
                        path("/api/v1/payment-notices/*"),
                        // A token in a header, and no ambient cookie, cannot be forged across sites.
                        request -> api.matches(request)
                                && (BearerFilter.isBearer(request) || request.getCookies() == null)))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                // Camunda's pages carry their own policy with a nonce; the API browser needs styles.
                                new AndRequestMatcher(
                                        new NegatedRequestMatcher(webapps), new NegatedRequestMatcher(swagger)),
                                new ContentSecurityPolicyHeaderWriter(STRICT))))
                .exceptionHandling(problems -> problems.defaultAuthenticationEntryPointFor(
                                (request, response, failure) ->
                                        answer(response, Refusal.unauthenticated("请先登录，再办理这项业务")),
                                api)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, failure) ->
                                        answer(response, Refusal.forbidden("您没有办理这项业务的权限，或者页面停留太久，请刷新后再试")),
                                api));
        return http.build();
    }

    private static void routes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        for (var route : Routes.ALL) {
            var matcher = route.method() == null
                    ? path(route.pattern())
                    : PathPatternRequestMatcher.withDefaults().matcher(route.method(), route.pattern());
            var matched = requests.requestMatchers(matcher);
            switch (route.who()) {
                case ANYBODY -> matched.permitAll();
                case SIGNED_IN -> matched.authenticated();
                case LITIGANTS -> matched.hasRole(Role.LITIGANT.name());
                case STAFF ->
                    matched.hasAnyRole(
                            names(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.ANALYST, Role.ADMINISTRATOR));
                case TASK_STAFF -> matched.hasAnyRole(names(Role.CLERK, Role.JUDGE, Role.SUPERVISOR));
                case ADMINISTRATORS -> matched.hasRole(Role.ADMINISTRATOR.name());
            }
        }
        requests.anyRequest().denyAll();
    }

    private static String[] names(Role... roles) {
        return java.util.Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static boolean isLogout(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && (request.getRequestURI().equals(request.getContextPath() + "/logout")
                        || request.getRequestURI()
                                .equals(request.getContextPath() + "/camunda/api/admin/auth/user/default/logout"));
    }

    /** Staff start at their own page, litigants where they wanted to go. */
    private static SavedRequestAwareAuthenticationSuccessHandler afterSignIn() {
        return new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
                var authentication = org.springframework.security.core.context.SecurityContextHolder.getContext()
                        .getAuthentication();
                var staff = authentication.getAuthorities().stream()
                        .noneMatch(right -> right.getAuthority().equals("ROLE_LITIGANT"));
                return staff ? "/staff" : "/filings";
            }
        };
    }

    private void answer(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), Problem.of(refusal));
    }
}
