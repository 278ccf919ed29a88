package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lian.documents.Printed;
import org.lian.web.QuietBrowser;

/** What the filer finds of a filing's papers: on a page, in the list, as PDF. */
final class CasePapers {
    private CasePapers() {}

    /** A page of the portal as the filer reads it. */
    static String page(Stories court, String path) {
        return QuietBrowser.as(court.port(), "zhangsan")
                .get(path)
                .expecting(200)
                .text();
    }

    static List<String> kinds(Stories court, String filing) {
        var kinds = new ArrayList<String>();
        list(court, filing).forEach(item -> kinds.add(item.get("kind").asText()));
        return kinds;
    }

    /** What stands among the papers of the case for its judge, the other side's too. */
    static List<String> ofTheCase(Stories court, String filing) {
        var kinds = new ArrayList<String>();
        court.as("judge1")
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .body()
                .get("items")
                .forEach(item -> kinds.add(item.get("kind").asText()));
        return kinds;
    }

    static JsonNode document(Stories court, String filing, String kind) {
        for (var item : list(court, filing)) {
            if (item.get("kind").asText().equals(kind)) {
                return item;
            }
        }
        throw new AssertionError("no " + kind);
    }

    /** Its words on the screen, once it is there. */
    static String words(Stories court, String filing, String kind) {
        until(() -> assertThat(kinds(court, filing)).contains(kind));
        var id = document(court, filing, kind).get("id").asText();
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents/" + id)
                .expecting(200)
                .get("text");
    }

    /** The words of the PDF, which is the same when it is opened again. */
    static String printed(Stories court, String filing, String kind) {
        until(() -> assertThat(kinds(court, filing)).contains(kind));
        var id = document(court, filing, kind).get("id").asText();
        var pdf = pdf(court, filing, id);
        Printed.picture(kind, pdf);
        assertThat(pdf(court, filing, id)).isEqualTo(pdf);
        return Printed.text(pdf);
    }

    static byte[] pdf(Stories court, String filing, String document) {
        var answer = court.zhangsan.download("/api/v1/filings/" + filing + "/documents/" + document, "application/pdf");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private static JsonNode list(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/documents")
                .expecting(200)
                .body()
                .get("items");
    }
}
