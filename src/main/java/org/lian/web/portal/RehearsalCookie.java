package org.lian.web.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The browser's own copy of a {@link Rehearsal}: it outlives logging in, and ends with the browser's session. */
final class RehearsalCookie {
    static final String NAME = "rehearsal";

    /** Characters that every browser keeps in one cookie, its name and flags beside them. */
    private static final int MOST = 3800;

    /** Bytes of text that one may unfold to; what is more was not made here. */
    private static final int UNFOLDED = 16 * 1024;

    private static final String GOES_ON = "goesOn";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FORM = new TypeReference<>() {};

    private RehearsalCookie() {}

    /** Empty where there is none, or one that was not made here. */
    static Optional<Rehearsal> of(HttpServletRequest request) {
        return form(request).map(Rehearsal::of);
    }

    /** Whether its holder has already said to go on with it, and only had to log in first. */
    static boolean goesOn(HttpServletRequest request) {
        return form(request).filter(form -> form.containsKey(GOES_ON)).isPresent();
    }

    private static Optional<Map<String, String>> form(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        try (var folded = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(cookie.getValue())))) {
            var text = folded.readNBytes(UNFOLDED + 1);
            return text.length > UNFOLDED ? Optional.empty() : Optional.of(JSON.readValue(text, FORM));
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Keeps it; of one that is too long, what tells the least goes first. */
    static void keep(Rehearsal rehearsal, HttpServletRequest request, HttpServletResponse response) {
        keep(new LinkedHashMap<>(rehearsal.form()), request, response);
    }

    /** Keeps it, with the word that it is to be gone on with. */
    static void keepGoingOn(Rehearsal rehearsal, HttpServletRequest request, HttpServletResponse response) {
        var form = new LinkedHashMap<>(rehearsal.form());
        form.put(GOES_ON, "yes");
        keep(form, request, response);
    }

    private static void keep(
            LinkedHashMap<String, String> form, HttpServletRequest request, HttpServletResponse response) {
        var value = folded(form);
        if (value.length() > MOST) {
            form.keySet().removeIf(field -> field.startsWith("place."));
            value = folded(form);
        }
        set(value, -1, request, response);
    }

    static void drop(HttpServletRequest request, HttpServletResponse response) {
        set("", 0, request, response);
    }

    private static void set(String value, int seconds, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/rehearsal")
                        .maxAge(seconds)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static String folded(Map<String, String> form) {
        var bytes = new ByteArrayOutputStream();
        try (var folding = new DeflaterOutputStream(bytes)) {
            folding.write(JSON.writeValueAsBytes(form));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
