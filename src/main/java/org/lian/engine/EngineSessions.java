package org.lian.engine;

import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/** The attributes that Tasklist and Cockpit keep in the session of whoever sits before them. */
public final class EngineSessions {
    public static final Set<String> TYPES =
            Set.of(Authentication.class.getName(), Authentications.class.getName(), UserAuthentication.class.getName());

    private EngineSessions() {}
}
