package org.lian.web.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lian.messages.Messages;
import org.lian.site.HostCourt;
import org.lian.vocabulary.Actor;
import org.lian.web.security.AtWindow;
import org.lian.web.security.CurrentActor;
import org.lian.web.security.PersonMark;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The maker of the {@link PortalFrame} of the present request; the layout asks for it, error pages included. */
@Component
public class PortalFrames {
    static final String ELDER = "elder";

    private final String hostName;
    private final String phone;
    private final String icp;
    private final boolean demo;
    private final Messages messages;
    private final long sessionSeconds;

    PortalFrames(HostCourt hostCourt, Environment environment, Messages messages, ServerProperties server) {
        this.sessionSeconds = server.getServlet().getSession().getTimeout().toSeconds();
        this.hostName = hostCourt.hostName();
        this.phone = hostCourt.phone();
        this.icp = hostCourt.icp();
        this.messages = messages;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    public PortalFrame current() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var request = attributes.getRequest();
        var actor = CurrentActor.get();
        return new PortalFrame(
                hostName,
                phone,
                icp.isBlank() ? null : icp,
                demo,
                isElder(request),
                actor.isPresent(),
                actor.filter(Actor::isStaff).isPresent(),
                actor.map(PersonMark::of).orElse(""),
                actor.map(Actor::username).orElse(""),
                sessionSeconds,
                actor.filter(person -> !person.isStaff() && !isFault(request))
                        .map(messages::unread)
                        .orElse(0),
                path(request),
                AtWindow.wayBack(request),
                AtWindow.person(request));
    }

    /** Whether the reader chose 长辈版. */
    static boolean isElder(HttpServletRequest request) {
        var elder = WebUtils.getCookie(request, ELDER);
        return elder != null && elder.getValue().equals("on");
    }

    /** Its page is shown also where nothing can be asked of the database. */
    private static boolean isFault(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
    }

    private static String path(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || isFault(request)) {
            return "/";
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** A path of this site, or the home page: a link must not lead elsewhere. */
    static String local(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[^\\s\\\\]*") ? path : "/";
    }
}
