package org.lian.identity;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The way in which the staff come to a password: in the demo an administrator may still give a first one, everywhere
 * else nobody but its owner ever knows it.
 */
@Component
record PasswordsByLink(boolean always) {
    @Autowired
    PasswordsByLink(Environment environment) {
        this(!environment.acceptsProfiles(Profiles.of("demo")));
    }
}
