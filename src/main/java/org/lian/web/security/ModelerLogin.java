package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.Problems;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * The login by name and password with each request, for Camunda Modeler alone, which has nothing better. No browser is
 * ever asked for them, and no session begins.
 */
class ModelerLogin extends BasicAuthenticationFilter {
    private static final String PATH = "/api/v1/modeler/";

    ModelerLogin(AuthenticationManager passwords, AuthenticationEntryPoint refused, Problems problems) {
        super(passwords, (request, response, reason) -> {
            if (reason instanceof LockedException) {
                problems.write(request, response, Refusal.tooMany(String.valueOf(reason.getMessage())));
            } else {
                refused.commence(request, response, reason);
            }
        });
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH);
    }
}
