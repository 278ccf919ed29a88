package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The court's look at photographs that no browser shows: a picture in the page, the original as a download. */
@CourtTest
class PhotoReadingTests {
    @LocalServerPort
    int port;

    @Test
    @DisplayName("法院看 WebP：页面里是图，下载的是原件，看过的记入查阅记录")
    void webp() throws IOException {
        look("quarters.webp", "image/webp", true);
    }

    @Test
    @DisplayName("法院看 HEIC：装了解码程序的，页面里是图；下载的总是原件")
    void heic() throws IOException {
        var installed = java.nio.file.Files.isExecutable(java.nio.file.Path.of("/usr/bin/heif-dec"))
                || java.nio.file.Files.isExecutable(java.nio.file.Path.of("/usr/bin/heif-convert"));
        Assumptions.assumeTrue(installed, "heif-dec or heif-convert is installed");
        look("quarters.heic", "image/heic", true);
    }

    @Test
    @DisplayName("不是照片的：页面打开的和下载的都是原件")
    void otherFiles() throws IOException {
        look("plain.txt", "text/plain", false);
    }

    private void look(String name, String type, boolean drawn) throws IOException {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        var photo = name.endsWith(".txt") ? Stories.text("今借到") : fixture(name);
        var material = court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", name, photo)
                .expecting(201)
                .get("id");
        court.zhangsan
                .post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201);
        var task = court.task(filing, "REVIEW");
        var judge = QuietBrowser.as(port, "judge1");
        var address = "/staff/tasks/" + task + "/materials/" + material;
        var before = readings(filing).size();

        var shown = judge.get(address).expecting(200);

        assertThat(shown.header("Content-Type")).startsWith(drawn ? "image/jpeg" : type);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(readings(filing)).hasSize(before + 1);
        assertThat(judge.download(address + "?download=true")).isEqualTo(photo);
    }

    private JsonNode readings(String filing) {
        return CourtClient.as(port, "supervisor1")
                .get("/api/v1/filings/" + filing + "/readings")
                .expecting(200)
                .body()
                .get("items");
    }

    private static byte[] fixture(String name) throws IOException {
        try (var content = PhotoReadingTests.class.getResourceAsStream("/photos/" + name)) {
            return content.readAllBytes();
        }
    }
}
