package org.lian.sandbox;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The demo's 财政电子票据 to take away: a page that says that it is none. */
@RestController
@Profile("demo")
class SandboxReceiptsApi {
    @GetMapping("/sandbox/electronic-receipts/{number}")
    ResponseEntity<byte[]> receipt(@PathVariable String number) {
        if (!number.matches("\\d{10}")) {
            return ResponseEntity.notFound().build();
        }
        var text = "演示环境的财政电子票据，票据号码 " + number + "\n这不是票据，没有法律效力，不能报销。\n";
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("electronic-receipt-" + number + ".txt")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
