package org.lian.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.idempotency.Idempotency;
import org.lian.idempotency.KeptAnswer;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.lian.web.security.ApiPath;
import org.lian.web.security.CurrentActor;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on a signed-in POST of the API: the controller runs inside the transaction that keeps its
 * answer, and nothing leaves before the commit.
 */
public class RepeatedRequests extends OncePerRequestFilter {
    private static final String KEY = "Idempotency-Key";
    private static final Pattern READABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Idempotency idempotency;
    private final Problems problems;

    public RepeatedRequests(Idempotency idempotency, Problems problems) {
        this.idempotency = idempotency;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(KEY) == null
                || !ApiPath.is(request)
                // A reading: an answer kept for seven days would be read again without a trace.
                || request.getRequestURI().endsWith("/disclosures");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = CurrentActor.get();
        var hash = actor.isEmpty() ? null : hash(request);
        if (actor.isEmpty() || hash == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var key = request.getHeader(KEY);
            if (!READABLE.matcher(key).matches()) {
                throw Refusal.invalid(KEY, "INVALID", "Idempotency-Key 应为 1 至 200 个可见的 ASCII 字符，例如一个 UUID");
            }
            var answer = idempotency.once(actor.get().accountId(), key, hash, () -> run(request, response, chain));
            send(answer, response);
        } catch (ServletException | IOException e) {
            throw e;
        } catch (Exception e) {
            problems.write(request, response, e);
        }
    }

    private static KeptAnswer run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        return new KeptAnswer(kept.getStatus(), kept.getContentType(), kept.getContentAsByteArray());
    }

    private static void send(KeptAnswer answer, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(answer.status());
        if (answer.mediaType() != null) {
            response.setContentType(answer.mediaType());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }

    /** Of what makes the request; null when an upload cannot be read, which the controller will explain. */
    private static byte @Nullable [] hash(HttpServletRequest request) throws IOException {
        var digest = Sha256.digest();
        var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        text(out, request.getRequestURI());
        text(out, request.getQueryString() == null ? "" : request.getQueryString());
        if (request instanceof ApiBodies.Whole whole) {
            out.write(whole.body());
            return digest.digest();
        }
        try {
            // The boundary differs from try to try, the parts do not.
            for (var part : request.getParts().stream()
                    .sorted(Comparator.comparing(Part::getName))
                    .toList()) {
                text(out, part.getName());
                text(out, part.getSubmittedFileName() == null ? "" : part.getSubmittedFileName());
                text(out, String.valueOf(part.getSize()));
                try (var content = part.getInputStream()) {
                    content.transferTo(out);
                }
            }
            return digest.digest();
        } catch (ServletException | IOException | IllegalStateException unreadable) {
            return null;
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }
}
