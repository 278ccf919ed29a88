package org.lian.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The bodies that bring files: larger than what is typed, and read as a stream. */
public final class UploadBodies {
    /** The type of a piece of a file that goes on where it was cut. */
    public static final String PIECE = "application/offset+octet-stream";

    private UploadBodies() {}

    /** Whether the body brings a file or a piece of one. */
    public static boolean is(HttpServletRequest request) {
        return type(request).startsWith("multipart/") || isPiece(request);
    }

    /** Whether what came of the body is of use without the rest. */
    public static boolean isPiece(HttpServletRequest request) {
        return request.getMethod().equals("PATCH") && type(request).startsWith(PIECE);
    }

    private static String type(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
