package org.lian.engine;

import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two filters before Camunda's webapps, both after Spring Security: what may be asked, and who asks. */
@Configuration(proxyBeanMethods = false)
class EngineWeb {
    private static final String WEBAPPS = "/camunda/*";

    @Bean
    FilterRegistrationBean<EngineRoutes> engineRoutes(TasklistFilters lists, BusinessClock clock) {
        var registration = new FilterRegistrationBean<>(new EngineRoutes(lists, clock));
        registration.addUrlPatterns(WEBAPPS);
        registration.setOrder(200);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StaffSignIn> staffSignIn(ObjectProvider<StaffLookup> staff) {
        var registration = new FilterRegistrationBean<>(new StaffSignIn(staff));
        registration.addUrlPatterns(WEBAPPS);
        registration.setOrder(201);
        return registration;
    }
}
