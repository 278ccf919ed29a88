package org.lian.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** The page's words on a form that could not be read: of files only where files are handed in. */
record BrokenForm(String title, String detail) {
    private static final Pattern FILES =
            Pattern.compile(".*/(materials|evidence)(/.*)?|/filings/[^/]+/correction/[^/]+");

    /** Empty for a failure that is none of a form's body. */
    static Optional<BrokenForm> of(HttpServletRequest request, Throwable failure) {
        if (!(failure instanceof MultipartException)) {
            return Optional.empty();
        }
        var files = isOfFiles(request);
        if (failure instanceof MaxUploadSizeExceededException) {
            // The page of files has words of its own, with its limits.
            return files ? Optional.empty() : Optional.of(new BrokenForm("内容太长", "刚才的内容没有保存。请返回上一页，写短一些再试。"));
        }
        return Optional.of(
                files
                        ? new BrokenForm("文件没有传完", "请返回上一页，重新选择文件上传；以前上传的都还在。")
                        : new BrokenForm("刚才的内容没有完整送到", "没有保存任何改动。请返回上一页，再试一次。"));
    }

    /** Whether files are handed in at this address. */
    static boolean isOfFiles(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return FILES.matcher(failed instanceof String path ? path : request.getRequestURI())
                .matches();
    }
}
