package org.lian.web;

import java.nio.charset.StandardCharsets;
import org.lian.materials.Content;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The answer with a material or a paper: under its safe name, as the type that its bytes are, which no browser may
 * guess anew.
 */
public final class Downloads {
    private Downloads() {}

    /** To be kept on a computer, never opened in the page. */
    public static ResponseEntity<InputStreamResource> attached(Content content) {
        return of(content, ContentDisposition.attachment()).body(new InputStreamResource(content.stream()));
    }

    /** A paper of the court, opened in the browser, where it is read and printed. */
    public static ResponseEntity<byte[]> paper(String title, byte[] pdf) {
        return shown(ResponseEntity.ok(), title + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    /** A picture of one, opened in the browser, whose own viewer styles it inline, and where a long press keeps it. */
    public static ResponseEntity<byte[]> picture(String title, byte[] png) {
        return shown(
                ResponseEntity.ok()
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"),
                title + ".png",
                MediaType.IMAGE_PNG,
                png);
    }

    /** A file of the court's own that is taken out of the system. */
    public static ResponseEntity<byte[]> taken(String name, MediaType type, byte[] bytes) {
        return answered(ResponseEntity.ok(), ContentDisposition.attachment(), name, type, bytes);
    }

    private static ResponseEntity<byte[]> shown(
            ResponseEntity.BodyBuilder answer, String name, MediaType type, byte[] bytes) {
        return answered(answer, ContentDisposition.inline(), name, type, bytes);
    }

    private static ResponseEntity<byte[]> answered(
            ResponseEntity.BodyBuilder answer,
            ContentDisposition.Builder disposition,
            String name,
            MediaType type,
            byte[] bytes) {
        return answer.contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    /** A picture that this system drew. */
    public static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(jpeg);
    }

    /** The answer without its body, for more headers. */
    public static ResponseEntity.BodyBuilder of(Content content, ContentDisposition.Builder disposition) {
        var material = content.material();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(material.mediaType()))
                .contentLength(material.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(material.safeName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff");
    }
}
