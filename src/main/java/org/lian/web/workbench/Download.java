package org.lian.web.workbench;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file to keep, never to open in the page. */
final class Download {
    private Download() {}

    /** @param path its last part becomes the file's name */
    static ResponseEntity<byte[]> of(String path, byte[] content) {
        var fileName = path.substring(path.indexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .body(content);
    }
}
