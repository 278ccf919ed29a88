package org.lian.web.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.web.security.CurrentActor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way from a form with faults back to it: a browser's window is led to an address of its own for the page that says
 * what is wrong, so that Back never asks to send a form again. The page is kept sealed, in the session, for the person
 * it was made for; the last two are. Programs, and scripts that send in the background, get the answer itself.
 */
@Component
class FaultsByRedirect extends OncePerRequestFilter {
    private static final String AGAIN = "again";
    private static final String[] KEPT = {"FAULTS_NEWEST", "FAULTS_BEFORE"};
    private static final Set<Integer> FAULTS = Set.of(422, HttpServletResponse.SC_CONFLICT);
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern OTHERS = Pattern.compile("/(staff|admin|workbench|camunda|sandbox|api)(/.*)?");

    private final Vault vault;

    FaultsByRedirect(Vault vault) {
        this.vault = vault;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OTHERS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The body of a form is read by whoever takes it, not here.
        var again = request.getMethod().equals("GET") ? request.getParameter(AGAIN) : null;
        if (again != null && TOKEN.matcher(again).matches()) {
            show(again, request, response);
        } else if (request.getMethod().equals("POST") && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))) {
            answer(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var written = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, written);
        var type = written.getContentType();
        if (!FAULTS.contains(written.getStatus())
                || type == null
                || !MediaType.TEXT_HTML.isCompatibleWith(MediaType.parseMediaType(type))) {
            written.copyBodyToResponse();
            return;
        }
        var token = UUID.randomUUID().toString();
        var session = request.getSession();
        session.setAttribute(KEPT[1], session.getAttribute(KEPT[0]));
        session.setAttribute(KEPT[0], mark(token) + sealed(token, written.getContentAsByteArray()));
        written.resetBuffer();
        written.setStatus(HttpServletResponse.SC_SEE_OTHER);
        written.setHeader(HttpHeaders.LOCATION, address(form(request), token));
        written.copyBodyToResponse();
    }

    private void show(String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = kept(token, request);
        if (page == null) {
            var query = request.getQueryString();
            response.sendRedirect(address(request.getRequestURI() + (query == null ? "" : "?" + query), null));
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Where the form stands: the page that sent it, if it is one of this site. */
    private static String form(HttpServletRequest request) {
        var from = request.getHeader(HttpHeaders.REFERER);
        try {
            var page = from == null ? null : URI.create(from);
            if (page != null && request.getServerName().equalsIgnoreCase(page.getHost())) {
                return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            }
        } catch (IllegalArgumentException unreadable) {
            return request.getRequestURI();
        }
        return request.getRequestURI();
    }

    private static String address(String page, @Nullable String token) {
        var address = UriComponentsBuilder.fromUriString(PortalFrames.local(page));
        return (token == null ? address.replaceQueryParam(AGAIN) : address.replaceQueryParam(AGAIN, token))
                .build()
                .toUriString();
    }

    private String sealed(String token, byte[] page) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(page);
        }
        return Base64.getEncoder().encodeToString(vault.seal(packed.toByteArray(), context(token)));
    }

    private byte @Nullable [] kept(String token, HttpServletRequest request) throws IOException {
        var session = request.getSession(false);
        for (var name : session == null ? new String[0] : KEPT) {
            // A page that was made for somebody else, before this log-in, does not begin with this mark.
            if (session.getAttribute(name) instanceof String entry && entry.startsWith(mark(token))) {
                var packed = vault.open(
                        Base64.getDecoder().decode(entry.substring(mark(token).length())), context(token));
                try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                    return zip.readAllBytes();
                }
            }
        }
        return null;
    }

    private static String mark(String token) {
        return token + " " + CurrentActor.get().map(Actor::accountId).orElse("") + " ";
    }

    private static String context(String token) {
        return "faults-page:" + token;
    }
}
