package org.lian.web.portal;

import org.lian.materials.MaterialLimits;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The limits of an upload, said on the page before anybody waits for it. */
@Component
class UploadLimits {
    private final MaterialLimits limits;
    private final DataSize request;

    UploadLimits(MaterialLimits limits, MultipartProperties server) {
        this.limits = limits;
        this.request = server.getMaxRequestSize();
    }

    /**
     * The limits in words, for a page.
     *
     * @param request of all files that are chosen at once, where no script sends them one by one
     */
    public record Shown(long fileBytes, String file, String filing, int count, String request) {}

    Shown shown() {
        return new Shown(
                limits.maxFileSize().toBytes(),
                words(limits.maxFileSize()),
                words(limits.maxTotalSize()),
                limits.maxCount(),
                words(request));
    }

    /** What a page says whose request held more than the server takes. */
    Faults tooMuch() {
        return Faults.of("file", "一次选的文件合起来超过了 " + words(request) + "，这一次的都没有收到。请分几次选，每次少选几个；以前上传的都还在。");
    }

    boolean isTooMuch(long bytes) {
        return bytes > request.toBytes();
    }

    private static String words(DataSize size) {
        return size.toMegabytes() + " MB";
    }
}
