package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** Puts the {@link PortalFrame} into every page's model. */
@ControllerAdvice(basePackages = "org.lian.web", assignableTypes = BasicErrorController.class)
class PortalFrames {
    static final String ELDER = "elder";

    private final String hostName;
    private final String phone;
    private final String icp;
    private final boolean demo;

    PortalFrames(
            @Value("${lian.portal.host-name:某某区人民法院}") String hostName,
            @Value("${lian.portal.phone:12368}") String phone,
            @Value("${lian.portal.icp:}") String icp,
            Environment environment) {
        this.hostName = hostName;
        this.phone = phone;
        this.icp = icp;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("frame")
    PortalFrame frame(HttpServletRequest request) {
        var elder = WebUtils.getCookie(request, ELDER);
        return new PortalFrame(
                hostName,
                phone,
                icp.isBlank() ? null : icp,
                demo,
                elder != null && elder.getValue().equals("on"),
                request.getUserPrincipal() != null,
                Arrays.stream(Role.values()).anyMatch(role -> role.isStaff() && request.isUserInRole(role.name())),
                path(request));
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** A path of this site, or the home page: a link must not lead elsewhere. */
    static String local(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[^\\s\\\\]*") ? path : "/";
    }
}
