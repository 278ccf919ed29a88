package org.lian.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Five filters before Camunda's webapps, all after Spring Security: whether the browser still has its token, what may be
 * asked, who asks, what a claim that came too late is told, and the nonce of each page.
 */
@Configuration(proxyBeanMethods = false)
class EngineWeb {
    private static final String WEBAPPS = "/camunda/*";

    @Bean
    FilterRegistrationBean<LostCsrfCookie> lostCsrfCookie() {
        var registration = new FilterRegistrationBean<>(new LostCsrfCookie());
        registration.addUrlPatterns(WEBAPPS);
        registration.setOrder(199);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineRoutes> engineRoutes(
            TasklistFilters lists, ObjectProvider<StaffLookup> staff, ObjectProvider<TaskLists> rows) {
        var registration = new FilterRegistrationBean<>(
                new EngineRoutes(lists, user -> staff.getObject().find(user), new TaskListAnswers(rows::getObject)));
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

    @Bean
    FilterRegistrationBean<ClaimedByOthers> claimedByOthers(TaskService tasks) {
        var registration = new FilterRegistrationBean<>(new ClaimedByOthers(tasks));
        registration.addUrlPatterns(WEBAPPS);
        registration.setOrder(202);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PageNonces> pageNonces() {
        var registration = new FilterRegistrationBean<>(new PageNonces());
        registration.addUrlPatterns(WEBAPPS);
        registration.setOrder(203);
        return registration;
    }
}
