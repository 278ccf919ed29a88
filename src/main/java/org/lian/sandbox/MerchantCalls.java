package org.lian.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The check that tells the merchant's questions from anybody else's, and the signature of the answers. */
@Component
@Profile("demo")
class MerchantCalls {
    static final int LONGEST = 16 * 1024;
    private static final long FRESH_SECONDS = 300;

    private final SandboxBooks books;
    private final SandboxSignature signature;

    MerchantCalls(SandboxBooks books, SandboxSignature signature) {
        this.books = books;
        this.signature = signature;
    }

    boolean asks(HttpServletRequest request, byte[] body) {
        var time = header(request, "X-Sandbox-Timestamp");
        var nonce = header(request, "X-Sandbox-Nonce");
        return time.matches("\\d{1,12}")
                && Math.abs(books.epochSecond() - Long.parseLong(time)) <= FRESH_SECONDS
                && signature.isGenuine(
                        header(request, "X-Sandbox-Signature"),
                        "REQUEST",
                        request.getMethod(),
                        request.getRequestURI(),
                        time,
                        nonce,
                        body)
                && books.firstSeen(nonce);
    }

    /** An answer bound to its question's nonce. */
    ResponseEntity<byte[]> signed(HttpServletRequest request, int status, MediaType type, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(type)
                .header(
                        "X-Sandbox-Signature",
                        signature.sign(
                                "RESPONSE",
                                request.getMethod(),
                                request.getRequestURI(),
                                header(request, "X-Sandbox-Timestamp"),
                                header(request, "X-Sandbox-Nonce"),
                                body))
                .body(body);
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
