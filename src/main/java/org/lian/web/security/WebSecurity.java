package org.lian.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.lian.idempotency.Idempotency;
import org.lian.identity.Accounts;
import org.lian.identity.Sessions;
import org.lian.web.api.ApiBodies;
import org.lian.web.api.Problems;
import org.lian.web.api.RepeatedRequests;
import org.lian.web.security.Route.Who;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** The one chain before everything: built from {@link Routes}, ends in denyAll. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
    private static final String CAMUNDA_LOGOUT = "/camunda/api/admin/auth/user/default/logout";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Routes routes,
            Problems problems,
            Accounts accounts,
            AtWindow window,
            Sessions sessions,
            PasswordLogin passwordLogin,
            CodeOwed.Asking codeAsking,
            Idempotency idempotency)
            throws Exception {
        var refused = new Refused(routes, problems);
        var cameFrom = cameFrom(routes);
        var afterLogin = new AfterLogin(accounts, cameFrom);

        var passwords = new ProviderManager(passwordLogin);
        http.authenticationManager(passwords)
                .securityContext(context -> context.securityContextRepository(new SessionAccounts(accounts, window)))
                .requestCache(cache -> cache.requestCache(cameFrom))
                .anonymous(anonymous -> {})
                .httpBasic(basic -> basic.disable())
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(DeviceCookie.Details::new)
                        .successHandler(afterLogin)
                        .failureHandler((request, response, reason) -> {
                            var inPlace = LoginInPlace.person(request) != null;
                            if (reason instanceof CodeOwed owed && !inPlace) {
                                codeAsking.ask(owed, request);
                                response.sendRedirect(CodeOwed.PAGE);
                                return;
                            }
                            if (!inPlace) {
                                LoginPage.keepName(request);
                            }
                            response.sendRedirect(LoginPage.path(reason, inPlace));
                        }))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, CAMUNDA_LOGOUT)))
                        .logoutSuccessHandler(WebSecurity::loggedOut))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                        .requireCsrfProtectionMatcher(request -> needsCsrfToken(request, routes)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new ContentPolicy()))
                .addFilterBefore(new BearerTokens(sessions, refused), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new ModelerLogin(passwords, refused, problems), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new ApiBodies(problems), AuthorizationFilter.class)
                .addFilterAfter(new RepeatedRequests(idempotency, problems), ApiBodies.class)
                .authorizeHttpRequests(requests -> {
                    // Forwards and error pages stay inside; the request that led there was judged before.
                    requests.dispatcherTypeMatchers(
                                    DispatcherType.FORWARD,
                                    DispatcherType.INCLUDE,
                                    DispatcherType.ERROR,
                                    DispatcherType.ASYNC)
                            .permitAll();
                    for (var route : routes.table()) {
                        for (var method : route.methods()) {
                            var door = requests.requestMatchers(
                                    PathPatternRequestMatcher.withDefaults().matcher(method, route.pattern()));
                            if (route.who() == Who.ANYBODY) {
                                door.permitAll();
                            } else {
                                door.hasAnyAuthority(authorities(route.who()));
                            }
                        }
                    }
                    requests.anyRequest().denyAll();
                });
        return http.build();
    }

    private static String[] authorities(Who who) {
        var roles = who.roles().stream().map(role -> "ROLE_" + role.name());
        return (who == Who.FIRST_PASSWORD ? Stream.concat(roles, Stream.of(SignedIn.PASSWORD_GIVEN)) : roles)
                .toArray(String[]::new);
    }

    /** Spring's strict firewall, and no NUL in a parameter: no database text can hold one. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** An address or method that the firewall refuses is answered here: an error page would be refused as well. */
    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        // No filter has run yet, so the headers that every answer carries are written here as well.
        var headers = new CompositeHeaderWriter(List.of(
                ContentPolicy::strict,
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.SAMEORIGIN),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new CacheControlHeadersWriter()));
        return (request, response, rejected) -> {
            headers.writeHeaders(request, response);
            if (ApiPath.is(request)) {
                problems.write(request, response, rejected);
            } else {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        };
    }

    /** Only a browser's cookie can be ridden by another site: bearer tokens, signed notices and open questions cannot. */
    private static boolean needsCsrfToken(HttpServletRequest request, Routes routes) {
        var path = request.getRequestURI();
        // Camunda's webapps bring their own token; the sandbox has no session.
        if (SAFE.contains(request.getMethod()) || path.startsWith("/camunda/") || path.startsWith("/sandbox/")) {
            return false;
        }
        if (path.equals("/rehearsal")) {
            // Its only state is the browser's own cookie: who comes from these pages needs no session to answer.
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        if (!ApiPath.is(request)) {
            return true;
        }
        return BearerTokens.of(request).isEmpty()
                && SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn
                && routes.of(request).map(route -> route.who() != Who.ANYBODY).orElse(true);
    }

    private static void loggedOut(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws java.io.IOException {
        if (request.getRequestURI().equals(CAMUNDA_LOGOUT)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect("/login?out");
        }
    }

    /** Remembers only pages that one can come back to. */
    private static HttpSessionRequestCache cameFrom(Routes routes) {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !ApiPath.is(request)
                && !request.getRequestURI().startsWith("/camunda/api/")
                && !request.getRequestURI().startsWith("/forms/")
                && request.getHeader("HX-Request") == null
                // What a script asks for in the background is no page that a person went to.
                && List.of("navigate", "").contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Mode"), ""))
                && routes.of(request).isPresent());
        return cache;
    }
}
