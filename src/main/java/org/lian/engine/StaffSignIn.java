package org.lian.engine;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The sign-in of a member of staff to Camunda's webapps, with groups and courts as they are now: a court taken away is
 * gone at the next request, not at the next sign-in.
 */
class StaffSignIn extends ContainerBasedAuthenticationFilter implements AuthenticationProvider {
    private final ObjectProvider<StaffLookup> staff;

    StaffSignIn(ObjectProvider<StaffLookup> staff) {
        this.staff = staff;
    }

    @Override
    public void init(FilterConfig configuration) {
        authenticationProvider = this;
    }

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var directory = staff.getIfAvailable();
        if (directory == null
                || authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return AuthenticationResult.unsuccessful();
        }
        return directory
                .find(authentication.getName())
                .map(person -> {
                    var result = AuthenticationResult.successful(person.username());
                    result.setGroups(sorted(person.groups()));
                    result.setTenants(sorted(person.courts()));
                    return result;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {}

    @Override
    protected boolean existisAuthentication(Authentications authentications, String engineName, String username) {
        var directory = staff.getIfAvailable();
        return authentications.getAuthenticationForProcessEngine(engineName) instanceof UserAuthentication known
                && username.equals(known.getIdentityId())
                && directory != null
                && directory
                        .find(username)
                        .filter(person -> sorted(person.groups()).equals(known.getGroupIds())
                                && sorted(person.courts()).equals(known.getTenantIds()))
                        .isPresent();
    }

    private static List<String> sorted(Set<String> names) {
        // A plain list: the webapps keep it in the session.
        return new java.util.ArrayList<>(names.stream().sorted().toList());
    }
}
